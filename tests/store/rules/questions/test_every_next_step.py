"""Everything that a question waits for, in each state, on the day before, the day itself and the day after."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.records import Asker, Question, QuestionState
from store.records.question import Exchange
from store.rules.questions.next_steps import NextStep, next_steps
from tests.store.rules.findings.duties import Duty, register_of
from tests.store.rules.findings.scenes import HELD, JULY, OFF, SEPTEMBER, day

S = QuestionState
TOLD = {"asker_told_on": day(7, 2)}
READY = TOLD | {"published_text": "Why?"}
IN_JUNE, IN_JULY = "the meeting of Thursday 10 June 2021", "the meeting of Thursday 29 July 2021"
IN_SEPTEMBER = "the meeting of Thursday 30 September 2021"

CURES = {
    ("question-undecided", "decision"): (61, True, "Accept, reject, redirect or hold it over."),
    ("question-not-told", "tell the asker"): (62, True, "Write the letter, send it, and record the day."),
    ("question-no-text", "make text"): (63, True, "Make the text that the agenda prints."),
    ("question-not-sent", "ask for answer"): (63, True, "Send it for an answer, with a day for it."),
    ("question-not-put", "put"): (
        60,
        True,
        "Record that it was put, with its answer, or hold it over to a meeting to come.",
    ),
    ("question-no-meeting", "meeting"): (61, True, "Record the meeting it is for."),
    ("question-to-be-put", "to be put"): (66, False, "Record on the day, or later, that it was put."),
    ("question-not-answered", "answer due"): (60, True, "Ask for it, or record it."),
    ("question-awaited", "awaited"): (66, False, "Record it when it comes."),
    ("question-look-again", "look again"): (
        61,
        True,
        "Look at the decision again; hold it over if its meeting is off.",
    ),
    ("question-supplementary", "answer"): (64, True, "Record the answer, and send it."),
    ("question-settled", "close"): (66, False, "Close it."),
    ("answer-owed", "answer"): (65, True, "Record the answer. Send the reply and record the day on which it was sent."),
    ("answer-owed", "reply owed"): (65, True, "Send the reply and record the day on which it was sent."),
    ("question-unpublished", "make text"): (66, False, "Make the text that papers print."),
    ("question-unpublished", "publish"): (66, False, "Record that it was published."),
    ("question-unrecorded", "answer"): (66, False, "Record the answer, or close it."),
}
"""The rank of each step, whether it is owed, and its cure: by its code, and in a word or two what it needs."""


def told(step: NextStep) -> str:
    by = f"{step.by.day}/{step.by.month}" if step.by else "-"
    acts = " ".join(act.removeprefix("question.") for act in step.acts)
    return f"{step.code}, {step.need}, {by} {step.only or '-'}: {acts}. {step.sentence}"


def case(
    state: QuestionState, meeting: str | None, today: dt.date, fields: dict[str, Any], *steps: str
) -> tuple[Question, dt.date, tuple[str, ...]]:
    return Question(id="Q1", asker=Asker(name="A"), text="Why?", state=state, meeting=meeting, **fields), today, steps


CASES = [
    case(
        S.RECEIVED,
        JULY,
        day(7, 29),
        {},
        (
            "question-undecided, decision, 29/7 M2: accept reject hold forward. "
            f"Question Q1 is not decided; it is for {IN_JULY}."
        ),
    ),
    case(
        S.RECEIVED,
        JULY,
        day(7, 30),
        {},
        (
            "question-undecided, decision, 29/7 M2: accept reject hold forward. "
            f"Question Q1 is not decided; it is for {IN_JULY}, which has passed."
        ),
    ),
    case(
        S.RECEIVED,
        None,
        day(7, 12),
        {"received_at": dt.datetime(2021, 7, 5, 9)},
        (
            "question-undecided, decision, - -: accept reject hold forward. "
            "Question Q1 came in on Monday 5 July 2021 and is not decided; no meeting is recorded for it."
        ),
    ),
    case(
        S.RECEIVED,
        HELD,
        day(6, 10),
        {},
        (
            "question-undecided, decision, 10/6 M1: accept reject hold forward. "
            f"Question Q1 is not decided; it is for {IN_JUNE}, which has passed."
        ),
    ),
    case(
        S.ACCEPTED,
        JULY,
        day(7, 29),
        {},
        (
            "question-not-told, tell the asker, 29/7 M2: told letter. "
            "Question Q1 was accepted, and the asker is not recorded as told."
        ),
        f"question-no-text, make text, 29/7 M2: text redact. Question Q1 has no text to publish for {IN_JULY}.",
        (
            "question-not-sent, ask for answer, 29/7 M2: send answer. "
            f"Question Q1 was not sent to anybody for an answer for {IN_JULY}."
        ),
    ),
    case(
        S.ACCEPTED,
        JULY,
        day(7, 30),
        {},
        (
            "question-not-put, put, 29/7 -: put hold. "
            f"Question Q1 was for {IN_JULY}, which has passed; it is not recorded as put."
        ),
    ),
    case(
        S.REJECTED,
        JULY,
        day(7, 30),
        {},
        (
            "question-not-told, tell the asker, 29/7 M2: told letter. "
            "Question Q1 was rejected, and the asker is not recorded as told."
        ),
    ),
    case(
        S.HELD_OVER,
        JULY,
        day(7, 30),
        {"held_over_to": SEPTEMBER},
        (
            "question-not-told, tell the asker, 30/9 M3: told letter. "
            "Question Q1 was held over, and the asker is not recorded as told."
        ),
        f"question-no-text, make text, 30/9 M3: text redact. Question Q1 has no text to publish for {IN_SEPTEMBER}.",
        (
            "question-not-sent, ask for answer, 30/9 M3: send answer. "
            f"Question Q1 was not sent to anybody for an answer for {IN_SEPTEMBER}."
        ),
    ),
    case(
        S.ACCEPTED,
        None,
        day(7, 12),
        {},
        (
            "question-not-told, tell the asker, - -: told letter. "
            "Question Q1 was accepted, and the asker is not recorded as told."
        ),
        "question-no-meeting, meeting, - -: edit. Question Q1 is accepted, and no meeting is recorded for it.",
        "question-no-text, make text, - -: text redact. Question Q1 has no text to publish.",
        "question-not-sent, ask for answer, - -: send answer. Question Q1 was not sent to anybody for an answer.",
    ),
    case(
        S.ACCEPTED,
        None,
        day(7, 12),
        TOLD,
        "question-no-meeting, meeting, - -: edit. Question Q1 is accepted, and no meeting is recorded for it.",
        "question-no-text, make text, - -: text redact. Question Q1 has no text to publish.",
        "question-not-sent, ask for answer, - -: send answer. Question Q1 was not sent to anybody for an answer.",
    ),
    case(
        S.ACCEPTED,
        JULY,
        day(7, 29),
        TOLD,
        f"question-no-text, make text, 29/7 M2: text redact. Question Q1 has no text to publish for {IN_JULY}.",
        (
            "question-not-sent, ask for answer, 29/7 M2: send answer. "
            f"Question Q1 was not sent to anybody for an answer for {IN_JULY}."
        ),
    ),
    case(
        S.ACCEPTED,
        JULY,
        day(7, 29),
        TOLD | {"published_text": " "},
        f"question-no-text, make text, 29/7 M2: text redact. Question Q1 has no text to publish for {IN_JULY}.",
        (
            "question-not-sent, ask for answer, 29/7 M2: send answer. "
            f"Question Q1 was not sent to anybody for an answer for {IN_JULY}."
        ),
    ),
    case(
        S.ACCEPTED,
        JULY,
        day(7, 29),
        READY,
        (
            "question-not-sent, ask for answer, 29/7 M2: send answer. "
            f"Question Q1 was not sent to anybody for an answer for {IN_JULY}."
        ),
    ),
    case(
        S.ACCEPTED,
        JULY,
        day(7, 29),
        READY | {"answer": "No."},
        f"question-to-be-put, to be put, 29/7 -: put. Question Q1 is to be put at {IN_JULY}.",
    ),
    case(
        S.SENT_FOR_ANSWER,
        JULY,
        day(7, 12),
        READY,
        (
            "question-not-answered, answer due, 29/7 M2: answer letter. "
            "The answer to question Q1 is not in, and no day was set for it."
        ),
    ),
    case(
        S.SENT_FOR_ANSWER,
        JULY,
        day(7, 11),
        READY | {"answerer": "Ms Bo", "answer_due": day(7, 12)},
        (
            "question-awaited, awaited, 12/7 -: answer. "
            "The answer from Ms Bo to question Q1 is wanted by Monday 12 July 2021."
        ),
    ),
    case(
        S.SENT_FOR_ANSWER,
        JULY,
        day(7, 12),
        READY | {"answerer": "Ms Bo", "answer_due": day(7, 12)},
        (
            "question-not-answered, answer due, 29/7 M2: answer letter. "
            "The answer from Ms Bo to question Q1 was due on Monday 12 July 2021 and is not in."
        ),
    ),
    case(
        S.SENT_FOR_ANSWER,
        JULY,
        day(7, 13),
        READY | {"answerer": "Ms Bo", "answer_due": day(7, 12)},
        (
            "question-not-answered, answer due, 29/7 M2: answer letter. "
            "The answer from Ms Bo to question Q1 was due on Monday 12 July 2021 and is not in."
        ),
    ),
    case(
        S.SENT_FOR_ANSWER,
        JULY,
        day(7, 30),
        READY | {"answer_due": day(7, 12)},
        (
            "question-not-put, put, 29/7 -: put hold. "
            f"Question Q1 was for {IN_JULY}, which has passed; it is not recorded as put."
        ),
    ),
    case(
        S.ANSWERED,
        JULY,
        day(7, 29),
        READY | {"answer": "No."},
        f"question-to-be-put, to be put, 29/7 -: put. Question Q1 is to be put at {IN_JULY}.",
    ),
    case(
        S.ANSWERED,
        JULY,
        day(7, 30),
        READY | {"answer": "No."},
        (
            "question-not-put, put, 29/7 -: put hold. "
            f"Question Q1 was for {IN_JULY}, which has passed; it is not recorded as put."
        ),
    ),
    case(
        S.ANSWERED,
        HELD,
        day(6, 10),
        READY | {"answer": "No."},
        (
            "question-not-put, put, 10/6 -: put hold. "
            f"Question Q1 was for {IN_JUNE}, which has passed; it is not recorded as put."
        ),
    ),
    case(
        S.ANSWERED,
        HELD,
        day(6, 9),
        READY | {"answer": "No."},
        (
            "question-not-put, put, 10/6 -: hold. "
            f"Question Q1 was for {IN_JUNE}, which has passed; it is not recorded as put."
        ),
    ),
    case(
        S.ANSWERED,
        JULY,
        day(7, 30),
        READY | {"answer": "No.", "reply_sent_on": day(7, 3)},
        f"question-to-be-put, to be put, 29/7 -: put. Question Q1 is to be put at {IN_JULY}.",
    ),
    case(
        S.ACCEPTED,
        OFF,
        day(8, 11),
        READY | {"answer": "No."},
        (
            "question-look-again, look again, 12/8 -: hold close. "
            "Question Q1: The meeting of Thursday 12 August 2021 was cancelled."
        ),
    ),
    case(
        S.ACCEPTED,
        OFF,
        day(8, 13),
        READY | {"answer": "No."},
        (
            "question-look-again, look again, 12/8 -: hold close. "
            "Question Q1: The meeting of Thursday 12 August 2021 was cancelled."
        ),
    ),
    case(
        S.PUT,
        JULY,
        day(7, 30),
        {"published_text": "Why?", "answer": "No.", "supplementaries": (Exchange(asked="When?"),)},
        "question-supplementary, answer, 30/7 -: answer. 1 supplementary question to question Q1 has no answer.",
    ),
    case(
        S.PUT,
        JULY,
        day(7, 30),
        {
            "published_text": "Why?",
            "answer": "No.",
            "supplementaries": (
                Exchange(asked="When?"),
                Exchange(asked="Who?"),
                Exchange(asked="How?", answer="So."),
            ),
        },
        "question-supplementary, answer, 30/7 -: answer. 2 supplementary questions to question Q1 have no answer.",
    ),
    case(
        S.REJECTED,
        JULY,
        day(7, 30),
        TOLD | {"supplementaries": (Exchange(asked="When?"),)},
        "question-settled, close, - -: close. Nothing more is to be done about question Q1.",
    ),
    case(
        S.REPLY_OWED,
        JULY,
        day(8, 5),
        {"reply_due": day(8, 5)},
        (
            "answer-owed, answer, 5/8 -: answer. "
            "No reply to question Q1 is recorded as sent; it is due on Thursday 5 August 2021."
        ),
    ),
    case(
        S.REPLY_OWED,
        JULY,
        day(8, 6),
        {"reply_due": day(8, 5)},
        (
            "answer-owed, answer, 5/8 -: answer. "
            "No reply to question Q1 is recorded as sent; it was due on Thursday 5 August 2021."
        ),
    ),
    case(
        S.REPLY_OWED,
        JULY,
        day(8, 5),
        {"answer": "No."},
        (
            "answer-owed, reply owed, 29/7 -: sent letter. "
            f"No reply to question Q1 is recorded as sent; it was for {IN_JULY}."
        ),
    ),
    case(
        S.REPLY_OWED,
        None,
        day(8, 5),
        {"answer": "No."},
        "answer-owed, reply owed, 5/8 -: sent letter. No reply to question Q1 is recorded as sent.",
    ),
    case(
        S.REPLY_OWED,
        JULY,
        day(8, 5),
        {"answer": "No.", "reply_sent_on": day(8, 4)},
        "question-unpublished, make text, - -: text. Question Q1 has no text to publish.",
    ),
    case(
        S.PUT,
        JULY,
        day(8, 5),
        {},
        f"answer-owed, answer, 29/7 -: answer. No reply to question Q1 is recorded as sent; it was for {IN_JULY}.",
    ),
    case(
        S.PUT,
        JULY,
        day(8, 5),
        {"answer": "No.", "published_text": "Why?"},
        "question-unpublished, publish, - -: publish. Question Q1 is not recorded as published.",
    ),
    case(
        S.PUT,
        JULY,
        day(8, 5),
        {"answer": "No."},
        "question-unpublished, make text, - -: text. Question Q1 has no text to publish.",
    ),
    case(
        S.PUT,
        JULY,
        day(8, 5),
        {"answer": "No.", "published_text": "Why?", "published_on": day(8, 1)},
        "question-settled, close, - -: close. Nothing more is to be done about question Q1.",
    ),
    case(
        S.REJECTED,
        JULY,
        day(7, 12),
        TOLD,
        "question-settled, close, - -: close. Nothing more is to be done about question Q1.",
    ),
    case(
        S.NOT_RECORDED,
        HELD,
        day(7, 12),
        {},
        "question-unrecorded, answer, - -: answer. What became of question Q1 is not recorded.",
    ),
    case(S.CLOSED, HELD, day(7, 12), {}),
    case(S.CLOSED, HELD, day(7, 12), {"supplementaries": (Exchange(asked="When?"),)}),
    case(
        S.ANSWERED,
        JULY,
        day(7, 30),
        READY | {"answer": "No.", "reply_due": day(7, 1)},
        (
            "question-not-put, put, 29/7 -: put hold. "
            f"Question Q1 was for {IN_JULY}, which has passed; it is not recorded as put."
        ),
        (
            "answer-owed, reply owed, 1/7 -: put. "
            "No reply to question Q1 is recorded as sent; it was due on Thursday 1 July 2021."
        ),
    ),
    case(
        S.RECEIVED,
        HELD,
        day(7, 12),
        {"reply_due": day(7, 1)},
        (
            "question-undecided, decision, 10/6 M1: accept reject hold forward. "
            f"Question Q1 is not decided; it is for {IN_JUNE}, which has passed."
        ),
        (
            "answer-owed, answer, 1/7 -: accept. "
            "No reply to question Q1 is recorded as sent; it was due on Thursday 1 July 2021."
        ),
    ),
    case(
        S.ACCEPTED,
        HELD,
        day(7, 12),
        READY | {"reply_due": day(7, 20)},
        (
            "question-not-put, put, 10/6 -: put hold. "
            f"Question Q1 was for {IN_JUNE}, which has passed; it is not recorded as put."
        ),
        (
            "answer-owed, answer, 20/7 -: put. "
            "No reply to question Q1 is recorded as sent; it is due on Tuesday 20 July 2021."
        ),
    ),
    case(
        S.ACCEPTED,
        JULY,
        day(7, 12),
        READY | {"reply_due": day(7, 20)},
        (
            "question-not-sent, ask for answer, 29/7 M2: send answer. "
            f"Question Q1 was not sent to anybody for an answer for {IN_JULY}."
        ),
    ),
    case(S.RECEIVED, JULY, day(7, 12), {"binned_on": day(7, 2)}),
]


@pytest.mark.parametrize(("question", "today", "steps"), CASES)
def test_what_a_question_waits_for(question: Question, today: dt.date, steps: tuple[str, ...]) -> None:
    waits = next_steps(register_of(Duty("", (question,))), question, today)
    assert tuple(map(told, waits)) == steps
    assert [(step.rank, step.owed, step.cure) for step in waits] == [CURES[step.code, step.need] for step in waits]
