"""One question whole under its published names."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from store.queries.questions.detail import current_checks, deadline_working
from store.queries.questions.lists import need_of, subject_words
from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import Question
from store.register import Register
from store.rules.questions.deadline import deadline_of, is_late
from store.rules.questions.next_steps import next_steps
from store.rules.questions.outgoing import for_outside, outgoing, public_name, to_redact
from store.rules.questions.parts import answers_by_part, parts_of
from store.rules.questions.private import what_was_found
from store.rules.questions.repeats import repeats_of
from store.rules.questions.steps import meeting_of


class CheckRow(Row, frozen=True):
    """One rule of the panel's scheme as it judges the question."""

    rule: str
    result: Annotated[str, cell("pass, fail or judgement")]
    why: str
    override: Annotated[str, cell("why it was taken all the same; empty if it was not")]
    agreed_by: str


class StepRow(Row, frozen=True):
    """A step in the life of the question."""

    on: dt.date
    state: str
    what: Annotated[str, cell("the step, if the state stayed as it was")]
    by: str
    note: str
    ground: Annotated[str, cell("code of the ground of a rejection")]


class NextStepRow(Row, frozen=True):
    """Something that the question waits for."""

    code: Annotated[str, cell("which step; stable")]
    need: Annotated[str, cell("the step in a word or two")]
    sentence: str
    cure: str
    act: Annotated[str, cell("id of what does it, such as question.told")]
    owed: Annotated[bool, cell("whether it is owed now; else it is what comes next")]
    by: Annotated[dt.date | None, cell("the day by which it matters; null if there is none")]


class ExchangeRow(Row, frozen=True):
    """A supplementary question and its answer."""

    asked: str
    answer: str


class PartRow(Row, frozen=True):
    """A part of a question that is divided."""

    mark: Annotated[str, cell("its letter")]
    text: str
    answer: Annotated[str, cell("the answer to it, if it has one of its own")]


class SimilarRow(Row, frozen=True, kw_only=True):
    """An earlier question like this one."""

    id: str
    score: Annotated[float, Meta(ge=0, le=1.000001), cell("between 0 and 1")]
    day: Date
    in_window: Annotated[bool, cell("whether it lies in the months the panel's rules look back")]
    subject: str
    answered: Date
    answer: str


class ContactRow(Row, frozen=True):
    """Contact details: only with --private."""

    email: str
    phone: str
    address: str
    guardian: Annotated[str, cell("parent or guardian")]


class QuestionWhole(Row, frozen=True, kw_only=True):
    """One question whole. Contact details are in it only with --private, in its texts too."""

    of: ClassVar = Question

    id: RecordId
    kind: str
    asker: Annotated[str, cell("the name under which the asker may be listed")]
    organisation: str
    locality: str
    received: Annotated[dt.datetime | None, cell("local time; midnight if the hour is not recorded")]
    subject: str
    meeting: Date
    meeting_id: str | None
    deadline: Annotated[dt.date | None, cell("the day by which it had to be in; null if there is none")]
    working: Annotated[tuple[str, ...], cell("the working of the deadline, a line each")]
    late: Annotated[bool | None, cell("whether it came after the deadline; null if that is not known")]
    state: str
    needs: Annotated[str, cell("the next step in a word or two; empty if none is left")]
    next_steps: Annotated[tuple[NextStepRow, ...], cell("what it waits for; of several things that are owed each")]
    checks: tuple[CheckRow, ...]
    text: Annotated[str, cell("as it was sent")]
    published_text: Annotated[str, cell("as it will be published; empty if not prepared")]
    parts: Annotated[tuple[PartRow, ...], cell("the parts into which it is divided, such as (a) to (d)")]
    found: Annotated[tuple[str, ...], cell("contact details found in the text, counted by sort")]
    redactions: tuple[str, ...]
    similar: tuple[SimilarRow, ...]
    ground: Annotated[str, cell("code of the ground of its rejection")]
    forwarded_to: str
    asker_told: Date
    answer: str
    answered_by: str
    answered: Date
    supplementaries: tuple[ExchangeRow, ...]
    reply_due: Date
    reply_sent: Date
    published: Date
    group: int | None
    minutes: int | None
    steps: tuple[StepRow, ...]
    source: Source
    private: Annotated[ContactRow | None, cell("only with --private", private=True)] = None


