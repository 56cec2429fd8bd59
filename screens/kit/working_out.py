"""A place shows a change at once where that is quick; else its old lines stand and say so while the new are worked out.

A key that looks at a line waits for the rest, and does nothing to a line that the clerk has not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import Any

from screens.kit.place import Place
from store.problems import Problem

BEING_WORKED_OUT = "being worked out …"
_FEW = 2_000
"""Up to so many records everything is worked out at once: what takes longest, the findings, 20 ms."""
_AT_ONCE = 0.004
"""Seconds for which the key that changed something works on what the place shows of it. At 100,000 records an undo took
1,010 ms where findings were open and 110 to 150 in the calendar, for all of it was worked out first."""
_FIRST = 0.01
"""Seconds until the first turn behind that: what is said is painted before. With two turns before it, and 10 ms at
once, an undo took 35 ms at 10,000 records where findings were open, of which the change is 12."""
_A_TURN = 0.004
_BETWEEN = 0.001
"""Seconds after which a turn begins no further step, and between two turns, in which a key is taken that came."""


class WorkingOut:
    """Has the place on the screen show what stands now; `later` calls something after so many seconds."""

    def __init__(
        self,
        later: Callable[[float, Callable[[], None]], object],
        here: Callable[[], Place[Any]],
        then: Callable[[], None],
        seconds: Callable[[], float] = perf_counter,
    ) -> None:
        """Begin with nothing to do. `here` gives the place on the screen; `then` is called when one has caught up."""
        self._later = later
        self._here = here
        self._then = then
        self._seconds = seconds
        self._place: Place[Any] | None = None
        self._steps: Iterator[None] = iter(())
        self._of: object = None
        self._go_to: str | None = None
        self._seen = False
        self._turns = 0
        self._long: set[str] = set()
        """The places of which working out took more than one turn the last time."""

    @property
    def under_way(self) -> bool:
        """Whether old lines stand on the screen."""
        return self._place is not None and self._place is self._here()

    def show(self, place: Place[Any], go_to: str | None = None, *, at_once: bool = False) -> None:
        """Have a place show what stands now, and go to a record then, as its `reload` does.

        All of it is worked out `at_once` where the old lines are of something else, or none stand there.
        """
        if self._place is not place:
            self._go_to = None
        self._go_to = go_to or self._go_to
        if self._place is place and self._of == place.desk.standing and not at_once:
            return
        self._place, self._of, self._seen = place, place.desk.standing, False
        self._steps = place.work_out(self._go_to)
        few = sum(map(len, place.desk.register.tables.values())) <= _FEW
        if at_once or place.drawn is None or few or not self._is_left_at_once(place):
            self._end()
            return
        place.list.say_aside(BEING_WORKED_OUT)
        self._go_on_after(_FIRST)

    def note_key(self) -> None:
        """Note that a key is pressed by somebody who saw the old lines; one that came with the last did not."""
        self._seen = True

    def catch_up(self) -> Problem | None:
        """Work out at once what is left. Say what stands in the way of what is to be done to the lines, if it does.

        The clerk saw another line than the one that stands there now. Keys that came all at once find what they would
        have found if the first had waited.
        """
        if not self.under_way or self._place is None:
            return None
        place, seen = self._place, self._seen
        before = place.chosen
        for _ in self._steps:
            pass
        self._end()
        self._then()
        if not seen or place.chosen == before:
            return None
        sentence = "The list was being worked out, and the line is another now."
        return Problem("line-changed", sentence, "Look at it, then press the key again.")

    def _go_on_after(self, seconds: float) -> None:
        self._later(seconds, partial(self._go_on, self._steps))

    def _go_on(self, steps: Iterator[None]) -> None:
        if steps is not self._steps or self._place is None:
            return
        if not self.under_way or self._place.drawn == self._of:  # it was left, or shown anew by something else
            self._forget()
        elif self._is_left_after(_A_TURN):
            self._turns += 1
            self._go_on_after(_BETWEEN)
        else:
            (self._long.add if self._turns else self._long.discard)(self._place.place)
            self._end()
            self._then()

    def _is_left_at_once(self, place: Place[Any]) -> bool:
        """Try to be done with a place before the key is answered, and say whether there is more.

        It is not tried where it took several turns the last time: 5 to 8 ms of 25 for an undo with findings open.
        """
        self._turns = 0
        return place.place in self._long or self._is_left_after(_AT_ONCE)

    def _is_left_after(self, seconds: float) -> bool:
        """Take steps for a moment, one at least, and say whether there are more."""
        until = self._seconds() + seconds
        return any(self._seconds() >= until for _ in self._steps)

    def _end(self) -> None:
        place, go_to = self._place, self._go_to
        self._forget()
        if place is not None:
            place.reload(go_to)

    def _forget(self) -> None:
        self._place, self._go_to, self._of, self._steps = None, None, None, iter(())
