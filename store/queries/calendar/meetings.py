"""The calendar of meetings by municipal year, and everything the office holds about one meeting."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Annotated, ClassVar

import msgspec

from store.fields import heading_of
from store.kept import kept_of
from store.problems import Refused
from store.queries.calendar.holidays import working_days_of
from store.queries.calendar.sent import sent_lines
from store.queries.programme.items import ItemRow, row, time_words
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED, booked_minutes, count, in_days, meeting_kind, meeting_title
from store.queries.words.wording import further_lines
from store.records import Attendance, ItemStatus, Meeting, Panel, Presence, WorkItem
from store.register import Register
from store.rules.agenda.issues import current_issues, issue_words
from store.rules.agenda.lateness import lateness_of
from store.rules.agenda.order import numbered_business
from store.rules.calendar.clock import clock
from store.rules.calendar.meetings import available_minutes
from store.rules.calendar.proposing import Pattern
from store.rules.days.years import year_of
from store.rules.minutes.naming import minute_ref
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import loosely, short_words, title_of
from store.rules.words.wording import counted


class MeetingRow(Row, frozen=True, kw_only=True):
    """One meeting in a list. `booked` and `available` are minutes; `next` marks the next one to be held."""

    of: ClassVar = Meeting

    id: RecordId
    date: Annotated[dt.date, cell(words="weekday_date")]
    start: Annotated[str, cell("such as 1:00 pm; empty if not recorded")]
    kind: str
    title: str
    venue: Annotated[str, cell("empty if not recorded")]
    status: Annotated[str, cell("proposed, arranged, called, held, cancelled or released")]
    items: Annotated[int, cell("items of business that were not withdrawn")]
    booked: Annotated[int | None, cell("minutes allotted to items; null if none are recorded", heading="Booked, min")]
    available: Annotated[int | None, cell("minutes for business; null if not recorded", heading="Available, min")]
    next: Annotated[bool, cell("whether it is the next meeting to be held")]
    known_by: Annotated[str, cell("week or month by which alone it is known, date being its last weekday; else empty")]

    @property
    def weekday_date(self) -> str:
        """Write its day in short, or its week or month: `Thu 29 Jul 2021`, `Nov 2024`."""
        return short_words(self.date, self.known_by)


class Year(msgspec.Struct, frozen=True):
    """A municipal year, `2021-22`, from its first day to its last, with its meetings by date."""

    label: str
    first: dt.date
    last: dt.date
    meetings: tuple[MeetingRow, ...]


class AttendanceLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Those who stood to a meeting in one way, as its papers print them: present, apologies and so on."""

    heading: str
    names: tuple[str, ...]


class MeetingDetail(Row, frozen=True, kw_only=True):
    """All that is recorded about one meeting."""

    id: RecordId
    date: dt.date
    title: str
    kind: str
    status: str
    facts: Annotated[tuple[tuple[str, str], ...], cell("labels with their values; “not recorded” where there is none")]
    agenda: tuple[ItemRow, ...]
    numbers: Annotated[
        tuple[str, ...],
        cell("of the items of `agenda`: as the agenda has them once it is built"),
    ]
    withdrawn: tuple[ItemRow, ...]
    attendance: tuple[AttendanceLine, ...]
    notices: tuple[str, ...]
    moves: tuple[str, ...]
    done: tuple[str, ...]
    sent: Annotated[tuple[str, ...], cell("papers sent: what, how, on which day and to whom; then to whom none were")]
    minutes: Annotated[tuple[tuple[str, str], ...], cell("numbers with headings")]
    source: Source


def usual_pattern(register: Register, today: dt.date) -> Pattern:
    """Give the pattern from which next year's dates are proposed: the day and time of the next meeting."""
    year = year_of(today, register.panel.year_starts_month)[1].year + 1
    coming = register.next_meeting(today)
    if coming is None:
        return Pattern(year=year)
    return Pattern(year=year, weekday=coming.date.weekday(), start=coming.start)


def years(register: Register, today: dt.date) -> tuple[Year, ...]:
    """Give the municipal years that have meetings, newest last, each with its meetings by date."""
    starts = register.panel.year_starts_month
    coming = register.next_meeting(today)
    coming_id = coming.id if coming else ""
    every = []
    for (label, first, last), meetings in groupby(register.meetings, key=lambda m: year_of(m.date, starts)):
        listed = tuple(meeting_row(register, meeting, is_next=meeting.id == coming_id) for meeting in meetings)
        every.append(Year(label, first, last, listed))
    return tuple(every)


