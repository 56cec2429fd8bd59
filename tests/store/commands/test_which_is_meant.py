"""Which of several records or lines is meant, in commands that take files and copies over."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from store.commands.calendar import meetings as calendar
from store.commands.calendar.importing import Meant, _matched
from store.commands.members import importing as members
from store.commands.merging import _taken_all_the_same
from store.commands.programme import importing as programme
from store.commands.programme import moves
from store.commands.programme.returned import _Taking
from store.commands.room.back import BACK
from store.commands.room.stamping import _told
from store.papers.members.reading.files import read_members
from store.papers.reading.files import read_tables
from store.records import (
    Absence,
    Action,
    Attendance,
    Council,
    Meeting,
    MeetingKind,
    Panel,
    Person,
    Presence,
    Seat,
    Stamp,
    StampKind,
    WorkItem,
)
from store.register import Register
from store.rules.calendar.drafts import DraftMeeting
from store.rules.corrections import Passage, PassagePiece, PassageRemark, PieceKind
from store.rules.imports import Correction, ImportPlace, ImportState
from store.rules.words.loose import read_meeting_day

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


WEEK, MONTH = read_meeting_day("w/c 26 July 2021", TODAY), read_meeting_day("July 2021", TODAY)
SUNDAY = dt.date(WEEK.year, WEEK.month, WEEK.day)

THERE: dict[str, tuple[dt.date, tuple[Meeting, ...], list[str]]] = {
    "the one of the day": (DAY, (meeting(1), meeting(2, dt.date(2021, 7, 28))), ["M1"]),
    "both of the day": (DAY, (meeting(1), meeting(2)), ["M1", "M2"]),
    "none of the day": (DAY, (meeting(2, dt.date(2021, 7, 28)),), []),
    "not one that is known by its week": (SUNDAY, (meeting(1, SUNDAY, known_by="week"),), []),
    "the one known by that week": (
        WEEK,
        (meeting(1, SUNDAY, known_by="week"), meeting(2, dt.date(2021, 7, 27))),
        ["M1"],
    ),
    "the only one that lies in the week": (WEEK, (meeting(1),), ["M1"]),
    "none of two that lie in the week": (WEEK, (meeting(1), meeting(2, dt.date(2021, 7, 28))), []),
    "none of the week before": (WEEK, (meeting(1, dt.date(2021, 7, 25)),), []),
    "none of the week after": (WEEK, (meeting(1, dt.date(2021, 8, 2)),), []),
    "the only one that lies in the month": (MONTH, (meeting(1), meeting(2, dt.date(2021, 8, 1))), ["M1"]),
    "the one on the first of the month": (MONTH, (meeting(1, dt.date(2021, 7, 1)),), ["M1"]),
}
"""A day, a week or a month of a programme, the meetings that there are, and which of them stand there."""


@pytest.mark.parametrize("case", THERE)
def test_the_meeting_of_a_day_a_week_or_a_month_of_a_programme(case: str) -> None:
    on, there, expected = THERE[case]
    work: Any = SimpleNamespace(register=Register.of(PANEL, *there))
    assert [one.id for one in programme._Taking._there_on(work, on)] == expected


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"agenda_published_on": TODAY}, True),
        ({"agenda_published_on": TODAY, "date": TODAY}, True),
        ({"agenda_published_on": TODAY, "date": dt.date(2021, 7, 11)}, False),
        ({"agenda_published_on": TODAY, "kind": MeetingKind.PRIVATE_BRIEFING}, False),
        ({}, False),
    ],
)
def test_an_agenda_whose_publication_was_typed_is_kept_for_a_public_meeting_to_come(
    fields: dict[str, Any], kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = meeting(9)
    monkeypatch.setattr(calendar, "kept_as_published", lambda *_: frozen)
    one = meeting(1, **{"on": DAY, **{"on" if name == "date" else name: value for name, value in fields.items()}})
    assert calendar._frozen(Register.of(PANEL, one), one, TODAY) is (frozen if kept else one)


def test_what_was_done_outside_the_table_is_told_and_placed_nowhere() -> None:
    passage = Passage(
        key="p",
        place=ImportPlace("file", "", 4),
        pieces=(PassagePiece("Notes", PieceKind.SAME), PassagePiece(" to all", PieceKind.ADDED, "Jane Smith")),
        remarks=(PassageRemark("Jane Smith", "Is that so?", "Notes"),),
    )
    work = _Taking(Register.of(PANEL), TODAY, {})
    work.loose([passage])
    change, remark = work.lines
    assert (change.what, change.state, change.taken) == ("change", ImportState.UNPLACED, False)
    assert change.why.startswith("It stands outside the table.")
    assert "Is that so?" in remark.words or "Is that so?" in str(remark.values)
    assert work.puts == {}


def test_a_seat_without_its_first_day_is_held_against_all_that_the_person_has() -> None:
    held = Seat(id="S1", person="P1", body="Melton", from_date=dt.date(2019, 5, 1), to_date=dt.date(2020, 5, 1))
    panel = msgspec.structs.replace(PANEL, councils=(Council(name="Melton"), Council(name="Oadby")))
    register = Register.of(panel, Person(id="P1", name="Ann Other", title="Cllr"), held)
    data = "Name,Council,Role\nCllr Ann Other,Oadby,Member\n"
    draft = read_members((read_tables(data.encode(), "members"),), {})
    first = members.taking(register, TODAY, draft=draft)
    asked = [line for line in first.lines if line.what == "seat"]
    said = {asked[0].key: Correction(taken=True, values={"person": "P1"})}
    [line] = [one for one in members.taking(register, TODAY, draft=draft, corrections=said).lines if one.what == "seat"]
    assert line.state in {ImportState.UNPLACED, ImportState.DIFFERS, ImportState.THERE}


def placed(number: int, order: int) -> WorkItem:
    return WorkItem(id=f"W{number}", title=f"I {number}", order=order)


REORDERED: dict[str, tuple[tuple[tuple[int, int], ...], tuple[int, int], dict[str, int]]] = {
    "two neighbours": (((2, 1), (1, 2), (3, 3)), (1, 2), {}),
    "two of one number, as listed": (((1, 1), (2, 1), (3, 2)), (0, 0), {}),
    "two of one number, the other way round": (((2, 1), (1, 1), (3, 2)), (0, 0), {"W1": 2}),
    "all of one number, turned round": (((3, 1), (2, 1), (1, 1)), (0, 0), {"W2": 2, "W1": 3}),
    "a gap stays": (((1, 1), (2, 5), (3, 9)), (0, 0), {}),
}
"""Items as they are listed, each with its number, and the numbers that must change for them to stand so."""


@pytest.mark.parametrize("case", REORDERED)
def test_only_numbers_that_run_into_each_other_are_counted_on(case: str) -> None:
    listed, _, changed = REORDERED[case]
    group = [placed(number, order) for number, order in listed]
    assert {one.id: one.order for one in moves._reordered(group, {})} == changed


def test_two_items_that_change_places_take_each_other_s_number() -> None:
    one, other = placed(1, 3), placed(2, 7)
    told = moves._reordered([other, one], {"W1": other, "W2": one})
    assert {each.id: each.order for each in told} == {"W1": 7, "W2": 3}


LEFT: dict[str, tuple[tuple[Absence, ...], dict[str, Any], tuple[str, ...]]] = {
    "stamped with its time": ((Absence(item="W1"), Absence(item="W2")), {"at": ONE, "item": "W1"}, ("W1", "W2")),
    "stamped without a time": ((Absence(item="W1"), Absence(item="W2")), {"item": "W1"}, ("W2",)),
    "an absence with a time of its own": ((Absence(item="W1", left=TWO),), {"item": "W1"}, ("W1",)),
}
"""From which items somebody is away, what was stamped of their leaving, and from which they still are, taken back."""


@pytest.mark.parametrize("case", LEFT)
def test_of_a_leaving_that_is_taken_back_only_what_it_wrote_goes(case: str) -> None:
    absences, stamped, kept = LEFT[case]
    entry = Attendance(person="P1", presence=Presence.PRESENT, left=ONE, until_item="W9", absences=absences)
    other = Attendance(person="P2", presence=Presence.PRESENT, left=ONE)
    one = meeting(1, attendance=(entry, other))
    done: list[Meeting] = []
    stamp = Stamp(id="T1", meeting="M1", kind=StampKind.LEAVING, people=("P1",), **stamped)
    joined = SimpleNamespace(register=Register.of(PANEL, one))
    taking: Any = SimpleNamespace(stamp=stamp, meeting=one, joined=joined, put=done.append)
    BACK[StampKind.LEAVING](taking)
    after, beside = done[0].attendance
    assert (after.left, after.until_item) == (None, "")
    assert tuple(gone.item for gone in after.absences) == kept
    assert beside == other
