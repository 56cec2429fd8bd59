"""Who and what is offered in a meeting, and in which order; what a change of days comes to in a sentence."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.queries.attendance.board import board
from store.queries.calendar.impact import NONE, Impact, ShiftLine
from store.queries.room.choices import comers, leavers, takers
from store.records import Attendance, Meeting, Presence, StampKind
from store.register import Register
from tests.store.commands.room.held import begun, event, stamped
from tests.store.commands.sitting import CHAIR, HELD, LAY, MEMBERS, OFFICER, STAND_IN, VICE, sitting


def shift(old: str, new: str, broken: str = "") -> ShiftLine:
    return ShiftLine("M1", dt.date(2021, 7, 29), "x", "X", old, new, False, broken, "", (old, new))


IMPACTS: dict[str, tuple[tuple[ShiftLine, ...], str]] = {
    "nothing": ((), "No deadline moves."),
    "one that moves": ((shift("a", "b"),), "1 deadline moves."),
    "one that is taken out": ((shift("a", NONE),), "1 deadline is taken out."),
    "one that is new": ((shift(NONE, "b"),), "1 deadline is new."),
    "two that are taken out": ((shift("a", NONE),) * 2, "2 deadlines are taken out."),
    "two that are new": ((shift(NONE, "b"),) * 2, "2 deadlines are new."),
    "one taken out and one new": ((shift("a", NONE), shift(NONE, "b")), "2 deadlines move."),
    "one that moves and one taken out": ((shift("a", "b"), shift("a", NONE)), "2 deadlines move."),
    "one of two that could not be kept": (
        (shift("a", "b", broken="late"), shift("a", "b")),
        "2 deadlines move, 1 of them could not be kept.",
    ),
    "a new one that could not be kept": (
        (shift(NONE, "b", broken="late"),),
        "1 deadline is new, 1 of them could not be kept.",
    ),
}
"""Deadlines before and after a change, and what is said of them all."""


@pytest.mark.parametrize("case", IMPACTS)
def test_what_a_change_comes_to_is_said_in_a_sentence(case: str) -> None:
    lines, words = IMPACTS[case]
    assert Impact(lines, ()).words == words


def there(*attendance: Attendance) -> Register:
    return sitting().with_edit(Edit("", (replace(sitting().need(Meeting, HELD), attendance=attendance),)))


def test_the_board_has_members_then_substitutes_then_others() -> None:
    register = there(
        Attendance(person=OFFICER, presence=Presence.IN_ATTENDANCE),
        Attendance(person=STAND_IN, presence=Presence.SUBSTITUTE, substitute_for=LAY),
        Attendance(person=VICE, presence=Presence.PRESENT),
    )
    people = [row.id for row in board(register, HELD).rows]
    assert people[:7] == list(MEMBERS)
    assert people[7:] == [STAND_IN, OFFICER]


def test_whoever_left_stands_first_among_those_who_may_come() -> None:
    register = stamped(begun(), event("leaving", "13:20", people=(MEMBERS[3],)))
    meeting = register.need(Meeting, HELD)
    offered = [(one.key, one.event, one.detail) for one in comers(register, meeting)]
    assert offered[0] == (MEMBERS[3], StampKind.RETURN.value, "left")
    assert [(key, kind) for key, kind, _ in offered[1:]] == [
        (MEMBERS[5], StampKind.ARRIVAL.value),
        (MEMBERS[6], StampKind.ARRIVAL.value),
    ]
    assert [one.key for one in leavers(register, meeting)] == [CHAIR, VICE, MEMBERS[2], MEMBERS[4]]


def test_what_cannot_be_taken_any_more_stands_behind_what_can() -> None:
    meeting = begun().need(Meeting, HELD)
    offered = takers(begun(), meeting)
    assert [bool(one.why_not) for one in offered] == sorted(bool(one.why_not) for one in offered)
    assert [one.key for one in offered][:2] == ["W2", "W3"]
    assert next((one.key, one.detail) for one in offered if one.event == StampKind.ITEM.value) == ("W2", "next")
    assert [one.key for one in offered if one.why_not] == ["W1"]
