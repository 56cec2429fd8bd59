"""The year at a glance: what falls on which day, and with which letter."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.edit import Edit
from store.queries.planner import LEGEND, MARKS, month_weeks, planner
from store.records import Meeting, MeetingStatus, Panel, RoundKind, StatutoryRound
from store.records.panel import BusyDay, Closure, PreElection
from store.register import Register
from store.sample import DEMO_DAY


def test_the_sample_year(sample: Register) -> None:
    year = planner(sample, DEMO_DAY, DEMO_DAY)
    assert (year.label, year.first, year.last) == ("2021-22", dt.date(2021, 5, 1), dt.date(2022, 4, 30))
    assert len(year.months) == 12
    marks = {
        dt.date(2021, 7, 29): "M",
        dt.date(2021, 7, 21): "P",
        dt.date(2021, 7, 9): "!",
        dt.date(2021, 7, 15): "d",
        dt.date(2021, 8, 30): "H",
        dt.date(2022, 2, 1): ":",
        dt.date(2022, 2, 8): ":",
        dt.date(2022, 2, 9): " ",
        dt.date(2022, 2, 15): ":",
        dt.date(2022, 2, 22): ":",
        dt.date(2021, 7, 22): " ",
    }
    assert {day: year.mark(day) for day in marks} == marks
    assert year.words(dt.date(2021, 7, 21)).startswith(
        "Agenda and reports published, for 29 Jul: 7 working days left; Notice of the meeting posted at 10 councils"
    )
    assert year.days[dt.date(2021, 7, 29)][0].record == "M18"


def test_the_panels_own_days_and_rounds_stand_in_it(sample: Register) -> None:
    panel = replace(
        sample.panel,
        closures=(Closure(first=dt.date(2021, 12, 29), last=dt.date(2021, 12, 31), reason="Christmas"),),
        busy_days=(BusyDay(day=dt.date(2021, 10, 6), what="City council"),),
        pre_election=(PreElection(first=dt.date(2022, 3, 28), poll=dt.date(2022, 5, 5), what="councils"),),
    )
    round_ = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022)
    year = planner(sample.with_edit(Edit("days", (panel, round_))), DEMO_DAY, DEMO_DAY)
    assert year.mark(dt.date(2021, 12, 30)) == "C"
    assert year.mark(dt.date(2021, 10, 6)) == "B"
    assert year.mark(dt.date(2022, 4, 29)) == "~"
    assert year.mark(dt.date(2022, 2, 8)) == "L"
    assert "Precept 2022-23" in year.words(dt.date(2022, 2, 8))


def test_a_cancelled_meeting_takes_no_place_and_says_so() -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), status=MeetingStatus.CANCELLED)
    year = planner(Register.of(Panel(id="PANEL", name="A"), meeting), DEMO_DAY, DEMO_DAY)
    assert year.words(meeting.date) == "Meeting (cancelled)"


def test_years_beyond_the_list_say_so() -> None:
    empty = Register.of(Panel(id="PANEL", name="A"))
    assert "not yet confirmed" in planner(empty, dt.date(2030, 7, 1), DEMO_DAY).notes[0]
    assert "begin in 2012" in planner(empty, dt.date(2010, 7, 1), DEMO_DAY).notes[0]


@pytest.mark.parametrize("starts", range(1, 13))
def test_a_year_can_begin_in_any_month(starts: int) -> None:
    year = planner(Register.of(Panel(id="PANEL", name="A", year_starts_month=starts)), DEMO_DAY, DEMO_DAY)
    assert year.months[0] == year.first
    assert year.months[-1] == dt.date(year.last.year, year.last.month, 1)


@given(day=st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_month_in_weeks_holds_each_of_its_days_once_under_its_weekday(day: dt.date) -> None:
    first = day.replace(day=1)
    weeks = month_weeks(first)
    days = [each for week in weeks for each in week if each]
    assert days[0] == first
    assert len(days) == (days[-1] - first).days + 1
    assert (days[-1] + dt.timedelta(days=1)).day == 1
    assert all(week.index(each) == each.weekday() for week in weeks for each in week if each)


def test_every_mark_is_explained_and_no_two_are_alike() -> None:
    assert {mark for mark, _ in LEGEND} == set(MARKS.values())
    assert len(set(MARKS.values())) == len(MARKS)
