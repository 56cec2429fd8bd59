"""Who is in the room, who may vote and whether there is a quorum: what always holds, and times item by item."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.edit import Edit
from store.records import Absence, Attendance, Declaration, Meeting, Presence
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.attendance.asks import no_quorum
from store.rules.attendance.room import Room, room, times_problems, why_not_in_room
from store.rules.attendance.seating import business, in_room
from tests.store.commands.sitting import CHAIR, HELD, ITEMS, LAY, MEMBERS, OFFICER, OUTSIDER, STAND_IN, VICE, sitting

PEOPLE = (*MEMBERS, STAND_IN, OFFICER, OUTSIDER)
ORDER = {item: place for place, item in enumerate(ITEMS)}
TWO, THREE_PM = dt.time(14), dt.time(15)

clock = st.none() | st.times(min_value=dt.time(13), max_value=dt.time(16))
absences = st.builds(Absence, item=st.sampled_from(("", *ITEMS)), left=clock, returned=clock)
attendances = st.builds(
    Attendance,
    person=st.sampled_from(PEOPLE),
    presence=st.sampled_from(list(Presence)),
    substitute_for=st.none() | st.sampled_from(PEOPLE),
    votes=st.none() | st.booleans(),
    arrived=clock,
    left=clock,
    from_item=st.sampled_from(("", *ITEMS)),
    until_item=st.sampled_from(("", *ITEMS)),
    absences=st.lists(absences, max_size=2).map(tuple),
)
made = st.builds(
    Declaration,
    id=st.just("D1"),
    meeting=st.just(HELD),
    people=st.lists(st.sampled_from(PEOPLE), max_size=4, unique=True).map(tuple),
    interest=st.sampled_from(["DPI", "personal interest", "NRI"]),
    scope=st.sampled_from(["items", "all substantive items"]),
    items=st.just(ITEMS[:1]),
)
rules = st.sampled_from(
    [QuorumRule(), QuorumRule(mode="number", number=4), QuorumRule(mode="fraction", numerator=1, denominator=3)]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(attendances, max_size=10, unique_by=lambda one: one.person),
    made,
    rules,
    st.sampled_from(("", *ITEMS)),
    clock,
    st.booleans(),
)
def test_what_always_holds_of_a_room(
    came: list[Attendance], declared: Declaration, rule: QuorumRule, item: str, at: dt.time | None, forecast: bool
) -> None:
    start = sitting(quorum=rule)
    meeting = replace(start.need(Meeting, HELD), attendance=tuple(came))
    register = start.with_edit(Edit("", (meeting, declared)))
    there = room(register, meeting, item, at, forecast=forecast)
    assert set(there.eligible) <= set(there.present)
    assert set(there.quorate) <= set(there.present)
    assert len(set(there.present)) == len(there.present)
    assert not set(there.present) & {OFFICER, OUTSIDER} - {one.person for one in came if one.substitute_for}
    for person, follows in there.effects.items():
        if follows.leaves:
            assert person not in there.eligible
            assert person not in there.quorate
    assert (there.in_post, there.veto) == (7, 5)
    assert there.has_quorum == (None if there.quorum is None else len(there.quorate) >= there.quorum)
    if not forecast:
        assert {one.person for one in came if one.presence in {Presence.PRESENT, Presence.SUBSTITUTE}} >= set(
            there.present
        )
        for person in PEOPLE:
            if person not in there.eligible:
                assert why_not_in_room(register, meeting, person, item, at)


@pytest.mark.parametrize(
    ("one", "item", "at", "inside"),
    [
        ({}, "", None, True),
        ({"presence": Presence.APOLOGIES}, "", None, False),
        ({"arrived": TWO}, ITEMS[0], dt.time(13, 30), False),
        ({"arrived": TWO}, ITEMS[0], TWO, True),
        ({"arrived": TWO, "from_item": ITEMS[1]}, ITEMS[0], None, False),
        ({"arrived": TWO, "from_item": ITEMS[1]}, ITEMS[1], None, True),
        ({"left": TWO}, ITEMS[0], dt.time(13, 59), True),
        ({"left": TWO}, ITEMS[0], TWO, False),
        ({"left": TWO}, ITEMS[0], None, False),
        ({"left": TWO, "until_item": ITEMS[1]}, ITEMS[1], None, True),
        ({"left": TWO, "until_item": ITEMS[1]}, ITEMS[2], None, False),
        ({"until_item": ITEMS[1]}, ITEMS[2], None, False),
        ({"absences": (Absence(item=ITEMS[0]),)}, ITEMS[0], TWO, False),
        ({"absences": (Absence(item=ITEMS[0]),)}, ITEMS[1], TWO, True),
        ({"absences": (Absence(item=ITEMS[0], left=TWO, returned=THREE_PM),)}, ITEMS[0], dt.time(13), True),
        ({"absences": (Absence(item=ITEMS[0], left=TWO, returned=THREE_PM),)}, ITEMS[0], None, False),
        ({"absences": (Absence(left=TWO, returned=THREE_PM),)}, ITEMS[0], dt.time(14, 30), False),
        ({"absences": (Absence(left=TWO, returned=THREE_PM),)}, ITEMS[0], THREE_PM, True),
        ({"absences": (Absence(left=TWO),)}, ITEMS[0], None, False),
    ],
)
def test_in_the_room_item_by_item(one: dict[str, object], item: str, at: dt.time | None, inside: bool) -> None:
    start = Attendance(person=CHAIR, presence=Presence.PRESENT)
    assert in_room(replace(start, **one), item, at, ORDER) is inside


def test_a_second_substitute_for_the_same_member_does_not_sit() -> None:
    came = (
        Attendance(person=STAND_IN, presence=Presence.SUBSTITUTE, substitute_for=LAY),
        Attendance(person=OUTSIDER, presence=Presence.SUBSTITUTE, substitute_for=LAY),
        Attendance(person=OFFICER, presence=Presence.SUBSTITUTE),
    )
    meeting = replace(sitting().need(Meeting, HELD), attendance=came)
    assert room(sitting(), meeting).present == (STAND_IN,)


def test_substitutes_count_for_the_quorum_only_where_the_rules_say_so() -> None:
    rule = QuorumRule(mode="number", number=1, substitutes_count=False)
    register = sitting(quorum=rule)
    came = (Attendance(person=STAND_IN, presence=Presence.SUBSTITUTE, substitute_for=LAY),)
    meeting = replace(register.need(Meeting, HELD), attendance=came)
    there = room(register, meeting)
    assert (there.present, there.eligible, there.quorate, there.has_quorum) == ((STAND_IN,), (STAND_IN,), (), False)


def test_times_that_cross() -> None:
    register: Register = sitting()
    meeting = register.need(Meeting, HELD)
    one = Attendance(
        person=VICE,
        presence=Presence.PRESENT,
        arrived=THREE_PM,
        left=TWO,
        absences=(Absence(left=THREE_PM, returned=TWO),),
    )
    found = times_problems(register, meeting, one)
    assert [problem.code for problem in found] == ["times-crossed", "times-crossed"]
    late = times_problems(register, meeting, replace(one, arrived=None, left=dt.time(18), absences=()))
    assert [problem.code for problem in late] == ["times-finish"]
    assert len(business(register, HELD)) == 3


@pytest.mark.parametrize(
    ("there", "needed", "verb", "sentence"),
    [
        (0, 1, "is", "There is no quorum: no member counts for it, and 1 is needed."),
        (1, 5, "is", "There is no quorum: 1 member counts for it, and 5 are needed."),
        (4, 5, "is", "There is no quorum: 4 members count for it, and 5 are needed."),
        (4, 5, "was", "There was no quorum: 4 members counted for it, and 5 are needed."),
        (1, 5, "would be", "There would be no quorum: 1 member would count for it, and 5 are needed."),
    ],
)
def test_that_there_is_no_quorum_is_said_in_whole_sentences(there: int, needed: int, verb: str, sentence: str) -> None:
    register = sitting()
    held = room(register, register.need(Meeting, HELD))
    few: Room = held._replace(quorate=tuple(MEMBERS[:there]), quorum=needed)
    assert no_quorum(few, verb) == sentence
