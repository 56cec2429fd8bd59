"""What a change does to deadlines: from when to when, which are broken, what must be done again."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.records import DoneMark, Meeting, MeetingStatus, Panel, RuleSet
from store.records.panel import DeadlineRule, HolidayChange
from store.register import Register
from store.rules.calendar.shifts import Shift, shifts

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(
    id="PANEL",
    name="A panel",
    rules=(RuleSet(deadlines=(DeadlineRule(code="drafts", label="Drafts", mode="wd_before", n=14),)),),
)
SEPTEMBER = Meeting(id="M1", date=dt.date(2021, 9, 30), start=dt.time(13))


def between(before: Register, after: Register) -> dict[str, Shift]:
    tables = (working_days_of(before.panel), working_days_of(after.panel))
    return {shift.code: shift for shift in shifts(before, after, tables, TODAY).moved}


def moved(meeting: Meeting, to: dt.date) -> dict[str, Shift]:
    return between(Register.of(PANEL, meeting), Register.of(PANEL, replace(meeting, date=to)))


def test_a_day_later_moves_everything_by_a_day() -> None:
    found = moved(SEPTEMBER, dt.date(2021, 10, 1))
    assert (found["publication"].old, found["publication"].new) == (dt.date(2021, 9, 22), dt.date(2021, 9, 23))
    assert found["publication"].statutory
    assert (found["drafts"].old, found["drafts"].new) == (dt.date(2021, 9, 10), dt.date(2021, 9, 13))
    assert {shift.broken for shift in found.values()} == {""}


def test_too_near_a_day_says_what_is_past_already() -> None:
    found = moved(SEPTEMBER, dt.date(2021, 7, 19))
    assert (found["publication"].new, found["publication"].broken) == (dt.date(2021, 7, 9), "already past")
    assert moved(SEPTEMBER, dt.date(2021, 7, 9))["publication"].broken == "already past"


def test_what_was_announced_must_be_announced_again() -> None:
    out = replace(SEPTEMBER, agenda_published_on=TODAY, done=(DoneMark(deadline="drafts", on=TODAY),))
    found = moved(out, dt.date(2021, 10, 1))
    assert found["publication"].again
    assert "drafts" not in found


def test_nothing_moves_when_nothing_changes_or_the_meeting_is_over() -> None:
    assert moved(SEPTEMBER, SEPTEMBER.date) == {}
    held = replace(SEPTEMBER, date=dt.date(2021, 6, 10), status=MeetingStatus.HELD)
    assert moved(held, dt.date(2021, 6, 11)) == {}


def test_a_proclaimed_holiday_moves_what_is_counted_across_it() -> None:
    change = HolidayChange(day=dt.date(2021, 9, 27), name="Day", change="added", reason="r", entered_on=TODAY)
    after = Register.of(replace(PANEL, holiday_changes=(change,)), SEPTEMBER)
    found = between(Register.of(PANEL, SEPTEMBER), after)
    assert found["publication"].new == dt.date(2021, 9, 21)
    assert set(found) == {"publication", "notices", "drafts"}


def test_a_new_rule_shows_as_a_date_that_was_not_there() -> None:
    rule = DeadlineRule(code="new", label="New", mode="wd_before", n=5)
    after = Register.of(replace(PANEL, rules=(RuleSet(deadlines=(rule,)),)), SEPTEMBER)
    found = between(Register.of(PANEL, SEPTEMBER), after)
    assert (found["new"].old, found["new"].new) == (None, dt.date(2021, 9, 23))
    assert (found["drafts"].old, found["drafts"].new) == (dt.date(2021, 9, 10), None)


def test_only_the_meetings_named() -> None:
    other = replace(SEPTEMBER, id="M2")
    before = Register.of(PANEL, SEPTEMBER, other)
    day = dt.date(2021, 10, 1)
    after = Register.of(PANEL, replace(SEPTEMBER, date=day), replace(other, date=day))
    table = working_days_of(PANEL)
    assert {shift.meeting for shift in shifts(before, after, (table, table), TODAY, ["M2"]).moved} == {"M2"}


def test_a_day_outside_the_list_is_left_to_the_meetings_own_clock() -> None:
    assert moved(SEPTEMBER, dt.date(2100, 1, 5)) == {}
