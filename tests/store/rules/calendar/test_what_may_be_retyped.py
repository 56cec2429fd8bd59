"""Which day of a meeting may be typed over, and of which meetings deadlines are looked at when days change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.records import Meeting, MeetingStatus, NoticePosted, Panel, RuleSet
from store.records.panel import Closure, DeadlineRule
from store.register import Register
from store.rules.calendar.meetings import not_typed, why_not_redate
from store.rules.calendar.shifts import shifts
from store.rules.day_checks import TypedDay, _far_ahead, _off, _off_by_law, _passed, _to_come, _unlisted

TODAY = dt.date(2021, 7, 12)
DAY = dt.date(2021, 7, 29)
PANEL = Panel(id="PANEL", name="A panel")

REDATED: dict[str, tuple[dict[str, Any], str]] = {
    "proposed": ({"status": MeetingStatus.PROPOSED}, ""),
    "arranged": ({"status": MeetingStatus.ARRANGED}, ""),
    "called": ({"status": MeetingStatus.CALLED}, "meeting-announced"),
    "arranged, with a notice": ({"notices": (NoticePosted(council="Melton", on=TODAY),)}, "meeting-announced"),
    "arranged, with its agenda out": ({"agenda_published_on": TODAY}, "meeting-announced"),
    "held": ({"status": MeetingStatus.HELD}, "meeting-held"),
    "cancelled": ({"status": MeetingStatus.CANCELLED, "cancelled_reason": "x"}, "meeting-closed"),
    "released": ({"status": MeetingStatus.RELEASED}, "meeting-closed"),
}


@pytest.mark.parametrize("case", REDATED)
def test_the_date_of_a_meeting_is_typed_over_until_it_is_announced(case: str) -> None:
    fields, code = REDATED[case]
    meeting = Meeting(**{"id": "M1", "date": DAY, "status": MeetingStatus.ARRANGED, **fields})
    problem = why_not_redate(meeting)
    assert (problem.code if problem else "") == code
    assert problem is None or (problem.field, problem.act) == (
        "date",
        "meeting.move" if code == "meeting-announced" else "meeting.status",
    )
    reason = {"cancelled_reason"} if case != "cancelled" else set()
    assert not_typed(meeting) == ({"date"} if code else set()) | reason


def test_of_no_meeting_yet_only_the_reason_is_not_typed() -> None:
    assert not_typed(None) == {"cancelled_reason"}


RULES = RuleSet(deadlines=(DeadlineRule(code="drafts", label="Drafts", mode="wd_before", n=5),))
SHUT = (Closure(first=dt.date(2021, 7, 27), last=dt.date(2021, 7, 27), reason="Works"),)

SHIFTED: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[str, ...] | None, bool]] = {
    "to come": ({}, {}, None, True),
    "called off since": ({}, {"status": MeetingStatus.CANCELLED, "cancelled_reason": "x"}, None, True),
    "called off before and after": (
        {"status": MeetingStatus.CANCELLED, "cancelled_reason": "x"},
        {"status": MeetingStatus.CANCELLED, "cancelled_reason": "x"},
        None,
        False,
    ),
    "over": ({"date": dt.date(2021, 7, 1)}, {"date": dt.date(2021, 7, 1)}, None, False),
    "named": ({}, {}, ("M1",), True),
    "not named": ({}, {}, ("M2",), False),
    "none named": ({}, {}, (), False),
}
"""A meeting before and after, the meetings that are looked at, and whether its deadlines are."""


@pytest.mark.parametrize("case", SHIFTED)
def test_deadlines_are_looked_at_of_meetings_to_come_that_are_not_off(case: str) -> None:
    was, now, named, looked_at = SHIFTED[case]
    meeting = Meeting(id="M1", date=DAY, status=MeetingStatus.ARRANGED)
    panel = replace(PANEL, rules=(RULES,))
    closed = replace(panel, closures=SHUT)
    before = Register.of(panel, replace(meeting, **was))
    after = Register.of(closed, replace(meeting, **now))
    tables = working_days_of(panel), working_days_of(closed)
    told = shifts(before, after, tables, TODAY, named)
    assert bool(told.moved) is looked_at
    assert told.unknown == ()


def typed(day: dt.date) -> TypedDay:
    closures = (Closure(first=dt.date(2021, 7, 14), last=dt.date(2021, 7, 14), reason="Works"),)
    register = Register.of(replace(PANEL, closures=closures))
    return TypedDay(register=register, record=Meeting(id="M1", date=day), day=day, today=TODAY)


@pytest.mark.parametrize(
    ("day", "off", "by_law"),
    [
        (dt.date(2021, 7, 13), False, False),
        (dt.date(2021, 7, 14), True, False),
        (dt.date(2021, 7, 17), True, True),
        (dt.date(2021, 8, 30), True, True),
    ],
)
def test_a_day_off_is_told_and_whether_it_is_one_in_any_case(day: dt.date, off: bool, by_law: bool) -> None:
    assert (bool(_off(typed(day))), bool(_off_by_law(typed(day)))) == (off, by_law)


def test_a_day_is_told_that_has_passed_is_to_come_or_is_not_listed() -> None:
    days = [dt.date(2021, 7, 11), TODAY, dt.date(2021, 7, 13)]
    assert [bool(_passed(typed(day))) for day in days] == [True, False, False]
    assert [bool(_to_come(typed(day))) for day in days] == [False, False, True]
    assert [bool(_unlisted(typed(day))) for day in (TODAY, dt.date(2035, 7, 11), dt.date(1999, 7, 11))] == [
        False,
        True,
        True,
    ]
    assert bool(_far_ahead(typed(dt.date(2030, 7, 12)))) is True
    assert bool(_far_ahead(typed(DAY))) is False
