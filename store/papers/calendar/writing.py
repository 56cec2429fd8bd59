"""The calendar as a file that calendar programs read (iCalendar, RFC 5545): meetings by their hours, deadlines by days.

Nobody is invited by it: it names no method and no attendee, so that what is imported replaces what was imported before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from store.papers.calendar.reading.ics import DEADLINE, OWN_KIND, OWN_STATUS, OWN_TITLE
from store.papers.document import Written
from store.problems import Refused, not_worked_out
from store.queries.calendar.clock import ClockRow, clock_rows
from store.queries.calendar.named_years import year_named
from store.queries.words.short import meeting_kind, meeting_title
from store.records import Change, Meeting, MeetingStatus
from store.register import Register
from store.rules.calendar.clock import HISTORY_AFTER, State
from store.rules.calendar.deadlines import SUSPENDED
from store.rules.words.dates import day_month
from store.rules.words.text import cleaned

_CONFIRMED = "CONFIRMED"
_STATUS = {
    MeetingStatus.PROPOSED: "TENTATIVE",
    MeetingStatus.CANCELLED: "CANCELLED",
    MeetingStatus.RELEASED: "CANCELLED",
}
_MOST_OCTETS = 75
_MARKS = re.compile(r"[\\;,]")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_OTHER_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Two rules say what London's clocks have done since 1996; libraries write out each change until 2037, 4.8 kB of it.
_LONDON = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar_ics(
    register: Register,
    today: dt.date,
    *,
    meeting: str | None = None,
    year: str | None = None,
    panel_id: str = "",
    changes: Iterable[Change] = (),
) -> Written:
    """Write the meetings, or those of a municipal year, or one, with the deadlines that follow from them.

    `panel_id` is the id of the panel's file: with the id of a meeting, which is never used again, it makes an id that
    stays whatever the meeting is called and whenever it is moved. SEQUENCE, by which a calendar program knows that what
    it is given is newer, is how often the journal (`changes`) has seen the time, the place or the state of the meeting
    change: nothing else raises it, and because a journal only grows it never falls. Moves that were recorded before the
    journal began count as well.

    Deadlines are written while the clock of their meeting runs: until three months after it.

    A meeting that was called off, or a reserve that was released, is sent as cancelled, and so are its deadlines: what
    is merely left out would stay in everybody's calendar. One that is known by its week or month alone has no day that
    could be written; it is left out, and named in the notes. A meeting ends when its finish is recorded, and has no end
    before: none is made up.

    Raises Refused: there is no such meeting or year.
    """
    every = _chosen(register, meeting, year)
    chosen, vague = [one for one in every if not one.known_by], [one for one in every if one.known_by]
    raised = _times_changed(changes)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//panel-secretariat//calendar//EN", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_text(register.panel.name)}", *_LONDON]
    for one in chosen:
        number = max(raised[one.id], len(one.moves) + (one.status in SUSPENDED))
        common = [f"DTSTAMP:{today:%Y%m%d}T000000Z", f"SEQUENCE:{number}"]
        runs = meeting is not None or one.date >= today - HISTORY_AFTER
        rows, trouble = _clock(register, one, today) if runs else ((), "")
        lines += _meeting(register, one, panel_id, common, trouble)
        lines += _deadlines(register, one, rows, panel_id, common)
    lines.append("END:VCALENDAR")
    data = "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8", "replace")
    return Written(data, tuple(f"{meeting_title(one)} is not in it: its day is not known yet." for one in vague))


def _chosen(register: Register, meeting: str | None, year: str | None) -> list[Meeting]:
    """Give the meetings that are asked for, by date."""
    of = None if year is None else year_named(register, year)
    every = [register.need(Meeting, meeting, "meeting")] if meeting is not None else register.meetings
    return [one for one in every if of is None or of.has(one.date)]


def _times_changed(changes: Iterable[Change]) -> Counter[str]:
    """Count for each meeting the changes of what a calendar shows of its time, its place or its state."""
    counts: Counter[str] = Counter()
    for change in changes:
        for one in change.touched:
            if one.table == Meeting.table and one.before is not None and one.after is not None:
                counts[one.id] += _announced(one.before) != _announced(one.after)
    return counts


def _announced(image: bytes) -> tuple[object, ...]:
    """Give what a calendar shows of a meeting out of its image, in whatever form a meeting was then."""
    was: dict[str, Any] = msgspec.json.decode(image)
    shown = tuple(was.get(name) or "" for name in ("date", "known_by", "start", "finish", "venue"))
    return *shown, _STATUS.get(MeetingStatus(was.get("status") or MeetingStatus.ARRANGED), _CONFIRMED)


def _status(meeting: Meeting) -> str:
    return _STATUS.get(meeting.status, _CONFIRMED)


def _meeting(register: Register, meeting: Meeting, panel_id: str, common: list[str], trouble: str) -> Iterator[str]:
    """Write a meeting, with the trouble there is with its deadlines."""
    yield from ("BEGIN:VEVENT", f"UID:{_uid(panel_id, meeting.id)}", *common)
    if meeting.start is None:
        yield f"DTSTART;VALUE=DATE:{meeting.date:%Y%m%d}"
    else:
        yield f"DTSTART;TZID=Europe/London:{meeting.date:%Y%m%d}T{meeting.start:%H%M}00"
        if meeting.finish is not None and meeting.finish > meeting.start:
            yield f"DTEND;TZID=Europe/London:{meeting.date:%Y%m%d}T{meeting.finish:%H%M}00"
    yield f"SUMMARY:{_text(_summary(register, meeting))}"
    if meeting.venue:
        yield f"LOCATION:{_text(meeting.venue)}"
    if trouble:
        yield f"DESCRIPTION:{_text(trouble)}"
    if not meeting.kind.in_public:
        yield "CLASS:PRIVATE"
    # Calendar programs pass over these; our own import finds in them what STATUS and SUMMARY have no words for.
    yield from (f"{OWN_KIND}:{meeting.kind.value}", f"{OWN_STATUS}:{meeting.status.value}")
    if meeting.title:
        yield f"{OWN_TITLE}:{_text(meeting.title)}"
    yield from (f"STATUS:{_status(meeting)}", "END:VEVENT")


def _summary(register: Register, meeting: Meeting) -> str:
    """Name the panel, and the meeting unless it is an ordinary one."""
    return ": ".join(part for part in (register.panel.name, meeting_kind(meeting)) if part)


def _clock(register: Register, meeting: Meeting, today: dt.date) -> tuple[tuple[ClockRow, ...], str]:
    """Give the deadlines of a meeting, of one called off as they were; or why they cannot be worked out."""
    off = meeting.status in SUSPENDED
    try:
        return clock_rows(register, replace(meeting, status=MeetingStatus.ARRANGED) if off else meeting, today), ""
    except Refused as refused:
        return (), f"Its deadlines: {not_worked_out(refused)}"


def _deadlines(
    register: Register, meeting: Meeting, rows: Iterable[ClockRow], panel_id: str, common: list[str]
) -> Iterator[str]:
    """Write the deadlines as whole days that keep nobody busy; what is not done yet rings at nine the day before."""
    off = meeting.status in SUSPENDED
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.deadline] += 1
        again = f"-{seen[row.deadline]}" if seen[row.deadline] > 1 else ""
        yield from ("BEGIN:VEVENT", f"UID:{_uid(panel_id, f'{meeting.id}-{row.deadline}{again}')}", *common)
        yield from (f"DTSTART;VALUE=DATE:{row.due:%Y%m%d}", f"DTEND;VALUE=DATE:{row.due + dt.timedelta(days=1):%Y%m%d}")
        yield f"SUMMARY:{_text(_deadline_words(register, meeting, row))}"
        yield from (f"CATEGORIES:{DEADLINE}", "TRANSP:TRANSPARENT", f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}")
        if not off and row.state in {State.DUE.value, State.LATE.value}:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(row.label)}", "TRIGGER:-PT15H")
            yield "END:VALARM"
        yield "END:VEVENT"


def _deadline_words(register: Register, meeting: Meeting, row: ClockRow) -> str:
    of = register.panel.short_name or register.panel.name
    hour = f" by {row.hour}" if row.hour else ""
    return f"{row.label}{hour} ({', '.join(part for part in (of, day_month(meeting.date)) if part)})"


def _uid(panel_id: str, of: str) -> str:
    return f"{of}@{panel_id or 'panel'}.secretariat.invalid"


def _text(words: str) -> str:
    """Write words as a value: marks escaped, line ends as \\n, and no control character."""
    escaped = _MARKS.sub(lambda mark: f"\\{mark[0]}", _LINE_ENDS.sub("\n", words)).replace("\n", "\\n")
    return cleaned(_OTHER_CONTROLS.sub(" ", escaped))


def _folded(line: str) -> str:
    """Fold a line so that none is longer than 75 octets, never within a letter."""
    if len(line) <= _MOST_OCTETS and line.isascii():
        return line
    parts, room, part = [], _MOST_OCTETS, ""
    for letter in line:
        size = len(letter.encode("utf-8", "replace"))
        if size > room:
            parts.append(part)
            part, room = "", _MOST_OCTETS - 1
        part, room = part + letter, room - size
    return "\r\n ".join((*parts, part))
