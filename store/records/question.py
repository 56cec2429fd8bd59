"""Public questions, statements, petitions and deputations, from receipt to the reply that was sent."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.refs import ItemRef, MeetingRef, PersonRef, QuestionRef


class QuestionKind(Enum):
    """What was sent in."""

    QUESTION = "question"
    STATEMENT = "statement"
    PETITION = "petition"
    DEPUTATION = "deputation"
    MEMBER_QUESTION = "member's question"


class QuestionState(Enum):
    """Where a question stands, in the order in which it normally travels."""

    NOT_RECORDED = "not recorded"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REDIRECTED = "redirected"
    HELD_OVER = "held over"
    SENT_FOR_ANSWER = "sent for answer"
    ANSWERED = "answered"
    PUT = "put at the meeting"
    REPLY_OWED = "written reply owed"
    REPLY_SENT = "reply sent"
    PUBLISHED = "published"
    CLOSED = "closed"


class ContactDetails(Part, frozen=True, kw_only=True):
    """What only the office may see: never in a paper, an export, a log or a crash report."""

    address: str = ""
    email: str = ""
    phone: str = ""
    purged_on: dt.date | None = None


class Asker(Part, frozen=True, kw_only=True):
    """Who asked. Only `name`, `organisation` and `locality` can ever be published; under-18s by initials."""

    name: str
    organisation: str = ""
    locality: str = ""
    connection: str = ""
    under_18: bool = False
    consents_to_name: bool | None = None
    person: PersonRef | None = None
    private: ContactDetails = ContactDetails()


class Check(Part, frozen=True, kw_only=True):
    """One rule of the scheme judged: result `pass`, `fail` or `judgement`, why, and an override with its reason."""

    rule: str
    result: str
    why: str = ""
    override: str = ""
    agreed_by: str = ""


class QuestionStep(Part, frozen=True, kw_only=True):
    """A step in the life of a question: the state it came to, when, who decided, and why.

    `what` names a step that leaves the state as it was, such as telling the asker.
    """

    state: QuestionState
    on: dt.date
    by: str = ""
    note: str = ""
    ground: str = ""
    what: str = ""


class Exchange(Part, frozen=True, kw_only=True):
    """A supplementary question and its answer, as they were put; `agreed_by` who allowed it beyond the rules."""

    asked: str
    answer: str = ""
    agreed_by: str = ""


class Redaction(Part, frozen=True, kw_only=True):
    """Something taken out before publication: what sort of thing, when and by whom; never the words themselves."""

    what: str
    on: dt.date
    by: str = ""


class Question(Record, frozen=True, kw_only=True):
    """A question or other public contribution.

    `text` is as it was sent and is never changed; `published_text` is what the papers print. None and empty mean "not
    recorded". `meeting` is the meeting it was asked for; `held_over_to` the one it was moved to. `decided_deadline` is
    the deadline that stood when it was accepted, rejected or held over, or when that was last looked at again; `checks`
    are the rules as they were judged then. `group` is the number the chair gave to questions taken together.
    `repeat` says whether the clerk found it to repeat those of `similar_to`; None: not judged.
    """

    prefix: ClassVar[str] = "Q"
    table: ClassVar[str] = "questions"
    noun: ClassVar[str] = "question"

    kind: QuestionKind = QuestionKind.QUESTION
    asker: Asker
    received_at: dt.datetime | None = None
    text: str
    published_text: str = ""
    subject: str = ""
    urgent_reason: str = ""
    addressee: str = ""
    signatures: int | None = None
    meeting: MeetingRef | None = None
    item: ItemRef | None = None
    state: QuestionState = QuestionState.RECEIVED
    steps: tuple[QuestionStep, ...] = ()
    checks: tuple[Check, ...] = ()
    decided_deadline: dt.date | None = None
    rejected_ground: str = ""
    forwarded_to: str = ""
    held_over_to: MeetingRef | None = None
    answerer: str = ""
    answer_due: dt.date | None = None
    group: int | None = None
    minutes: int | None = None
    asker_present: bool | None = None
    answer: str = ""
    answered_by: str = ""
    answered_on: dt.date | None = None
    supplementaries: tuple[Exchange, ...] = ()
    reply_due: dt.date | None = None
    reply_sent_on: dt.date | None = None
    asker_told_on: dt.date | None = None
    published_on: dt.date | None = None
    redactions: tuple[Redaction, ...] = ()
    similar_to: tuple[QuestionRef, ...] = ()
    repeat: bool | None = None
    repeat_note: str = ""
    note: str = ""
