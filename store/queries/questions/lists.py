"""Public questions as lists: the inbox by what each needs, the register by meeting, and what may leave the office."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from store.problems import Problem
from store.queries.rows import Lines
from store.queries.words.short import NOT_RECORDED, count, meeting_kind, meeting_title
from store.records import Meeting, Question, QuestionState
from store.register import Register
from store.rules.calendar.coming import is_to_come, takes_business
from store.rules.in_steps import InSteps, at_once
from store.rules.questions.askers import asked_before
from store.rules.questions.case import FAIL
from store.rules.questions.checks import checks_of
from store.rules.questions.deadline import deadline_for, why_not_meeting
from store.rules.questions.limits import PER_PERSON
from store.rules.questions.next_steps import (
    ANSWER,
    DECISION,
    LOOK_AGAIN,
    PUT,
    RECORD,
    REPLY,
    TELL,
    next_step,
    next_steps,
)
from store.rules.questions.outgoing import outgoing, public_name
from store.rules.questions.repeats import repeats_of
from store.rules.questions.session import line_up, session_of
from store.rules.questions.steps import meeting_of, received_order, scheme_on, why_not_set
from store.rules.words.dates import long_date, near_date, short_date
from store.rules.words.loose import short_day_of
from store.rules.words.wording import capital


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """Questions under a heading: the inbox by what they need, then each meeting's. `aside` is said beside it."""

    key: str
    title: str
    ids: tuple[str, ...]
    aside: str = ""
    empty: str = ""


class QuestionRow(NamedTuple):
    """One line of the list, in words; `received` and `meeting` are short dates, `state` with the next step."""

    id: str
    received: str
    kind: str
    asker: str
    subject: str
    meeting: str
    state: str


def need_of(register: Register, question: Question, today: dt.date) -> str:
    """Name the next step of a question in a word or two; empty when none is left."""
    step = next_step(register, question, today)
    return step.need if step else ""


def shelves(register: Register, today: dt.date) -> tuple[Shelf, ...]:
    """Give the inbox (what needs a decision, a second look, a reply, a letter), then the register by meeting.

    Meetings still to come stand first, the next at the top; then those past, the latest first. Each question stands
    on one shelf only.
    """
    at_once(look_at_shelves(register, today))
    every: tuple[Shelf, ...] = register.kept()["shelves", today]
    return every


def look_at_shelves(register: Register, today: dt.date) -> InSteps[None]:
    """Work out in steps what `shelves` gives: 45 ms at 100,000 records."""
    # Kept for a register: a place asks where it starts and what it lists.
    kept = register.kept()
    if ("shelves", today) not in kept:
        kept["shelves", today] = yield from _shelves(register, today)


_STEP = 300
"""Of so many questions or meetings it is asked in a step where they stand: 3 ms."""


def _shelves(register: Register, today: dt.date) -> InSteps[tuple[Shelf, ...]]:
    needs: dict[str, list[Question]] = {need: [] for need in _NEEDS}
    by_meeting: dict[str | None, list[Question]] = {}
    for number, question in enumerate(sorted(register.questions, key=received_order), start=1):
        if number % _STEP == 0:
            yield
        owed = (step.need for step in next_steps(register, question, today) if step.owed)
        need = next((one for one in owed if one in _NEEDS), "")
        if need:
            needs[need].append(question)
        else:
            meeting = meeting_of(register, question)
            by_meeting.setdefault(meeting.id if meeting else None, []).append(question)
    inbox = [
        Shelf(key=need, title=_NEEDS[need], ids=_ids(held), aside=count(len(held), "question"), empty=_NO_INBOX)
        for need, held in needs.items()
        if held or need == DECISION
    ]
    return (*inbox, *(yield from _meeting_shelves(register, by_meeting, today)))


_NEEDS = {
    DECISION: "Inbox: needs a decision",
    LOOK_AGAIN: "Decided under an old deadline: look again",
    REPLY: "A written reply is owed",
    RECORD: "An answer is to be recorded",
    TELL: "The asker has not been told",
    ANSWER: "The answer is due",
    PUT: "The meeting has passed: record what became of it",
}
_NO_INBOX = "Nothing waits for a decision."


def _ids(questions: list[Question]) -> tuple[str, ...]:
    return tuple(question.id for question in questions)


def _meeting_shelves(
    register: Register, by_meeting: dict[str | None, list[Question]], today: dt.date
) -> InSteps[tuple[Shelf, ...]]:
    meetings = [meeting for meeting in register.meetings if meeting.id in by_meeting]
    ahead = [meeting for meeting in meetings if is_to_come(meeting, today)]
    past = [meeting for meeting in reversed(meetings) if not is_to_come(meeting, today)]
    every = []
    for number, meeting in enumerate((*ahead, *past), start=1):
        if number % _STEP == 0:
            yield
        ids, aside = _in_line(register, meeting, by_meeting[meeting.id]), meeting_aside(register, meeting)
        every.append(Shelf(key=meeting.id, title=_heading(meeting), ids=ids, aside=aside))
    if None in by_meeting:
        held = by_meeting[None]
        every.append(
            Shelf(key="no meeting", title="For no meeting", ids=_ids(held), aside=count(len(held), "question"))
        )
    return tuple(every)


def _heading(meeting: Meeting) -> str:
    kind = meeting_kind(meeting)
    return f"{meeting_title(meeting)} · {kind}" if kind else meeting_title(meeting)


def _in_line(register: Register, meeting: Meeting, held: list[Question]) -> tuple[str, ...]:
    """Order a meeting's questions as they will be put; those turned away come last."""
    order = {question.id: place for place, question in enumerate(line_up(register, meeting.id))}
    return _ids(sorted(held, key=lambda question: order.get(question.id, len(order))))


