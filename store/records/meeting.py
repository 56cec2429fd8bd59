"""Meetings: when, where, who came, and what became of them."""

import datetime as dt
from enum import Enum
from typing import ClassVar, Literal

from store.records.agenda import AgendaLine, Issue, PapersSent
from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import ItemOrWords, ItemRef, MeetingRef, PersonRef

_PRIVATE = frozenset({"private briefing", "task group", "informal"})


class MeetingKind(Enum):
    """What sort of meeting it is."""

    ORDINARY = "ordinary"
    ANNUAL = "annual"
    SPECIAL = "special"
    CONFIRMATION_HEARING = "confirmation hearing"
    PRIVATE_BRIEFING = "private briefing"
    TASK_GROUP = "task group"
    INFORMAL = "informal"
    RESERVE = "reserve"

    @property
    def in_public(self) -> bool:
        """Say whether the law on access to meetings applies to it."""
        # By identity and by plain words, which is asked of every meeting for a list: 1 ms instead of 5 for 4,700.
        return self is MeetingKind.ORDINARY or self.value not in _PRIVATE


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
        return self is MeetingStatus.ARRANGED or self is MeetingStatus.CALLED or self is MeetingStatus.PROPOSED


class Presence(Enum):
    """How someone stood to a meeting."""

    EXPECTED = "expected"
    PRESENT = "present"
    SUBSTITUTE = "present as substitute"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    IN_ATTENDANCE = "in attendance"
    ALSO_PRESENT = "also present"


MODES = (("", "not recorded"), ("in person", "in person"), ("virtual", "virtual"), ("hybrid", "hybrid"))
"""The usual ways in which a meeting is held; another can be recorded all the same."""

KnownBy = Literal["", "week", "month"]
KNOWN_BY = (("", "its day"), ("week", "its week"), ("month", "its month"))
"""What a meeting is known by; until its day is, `date` is the last weekday of its week or month."""


class Absence(Part, frozen=True, kw_only=True):
    """A time or an item for which someone was out of the room; times are local."""

    item: Annotated[ItemOrWords, Field("item")] = ""
    left: Annotated[dt.time | None, Field("left at", noun=False)] = None
    returned: Annotated[dt.time | None, Field("returned at", noun=False)] = None
    reason: Annotated[str, Field("reason")] = ""


class Attendance(Part, frozen=True, kw_only=True):
    """One person at one meeting: `printed` is the name and `role` the office as that meeting's papers print them.

    `told_on` is the day on which apologies came; `from_item` and `until_item` are the first and the last item for which
    someone who came late or left early was there. Whoever stands in does so for a member, or `for_council`: for a
    council that named no member.
    """

    person: Annotated[PersonRef, Field("person")]
    presence: Annotated[Presence, Field("presence")]
    printed: Annotated[str, Field("as printed", noun=False)] = ""
    role: Annotated[str, Field("office", "As that meeting's papers print it")] = ""
    substitute_for: Annotated[PersonRef | None, Field("substitute for", noun=False)] = None
    for_council: Annotated[str, Field("substitute for the council", noun=False)] = ""
    votes: Annotated[bool | None, Field("vote")] = None
    remote: Annotated[bool, Field("by remote link", noun=False)] = False
    arrived: Annotated[dt.time | None, Field("arrived at", "Such as 1:20 pm", noun=False)] = None
    left: Annotated[dt.time | None, Field("left at", "Such as 3 pm", noun=False)] = None
    from_item: Annotated[ItemRef, Field("there from item", noun=False)] = ""
    until_item: Annotated[ItemRef, Field("there until item", noun=False)] = ""
    told_on: Annotated[dt.date | None, Field("told on", "The day on which apologies came", noun=False, past=True)] = (
        None
    )
    absences: Annotated[tuple[Absence, ...], Field("absences")] = ()

    @property
    def stands_in(self) -> bool:
        """Say whether the person comes for a member or for a council, expected or there."""
        return bool(self.substitute_for or self.for_council)


