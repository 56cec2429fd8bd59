"""The calendar as a list: every meeting by date, with its municipal year and the last day for its papers."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec.structs import asdict

from store.queries.calendar.clock import PapersDue, papers_due
from store.queries.calendar.meetings import MeetingRow, years
from store.queries.calendar.named_years import year_named
from store.queries.rows import Source, cell
from store.records import Meeting
from store.register import Register


class CalendarRow(MeetingRow, frozen=True, kw_only=True):
    """A meeting of the calendar, by date."""

    year: Annotated[str, cell("municipal year, such as 2021-22")]
    publish_by: Annotated[dt.date | None, cell("last day for its papers; null if they are out, or if it is not known")]
    working_days_left: Annotated[int | None, cell("working days left for that; negative when late")]
    source: Source
    unknown: Annotated[str, cell("why the last day for its papers is not known; else empty", heading="Not known")]


def calendar_rows(
    register: Register, today: dt.date, year: str | None = None, meeting: str | None = None
) -> tuple[CalendarRow, ...]:
    """List every meeting by date, those of a municipal year such as 2021-22, or one.

    `booked` and `available` are minutes.

    Raises Refused if there is no such year.
    """
    label = None if year is None else year_named(register, year).label
    papers = papers_due(register, today)
    rows = []
    for one in years(register, today):
        for held in one.meetings:
            if label not in {None, one.label} or meeting not in {None, held.id}:
                continue
            due = papers.get(held.id, PapersDue())
            source = register.need(Meeting, held.id).source
            rows.append(
                CalendarRow(
                    **asdict(held),
                    year=one.label,
                    publish_by=due.by,
                    working_days_left=due.left,
                    source=source,
                    unknown=due.unknown,
                )
            )
    return tuple(rows)
