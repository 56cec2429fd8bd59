"""Nothing goes into, out of or around within a meeting that has passed or was held, unless the clerk says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.actions.linking import schedule_action
from store.commands.bin import bin_records
from store.commands.programme.items import add_item
from store.commands.programme.moves import defer_items, move_items, reorder_item, withdraw_items
from store.edit import Edit
from store.problems import Refused
from store.records import Action, Meeting, MeetingStatus, Panel, WorkItem
from store.register import Register
from store.rules.programme.passed import PASSED, has_passed

TODAY = dt.date(2021, 7, 12)
PAST, TODAYS, COMING, LATER = "M1", "M2", "M3", "M4"


def office(status: MeetingStatus = MeetingStatus.ARRANGED) -> Register:
    return Register.of(
        Panel(id="PANEL", name="A panel"),
        Meeting(id=PAST, date=dt.date(2021, 6, 10), status=status),
        Meeting(id=TODAYS, date=TODAY),
        Meeting(id=COMING, date=dt.date(2021, 7, 29)),
        Meeting(id=LATER, date=dt.date(2021, 9, 30)),
        *(WorkItem(id=f"W{n}", title=f"Past {n}", meeting=PAST, order=n) for n in (1, 2)),
        *(WorkItem(id=f"W{n}", title=f"Today {n}", meeting=TODAYS, order=n) for n in (3, 4)),
        *(WorkItem(id=f"W{n}", title=f"Coming {n}", meeting=COMING, order=n) for n in (5, 6)),
        Action(id="A1", text="That it be done.", agreed_on=dt.date(2021, 6, 10), items=("W1",)),
        Action(id="A2", text="That it be done too.", agreed_on=dt.date(2021, 6, 10)),
    )


Command = Callable[..., Edit]
WAYS: list[tuple[str, Command, dict[str, Any]]] = [
    ("out of it", move_items, {"items": ("W1",), "to": COMING}),
    ("out of it to the suggestions", move_items, {"items": ("W1",), "to": None}),
    ("out of it with others", move_items, {"items": ("W5", "W1"), "to": LATER}),
    ("into it", move_items, {"items": ("W5",), "to": PAST}),
    ("around within it", reorder_item, {"item": "W1", "by": 1}),
    ("added to it", add_item, {"title": "New", "meeting": PAST}),
    ("put off from it", defer_items, {"items": ("W1",), "to": LATER, "reason": "Late"}),
    ("put off until known", defer_items, {"items": ("W1",), "to": None, "reason": "Late"}),
    ("withdrawn from it", withdraw_items, {"items": ("W1",), "reason": "Not wanted"}),
    ("into the bin", bin_records, {"ids": ("W2",)}),
    ("into the bin with another", bin_records, {"ids": ("W5", "W2")}),
    ("its item scheduled elsewhere", schedule_action, {"action": "A1", "to": COMING}),
    ("an action scheduled there", schedule_action, {"action": "A2", "to": PAST}),
]


@pytest.mark.parametrize(("way", "command", "given"), WAYS, ids=[way for way, _, _ in WAYS])
def test_it_is_refused_until_it_is_said_to_be_meant(way: str, command: Command, given: dict[str, Any]) -> None:
    register = office()
    with pytest.raises(Refused) as refused:
        command(register, TODAY, **given)
    (problem,) = refused.value.problems
    assert problem.code == PASSED, way
    assert problem.sentence == "The meeting of Thursday 10 June 2021 has passed."
    assert "--yes" in problem.cure
    assert command(register, TODAY, all_the_same=True, **given).puts


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (move_items, {"items": ("W3",), "to": COMING}),
        (move_items, {"items": ("W5",), "to": TODAYS}),
        (reorder_item, {"item": "W5", "by": 1}),
        (reorder_item, {"item": "W3", "by": 1}),
        (bin_records, {"ids": ("W3", "W5")}),
        (bin_records, {"ids": ("A1", "A2", "W1", "W2", PAST)}),
        (add_item, {"title": "New", "meeting": TODAYS}),
        (withdraw_items, {"items": ("W3",), "reason": "Not wanted"}),
        (defer_items, {"items": ("W1",), "to": None, "what": "Annex B", "reason": "Late"}),
        (schedule_action, {"action": "A2", "to": COMING}),
    ],
)
def test_a_meeting_of_today_or_to_come_is_not_asked_about(command: Command, given: dict[str, Any]) -> None:
    assert command(office(), TODAY, **given).puts


def test_a_meeting_that_was_held_is_asked_about_even_on_its_day() -> None:
    register = office(MeetingStatus.HELD)
    with pytest.raises(Refused, match="was held"):
        move_items(register, TODAY, items=("W1",), to=COMING)
    held_today = register.with_edit(Edit("", (replace(register.need(Meeting, TODAYS), status=MeetingStatus.HELD),)))
    with pytest.raises(Refused, match="was held"):
        reorder_item(held_today, TODAY, item="W3", by=1)


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.RELEASED])
def test_what_a_meeting_that_was_called_off_left_goes_on_unasked(status: MeetingStatus) -> None:
    register = office(status)
    assert not has_passed(register.need(Meeting, PAST), TODAY)
    assert move_items(register, TODAY, items=("W1",), to=COMING).puts


def test_what_is_refused_for_good_is_not_asked_about() -> None:
    with pytest.raises(Refused) as refused:
        move_items(office(MeetingStatus.HELD), TODAY, items=("W5",), to=PAST)
    assert [problem.code for problem in refused.value.problems] == ["meeting-held"]
