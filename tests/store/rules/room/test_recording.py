"""The place in the recording at which an event was, from the address of the webcast."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Meeting, Stamp, StampKind
from store.rules.room.recording import into_recording, place_in_recording

START = Stamp(id="T1", meeting="M1", kind=StampKind.START, at=dt.time(13, 2))


def later(at: dt.time | None) -> Stamp:
    return Stamp(id="T2", meeting="M1", kind=StampKind.NOTE, at=at)


@pytest.mark.parametrize(
    ("webcast", "at", "place"),
    [
        ("https://example.org/webcast/1", dt.time(13, 2), "https://example.org/webcast/1#t=0"),
        ("https://example.org/webcast/1", dt.time(14, 3), "https://example.org/webcast/1#t=3660"),
        ("https://www.youtube.com/watch?v=x", dt.time(13, 3), "https://www.youtube.com/watch?v=x&t=60"),
        ("https://youtu.be/x", dt.time(13, 3), "https://youtu.be/x?t=60"),
        ("https://example.org/webcast/1", dt.time(12, 59), ""),
        ("https://example.org/webcast/1", None, ""),
        ("on the council's channel", dt.time(14, 3), ""),
        ("", dt.time(14, 3), ""),
    ],
)
def test_the_place_is_reckoned_from_the_start(webcast: str, at: dt.time | None, place: str) -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 1), webcast=webcast)
    assert place_in_recording(meeting, START, later(at)) == place


def test_how_far_into_the_meeting_is_said_in_hours() -> None:
    assert into_recording(START, later(dt.time(14, 5))) == "1:03:00"
    assert into_recording(None, later(dt.time(14, 5))) == ""
