"""The work programme: items of business, scheduled for a meeting or waiting to be."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.refs import MeetingRef, OriginRef


class ItemKind(Enum):
    """Why an item is in the programme."""

    STATUTORY = "statutory"
    STANDING = "standing"
    CYCLICAL = "cyclical"
    REQUESTED = "requested"
    INSPECTION = "inspection"
    THEMED = "themed"
    TASK_GROUP = "task group"
    BRIEFING = "briefing"
    OTHER = "other"


class ItemStatus(Enum):
    """Where an item stands."""

    PLANNED = "planned"
    CONSIDERED = "considered"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"

    @property
    def open(self) -> bool:
        """Say whether the panel still has to deal with it."""
        return self in {ItemStatus.PLANNED, ItemStatus.DEFERRED}


class PaperStatus(Enum):
    """Where the report for an item stands."""

    NOT_ASKED = ""
    DUE = "due"
    RECEIVED = "received"
    LATE = "late"
    TO_FOLLOW = "to follow"
    NONE = "no paper"


class Paper(Part, frozen=True, kw_only=True):
    """The report for an item: how it stands, the dates, and the exempt paragraph of Schedule 12A if there is one."""

    status: PaperStatus = PaperStatus.NOT_ASKED
    due_on: dt.date | None = None
    received_on: dt.date | None = None
    appendix: str = ""
    exempt_paragraph: str = ""


class ItemMove(Part, frozen=True, kw_only=True):
    """A move of the item: from one meeting (or the suggestions) to another, on a day, for a reason.

    `what` says what exactly was put off when it was not the whole item; `how` is `moved`, `deferred` or `withdrawn`.
    """

    on: dt.date
    how: str
    from_meeting: MeetingRef | None = None
    to_meeting: MeetingRef | None = None
    what: str = ""
    reason: str = ""


class Score(Part, frozen=True, kw_only=True):
    """Points for one of the panel's criteria, 0 to 3."""

    criterion: str
    points: int


class WorkItem(Record, frozen=True, kw_only=True):
    """An item of the work programme.

    `meeting` is None while the item waits among the suggestions; `target` then says when it is wanted, as printed.
    `order` places it within its group (smaller first). `origin` is where the request came from, in words, and
    `origin_ref` the id of the minute, action or question, if that is recorded. `minutes` is the time allotted.
    """

    prefix: ClassVar[str] = "W"
    table: ClassVar[str] = "items"
    noun: ClassVar[str] = "item"

    title: str
    comments: str = ""
    kind: ItemKind = ItemKind.OTHER
    lead: str = ""
    author: str = ""
    origin: str = ""
    origin_ref: OriginRef = ""
    meeting: MeetingRef | None = None
    target: str = ""
    theme: str = ""
    order: int = 0
    moveable: bool = False
    earliest: dt.date | None = None
    latest: dt.date | None = None
    format: str = ""
    minutes: int | None = None
    status: ItemStatus = ItemStatus.PLANNED
    paper: Paper = Paper()
    moves: tuple[ItemMove, ...] = ()
    considered_at: MeetingRef | None = None
    scores: tuple[Score, ...] = ()
