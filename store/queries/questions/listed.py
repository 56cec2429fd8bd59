"""The questions as a list. Contact details are never in it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from store.queries.questions.lists import need_of
from store.queries.rows import Date, RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED
from store.records import Meeting, Question
from store.register import Register
from store.rules.questions.outgoing import outgoing, public_name
from store.rules.questions.steps import reply_is_owed
from store.rules.words.dates import short_date


class ListedQuestion(Row, frozen=True, kw_only=True):
    """A public question, the latest received first. Contact details are never given."""

    of: ClassVar = Question

    id: RecordId
    received: Annotated[Date, cell(empty=NOT_RECORDED)]
    kind: str
    asker: Annotated[str, cell("the name under which the asker may be listed")]
    subject: Annotated[str, cell(empty=NOT_RECORDED)]
    meeting: Annotated[Date, cell(empty=NOT_RECORDED)]
    state: str
    needs: Annotated[str, cell("the next step in a word or two; empty if none is left")]
    answer: Annotated[str, cell("such as given Thu 29 Jul 2021; empty if not recorded", empty=NOT_RECORDED)]
    reply: Annotated[str, cell("sent and when, or owed; empty if not recorded", empty=NOT_RECORDED)]
    source: Source


def listed_questions(register: Register, today: dt.date) -> tuple[ListedQuestion, ...]:
    """List the questions, the latest received first; those whose receipt was not recorded come last."""
    ordered = sorted(register.questions, key=lambda q: q.received_at.replace(tzinfo=None) if q.received_at else _NEVER)
    return tuple(_listed(register, question, today) for question in reversed(ordered))


def _listed(register: Register, question: Question, today: dt.date) -> ListedQuestion:
    meeting = register.get(Meeting, question.held_over_to or question.meeting)
    given = f"given {short_date(question.answered_on)}" if question.answered_on else ""
    return ListedQuestion(
        id=question.id,
        received=question.received_at.date() if question.received_at else None,
        kind=question.kind.value,
        asker=public_name(question.asker),
        subject=outgoing(question.subject, question.asker),
        meeting=meeting.date if meeting else None,
        state=question.state.value,
        needs=need_of(register, question, today),
        answer=given or ("recorded" if question.answer else ""),
        reply=_reply(question),
        source=question.source,
    )


def _reply(question: Question) -> str:
    """Say how the written reply stands: `sent Mon 2 Aug 2021`, `owed`, or nothing."""
    if question.reply_sent_on:
        return f"sent {short_date(question.reply_sent_on)}"
    return "owed" if reply_is_owed(question) else ""


_NEVER = dt.datetime.min  # noqa: DTZ901
