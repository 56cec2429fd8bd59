"""The panel's own days and next year's dates: each entered, taken back, and refused with every reason."""

from __future__ import annotations

import datetime as dt

import pytest

from store.commands.calendar.panel_days import (
    add_busy_day,
    add_pre_election,
    change_holiday,
    close_office,
    create_meetings,
    open_office,
    remove_busy_day,
    remove_pre_election,
    take_back_holiday_change,
)
from store.queries.calendar.holidays import listed, working_days_of
from store.records import Meeting, MeetingKind, MeetingStatus
from store.records.panel import BusyDay, Closure, HolidayChange, PreElection
from store.rules.calendar.proposing import ProposedDate
from tests.store.commands.office import TODAY, codes, office, refusal, run

AUGUST = dt.date(2021, 8, 30)
TABLE = listed()


def test_a_holiday_is_added_moved_removed_and_taken_back() -> None:
    added = run(
        office(),
        change_holiday,
        day=dt.date(2021, 9, 20),
        change="added",
        name="Day",
        reason="Proclaimed",
        holidays=TABLE,
    )
    assert added.after.panel.holiday_changes == (
        HolidayChange(day=dt.date(2021, 9, 20), name="Day", change="added", reason="Proclaimed", entered_on=TODAY),
    )
    assert working_days_of(added.after.panel).why_not_working(dt.date(2021, 9, 20)) == "Day"
    moved = run(
        added.after,
        change_holiday,
        day=AUGUST,
        change="moved",
        moved_to=dt.date(2021, 9, 6),
        reason="x",
        holidays=TABLE,
    )
    table = working_days_of(moved.after.panel)
    assert table.why_not_working(AUGUST) is None
    assert table.why_not_working(dt.date(2021, 9, 6))
    back = run(moved.after, take_back_holiday_change, day=AUGUST)
    assert back.after == added.after
    removed = run(back.after, change_holiday, day=AUGUST, change="removed", reason="x", holidays=TABLE)
    assert working_days_of(removed.after.panel).why_not_working(AUGUST) is None


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({"day": AUGUST, "change": "added", "name": "x", "reason": "r"}, ["holidays.already"]),
        ({"day": dt.date(2021, 8, 31), "change": "removed", "reason": "r"}, ["holidays.not_one"]),
        ({"day": dt.date(2021, 8, 28), "change": "added", "name": "x", "reason": "r"}, ["holidays.weekend"]),
        ({"day": AUGUST, "change": "moved", "reason": "r"}, ["holidays.moved_to"]),
        ({"day": dt.date(2021, 9, 1), "change": "added", "reason": ""}, ["holidays.name", "holidays.reason"]),
    ],
)
def test_what_is_no_change_to_a_holiday(arguments: dict[str, object], found: list[str]) -> None:
    assert codes(refusal(office(), change_holiday, holidays=TABLE, **arguments)) == found


def test_a_holiday_before_the_list_begins_is_refused() -> None:
    problems = refusal(
        office(), change_holiday, day=dt.date(2011, 8, 1), change="added", name="x", reason="r", holidays=TABLE
    )
    assert codes(problems) == ["holidays.before"]


def test_the_office_is_closed_and_opened() -> None:
    first, last = dt.date(2021, 12, 29), dt.date(2021, 12, 31)
    done = run(office(), close_office, first=first, last=last, reason="Christmas")
    assert done.after.panel.closures == (Closure(first=first, last=last, reason="Christmas", entered_on=TODAY),)
    assert done.edit.sentence == "Recorded the office as closed from 29 December 2021 to 31 December 2021"
    assert codes(refusal(done.after, close_office, first=first, last=last, reason="x")) == ["closures.twice"]
    assert run(done.after, open_office, first=first).after == office()
    one = run(office(), close_office, first=first, reason="Move")
    assert one.edit.sentence == "Recorded the office as closed on 29 December 2021"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({"first": AUGUST, "last": dt.date(2021, 8, 1), "reason": "x"}, ["closures.order"]),
        ({"first": AUGUST, "reason": " "}, ["closures.reason"]),
        ({"first": AUGUST, "last": dt.date(2023, 8, 1), "reason": "x"}, ["closures.long"]),
    ],
)
def test_what_is_no_closure(arguments: dict[str, object], found: list[str]) -> None:
    assert codes(refusal(office(), close_office, **arguments)) == found


def test_busy_days_and_polls_are_entered_and_taken_out() -> None:
    busy = run(office(), add_busy_day, day=AUGUST, what="Rutland full council")
    assert busy.after.panel.busy_days == (BusyDay(day=AUGUST, what="Rutland full council"),)
    assert codes(refusal(busy.after, add_busy_day, day=AUGUST, what="Rutland full council")) == ["busy.twice"]
    assert run(busy.after, remove_busy_day, day=AUGUST).after == office()
    poll, first = dt.date(2022, 5, 5), dt.date(2022, 3, 28)
    entered = run(office(), add_pre_election, first=first, poll=poll, what="councils")
    assert entered.after.panel.pre_election == (PreElection(first=first, poll=poll, what="councils"),)
    assert codes(refusal(entered.after, add_pre_election, first=first, poll=poll)) == ["election.twice"]
    assert codes(refusal(office(), add_pre_election, first=poll, poll=first)) == ["election.order"]
    assert run(entered.after, remove_pre_election, poll=poll).after == office()


def test_what_is_not_there_cannot_be_taken_out() -> None:
    assert codes(refusal(office(), open_office, first=AUGUST)) == ["closures.none"]
    assert codes(refusal(office(), remove_busy_day, day=AUGUST)) == ["busy.none"]
    assert codes(refusal(office(), remove_pre_election, poll=AUGUST)) == ["election.none"]
    assert codes(refusal(office(), take_back_holiday_change, day=AUGUST)) == ["holidays.no_change"]


def test_proposed_dates_are_created_in_one_edit() -> None:
    dates = (
        ProposedDate(date=dt.date(2022, 7, 28), start=dt.time(13), venue="County Hall"),
        ProposedDate(date=dt.date(2022, 6, 23), kind=MeetingKind.RESERVE),
    )
    done = run(office(), create_meetings, dates=dates)
    assert done.edit.puts == (
        Meeting(
            id="M10",
            date=dt.date(2022, 6, 23),
            kind=MeetingKind.RESERVE,
            status=MeetingStatus.PROPOSED,
            arranged_on=TODAY,
        ),
        Meeting(
            id="M11",
            date=dt.date(2022, 7, 28),
            start=dt.time(13),
            venue="County Hall",
            status=MeetingStatus.PROPOSED,
            arranged_on=TODAY,
        ),
    )
    assert done.edit.sentence == "Proposed 2 meetings from 23 June 2022 to 28 July 2022"
    assert run(office(), create_meetings, dates=dates[:1]).edit.sentence == "Proposed a meeting on 28 July 2022"


def test_nothing_chosen_and_a_date_twice_are_refused() -> None:
    assert codes(refusal(office(), create_meetings, dates=())) == ["propose.none"]
    twice = (ProposedDate(date=AUGUST), ProposedDate(date=AUGUST))
    assert codes(refusal(office(), create_meetings, dates=twice)) == ["propose.twice"]
