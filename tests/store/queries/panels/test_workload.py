"""Who does what, week by week: meetings, publication days, deadlines and items of each clerk over several panels."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.panels.workload import WeekRow, week_of, why_not_weeks, workload
from store.records import ItemStatus, Meeting, MeetingStatus, Panel, RuleSet, WorkItem
from store.records.panel import DeadlineRule
from store.register import Register
from store.rules.panels.served import Served
from tests.store.rules.panels.offices import DAY, TODAY, served

WEEK = dt.date(2021, 9, 27)


def week(rows: tuple[WeekRow, ...], day: dt.date, clerk: str) -> WeekRow:
    return next(one for one in rows if one.week == day and one.clerk == clerk)


def counts(row: WeekRow) -> tuple[int, int, int, int]:
    return row.meetings, row.publications, row.deadlines, row.items


def test_a_week_counts_the_meetings_of_a_clerk_over_all_panels() -> None:
    panels = (
        served("LLR", clerk="A. Clerk, Officer"),
        served("WMF", clerk="Mrs A. Clerk"),
        served("TVP", clerk="B. C."),
    )
    rows = workload(panels, TODAY, weeks=12)
    mine = week(rows, WEEK, "A. Clerk")
    assert mine.meetings == 2
    assert mine.panels == ("LLR", "WMF")
    assert mine.iso_week == "2021-W39"
    assert "Thu 30 Sep 2021, LLR: the meeting of 30 September 2021" in mine.what
    assert len(mine.what) == len(mine.panel_of_each)
    assert week(rows, WEEK, "B. C.").meetings == 1
    published = week(rows, dt.date(2021, 9, 20), "A. Clerk")
    assert published.publications == 2
    assert "Wed 22 Sep 2021, WMF: Agenda and reports published, for the meeting of 30 September 2021" in published.what


def test_an_item_is_counted_for_whoever_sees_to_it() -> None:
    items = (
        WorkItem(id="W1", title="One", meeting="M1"),
        WorkItem(id="W2", title="Two", meeting="M1", clerk="B. Clerk"),
        WorkItem(id="W3", title="Three", meeting="M1", status=ItemStatus.WITHDRAWN),
    )
    rows = workload((served("LLR", *items, clerk="A. Clerk"),), TODAY, weeks=12)
    assert counts(week(rows, WEEK, "A. Clerk"))[3] == 1
    assert counts(week(rows, WEEK, "B. Clerk")) == (0, 0, 0, 1)
    assert week(rows, WEEK, "B. Clerk").counts == "1 item"


def test_what_is_late_stands_in_the_week_that_has_begun() -> None:
    rules = (DeadlineRule(code="drafts", label="Drafts in", mode="wd_before", n=40),)
    panel = Panel(id="PANEL", name="P", clerk="A. Clerk", rules=(RuleSet(deadlines=rules),))
    office = Served("LLR", Register.of(panel, Meeting(id="M1", date=DAY)))
    late = week(workload((office,), dt.date(2021, 9, 1), weeks=1), dt.date(2021, 8, 30), "A. Clerk")
    assert counts(late) == (0, 0, 1, 0)
    assert late.what[0].endswith("LLR: Drafts in (late), for the meeting of 30 September 2021")


def test_nobody_named_is_told_and_comes_last() -> None:
    rows = workload((served("LLR"), served("WMF", clerk="Z. Clerk")), TODAY, weeks=12)
    assert [one.clerk_words for one in rows if one.week == WEEK] == ["Z. Clerk", "no clerk named"]


def test_what_cannot_be_worked_out_is_said_where_it_would_stand() -> None:
    far = served("LLR", clerk="A. Clerk", date=dt.date(2400, 1, 5))
    rows = workload((far,), dt.date(2399, 12, 30), weeks=4)
    told = [words for one in rows for words in one.what]
    assert any("the deadlines of the meeting of 5 January 2400 cannot be worked out: " in words for words in told)


def test_a_meeting_called_off_is_nobodys_work() -> None:
    assert workload((served("LLR", status=MeetingStatus.CANCELLED),), TODAY, weeks=20) == ()


@pytest.mark.parametrize(
    ("day", "monday", "sunday"),
    [
        (dt.date(2021, 7, 12), dt.date(2021, 7, 12), dt.date(2021, 7, 11)),
        (dt.date(2021, 7, 18), dt.date(2021, 7, 12), dt.date(2021, 7, 18)),
        (dt.date(2021, 1, 1), dt.date(2020, 12, 28), dt.date(2020, 12, 27)),
        (dt.date.min, dt.date.min, dt.date.min),
    ],
)
def test_a_week_begins_on_monday_or_on_sunday(day: dt.date, monday: dt.date, sunday: dt.date) -> None:
    assert week_of(day) == monday
    assert week_of(day, sunday_first=True) == sunday


def test_weeks_that_begin_on_sunday_have_no_number_of_iso() -> None:
    rows = workload((served("LLR", clerk="A. Clerk"),), TODAY, weeks=12, sunday_first=True)
    assert {one.iso_week for one in rows} == {""}
    assert week(rows, dt.date(2021, 9, 26), "A. Clerk").heading == "Week of Sun 26 Sep 2021"


def test_how_many_weeks_can_be_looked_ahead() -> None:
    assert why_not_weeks(1) is None
    assert why_not_weeks(104) is None
    for weeks in (0, -1, 105):
        problem = why_not_weeks(weeks)
        assert problem is not None
        assert problem.code == "workload.weeks"


def test_only_the_weeks_asked_for_are_listed() -> None:
    rows = workload((served("LLR", clerk="A. Clerk"),), TODAY, weeks=11)
    assert max(one.week for one in rows) < WEEK
