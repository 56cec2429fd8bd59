"""Which meeting one key leads to."""

from __future__ import annotations

import datetime as dt

import pytest

from store.problems import Problem
from store.records import ItemKind, Meeting, MeetingKind, MeetingStatus, WorkItem
from store.register import Register
from store.rules.programme.neighbours import neighbouring_meeting

TODAY = dt.date(2021, 7, 12)


def meeting(record_id: str, day: str, **fields: object) -> Meeting:
    return Meeting(id=record_id, date=dt.date.fromisoformat(day), **fields)  # type: ignore[arg-type]


MEETINGS = (
    meeting("M1", "2021-03-25", status=MeetingStatus.HELD),
    meeting("M2", "2021-06-10"),
    meeting("M3", "2021-07-29"),
    meeting("M4", "2021-09-08", kind=MeetingKind.PRIVATE_BRIEFING),
    meeting("M5", "2021-09-30", status=MeetingStatus.CANCELLED),
    meeting("M6", "2021-12-02"),
)


def register(item: WorkItem) -> Register:
    return Register.of(*MEETINGS, item)


@pytest.mark.parametrize(
    ("at", "by", "to"),
    [
        ("M3", 1, "M6"),  # past the private briefing and the cancelled meeting
        ("M6", -1, "M3"),
        ("M3", -1, "no-earlier-meeting"),  # 10 June is before today
        ("M6", 1, "no-later-meeting"),
        (None, 1, "M3"),
        (None, -1, "no-earlier-meeting"),
        ("M2", 1, "M3"),  # from a meeting that is past, whose item was overlooked
        ("M1", 1, "M2"),
        ("M2", -1, "no-earlier-meeting"),  # 25 March was held
    ],
)
def test_one_step(at: str | None, by: int, to: str) -> None:
    item = WorkItem(id="W1", title="Estates", meeting=at)
    found = neighbouring_meeting(register(item), [item], by, TODAY)
    assert (found.code if isinstance(found, Problem) else found.id) == to
    if isinstance(found, Problem):
        assert found.sentence
        assert found.cure


def test_a_briefing_may_go_to_a_private_meeting() -> None:
    item = WorkItem(id="W1", title="Role of the panel", kind=ItemKind.BRIEFING, meeting="M3")
    found = neighbouring_meeting(register(item), [item], 1, TODAY)
    assert isinstance(found, Meeting)
    assert found.id == "M4"


def test_with_nothing_chosen_it_says_so() -> None:
    found = neighbouring_meeting(Register.of(*MEETINGS), [], 1, TODAY)
    assert isinstance(found, Problem)
