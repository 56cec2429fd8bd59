"""The slips of what was stamped: a meeting held without a fault has none, and each that is planted is found alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.records import Meeting, Minute, Paper, Stamp, StampKind, WorkItem
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.lint import slips
from tests.store.commands.room.held import begun, event, stamped
from tests.store.commands.sitting import FIVE, HELD

IN_ROOM = ("public-not-back", "exclusion-no-ground", "private-in-open", "decided-inquorate", "event-no-time")
OUT = event("public excluded", "13:20", paragraph="3", moved_by="Archer", result="CARRIED")
PRIVATE = (OUT, event("note", "13:25", words="The price is a million."), event("public back", "13:30"))


def found(register: Register) -> list[tuple[str, str]]:
    """Give the slips of the meeting that have to do with the room or with what is exempt."""
    held = register.need(Meeting, HELD)
    told = [(one.code, one.record) for one in slips(register, held)]
    return [one for one in told if one[0] in {*IN_ROOM, "exempt-no-resolution"}]


def stamp_of(register: Register, kind: StampKind) -> Stamp:
    return next(one for one in register.stamps_of(HELD) if one.kind is kind)


def changed(register: Register, record: Any, **fields: object) -> Register:
    return register.with_edit(Edit("x", (replace(record, **fields),)))


def with_exempt_item(register: Register, item: str = "W1") -> Register:
    return changed(register, register.need(WorkItem, item), papers=(Paper(exempt_paragraph="3"),))


HELD_WELL = stamped(begun(), event("note", "13:05", words="All were welcomed."), *PRIVATE)


def test_a_meeting_held_without_a_fault_has_no_slip() -> None:
    assert found(HELD_WELL) == []
    assert found(with_exempt_item(HELD_WELL)) == []


def test_the_public_are_never_back() -> None:
    register = stamped(begun(), *PRIVATE[:2])
    assert found(register) == [("public-not-back", stamp_of(register, StampKind.EXCLUDED).id)]


@pytest.mark.parametrize("paragraph", ["", "11"])
def test_the_resolution_names_no_paragraph(paragraph: str) -> None:
    stamp = stamp_of(HELD_WELL, StampKind.EXCLUDED)
    assert found(changed(HELD_WELL, stamp, paragraph=paragraph)) == [("exclusion-no-ground", stamp.id)]


def test_what_was_said_in_private_stands_in_an_open_minute() -> None:
    apart = next(one for one in HELD_WELL.minutes_of(HELD) if one.exempt_paragraph)
    assert found(changed(HELD_WELL, apart, exempt_paragraph="")) == [("private-in-open", apart.id)]


@pytest.mark.parametrize(
    "decided",
    [
        event("resolution", "13:05", words="That it be let."),
        event("recommendation", "13:05", words="That it be let."),
        event("minutes confirmed", "13:05", meeting="M9"),
    ],
    ids=lambda one: one.event,
)
def test_something_was_decided_without_a_quorum(decided: Any) -> None:
    quorum = QuorumRule(mode="number", number=5)
    register = stamped(begun(quorum=quorum), decided)
    assert found(register) == []
    held = register.need(Meeting, HELD)
    fewer = tuple(replace(one, left=dt.time(13, 2)) if one.person == FIVE else one for one in held.attendance)
    stamp = register.stamps_of(HELD)[-1]
    assert found(changed(register, held, attendance=fewer)) == [("decided-inquorate", stamp.id)]


@pytest.mark.parametrize("kind", [StampKind.EXCLUDED, StampKind.BACK])
def test_a_time_that_the_minutes_print_is_missing(kind: StampKind) -> None:
    stamp = stamp_of(HELD_WELL, kind)
    assert found(changed(HELD_WELL, stamp, at=None)) == [("event-no-time", stamp.id)]


def test_a_minute_has_no_time_where_others_have() -> None:
    register = stamped(HELD_WELL, event("item", "13:40", item="2"))
    second = next(one for one in register.stamps_of(HELD) if one.kind is StampKind.ITEM and one.item == "W2")
    assert found(changed(register, second, at=None)) == [("event-no-time", second.id)]


def test_a_meeting_of_which_no_time_is_known_asks_for_none() -> None:
    bare = tuple(replace(one, at=None) for one in HELD_WELL.stamps_of(HELD))
    assert found(HELD_WELL.with_edit(Edit("x", bare))) == []


def test_an_exempt_item_that_was_taken_in_public_is_told_of_whatever_the_words_are() -> None:
    """The public were excluded for another item: words of a resolution somewhere are not enough."""
    register = with_exempt_item(stamped(HELD_WELL, event("item", "13:40", item="2")), "W2")
    assert found(register) == [("exempt-no-resolution", "W2")]
    in_private = stamped(HELD_WELL, replace(OUT, at="13:35"), event("item", "13:40", item="2"))
    assert ("exempt-no-resolution", "W2") not in found(with_exempt_item(in_private, "W2"))


def test_an_exempt_item_that_was_not_reached_needs_no_resolution() -> None:
    register = stamped(HELD_WELL, event("not reached", "13:40", item="2"))
    assert found(with_exempt_item(register, "W2")) == []


def test_an_exempt_minute_of_a_meeting_that_never_excluded_the_public() -> None:
    register = stamped(begun(), event("note", "13:05", words="x"))
    minute = register.minutes_of(HELD)[0]
    assert isinstance(minute, Minute)
    assert found(changed(register, minute, exempt_paragraph="3")) == [("exempt-no-resolution", minute.id)]
