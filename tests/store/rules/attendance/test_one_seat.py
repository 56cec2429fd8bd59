"""A member and whoever stands in for the member are one seat, in whatever order the attendance is recorded."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.attendance import room as commands
from store.commands.attendance.stand_ins import record_substitute
from store.edit import Edit
from store.problems import Refused
from store.queries.attendance.board import board, is_forecast, live_line, printed_roll
from store.queries.attendance.quorum import quorum_rows
from store.queries.attendance.record import attendance_record
from store.records import Attendance, Meeting, Person, Presence
from store.register import Register
from store.rules.attendance.room import room
from tests.store.commands.office import TODAY
from tests.store.commands.sitting import CHAIR, COMING, FIVE, FOUR, HELD, ITEMS, LAY, MEMBERS, THREE, VICE, sitting

ONE, TWO, THREE_PM = dt.time(13, 30), dt.time(14), dt.time(15)
STAND_INS = ("P8", "P21", "P22", "P23")
AMBRIDGE, FELPERSHAM = "Ambridge Council", "Felpersham Council"
MOMENTS = [
    ("", None),
    *((item, None) for item in ITEMS),
    *((item, at) for item in ITEMS for at in (ONE, TWO, THREE_PM)),
]

Fact = tuple[str, dict[str, Any]]
"""A command of the attendance with its arguments."""

COMMANDS: dict[str, Callable[..., Edit]] = {
    "presence": commands.record_presence,
    "arrival": commands.record_arrival,
    "leaving": commands.record_leaving,
    "out": commands.step_out,
    "remote": commands.set_remote,
    "substitute": record_substitute,
}


def start() -> Register:
    people = [Person(id=one, name=f"Stand-in {one}") for one in STAND_INS[1:]]
    return sitting().with_edit(Edit("", tuple(people)))


def came(*people: str) -> Fact:
    return "presence", {"people": people, "presence": Presence.PRESENT}


def away(person: str) -> Fact:
    return "presence", {"people": (person,), "presence": Presence.APOLOGIES}


def late(person: str, at: dt.time | None = TWO, item: str = "") -> Fact:
    return "arrival", {"person": person, "at": at, "item": item}


def left(person: str, at: dt.time | None = TWO, item: str = "") -> Fact:
    return "leaving", {"person": person, "at": at, "item": item}


def out(person: str, back: dt.time | None = TWO) -> Fact:
    return "out", {"people": (person,), "left": ONE, "returned": back}


def linked(person: str) -> Fact:
    return "remote", {"people": (person,), "remote": True}


def by_link(person: str) -> Fact:
    return "presence", {"people": (person,), "presence": Presence.PRESENT, "remote": True}


def stands(person: str, **said: Any) -> Fact:
    return "substitute", {"person": person, **said}


seat_of_a_member = [
    [came(LAY)],
    [away(LAY)],
    [away(LAY), stands("P8", member=LAY)],
    [stands("P8", member=LAY)],
    [came(LAY), left(LAY), stands("P8", member=LAY, at=TWO)],
    [stands("P8", member=LAY), left("P8"), late(LAY)],
    [stands("P8", member=LAY), late(LAY)],
    [stands("P8", member=LAY, until_item=ITEMS[0]), late(LAY, None, ITEMS[1])],
    [stands("P8", member=LAY, until_item=ITEMS[0]), stands("P21", member=LAY, from_item=ITEMS[1])],
    [came(LAY), out(LAY)],
    [came(LAY), out(LAY, None), left(LAY, THREE_PM)],
    [late(LAY), left(LAY, THREE_PM), out(LAY)],
    [came(LAY), linked(LAY)],
    [by_link(LAY), stands("P8", member=LAY)],
    [stands("P8", member=LAY), linked("P8")],
]
seats_of_a_council = [
    [came(CHAIR, VICE, THREE)],
    [away(THREE), came(CHAIR, VICE), stands("P22", council=AMBRIDGE)],
    [away(THREE), stands("P22", council=AMBRIDGE), stands("P23", council=AMBRIDGE), away(VICE), came(CHAIR)],
    [away(FIVE), came(FOUR), stands("P22", council=FELPERSHAM), stands("P23", member=THREE), away(THREE)],
]
facts = st.tuples(st.sampled_from(seat_of_a_member), st.sampled_from(seats_of_a_council)).flatmap(
    lambda both: st.tuples(st.just([*both[0], *both[1]]), st.permutations([*both[0], *both[1]]))
)


def told(register: Register, said: list[Fact]) -> Register:
    """Record facts one by one; what is refused for now is told again when more is known, as a clerk does."""
    waiting = list(said)
    while waiting:
        kept: list[Fact] = []
        for name, arguments in waiting:
            try:
                register = register.with_edit(COMMANDS[name](register, TODAY, meeting=HELD, **arguments))
            except Refused:
                kept.append((name, arguments))
            one_seat_each(register)
        assert len(kept) < len(waiting), f"never recorded: {kept}"
        waiting = kept
    return register


def seats_taken(register: Register, meeting: Meeting, people: tuple[str, ...]) -> Counter[str]:
    """Count how often each member's seat is taken; whoever stands in for a council takes one of it."""
    known = {one.person: one for one in meeting.attendance}
    return Counter(
        (known[person].substitute_for or known[person].for_council)
        if person in known and known[person].stands_in
        else person
        for person in people
    )


