"""What two calendars cannot hold together: a room booked twice, a member or a clerk in two places at one time."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from store.records import Attendance, Meeting, MeetingKind, MeetingStatus, Presence
from store.rules.panels.bookings import room_of
from store.rules.panels.clashes import CLERK, MEMBER, ROOM, clashes
from tests.store.rules.panels.offices import DAY, TODAY, served
from tests.store.rules.panels.offices import ROOM as PLACE


def codes(*panels: Any, today: dt.date = TODAY) -> list[str]:
    return [one.code for one in clashes(panels, today)]


def test_a_room_booked_twice_is_named_with_both_panels_and_their_hours() -> None:
    (clash,) = clashes((served("LLR"), served("WMF", start="14:30", finish=dt.time(16))), TODAY)
    assert clash.code == "clash-room"
    assert clash.sentence == (
        "Committee Room 1, County Hall is booked twice on Thursday 30 September 2021: LLR, the ordinary meeting "
        "(1:00 pm to about 3:00 pm); WMF, the ordinary meeting (2:30 pm to 4:00 pm)."
    )
    assert clash.cure == "Move one of the two, or take another room for it."
    assert re.fullmatch(r"clash-room:2021-09-30:[0-9a-f]{16}", clash.key)
    assert clash.certain


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({}, {"start": "15:00"}, []),
        ({}, {"start": "14:59"}, [ROOM]),
        ({"minutes_available": 60}, {"start": "14:00"}, []),
        ({"minutes_available": 61}, {"start": "14:00"}, [ROOM]),
        ({"finish": dt.time(16)}, {"start": "15:30"}, [ROOM]),
        ({"start": "23:30"}, {"start": "23:58"}, [ROOM]),
        ({}, {"start": ""}, [ROOM]),
        ({}, {"date": DAY + dt.timedelta(1)}, []),
        ({}, {"venue": "county hall - committee room 1"}, []),
        ({}, {"venue": "COUNTY HALL,  Committee Room 1"}, [ROOM]),
        ({}, {"venue": "Committee Room 2, County Hall"}, []),
        ({"venue": ""}, {"venue": ""}, []),
        ({"mode": "virtual"}, {}, []),
        ({"mode": "hybrid"}, {}, [ROOM]),
        ({"status": MeetingStatus.CANCELLED}, {}, []),
        ({"status": MeetingStatus.RELEASED}, {}, []),
        ({"status": MeetingStatus.PROPOSED}, {}, [ROOM]),
        ({"kind": MeetingKind.RESERVE}, {}, [ROOM]),
        ({"known_by": "week"}, {}, []),
    ],
)
def test_the_same_room_at_overlapping_times(first: dict[str, Any], second: dict[str, Any], found: list[str]) -> None:
    assert codes(served("LLR", **first), served("WMF", **second)) == found


def test_a_time_that_is_not_recorded_may_clash() -> None:
    (clash,) = clashes((served("LLR"), served("WMF", start="")), TODAY)
    assert not clash.certain
    assert "may be booked twice" in clash.sentence
    assert "(time not recorded)" in clash.sentence


def test_what_has_passed_clashes_no_more() -> None:
    panels = (served("LLR"), served("WMF"))
    assert codes(*panels, today=DAY) == [ROOM]
    assert codes(*panels, today=DAY + dt.timedelta(1)) == []


def test_two_meetings_of_one_panel_can_want_one_room_and_one_clerk_but_no_member_is_counted() -> None:
    group = Meeting(id="M2", date=DAY, start=dt.time(14), venue=PLACE, kind=MeetingKind.TASK_GROUP)
    office = served("LLR", group, members=("Ann Other",), clerk="A. Clerk")
    assert codes(office) == [ROOM, CLERK]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Councillor Ann Other", True),
        ("Cllr. A. Other", False),
        ("Ann Others", False),
        ("Ann Other OBE", True),
    ],
)
def test_a_member_of_both_panels_is_told_by_the_name(other: str, same: bool) -> None:
    first = served("LLR", members=("Ben Nevis", "Ann Other"))
    second = served("WMF", members=(other,), venue="Town Hall")
    assert codes(first, second) == ([MEMBER] if same else [])
    if same:
        (clash,) = clashes((first, second), TODAY)
        assert clash.what == ("Ann Other",)
        assert clash.sentence.startswith("Ann Other is expected at two meetings at one time on Thursday 30 September")


def test_of_many_members_the_first_are_named() -> None:
    names = tuple(f"{name} Smith" for name in ("Ann", "Ben", "Cara", "Dan", "Eve"))
    (clash,) = clashes((served("LLR", members=names), served("WMF", members=names, venue="Town Hall")), TODAY)
    assert clash.what == names
    assert "Ann Smith, Ben Smith, Cara Smith and 2 others are expected at two meetings" in clash.sentence


@pytest.mark.parametrize(
    ("presence", "found"),
    [
        (Presence.APOLOGIES, []),
        (Presence.ABSENT, []),
        (Presence.EXPECTED, [MEMBER]),
        (Presence.PRESENT, [MEMBER]),
    ],
)
def test_who_sent_apologies_to_one_is_in_one_place(presence: Presence, found: list[str]) -> None:
    told = (Attendance(person="P1", presence=presence),)
    first = served("LLR", members=("Ann Other",), attendance=told)
    assert codes(first, served("WMF", members=("Ann Other",), venue="Town Hall")) == found


def test_of_a_task_group_only_those_named_are_expected() -> None:
    other = served("WMF", members=("Ann Other",), venue="Town Hall")
    assert codes(served("LLR", members=("Ann Other",), kind=MeetingKind.TASK_GROUP), other) == []
    named = (Attendance(person="P1", presence=Presence.EXPECTED),)
    assert codes(served("LLR", members=("Ann Other",), kind=MeetingKind.TASK_GROUP, attendance=named), other) == [
        MEMBER
    ]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("A. Clerk, Committee Officer", "Mrs A. Clerk", [CLERK]),
        ("A. Clerk", "B. Clerk", []),
        ("", "", []),
    ],
)
def test_a_clerk_in_two_places(first: str, second: str, found: list[str]) -> None:
    assert codes(served("LLR", clerk=first), served("WMF", clerk=second, venue="Town Hall")) == found


def test_a_meeting_with_a_clerk_of_its_own_leaves_the_other_free() -> None:
    panels = [served("LLR", clerk="A. Clerk"), served("WMF", clerk="A. Clerk", venue="Town Hall")]
    (clash,) = clashes(panels, TODAY)
    assert clash.sentence.startswith("A. Clerk is the clerk of two meetings at one time on Thursday 30 September 2021")
    own = Meeting(id="M2", date=DAY, start=dt.time(13), clerk="B. Clerk")
    assert codes(panels[0], served("WMF", own, start="18:00", clerk="A. Clerk", venue="Town Hall")) == []


def test_the_parts_of_a_room_are_compared_in_any_order() -> None:
    one = Meeting(id="M1", date=DAY, venue="Guthlaxton Room,  County Hall, Glenfield")
    other = Meeting(id="M1", date=DAY, venue="County Hall, Glenfield, guthlaxton room")
    assert room_of(one) == room_of(other) != frozenset()


def test_a_panel_does_not_clash_with_a_copy_of_itself_and_others_clash_with_both() -> None:
    one, copy, other = (
        served(name, members=("Ash",), clerk="A. Clerk")._replace(panel_id=panel_id)
        for name, panel_id in (("LLR", "a"), ("LLR as it was", "a"), ("WMF", "b"))
    )
    assert codes(one, copy) == []
    assert codes(one, other) == [ROOM, MEMBER, CLERK]
    assert codes(one, copy, other) == [ROOM, MEMBER, CLERK] * 2
    unknown = [panel._replace(panel_id="") for panel in (one, copy)]
    assert codes(*unknown) == [ROOM, MEMBER, CLERK], "what is not known to be a copy is another panel"
