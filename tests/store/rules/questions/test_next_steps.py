"""The next step of a question: always named while it is open, owed or not, and led to by a key that can be pressed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from store.problems import Problem
from store.queries.questions.lists import need_of, question_row, shelves
from store.records import Asker, Question, QuestionState
from store.records.question import Exchange
from store.register import Register
from store.rules.findings import AREAS, Scene
from store.rules.findings.questions import waiting
from store.rules.questions import steps as rules
from store.rules.questions.next_steps import next_step, next_steps
from tests.store.rules.findings.duties import Duty, register_of
from tests.store.rules.findings.scenes import HELD, JULY, OFF, SEPTEMBER, TODAY, day

S = QuestionState


def _sent(state: QuestionState) -> dict[str, Any]:
    """A reply that was sent was sent on a day."""
    return {"reply_sent_on": day(7, 4)} if state is S.REPLY_SENT else {}


def every_question() -> list[Question]:
    """Give a question in each state, for each sort of meeting, with more or less recorded of it."""
    fields: tuple[dict[str, Any], ...] = (
        {},
        {"published_text": "Why?"},
        {"published_text": "Why?", "asker_told_on": day(7, 2)},
        {"published_text": "Why?", "asker_told_on": day(7, 2), "answer": "Because.", "reply_due": day(7, 1)},
        {"published_text": "Why?", "asker_told_on": day(7, 2), "answer": "Because.", "published_on": day(7, 3)},
        {"published_text": "Why?", "answer": "No.", "supplementaries": (Exchange(asked="Why not?"),)},
        {"answer_due": day(7, 20), "published_text": "(a) Why?\n(b) When?", "asker_told_on": day(7, 2)},
        {"text": "(a) Why?\n(b) When?", "answer": "(b) In May.", "reply_sent_on": day(7, 2)},
    )
    return [
        Question(
            id="Q1",
            **({"asker": Asker(name="A"), "text": "Why?", "state": state, "meeting": meeting} | _sent(state) | more),
        )
        for state, meeting, more in product(S, (HELD, JULY, SEPTEMBER, OFF, None), fields)
    ]


EVERY = every_question()


def register(question: Question) -> Register:
    return register_of(Duty("", (question,)))


def why_not(register: Register, question: Question, act: str) -> Problem | None:
    """Say why an act cannot be done to a question, by the rule that dims its key."""
    steps = {"accept": "accept", "reject": "reject", "forward": "redirect", "send": "send for answer"}
    name = act.removeprefix("question.")
    if name in steps or name == "answer":
        return rules.why_not_step(question, steps.get(name, name))
    of: dict[str, Callable[[Question], Problem | None]] = {
        "told": rules.why_not_told,
        "publish": rules.why_not_publish,
        "sent": rules.why_not_reply_sent,
        "close": lambda one: rules.why_not_close(one, "asked later"),
        "put": lambda one: rules.why_not_put(register, one, TODAY),
    }
    return of[name](question) if name in of else None


def test_what_is_open_always_has_a_next_step() -> None:
    assert len(EVERY) > 500
    for one in EVERY:
        steps = next_steps(register(one), one, TODAY)
        assert bool(steps) is (one.state is not S.CLOSED), one
        for step in steps:
            assert step.sentence.endswith(".")
            assert step.cure.endswith(".")
            assert step.need
            assert step.acts


def test_the_first_key_of_what_is_owed_can_be_pressed() -> None:
    """A step that is still to come, such as putting it at a meeting to come, has its key and no other way."""
    for one in EVERY:
        whole = register(one)
        for step in next_steps(whole, one, TODAY):
            if step.code not in {"question-to-be-put", "question-look-again"}:
                assert why_not(whole, one, step.acts[0]) is None, (step, one)


def test_every_face_names_the_same() -> None:
    for one in EVERY:
        whole = register(one)
        steps = next_steps(whole, one, TODAY)
        found = list(waiting(Scene(whole, TODAY)))
        seen = Scene(whole, TODAY).register.need(Question, "Q1")
        owed = [step for step in next_steps(Scene(whole, TODAY).register, seen, TODAY) if step.owed]
        assert [(each.code, each.sentence, each.cure) for each in found] == [
            (each.code, each.sentence, each.cure) for each in owed
        ]
        assert {each.code for each in owed} <= set(AREAS)
        need = need_of(whole, one, TODAY)
        assert need == (steps[0].need if steps else "")
        assert need in question_row(whole, one, TODAY).state or one.state is S.REPLY_OWED
        assert [shelf.key for shelf in shelves(whole, TODAY) if "Q1" in shelf.ids]


@pytest.mark.parametrize("state", [S.ACCEPTED, S.REJECTED, S.REDIRECTED, S.HELD_OVER])
def test_telling_the_asker_is_owed_after_each_of_the_four_decisions(state: QuestionState) -> None:
    one = Question(id="Q1", asker=Asker(name="A"), text="Why?", state=state, meeting=JULY)
    step = next_step(register(one), one, TODAY)
    assert step is not None
    assert (step.need, step.owed, step.acts) == ("tell the asker", True, ("question.told", "question.letter"))


def test_what_comes_next_from_receipt_to_closing() -> None:
    """The steps of a question that is answered before its meeting and put there, in their order."""
    given: dict[str, Any] = {"asker": Asker(name="A"), "text": "Why?", "meeting": JULY}
    told = given | {"asker_told_on": day(7, 2)}
    ready = told | {"published_text": "Why?"}
    after = dt.date(2021, 8, 2)
    way = [
        (S.RECEIVED, given, TODAY, "decision"),
        (S.ACCEPTED, given, TODAY, "tell the asker"),
        (S.ACCEPTED, told, TODAY, "make text"),
        (S.ACCEPTED, ready, TODAY, "ask for answer"),
        (S.SENT_FOR_ANSWER, ready | {"answer_due": day(7, 20)}, TODAY, "awaited"),
        (S.SENT_FOR_ANSWER, ready | {"answer_due": day(7, 20)}, day(7, 20), "answer due"),
        (S.ANSWERED, ready | {"answer": "Yes."}, TODAY, "to be put"),
        (S.ANSWERED, ready | {"answer": "Yes."}, after, "put"),
        (S.PUT, ready | {"answer": "Yes."}, after, "publish"),
        (S.PUT, ready | {"answer": "Yes.", "supplementaries": (Exchange(asked="When?"),)}, after, "answer"),
        (S.REPLY_OWED, ready, after, "answer"),
        (S.REPLY_OWED, ready | {"answer": "Yes."}, after, "reply owed"),
        (S.REPLY_SENT, ready | {"answer": "Yes.", "reply_sent_on": after}, after, "publish"),
        (S.PUBLISHED, ready | {"answer": "Yes.", "published_on": after}, after, "close"),
        (S.CLOSED, ready, after, ""),
    ]
    for state, fields, today, need in way:
        one = Question(id="Q1", state=state, **fields)
        assert need_of(register(one), one, today) == need, state
