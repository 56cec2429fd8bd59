"""The questions sheet of a meeting and the words for its minutes, both from the same records.

They print the text prepared for publication and the name under which the asker may be listed, and nothing else of the
asker. What is not recorded says so.
"""

from __future__ import annotations

import datetime as dt

from store.papers.safety import markdown_line
from store.papers.tables import encoded, json
from store.queries.questions.sheet import SheetRow, answers_words, sheet_rows, stream_words
from store.queries.words.short import NOT_RECORDED, count, meeting_title
from store.records import Meeting, Question, QuestionState
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.questions.askers import listed_asker
from store.rules.questions.outgoing import for_outside, public_text
from store.rules.questions.parts import answers_by_part, in_lines, parts_of
from store.rules.questions.session import Session, Slot, session_of
from store.rules.questions.steps import DEALT_WITH, scheme_on, why_not_set
from store.rules.words.dates import day_month

NOT_PREPARED = "The text has not been prepared for publication."
NONE = "There were no public questions."


def sheet(register: Register, meeting: Meeting, form: str, today: dt.date) -> bytes:
    """Write the questions sheet of a meeting: `text`, `md` or `json`. Times are minutes."""
    session = session_of(register, meeting)
    if form == "json":
        return json(SheetRow, sheet_rows(register, meeting))
    lines = _lines(register, meeting, session, today)
    if form == "md":
        return encoded([f"# {markdown_line(lines[0])}", "", *(markdown_line(line) for line in lines[1:])])
    return encoded(lines)


def sheet_lines(register: Register, meeting: Meeting, today: dt.date) -> tuple[str, ...]:
    """Give the lines of the sheet, its title first."""
    return tuple(_lines(register, meeting, session_of(register, meeting), today))


def _lines(register: Register, meeting: Meeting, session: Session, today: dt.date) -> list[str]:
    scheme = scheme_on(register, meeting.date)
    unset = why_not_set(scheme)
    how = answers_words(scheme).replace("The answer is", "Answers are")
    said = [unset.sentence] if unset else []
    if unset is None or session.minutes is not None:
        said.append(time_words(session))
    lines = [f"Public questions: {meeting_title(meeting)}", *said, *([how] if how else []), ""]
    if not session.slots:
        return [*lines, "No question has been accepted for this meeting."]
    stream = ""
    for slot in session.slots:
        heading = stream_words(register, meeting, slot.question)
        if heading != stream:
            lines += [heading, ""]
        stream = heading
        lines += [_title(slot, scheme), *in_lines(public_text(slot.question) or NOT_PREPARED).split("\n"), ""]
    lines.append(f"As recorded on {day_month(today)}.")
    return lines


def time_words(session: Session) -> str:
    """Say how the time goes: `10 minutes, which the Chair may vary; 9 are booked; Q4 does not fit`."""
    if session.minutes is None:
        return f"The rules set no time; {session.booked} minutes are booked."
    words = [f"{session.minutes} minutes" + (", which the Chair may vary" if session.may_vary else "")]
    if session.extra:
        words[0] += f" (of these {session.extra} for statutory items)"
    unknown = sum(slot.minutes is None for slot in session.slots)
    words.append(f"{session.booked} are booked")
    if unknown:
        words.append(f"for {count(unknown, 'question')} no minutes are recorded")
    left = [question.id for question in session.left_out]
    if left:
        words.append(f"{', '.join(left)} {'does' if len(left) == 1 else 'do'} not fit")
    return "; ".join(words) + "."


def _title(slot: Slot, scheme: QuestionRules) -> str:
    question = slot.question
    minutes = f" · {slot.minutes} min" if slot.minutes is not None else ""
    fits = " · does not fit into the time" if slot.fits is False else ""
    group = f" · group {question.group}" if question.group is not None else ""
    kind = question.kind.value.capitalize()
    return f"{slot.number}. {kind} {question.id} from {listed_asker(question, scheme)}{minutes}{group}{fits}"


def minute_text(register: Register, meeting: Meeting) -> str:
    """Give the words for the minutes: who asked what, what was answered, what was asked further, what is owed."""
    scheme = scheme_on(register, meeting.date)
    slots = session_of(register, meeting).slots
    if not slots:
        return f"PUBLIC QUESTIONS\n\n{NONE}\n"
    parts = [_minute(slot.question, scheme) for slot in slots]
    return "PUBLIC QUESTIONS\n\n" + "\n\n".join(parts) + "\n"


def _minute(question: Question, scheme: QuestionRules) -> str:
    who, kind, question = listed_asker(question, scheme), question.kind.value, for_outside(question)
    paragraphs = [f"A {kind} was received from {who}:", in_lines(question.published_text) or NOT_PREPARED]
    if question.asker_present is False:
        paragraphs.append(f"{who} was not present.")
    read = any(step.what == "taken as read" for step in question.steps)
    if read:
        paragraphs.append(f"The {kind} was taken as read.")
    paragraphs.append(_answer(question))
    for exchange in question.supplementaries:
        paragraphs += [f"{who} asked further:", exchange.asked]
        paragraphs.append(f"The answer was: {exchange.answer}" if exchange.answer else "No answer is recorded.")
    if question.state is QuestionState.REPLY_OWED:
        paragraphs.append("A written answer was to be sent.")
    elif question.reply_sent_on:
        paragraphs.append(f"A written answer was sent on {day_month(question.reply_sent_on)}.")
    return "\n\n".join(paragraphs)


def _answers(question: Question, answered: dict[str, str]) -> str:
    """Give the answers part by part; a part without one says so."""
    by = question.answered_by[:1].upper() + question.answered_by[1:]
    lines = [f"{by} answered:" if by else "The answers were:"]
    lines += [f"({one.mark}) {answered.get(one.mark, 'No answer is recorded.')}" for one in parts_of(question)]
    return "\n\n".join(lines)


def _answer(question: Question) -> str:
    if question.answer:
        answered = answers_by_part(question)
        if answered:
            return _answers(question, answered)
        by = question.answered_by[:1].upper() + question.answered_by[1:]
        return f"{by} answered: {question.answer}" if by else f"The answer was: {question.answer}"
    if question.state in DEALT_WITH:
        return "No answer was given at the meeting."
    return f"The answer is {NOT_RECORDED}."