class NoticePosted(Part, frozen=True, kw_only=True):
    """Public notice of the meeting given at one place on one day."""

    council: Annotated[str, Field("council")]
    on: Annotated[dt.date, Field("on", noun=False, past=True)]
    where: Annotated[str, Field("place")] = ""


class MeetingStood(Part, frozen=True, kw_only=True):
    """How far a meeting had got, where and at what local time it was to be held, before it went to another day."""

    status: Annotated[MeetingStatus, Field("status before", noun=False)] = MeetingStatus.ARRANGED
    start: Annotated[dt.time | None, Field("start before", noun=False)] = None
    venue: Annotated[str, Field("venue before", noun=False)] = ""


class MeetingMove(Part, frozen=True, kw_only=True):
    """The meeting was moved from one date to another: entered on a day, for a reason.

    A date may stand for a week or a month, as that of a meeting may. `stood` is None of moves that were recorded before
    it was kept.
    """

    from_date: Annotated[dt.date, Field("date before")]
    to_date: Annotated[dt.date, Field("new date", "Such as 1 Oct 2021 or +7", loose=True)]
    on: Annotated[dt.date, Field("on", noun=False)]
    reason: Annotated[str, Field("reason", "Kept with the meeting", kind=TEXT, required=True)] = ""
    from_known_by: Annotated[KnownBy, Field("date before, known by", choices=KNOWN_BY)] = ""
    to_known_by: Annotated[KnownBy, Field("new date, known by", choices=KNOWN_BY)] = ""
    stood: Annotated[MeetingStood | None, Field("as it stood", noun=False)] = None


class DoneMark(Part, frozen=True, kw_only=True):
    """A deadline of the meeting recorded as met: which, when, by whom, and a note such as the lawful basis."""

    deadline: Annotated[str, Field("deadline")]
    on: Annotated[dt.date, Field("done on", "The day it was done", noun=False, past=True)]
    by: Annotated[str, Field("by", noun=False)] = ""
    note: Annotated[str, Field("note")] = ""
    basis: Annotated[str, Field("lawful basis", "The lawful basis of papers with too few clear days")] = ""


class InTheChair(Part, frozen=True, kw_only=True):
    """Who took the chair, and from when if it was not from the beginning; the time is local.

    `printed` are the words behind the name: "in the Chair" if there are none, "Chair" where that is what is printed.
    """

    person: Annotated[PersonRef, Field("in the chair", noun=False)]
    printed: Annotated[str, Field("words after the name", "If they are not: in the Chair")] = ""
    from_time: Annotated[dt.time | None, Field("from", "Such as 2:15 pm", noun=False)] = None
    from_item: Annotated[ItemOrWords, Field("from item", noun=False)] = ""

    @property
    def words(self) -> str:
        """Give the words behind the name."""
        return self.printed or "in the Chair"

    @property
    def at_first(self) -> bool:
        """Say whether it was from the beginning."""
        return self.from_time is None and not self.from_item


class PrintedAs(Part, frozen=True, kw_only=True):
    """A name as a set of minutes prints it, and the words behind it, such as an office; empty if there are none."""

    person: Annotated[PersonRef, Field("person")]
    name: Annotated[str, Field("as printed", noun=False)] = ""
    office: Annotated[str, Field("office", "As those minutes print it")] = ""


class SlipLeft(Part, frozen=True, kw_only=True):
    """Something that looked wrong in minutes and was left as it is: which slip, as it was told, and why."""

    slip: Annotated[str, Field("which slip", noun=False)]
    sentence: Annotated[str, Field("what looked wrong", noun=False)] = ""
    reason: Annotated[str, Field("why it is left", "Kept with the minutes", noun=False, required=True)] = ""


