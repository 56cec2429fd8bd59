"""`secretariat demo`: a throw-away copy of the sample, opened on the day on which its papers are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.problems import Problem
from tui.commandline.command import Command
from tui.commandline.common import Common, Usage
from tui.lean import quick_start

if TYPE_CHECKING:
    import argparse

    from tui.commandline.call import Call


HOW_MANY = 6
"""How many lessons there are; a test counts them. To load them for that would keep every command waiting."""


def open_demo(common: Common, lesson: int = 0) -> int:
    """Open the sample in a folder of its own, which is removed afterwards; the clock stands where the sample does.

    `lesson` is the number of the lesson with which to begin, counted from 1; 0 gives none.

    Raises Usage if a file is named, because nothing done in the demonstration is kept.
    """
    with quick_start():
        from tui.app import run_app
    from contextlib import ExitStack

    from store.desk import Desk
    from store.file.temporary import throw_away
    from store.sample import DEMO_DAY, sample_records
    from tui.settings import clerk, screen_settings

    if lesson and common.read_only:
        sentence = "A lesson changes things, which --read-only does not let it."
        raise Usage(Problem("usage.lesson", sentence, "Leave --read-only out: it is a throw-away copy."))
    if common.file is not None:
        cure = "For a file of your own: secretariat new --sample --file PATH."
        raise Usage(Problem("usage.demo", "The demonstration is thrown away and takes no --file.", cure))
    settings, today = screen_settings(), common.day() or DEMO_DAY
    with ExitStack() as place:
        path = place.enter_context(throw_away())
        desk = Desk.create(path, sample_records(), today=today, who=clerk(settings), alone=True)
        if common.read_only:
            desk.close()
            desk = Desk.open(path, today=today, who=clerk(settings), read_only=True)
        desk.kept = False
        app = None
        if lesson:
            from tui.lesson_app import LessonApp

            app = LessonApp(desk, settings, lesson)
        try:
            return run_app(desk, settings=settings, at_end=place.close, app=app)
        finally:
            desk.close()


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lesson",
        nargs="?",
        type=int,
        const=1,
        default=0,
        choices=range(1, HOW_MANY + 1),
        metavar="NUMBER",
        help=f"with the {HOW_MANY} lessons, which show the next key; or begin with one of them",
    )


def _run(call: Call) -> int:
    return open_demo(call.common, call.options.lesson)


COMMANDS = (
    Command(
        "demo",
        "open a throw-away copy of the sample, on Monday 12 July 2021",
        "secretariat demo",
        _run,
        _arguments,
        notes="With --lesson it teaches the first steps, key by key; nothing done in it is kept.",
    ),
)
