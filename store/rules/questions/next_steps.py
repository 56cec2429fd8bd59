"""What a public question waits for: the one rule from which every list, hint, finding and answer names its next step.

A step that is owed is a finding until it is done. One that is not owed says what comes next all the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from store.kept import kept_of
from store.records import Meeting, MeetingStatus, Question, QuestionState
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.questions.deadline import purge_due, why_look_again
from store.rules.questions.steps import (
    DEALT_WITH,
    DECIDED,
    TO_BE_PUT,
    TURNED_AWAY,
    UNDECIDED,
    is_unanswered,
    meeting_of,
    open_supplementaries,
    reply_is_owed,
)
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, counted

DECISION, LOOK_AGAIN, REPLY, ANSWER, TELL = "decision", "look again", "reply owed", "answer due", "tell the asker"
MEETING, TEXT, ASK, RECORD, PUT, PUBLISH, CLOSE = (
    "meeting",
    "make text",
    "ask for answer",
    "answer",
    "put",
    "publish",
    "close",
)
AWAITED, TO_COME, PURGE = "awaited", "to be put", "contact details"
"""What a question needs, in the words of lists and scripts."""


class NextStep(NamedTuple):
    """One step that a question waits for.

    `code` is stable, and that of its finding; `need` names the step in a word or two, `sentence` says what is missing
    and `cure` what to do. `acts` are the ids of what does it, the likeliest first. `by` is the day by which it matters.
    One that is `owed` is a finding; with `only` it bears on the question's own meeting and no other. `rank` is its
    place among the findings.
    """

    code: str
    need: str
    sentence: str
    cure: str
    acts: tuple[str, ...]
    rank: int = 66
    by: dt.date | None = None
    only: str | None = None
    owed: bool = True


class _Asked(NamedTuple):
    """A question with its meeting, on a day."""

    register: Register
    question: Question
    today: dt.date
    meeting: Meeting | None

    @property
    def passed(self) -> bool:
        """Whether its meeting is over."""
        meeting = self.meeting
        return meeting is not None and (meeting.date < self.today or meeting.status is MeetingStatus.HELD)

    @property
    def off(self) -> bool:
        """Whether its meeting will not take place."""
        return self.meeting is not None and self.meeting.status in _OFF

    @property
    def name(self) -> str:
        """Its kind and id alone: nothing of the asker goes into a finding."""
        return f"{self.question.kind.value} {self.question.id}"

    def step(self, code: str, need: str, words: str, cure: str, acts: tuple[str, ...], rank: int) -> NextStep:
        """Make a step that bears on the meeting of the question alone."""
        day, own = (self.meeting.date, self.meeting.id) if self.meeting else (None, None)
        return NextStep(code, need, words, cure, acts, rank, day, own)


_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})
_ASKED = frozenset({QuestionState.ACCEPTED, QuestionState.HELD_OVER})
_OVER = DEALT_WITH


def next_steps(register: Register, question: Question, today: dt.date) -> tuple[NextStep, ...]:
    """Give what a question waits for on a day, what is owed first; empty when it is closed or in the bin.

    Of several things that are owed each is named. What comes after them is named when nothing is owed.
    """
    # Kept for a register: findings, shelves and lines ask the same of each question, 40 us each time.
    return kept_of(register.kept(), question, ("next steps", today), lambda it: _next_steps(register, it, today))


def _next_steps(register: Register, question: Question, today: dt.date) -> tuple[NextStep, ...]:
    if question.binned_on is not None:
        return ()
    asked = _Asked(register, question, today, meeting_of(register, question))
    owed = tuple(step for rule in _OWED if (step := rule(asked)) is not None)
    return owed or tuple(step for rule in _LATER if (step := rule(asked)) is not None)[:1]


def next_step(register: Register, question: Question, today: dt.date) -> NextStep | None:
    """Give the one step that comes next; None when nothing does."""
    return next(iter(next_steps(register, question, today)), None)


def _undecided(asked: _Asked) -> NextStep | None:
    """Nobody has decided whether it is put."""
    question, meeting = asked.question, asked.meeting
    if question.state not in UNDECIDED:
        return None
    came = f" came in on {long_date(question.received_at.date())} and" if question.received_at else ""
    where = f"it is for {the_meeting(meeting, weekday=True)}" if meeting else "no meeting is recorded for it"
    gone = ", which has passed" if asked.passed else ""
    words = f"{capital(asked.name)}{came} is not decided; {where}{gone}."
    cure = "Accept, reject, redirect or hold it over."
    acts = ("question.accept", "question.reject", "question.hold", "question.forward")
    return asked.step("question-undecided", DECISION, words, cure, acts, 61)


def _look_again(asked: _Asked) -> NextStep | None:
    """What was decided needs another look, because the meeting or its deadline has changed since."""
    if asked.passed and not asked.off:
        return None
    why = why_look_again(asked.register, asked.question)
    if not why:
        return None
    acts = ("question.hold", "question.close") if asked.off else ("question.stands", "question.hold")
    cure, words = "Look at the decision again; hold it over if its meeting is off.", f"{capital(asked.name)}: {why}"
    return asked.step("question-look-again", LOOK_AGAIN, words, cure, acts, 61)._replace(only=None)


def _not_told(asked: _Asked) -> NextStep | None:
    """The asker has not been told what was decided; after the meeting an accepted one has been put."""
    question = asked.question
    if question.asker_told_on is not None or question.state not in DECIDED | TO_BE_PUT:
        return None
    if question.state in TO_BE_PUT and asked.passed:
        return None
    done = question.state.value if question.state in DECIDED else QuestionState.ACCEPTED.value
    words = f"{capital(asked.name)} was {done}, and the asker is not recorded as told."
    cure = "Write the letter, send it, and record the day."
    return asked.step("question-not-told", TELL, words, cure, ("question.told", "question.letter"), 62)


def _no_meeting(asked: _Asked) -> NextStep | None:
    """It is to be put and no meeting is known for it."""
    if asked.question.state not in TO_BE_PUT or asked.meeting is not None:
        return None
    words = f"{capital(asked.name)} is {asked.question.state.value}, and no meeting is recorded for it."
    cure = "Record the meeting it is for."
    return asked.step("question-no-meeting", MEETING, words, cure, ("question.edit",), 61)


def _no_text(asked: _Asked) -> NextStep | None:
    """The agenda has no text of it to print."""
    question = asked.question
    if question.state not in TO_BE_PUT or question.published_text.strip() or asked.passed:
        return None
    words = f"{capital(asked.name)} has no text to publish{_for(asked.meeting)}."
    return asked.step(
        "question-no-text",
        TEXT,
        words,
        "Make the text that the agenda prints.",
        ("question.text", "question.redact"),
        63,
    )


def _not_sent(asked: _Asked) -> NextStep | None:
    """Nobody has been asked for an answer."""
    question = asked.question
    if question.state not in _ASKED or not is_unanswered(question) or asked.passed:
        return None
    words = f"{capital(asked.name)} was not sent to anybody for an answer{_for(asked.meeting)}."
    cure = "Send it for an answer, with a day for it."
    return asked.step("question-not-sent", ASK, words, cure, ("question.send", "question.answer"), 63)


def _not_in(asked: _Asked) -> NextStep | None:
    """An answer asked for has not come, from its due day on; without one, no day was set."""
    question, due = asked.question, asked.question.answer_due
    if question.state is not QuestionState.SENT_FOR_ANSWER or not is_unanswered(question) or asked.passed:
        return None
    if due is not None and due > asked.today:
        return None
    when = f"was due on {long_date(due)} and is not in" if due else "is not in, and no day was set for it"
    words = f"The answer{_from(question)} to {asked.name} {when}."
    acts = ("question.answer", "question.letter")
    return asked.step("question-not-answered", ANSWER, words, "Ask for it, or record it.", acts, 60)


def _not_put(asked: _Asked) -> NextStep | None:
    """Its meeting has passed and it is not recorded whether it was put."""
    question, meeting = asked.question, asked.meeting
    if question.state not in TO_BE_PUT or question.reply_sent_on is not None or not asked.passed:
        return None
    if meeting is None or asked.off:
        return None
    day = the_meeting(meeting, weekday=True)
    words = f"{capital(asked.name)} was for {day}, which has passed; it is not recorded as put."
    cure = "Record that it was put, with its answer, or hold it over to a meeting to come."
    acts = ("question.put", "question.hold") if meeting.date <= asked.today else ("question.hold",)
    return asked.step("question-not-put", PUT, words, cure, acts, 60)._replace(only=None)


def _supplementary(asked: _Asked) -> NextStep | None:
    """Supplementary questions were put and have no answer."""
    question, number = asked.question, len(open_supplementaries(asked.question))
    if not number or question.state in UNDECIDED | TURNED_AWAY | {QuestionState.CLOSED}:
        return None
    verb = "has" if number == 1 else "have"
    words = f"{capital(counted(number, 'supplementary question'))} to {asked.name} {verb} no answer."
    cure = "Record the answer, and send it."
    return NextStep("question-supplementary", RECORD, words, cure, ("question.answer",), 64, asked.today)


def _reply_owed(asked: _Asked) -> NextStep | None:
    """A written reply is owed and was not sent: promised, due by the rules, or to what had no answer."""
    question, meeting = asked.question, asked.meeting
    if question.reply_sent_on is not None or question.state is QuestionState.CLOSED:
        return None
    if not reply_is_owed(question) and not (question.state is QuestionState.PUT and is_unanswered(question)):
        return None
    if question.state in UNDECIDED | TO_BE_PUT and not asked.passed:
        return None
    due = question.reply_due or (meeting.date if meeting else None)
    words = f"No reply to {asked.name} is recorded as sent"
    if due is not None and question.reply_due:
        words += f"; it {'was' if due < asked.today else 'is'} due on {long_date(due)}"
    elif due is not None:
        words += f"; it was for the meeting of {long_date(due)}"
    cure = "Send the reply and record the day on which it was sent."
    acts: tuple[str, ...] = ("question.sent", "question.letter")
    if is_unanswered(question) or open_supplementaries(question):
        cure, acts = f"Record the answer. {cure}", ("question.answer",)
    need = RECORD if is_unanswered(question) else REPLY
    if question.state in UNDECIDED | TO_BE_PUT:
        acts = ("question.accept",) if question.state in UNDECIDED else ("question.put",)
    return NextStep("answer-owed", need, f"{words}.", cure, acts, 65, due or asked.today)


def _contacts(asked: _Asked) -> NextStep | None:
    """Contact details were to be out of the file by now."""
    private = asked.question.asker.private
    if not (private.address or private.email or private.phone or private.guardian):
        return None
    due = purge_due(asked.register, asked.question, asked.today)
    if due is None or due >= asked.today:
        return None
    words = f"Contact details in {asked.name} should have been removed by {long_date(due)} and are still there."
    cure = "Purge the contact details in the questions."
    return NextStep("contacts-kept", PURGE, words, cure, ("question.purge",), 66)


def _awaited(asked: _Asked) -> NextStep | None:
    """The answer has been asked for and is not due yet."""
    question, due = asked.question, asked.question.answer_due
    if question.state is not QuestionState.SENT_FOR_ANSWER or not is_unanswered(question) or due is None:
        return None
    words = f"The answer{_from(question)} to {asked.name} is wanted by {long_date(due)}."
    return _later("question-awaited", AWAITED, words, "Record it when it comes.", "question.answer", due)


def _to_be_put(asked: _Asked) -> NextStep | None:
    """Everything is ready for the meeting."""
    if asked.question.state not in TO_BE_PUT or asked.meeting is None:
        return None
    words = f"{capital(asked.name)} is to be put at {the_meeting(asked.meeting, weekday=True)}."
    cure = "Record on the day, or later, that it was put."
    return _later("question-to-be-put", TO_COME, words, cure, "question.put", asked.meeting.date)


def _unpublished(asked: _Asked) -> NextStep | None:
    """It has been dealt with, and its text has not been published."""
    question = asked.question
    if question.state not in _OVER or question.published_on is not None:
        return None
    if not question.published_text.strip():
        words, cure = f"{capital(asked.name)} has no text to publish.", "Make the text that papers print."
        return _later("question-unpublished", TEXT, words, cure, "question.text")
    words, cure = f"{capital(asked.name)} is not recorded as published.", "Record that it was published."
    return _later("question-unpublished", PUBLISH, words, cure, "question.publish")


def _settled(asked: _Asked) -> NextStep | None:
    """Nothing is left to do but to close it."""
    if asked.question.state not in _OVER | TURNED_AWAY:
        return None
    words = f"Nothing more is to be done about {asked.name}."
    return _later("question-settled", CLOSE, words, "Close it.", "question.close")


def _unrecorded(asked: _Asked) -> NextStep | None:
    """What became of it stands in no paper that was read."""
    if asked.question.state is not QuestionState.NOT_RECORDED:
        return None
    words, cure = f"What became of {asked.name} is not recorded.", "Record the answer, or close it."
    return _later("question-unrecorded", RECORD, words, cure, "question.answer")


def _later(code: str, need: str, words: str, cure: str, act: str, by: dt.date | None = None) -> NextStep:
    return NextStep(code, need, words, cure, (act,), by=by, owed=False)


def _for(meeting: Meeting | None) -> str:
    return f" for {the_meeting(meeting, weekday=True)}" if meeting else ""


def _from(question: Question) -> str:
    return f" from {question.answerer}" if question.answerer else ""


_Rule = Callable[[_Asked], NextStep | None]
_OWED: tuple[_Rule, ...] = (
    _undecided,
    _look_again,
    _not_told,
    _no_meeting,
    _no_text,
    _not_sent,
    _not_in,
    _not_put,
    _supplementary,
    _reply_owed,
    _contacts,
)
_LATER: tuple[_Rule, ...] = (_awaited, _to_be_put, _unpublished, _settled, _unrecorded)
