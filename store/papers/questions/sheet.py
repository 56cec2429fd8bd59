"""The questions sheet of a meeting and the words for its minutes, both from the same records.

They print the text prepared for publication and the name under which the asker may be listed, and nothing else of the
asker. What is not recorded says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from store.papers.document import AnyBlock, Document, HeadingBlock, ParagraphBlock, TableBlock, TableCell
from store.papers.fixed_words import ENGLISH, FixedWords
from store.papers.prose import paragraphs
from store.papers.tables import csv, json
from store.papers.views import view
from store.queries.questions.listed import ListedQuestion, listed_questions
from store.queries.questions.sheet import SheetRow, answers_words, sheet_rows, stream_words
from store.queries.words.short import NOT_RECORDED, count, meeting_title
from store.records import Meeting, Question, QuestionState
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.questions.askers import listed_asker
from store.rules.questions.outgoing import for_outside, public_text
from store.rules.questions.parts import answers_by_part, in_paragraphs, parts_of
from store.rules.questions.session import Session, Slot, session_of
from store.rules.questions.steps import DEALT_WITH, scheme_on, why_not_set
from store.rules.words.dates import day_month
from store.rules.words.wording import capital

NOT_PREPARED = "The text has not been prepared for publication."
NONE = "There were no public questions."


def questions_document(
    register: Register, today: dt.date, words: FixedWords = ENGLISH, *, meeting: str = ""
) -> Document:
    """Give the questions sheet of a meeting: how the time goes, then the questions in the order in which they are put.

    Without a meeting it is the list of all questions. Raises Refused if there is no such meeting.
    """
    if not meeting:
        return _list(register, today, words)
    held = register.need(Meeting, meeting, "meeting")
    session = session_of(register, held)
    heading = words("questions.title", meeting=meeting_title(held))
    blocks: list[AnyBlock] = [HeadingBlock(text=heading, level=1)]
    blocks += [replace(one, close=True) for one in paragraphs(_said(register, held, session))]
    if not session.slots:
        blocks.append(ParagraphBlock(words=words("questions.no_question")))
    else:
        blocks += _slots(register, held, session, words)
        blocks.append(ParagraphBlock(words=words("questions.recorded", day=day_month(today))))
    return Document(title=heading, running=register.panel.name, blocks=tuple(blocks))


def questions_json(register: Register, today: dt.date, *, meeting: str = "") -> bytes:
    """Write the questions sheet of a meeting as a JSON array, or without one the list of all. Times are minutes."""
    if not meeting:
        return view("questions", "json", register, today)
    return json(SheetRow, sheet_rows(register, register.need(Meeting, meeting, "meeting")))


def questions_csv(register: Register, today: dt.date, *, meeting: str = "", bom: bool = False) -> bytes:
    """Write the same as csv, a row for each question. Times are minutes."""
    if not meeting:
        return view("questions", "csv", register, today, bom=bom)
    return csv(SheetRow, sheet_rows(register, register.need(Meeting, meeting, "meeting")), bom=bom)


def _list(register: Register, today: dt.date, words: FixedWords) -> Document:
    """Give every question as a table, the latest received first."""
    heading = words("questions.all")
    heads = tuple(words(f"questions.{name}") for name in ("received", "asker", "subject", "meeting", "state"))
    rows = tuple(
        tuple(TableCell(paragraphs=cell) for cell in _listed(row)) for row in listed_questions(register, today)
    )
    table = TableBlock(heads=heads, rows=rows, shares=(3, 4, 5, 3, 4), caption=heading)
    recorded = ParagraphBlock(words=words("questions.recorded", day=day_month(today)))
    none = ParagraphBlock(words=words("questions.none"))
    blocks = (HeadingBlock(text=heading, level=1), table if rows else none, recorded)
    return Document(title=heading, running=register.panel.name, blocks=blocks, wide=True)


def _day(day: dt.date | None) -> str:
    return day_month(day) if day else NOT_RECORDED


def _listed(row: ListedQuestion) -> tuple[tuple[str, ...], ...]:
    """Word the cells of a question: when it came, from whom, about what, for which meeting, how it stands."""
    answer = f"answer {row.answer}" if row.answer else ""
    reply = f"written reply {row.reply}" if row.reply else ""
    stands = tuple(part for part in (capital(row.state), answer, reply) if part)
    return (_day(row.received),), (row.asker,), (row.subject or NOT_RECORDED,), (_day(row.meeting),), stands


def _said(register: Register, meeting: Meeting, session: Session) -> Iterator[str]:
    """Say what the rules set, how the time goes, and how answers are given."""
    scheme = scheme_on(register, meeting.date)
    unset = why_not_set(scheme)
    if unset:
        yield unset.sentence
    if unset is None or session.minutes is not None:
        yield time_words(session)
    how = answers_words(scheme).replace("The answer is", "Answers are")
    if how:
        yield how


def _slots(register: Register, meeting: Meeting, session: Session, words: FixedWords) -> Iterator[AnyBlock]:
    """Print the questions, each stream under its heading."""
    scheme = scheme_on(register, meeting.date)
    stream = ""
    for slot in session.slots:
        heading = stream_words(register, meeting, slot.question)
        if heading and heading != stream:
            yield HeadingBlock(text=heading)
        stream = heading
        yield HeadingBlock(text=_title(slot, scheme), number=f"{slot.number}.", level=3 if heading else 2)
        first, *rest = in_paragraphs(public_text(slot.question) or words("questions.no_text")).split("\n\n")
        yield ParagraphBlock(words=first, close=True)
        yield from paragraphs(rest)


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
    return f"{kind} {question.id} from {listed_asker(question, scheme)}{minutes}{group}{fits}"


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
    paragraphs = [f"A {kind} was received from {who}:", in_paragraphs(question.published_text) or NOT_PREPARED]
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
