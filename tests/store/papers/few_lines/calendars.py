"""Events of a calendar file: the days and hours of each, what recurs, and what is not read."""

from __future__ import annotations

import datetime as dt

from store.papers.calendar.reading.events import events
from store.papers.calendar.reading.files import read_meetings
from store.papers.calendar.reading.ics import read_calendar, span
from store.problems import Refused
from tests.store.papers.calendar.reading.calendars_made import LONDON, calendar, event
from tests.store.papers.few_lines.objects import cases
from tests.store.papers.few_lines.telling import Lines, each, told

TODAY = dt.date(2021, 3, 1)
LENGTHS = ("PT1H", "PT90M", "P1DT2H", "P2W", "PT", "P", "-P1D", "+PT1H", "PT1H30M15S", "1H", "", "pt1h")


def lines() -> Lines:
    """Tell of each file its events, and the meetings and lines that they become."""
    yield from each(span, LENGTHS)
    usual: list[str] = []
    for change in cases("calendars"):
        yield f"## {change}"
        parts = [event("SUMMARY:Panel", *part.split(" ; ")) for part in change.split(" / ")]
        try:
            file = read_calendar(calendar(LONDON, *parts), "a.ics")
            yield from map(told, events(file, TODAY))
            draft = read_meetings([file], TODAY)
        except Refused as refused:
            yield from (f"refused: {one.code} at {one.field}: {one}" for one in refused.problems)
            continue
        yield from (f"meeting {told(one)}" for one in draft.meetings)
        aside = [f"aside {told(one)}" for one in draft.aside]
        yield from (line for line in aside if line not in usual)
        usual = usual or aside
