"""Next year's dates: where they fall, what speaks against them, what the year lacks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.problems import Refused
from store.queries.calendar.holidays import listed, working_days_of
from store.records import Meeting, MeetingKind, MeetingStatus, Panel
from store.records.panel import BusyDay, Closure, PreElection
from store.register import Register
from store.rules.calendar.proposing import (
    FIRM,
    Pattern,
    ProposedDate,
    clashes,
    judged,
    lacking,
    missing,
    pattern_words,
    propose,
    why_not_in_week,
    why_not_pattern,
)

PANEL = Panel(id="PANEL", name="A panel")
SIX = Pattern(year=2026, start=dt.time(13), venues=("County Hall", "City Hall"))


def proposed(pattern: Pattern, panel: Panel = PANEL) -> tuple[ProposedDate, ...]:
    return propose(Register.of(panel), pattern, working_days_of(panel))


def test_six_a_year_on_thursdays_with_alternate_venues() -> None:
    found = proposed(SIX)
    ordinary = [one for one in found if one.kind is not MeetingKind.RESERVE]
    assert [one.kind for one in ordinary] == [MeetingKind.ANNUAL, *[MeetingKind.ORDINARY] * 5]
    assert [one.date for one in ordinary] == [
        dt.date(2026, 6, 25),
        dt.date(2026, 7, 23),
        dt.date(2026, 9, 24),
        dt.date(2026, 12, 17),
        dt.date(2027, 2, 4),
        dt.date(2027, 3, 25),
    ]
    assert [one.venue for one in ordinary] == ["County Hall", "City Hall"] * 3
    assert {one.start for one in found} == {dt.time(13)}
    assert ordinary[4].publish_by == dt.date(2027, 1, 27)
    reserve = [one for one in found if one.kind is MeetingKind.RESERVE]
    assert [one.date for one in reserve] == [dt.date(2027, 2, 18)]
    assert missing(Register.of(PANEL), found, SIX) == ()


def test_the_february_meeting_says_when_its_papers_are_needed() -> None:
    february = next(one for one in proposed(SIX) if one.date.month == 2 and one.kind is MeetingKind.ORDINARY)
    assert any("papers needed by 27 January 2027" in clash for clash in february.clashes)


@pytest.mark.parametrize(
    ("day", "panel", "words"),
    [
        ("2026-05-25", PANEL, "Spring bank holiday"),
        ("2026-08-20", PANEL, "August"),
        ("2026-09-26", PANEL, "weekend"),
        ("2026-12-22", PANEL, "Christmas"),
        (
            "2026-09-24",
            replace(PANEL, busy_days=(BusyDay(day=dt.date(2026, 9, 24), what="Rutland council"),)),
            "Rutland",
        ),
        (
            "2026-09-24",
            replace(PANEL, closures=(Closure(first=dt.date(2026, 9, 24), last=dt.date(2026, 9, 24), reason="x"),)),
            "office closed",
        ),
        (
            "2026-04-20",
            replace(PANEL, pre_election=(PreElection(first=dt.date(2026, 3, 30), poll=dt.date(2026, 5, 7)),)),
            "pre-election",
        ),
        ("2028-06-08", PANEL, "No Act was found"),
        ("2029-03-01", PANEL, "by rule"),
    ],
)
def test_each_clash(day: str, panel: Panel, words: str) -> None:
    one = ProposedDate(date=dt.date.fromisoformat(day))
    assert any(words in clash for clash in clashes(Register.of(panel), one, working_days_of(panel)))


def test_another_meeting_on_the_day_clashes_unless_it_was_cancelled() -> None:
    day = dt.date(2026, 9, 24)
    table = listed()
    there = Register.of(PANEL, Meeting(id="M1", date=day))
    gone = Register.of(PANEL, Meeting(id="M1", date=day, status=MeetingStatus.CANCELLED))
    assert clashes(there, ProposedDate(date=day), table)
    assert clashes(gone, ProposedDate(date=day), table) == ()


def test_a_holiday_gives_way_to_the_week_before() -> None:
    may = proposed(replace(SIX, months=(5,), number=1, weekday=0, week=5, reserve=False))
    assert [one.date for one in may] == [dt.date(2026, 5, 18)]


def test_a_year_without_a_meeting_for_the_precept_says_so() -> None:
    pattern = replace(SIX, months=(6, 9, 12), number=3, reserve=False)
    told = missing(Register.of(PANEL), proposed(pattern), pattern)
    assert "Precept window missed" in told[0]
    assert "second precept report" in told[1]
    kept = Register.of(PANEL, Meeting(id="M1", date=dt.date(2027, 2, 4)), Meeting(id="M2", date=dt.date(2027, 2, 18)))
    assert missing(kept, proposed(pattern), pattern) == ()


def test_a_date_moved_by_hand_is_judged_again() -> None:
    one = judged(Register.of(PANEL), ProposedDate(date=dt.date(2026, 12, 7)), listed())
    assert (one.publish_by, one.clashes) == (dt.date(2026, 11, 27), ())


@pytest.mark.parametrize(
    ("pattern", "field"),
    [
        (replace(SIX, number=0), "number"),
        (replace(SIX, number=13), "number"),
        (replace(SIX, weekday=7), "weekday"),
        (replace(SIX, week=6), "week"),
        (replace(SIX, months=(13,)), "months"),
        (replace(SIX, year=1999), "year"),
    ],
)
def test_what_is_no_pattern(pattern: Pattern, field: str) -> None:
    assert [problem.field for problem in why_not_pattern(pattern)] == [field]
    with pytest.raises(Refused):
        proposed(pattern)


@given(
    number=st.integers(1, 12),
    weekday=st.integers(0, 6),
    week=st.integers(1, 5),
    year=st.integers(2013, 2026),
    starts=st.integers(1, 12),
)
def test_every_pattern_gives_its_number_of_dates_within_the_year(
    number: int, weekday: int, week: int, year: int, starts: int
) -> None:
    panel = replace(PANEL, year_starts_month=starts)
    found = proposed(Pattern(year=year, number=number, weekday=weekday, week=week, reserve=False), panel)
    assert len(found) == number
    assert {one.date.weekday() for one in found} == {weekday}
    first = dt.date(year, starts, 1)
    assert all(first <= one.date < dt.date(year + 1, starts, 1) for one in found)
    assert [one.date for one in found] == sorted({one.date for one in found})


def test_a_pattern_in_words() -> None:
    assert pattern_words(SIX) == "6 a year, Thursdays in the fourth week (Jun, Jul, Sep, Dec, Feb, Mar)"


def test_dates_out_of_the_year_gone_by_or_far_ahead_are_told_with_what_the_year_lacks() -> None:
    register, today = Register.of(PANEL), dt.date(2027, 1, 4)
    moved = (*proposed(SIX)[1:], ProposedDate(date=dt.date(2027, 6, 3)), ProposedDate(date=dt.date(2033, 6, 2)))
    told = lacking(register, moved, SIX, today)
    assert told == (
        "Thursday 3 June 2027 is outside the year 2026-27.",
        "Thursday 2 June 2033 is outside the year 2026-27.",
        "Thursday 23 July 2026 has passed.",
        "Thursday 24 September 2026 has passed.",
        "Thursday 17 December 2026 has passed.",
        "Thursday 2 June 2033 is more than five years ahead.",
    )
    assert lacking(register, proposed(SIX), SIX, dt.date(2026, 5, 1)) == ()


def test_a_date_that_is_not_in_the_week_of_its_pattern_says_why() -> None:
    table = working_days_of(PANEL)
    told = {
        one.date.month if one.kind is not MeetingKind.RESERVE else 0: why_not_in_week(SIX, one, 5, table)
        for one in proposed(SIX)
    }
    assert {month: words for month, words in told.items() if words} == {
        0: "kept for a second precept report, by the last such day on which that can be made",
        12: "a week earlier, as 24 December 2026 is in the days around Christmas",
        2: "the last Thursday in time for the precept report",
    }
    moved = replace(proposed(SIX)[0], date=dt.date(2026, 6, 4))
    assert why_not_in_week(SIX, moved, 5, table) == "", "where the clerk put it needs no reason"


def test_dates_that_were_created_say_how_they_become_firm() -> None:
    assert (FIRM.code, FIRM.act) == ("dates-proposed", "meeting.status")
    assert str(FIRM) == "They stand as proposed. Record each as arranged once it is agreed."
