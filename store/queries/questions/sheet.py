"""The questions on the sheet for a meeting, in the order in which they are put."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.rows import RecordId, Row, Source, cell
from store.records import Meeting, Question
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.questions.askers import listed_asker
from store.rules.questions.outgoing import for_outside
from store.rules.questions.session import session_of
from store.rules.questions.steps import NORMALLY_WRITTEN, addressee_words, scheme_on, stream_of


class SheetRow(Row, frozen=True, kw_only=True):
    """A question on the sheet for a meeting, in the order in which it is put."""

    id: RecordId
    number: int
    meeting: dt.date
    kind: str
    asker: str
    stream: Annotated[str, cell("where the rules have two: to whom those of this one are put; else empty")]
    text: Annotated[str, cell("as it will be published; empty if not prepared")]
    state: str
    group: int | None
    minutes: int | None
    begins: Annotated[int, cell("minutes of those before it")]
    fits: Annotated[bool | None, cell("whether the time reaches to it; null if that is not known")]
    source: Source


def sheet_rows(register: Register, meeting: Meeting) -> tuple[SheetRow, ...]:
    """List the questions for a meeting with the text prepared for publication. Times are minutes."""
    scheme = scheme_on(register, meeting.date)
    return tuple(
        SheetRow(
            id=slot.question.id,
            number=slot.number,
            meeting=meeting.date,
            kind=slot.question.kind.value,
            asker=listed_asker(slot.question, scheme),
            stream=stream_words(register, meeting, slot.question),
            text=for_outside(slot.question).published_text,
            state=slot.question.state.value,
            group=slot.question.group,
            minutes=slot.minutes,
            begins=slot.begins,
            fits=slot.fits,
            source=slot.question.source,
        )
        for slot in session_of(register, meeting).slots
    )


_TO_NOBODY = "To whom they are put is not recorded"


def stream_words(register: Register, meeting: Meeting, question: Question) -> str:
    """Head the stream that a question belongs to: `Questions to the Panel`; empty where the rules have only one."""
    scheme = scheme_on(register, meeting.date)
    if not scheme.other_addressee:
        return ""
    to = stream_of(scheme, question)
    return f"Questions to {addressee_words(register, to, meeting.date)}" if to else _TO_NOBODY


def answers_words(scheme: QuestionRules) -> str:
    """Say how a panel gives its answers, as its rules have it; empty if they do not say."""
    return {
        "oral": "The answer is given at the meeting.",
        "written": "The answer is given in writing.",
        NORMALLY_WRITTEN: "The answer is normally given in writing after the meeting.",
        "oral or written": "The answer is given at the meeting or in writing.",
    }.get(scheme.answer_mode, "")
