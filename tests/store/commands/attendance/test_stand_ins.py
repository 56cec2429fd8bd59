"""Who comes without a seat: stand-ins for a member or a council, from an item on, and guests entered on the spot."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.attendance.room import record_leaving, record_presence
from store.commands.attendance.stand_ins import confirm_substitute, record_guest, record_substitute
from store.edit import Edit
from store.problems import Refused
from store.records import Attendance, Meeting, Person, Presence, Seat
from store.register import Register
from store.rules.attendance.room import room
from tests.store.commands.office import codes, refusal, run
from tests.store.commands.sitting import CHAIR, COMING, FIVE, FOUR, HELD, ITEMS, LAY, OUTSIDER, STAND_IN, VICE, sitting

AMBRIDGE, FELPERSHAM = "Ambridge Council", "Felpersham Council"


def of(register: Register, person: str, meeting: str = HELD) -> Attendance:
    return next(one for one in register.need(Meeting, meeting).attendance if one.person == person)


def present(register: Register, *people: str) -> Register:
    return run(register, record_presence, meeting=HELD, people=people, presence=Presence.PRESENT).after


def test_a_stand_in_for_a_council_that_named_no_member() -> None:
    done = run(
        present(sitting(), FOUR), record_substitute, meeting=HELD, person=STAND_IN, council="felpersham  council"
    )
    assert done.edit.touches == (HELD,)
    assert done.edit.sentence == (
        "Recorded Cllr Hal Hood as substitute for Felpersham Council at the meeting of 1 July 2021"
    )
    assert of(done.after, STAND_IN) == Attendance(
        person=STAND_IN, presence=Presence.SUBSTITUTE, role="substitute", for_council=FELPERSHAM
    )
    there = room(done.after, done.after.need(Meeting, HELD))
    assert set(there.eligible) == {FOUR, STAND_IN}
    assert there.substitutes == {STAND_IN}


def test_no_more_stand_in_for_a_council_than_it_has_places_empty() -> None:
    both = present(sitting(), FOUR, FIVE)
    found = refusal(both, record_substitute, meeting=HELD, person=STAND_IN, council=FELPERSHAM)
    assert codes(found) == ["council-full"]
    one = run(present(sitting(), FOUR), record_substitute, meeting=HELD, person=STAND_IN, council=FELPERSHAM).after
    assert codes(refusal(one, record_substitute, meeting=HELD, person=OUTSIDER, council=FELPERSHAM)) == ["council-full"]
    named = run(present(sitting(), FOUR), record_substitute, meeting=HELD, person=STAND_IN, member=FIVE).after
    assert codes(refusal(named, record_substitute, meeting=HELD, person=OUTSIDER, council=FELPERSHAM)) == [
        "council-full"
    ]


def test_a_council_whose_seats_are_not_recorded_as_its_own_has_those_without_a_council() -> None:
    """The papers of a panel name its councils long before they say who came from where."""
    base = sitting()
    bare = [replace(seat, body="") for seat in base.all(Seat) if seat.body == FELPERSHAM]
    register = present(base.with_edit(Edit("", tuple(bare))), FOUR)
    one = run(register, record_substitute, meeting=HELD, person=STAND_IN, council=FELPERSHAM).after
    assert STAND_IN in room(one, one.need(Meeting, HELD)).eligible
    again = refusal(one, record_substitute, meeting=HELD, person=OUTSIDER, council=FELPERSHAM)
    assert codes(again) == ["council-full"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"council": "Penny Hassett"}, "council-no-seat"),
        ({}, "substitute-for"),
        ({"council": AMBRIDGE, "member": CHAIR}, "substitute-for"),
        ({"member": LAY, "from_item": "W4"}, "item-elsewhere"),
        ({"member": LAY, "until_item": "W4"}, "item-elsewhere"),
    ],
)
def test_what_cannot_be_stood_in_for(arguments: dict[str, str], code: str) -> None:
    found = refusal(sitting(), record_substitute, meeting=HELD, person=STAND_IN, **arguments)
    assert codes(found) == [code]
    assert all(one.cure for one in found)


def test_from_an_item_on_after_the_member_has_left() -> None:
    register = present(sitting(), LAY)
    whole = refusal(register, record_substitute, meeting=HELD, person=STAND_IN, member=LAY, from_item=ITEMS[1])
    assert codes(whole) == ["substitute-present"]
    left = run(register, record_leaving, meeting=HELD, person=LAY, item=ITEMS[0]).after
    after = run(left, record_substitute, meeting=HELD, person=STAND_IN, member=LAY, from_item=ITEMS[1]).after
    meeting = after.need(Meeting, HELD)
    assert [room(after, meeting, item).eligible for item in ITEMS] == [(LAY,), (STAND_IN,), (STAND_IN,)]
    second = run(
        left,
        record_substitute,
        meeting=HELD,
        person=STAND_IN,
        member=LAY,
        from_item=ITEMS[1],
        until_item=ITEMS[1],
    ).after
    third = run(second, record_substitute, meeting=HELD, person=OUTSIDER, member=LAY, from_item=ITEMS[2]).after
    shown = [room(third, third.need(Meeting, HELD), item).eligible for item in ITEMS]
    assert shown == [(LAY,), (STAND_IN,), (OUTSIDER,)]


def test_a_stand_in_recorded_first_for_the_later_items_leaves_the_member_the_earlier() -> None:
    first = run(sitting(), record_substitute, meeting=HELD, person=STAND_IN, member=LAY, from_item=ITEMS[2]).after
    left = run(present(first, LAY), record_leaving, meeting=HELD, person=LAY, item=ITEMS[1]).after
    meeting = left.need(Meeting, HELD)
    assert [room(left, meeting, item).eligible for item in ITEMS] == [(LAY,), (LAY,), (STAND_IN,)]


def test_times_part_a_member_and_a_stand_in_as_items_do() -> None:
    register = run(present(sitting(), LAY), record_leaving, meeting=HELD, person=LAY, at=dt.time(14)).after
    early = refusal(register, record_substitute, meeting=HELD, person=STAND_IN, member=LAY, at=dt.time(13, 30))
    assert codes(early) == ["substitute-present"]
    after = run(register, record_substitute, meeting=HELD, person=STAND_IN, member=LAY, at=dt.time(14)).after
    meeting = after.need(Meeting, HELD)
    assert room(after, meeting, "", dt.time(13, 30)).eligible == (LAY,)
    assert room(after, meeting, "", dt.time(14, 30)).eligible == (STAND_IN,)


def test_a_name_that_the_register_does_not_know_is_entered_in_the_same_step() -> None:
    before = sitting()
    done = run(before, record_substitute, meeting=HELD, name="Cllr Ken Kite", member=LAY)
    new = done.after.need(Person, done.edit.touches[0])
    assert (new.title, new.name) == ("Cllr", "Ken Kite")
    assert done.edit.touches == (new.id, HELD)
    assert of(done.after, new.id).substitute_for == LAY
    assert len(done.after.seats_on(dt.date(2021, 7, 1))) == len(before.seats_on(dt.date(2021, 7, 1)))


def test_a_guest_is_entered_with_the_office_as_printed() -> None:
    done = run(
        sitting(), record_guest, meeting=HELD, name="Ms Lyn Lark", role="Auditor", presence=Presence.ALSO_PRESENT
    )
    new = done.after.need(Person, done.edit.touches[0])
    assert of(done.after, new.id) == Attendance(person=new.id, presence=Presence.ALSO_PRESENT, role="Auditor")
    assert done.edit.sentence == "Recorded Ms Lyn Lark as also present at the meeting of 1 July 2021"


@pytest.mark.parametrize(("name", "code"), [("", "name"), ("Ann Archer", "person-known"), ("Ann Archr", "person-near")])
def test_a_guest_needs_a_name_of_its_own(name: str, code: str) -> None:
    found = refusal(sitting(), record_guest, meeting=HELD, name=name)
    assert any(code in one.code or one.field == code for one in found)
    if name:
        assert run(sitting(), record_guest, meeting=HELD, name=name, sure=True).edit.touches[1] == HELD


def test_an_expected_stand_in_is_marked_present_like_any_member_and_with_them() -> None:
    named = run(sitting(), record_substitute, meeting=COMING, person=STAND_IN, member=LAY, votes=False).after
    day = named.need(Meeting, COMING).date
    edit = record_presence(named, day, meeting=COMING, people=(VICE, STAND_IN), presence=Presence.PRESENT)
    came = named.with_edit(edit)
    expected = Attendance(
        person=STAND_IN, presence=Presence.SUBSTITUTE, role="substitute", substitute_for=LAY, votes=False
    )
    assert of(came, STAND_IN, COMING) == expected
    assert of(came, VICE, COMING).presence is Presence.PRESENT
    alone = named.with_edit(confirm_substitute(named, day, meeting=COMING, person=STAND_IN))
    assert of(alone, STAND_IN, COMING) == expected


def test_an_expected_stand_in_is_refused_when_the_member_has_come_after_all() -> None:
    named = run(sitting(), record_substitute, meeting=COMING, person=STAND_IN, council=FELPERSHAM).after
    meeting = named.need(Meeting, COMING)
    come = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in (FOUR, FIVE))
    changed = named.with_edit(Edit("", (replace(meeting, attendance=(*meeting.attendance, *come)),)))
    with pytest.raises(Refused) as caught:
        record_presence(changed, meeting.date, meeting=COMING, people=(STAND_IN,), presence=Presence.PRESENT)
    assert codes(caught.value.problems) == ["council-full"]
