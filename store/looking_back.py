"""A desk that looks back: what held on a day, and whether the office has put right since what it held to be true then.

What held is worked out from the days that the records bear (`rules/as_at.py`); what the office held to be true on that
day, from the journal. Where the two differ, something was corrected, entered late or purged since.
"""

from __future__ import annotations

from functools import cached_property

from store.clock import london_day
from store.desk import Desk
from store.edit import Edit
from store.journal.images import read_image
from store.problems import Refused
from store.records import Change, Record
from store.register import Register
from store.rules.as_at import as_at
from store.rules.words.dates import long_date
from store.rules.words.wording import counted, listed

_NAMED = 4
"""So many records are named that were corrected; the others are counted."""


class PastDesk(Desk):
    """An open file as at a day. It reads, and nothing can be changed through it."""

    @cached_property
    def _now(self) -> Register:
        return super().register

    @cached_property
    def _held_now(self) -> Register:
        return as_at(self._now, self.today)

    @property
    def register(self) -> Register:
        """What held on the day, as the office knows it now."""
        return self._held_now

    @cached_property
    def held(self) -> Register:
        """What held on the day as the office had it recorded by then; as the file began, if it was begun later.

        A change that was saved in a form no longer known ends the way back: it is as far as the journal can be read.
        Raises FileTrouble if the journal in the file cannot be read.
        """
        then = self._now
        for change in super().history():
            if london_day(change.at) <= self.today:
                break
            try:
                then = _before(then, change)
            except Refused:
                break
        return self._held_now if then is self._now else as_at(then, self.today)

    @property
    def corrected(self) -> str:
        """Say which records of that day were corrected, entered late or purged since; empty if none were."""
        then, now = _by_id(self.held), _by_id(self.register)
        ids = [one for one in {**now, **then} if now.get(one) != then.get(one)]
        if not ids:
            return ""
        more = len(ids) - _NAMED
        named = [*ids[:_NAMED], *([counted(more, "other record")] if more > 0 else [])]
        return f"Corrected since {long_date(self.today)}: {listed(named)}."

    def history(self, record_id: str | None = None, limit: int | None = None) -> tuple[Change, ...]:
        """Give the changes up to the day, newest first. Raises FileTrouble as every desk does."""
        made = tuple(one for one in super().history(record_id) if london_day(one.at) <= self.today)
        return made if limit is None else made[:limit]


def _by_id(register: Register) -> dict[str, Record]:
    return {one.id: one for table in register.tables.values() for one in table.values()}


def _before(register: Register, change: Change) -> Register:
    """Give a register as it was before a change. Raises Refused if that was saved in a form no longer known."""
    puts: list[Record] = []
    removes: list[str] = []
    for one in change.touched:
        record = read_image(one, one.before)
        removes += [] if record else [one.id]
        puts += [record] if record else []
    return register.with_edit(Edit("", tuple(puts), tuple(removes)))