class MinutesState(Part, frozen=True, kw_only=True):
    """How far the minutes of a meeting have got: draft, final, confirmed, signed.

    `confirmed_at` is the meeting that confirmed them, `subject_to` what it put right in doing so. `signed_by` presided
    there. `names` and `panel` are what the set has printed since it was confirmed, whatever the register says later.
    `left` is what looked wrong when they were made final and was left, each with the reason.
    `leaves` is the number of leaves, numbered one by one and each initialled (Local Government Act 1972 Sch 12
    para 41).
    """

    finalised_on: Annotated[dt.date | None, Field("final since", noun=False, past=True)] = None
    confirmed_at: Annotated[MeetingRef | None, Field("confirmed at", noun=False)] = None
    confirmed_on: Annotated[dt.date | None, Field("confirmed on", noun=False, past=True)] = None
    subject_to: Annotated[str, Field("subject to", "What was put right in confirming them", noun=False)] = ""
    signed_on: Annotated[dt.date | None, Field("signed on", noun=False, past=True)] = None
    signed_by: Annotated[PersonRef | None, Field("signed by", noun=False)] = None
    signed_as: Annotated[str, Field("signatory as printed", noun=False)] = ""
    leaves: Annotated[int | None, Field("number of leaves")] = None
    panel: Annotated[str, Field("name of the panel", "As the confirmed minutes print it")] = ""
    names: Annotated[tuple[PrintedAs, ...], Field("names", "As the confirmed minutes print them")] = ()
    left: Annotated[tuple[SlipLeft, ...], Field("left as it is", "What looked wrong, with the reason")] = ()

    @property
    def word(self) -> str:
        """Name the state."""
        if self.signed_on:
            return "signed"
        if self.confirmed_on:
            return "confirmed"
        return "final" if self.finalised_on else "draft"


class BundleMade(Part, frozen=True, kw_only=True):
    """An evidence bundle that was made of a meeting: the day, for whom, and the SHA-512 of what it says of itself.

    The bundle of the next meeting names that digest, so that none can be exchanged afterwards without it being seen.
    """

    on: Annotated[dt.date, Field("made on", noun=False, past=True)]
    for_members: Annotated[bool, Field("for members", noun=False)] = False
    sha512: Annotated[str, Field("digest", "SHA-512 of its manifest", noun=False)] = ""


class TakenOff(Part, frozen=True, kw_only=True):
    """What was published of the meeting taken off the website: which day, by whom, and whether the background papers
    alone.
    """

    on: Annotated[dt.date, Field("taken off on", "The day on which they left the website", noun=False, past=True)]
    background: Annotated[bool, Field("background papers alone", noun=False)] = False
    by: Annotated[str, Field("by", "Who saw to it", noun=False)] = ""


