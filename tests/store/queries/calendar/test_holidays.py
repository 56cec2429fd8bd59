"""The table of working days of a panel: read once, made anew when its own days change."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.queries.calendar.holidays import listed, working_days_of
from store.records import Panel
from store.records.panel import Closure, HolidayChange

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 12, 29)


def test_the_same_days_give_the_same_table() -> None:
    assert working_days_of(PANEL) is working_days_of(replace(PANEL, name="Another"))
    assert listed() is listed()


def test_the_panels_own_days_are_in_it_and_in_no_other() -> None:
    closed = replace(PANEL, closures=(Closure(first=DAY, last=DAY, reason="Christmas"),))
    assert working_days_of(closed).why_not_working(DAY) == "office closed: Christmas"
    added = replace(PANEL, holiday_changes=(HolidayChange(day=DAY, name="Day", change="added", reason="r"),))
    assert working_days_of(added).why_not_working(DAY) == "Day"
    assert working_days_of(PANEL).why_not_working(DAY) is None
    assert listed().why_not_working(DAY) is None
