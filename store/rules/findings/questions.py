"""Findings about public questions: what each still waits for, from receipt to the reply that was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from store.records import Meeting, MeetingStatus, Question, QuestionState
from store.rules.calendar.meetings import the_meeting
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.questions.deadline import purge_due, why_look_again
from store.rules.questions.steps import DECIDED, TO_BE_PUT, UNDECIDED, meeting_of, reply_is_owed
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, counted

_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})
_TOLD_NOTHING = DECIDED | {QuestionState.SENT_FOR_ANSWER}
_TO_SEND = frozenset({QuestionState.ACCEPTED, QuestionState.HELD_OVER})
_OPEN = UNDECIDED | TO_BE_PUT


def waiting(scene: Scene) -> Iterator[Finding]:
    """Find what every public question waits for: of several things, each is named."""
    for question in scene.register.questions:
        meeting = meeting_of(scene.register, question)
        for rule in _RULES:
            matter = rule(scene, question, meeting)
            if matter is not None:
                yield matter


def _passed(scene: Scene, meeting: Meeting | None) -> bool:
    return meeting is not None and (meeting.date < scene.today or meeting.status is MeetingStatus.HELD)


def _undecided(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that nobody has decided whether it is put."""
    if question.state not in UNDECIDED:
        return None
    came = f" came in on {long_date(question.received_at.date())} and" if question.received_at else ""
    where = f"it is for {the_meeting(meeting, weekday=True)}" if meeting else "no meeting is recorded for it"
    gone = ", which has passed" if _passed(scene, meeting) else ""
    words = f"{_name(question)}{came} is not decided; {where}{gone}."
    return _of("question-undecided", question, words, "Accept, reject, redirect or hold it over.", meeting, 61)


