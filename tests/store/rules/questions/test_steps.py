from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store import rulesets
from store.records import Asker, Question, QuestionKind, QuestionState
from store.records.panel import Deadline, QuestionKindRule, QuestionRules
from store.records.question import Exchange
from store.rules.questions.steps import (
    GROUNDS,
    grounds_of,
    question_words,
    reply_is_owed,
    why_not_close,
    why_not_ground,
    why_not_publish,
    why_not_reply_sent,
    why_not_step,
    why_not_told,
)

S = QuestionState
STEPS = {
    "acknowledge": {S.RECEIVED},
    "accept": {S.RECEIVED, S.ACKNOWLEDGED, S.HELD_OVER, S.REJECTED},
    "reject": {S.RECEIVED, S.ACKNOWLEDGED, S.ACCEPTED, S.HELD_OVER, S.SENT_FOR_ANSWER, S.ANSWERED},
    "redirect": {S.RECEIVED, S.ACKNOWLEDGED, S.ACCEPTED, S.HELD_OVER, S.SENT_FOR_ANSWER, S.ANSWERED},
    "hold over": {S.RECEIVED, S.ACKNOWLEDGED, S.ACCEPTED, S.HELD_OVER, S.SENT_FOR_ANSWER, S.ANSWERED},
    "send for answer": {S.ACCEPTED, S.HELD_OVER},
    "answer": {
        S.ACCEPTED,
        S.HELD_OVER,
        S.SENT_FOR_ANSWER,
        S.ANSWERED,
        S.PUT,
        S.REPLY_OWED,
        S.REPLY_SENT,
        S.PUBLISHED,
        S.NOT_RECORDED,
    },
    "put": {S.ACCEPTED, S.HELD_OVER, S.SENT_FOR_ANSWER, S.ANSWERED, S.NOT_RECORDED},
    "supplementary": {S.PUT, S.REPLY_OWED},
    "owe": {S.PUT, S.ANSWERED, S.PUBLISHED},
    "reply sent": {S.PUT, S.REPLY_OWED, S.PUBLISHED, S.ANSWERED, S.NOT_RECORDED},
}


