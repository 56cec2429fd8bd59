"""Nothing goes into, out of or around within a meeting that has passed or was held, unless the clerk says so."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.actions.linking import schedule_action
from store.commands.bin import bin_records, restore_records
from store.commands.programme.items import add_item, edit_item
from store.commands.programme.moves import defer_items, move_items, reinstate_items, reorder_item, withdraw_items
from store.commands.programme.papers import (
    add_paper,
    edit_paper,
    order_paper,
    remove_paper,
    replace_file,
    set_paper,
    withdraw_paper,
)
from store.commands.questions.after import group_questions
from store.commands.questions.decisions import (
    accept_question,
    hold_over_question,
    redirect_question,
    reject_question,
)
from store.commands.questions.receipt import edit_published_text, edit_question, receive_question
from store.commands.versions import put_back_wording
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Action,
    Asker,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Panel,
    Paper,
    PaperStatus,
    Question,
    QuestionState,
    WorkItem,
)
from store.register import Register
from store.rules.programme.passed import OUT, PASSED, has_passed
from tests.store.drawing import FILES
from tests.test_door import commands
from tui.commandline.acts import Act
from tui.commandline.args import ALL_THE_SAME
from tui.commandline.parser import all_commands

TODAY = dt.date(2021, 7, 12)
PAST, TODAYS, COMING, LATER = "M1", "M2", "M3", "M4"
FILE, NEWER = FILES
PAPERS = (Paper(what="report", files=(FILE.facts,)), Paper(number=2, what="annex"))


def office(status: MeetingStatus = MeetingStatus.ARRANGED) -> Register:
    return Register.of(
        Panel(id="PANEL", name="A panel"),
        Meeting(id=PAST, date=dt.date(2021, 6, 10), status=status),
        Meeting(id=TODAYS, date=TODAY),
        Meeting(id=COMING, date=dt.date(2021, 7, 29)),
        Meeting(id=LATER, date=dt.date(2021, 9, 30)),
        *(WorkItem(id=f"W{n}", title=f"Past {n}", meeting=PAST, order=n, papers=PAPERS) for n in (1, 2)),
        *(WorkItem(id=f"W{n}", title=f"Today {n}", meeting=TODAYS, order=n) for n in (3, 4)),
        *(WorkItem(id=f"W{n}", title=f"Coming {n}", meeting=COMING, order=n) for n in (5, 6)),
        WorkItem(id="W7", title="Binned", meeting=PAST, order=7, binned_on=TODAY),
        WorkItem(id="W8", title="Withdrawn", meeting=PAST, order=8, status=ItemStatus.WITHDRAWN),
        Question(id="Q1", asker=Asker(name="A. Resident"), text="Why?", meeting=COMING),
        Question(id="Q2", asker=Asker(name="B. Resident"), text="When?", meeting=PAST),
        Question(id="Q3", asker=Asker(name="C. Resident"), text="Who?", meeting=PAST, binned_on=TODAY),
        Question(id="Q4", asker=Asker(name="D. Resident"), text="Where?", meeting=PAST),
        Question(id="Q5", asker=Asker(name="E. Resident"), text="Whither?", meeting=COMING),
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
    ("renamed", edit_item, {"item": "W1", "title": "Another"}),
    ("its earlier words put back", put_back_wording, {"version": WorkItem(id="W1", title="Earlier", meeting=PAST)}),
    ("brought by another", edit_item, {"item": "W1", "lead": "Another"}),
    ("a paper added", add_paper, {"item": "W1", "what": "glossary"}),
    ("a paper changed", edit_paper, {"item": "W1", "paper": "2", "pages": "4"}),
    ("a paper followed", set_paper, {"item": "W1", "paper": "report", "status": PaperStatus.TO_FOLLOW}),
    ("a paper taken out", remove_paper, {"item": "W1", "paper": "1"}),
    ("a new version of a paper", replace_file, {"item": "W1", "paper": "1", "file": NEWER, "reason": "Put right"}),
    ("a paper withdrawn", withdraw_paper, {"item": "W1", "paper": "1", "reason": "Not ready"}),
    ("its papers in another order", order_paper, {"item": "W1", "paper": "1", "by": 1}),
    ("out of the bin into it", restore_records, {"ids": ("W7",)}),
    ("out of the bin with another", restore_records, {"ids": ("Q3", "W7")}),
    ("taken up again there", reinstate_items, {"items": ("W8",)}),
    ("a question entered for it", receive_question, {"name": "D. Resident", "text": "How?", "meeting": PAST}),
    ("a question moved to it", edit_question, {"question": "Q1", "meeting": PAST}),
    ("a question moved out of it", edit_question, {"question": "Q2", "meeting": COMING}),
    ("a question taken off it", edit_question, {"question": "Q2", "meeting": None}),
    (
        "a question accepted for it",
        accept_question,
        {"question": "Q1", "meeting": PAST, "reason": "Urgent", "agreed_by": "the Chair"},
    ),
    ("a question held over from it", hold_over_question, {"question": "Q2", "to": COMING, "decided_by": "the Chair"}),
    ("questions taken together there", group_questions, {"questions": ("Q2", "Q4")}),
    ("questions taken apart there", group_questions, {"questions": ("Q2",), "together": False}),
    ("a question into the bin", bin_records, {"ids": ("Q2",)}),
    ("a question out of the bin", restore_records, {"ids": ("Q3",)}),
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
    assert "only if that is meant" in problem.cure
    assert "--" not in problem.cure, "a screen names no option"
    assert command(register, TODAY, all_the_same=True, **given).puts


NOT_PRINTED = {
    "otherwise edited",
    "a question entered for it",
    "a question moved to it",
    "a question moved out of it",
    "a question taken off it",
    "a question held over from it",
    "a question into the bin",
    "a question out of the bin",
    "questions taken apart there",
    "questions taken together there",
}
"""What makes no published agenda wrong: comments, and questions that nobody has accepted."""


@pytest.mark.parametrize(("way", "command", "given"), WAYS, ids=[way for way, _, _ in WAYS])
def test_the_same_is_asked_while_an_agenda_is_out(way: str, command: Command, given: dict[str, Any]) -> None:
    register = office()
    soon = replace(register.need(Meeting, PAST), date=dt.date(2021, 7, 20), agenda_published_on=TODAY)
    register = register.with_edit(Edit("", (soon,)))
    if way in NOT_PRINTED:
        assert command(register, TODAY, **given).puts
        return
    with pytest.raises(Refused) as refused:
        command(register, TODAY, **given)
    (problem,) = refused.value.problems
    assert problem.code == OUT
    assert problem.sentence.startswith("The agenda of the meeting of Tuesday 20 July 2021 was published on")
    assert "only if that is meant" in problem.cure
    assert "--" not in problem.cure, "a screen names no option"
    assert command(register, TODAY, all_the_same=True, **given).puts


OF_PRINTED: list[tuple[Command, dict[str, Any]]] = [
    (edit_published_text, {"question": "Q1", "text": "Why not?"}),
    (group_questions, {"questions": ("Q1", "Q4")}),
    (hold_over_question, {"question": "Q1", "to": LATER, "decided_by": "the Chair"}),
    (redirect_question, {"question": "Q1", "decided_by": "the Chair"}),
    (reject_question, {"question": "Q1", "ground": "operational", "decided_by": "the Chair"}),
]


@pytest.mark.parametrize(("command", "given"), OF_PRINTED)
def test_a_question_that_a_published_agenda_prints_is_decided_anew_only_if_that_is_meant(
    command: Command, given: dict[str, Any]
) -> None:
    accepted: dict[str, Any] = {"meeting": COMING, "state": QuestionState.ACCEPTED, "published_text": "Why?"}
    asked = [Question(id=one, asker=Asker(name=one), text="Why?", **accepted) for one in ("Q1", "Q4")]
    register = office().with_edit(Edit("", tuple(asked)))
    assert command(register, TODAY, **given).puts
    published = replace(register.need(Meeting, COMING), agenda_published_on=TODAY)
    register = register.with_edit(Edit("", (published,)))
    with pytest.raises(Refused) as refused:
        command(register, TODAY, **given)
    assert [problem.code for problem in refused.value.problems] == [OUT]
    assert command(register, TODAY, **given, all_the_same=True).puts


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (move_items, {"items": ("W3",), "to": COMING}),
        (move_items, {"items": ("W5",), "to": TODAYS}),
        (reorder_item, {"item": "W5", "by": 1}),
        (reorder_item, {"item": "W3", "by": 1}),
        (bin_records, {"ids": ("W3", "W5")}),
        (bin_records, {"ids": ("A1", "A2", "W1", "W2", "W8", "Q2", "Q4", PAST)}),
        (add_item, {"title": "New", "meeting": TODAYS}),
        (withdraw_items, {"items": ("W3",), "reason": "Not wanted"}),
        (defer_items, {"items": ("W1",), "to": None, "what": "Annex B", "reason": "Late"}),
        (schedule_action, {"action": "A2", "to": COMING}),
        (edit_item, {"item": "W3", "title": "Another"}),
        (edit_question, {"question": "Q2", "subject": "Officers"}),
        (edit_question, {"question": "Q1", "meeting": LATER}),
        (hold_over_question, {"question": "Q1", "to": LATER, "decided_by": "the Chair"}),
        (group_questions, {"questions": ("Q1", "Q5")}),
        (receive_question, {"name": "D. Resident", "text": "How?", "meeting": TODAYS}),
        (receive_question, {"name": "D. Resident", "text": "How?"}),
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


def test_what_changes_nothing_or_comes_back_among_the_suggestions_is_not_asked_about() -> None:
    assert not edit_item(office(), TODAY, item="W1", title="Past 1").puts
    assert edit_item(office(), TODAY, item="W1", comments="Not on the agenda").puts
    (back,) = reinstate_items(office(MeetingStatus.HELD), TODAY, items=("W8",)).puts
    assert isinstance(back, WorkItem)
    assert back.meeting is None


def test_an_item_that_a_meeting_considered_is_taken_up_again_only_if_that_is_meant() -> None:
    done = WorkItem(id="W9", title="Done", meeting=PAST, order=9, status=ItemStatus.CONSIDERED, considered_at=PAST)
    register = office(MeetingStatus.HELD).with_edit(Edit("", (done,)))
    with pytest.raises(Refused, match="was held"):
        reinstate_items(register, TODAY, items=("W9",))
    assert reinstate_items(register, TODAY, items=("W9",), all_the_same=True).puts


OF_AN_AGENDA = {
    "add_late_item",
    "build_agenda",
    "leave_out_line",
    "place_line",
    "supplement_agenda",
    "withdraw_line",
    "word_line",
}
"""What is done with an agenda itself asks as well: `tests/store/commands/agenda` has the ways."""

WHERE_IT_IS_PRINTED = {
    "edit_published_text",
    "group_questions",
    "hold_over_question",
    "redirect_question",
    "reject_question",
}
"""What records that a question was dealt with asks only where a published agenda prints that question."""

ASKED = {
    *OF_AN_AGENDA,
    *WHERE_IT_IS_PRINTED,
    "accept_question",
    "add_item",
    "add_paper",
    "bin_records",
    "defer_items",
    "edit_item",
    "edit_paper",
    "edit_question",
    "move_items",
    "order_paper",
    "put_back_wording",
    "receive_question",
    "reinstate_items",
    "remove_paper",
    "reorder_item",
    "replace_file",
    "restore_records",
    "schedule_action",
    "set_paper",
    "withdraw_items",
    "withdraw_paper",
}
"""The commands that ask before they change the business of a meeting that has passed; each has a way above."""

RECORDS_WHAT_WAS_DONE = "records what that meeting did, or what was done with the question since"
TAKEN_FROM_A_FILE = "takes in what a file says, line by line as the clerk ticked it"
NOT_ON_THE_AGENDA = "changes nothing that an agenda prints"
BY_ACT = "takes business round as the clerk settles the meeting itself, which is what the act is for"
ONLY_NAMES_IT = "names the item that something is about, and leaves the item as it is"
UNASKED = {
    **dict.fromkeys(
        (
            "link_action",
            "record_arrival",
            "record_decision",
            "record_election",
            "record_leaving",
            "record_step",
            "record_vote",
            "step_in",
            "step_out",
            "unlink_action",
        ),
        ONLY_NAMES_IT,
    ),
    "acknowledge_question": RECORDS_WHAT_WAS_DONE,
    "add_supplementary": RECORDS_WHAT_WAS_DONE,
    "answer_question": RECORDS_WHAT_WAS_DONE,
    "clear_notes": NOT_ON_THE_AGENDA,
    "close_question": RECORDS_WHAT_WAS_DONE,
    "confirm_decision": RECORDS_WHAT_WAS_DONE,
    "consider_items": RECORDS_WHAT_WAS_DONE,
    "import_programme": TAKEN_FROM_A_FILE,
    "judge_repeat": RECORDS_WHAT_WAS_DONE,
    "mark_reply_sent": RECORDS_WHAT_WAS_DONE,
    "owe_reply": RECORDS_WHAT_WAS_DONE,
    "publish_question": RECORDS_WHAT_WAS_DONE,
    "purge_contacts": NOT_ON_THE_AGENDA,
    "put_question": RECORDS_WHAT_WAS_DONE,
    "record_held": BY_ACT,
    "redact_question": RECORDS_WHAT_WAS_DONE,
    "score_item": NOT_ON_THE_AGENDA,
    "send_for_answer": RECORDS_WHAT_WAS_DONE,
    "set_moveable": NOT_ON_THE_AGENDA,
    "tell_asker": RECORDS_WHAT_WAS_DONE,
}
"""The other commands that name an item or a question, and why none of them asks."""


def on_business(name: str, command: Command) -> bool:
    """Say whether a command is about items or questions: by what it is given, or because it makes or gathers them."""
    given = set(inspect.signature(command).parameters) & {"item", "items", "question", "questions", "considered"}
    return bool(given) or name in ASKED or ".programme." in command.__module__ or ".questions." in command.__module__


def test_every_command_on_the_business_of_a_meeting_asks_or_says_why_not() -> None:
    about = {name for name, command in commands().items() if on_business(name, command)}
    assert about == ASKED | set(UNASKED)
    assert not ASKED & set(UNASKED)


def test_those_that_ask_are_the_ones_that_can_be_told_it_is_meant() -> None:
    told = {name for name, command in commands().items() if "all_the_same" in inspect.signature(command).parameters}
    others = {"publish", "finalise_report", "take_back_done"}
    assert told == ASKED | others, "an agenda although the programme went on, a report too late, a publication back"
    assert {command.__name__ for _, command, _ in WAYS} | WHERE_IT_IS_PRINTED == ASKED - OF_AN_AGENDA
    assert {command.__name__ for command, _ in OF_PRINTED} == WHERE_IT_IS_PRINTED


def test_the_command_line_has_its_yes_for_each_of_them() -> None:
    seen = set()
    for one in all_commands():
        row = getattr(one.run, "__self__", None)
        if isinstance(row, Act) and (name := getattr(row.command, "name", "")) in ASKED:
            assert ALL_THE_SAME in row.arguments, one.words
            seen.add(name)
    assert seen == ASKED - {"put_back_wording"}, "an earlier wording is put back by a command that is no act"
