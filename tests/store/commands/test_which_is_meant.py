"""Which of several records or lines is meant, in commands that take files and copies over."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.commands.calendar.importing import Meant, _matched
from store.commands.merging import _taken_all_the_same
from store.commands.programme.returned import _Taking
from store.commands.room.stamping import _told
from store.records import Action, Meeting, MeetingKind, Panel, Person, Stamp, StampKind, WorkItem
from store.register import Register
from store.rules.calendar.drafts import DraftMeeting
from store.rules.corrections import Passage, PassagePiece, PieceKind
from store.rules.imports import ImportPlace, ImportState

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="The Panel")
DAY = dt.date(2021, 7, 29)
ONE, TWO = dt.time(13), dt.time(15)


def meeting(number: int, on: dt.date = DAY, **fields: Any) -> Meeting:
    return Meeting(id=f"M{number}", date=on, **fields)


def meant(key: str, on: dt.date | None = DAY, start: dt.time | None = None, kind: MeetingKind | None = None) -> Meant:
    return Meant(DraftMeeting(key=key, row=key, place=ImportPlace("file", "", 1), day=on, start=start, kind=kind), ())


HEARING, SPECIAL = MeetingKind.CONFIRMATION_HEARING, MeetingKind.SPECIAL

MATCHED: dict[str, tuple[tuple[Meeting, ...], tuple[Meant, ...], dict[str, str]]] = {
    "the one of the day": ((meeting(1),), (meant("a", start=ONE),), {"a": "M1"}),
    "none of the day": ((meeting(1, dt.date(2021, 7, 28)),), (meant("a"),), {}),
    "the one of the time": (
        (meeting(1, start=ONE), meeting(2, start=TWO)),
        (meant("a", start=TWO), meant("b", start=ONE)),
        {"a": "M2", "b": "M1"},
    ),
    "the one of the kind, of two at one time": (
        (meeting(1, start=ONE, kind=SPECIAL), meeting(2, start=ONE, kind=HEARING)),
        (meant("a", start=ONE, kind=HEARING),),
        {"a": "M2"},
    ),
    "neither, of two alike": (
        (meeting(1, start=ONE), meeting(2, start=ONE)),
        (meant("a", start=ONE),),
        {},
    ),
    "not one of the kind that was taken before it": (
        (meeting(1, start=ONE), meeting(2, start=ONE, kind=HEARING)),
        (meant("a", start=ONE, kind=HEARING), meant("b", start=ONE, kind=MeetingKind.ORDINARY)),
        {"a": "M2", "b": "M1"},
    ),
    "not one in the bin": ((meeting(1, binned_on=TODAY),), (meant("a"),), {}),
    "not twice": ((meeting(1),), (meant("a"), meant("b")), {"a": "M1"}),
    "no day, no meeting": ((meeting(1),), (meant("a", None),), {}),
    "the week in which the day lies": (
        (meeting(1, dt.date(2021, 8, 1), known_by="week"),),
        (meant("a", dt.date(2021, 7, 29)),),
        {"a": "M1"},
    ),
    "not the week after": ((meeting(1, dt.date(2021, 8, 8), known_by="week"),), (meant("a"),), {}),
    "the month in which the day lies": (
        (meeting(1, dt.date(2021, 7, 31), known_by="month"),),
        (meant("a"),),
        {"a": "M1"},
    ),
    "not the month before": ((meeting(1, dt.date(2021, 6, 30), known_by="month"),), (meant("a"),), {}),
}
"""Meetings that there are, meetings of a file, and which of the ones each of the others is."""


@pytest.mark.parametrize("case", MATCHED)
def test_a_meeting_of_a_file_is_the_only_one_that_is_near_enough(case: str) -> None:
    there, drafts, expected = MATCHED[case]
    pairs = _matched(Register.of(PANEL, *there), list(drafts))
    assert {key: one.id for key, one in pairs.items()} == expected


TAKEN: dict[str, tuple[type, set[str], dict[str, Any], dict[str, Any]]] = {
    "a field that is typed": (WorkItem, {"title"}, {"comments": "x"}, {"comments": "x"}),
    "a field that an act of its own changes": (WorkItem, {"status"}, {"comments": "x"}, {}),
    "one of each": (WorkItem, {"title", "status"}, {"comments": "x"}, {}),
    "one that goes with another": (Action, {"due_on"}, {"due_kind": "x", "owner": "y"}, {"owner": "y"}),
    "one that is no field": (WorkItem, {"nothing"}, {"comments": "x"}, {}),
}
"""Of which kind a record is, which of its fields are in dispute, what else changed there, and what of it is taken."""


@pytest.mark.parametrize("case", TAKEN)
def test_of_a_record_in_dispute_the_rest_is_taken_unless_an_act_was_done_to_it(case: str) -> None:
    kind, disputed, values, expected = TAKEN[case]
    assert _taken_all_the_same(kind, values, disputed) == expected


def cell(column: int, text: str, kind: PieceKind = PieceKind.ADDED) -> Passage:
    return Passage(
        key=f"p{column}",
        place=ImportPlace("file", "", 10 + column),
        pieces=(PassagePiece(text, kind, "Jane Smith"),),
        row=2,
        column=column,
        of_row=PieceKind.ADDED,
        of_row_author="Jane Smith",
    )


def test_a_row_that_was_put_in_is_told_by_its_first_cell() -> None:
    work = _Taking(Register.of(PANEL, meeting(1)), TODAY, {})
    work.row([cell(0, "29 July 2021", PieceKind.SAME), cell(1, "Rural crime"), cell(2, "To be noted"), cell(3, "x")])
    [line] = work.lines
    assert (line.key, line.place.line, line.what, line.day) == ("p0:row", 10, "item", DAY)
    assert (line.state, line.taken, line.can_take) == (ImportState.NEW, True, True)
    assert line.words == "29 July 2021 | Rural crime | To be noted"
    assert line.why == "A row put in by Jane Smith."
    [item] = [one for one in work.puts.values() if isinstance(one, WorkItem)]
    assert (item.title, item.comments, item.meeting) == ("Rural crime", "To be noted", "M1")


STAMPED: dict[str, tuple[Stamp, str]] = {
    "a deferral of an item": (
        Stamp(id="T1", meeting="M1", kind=StampKind.DEFERRAL, item="W1", at=ONE),
        "Stamped “deferral” of “Plan” at 1:00 pm for the meeting of 29 July 2021",
    ),
    "an arrival while an item was dealt with": (
        Stamp(id="T1", meeting="M1", kind=StampKind.ARRIVAL, item="W1", people=("P1",)),
        "Stamped “arrival” of Ann for the meeting of 29 July 2021",
    ),
    "three people": (
        Stamp(id="T1", meeting="M1", kind=StampKind.LEAVING, people=("P1", "P2", "P3")),
        "Stamped “leaving” of Ann, Ben and Cat for the meeting of 29 July 2021",
    ),
    "four people": (
        Stamp(id="T1", meeting="M1", kind=StampKind.LEAVING, people=("P1", "P2", "P3", "P4")),
        "Stamped “leaving” of 4 people for the meeting of 29 July 2021",
    ),
    "nothing of anybody": (
        Stamp(id="T1", meeting="M1", kind=StampKind.NOTE),
        "Stamped “note” for the meeting of 29 July 2021",
    ),
}
"""What happened, and the sentence that says that it was stamped."""


@pytest.mark.parametrize("case", STAMPED)
def test_what_was_stamped_is_told_with_its_people_its_item_and_its_time(case: str) -> None:
    stamp, sentence = STAMPED[case]
    people = (Person(id=f"P{number}", name=name) for number, name in enumerate(("Ann", "Ben", "Cat", "Dai"), 1))
    register = Register.of(PANEL, meeting(1), WorkItem(id="W1", title="Plan", meeting="M1"), *people)
    work: Any = SimpleNamespace(register=register, meeting=register.need(Meeting, "M1"))
    assert _told(work, stamp) == sentence
