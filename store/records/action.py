"""What the panel asked for: actions, recommendations, requests for reports and undertakings given to it."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.refs import ActionRef, AnyRef, ItemRef, MeetingRef, MinuteRef


class ActionKind(Enum):
    """What sort of promise it is."""

    ACTION = "action"
    RECOMMENDATION = "recommendation"
    REPORT = "request for a report"
    UNDERTAKING = "undertaking"


class DueKind(Enum):
    """How its due time is fixed."""

    UNDATED = "undated"
    DATE = "date"
    MEETING = "meeting"
    NEXT_MEETING = "next meeting"
    EVERY_MEETING = "every meeting"
    QUARTERLY = "quarterly"


class ActionStatus(Enum):
    """Where it stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Outcome(Enum):
    """What the commissioner did with one recommendation."""

    CHANGED = "changed"
    ALREADY_COVERED = "already covered"
    PART = "accepted in part"
    NOT_ACCEPTED = "not accepted"
    DEFERRED = "deferred"
    REPORT_PROMISED = "report promised"
    NOTED = "noted"


class ProgressNote(Part, frozen=True, kw_only=True):
    """A note of progress on a day."""

    on: dt.date
    text: str
    by: str = ""


class Evidence(Part, frozen=True, kw_only=True):
    """What discharged an action: what, when and where it is recorded (a minute, a meeting, a paper)."""

    what: str
    on: dt.date | None = None
    where: str = ""
    ref: AnyRef = ""


class Response(Part, frozen=True, kw_only=True):
    """The commissioner's answer to one recommendation: outcome, reference in the plan or report, words, dates."""

    outcome: Outcome
    text: str = ""
    reference: str = ""
    received_on: dt.date | None = None
    published_on: dt.date | None = None
    letter: str = ""


class CopySent(Part, frozen=True, kw_only=True):
    """A copy of the recommendation sent to one constituent council."""

    council: str
    on: dt.date


class Action(Record, frozen=True, kw_only=True):
    """Something the panel asked for or was promised.

    `meeting` and `minute` say where it was asked, `clause` which clause. `due_kind` with `due_on` or `due_meeting` says
    when; `review_from` is the day from which an undated one raises itself. `legal_basis` is `plan`, `annual report`,
    `precept`, `appointment` or `scrutiny`; `carried` counts the meetings it was carried over.
    """

    prefix: ClassVar[str] = "A"
    table: ClassVar[str] = "actions"
    noun: ClassVar[str] = "action"

    kind: ActionKind = ActionKind.ACTION
    text: str
    owner: str = ""
    meeting: MeetingRef | None = None
    minute: MinuteRef | None = None
    clause: str = ""
    agreed_on: dt.date | None = None
    due_kind: DueKind = DueKind.UNDATED
    due_on: dt.date | None = None
    due_meeting: MeetingRef | None = None
    review_from: dt.date | None = None
    status: ActionStatus = ActionStatus.OPEN
    carried: tuple[MeetingRef, ...] = ()
    progress: tuple[ProgressNote, ...] = ()
    closed: Evidence | None = None
    items: tuple[ItemRef, ...] = ()
    legal_basis: str = ""
    response_required: bool | None = None
    response_due: dt.date | None = None
    response: Response | None = None
    copies: tuple[CopySent, ...] = ()
    number: int | None = None
    parent: ActionRef | None = None
