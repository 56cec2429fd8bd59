"""Minutes that wait: to be confirmed once a meeting has been held that could, to be signed once they are confirmed."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.records import Meeting, MeetingKind, MeetingStatus, MinutesState
from tests.store.rules.findings.scenes import TODAY, codes, day, findings_of

FINAL = MinutesState(finalised_on=day(2, 1))
JANUARY = Meeting(id="M9", date=day(1, 27), status=MeetingStatus.HELD, minutes=FINAL)
CONFIRMED = replace(FINAL, confirmed_at="M1", confirmed_on=day(6, 10))


def found(meeting: Meeting, today: dt.date = TODAY) -> list[str]:
    return [one.sentence for one in findings_of(meeting, today=today) if one.code.startswith("minutes-")]


def test_final_minutes_wait_for_the_first_meeting_that_takes_them() -> None:
    assert found(JANUARY) == [
        "The minutes of 27 January 2021 are final, but the meeting of 10 June 2021 is not recorded as confirming them."
    ]
    assert found(JANUARY, today=day(6, 9)) == []


def test_a_draft_waits_for_nothing() -> None:
    assert found(replace(JANUARY, minutes=MinutesState())) == []


def test_a_special_meeting_does_not_make_them_late() -> None:
    special = Meeting(id="M1", date=day(6, 10), status=MeetingStatus.HELD, kind=MeetingKind.SPECIAL)
    assert [one for one in codes(JANUARY, special) if one.startswith("minutes-")] == []


def test_confirmed_minutes_wait_for_a_signature() -> None:
    assert found(replace(JANUARY, minutes=CONFIRMED)) == [
        "The minutes of 27 January 2021 were confirmed on 10 June 2021, but no signature is recorded."
    ]
    assert found(replace(JANUARY, minutes=replace(CONFIRMED, signed_on=day(6, 10), signed_by="P1"))) == []
