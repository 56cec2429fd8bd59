"""One complaint whole, as its screen, `show complaint` and its JSON tell it; what was said only if it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.fields import editable, fields_of, heading_of, value_of
from store.queries.complaints.listed import clock_words
from store.queries.rows import Date, Lines, RecordId, Row, cell
from store.queries.words.short import NOT_RECORDED, UNSEEN
from store.queries.words.wording import PRIVATE, plain_words
from store.records import Complaint, ComplaintStep, Particulars
from store.register import Register
from store.rules.complaints.clocks import clocks
from store.rules.complaints.duties import duties
from store.rules.complaints.handlers import handler_words
from store.rules.complaints.retention import holds_particulars, particulars_due
from store.rules.complaints.standing import may_be_published, outcome, publication, state
from store.rules.law.citations import cite
from store.rules.words.dates import long_date

_PRIVATE_NAMES = frozenset(one.name for one in fields_of(Particulars))


class StepShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was done on a day, in codes: the step, and what was said of it."""

    step: str
    on: dt.date
    ground: str
    outcome: str
    by: str
    told_of: str
    whom: str


class LimitShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A limit: its code, from when and until when, in which unit, and when it was met. `law` is empty for a target."""

    code: str
    started: dt.date
    due: dt.date | None
    met_on: dt.date | None
    number: int
    unit: str
    law: str
    late: bool


class ParticularsShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was said: only with --particulars."""

    complainant: str
    address: str
    email: str
    phone: str
    complained_of: str
    substance: str
    dealings: str
    outcome_record: str


class ComplaintWhole(Row, frozen=True, kw_only=True):
    """One complaint whole. What was said in it is there only with --particulars."""

    id: RecordId
    kind: Annotated[str, cell("complaint or conduct matter")]
    state: Annotated[str, cell("where it stands")]
    received: Date
    steps: Annotated[tuple[StepShown, ...], cell("what was done, in order")]
    limits: Annotated[tuple[LimitShown, ...], cell("the limits that have begun to run")]
    to_do: Annotated[tuple[str, ...], cell("what is to be done, the most pressing first")]
    outcome: Annotated[str, cell("what it came to, for the office; empty while it has not")]
    publishable: Annotated[bool, cell("whether the outcome may be published (SI 2012/62 reg 28(13))")]
    particulars: Annotated[ParticularsShown | None, cell("only with --particulars", private=True)] = None


def complaint_whole(register: Register, complaint: Complaint, today: dt.date, *, private: bool) -> ComplaintWhole:
    """Give everything about a complaint; what was said in it only with `private`."""
    said = complaint.private
    shown = ParticularsShown(
        said.complainant,
        said.address,
        said.email,
        said.phone,
        said.complained_of,
        said.substance,
        said.dealings,
        said.outcome_record,
    )
    return ComplaintWhole(
        id=complaint.id,
        kind=complaint.kind.value,
        state=state(complaint).value,
        received=complaint.received_on,
        steps=tuple(map(_step, complaint.steps)),
        limits=tuple(
            LimitShown(
                one.code,
                one.started,
                one.due,
                one.met_on,
                one.number,
                one.unit,
                one.law,
                one.late or (one.past(today) and one.binds),
            )
            for one in clocks(register, complaint)
        ),
        to_do=to_do_lines(register, complaint, today),
        outcome=outcome(complaint).value,
        publishable=may_be_published(complaint),
        particulars=shown if private and register.sees_private else None,
    )


def _step(step: ComplaintStep) -> StepShown:
    return StepShown(
        step.deed.value,
        step.on,
        step.ground.value,
        step.outcome.value,
        step.by.value,
        step.notice.value,
        step.whom.value,
    )


def complaint_lines(register: Register, complaint: Complaint, today: dt.date) -> Lines:
    """Give everything recorded about a complaint but what was said in it, the most telling first."""
    lines = [("Stands", state(complaint).value)]
    lines += [("To be done", words) for words in to_do_lines(register, complaint, today)]
    lines += [("Limit", clock_words(one)) for one in clocks(register, complaint) if one.runs]
    lines += _own(complaint)
    lines += [("Step", step_words(register, step)) for step in complaint.steps]
    lines += _publication(complaint)
    lines.append((heading_of(Complaint, "private"), _kept(register, complaint, today)))
    return tuple(lines)


def to_do_lines(register: Register, complaint: Complaint, today: dt.date) -> tuple[str, ...]:
    """Say what is to be done with a complaint, the most pressing first, each with its cure."""
    return tuple(f"It {one.words}. {one.cure}" for one in duties(register, complaint, today))


def _own(complaint: Complaint) -> Lines:
    """Give the fields of the complaint itself, those that a clerk looks for even when they are empty."""
    lines = []
    for one in editable(Complaint).values():
        value = value_of(complaint, one)
        if one.name in _PRIVATE_NAMES or (value == one.default and not one.field.matters and one.name != "kind"):
            continue
        lines.append((one.heading, plain_words(value) if value is not None else NOT_RECORDED))
    return tuple(lines)


def step_words(register: Register, step: ComplaintStep) -> str:
    """Tell what was done: `informal resolution begun on Monday 7 December 2020, by a sub-committee`."""
    words = f"{step.deed.value} on {long_date(step.on)}"
    if step.notice.value:
        words = f"{step.whom.value} told of {step.notice.value} on {long_date(step.on)}"
    by = handler_words(register, step.by, step.on)
    words += f", by {by}" if by else ""
    said = step.ground.value or step.outcome.value
    return f"{words}: {said}" if said else words


def _publication(complaint: Complaint) -> Lines:
    came_to = outcome(complaint)
    if not came_to.value:
        return ()
    one = publication(complaint)
    if one is None:
        words = f"not to be published: nobody was asked about it yet ({cite('no-outcome')})"
    elif may_be_published(complaint):
        words = f"may be published, as decided on {long_date(one.on)} after both parties had the chance to object"
    else:
        words = f"not to be published, as decided on {long_date(one.on)} ({cite('no-outcome')})"
    return (("Outcome", f"{came_to.value}; {words}"),)


def _kept(register: Register, complaint: Complaint, today: dt.date) -> str:
    """Say of the particulars that there are some, and until when; never what they are."""
    if complaint.private.purged_on is not None and not holds_particulars(complaint):
        return f"removed for good on {long_date(complaint.private.purged_on)}"
    if not holds_particulars(complaint):
        return NOT_RECORDED if register.sees_private else UNSEEN
    due = particulars_due(register, complaint, today)
    until = f"; to be removed on {long_date(due)}" if due else ""
    return f"{PRIVATE}{until}"


def particulars_lines(register: Register, complaint: Complaint) -> Lines:
    """Give what was said in a complaint, for whoever opened it on purpose; what is not recorded says so."""
    none = NOT_RECORDED if register.sees_private else UNSEEN
    fields = (one for one in fields_of(Particulars) if one.field.private)
    return tuple((one.heading, getattr(complaint.private, one.name) or none) for one in fields)