def _not_told(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that the asker has not been told what was decided; after the meeting an accepted one has been put."""
    if question.asker_told_on is not None or question.state not in _TOLD_NOTHING:
        return None
    if question.state in TO_BE_PUT and _passed(scene, meeting):
        return None
    done = "accepted" if question.state is QuestionState.SENT_FOR_ANSWER else question.state.value
    words = f"{_name(question)} was {done}, and the asker is not recorded as told."
    return _of("question-not-told", question, words, "Write the letter, send it, and record the day.", meeting, 62)


def _no_text(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that the agenda has no text of it to print."""
    if question.state not in TO_BE_PUT or question.published_text.strip() or _passed(scene, meeting):
        return None
    words = f"{_name(question)} has no text to publish{_for(meeting)}."
    return _of("question-no-text", question, words, "Make the text that the agenda prints.", meeting, 63)


def _not_sent(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that nobody has been asked for an answer."""
    if question.state not in _TO_SEND or question.answer or _passed(scene, meeting):
        return None
    words = f"{_name(question)} was not sent to anybody for an answer{_for(meeting)}."
    return _of("question-not-sent", question, words, "Send it for an answer, with a day for it.", meeting, 63)


def _not_in(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that an answer asked for has not come, from its due day on; without one, that none was set."""
    if question.state is not QuestionState.SENT_FOR_ANSWER or question.answer or _passed(scene, meeting):
        return None
    due = question.answer_due
    if due is not None and due > scene.today:
        return None
    who = f" from {question.answerer}" if question.answerer else ""
    when = f"was due on {long_date(due)} and is not in" if due else "is not in, and no day was set for it"
    words = f"The answer{who} to {_name(question, first=False)} {when}."
    return _of("question-not-answered", question, words, "Ask for it, or record it.", meeting, 60)


def _not_put(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that its meeting has passed and it is not recorded whether it was put."""
    if question.state not in TO_BE_PUT or question.reply_sent_on is not None or not _passed(scene, meeting):
        return None
    if meeting is None or meeting.status in _OFF:
        return None
    words = (
        f"{_name(question)} was for {the_meeting(meeting, weekday=True)}, which has passed; it is not recorded as put."
    )
    cure = "Record that it was put, with its answer, or hold it over to a meeting to come."
    return _of("question-not-put", question, words, cure, meeting, 60, only=False)


def _look_again(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that what was decided needs another look, because the meeting or its deadline has changed since."""
    if _passed(scene, meeting) and meeting is not None and meeting.status not in _OFF:
        return None
    why = why_look_again(scene.register, question)
    if not why:
        return None
    cure = "Look at the decision again; hold it over if its meeting is off."
    return _of("question-look-again", question, f"{_name(question)}: {why}", cure, meeting, 61, only=False)


def _no_meeting(_: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find that it is to be put and no meeting is known for it."""
    if question.state not in TO_BE_PUT or meeting is not None:
        return None
    words = f"{_name(question)} is {question.state.value}, and no meeting is recorded for it."
    return _of("question-no-meeting", question, words, "Record the meeting it is for.", meeting, 61)


def _supplementary(scene: Scene, question: Question, _: Meeting | None) -> Finding | None:
    """Find supplementary questions that were put and have no answer."""
    open_ones = [one for one in question.supplementaries if not one.answer.strip()]
    if not open_ones or question.reply_sent_on is not None or question.state is QuestionState.CLOSED:
        return None
    number = counted(len(open_ones), "supplementary question")
    words = f"{capital(number)} to {_name(question, first=False)} {'has' if len(open_ones) == 1 else 'have'} no answer."
    return _of("question-supplementary", question, words, "Record the answer, and send it.", None, 64, by=scene.today)


def _reply_owed(scene: Scene, question: Question, meeting: Meeting | None) -> Finding | None:
    """Find written replies that are owed and were not sent: promised, due by the rules, or to what had no answer."""
    if question.reply_sent_on is not None or question.state is QuestionState.CLOSED:
        return None
    unanswered = question.state is QuestionState.PUT and not question.answer
    if not reply_is_owed(question) and not unanswered:
        return None
    if question.state in _OPEN and not _passed(scene, meeting):
        return None
    due = question.reply_due or (meeting.date if meeting else None)
    if due is None:
        words = f"No reply to {_name(question, first=False)} is recorded as sent."
    elif question.reply_due:
        when = "was due on" if due < scene.today else "is due on"
        words = f"No reply to {_name(question, first=False)} is recorded as sent; it {when} {long_date(due)}."
    else:
        day = long_date(due)
        words = f"No reply to {_name(question, first=False)} is recorded as sent; it was for the meeting of {day}."
    cure = "Send the reply and record the day on which it was sent."
    return _of("answer-owed", question, words, cure, None, 65, by=due or scene.today)


def _contacts(scene: Scene, question: Question, _: Meeting | None) -> Finding | None:
    """Find contact details that were to be out of the file by now."""
    private = question.asker.private
    if not (private.address or private.email or private.phone or private.guardian):
        return None
    due = purge_due(scene.register, question, scene.today)
    if due is None or due >= scene.today:
        return None
    day = long_date(due)
    words = f"Contact details in {_name(question, first=False)} were to be removed by {day} and still stand there."
    return _of("contacts-kept", question, words, "Purge the contact details in the questions.", None, 66)


_RULES: tuple[Callable[[Scene, Question, Meeting | None], Finding | None], ...] = (
    _undecided,
    _not_told,
    _no_text,
    _not_sent,
    _not_in,
    _not_put,
    _look_again,
    _no_meeting,
    _supplementary,
    _reply_owed,
    _contacts,
)


def _name(question: Question, *, first: bool = True) -> str:
    """Name a question by its kind and id alone: nothing of the asker goes into a finding."""
    words = f"{question.kind.value} {question.id}"
    return capital(words) if first else words


def _for(meeting: Meeting | None) -> str:
    return f" for {the_meeting(meeting, weekday=True)}" if meeting else ""


def _of(
    code: str,
    question: Question,
    sentence: str,
    cure: str,
    meeting: Meeting | None,
    rank: int,
    *,
    by: dt.date | None = None,
    only: bool = True,
) -> Finding:
    """Make the finding; before the meeting it bears on that meeting alone."""
    return finding(
        code,
        (question.id,),
        sentence,
        place=f"Public questions, {question.id}",
        cure=cure,
        acts=("open",),
        by=by or (meeting.date if meeting else None),
        rank=rank,
        only=meeting.id if meeting and only else None,
    )
