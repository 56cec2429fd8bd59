"""Meetings: when, where, who came, and what became of them."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.refs import ItemOrWords, ItemRef, PersonRef


class MeetingKind(Enum):
    """What sort of meeting it is."""

    ORDINARY = "ordinary"
    ANNUAL = "annual"
    SPECIAL = "special"
    CONFIRMATION_HEARING = "confirmation hearing"
    PRIVATE_BRIEFING = "private briefing"
    TASK_GROUP = "task group"
    RESERVE = "reserve"

    @property
    def in_public(self) -> bool:
        """Say whether the law on access to meetings applies to it."""
        return self not in {MeetingKind.PRIVATE_BRIEFING, MeetingKind.TASK_GROUP}


class MeetingStatus(Enum):
    """Where a meeting stands."""

    PROPOSED = "proposed"
    ARRANGED = "arranged"
    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"
    RELEASED = "released"

    @property
    def open(self) -> bool:
        """Say whether business can still be put on its agenda."""
        return self in {MeetingStatus.PROPOSED, MeetingStatus.ARRANGED, MeetingStatus.CALLED}


class Presence(Enum):
    """How someone stood to a meeting."""

    EXPECTED = "expected"
    PRESENT = "present"
    SUBSTITUTE = "present as substitute"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    IN_ATTENDANCE = "in attendance"
    ALSO_PRESENT = "also present"


class Absence(Part, frozen=True, kw_only=True):
    """A time or an item for which someone was out of the room; times are local."""

    item: ItemOrWords = ""
    left: dt.time | None = None
    returned: dt.time | None = None
    reason: str = ""


class Attendance(Part, frozen=True, kw_only=True):
    """One person at one meeting: `printed` is the name and `role` the office as that meeting's papers print them.

    `told_on` is the day on which apologies came; `from_item` and `until_item` are the first and the last item for which
    someone who came late or left early was there.
    """

    person: PersonRef
    presence: Presence
    printed: str = ""
    role: str = ""
    substitute_for: PersonRef | None = None
    votes: bool | None = None
    remote: bool = False
    arrived: dt.time | None = None
    left: dt.time | None = None
    from_item: ItemRef = ""
    until_item: ItemRef = ""
    told_on: dt.date | None = None
    absences: tuple[Absence, ...] = ()


class NamedVote(Part, frozen=True, kw_only=True):
    """How one person voted: `for`, `against` or `abstained`."""

    person: PersonRef
    vote: str


class Division(Part, frozen=True, kw_only=True):
    """A vote taken at a meeting: on what, under which rule, and how each person voted or how many hands were counted.

    `rule` is a code of the table of majorities. `casting` is `for` or `against` if `presider` used a casting vote.
    Whether it was carried is never kept but worked out from the votes and from who could vote.
    """

    item: ItemRef
    motion: str = ""
    rule: str = "simple"
    votes: tuple[NamedVote, ...] = ()
    counted_for: int | None = None
    counted_against: int | None = None
    counted_abstained: int | None = None
    presider: PersonRef = ""
    casting: str = ""
    at: dt.time | None = None
    note: str = ""


class NoticePosted(Part, frozen=True, kw_only=True):
    """Public notice of the meeting given at one place on one day."""

    council: str
    on: dt.date
    where: str = ""


class MeetingMove(Part, frozen=True, kw_only=True):
    """The meeting was moved from one date to another: entered on a day, for a reason."""

    from_date: dt.date
    to_date: dt.date
    on: dt.date
    reason: str = ""


class DoneMark(Part, frozen=True, kw_only=True):
    """A deadline of the meeting recorded as met: which, when, by whom, and a note such as the lawful basis."""

    deadline: str
    on: dt.date
    by: str = ""
    note: str = ""
    basis: str = ""


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting of the panel or of a part of it.

    `minutes_available` is the time for business in minutes; None means that the panel's setting applies. Empty text
    and None mean "not recorded".
    """

    prefix: ClassVar[str] = "M"
    table: ClassVar[str] = "meetings"
    noun: ClassVar[str] = "meeting"

    date: dt.date
    kind: MeetingKind = MeetingKind.ORDINARY
    title: str = ""
    printed_date: str = ""
    start: dt.time | None = None
    finish: dt.time | None = None
    venue: str = ""
    mode: str = ""
    status: MeetingStatus = MeetingStatus.ARRANGED
    minutes_available: int | None = None
    webcast: str = ""
    agenda_published_on: dt.date | None = None
    shorter_notice_reason: str = ""
    notices: tuple[NoticePosted, ...] = ()
    moves: tuple[MeetingMove, ...] = ()
    cancelled_on: dt.date | None = None
    cancelled_reason: str = ""
    done: tuple[DoneMark, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    divisions: tuple[Division, ...] = ()
    nil_declarations: bool | None = None
    note: str = ""