def meeting_row(register: Register, meeting: Meeting, *, is_next: bool = False) -> MeetingRow:
    """Word one meeting for a list."""
    # Kept while the meeting, its items and the rules stand: 4,700 of them take 60 ms, and the calendar lists all each
    # time. While items stood at all, a change of one had all made again, 4 of 10 ms at 10,000 records.
    kept, items = register.kept(Panel), register.items_of(meeting.id)
    return kept_of(kept, meeting, ("row", is_next), lambda it: _meeting_row(register, it, is_next=is_next), items)


def _meeting_row(register: Register, meeting: Meeting, *, is_next: bool) -> MeetingRow:
    items = _standing(register, meeting)
    return MeetingRow(
        id=meeting.id,
        date=meeting.date,
        start=clock_time(meeting.start) if meeting.start else "",
        kind=meeting.kind.value,
        title=meeting_kind(meeting),
        venue=meeting.venue,
        status=meeting.status.value,
        items=len(items),
        booked=booked_minutes(items)[0],
        available=available_minutes(register, meeting),
        next=is_next,
        known_by=meeting.known_by,
    )


def meeting_detail(register: Register, meeting_id: str, today: dt.date) -> MeetingDetail:
    """Give all that is recorded about a meeting.

    Raises:
        Refused: there is no such meeting, or it is in the bin.
    """
    meeting = register.need(Meeting, meeting_id)
    numbered = numbered_business(register, meeting.id)
    standing = tuple(item for _, item in numbered)
    gone = [item for item in register.items_of(meeting.id) if item.status is ItemStatus.WITHDRAWN]
    return MeetingDetail(
        id=meeting.id,
        date=meeting.date,
        title=meeting_title(meeting),
        kind=meeting.kind.value,
        status=meeting.status.value,
        facts=_facts(register, meeting, standing, today),
        agenda=tuple(row(register, item, number) for number, item in enumerate(standing, start=1)),
        numbers=tuple(number for number, _ in numbered),
        withdrawn=tuple(row(register, item, 0) for item in gone),
        attendance=_attendance(register, meeting),
        notices=tuple(
            f"{notice.council}: {long_date(notice.on)}, {notice.where or 'place ' + NOT_RECORDED}"
            for notice in meeting.notices
        ),
        moves=tuple(
            f"From {loosely(move.from_date, move.from_known_by, long_date(move.from_date))} "
            f"to {loosely(move.to_date, move.to_known_by, long_date(move.to_date))}, entered on {day_month(move.on)}, "
            f"{'reason ' + NOT_RECORDED if not move.reason else 'because: ' + move.reason}"
            for move in meeting.moves
        ),
        done=_done(register, meeting, today),
        sent=sent_lines(register, meeting),
        minutes=tuple((minute_ref(register, minute), minute.heading) for minute in register.minutes_of(meeting.id)),
        source=meeting.source,
    )


def _done(register: Register, meeting: Meeting, today: dt.date) -> tuple[str, ...]:
    """Word the deadlines recorded as done: `Draft reports in: Mon 12 Jul 2021, 1 working day late, by A. Clerk`."""
    if not meeting.done:
        return ()
    try:
        ticks = {tick.due.code: tick for tick in clock(register, meeting, today, working_days_of(register.panel))}
    except Refused:
        ticks = {}
    own = {rule.code: rule.label for rule in register.panel.rules_on(meeting.date).deadlines}
    words = []
    for mark in meeting.done:
        tick = ticks.get(mark.deadline)
        label = tick.due.label if tick is not None else own.get(mark.deadline, mark.deadline)
        late = f"{counted(tick.late_by, 'working day')} late" if tick is not None and tick.late_by > 0 else ""
        by = f"by {mark.by}" if mark.by else ""
        words.append(", ".join(filter(None, (f"{label}: {long_date(mark.on)}", late, by, mark.basis, mark.note))))
    return tuple(words)


