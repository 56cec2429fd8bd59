"""What is told of a day is the same by every door: while it is typed, when it is saved, and among the findings."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands import told_at_once
from store.commands.actions.actions import edit_action
from store.commands.calendar.meetings import add_meeting, edit_meeting, postpone_meeting
from store.commands.calendar.panel_days import create_meetings
from store.edit import Edit
from store.records import (
    Action,
    Asker,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Paper,
    Question,
    Record,
    Seat,
    WorkItem,
)
from store.records.meeting import MeetingMove
from store.register import Register
from store.rules.calendar.proposing import ProposedDate
from store.rules.day_notes import day_notes, days_of, notes_of

TODAY = dt.date(2024, 12, 2)
SATURDAY, HOLIDAY, WORKING = dt.date(2024, 12, 14), dt.date(2024, 12, 25), dt.date(2024, 12, 12)
PANEL = Panel(id="PANEL", name="A panel")
THERE = Meeting(id="M1", date=dt.date(2024, 12, 17))
ACTION = Action(id="A1", text="That it be done.", agreed_on=TODAY)


def register(*records: Record) -> Register:
    return Register.of(*{one.id: one for one in (PANEL, THERE, *records)}.values())


def question(**fields: Any) -> Question:
    received = dt.datetime(2024, 12, 2, 9)
    return Question(id="Q1", asker=Asker(name="A resident"), text="Why?", received_at=received, **fields)


CASES: list[tuple[Record, str, dt.date, str]] = [
    (ACTION, "due_on", dt.date(2024, 2, 5), "comes before Monday 2 December 2024, on which it was asked for."),
    (ACTION, "due_on", dt.date(2024, 2, 5), "Monday 5 February 2024 has passed."),
    (ACTION, "due_on", SATURDAY, "Saturday 14 December 2024 is not a working day: weekend."),
    (ACTION, "due_on", HOLIDAY, "is not a working day: Christmas Day"),
    (ACTION, "response_due", dt.date(2024, 11, 1), "comes before"),
    (ACTION, "review_from", dt.date(2024, 11, 1), "has passed."),
    (WorkItem(id="W1", title="x", meeting="M1"), "papers.due_on", dt.date(2024, 12, 18), "comes after the meeting of"),
    (WorkItem(id="W1", title="x"), "latest", dt.date(2024, 11, 1), "has passed."),
    (question(), "answer_due", SATURDAY, "is not a working day"),
    (question(), "reply_due", dt.date(2024, 11, 29), "on which it came in."),
    (question(), "answered_on", dt.date(2024, 11, 29), "on which it came in."),
    (Declaration(id="D1", meeting="M1", people=("P1",)), "notified_on", WORKING, "on which it was declared."),
    (Seat(id="S1", person="P1", from_date=WORKING), "term_ends", dt.date(2024, 12, 1), "on which the seat begins."),
    (Seat(id="S1", person="P1", to_date=WORKING), "term_ends", SATURDAY, "the last day of the seat."),
    (Meeting(id="M2", date=WORKING), "date", SATURDAY, "is not a working day"),
    (Meeting(id="M2", date=WORKING), "questions_by", dt.date(2024, 12, 16), "comes after the meeting of"),
    (Meeting(id="M2", date=WORKING), "date", THERE.date, "There is already an ordinary meeting on"),
    (Meeting(id="M2", date=WORKING), "date", dt.date(2024, 11, 1), "has passed and the meeting is not recorded"),
    (Meeting(id="M2", date=WORKING), "date", dt.date(2031, 1, 7), "is more than five years ahead."),
    (
        Interest(id="I1", person="P1", entry=InterestEntry(category="Land", text="x", arose_on=TODAY)),
        "entry.notified_on",
        dt.date(2024, 11, 1),
        "on which it arose.",
    ),
]


@pytest.mark.parametrize(("record", "path", "day", "words"), CASES)
def test_each_thing_is_told(record: Record, path: str, day: dt.date, words: str) -> None:
    notes = day_notes(register(record), record, path, day, TODAY)
    assert any(words in note for note in notes), notes


DOORS: list[tuple[str, Edit]] = [
    ("new", add_meeting(register(), TODAY, date=SATURDAY)),
    ("edit", edit_meeting(register(), TODAY, meeting="M1", date=SATURDAY)),
    ("move", postpone_meeting(register(), TODAY, meeting="M1", to=SATURDAY, reason="Clash")),
    ("propose", create_meetings(register(), TODAY, dates=(ProposedDate(date=SATURDAY),))),
    ("import", Edit("x", (Meeting(id="M7", date=SATURDAY),))),
]


@pytest.mark.parametrize(("door", "edit"), DOORS, ids=[door for door, _ in DOORS])
def test_every_door_of_a_meeting_tells_the_same(door: str, edit: Edit) -> None:
    before = register()
    told = told_at_once(before, before.with_edit(edit), edit, TODAY)
    assert [(one.code, one.sentence) for one in told] == [
        ("day-noted", "Saturday 14 December 2024 is not a working day: weekend.")
    ], door
    typed = notes_of(Meeting, "date"), notes_of(MeetingMove, "to_date")
    assert all(notes and notes(before, SATURDAY, TODAY) == (told[0].sentence,) for notes in typed)


def test_only_a_day_that_the_change_entered_is_told_of() -> None:
    late = replace(ACTION, due_on=dt.date(2024, 2, 5))
    before = register(late)
    edit = edit_action(before, TODAY, action="A1", owner="Clerk")
    assert told_at_once(before, before.with_edit(edit), edit, TODAY) == ()
    entered = edit_action(register(ACTION), TODAY, action="A1", due_on=dt.date(2024, 2, 5))
    told = told_at_once(register(ACTION), register(*entered.puts), entered, TODAY)
    assert len(told) == 2


def test_the_days_of_a_record_are_found_by_their_way() -> None:
    item = WorkItem(id="W1", title="x", papers=(Paper(due_on=WORKING),), latest=SATURDAY)
    assert {path: day for path, day, _ in days_of(item)} == {"papers.due_on": WORKING, "latest": SATURDAY}
