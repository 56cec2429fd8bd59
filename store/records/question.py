"""Public questions, statements, petitions and deputations, from receipt to the reply that was sent."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
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


CONSENT = ((None, "not recorded"), (True, "yes"), (False, "no: withhold it"))

STEPS = ("accept_question", "reject_question", "redirect_question", "hold_over_question", "acknowledge_question")


class ContactDetails(Part, frozen=True, kw_only=True):
    """What only the office may see: never in a paper, an export, a log or a crash report."""

    address: Annotated[
        str,
        Field("address", "Private: no paper or export ever holds it", kind=TEXT, most=1_000, private=True, seldom=True),
    ] = ""
    email: Annotated[str, Field("e-mail", "Private: no paper or export ever holds it", private=True)] = ""
    phone: Annotated[
        str, Field("telephone", "Private: no paper or export ever holds it", private=True, seldom=True)
    ] = ""
    guardian: Annotated[
        str,
        Field("guardian", "Private: the parent or guardian to whom letters go for a child", private=True, seldom=True),
    ] = ""
    purged_on: Annotated[dt.date | None, Field("removed on", noun=False, acts=("purge_contacts",))] = None


class Asker(Part, frozen=True, kw_only=True):
    """Who asked. Only `name`, `organisation` and `locality` can ever be published; under-18s by initials."""

    name: Annotated[str, Field("name", "The name as it will be printed", required=True)]
    organisation: Annotated[str, Field("organisation", "If it is sent for a body", seldom=True)] = ""
    locality: Annotated[str, Field("locality", "Where the asker is from, as it may be printed", seldom=True)] = ""
    connection: Annotated[str, Field("connection", "How the asker is tied to the area, such as: lives in Oakham")] = ""
    under_18: Annotated[
        bool, Field("under 18", "Listed by initials", noun=False, choices=((False, "not stated"), (True, "yes")))
    ] = False
    consents_to_name: Annotated[
        bool | None,
        Field(
            "name published",
            "Whether the asker agrees to it",
            noun=False,
            choices=CONSENT,
            option="name-may-be-published",
        ),
    ] = None
    person: Annotated[
        PersonRef | None, Field("known as", "If the asker is somebody of the register", noun=False, seldom=True)
    ] = None
    private: Annotated[ContactDetails, Field("contact details", opens=True)] = ContactDetails()


class Check(Part, frozen=True, kw_only=True):
    """One rule of the scheme judged: result `pass`, `fail` or `judgement`, why, and an override with its reason."""

    rule: Annotated[str, Field("rule")]
    result: Annotated[str, Field("result")]
    why: Annotated[str, Field("why", noun=False)] = ""
    override: Annotated[str, Field("taken all the same", noun=False)] = ""
    agreed_by: Annotated[str, Field("agreed by", noun=False)] = ""


class QuestionStep(Part, frozen=True, kw_only=True):
    """A step in the life of a question: the state it came to, when, who decided, and why.

    `what` names a step that leaves the state as it was, such as telling the asker.
    """

    state: Annotated[QuestionState, Field("state")]
    on: Annotated[dt.date, Field("on", noun=False)]
    by: Annotated[str, Field("by", noun=False)] = ""
    note: Annotated[str, Field("reason", "Kept with the question", kind=TEXT, most=2_000)] = ""
    ground: Annotated[str, Field("ground")] = ""
    what: Annotated[str, Field("step")] = ""


class Exchange(Part, frozen=True, kw_only=True):
    """A supplementary question and its answer, as they were put; `agreed_by` who allowed it beyond the rules."""

    asked: Annotated[str, Field("supplementary", kind=TEXT, required=True)]
    answer: Annotated[str, Field("answer", "Without an answer a written reply is owed", kind=TEXT)] = ""
    agreed_by: Annotated[str, Field("allowed by", "Where the rules leave it to someone", noun=False)] = ""


class Redaction(Part, frozen=True, kw_only=True):
    """Something taken out before publication: what sort of thing, when and by whom; never the words themselves."""

    what: Annotated[str, Field("taken out", "What else was taken out, such as: the name of a third person", noun=False)]
    on: Annotated[dt.date, Field("on", noun=False)]
    by: Annotated[str, Field("by", noun=False)] = ""


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

    kind: Annotated[QuestionKind, Field("kind")] = QuestionKind.QUESTION
    asker: Annotated[Asker, Field("from", noun=False, opens=True)]
    received_at: Annotated[
        dt.datetime | None,
        Field("received", "The day on which it came in", noun=False, option="received", matters=True, past=True),
    ] = None
    text: Annotated[
        str,
        Field(
            "text as sent",
            "Paste it whole: it is kept as it came",
            kind=TEXT,
            most=60_000,
            required=True,
            acts=("receive_question",),
        ),
    ]
    published_text: Annotated[
        str,
        Field(
            "text to publish",
            "The text as sent is kept beside it and never changed",
            kind=TEXT,
            most=60_000,
            acts=("edit_published_text", "redact_question"),
            matters=True,
        ),
    ] = ""
    subject: Annotated[str, Field("subject", "A few words for the list", matters=True)] = ""
    urgent_reason: Annotated[str, Field("urgent because", "If the asker says so", noun=False, seldom=True)] = ""
    addressee: Annotated[str, Field("put to", "To whom it is put", noun=False, seldom=True)] = ""
    signatures: Annotated[int | None, Field("signatures", "How many, for a petition", seldom=True)] = None
    meeting: Annotated[MeetingRef | None, Field("meeting", "The meeting it is for", matters=True)] = None
    item: Annotated[
        ItemRef | None, Field("about item", "The item of the agenda it is about", noun=False, seldom=True)
    ] = None
    state: Annotated[QuestionState, Field("state", acts=STEPS)] = QuestionState.RECEIVED
    steps: Annotated[tuple[QuestionStep, ...], Field("steps", acts=STEPS)] = ()
    checks: Annotated[tuple[Check, ...], Field("checks", acts=STEPS)] = ()
    decided_deadline: Annotated[dt.date | None, Field("deadline when decided", acts=STEPS)] = None
    rejected_ground: Annotated[str, Field("rejected because", noun=False, acts=("reject_question",))] = ""
    forwarded_to: Annotated[str, Field("redirected to", noun=False, acts=("redirect_question",))] = ""
    held_over_to: Annotated[MeetingRef | None, Field("held over to", noun=False, acts=("hold_over_question",))] = None
    answerer: Annotated[str, Field("answer from", noun=False, acts=("send_for_answer",))] = ""
    answer_due: Annotated[
        dt.date | None, Field("answer due on", "Such as 20/7/2021 or +5", noun=False, acts=("send_for_answer",))
    ] = None
    group: Annotated[int | None, Field("taken with", noun=False, acts=("group_questions",))] = None
    minutes: Annotated[
        int | None, Field("time, min", "Minutes of time allotted to it at the meeting", noun=False, seldom=True)
    ] = None
    asker_present: Annotated[bool | None, Field("asker present", noun=False, acts=("put_question",))] = None
    answer: Annotated[
        str,
        Field(
            "answer", "As it was given", kind=TEXT, most=60_000, acts=("answer_question", "put_question"), matters=True
        ),
    ] = ""
    answered_by: Annotated[str, Field("answered by", noun=False, acts=("answer_question", "put_question"))] = ""
    answered_on: Annotated[
        dt.date | None,
        Field("answered on", "Today if left empty", noun=False, acts=("answer_question", "put_question"), past=True),
    ] = None
    supplementaries: Annotated[tuple[Exchange, ...], Field("supplementary questions", acts=("add_supplementary",))] = ()
    reply_due: Annotated[
        dt.date | None, Field("reply due on", "Such as +10", noun=False, acts=("owe_reply", "put_question"))
    ] = None
    reply_sent_on: Annotated[
        dt.date | None,
        Field("reply sent on", "Today if left empty", noun=False, acts=("mark_reply_sent",), matters=True, past=True),
    ] = None
    asker_told_on: Annotated[
        dt.date | None, Field("asker told on", "Today if left empty", noun=False, acts=("tell_asker",), past=True)
    ] = None
    published_on: Annotated[dt.date | None, Field("published on", noun=False, acts=("publish_question",))] = None
    redactions: Annotated[
        tuple[Redaction, ...], Field("redactions", acts=("edit_published_text", "redact_question"))
    ] = ()
    similar_to: Annotated[tuple[QuestionRef, ...], Field("similar to", noun=False, acts=("judge_repeat",))] = ()
    repeat: Annotated[bool | None, Field("repeat", acts=("judge_repeat",))] = None
    repeat_note: Annotated[str, Field("why a repeat", noun=False, kind=TEXT, most=2_000, acts=("judge_repeat",))] = ""
    note: Annotated[str, Field("note", "A note of the office", kind=TEXT, seldom=True)] = ""