def _facts(
    register: Register, meeting: Meeting, items: tuple[WorkItem, ...], today: dt.date
) -> tuple[tuple[str, str], ...]:
    """Pair what a clerk looks up about a meeting with what the office holds."""
    booked, undecided = booked_minutes(items)
    cancelled = _day(meeting.cancelled_on)
    if meeting.cancelled_reason:
        cancelled = f"{cancelled or 'on a day ' + NOT_RECORDED}: {meeting.cancelled_reason}"
    facts = [
        (heading_of(Meeting, "date"), _when(meeting, today)),
        (heading_of(Meeting, "start"), clock_time(meeting.start) if meeting.start else ""),
        (heading_of(Meeting, "finish"), clock_time(meeting.finish) if meeting.finish else ""),
        (heading_of(Meeting, "kind"), meeting.kind.value),
        (heading_of(Meeting, "status"), meeting.status.value),
        (heading_of(Meeting, "venue"), meeting.venue),
        (heading_of(Meeting, "mode"), meeting.mode),
        (heading_of(Meeting, "webcast"), meeting.webcast),
        (
            heading_of(Meeting, "agenda_published_on"),
            _published(register, meeting),
        ),
        ("Time for business", time_words(booked, available_minutes(register, meeting), undecided)),
        ("Declarations", _declarations(register, meeting)),
        ("Questions", _questions(register, meeting)),
    ]
    optional = [
        (heading_of(Meeting, "title"), meeting_kind(meeting)),
        (heading_of(Meeting, "printed_date"), meeting.printed_date),
        (heading_of(Meeting, "shorter_notice_reason"), meeting.shorter_notice_reason),
        (heading_of(Meeting, "cancelled_on"), cancelled),
        (heading_of(Meeting, "note"), meeting.note),
    ]
    shown = [(label, text or NOT_RECORDED) for label, text in facts]
    shown += [(label, text) for label, text in optional if text]
    shown += further_lines(register, meeting, shown, _TOLD_WITH_OTHERS)
    return (*shown, *([(heading_of(Meeting, "source"), meeting.source)] if meeting.source else []))


_TOLD_WITH_OTHERS = frozenset({"cancelled_reason", "minutes_available", "source"})
"""The fields that are told with another: the day of cancelling, the time booked; and what comes last."""


def _published(register: Register, meeting: Meeting) -> str:
    """Say when the agenda was published, how late if it was, and what was published after it; empty if it was not."""
    if meeting.agenda_published_on is None:
        return ""
    late = lateness_of(register.panel, meeting, working_days_of(register.panel))
    later = ", ".join(issue_words(issue) for issue in current_issues(meeting)[1:])
    words = [long_date(meeting.agenda_published_on), late.words if late else "", f"then {later}" if later else ""]
    return ", ".join(word for word in words if word)


def _when(meeting: Meeting, today: dt.date) -> str:
    """Say on which day a meeting is and how far off that is, or that the day is not known."""
    away = "its day is not known" if meeting.known_by else in_days(meeting.date, today)
    return f"{title_of(meeting)} ({away})"


def _day(day: dt.date | None) -> str:
    return long_date(day) if day else ""


def _declarations(register: Register, meeting: Meeting) -> str:
    """Say how many declarations were made; nil is a record of its own."""
    made = [one for one in register.declarations if one.meeting == meeting.id and not one.nil]
    if made:
        return count(len(made), "declaration")
    nil = meeting.nil_declarations or any(one.nil for one in register.declarations if one.meeting == meeting.id)
    return "none were made" if nil else NOT_RECORDED


def _questions(register: Register, meeting: Meeting) -> str:
    """Say how many questions were sent in for a meeting."""
    sent = register.questions_of(meeting.id)
    return count(len(sent), "question") if sent else NOT_RECORDED


def _attendance(register: Register, meeting: Meeting) -> tuple[AttendanceLine, ...]:
    """Group everyone by how they stood to the meeting, in the order of a set of minutes."""
    lines = []
    for presence in Presence:
        names = tuple(
            attendance_words(register, one, meeting.date) for one in meeting.attendance if one.presence is presence
        )
        if names:
            lines.append(AttendanceLine(presence.value, names))
    return tuple(lines)


def attendance_words(register: Register, one: Attendance, on: dt.date) -> str:
    """Word one person's attendance on a day: the name as printed, the office, and what was out of the ordinary."""
    words = [one.printed or register.person_name(one.person, on)]
    if one.role:
        words.append(one.role)
    if one.stands_in:
        words.append(f"for {register.person_name(one.substitute_for, on) if one.substitute_for else one.for_council}")
    if one.remote:
        words.append("by remote link")
    if one.arrived:
        words.append(f"arrived {clock_time(one.arrived)}")
    if one.left:
        words.append(f"left {clock_time(one.left)}")
    for absence in one.absences:
        away = " ".join(
            part
            for part in (f"out for {absence.item}" if absence.item else "out", _between(absence.left, absence.returned))
            if part
        )
        words.append(f"{away} ({absence.reason})" if absence.reason else away)
    return ", ".join(words)


def _between(left: dt.time | None, returned: dt.time | None) -> str:
    """Word the time for which someone was out of the room."""
    start = f"from {clock_time(left)}" if left else ""
    end = f"until {clock_time(returned)}" if returned else ""
    return f"{start} {end}".strip()


def _standing(register: Register, meeting: Meeting) -> tuple[WorkItem, ...]:
    """Give the items under a meeting that were not withdrawn."""
    return tuple(item for item in register.items_of(meeting.id) if item.status is not ItemStatus.WITHDRAWN)
