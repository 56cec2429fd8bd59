"""Notes of when an item is wanted, as clerks write them."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Meeting, MeetingKind, WorkItem
from store.register import Register
from store.rules.programme.targets import target_of

MEETINGS = (
    Meeting(id="M1", date=dt.date(2021, 6, 10)),
    Meeting(id="M2", date=dt.date(2021, 7, 29)),
    Meeting(id="M3", date=dt.date(2022, 3, 24)),
    Meeting(id="M4", date=dt.date(2021, 7, 1), kind=MeetingKind.PRIVATE_BRIEFING),
)


@pytest.mark.parametrize(
    ("note", "first", "meetings"),
    [
        ("To July meeting", dt.date(2021, 7, 1), ["M2"]),
        ("to Jul.", dt.date(2021, 7, 1), ["M2"]),
        ("To June meeting", dt.date(2021, 6, 1), ["M1"]),
        ("To March meeting", dt.date(2022, 3, 1), ["M3"]),
        ("TBC (by June 2022)", dt.date(2022, 6, 1), []),
        ("To next meeting", dt.date(2021, 7, 1), ["M2"]),
        ("in May", dt.date(2021, 5, 1), []),
        ("TBC", None, None),
        ("it may come back", None, None),
        ("July or September", None, None),
        ("Marching orders", None, None),
        ("", None, None),
    ],
)
def test_reading_a_note(note: str, first: dt.date | None, meetings: list[str] | None) -> None:
    item = WorkItem(id="W1", title="Rural crime", target=note)
    found = target_of(Register.of(*MEETINGS), item, dt.date(2021, 7, 12))
    if first is None:
        assert found is None
    else:
        assert found is not None
        assert (found.first, [meeting.id for meeting in found.meetings]) == (first, meetings)
