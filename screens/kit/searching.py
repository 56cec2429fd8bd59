"""The text in which find and filter look, prepared little by little while no key is being pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from store.desk import Desk

if TYPE_CHECKING:
    from store.queries.search import Haystack

_BEFORE_PREPARING = 0.5
_BETWEEN_STEPS = 0.01
"""Seconds to wait before the text for find is prepared, and between its steps."""


class Searching:
    """Holds the prepared text of every record; `later` calls something after so many seconds."""

    def __init__(self, desk: Desk, later: Callable[[float, Callable[[], None]], object]) -> None:
        """Prepare nothing yet: the first screen must not wait for it."""
        self.busy = False
        self._desk = desk
        self._later = later
        self._haystack: Haystack | None = None
        self._steps: Iterator[Haystack | None] | None = None

    def begin(self) -> None:
        """Begin to prepare when the first screen stands."""
        self._later(_BEFORE_PREPARING, self._go_on)

    @property
    def haystack(self) -> Haystack:
        """The prepared text of every record as it is now; what is not prepared yet is prepared at once."""
        while self._haystack is None:
            self._prepare()
        self._haystack.update(self._desk.register)
        return self._haystack

    def _prepare(self) -> None:
        """Prepare some of the text; find and filter finish it if they are wanted sooner."""
        if self._steps is None:
            from store.queries.search import Haystack

            self._steps = Haystack.little_by_little(self._desk.register)
        self._haystack = next(self._steps)

    def _go_on(self) -> None:
        """Go on preparing, unless keys are being pressed: then wait until they rest."""
        if self._haystack is not None:
            return
        if self.busy:
            self.busy = False
            self._later(_BEFORE_PREPARING, self._go_on)
            return
        self._prepare()
        if self._haystack is None:
            self._later(_BETWEEN_STEPS, self._go_on)
