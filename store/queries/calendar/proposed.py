"""The dates proposed for next year, as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

from store.queries.rows import Date, Row, cell
from store.rules.calendar.proposing import ProposedDate
from store.rules.words.dates import clock_time


class ProposedRow(Row, frozen=True, kw_only=True):
    """A date proposed for next year."""

    date: dt.date
    kind: str
    start: Annotated[str, cell("such as 1:00 pm; empty if none is given")]
    venue: str
    publish_by: Date
    clashes: Annotated[tuple[str, ...], cell("what speaks against it")]


def proposed_rows(dates: Iterable[ProposedDate]) -> tuple[ProposedRow, ...]:
    """List proposed dates in plain values."""
    return tuple(
        ProposedRow(
            date=one.date,
            kind=one.kind.value,
            start=clock_time(one.start) if one.start else "",
            venue=one.venue,
            publish_by=one.publish_by,
            clashes=tuple(one.clashes),
        )
        for one in dates
    )
