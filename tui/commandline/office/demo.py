"""`secretariat demo`: a throw-away copy of the sample, opened on the day on which its papers are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.problems import Problem
from tui.commandline.command import Command
from tui.commandline.common import Common, Usage
from tui.lean import quick_start

if TYPE_CHECKING:
    from tui.commandline.call import Call


def open_demo(common: Common) -> int:
    """Open the sample in a folder of its own, which is removed afterwards; the clock stands where the sample does.

    Raises Usage if a file is named, because nothing done in the demonstration is kept.
    """
    with quick_start():
        from tui.app import run_app
    from contextlib import ExitStack

    from store.desk import Desk
    from store.file.temporary import throw_away
    from store.sample import DEMO_DAY, sample_records
    from tui.settings import clerk, screen_settings

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
        try:
            return run_app(desk, settings=settings, at_end=place.close)
        finally:
            desk.close()


def _run(call: Call) -> int:
    return open_demo(call.common)


COMMANDS = (
    Command(
        "demo",
        "open a throw-away copy of the sample, on Monday 12 July 2021",
        "secretariat demo",
        _run,
    ),
)
