"""Which meetings are to come and which take business: one rule for commands, queries and choosers."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.programme.items import open_targets
from store.records import Meeting, MeetingKind, MeetingStatus
from store.register import Register
from store.rules.calendar.coming import is_to_come, meeting_beside, meetings_to_come, takes_business

TODAY = dt.date(2021, 7, 29)


def meeting(place: int, days: int, status: MeetingStatus, kind: MeetingKind = MeetingKind.ORDINARY) -> Meeting:
    return Meeting(id=f"M{place}", date=TODAY + dt.timedelta(days=days), status=status, kind=kind)


BEFORE = meeting(1, -1, MeetingStatus.ARRANGED)
HELD_TODAY = meeting(2, 0, MeetingStatus.HELD)
TO_DAY = meeting(3, 0, MeetingStatus.CALLED, MeetingKind.SPECIAL)
OFF = meeting(4, 7, MeetingStatus.CANCELLED)
PRIVATE = meeting(5, 8, MeetingStatus.ARRANGED, MeetingKind.PRIVATE_BRIEFING)
LATER = meeting(6, 60, MeetingStatus.PROPOSED)
EVERY = (BEFORE, HELD_TODAY, TO_DAY, OFF, PRIVATE, LATER)
REGISTER = Register.of(*EVERY)


@pytest.mark.parametrize(
    ("one", "to_come", "takes"),
    [
        (BEFORE, False, False),
        (HELD_TODAY, True, False),
        (TO_DAY, True, True),
        (OFF, True, False),
        (PRIVATE, True, True),
        (LATER, True, True),
    ],
    ids=lambda value: value.id if isinstance(value, Meeting) else "",
)
def test_todays_meeting_is_still_to_come_and_takes_business_until_it_is_held(
    one: Meeting, *, to_come: bool, takes: bool
) -> None:
    assert is_to_come(one, TODAY) is to_come
    assert takes_business(one, TODAY) is takes


def test_meetings_called_off_are_listed_so_that_a_rule_can_say_why_they_cannot_be_chosen() -> None:
    assert [each.id for each in meetings_to_come(REGISTER, TODAY)] == ["M2", "M3", "M4", "M5", "M6"]
    assert [each.id for each in meetings_to_come(REGISTER, TODAY, public=True)] == ["M2", "M3", "M4", "M6"]


@pytest.mark.parametrize(
    ("days", "by", "found"), [(-1, -1, None), (0, -1, "M1"), (0, 1, "M4"), (60, 1, None), (61, -1, "M6"), (-9, 1, "M1")]
)
def test_the_meeting_beside_a_day_is_never_one_of_that_day(days: int, by: int, found: str | None) -> None:
    beside = meeting_beside(REGISTER, TODAY + dt.timedelta(days=days), by)
    assert (beside.id if beside else None) == found


def test_only_meetings_still_to_be_held_are_offered_for_what_is_new() -> None:
    """A new item is offered no meeting that was cancelled, held or has passed: the command would refuse it."""
    assert [target.meeting_id for target in open_targets(REGISTER, (), TODAY)] == [None, "M3", "M5", "M6"]
