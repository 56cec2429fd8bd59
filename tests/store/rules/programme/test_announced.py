"""A change to an agenda that is out is told at once, whoever makes it and however."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from inspect import signature
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands import told_at_once
from store.commands.bin import bin_records, restore_records
from store.commands.calendar.meetings import cancel_meeting, edit_meeting, postpone_meeting
from store.commands.programme.items import add_item, edit_item
from store.commands.programme.moves import consider_items, defer_items, move_items, reorder_item, withdraw_items
from store.commands.programme.papers import set_paper
from store.commands.questions.answers import put_question
from store.commands.questions.decisions import accept_question, reject_question
from store.commands.questions.receipt import edit_published_text, edit_question
from store.commands.settling import record_held
from store.desk import Desk
from store.edit import Edit
from store.records import (
    AgendaLine,
    Asker,
    Issue,
    IssuedLine,
    Meeting,
    MeetingMove,
    MeetingStatus,
    Panel,
    Paper,
    PaperStatus,
    Question,
    QuestionState,
    Stamp,
    StampKind,
    WorkItem,
)
from store.records.agenda import FIRST
from store.register import Register

TODAY = dt.date(2021, 7, 22)
OUT, NOT_OUT = "M1", "M2"
RECORDS = (
    Panel(id="PANEL", name="A panel"),
    Meeting(id=OUT, date=dt.date(2021, 7, 29), status=MeetingStatus.CALLED, agenda_published_on=dt.date(2021, 7, 20)),
    Meeting(id=NOT_OUT, date=dt.date(2021, 9, 30)),
    WorkItem(id="W1", title="Rural crime", meeting=OUT, order=1),
    WorkItem(id="W2", title="Road safety", meeting=OUT, order=2),
    WorkItem(id="W9", title="Found again", meeting=OUT, order=9, binned_on=TODAY),
    WorkItem(id="W4", title="Vans", meeting=OUT, order=3, papers=(Paper(what="report"),)),
    WorkItem(id="W3", title="Complaints", meeting=NOT_OUT, order=1),
    Question(id="Q1", asker=Asker(name="A resident"), text="Why?", meeting=OUT),
    Question(
        id="Q2",
        asker=Asker(name="A resident"),
        text="Why?",
        published_text="Why?",
        meeting=OUT,
        state=QuestionState.ACCEPTED,
    ),
)


def office(*others: Any) -> Register:
    return Register.of(*{record.id: record for record in (*RECORDS, *others)}.values())


def told(register: Register, command: Callable[..., Edit], today: dt.date = TODAY, **given: Any) -> list[str]:
    """Give what is told of a change that is meant."""
    meant = {"all_the_same": True} if "all_the_same" in signature(command).parameters else {}
    edit = command(register, today, **given, **meant)
    return [problem.sentence for problem in told_at_once(register, register.with_edit(edit), edit, today)]


WITH = "The agenda of the meeting of Thursday 29 July 2021 has been published with “Rural crime” on it."
OTHERWISE = "The agenda of the meeting of Thursday 29 July 2021 has been published as it was before."


REJECTED = {"ground": "defamatory", "decided_by": "Chair"}


@pytest.mark.parametrize(
    ("command", "given", "sentence"),
    [
        (move_items, {"items": ("W1",), "to": NOT_OUT}, WITH),
        (move_items, {"items": ("W1",), "to": None}, WITH),
        (withdraw_items, {"items": ("W1",), "reason": "No"}, WITH),
        (defer_items, {"items": ("W1",), "to": None, "reason": "No"}, WITH),
        (bin_records, {"ids": ("W1",)}, WITH),
        (restore_records, {"ids": ("W9",)}, "“Found again” is a late item"),
        (reorder_item, {"item": "W1", "by": 1}, OTHERWISE),
        (edit_item, {"item": "W1", "title": "Rural crime and theft"}, OTHERWISE),
        (move_items, {"items": ("W3",), "to": OUT}, "“Complaints” is a late item"),
        (add_item, {"title": "Budget", "meeting": OUT}, "“Budget” is a late item"),
        (edit_meeting, {"meeting": OUT, "venue": "Town Hall"}, "published with another time or place"),
        (edit_meeting, {"meeting": OUT, "start": dt.time(14)}, "published with another time or place"),
        (edit_meeting, {"meeting": OUT, "title": "Budget meeting"}, "published with another name"),
        (
            postpone_meeting,
            {"meeting": OUT, "to": dt.date(2021, 8, 5), "reason": "No room"},
            "The agenda of the meeting of Thursday 29 July 2021 has been published with another day.",
        ),
        (cancel_meeting, {"meeting": OUT, "reason": "Flood"}, "has been published as of one to come."),
        (edit_item, {"item": "W1", "lead": "The Commissioner"}, OTHERWISE),
        (edit_item, {"item": "W1", "minutes": 20}, OTHERWISE),
        (set_paper, {"item": "W1", "status": PaperStatus.TO_FOLLOW}, OTHERWISE),
        (set_paper, {"item": "W1", "status": PaperStatus.RECEIVED}, OTHERWISE),
        (set_paper, {"item": "W4", "status": PaperStatus.DUE}, OTHERWISE),
        (
            set_paper,
            {"item": "W1", "status": PaperStatus.RECEIVED, "exempt_paragraph": "3", "interest": "Bids"},
            OTHERWISE,
        ),
        (accept_question, {"question": "Q1", "decided_by": "Chair"}, "has been published without question Q1."),
        (
            reject_question,
            {"question": "Q2", "ground": "defamatory", "decided_by": "Chair"},
            "published with question Q2.",
        ),
        (bin_records, {"ids": ("Q2",)}, "published with question Q2."),
        (edit_published_text, {"question": "Q2", "text": "Why so?"}, "published with other words of Q2."),
    ],
)
def test_every_change_to_a_published_agenda_is_told(
    command: Callable[..., Edit], given: dict[str, Any], sentence: str
) -> None:
    (one,) = told(office(), command, **given)
    assert sentence in one


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (move_items, {"items": ("W3",), "to": None}),
        (edit_item, {"item": "W1", "comments": "Chair to attend"}),
        (set_paper, {"item": "W1", "status": PaperStatus.NONE}),
        (set_paper, {"item": "W4", "status": PaperStatus.RECEIVED}),
        (edit_question, {"question": "Q2", "note": "Rang the asker"}),
        (reject_question, REJECTED | {"question": "Q1"}),
        (edit_meeting, {"meeting": OUT, "note": "Ask for water"}),
        (edit_meeting, {"meeting": NOT_OUT, "venue": "Town Hall"}),
    ],
)
def test_what_no_agenda_prints_is_not_told(command: Callable[..., Edit], given: dict[str, Any]) -> None:
    assert told(office(), command, **given) == []


def test_an_agenda_of_another_date_or_of_a_meeting_that_is_over_is_none() -> None:
    was = RECORDS[1]
    assert isinstance(was, Meeting)
    moved = MeetingMove(from_date=dt.date(2021, 7, 28), to_date=was.date, on=dt.date(2021, 7, 21))
    assert told(office(replace(was, moves=(moved,))), reorder_item, item="W1", by=1) == []
    after = dt.date(2021, 7, 30)
    assert told(office(), reorder_item, today=after, item="W1", by=1) == []


def test_the_desk_tells_it_of_the_last_change_and_of_its_undoing(tmp_path: Any) -> None:
    desk = Desk.create(tmp_path / "panel.json", RECORDS, today=TODAY, who="clerk")
    assert not desk.warnings
    desk.run(withdraw_items, items=("W1",), reason="No", all_the_same=True)
    assert [(problem.code, problem.sentence) for problem in desk.warnings] == [("agenda-changed", WITH)]
    desk.undo()
    assert "late item" in desk.warnings[0].sentence
    desk.run(add_item, title="Budget", meeting=OUT, all_the_same=True)
    desk.undo()
    assert [problem.sentence for problem in desk.warnings] == [WITH.replace("Rural crime", "Budget")]
    desk.run(move_items, items=("W1", "W2"), to=NOT_OUT, all_the_same=True)
    assert [problem.sentence for problem in desk.warnings] == [WITH, WITH.replace("Rural crime", "Road safety")]
    desk.run(edit_item, item="W3", comments="x")
    assert not desk.warnings


def test_what_came_after_the_agenda_went_out_and_goes_again_is_not_missed_on_it() -> None:
    printed = Issue(kind=FIRST, on=dt.date(2021, 7, 20), lines=(IssuedLine(line="L1", number="1", item="W2"),))
    out = replace(RECORDS[1], agenda=(AgendaLine(id="L1", item="W2"),), published=(printed,))
    register = office(out)
    assert told(register, move_items, items=("W1",), to=NOT_OUT) == []
    assert told(register, move_items, items=("W2",), to=NOT_OUT) != []


def test_what_is_dealt_with_on_the_day_as_the_agenda_said_is_no_change_to_it() -> None:
    today = dt.date(2021, 7, 29)
    answered = Question(
        id="Q2", asker=Asker(name="A resident"), text="Why?", published_text="Why?", meeting=OUT, answer="So.",
        state=QuestionState.ANSWERED,
    )  # fmt: skip
    assert told(office(), consider_items, today, items=("W1",), meeting=OUT) == []
    assert told(office(answered), put_question, today, question="Q2", asker_present=True, answered_there=True) == []
    assert told(office(), record_held, today, meeting=OUT, considered=("W1", "W2")) == []


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (move_items, {"items": ("W1",), "to": NOT_OUT}),
        (defer_items, {"items": ("W1",), "to": NOT_OUT, "reason": "No time."}),
        (withdraw_items, {"items": ("W1",), "reason": "No longer needed."}),
        (edit_item, {"item": "W1", "was": RECORDS[3], "title": "Rural crime and heritage"}),
        (reject_question, {"question": "Q2", **REJECTED}),
    ],
)
def test_once_the_meeting_has_begun_nothing_of_its_agenda_is_left_to_be_published(
    command: Callable[..., Edit], given: dict[str, Any]
) -> None:
    today = dt.date(2021, 7, 29)
    assert told(office(), command, today, **given), "before it begins it is told"
    begun = office(Stamp(id="S1", meeting=OUT, order=1, kind=StampKind.START, at=dt.time(13)))
    assert told(begun, command, today, **given) == []
