"""A year of questions with the keys that the hint line names, at 80×24: what is owed is named until nothing is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.questions import QuestionsPlace
from store.commands.questions.receipt import receive_question
from store.desk import Desk
from store.queries.findings.findings import finding_rows
from store.records import Question, QuestionKind, QuestionState
from store.rules.questions.next_steps import NextStep, next_step
from tests.screens.look import look
from tests.screens.test_questions import Opener, press
from tui.app import Secretariat

S = QuestionState
AFTER = dt.date(2021, 8, 2)
CHAIR = '"the Chair"'
IN_TIME, LATE = dt.datetime(2021, 7, 5, 9), dt.datetime(2021, 7, 9, 9)
FOUR = "(a) Why?\n(b) When?\n(c) How?\n(d) Who?"

SENT: dict[str, dict[str, Any]] = {
    "in time": {},
    "with a supplementary": {},
    "late": {"received_at": LATE},
    "too long": {"text": "Why? " + "so very long " * 200},
    "operational": {"text": "Why was my burglary in Oakham not investigated?"},
    "a petition": {"kind": QuestionKind.PETITION, "signatures": 60},
    "a child": {"under_18": True, "name": "Ann Younglast"},
    "no consent": {"consents_to_name": False, "name": "Bo Nameless"},
    "a repeat": {"text": "Will there be a document that outlines the exact benefit Rutland will receive?"},
    "in four parts": {"text": FOUR},
    "asked again": {"name": "A. Resident", "text": "And how many will be in Uppingham?"},
}
"""What came in, in the year; in each case the clerk decides by the first key that is named, unless it says so below."""

DECIDED = {"late": "question.hold", "operational": "question.forward", "a repeat": "question.reject"}
"""Where the clerk decides otherwise than to accept."""

KEYS: dict[str, tuple[str, ...]] = {
    "question.accept": ("tab", CHAIR, "tab", '"urgent"', "tab", CHAIR, "form.save"),
    "question.reject": ("right", "tab", CHAIR, "form.save"),
    "question.hold": ("tab", CHAIR, "form.save"),
    "question.forward": ("tab", CHAIR, "form.save"),
    "question.told": ("form.save",),
    "question.text": ("form.save",),
    "question.send": ("tab", '"20/7/2021"', "form.save"),
    "question.put": ("right", "tab", "right", "form.save"),
    "question.sent": ("form.save",),
    "question.publish": (),
    "question.close": (),
}
"""What is pressed in the form that each key opens."""


def receive(desk: Desk, **more: Any) -> str:
    given: dict[str, Any] = {
        "name": "A. Resident",
        "text": "Will there be more officers in Rutland?",
        "received_at": IN_TIME,
        "meeting": "M18",
        "connection": "lives in Oakham",
        "subject": "Officers",
    }
    change = desk.run(receive_question, **(given | more))
    assert change is not None
    return change.touched[0].id


def step_of(desk: Desk, question_id: str) -> NextStep | None:
    return next_step(desk.register, desk.register.need(Question, question_id), desk.today)


def owed(desk: Desk, question_id: str) -> list[str]:
    return [row.code for row in finding_rows(desk.register, desk.today) if question_id in row.records]


def answering(question: Question) -> tuple[str, ...]:
    """Give the keys that record what has no answer: to the question, or to its one supplementary."""
    if question.supplementaries:
        return ("down", "enter", '"In May."', "form.save")
    return ('"It is so."', "form.save")


async def take_on(pilot: Pilot[int], desk: Desk, question_id: str, decision: str) -> int:
    """Press what the hint line names, step by step, until nothing is owed; gives how many keys that took."""
    place = pilot.app.screen.place  # type: ignore[attr-defined]
    assert isinstance(place, QuestionsPlace)
    pressed = 0
    for _ in range(20):
        place.reload(question_id)
        await pilot.pause()
        step = step_of(desk, question_id)
        assert bool(owed(desk, question_id)) is bool(step and step.owed)
        if step is None or (not step.owed and step.acts[0] not in {"question.publish", "question.close"}):
            return pressed
        question = desk.register.need(Question, question_id)
        act = decision if step.need == "decision" and decision else step.acts[0]
        hint = look(pilot.app).rstrip("\n").split("\n")[-1]
        assert f"Next  {place.key_of(step.acts[0])} " in hint, hint
        keys = (act, *(answering(question) if act == "question.answer" else KEYS[act]))
        await press(pilot, *keys)
        pressed += sum(len(key) - 2 if key.startswith('"') else 1 for key in keys)
        assert step_of(desk, question_id) != step, look(pilot.app)
    raise AssertionError(f"{question_id} never comes to rest")


@pytest.mark.parametrize("case", SENT)
async def test_a_question_of_the_year_is_led_to_its_end(open_app: Opener, desk: Desk, case: str) -> None:
    app: Secretariat = open_app("questions")
    question_id = receive(desk, **SENT[case])
    async with app.run_test(size=(80, 24)) as pilot:
        await take_on(pilot, desk, question_id, DECIDED.get(case, ""))
        question = desk.register.need(Question, question_id)
        assert owed(desk, question_id) == []
        if case in {"operational", "a repeat"}:
            assert question.state is S.CLOSED
            assert question.asker_told_on == desk.today
            return
        assert question.asker_told_on == desk.today
        step = step_of(desk, question_id)
        assert step is not None
        assert step.need == "awaited"
        assert question_id in look(app)
        await press(pilot, "question.answer", *answering(question))
        if case == "late":
            assert desk.register.need(Question, question_id).held_over_to == "M19"
            return
        desk.day_given = AFTER
        assert owed(desk, question_id) == ["question-not-put"]
        if case == "with a supplementary":
            await press(pilot, "question.put", *KEYS["question.put"])
            await press(pilot, "question.supplementary", '"By when?"', "tab", "tab", CHAIR, "form.save")
            assert "question-supplementary" in owed(desk, question_id)
        pressed = await take_on(pilot, desk, question_id, "")
        done = desk.register.need(Question, question_id)
        assert (done.state, owed(desk, question_id)) == (S.CLOSED, [])
        assert done.reply_sent_on == (AFTER if done.supplementaries else None)
        assert done.published_on == AFTER
        assert all(one.answer for one in done.supplementaries)
        assert pressed <= 30


async def test_the_keys_of_the_place_work_over_the_open_record(open_app: Opener, desk: Desk) -> None:
    app: Secretariat = open_app("questions")
    question_id = receive(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.open")
        seen = look(app)
        assert "Next step" in seen
        assert "a accept   " in seen
        await press(pilot, "question.accept")
        assert f"Accept question {question_id}" in look(app)
        await press(pilot, "tab", CHAIR, "form.save")
        assert desk.register.need(Question, question_id).state is S.ACCEPTED
        await press(pilot, "question.open", "question.told", "form.save")
        assert desk.register.need(Question, question_id).asker_told_on == desk.today


async def test_a_receipt_is_said_back_before_it_is_saved(open_app: Opener, desk: Desk) -> None:
    app: Secretariat = open_app("questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.receive", '"B"', "tab", '"Why?"', "tab", "tab", '"8/7/2021"', "tab", '"4:59 pm"')
        seen = look(app)
        assert "Received Thursday 8 July 2021, 4:59 pm: one day late, after" in seen
        assert "Wednesday 7 July 2021." in seen
        assert len(desk.register.questions) == 1
