"""The sample panel, held against its papers; the lists here were written out from the papers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from store import bundled
from store.problems import Refused
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Declaration,
    DueKind,
    Interest,
    Meeting,
    Minute,
    Outcome,
    Person,
    Question,
    QuestionState,
    Record,
    WorkItem,
)
from store.register import Register, kind_of_id
from store.sample import DEMO_DAY, sample_records

REFERS: dict[str, tuple[type[Record], ...]] = {
    "meeting": (Meeting,),
    "due_meeting": (Meeting,),
    "considered_at": (Meeting,),
    "minute": (Minute,),
    "person": (Person,),
    "people": (Person,),
    "substitutes": (Person,),
    "substitute_for": (Person,),
    "items": (WorkItem,),
    "origin_ref": (Minute, Action, Question),
    "standing": (Interest,),
    "parent": (Action,),
}
"""The fields that hold ids, and what they may lead to."""
PRIVATE = re.compile(
    r"@|\+44|(?<![\d,.£])0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|(?<![\d,.])0\d{9,10}\b|\bext\.? ?\d"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b"
)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.of(*sample_records())


def on(register: Register, *day: int) -> Meeting:
    (meeting,) = register.meeting_on(dt.date(*day))
    return meeting


def links(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for field, inner in value.items():
            ids = [inner] if isinstance(inner, str) else inner if isinstance(inner, list) else []
            if field in REFERS:
                yield from ((field, found) for found in ids if isinstance(found, str))
            yield from links(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from links(inner)


def test_the_panel_and_its_rules(register: Register) -> None:
    panel = register.panel
    assert (panel.short_name, panel.nation.value, panel.host_authority) == ("LLR", "England", "Leicester City Council")
    assert len(panel.councils) == 10
    now, then = panel.rules_on(DEMO_DAY), panel.rules_on(dt.date(2016, 9, 23))
    assert [item.title for item in now.agenda] == [
        "Apologies for absence",
        "Declarations of interest",
        "Minutes of the last meeting",
        "Public questions",
        "Work programme",
        "Any other urgent business",
        "Date of next meeting",
    ]
    assert [word.label for word in then.interests] == ["personal interest"]
    (question,) = now.questions.kinds
    assert (question.deadline.mode, question.deadline.n) == ("clear_wd", 15)
    assert (now.questions.max_per_person, now.questions.session_minutes, now.questions.repeat_window_months) == (
        2,
        10,
        6,
    )
    assert now.numbering == "running, reset each municipal year"
    assert (now.meeting_minutes, now.quorum.mode) == (None, "unset")


@pytest.mark.parametrize(
    ("day", "first", "last", "resolved"),
    [
        ("2016-09-23", 27, 37, {31: 1, 32: 1, 33: 2, 34: 1, 35: 2, 36: 1, 37: 1}),
        ("2021-01-27", 44, 51, {46: 1, 47: 5, 48: 1}),
    ],
)
def test_minutes_and_their_resolutions(
    register: Register, day: str, first: int, last: int, resolved: dict[int, int]
) -> None:
    (meeting,) = register.meeting_on(dt.date.fromisoformat(day))
    minutes = register.minutes_of(meeting.id)
    assert [minute.number for minute in minutes] == [str(n) for n in range(first, last + 1)]
    assert {int(minute.number): len(minute.resolutions) for minute in minutes if minute.resolutions} == resolved
    assert all(minute.heading and (minute.text or minute.resolutions) for minute in minutes)


def test_minute_47(register: Register) -> None:
    minute = register.minutes_of(on(register, 2021, 1, 27).id)[3]
    assert [clause.label for clause in minute.resolutions] == ["1.", "2.", "3.", "4.", "5."]
    assert len(minute.recommendations) == 4
    (motion,) = register.votes_minuted(minute.id)
    assert (motion.moved_by_printed, motion.seconded_by_printed) == ("the Chairman", "Councillor Pantling")
    people = [register.person_name(one) for one in (motion.moved_by, motion.seconded_by)]
    assert people == ["J. T. Orson", "Pantling"]
    assert motion.result == "CARRIED by a majority"
    assert [clause.label for clause in motion.clauses] == ["a)", "b)", "c)", "d)", "e)"]
    assert (motion.counted_for, motion.counted_against, motion.votes) == (None, None, ())
    assert [clause.label for clause in register.minutes_of(on(register, 2016, 9, 23).id)[6].resolutions] == [
        "(a)",
        "(b)",
    ]


def test_the_question_of_25_march_2021(register: Register) -> None:
    (question,) = register.questions
    assert question.asker.name == "Chris Collins"
    assert question.text == question.published_text
    assert question.text == (
        "My understanding with the precept is that due to the Council Tax Band D payments Rutland County Council "
        "receive, that residents of Rutland will be paying more per head towards this increase. Will there be a "
        "document or information released that will outline the exact benefit Rutland will receive from the precept?"
    )
    assert question.state is QuestionState.NOT_RECORDED
    assert (question.received_at, question.answer) == (None, "")
    assert question.meeting == on(register, 2021, 3, 25).id


def test_declarations(register: Register) -> None:
    sood, nil = register.declarations
    assert [register.person_name(person) for person in sood.people] == ["Manjula Sood"]
    assert (sood.interest, sood.scope, len(sood.nature)) == ("personal interest", "all substantive items", 1)
    (entry,) = register.interests
    assert (sood.standing, entry.standing, entry.person) == (entry.id, True, sood.people[0])
    assert (nil.nil, nil.people, nil.meeting) == (True, (), on(register, 2021, 1, 27).id)
    assert isinstance(nil, Declaration)
    assert on(register, 2021, 1, 27).nil_declarations is True


def test_the_fourteen_points_and_their_answers(register: Register) -> None:
    points = [action for action in register.actions if action.number is not None]
    assert [point.number for point in points] == list(range(1, 15))
    answers = [point.response for point in points if point.response is not None]
    assert [(answer.outcome, answer.reference) for answer in answers] == [
        (Outcome.NOTED, ""),
        (Outcome.REPORT_PROMISED, ""),
        (Outcome.NOTED, ""),
        (Outcome.REPORT_PROMISED, ""),
        (Outcome.CHANGED, "Foreword; Para 40"),
        (Outcome.REPORT_PROMISED, "Para 44, item ix of the minutes of December 2016"),
        (Outcome.ALREADY_COVERED, "Para 57"),
        (Outcome.CHANGED, "Para 32"),
        (Outcome.NOT_ACCEPTED, ""),
        (Outcome.NOT_ACCEPTED, "Para 23"),
        (Outcome.CHANGED, "Para 54"),
        (Outcome.CHANGED, "Para 47.a"),
        (Outcome.CHANGED, "Para 49b"),
        (Outcome.DEFERRED, "Para 71"),
    ]
    double = {
        point.number: [(one.part, one.outcome, one.reference) for one in answer.outcomes]
        for point, answer in zip(points, answers, strict=True)
        if answer.further
    }
    assert double == {
        10: [
            ("18 to 24 year age group", Outcome.NOT_ACCEPTED, "Para 23"),
            ("elderly people", Outcome.CHANGED, "Para 46(e) and 52"),
        ],
        11: [
            ("learning disabilities", Outcome.CHANGED, "Para 54"),
            ("suicide", Outcome.CHANGED, "Para 54, section F"),
        ],
    }
    letter = (dt.date(2017, 3, 2), "Lord Willy Bach, Police and Crime Commissioner", "Enc.")
    for point, answer in zip(points, answers, strict=True):
        assert (answer.dated, answer.signed_by, answer.enclosures) == letter
        assert (point.kind, point.legal_basis) == (ActionKind.RECOMMENDATION, "plan")
        assert (answer.received_on, answer.letter) == (dt.date(2017, 3, 2), "OPCC/2/D/2017/1")
        assert answer.text
        assert point.meeting == on(register, 2017, 2, 3).id
    assert points[11].text.startswith("The wording of paragraph 47.a needs to be clarified")
    assert answers[11].text == "A typographical error, it has now been addressed."


def test_one_resolution_gives_four_actions_that_fall_due_in_four_ways(register: Register) -> None:
    four = [action for action in register.actions if action.clause.startswith("recommendation ")]
    assert [(action.kind, action.due_kind, action.status, action.items) for action in four] == [
        (ActionKind.RECOMMENDATION, DueKind.UNDATED, ActionStatus.OPEN, ()),
        (ActionKind.REPORT, DueKind.NEXT_MEETING, ActionStatus.DONE, ("W3",)),
        (ActionKind.REPORT, DueKind.UNDATED, ActionStatus.OPEN, ("W28",)),
        (ActionKind.RECOMMENDATION, DueKind.QUARTERLY, ActionStatus.OPEN, ("W2", "W20")),
    ]
    assert {action.legal_basis for action in four} == {"precept"}
    assert four[1].closed is not None
    assert four[1].closed.where == "Agenda pack, 25 March 2021, item 7 (Appendix D)"


def test_promises_without_a_date_are_kept_as_such(register: Register) -> None:
    racial, trial, venues = register.actions[:3]
    assert (racial.kind, racial.due_kind, racial.status) == (ActionKind.REPORT, DueKind.UNDATED, ActionStatus.OPEN)
    assert trial.due_meeting == on(register, 2017, 3, 29).id
    assert venues.due_meeting == on(register, 2017, 12, 5).id
    promises = [action for action in register.actions if action.kind is ActionKind.UNDERTAKING]
    assert len(promises) == 8
    said, updates, structure, plan = promises[-4:]
    december = on(register, 2016, 12, 5).id
    assert (said.meeting, structure.meeting, plan.meeting) == (december, december, december)
    assert "101 service" in said.text
    assert register.need(Minute, updates.minute or "").number == "31"
    assert updates.text in register.need(Minute, updates.minute or "").text
    assert "review of the OPCC office structure" in structure.text
    assert (plan.due_meeting, plan.status) == (on(register, 2017, 2, 3).id, ActionStatus.DONE)


def test_every_link_leads_to_a_record_of_the_right_kind(register: Register) -> None:
    followed = 0
    for record in sample_records():
        for field, found in links(msgspec.to_builtins(record)):
            kind = kind_of_id(found)
            assert kind in REFERS[field], f"{record.id}: {field} {found}"
            assert register.find(found) is not None, f"{record.id}: {field} {found}"
            followed += 1
    assert followed > 100


def test_ids_are_given_once(register: Register) -> None:
    records = sample_records()
    assert len({record.id for record in records}) == len(records)
    assert sum(len(table) for table in register.tables.values()) == len(records)


def test_every_record_names_its_paper() -> None:
    papers = re.compile(
        r"Minutes of (23 September 2016|27 January 2021)|Agenda pack, (5 December 2016|25 March 2021)"
        r"|Letter of the Police and Crime Commissioner, 2 March 2017|Report headed Thursday 16th September 2015"
    )
    assert [record.id for record in sample_records() if not papers.match(record.source)] == []


@pytest.mark.parametrize(
    "text",
    ["0116 496 0123", "0116 4960123", "07700900123", "07700 900123", "clerk@panel.example", "101 ext 330", "LE1 1AA"],
)
def test_private_details_would_be_found(text: str) -> None:
    assert PRIVATE.search(f"Tel: {text}.")


def test_no_private_details_in_any_file() -> None:
    names = bundled.names("panels/llr")
    assert len(names) == 11
    for name in names:
        assert PRIVATE.search(bundled.read(name).decode()) is None, name


def test_a_damaged_file_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bundled.read
    monkeypatch.setattr(
        bundled,
        "read",
        lambda name: (
            whole(name).replace(b'"comments"', b'"remarks"', 1) if name.endswith("items.json") else whole(name)
        ),
    )
    with pytest.raises(Refused) as refused:
        sample_records()
    (problem,) = refused.value.problems
    assert problem.code == "bundled.damaged"
    assert "panels/llr/items.json" in problem.sentence
    assert "remarks" in problem.sentence