def meeting_aside(register: Register, meeting: Meeting) -> str:
    """Say the deadline for questions at a meeting and how its time stands: `in by Wed 7 Jul 2021 · 9 of 10 minutes`."""
    from store.records import QuestionKind

    words = []
    due = deadline_for(register, QuestionKind.QUESTION, meeting).due
    if due is not None:
        words.append(f"in by {short_date(due.due)}")
    elif why_not_set(scheme_on(register, meeting.date)) is not None:
        words.append("rules not set")
    session = session_of(register, meeting)
    if session.minutes is not None:
        words.append(f"{session.booked} of {session.minutes} minutes")
    return " · ".join(words)


def question_row(register: Register, question: Question, today: dt.date) -> QuestionRow:
    """Word one question for the list. The subject is that recorded, else the beginning of the text, without details.

    Its state is told with the next step: `accepted: tell the asker`.
    """
    meeting, need = meeting_of(register, question), need_of(register, question, today)
    said = question.state is QuestionState.REPLY_OWED and need == REPLY
    state = f"{question.state.value}: {need}" if need and not said else question.state.value
    return QuestionRow(
        question.id,
        near_date(question.received_at.date(), today.year) if question.received_at else NOT_RECORDED,
        question.kind.value,
        public_name(question.asker),
        subject_words(question),
        short_day_of(meeting) if meeting else NOT_RECORDED,
        state,
    )


def subject_words(question: Question) -> str:
    """Give the subject of a question, else the beginning of its text, without any contact details, in one line."""
    words = question.subject or question.published_text or question.text
    return " ".join(outgoing(words[:1200], question.asker)[:600].split())


def asked_before_words(register: Register, question: Question) -> tuple[str, ...]:
    """Say what the same person has sent before and when last, in one sentence; nothing if nothing is recorded."""
    before = asked_before(register, question)
    if not before:
        return ()
    ids, last = [one.id for one in before], before[-1]
    meeting = meeting_of(register, last)
    day = last.received_at.date() if last.received_at else meeting.date if meeting else None
    when = f"last on {long_date(day)}" if day else "on a day that is not recorded"
    many = f"{', '.join(ids[:-1])} and {ids[-1]}" if len(ids) > 1 else ids[0]
    return (f"The same person has asked before: {many}, {when}.",)


def state_line(question: Question) -> str:
    """Say where a question stands, and since when: `accepted on Monday 12 July 2021`."""
    last = next((step for step in reversed(question.steps) if not step.what), None)
    return f"{question.state.value} on {long_date(last.on)}" if last else question.state.value


def step_lines(register: Register, question: Question, today: dt.date) -> Lines:
    """Say what a question waits for, a line each: what is missing, and what to do about it."""
    return tuple((NEXT_STEP, f"{one.sentence} {one.cure}") for one in next_steps(register, question, today))


NEXT_STEP = "Next step"
"""The label of what a question waits for."""


def meeting_on_shelf(register: Register, key: str, today: dt.date) -> Meeting | None:
    """Give the meeting that a shelf is of; the next one for the shelves of the inbox."""
    return register.get(Meeting, key) or register.next_meeting(today, public=True)


def meeting_choices(
    register: Register, today: dt.date, question: Question | None
) -> tuple[tuple[str | None, str], ...]:
    """Give the meetings a question can be put down for: the next that take questions, its own, and none."""
    open_ones = [m for m in register.meetings if takes_business(m, today) and not why_not_meeting(register, m)]
    own = [question.held_over_to, question.meeting] if question else []
    named = [meeting for one in own if (meeting := register.get(Meeting, one)) and meeting not in open_ones]
    choices: list[tuple[str | None, str]] = [(m.id, meeting_title(m)) for m in (*open_ones, *named)]
    return (*choices, (None, "not recorded"))


class LikeRow(NamedTuple):
    """An earlier question like one at hand, in words; `answer` is the whole of it."""

    id: str
    subject: str
    day: str
    answered: str
    answer: str


def like_rows(register: Register, question: Question, today: dt.date) -> tuple[LikeRow, ...]:
    """Give the earlier questions like one at hand, those the rules look back to first."""
    rows = []
    for one in repeats_of(register, question, today):
        other = register.get(Question, one.question)
        if other is not None:
            day = short_date(one.day) if one.day else "day not recorded"
            answered = f"answered {short_date(other.answered_on)}" if other.answered_on else "answer not recorded"
            rows.append(LikeRow(other.id, subject_words(other), day, answered, outgoing(other.answer, other.asker)))
    return tuple(rows)


def why_not_like(register: Register, question: Question, today: dt.date) -> Problem | None:
    """Say why there are no earlier questions like one at hand to be shown: none asks the same."""
    if repeats_of(register, question, today):
        return None
    return Problem("like-none", f"No question recorded is like {question.id}.", "There is nothing to show.", "question")


def after_receipt(register: Register, question: Question, today: dt.date) -> tuple[str, ...]:
    """Say what the clerk should know of a question just received: rules not met, and what it is like; often nothing."""
    checks = checks_of(register, question, today)
    before = asked_before(register, question)
    told = [check for check in checks if check.result == FAIL or (before and check.rule == PER_PERSON)]
    lines = [*asked_before_words(register, question), *(f"{capital(check.rule)}: {check.why}" for check in told)]
    like = like_rows(register, question, today)[:3]
    lines += [f"Like {row.id} ({row.day}, {row.answered}): {row.subject[:120]}" for row in like]
    return tuple(lines)