class PackBuilt(Part, frozen=True, kw_only=True):
    """The pack of a meeting that was built last: the day, the folder, and the SHA-512 of its index.

    The folder is given from that of the panel's file, so that both can be moved together.
    """

    on: Annotated[dt.date, Field("built on", noun=False, past=True)]
    folder: Annotated[str, Field("folder", noun=False, most=4_000)] = ""
    sha512: Annotated[str, Field("digest", "SHA-512 of its index", noun=False)] = ""


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting of the panel or of a part of it.

    `known_by` says whether `date` is its day, or stands for the week or month by which alone it is known.
    `minutes_available` is the time for business in minutes; None means that the panel's setting applies. `arranged_on`
    is the day from which the office knows of it. Empty text and None mean "not recorded".
    """

    prefix: ClassVar[str] = "M"
    table: ClassVar[str] = "meetings"
    noun: ClassVar[str] = "meeting"

    date: Annotated[dt.date, Field("date", "Such as 29/7/2021, 29 jul, next thu or +10", loose=True)]
    known_by: Annotated[KnownBy, Field("known by", "Its week or month until its day is known", choices=KNOWN_BY)] = ""
    kind: Annotated[MeetingKind, Field("kind")] = MeetingKind.ORDINARY
    title: Annotated[str, Field("title", "Only if it has one of its own")] = ""
    printed_date: Annotated[str, Field("date as printed", "If the papers print it in another way", seldom=True)] = ""
    start: Annotated[dt.time | None, Field("start", "Such as 1pm or 13:00", matters=True)] = None
    finish: Annotated[dt.time | None, Field("finish", "When it closed", matters=True, seldom=True)] = None
    venue: Annotated[str, Field("venue", matters=True)] = ""
    mode: Annotated[str, Field("mode", "How it is held", choices=MODES, matters=True)] = ""
    status: Annotated[MeetingStatus, Field("status", acts=("set_status", "cancel_meeting"))] = MeetingStatus.ARRANGED
    minutes_available: Annotated[
        int | None, Field("time, min", "Minutes available for business", noun=False, option="minutes", seldom=True)
    ] = None
    questions_by: Annotated[
        dt.date | None,
        Field(
            "questions by",
            "The day its agenda prints, where the rules leave it to each agenda",
            noun=False,
            seldom=True,
        ),
    ] = None
    questions_hour: Annotated[
        dt.time | None, Field("questions, hour", "The hour of that day, if it prints one", noun=False, seldom=True)
    ] = None
    clerk: Annotated[
        str, Field("clerk", "Who clerks this one; empty: the clerk of the panel", noun=False, seldom=True)
    ] = ""
    webcast: Annotated[str, Field("webcast", "Where it can be watched", seldom=True)] = ""
    agenda_published_on: Annotated[
        dt.date | None,
        Field(
            "agenda published",
            "The day on which its agenda was published",
            noun=False,
            option="published",
            matters=True,
            past=True,
            seldom=True,
        ),
    ] = None
    agenda: Annotated[
        tuple[AgendaLine, ...],
        Field("agenda", acts=("build_agenda", "place_line", "word_line", "leave_out_line")),
    ] = ()
    published: Annotated[
        tuple[Issue, ...],
        Field("publications", acts=("publish", "supplement_agenda", "add_late_item", "withdraw_line")),
    ] = ()
    sent: Annotated[tuple[PapersSent, ...], Field("papers sent", acts=("record_sent",))] = ()
    shorter_notice_reason: Annotated[
        str, Field("shorter notice", "Why it is called at shorter notice than the law's", kind=TEXT, seldom=True)
    ] = ""
    notices: Annotated[tuple[NoticePosted, ...], Field("public notices", acts=("post_notices",), matters=True)] = ()
    moves: Annotated[tuple[MeetingMove, ...], Field("dates moved", acts=("postpone_meeting",))] = ()
    cancelled_on: Annotated[dt.date | None, Field("cancelled on", noun=False, acts=("cancel_meeting",))] = None
    cancelled_reason: Annotated[str, Field("cancelled for", "Why it was cancelled", noun=False, kind=TEXT)] = ""
    done: Annotated[tuple[DoneMark, ...], Field("deadlines met", acts=("mark_done",))] = ()
    attendance: Annotated[tuple[Attendance, ...], Field("attendance", acts=("record_presence",), matters=True)] = ()
    chairs: Annotated[tuple[InTheChair, ...], Field("in the chair", noun=False, acts=("take_chair",))] = ()
    minutes: Annotated[
        MinutesState,
        Field("state of the minutes", acts=("finalise_minutes", "confirm_minutes", "sign_minutes", "reopen_minutes")),
    ] = MinutesState()
    nil_declarations: Annotated[bool | None, Field("no declarations were made", noun=False, acts=("record_nil",))] = (
        None
    )
    arranged_on: Annotated[dt.date | None, Field("arranged on", noun=False, acts=("import_data",))] = None
    bundles: Annotated[tuple[BundleMade, ...], Field("evidence bundles", acts=("record_bundle",))] = ()
    taken_off: Annotated[tuple[TakenOff, ...], Field("taken off the website", acts=("record_taken_off",))] = ()
    pack: Annotated[PackBuilt | None, Field("pack that was built", acts=("record_pack",))] = None
    note: Annotated[str, Field("note", kind=TEXT)] = ""
