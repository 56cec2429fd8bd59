"""What the first keys of a sitting ask for is loaded and worked out while nobody types, so that they need not wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

    from screens.frame import Frame
    from store.desk import Desk

_BEFORE = 0.3
"""Seconds after the first screen, and after each key, for which nothing is loaded: longer than between two keys of
somebody who types, shorter than it takes to read a screen. After a whole second the first visits paid most of it."""
_BETWEEN = 0.01
"""Seconds between two turns, in which a key is taken that came meanwhile."""
_A_TURN = 0.003
"""Seconds after which a turn begins no further step. Most steps take far less: one a turn, with 20 ms between, all of
it took 11 s at 100,000 records, and this 3. The longest takes 10 ms: a key waits for 13 at the most; it was 45."""
MODULES = (
    "store.journal.undoing",
    "store.rules.programme.overtaken",
    "store.file.changed_lines",
    "store.file.continuing",
    "store.papers.marked",
    "store.queries.search",
    "tui.sweeping",
    "screens.kit.ask",
    "screens.kit.at_rest",
    "screens.kit.field_lines",
    "screens.kit.entries",
    "screens.kit.form",
    "screens.kit.picker",
    "screens.dialogs",
    "screens.opened",
    "screens.palette",
    "store.queries.calendar.meetings",
    "screens.calendar",
    "store.queries.questions.lists",
    "store.commands.questions",
    "screens.questions",
    "store.commands.bin",
    "store.rules.rounds.standing",
    "store.rules.chasing.due",
    "store.rules.complaints.duties",
    "store.rules.reports.standing",
    "store.rules.reports.matter",
    "store.rules.rounds.words",
    "store.rules.declarations.interests",
    "store.rules.minutes.states",
    "store.rules.members.balance",
    "store.rules.as_of",
    "store.rules.words.titles",
    "store.rules.findings",
    "screens.actions",
    "screens.meeting",
    "screens.declarations",
    "screens.members",
    "screens.rounds",
    "screens.settings",
    "screens.settling",
    "screens.findings",
    "screens.prepare",
    "screens.reports",
    "screens.complaints",
    "screens.beginning",
    "screens.undoing",
    "screens.kit.working_out",
    "screens.versions",
    "screens.kit.planner",
    "store.queries.programme.fullness",
    "store.queries.programme.ledger",
    "store.journal.undo_words",
    "store.file.documents",
    "store.papers.house",
    "screens.forms.export",
    "screens.written",
    "store.file.doctor",
    "screens.health",
    "screens.forms.programme.moving",
    "screens.forms.programme.item",
)
"""What is asked for soonest comes first, and before it what it imports, so that no step takes all of it: 20 ms instead
of 57 for the first actions. All of it takes 190 ms, which fell on the first visits and windows."""


class Ahead:
    """Loads one module after the other, then takes other steps; `later` calls something after so many seconds."""

    def __init__(
        self,
        later: Callable[[float, Callable[[], None]], object],
        steps: Callable[[], Iterator[None]] = lambda: iter(()),
        then: Callable[[], None] = lambda: None,
        of: Callable[[], object] = lambda: None,
        seconds: Callable[[], float] = perf_counter,
        waits: Callable[[], bool] = lambda: False,
    ) -> None:
        """Load nothing yet. `steps` is called when every module is there, `then` when all steps were taken first.

        The program then leaves what was worked out to no sweep, as it does with what is there at the start: the first
        findings of 100,000 records waited 80 ms for one. The steps work out something `of` what stands just then: when
        that is another after a key, they are taken again. `seconds` tells how long a turn has gone on. While what is on
        the screen is worked out it `waits`: most of it is the same.
        """
        self._later = later
        self._steps = steps
        self._then = then
        self._of = of
        self._seconds = seconds
        self._waits = waits
        self._seen: object = None
        self._left = self._all()
        self._at_rest = False
        self._typed = False

    def begin(self) -> None:
        """Begin when the first screen stands."""
        self._later(_BEFORE, self._go_on)

    def note_key(self) -> None:
        """Wait again, for a key was pressed; once nobody types, what it changed is looked at."""
        self._typed = True
        if self._at_rest:
            self._at_rest = False
            self._later(_BEFORE, self._go_on)

    def _go_on(self) -> None:
        if self._typed or self._waits():
            self._typed = False
            self._later(_BEFORE, self._go_on)
            return
        if self._is_left_after_a_turn():
            self._later(_BETWEEN, self._go_on)
            return
        then, self._then = self._then, _nothing
        then()
        self._left = self._again()
        self._at_rest = True

    def _is_left_after_a_turn(self) -> bool:
        """Take steps for a moment, one at least, and say whether there are more."""
        until = self._seconds() + _A_TURN
        while next(self._left, _DONE) is not _DONE:
            if self._seconds() >= until:
                return True
        return False

    def _all(self) -> Iterator[None]:
        for name in MODULES:
            with suppress(Exception):  # It comes again when the module is asked for, and is told of then.
                import_module(name)
            yield
        yield from self._of_what_stands()

    def _again(self) -> Iterator[None]:
        """Take the steps again if they worked out something of what stands no more.

        After a change at 100,000 records the next prepare took 1,000 ms, as the first did before it was looked ahead.
        """
        if self._seen != self._of():
            yield from self._of_what_stands()

    def _of_what_stands(self) -> Iterator[None]:
        """Take the steps; from the first again if what they are taken of is another meanwhile."""
        self._seen, steps = self._of(), self._steps()
        while _goes_on(steps):
            yield
            if self._seen != self._of():
                self._seen, steps = self._of(), self._steps()


def _goes_on(steps: Iterator[None]) -> bool:
    """Take a step, and say whether there was one.

    One that fails is the last: nobody has asked for it yet. Whoever does meets the same fault, and is told of it; here
    it would end the program under the hands of somebody who does something else.
    """
    with suppress(Exception):
        return next(steps, _DONE) is not _DONE
    return False


def _nothing() -> None:
    """Do nothing: what comes after the first time comes once."""


_DONE = object()


def standing_of(desk: Desk | None, place: str = "") -> object:
    """Say what is looked ahead at: which file, as of which change and day, and the keys of which `place`.

    The first palette in the calendar took 110 ms at 100,000 records, and 59 each later one: only those of the place
    that opens first had been asked after.
    """
    return None if desk is None else (desk.path, desk.standing, place)


def ahead_of(app: App[Any], desk: Callable[[], Desk | None], then: Callable[[], None]) -> Ahead:
    """Give what looks ahead in an application at a `desk`, and `then` does something once."""

    def frame() -> Frame | None:
        """Give the frame, whatever windows are open over it; None where none stands yet."""
        from screens.frame import Frame

        return next((one for one in app.screen_stack if isinstance(one, Frame) and one.is_attached), None)

    def stands() -> object:
        here = frame()
        return standing_of(desk(), here.place.place if here is not None else "")

    def waits() -> bool:
        here = frame()
        return here is not None and here.works_out

    return Ahead(app.set_timer, lambda: look_ahead_at(desk(), frame()), then, stands, waits=waits)


def look_ahead_at(desk: Desk | None, screen: object = None) -> Iterator[None]:
    """Work out in steps what is linked to what, 30 ms of the first palette, and what prepare, findings and the
    longest lists ask for: 120 ms at 10,000 records, 1,200 at 100,000, which fell on the first; and what
    the palette asks of each key of the `screen`.
    """
    from store.links import learn_links

    yield from learn_links(desk.register if desk is not None else None)
    if desk is not None:
        from store.queries.looking_ahead import look_further_ahead

        yield from look_further_ahead(desk.register, desk.today)
    from screens.frame import Frame

    if isinstance(screen, Frame):
        from screens.palette import look_at_reasons

        yield from look_at_reasons(screen)
