"""The letters that are due to those from whom something is awaited, one a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

from store.queries.rows import Row, cell
from store.register import Register
from store.rules.chasing.due import SORTS, chasers_due, is_late


class ChaserRow(Row, frozen=True, kw_only=True):
    """A letter that is due."""

    sort: Annotated[str, cell("what is awaited", heading="Awaited")]
    to: Annotated[str, cell("to whom it goes; empty if nobody is recorded", heading="To")]
    about: Annotated[str, cell("what it is about", heading="About")]
    due: Annotated[dt.date | None, cell("the first day on which any of it is due; null if on none", heading="Due")]
    late: Annotated[bool, cell("whether a day has passed")]
    meeting: Annotated[dt.date | None, cell("the meeting it is for; null if for none")]
    records: Annotated[tuple[str, ...], cell("ids of the records it is about")]
    matters: Annotated[tuple[str, ...], cell("the keys by which it is recorded as sent", last=True)]


def chaser_rows(register: Register, today: dt.date, sorts: Iterable[str] = ()) -> tuple[ChaserRow, ...]:
    """List the letters that are due, those of some sorts if any are named."""
    return tuple(
        ChaserRow(
            sort=SORTS[one.sort],
            to=one.to,
            about=one.about,
            due=one.first_due,
            late=is_late(one, today),
            meeting=one.meeting.date if one.meeting else None,
            records=tuple(dict.fromkeys(matter.record for matter in one.matters)),
            matters=tuple(matter.key for matter in one.matters),
        )
        for one in chasers_due(register, today, sorts)
    )