def question(state: QuestionState = S.RECEIVED, **more: object) -> Question:
    return Question(id="Q1", asker=Asker(name="A"), text="Why?", state=state, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", list(S))
def test_which_step_follows_which_state(step: str, state: QuestionState) -> None:
    problem = why_not_step(question(state), step)
    assert (problem is None) is (state in STEPS[step])
    if problem:
        assert state.value in problem.sentence
        assert problem.cure.endswith(".")


def test_nothing_is_done_with_a_question_in_the_bin() -> None:
    binned = question(binned_on=dt.date(2021, 7, 12))
    assert {why_not_step(binned, step).code for step in STEPS} == {"in-bin"}  # type: ignore[union-attr]
    assert why_not_publish(binned) is not None
    assert why_not_close(binned, "x") is not None


@given(st.sampled_from(list(S)), st.text(max_size=20), st.booleans(), st.booleans())
def test_a_question_is_never_closed_while_a_reply_is_owed(state: S, reason: str, due: bool, told: bool) -> None:
    day = dt.date(2021, 7, 12)
    one = question(state, reply_due=day if due else None, asker_told_on=day if told else None)
    if reply_is_owed(one):
        problem = why_not_close(one, reason)
        assert problem is not None
        assert problem.code in {"reply-owed", "closed-already"}
    else:
        assert state is not S.REPLY_OWED


def test_a_reply_sent_is_owed_no_more() -> None:
    day = dt.date(2021, 7, 12)
    assert reply_is_owed(question(S.REPLY_OWED))
    assert reply_is_owed(question(S.PUT, reply_due=day))
    assert not reply_is_owed(question(S.REPLY_SENT, reply_due=day, reply_sent_on=day))


@pytest.mark.parametrize("state", [S.ACCEPTED, S.REJECTED, S.REDIRECTED, S.HELD_OVER, S.SENT_FOR_ANSWER, S.ANSWERED])
def test_the_asker_must_be_told_of_every_decision_before_it_is_closed(state: QuestionState) -> None:
    problem = why_not_close(question(state), "a reason")
    assert problem is not None
    assert problem.code == "asker-not-told"
    assert why_not_close(question(state, asker_told_on=dt.date(2021, 7, 12)), "a reason") is None


def test_a_question_not_put_is_closed_only_with_a_reason() -> None:
    problem = why_not_close(question(S.ACCEPTED))
    assert problem is not None
    assert (problem.code, problem.field) == ("not-settled", "reason")
    told = question(S.ACCEPTED, asker_told_on=dt.date(2021, 7, 12))
    assert why_not_close(told, "withdrawn") is None
    assert why_not_close(question(S.PUT)) is None


def test_only_what_was_accepted_is_published_and_only_once() -> None:
    def code(one: Question) -> str:
        problem = why_not_publish(one)
        return problem.code if problem else ""

    assert code(question(S.REJECTED)) == "not-published"
    assert code(question(S.RECEIVED)) == "undecided"
    assert code(question(S.ACCEPTED)) == "no-text"
    assert code(question(S.ACCEPTED, published_text="Why?")) == ""
    assert code(question(S.PUT, published_text="Why?", published_on=dt.date(2021, 7, 12))) == "published-already"


def test_a_reply_needs_an_answer_to_be_made_from() -> None:
    problem = why_not_reply_sent(question(S.REPLY_OWED))
    assert problem is not None
    assert problem.code == "no-answer"
    assert why_not_reply_sent(question(S.REPLY_OWED, answer="Yes.")) is None


def test_a_reply_waits_for_the_answer_to_every_supplementary_question_and_part() -> None:
    open_one, answered = Exchange(asked="By when?"), Exchange(asked="By whom?", answer="By us.")
    one = question(S.REPLY_OWED, answer="Yes.", supplementaries=(answered, open_one))
    for problem in (why_not_reply_sent(one), why_not_close(replace(one, state=S.PUT))):
        assert problem is not None
        assert problem.sentence == "1 supplementary question to question Q1 has no answer."
        assert problem.act == "question.answer"
    assert why_not_reply_sent(replace(one, supplementaries=(answered, answered))) is None
    parted = replace(question(S.REPLY_OWED), text="(a) Why?\n(b) When?\n(c) How?", answer="(b) In May.")
    problem = why_not_reply_sent(parted)
    assert problem is not None
    assert problem.sentence == "Parts (a) and (c) of question Q1 have no answer."
    assert why_not_reply_sent(replace(parted, answer="Because, in May, by hand.")) is None


def test_an_asker_is_told_once_and_of_a_decision() -> None:
    assert why_not_told(question(S.RECEIVED)) is not None
    assert why_not_told(question(S.REJECTED)) is None
    assert why_not_told(question(S.REJECTED, asker_told_on=dt.date(2021, 7, 12))) is not None


def test_grounds_are_those_of_the_rules_and_those_their_limits_imply() -> None:
    kind = QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5))
    scheme = QuestionRules(kinds=(kind,), refusal_grounds=("defamatory",), max_words=100, require=())
    assert set(grounds_of(scheme, QuestionKind.QUESTION)) == {"defamatory", "late", "over_length"}
    assert set(grounds_of(QuestionRules(), QuestionKind.QUESTION)) == set(GROUNDS)


def test_a_ground_that_the_rules_do_not_give_is_refused_with_those_that_they_do() -> None:
    scheme = rulesets.rule_set("llr").rules.questions
    for ground, code in (("vexatious", "ground-not-in-rules"), ("dull", "ground-unknown"), (" ", "ground-missing")):
        problem = why_not_ground(scheme, QuestionKind.QUESTION, ground)
        assert problem is not None
        assert (problem.code, problem.field) == (code, "ground")
        assert "frivolous" in problem.cure
    assert why_not_ground(scheme, QuestionKind.QUESTION, "late") is None
    assert why_not_ground(rulesets.rule_set("llr-2020").rules.questions, QuestionKind.QUESTION, "vexatious") is None


def test_a_question_is_named_without_contact_details() -> None:
    assert question_words(question(subject="Ring 0116 496 0123")) == "question Q1 “Ring [telephone number removed]”"
    assert question_words(question()) == "question Q1"
