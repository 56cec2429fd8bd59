"""What the first keys of a sitting ask for is loaded while nobody types, so that they need not wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

_BEFORE = 1.0
"""Seconds after the first screen, and after each key, for which nothing is loaded."""
_BETWEEN = 0.02
"""Seconds between two modules: a key that comes meanwhile waits for one at most, 20 ms for what takes longest."""

MODULES = (
    "store.journal.undoing",
    "store.papers.marked",
    "store.queries.search",
    "screens.kit.form",
    "screens.kit.picker",
    "screens.dialogs",
    "screens.opened",
    "screens.palette",
    "screens.calendar",
    "screens.questions",
    "store.commands.bin",
    "screens.actions",
    "screens.meeting",
    "screens.declarations",
    "screens.members",
    "screens.rounds",
    "screens.settings",
    "screens.findings",
    "screens.prepare",
    "screens.reports",
    "screens.complaints",
    "screens.beginning",
    "screens.undoing",
    "screens.versions",
    "screens.kit.planner",
)
"""What is asked for soonest comes first. All of it takes 90 ms, which fell on the first visits and windows: 10 of the
first calendar, 20 of the first actions, 20 of the first history."""


class Ahead:
    """Loads one module after the other; `later` calls something after so many seconds."""

    def __init__(self, later: Callable[[float, Callable[[], None]], object]) -> None:
        """Load nothing yet."""
        self._later = later
        self._left: Iterator[str] = iter(MODULES)
        self._typed = False

    def begin(self) -> None:
        """Begin when the first screen stands."""
        self._later(_BEFORE, self._go_on)

    def note_key(self) -> None:
        """Wait again, for a key was pressed."""
        self._typed = True

    def _go_on(self) -> None:
        if self._typed:
            self._typed = False
            self._later(_BEFORE, self._go_on)
            return
        name = next(self._left, None)
        if name is not None:
            import_module(name)
            self._later(_BETWEEN, self._go_on)
