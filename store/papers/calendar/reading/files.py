"""Files with dates of meetings read into a draft: calendars, tables, and lists of dates; every other line is kept.

What the clerk said of a line is taken into account here, because a date can say the year of those around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from store.papers.calendar.reading.ics import CalendarFile, is_calendar, read_calendar
from store.papers.calendar.reading.tables import table_draft
from store.papers.reading.files import read_tables
from store.papers.reading.grids import Content
from store.problems import Problem, Refused
from store.rules.calendar.drafts import DraftMeetings
from store.rules.imports import NO_CORRECTIONS, Corrections

Source: TypeAlias = Content | CalendarFile
"""A file as it was read: tables, or a calendar."""


def read_source(data: bytes, named: str) -> Source:
    """Read a file with dates of meetings. `named` is what the clerk calls it, in a refusal.

    Raises Refused: it is empty, damaged, protected by a password, far too large, or of a kind that is not read.
    """
    if is_calendar(data):
        return read_calendar(data, named)
    if named.lower().endswith(".ics") and data.strip():
        cure = "Ask for it anew, or save it again from the calendar that wrote it."
        raise Refused(Problem("read.kind", f"{named} is no calendar, though its name says so.", cure, "file"))
    return read_tables(data, named)


def read_meetings(
    sources: Sequence[Source],
    today: dt.date,
    corrections: Corrections = NO_CORRECTIONS,
    kept: Mapping[str, str] | None = None,
) -> DraftMeetings:
    """Read meetings out of files, with what the clerk said of their lines.

    `kept` is what headings of tables of meetings were read as the last time. A series without an end is read until two
    years after `today`.
    """
    drafts = []
    for number, source in enumerate(sources):
        if isinstance(source, CalendarFile):
            from store.papers.calendar.reading.calendars import calendar_draft

            drafts.append(calendar_draft(number, source, today, corrections))
        else:
            drafts.append(table_draft(number, source, today, corrections, kept or {}))
    return DraftMeetings(
        meetings=tuple(one for draft in drafts for one in draft.meetings),
        aside=tuple(line for draft in drafts for line in draft.aside),
        headings=tuple(one for draft in drafts for one in draft.headings),
    )