def question_whole(register: Register, question: Question, today: dt.date, *, private: bool) -> QuestionWhole:
    """Give everything about a question; contact details, in its texts too, only with `private`."""
    meeting, deadline = meeting_of(register, question), deadline_of(register, question)
    shown = question if private else for_outside(question)
    return QuestionWhole(
        id=question.id,
        kind=question.kind.value,
        asker=public_name(question.asker),
        organisation=shown.asker.organisation,
        locality=shown.asker.locality,
        received=question.received_at,
        subject=shown.subject,
        meeting=meeting.date if meeting else None,
        meeting_id=meeting.id if meeting else None,
        deadline=deadline.due.due if deadline and deadline.due else None,
        working=deadline_working(register, question),
        late=is_late(deadline, question.received_at) if deadline else None,
        **_standing(register, question, today),
        checks=_checks(register, question, today, private=private),
        text=shown.text,
        published_text=shown.published_text,
        parts=_parts(shown),
        found=tuple(what_was_found(to_redact(question.published_text or question.text, question.asker))),
        redactions=tuple(one.what for one in shown.redactions),
        similar=similar_rows(register, question, today),
        ground=shown.rejected_ground,
        forwarded_to=shown.forwarded_to,
        asker_told=question.asker_told_on,
        answer=shown.answer,
        answered_by=shown.answered_by,
        answered=question.answered_on,
        supplementaries=tuple(ExchangeRow(one.asked, one.answer) for one in shown.supplementaries),
        reply_due=question.reply_due,
        reply_sent=question.reply_sent_on,
        published=question.published_on,
        group=question.group,
        minutes=question.minutes,
        steps=_steps(shown),
        source=question.source,
        private=_contact(question) if private and register.sees_private else None,
    )


def _contact(question: Question) -> ContactRow:
    details = question.asker.private
    return ContactRow(details.email, details.phone, details.address, details.guardian)


def _standing(register: Register, question: Question, today: dt.date) -> dict[str, Any]:
    """Say how a question stands and what it waits for, by the names of the fields."""
    steps = (
        NextStepRow(one.code, one.need, one.sentence, one.cure, one.acts[0], one.owed, one.by)
        for one in next_steps(register, question, today)
    )
    needs = need_of(register, question, today)
    return {"state": question.state.value, "needs": needs, "next_steps": tuple(steps)}


def _parts(question: Question) -> tuple[PartRow, ...]:
    answers = answers_by_part(question)
    return tuple(PartRow(one.mark, one.text, answers.get(one.mark, "")) for one in parts_of(question))


def _checks(register: Register, question: Question, today: dt.date, *, private: bool) -> tuple[CheckRow, ...]:
    """Give the checks; what a clerk wrote in one may hold contact details, as any other text of a question may."""

    def clean(text: str) -> str:
        return text if private else outgoing(text, question.asker)

    return tuple(
        CheckRow(clean(one.rule), clean(one.result), clean(one.why), clean(one.override), clean(one.agreed_by))
        for one in current_checks(register, question, today)
    )


def _steps(question: Question) -> tuple[StepRow, ...]:
    return tuple(StepRow(one.on, one.state.value, one.what, one.by, one.note, one.ground) for one in question.steps)


def similar_rows(register: Register, question: Question, today: dt.date) -> tuple[SimilarRow, ...]:
    """Give the earlier questions like one, with what was answered; never their contact details."""
    rows = []
    for one in repeats_of(register, question, today):
        other = register.get(Question, one.question)
        if other is not None:
            rows.append(
                SimilarRow(
                    id=one.question,
                    score=round(one.score, 3),
                    day=one.day,
                    in_window=one.in_window,
                    subject=subject_words(other),
                    answered=other.answered_on,
                    answer=for_outside(other).answer,
                )
            )
    return tuple(rows)
