"""What each command asks or refuses, with every fault at once and nothing besides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.actions.linking import schedule_action
from store.commands.agenda.issuing import supplement_agenda, withdraw_line
from store.commands.agenda.lines import build_agenda, leave_out_line, place_line, word_line
from store.commands.complaints.entering import add_complaint
from store.commands.declarations.interests import edit_interest
from store.commands.minutes.returned import _spots
from store.commands.programme.papers import add_paper, order_paper, remove_paper, set_paper
from store.commands.questions.answers import put_question
from store.commands.reports.drafting import draft_report, edit_report
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import (
    Action,
    Asker,
    Clause,
    Interest,
    InterestEntry,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    PaperStatus,
    Person,
    Question,
    QuestionState,
    Report,
    RoundKind,
    RoundStep,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.register import Register
from tests.store.commands.agenda.desk import AFTER, HERE, LATER, TABLE, here, office, out

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


def refused(act: Callable[[], Edit]) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as problem:
        act()
    return problem.value.problems


def held(register: Register) -> Register:
    return register.with_edit(Edit("", (replace(here(register), status=MeetingStatus.HELD),)))


def changed(register: Register) -> Register:
    """Give the register with a paper come in after the agenda went out."""
    return register.with_edit(set_paper(register, AFTER, item="W2", status=PaperStatus.RECEIVED, all_the_same=True))


@pytest.mark.parametrize(
    ("register", "command", "given"),
    [
        (changed(out()), supplement_agenda, {"meeting": HERE, "holidays": TABLE}),
        (out(), withdraw_line, {"meeting": HERE, "line": "4", "reason": "Not ready", "to": LATER}),
        (office(), build_agenda, {"meeting": HERE}),
    ],
)
def test_what_changes_the_business_of_a_meeting_that_was_held_is_asked_about(
    register: Register, command: Callable[..., Edit], given: dict[str, Any]
) -> None:
    over = held(register)
    assert [one.code for one in refused(lambda: command(over, AFTER, **given))] == ["meeting-passed"]
    assert command(over, AFTER, all_the_same=True, **given).puts
    assert command(register, AFTER, **given).puts


BUILT = office().with_edit(build_agenda(office(), DAY, meeting=HERE))
LINE = next(one for one in here(BUILT).agenda if one.standing)


@pytest.mark.parametrize(
    ("command", "given"),
    [(place_line, {"by": 1}), (word_line, {"title": "Another title"}), (leave_out_line, {"out": True})],
)
def test_a_line_of_an_agenda_is_changed_until_the_meeting_was_held(
    command: Callable[..., Edit], given: dict[str, Any]
) -> None:
    over = held(BUILT)
    (problem,) = refused(lambda: command(over, AFTER, meeting=HERE, line=LINE.id, **given))
    assert problem.code == "meeting-passed"
    assert command(over, AFTER, meeting=HERE, line=LINE.id, all_the_same=True, **given).puts
    assert word_line(over, AFTER, meeting=HERE, line=LINE.id, title=LINE.title).puts == ()


def test_an_item_that_is_withdrawn_goes_where_it_can_be_dealt_with() -> None:
    register = out()
    cancelled = register.with_edit(Edit("", (replace(register.need(Meeting, LATER), status=MeetingStatus.CANCELLED),)))
    given: dict[str, Any] = {"meeting": HERE, "line": "4", "reason": "Not ready"}
    assert [one.code for one in refused(lambda: withdraw_line(cancelled, AFTER, to=LATER, **given))] == [
        "meeting-cancelled"
    ]
    assert len(refused(lambda: withdraw_line(register, AFTER, to=HERE, **given))) == 1
    assert withdraw_line(register, AFTER, **given).sentence.endswith("; it goes to the suggested items")
    none = refused(lambda: withdraw_line(register, AFTER, meeting=HERE, line="4", on=MORROW))
    assert [one.field for one in none] == ["on", "reason"]


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (add_paper, {"what": "map"}),
        (remove_paper, {"paper": "1"}),
        (order_paper, {"paper": "1", "by": 1}),
    ],
)
def test_a_paper_of_a_meeting_that_was_held_is_asked_about(command: Callable[..., Edit], given: dict[str, Any]) -> None:
    register = held(office().with_edit(add_paper(office(), AFTER, item="W1", what="plan")))
    (problem,) = refused(lambda: command(register, AFTER, item="W1", **given))
    assert problem.code == "meeting-passed"
    assert command(register, AFTER, item="W1", all_the_same=True, **given).puts


def test_a_report_is_drafted_with_minutes_and_a_vote_that_are_there() -> None:
    steps = (RoundStep(step="report", on=EVE, choice="appoint"), RoundStep(step="hearing", on=EVE))
    one = StatutoryRound(id="R1", kind=RoundKind.CHIEF_CONSTABLE, steps=steps)
    known = (Minute(id="N1", meeting="M1", heading="A"), Vote(id="V1", meeting="M1"))
    register = Register.of(PANEL, one, *known, Meeting(id="M1", date=EVE, status=MeetingStatus.HELD))

    def codes(**given: Any) -> list[str]:
        return [p.field for p in refused(lambda: draft_report(register, DAY, round_id="R1", step="report", **given))]

    assert codes(minutes=("N1", "N9"), vote="V9", choice="veto") == ["choice", "minutes", "vote"]
    made = draft_report(register, DAY, round_id="R1", step="report", minutes=("N1",), vote="V1", choice="appoint")
    (report,) = made.puts
    assert isinstance(report, Report)
    after = register.with_edit(made)
    wrong = refused(lambda: edit_report(after, DAY, report=report.id, minutes=("N9",), vote="V9", choice="x"))
    assert [p.field for p in wrong] == ["choice", "minutes", "vote"]
    assert edit_report(after, DAY, report=report.id, minutes=(), vote=None).puts


def test_the_lines_of_a_minute_are_taken_in_the_order_in_which_it_is_printed() -> None:
    one = Minute(
        id="N1",
        meeting="M1",
        heading="A",
        report_of="B",
        text="C\n\nD",
        resolutions_lead="E",
        resolutions=(Clause(text="F\nG"), Clause(text="H")),
        recommendations_lead="I",
        recommendations=(Clause(text="J"),),
    )
    assert [(spot.field, spot.words, spot.clause) for spot in _spots(one)] == [
        ("heading", "A", None),
        ("report_of", "B", None),
        ("text", "C", None),
        ("text", "", None),
        ("text", "D", None),
        ("resolutions_lead", "E", None),
        ("resolutions", "F", 0),
        ("resolutions", "G", 0),
        ("resolutions", "H", 1),
        ("recommendations_lead", "I", None),
        ("recommendations", "J", 0),
    ]
    assert [spot.field for spot in _spots(Minute(id="N2", meeting="M1"))] == ["text"]


@pytest.mark.parametrize(("exempt", "owner"), [("", "Ms Bo"), ("3", "")])
def test_an_item_for_an_action_of_exempt_business_names_nobody(exempt: str, owner: str) -> None:
    minute = Minute(id="N1", meeting="M1", heading="A", exempt_paragraph=exempt)
    action = Action(id="A1", text="That a report be brought.", owner="Ms Bo", meeting="M1", minute="N1")
    held_there = Meeting(id="M1", date=EVE, status=MeetingStatus.HELD)
    register = Register.of(PANEL, held_there, minute, action)
    edit = schedule_action(register, DAY, action="A1", to=None, title="A title")
    (item,) = (one for one in edit.puts if isinstance(one, WorkItem))
    assert (item.lead, item.origin_ref, item.title) == (owner, "A1", "A title")
    named = schedule_action(
        register, DAY, action="A1", to=None, title="A title", lead="Mr Cy", comments="c", target="t"
    )
    (item,) = (one for one in named.puts if isinstance(one, WorkItem))
    assert (item.lead, item.comments, item.target) == ("Mr Cy", "c", "t")


@pytest.mark.parametrize(
    ("given", "sentence", "note", "what"),
    [
        ({"taken_as_read": True}, "Took as read question Q1", "taken as read", "taken as read"),
        ({"asked_by": "Ms Bo"}, "Put question Q1", "put by Ms Bo", None),
        ({}, "Put question Q1", "", None),
    ],
)
def test_a_question_is_put_or_taken_as_read(given: dict[str, Any], sentence: str, note: str, what: str | None) -> None:
    asked = Question(
        id="Q1", asker=Asker(name="A"), text="Why?", answer="So.", meeting="M1", state=QuestionState.ANSWERED
    )
    register = Register.of(PANEL, Meeting(id="M1", date=EVE), asked)
    edit = put_question(register, DAY, question="Q1", **given)
    (after,) = edit.puts
    assert isinstance(after, Question)
    assert edit.sentence.startswith(sentence)
    first = next(step for step in after.steps if step.state is QuestionState.PUT)
    assert (first.on, first.note) == (EVE, note)
    assert after.state in {QuestionState.PUT, QuestionState.REPLY_OWED}


@pytest.mark.parametrize(
    ("on", "code"),
    [(DAY, ""), (MORROW, "complaint.future"), (dt.date(2000, 1, 1), ""), (dt.date(1999, 12, 31), "year-unlikely")],
)
def test_a_complaint_came_in_between_2000_and_today(on: dt.date, code: str) -> None:
    def act() -> Edit:
        return add_complaint(Register.of(PANEL), DAY, received_on=on)

    if code:
        assert [one.code for one in refused(act)] == [code]
    else:
        assert act().puts


def test_a_line_of_an_interest_is_judged_when_it_is_typed() -> None:
    kept = Interest(id="I1", person="P1", entry=InterestEntry(category="land", text="x", terms=("a\nb",)))
    register = Register.of(PANEL, Person(id="P1", name="Ada"), kept)
    assert edit_interest(register, DAY, interest="I1", text="y").puts
    assert {one.field for one in refused(lambda: edit_interest(register, DAY, interest="I1", terms=("c\nd",)))} == {
        "terms"
    }
