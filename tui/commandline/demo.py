"""`secretariat demo`: a throw-away copy of the sample, opened on the day on which its papers are due."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from store.desk import Desk
from store.problems import Problem
from tui.commandline.command import Command
from tui.commandline.common import Common, Usage

if TYPE_CHECKING:
    from tui.commandline.call import Call


class ThrowAwayDesk(Desk):
    """A desk whose file goes with it. `place` holds the folder of the file, which closing the desk removes."""

    place: ExitStack | None = None

    def close(self) -> None:
        """Let go of the file and remove it."""
        super().close()
        if self.place is not None:
            self.place.close()


def open_demo(common: Common) -> int:
    """Open the sample in a folder of its own, which is removed afterwards; the clock stands where the sample does.

    Raises Usage if a file is named, because nothing done in the demonstration is kept.
    """
    from store.file.temporary import throw_away
    from store.sample import DEMO_DAY, sample_records
    from tui.app import run_app
    from tui.commandline.start import screen_settings

    if common.file is not None:
        cure = "For a file of your own: secretariat new --sample --file PATH."
        raise Usage(Problem("usage.demo", "The demonstration is thrown away and takes no --file.", cure))
    settings, today = screen_settings(), common.day() or DEMO_DAY
    with ExitStack() as place:
        path = place.enter_context(throw_away())
        desk = ThrowAwayDesk.create(path, sample_records(), today=today, who=settings.who)
        if common.read_only:
            desk.close()
            desk = ThrowAwayDesk.open(path, today=today, who=settings.who, read_only=True)
        desk.place = place
        try:
            return run_app(desk, settings=settings)
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