def one_seat_each(register: Register) -> None:
    meeting = register.need(Meeting, HELD)
    forecasts = (False, True) if is_forecast(meeting) else (False,)
    for item, at in (("", None), (ITEMS[1], None), ("", TWO)):
        for forecast in forecasts:
            there = room(register, meeting, item, at, forecast=forecast)
            assert len(there.present) <= there.in_post
            assert len(there.eligible) <= there.in_post
            taken = seats_taken(register, meeting, there.present)
            assert all(number == 1 for seat, number in taken.items() if seat in MEMBERS)
            for council, members in ((AMBRIDGE, MEMBERS[:3]), (FELPERSHAM, MEMBERS[3:5])):
                assert taken[council] + sum(taken[member] for member in members) <= len(members)


def figures(register: Register, meeting_id: str = HELD) -> dict[str, Any]:
    """Everything that counts people at the meeting."""
    meeting = register.need(Meeting, meeting_id)
    rooms = {}
    for item, at in MOMENTS:
        for forecast in (False, True):
            there = room(register, meeting, item, at, forecast=forecast)
            rooms[item, at, forecast] = (
                frozenset(there.present),
                frozenset(there.eligible),
                frozenset(there.quorate),
                frozenset(there.by_link),
                (there.quorum, there.has_quorum, there.in_post, there.veto, there.veto_possible, there.for_veto),
            )
    return {
        "rooms": rooms,
        "lines": [live_line(register, meeting, item) for item in ("", *ITEMS)],
        "quorum": [quorum_rows(register, TODAY, meeting_id, item) for item in ("", *ITEMS)],
        "board": {replace_order(row) for row in board(register, meeting_id).rows},
        "sums": set(attendance_record(register)),
        "roll": {
            (group.heading, len(group.entries), frozenset(group.lines)) for group in printed_roll(register, meeting)
        },
    }


def replace_order(row: Any) -> str:
    return str(row)


@settings(max_examples=40, deadline=None)
@given(facts)
def test_the_same_facts_in_any_order_give_the_same_figures(both: tuple[list[Fact], list[Fact]]) -> None:
    once, again = both
    assert figures(told(start(), again)) == figures(told(start(), once))


attendances = st.builds(
    Attendance,
    person=st.sampled_from((*MEMBERS, *STAND_INS)),
    presence=st.sampled_from([Presence.PRESENT, Presence.SUBSTITUTE, Presence.EXPECTED, Presence.APOLOGIES]),
    substitute_for=st.none() | st.sampled_from(MEMBERS),
    for_council=st.just(""),
    remote=st.booleans(),
    arrived=st.none() | st.sampled_from([ONE, TWO]),
    left=st.none() | st.sampled_from([TWO, THREE_PM]),
    from_item=st.sampled_from(("", *ITEMS)),
    until_item=st.sampled_from(("", *ITEMS)),
)
of_a_council = st.builds(
    Attendance,
    person=st.sampled_from(STAND_INS),
    presence=st.sampled_from([Presence.SUBSTITUTE, Presence.EXPECTED]),
    for_council=st.sampled_from([AMBRIDGE, FELPERSHAM]),
    arrived=st.none() | st.sampled_from([ONE, TWO]),
)
rolls = st.lists(attendances | of_a_council, max_size=11, unique_by=lambda one: one.person)


@settings(max_examples=60, deadline=None)
@given(rolls.flatmap(lambda roll: st.tuples(st.just(roll), st.permutations(roll))))
def test_whatever_a_file_holds_is_counted_alike_in_any_order_and_never_above_the_seats(
    both: tuple[list[Attendance], list[Attendance]],
) -> None:
    before = start()
    counted = []
    for roll in both:
        meeting = replace(before.need(Meeting, HELD), attendance=tuple(roll))
        register = before.with_edit(Edit("", (meeting,)))
        counted.append(figures(register))
        for item, at in MOMENTS:
            for forecast in (False, True):
                there = room(register, meeting, item, at, forecast=forecast)
                assert len(there.present) <= there.in_post
                taken = seats_taken(register, meeting, there.present)
                assert all(number == 1 for seat, number in taken.items() if seat in MEMBERS)
    assert counted[0] == counted[1]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_before_the_day_a_stand_in_comes_instead_of_the_member(order: tuple[int, int]) -> None:
    """Nothing was recorded of the member, so both were counted."""
    register = start()
    said = [
        ("substitute", {"person": "P8", "member": LAY}),
        ("substitute", {"person": "P22", "council": AMBRIDGE}),
    ]
    for place in order:
        name, arguments = said[place]
        register = register.with_edit(COMMANDS[name](register, TODAY, meeting=COMING, **arguments))
    meeting = register.need(Meeting, COMING)
    there = room(register, meeting, forecast=True)
    assert (len(there.present), len(there.eligible), len(there.quorate), there.for_veto) == (7, 7, 7, 7)
    assert {"P8", "P22"} <= set(there.present)
    assert LAY not in there.present
    assert live_line(register, meeting).startswith("expected 7 · eligible 7")


def test_times_stay_when_somebody_is_marked_present_again() -> None:
    register = told(start(), [came(LAY), left(LAY), out(LAY)])
    again = register.with_edit(
        commands.record_presence(register, TODAY, meeting=HELD, people=(LAY,), presence=Presence.PRESENT)
    )
    assert again == register


def test_a_member_and_a_stand_in_whom_nothing_tells_apart_are_asked_about() -> None:
    register = told(start(), [came(CHAIR, VICE, THREE), stands("P8", member=LAY), late(LAY)])
    warnings = board(register, HELD).warnings
    assert any("they are one seat. Say when one of the two left" in words for words in warnings)
    settled = told(register, [left("P8")])
    assert not any("they are one seat" in words for words in board(settled, HELD).warnings)
