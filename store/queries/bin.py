"""What lies in the bin, as a list."""

from __future__ import annotations

import datetime as dt

from store.queries.rows import RecordId, Row, Source
from store.queries.words.wording import record_title
from store.register import Register


class BinRow(Row, frozen=True, kw_only=True):
    """A record in the bin, the latest put there first."""

    id: RecordId
    kind: str
    title: str
    binned_on: dt.date
    source: Source


def bin_rows(register: Register, _today: dt.date) -> tuple[BinRow, ...]:
    """List what lies in the bin, the latest put there first."""
    rows = [
        BinRow(id=one.id, kind=one.noun, title=record_title(register, one), binned_on=one.binned_on, source=one.source)
        for one in register.binned()
        if one.binned_on
    ]
    return tuple(sorted(rows, key=lambda row: row.binned_on, reverse=True))
