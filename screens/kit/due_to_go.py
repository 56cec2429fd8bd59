"""Why no private details are due to go: the records are asked, and the journal where they hold nothing due."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Collection

from screens.kit.office import Office
from store.problems import FileTrouble, Problem
from store.register import Register

WhyNot = Callable[[Register, dt.date, Collection[str]], Problem | None]
"""The rule that says why nothing is due to go; it is given the ids of the records whose details the journal holds."""


class DueToGo:
    """Says why nothing is due to go; the journal is looked through only where the records hold nothing due.

    It is looked through once for each change of the file, because every key asks. On a server it is looked through on
    the side, and until that is done nothing is due of it.
    """

    def __init__(self, office: Office, why_not: WhyNot) -> None:
        """Ask by a rule."""
        self._office = office
        self._why_not = why_not
        self._in_journal: tuple[str, ...] = ()
        self._looked_at = -1
        self._looking = False

    def why_not(self) -> Problem | None:
        """Say why there is nothing to purge; None if there is."""
        desk = self._office.desk
        register, today = desk.register, desk.today
        problem = self._why_not(register, today, ())
        if problem is None:
            return None
        if self._looked_at != desk.revision:
            if desk.room.slow:
                self._look_aside(desk.revision)
                return problem
            try:
                self._in_journal, self._looked_at = tuple(desk.details_in_journal()), desk.revision
            except FileTrouble:
                return problem
        return self._why_not(register, today, self._in_journal)

    def _look_aside(self, revision: int) -> None:
        """Look through the journal on the side, and show the keys anew when that is done."""
        if self._looking:
            return
        self._looking = True

        def done(looked: asyncio.Future[tuple[str, ...]]) -> None:
            self._looking = False
            if not looked.cancelled() and looked.exception() is None:
                self._in_journal, self._looked_at = looked.result(), revision
                self._office.show_hints()

        loop = asyncio.get_running_loop()
        loop.run_in_executor(None, lambda: tuple(self._office.desk.details_in_journal())).add_done_callback(done)
