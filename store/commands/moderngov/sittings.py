"""The meetings of a past: found among those that there are, or made, and what differs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, Final

from msgspec.structs import replace

from store.commands.calendar.meetings import add_meeting, edit_meeting, set_status
from store.commands.moderngov.work import PastWork, choice_field, difference
from store.problems import Refused
from store.records import Meeting, MeetingKind, MeetingStatus
from store.rules.calendar.meetings import the_meeting, why_not_times
from store.rules.imports import ImportDifference, ImportField, ImportState
from store.rules.moderngov.drafts import DraftSitting
from store.rules.words.dates import clock_time, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import capital, counted

_OFF: Final = frozenset({"cancelled", "canceled", "abandoned", "withdrawn"})
_FIRST = MeetingStatus.ARRANGED
_ANOTHER = "another"


def take_sitting(work: PastWork, one: DraftSitting, used: Collection[str]) -> str:
    """Find the meeting that is meant, or make it; give its id, empty if it is left. `used` are those found so far."""
    words = _words(one)
    if one.date is None:
        what = f"{one.printed_date or 'No date'}{_contents(one)}"
        asked = (ImportField("date", "Date", one.printed_date, help="Such as 29/7/2021"),)
        why = one.why or "This is no date."
        work.tell(one.key, ImportState.UNREAD_DATE, "meeting", what, why=why, place=one.place, fields=asked)
        return ""
    there = [each for each in work.before.meeting_on(one.date) if each.id not in used]
    same = _meant(work, one, there)
    if same is not None:
        _there(work, one, same, there)
        return same.id
    fields = _fields(one, _kind_said(work, one), there)
    if work.said(one.key).taken is False:
        work.tell(one.key, ImportState.LEFT, "meeting", words, day=one.date, place=one.place, fields=fields)
        return ""
    return _new(work, one, words, fields)


def _meant(work: PastWork, one: DraftSitting, there: Sequence[Meeting]) -> Meeting | None:
    """Give the meeting of that day that is meant: as the clerk says, else by its hour; None for none of them.

    A meeting in private of another hour is another meeting: modern.gov has those to which the public comes.
    """
    typed = work.typed(one.key, "is") or work.typed(f"{one.key}:differs", "is")
    if typed:
        return next((each for each in there if each.id == typed), None)
    alike = [each for each in there if each.start == one.start]
    open_ones = [each for each in there if each.start is None or one.start is None]
    public = [each for each in there if each.kind.in_public]
    return next(iter((*alike, *open_ones, *public)), None)


def _words(one: DraftSitting) -> str:
    """Tell of a meeting on one line: day, hour, place, and what the files have of it."""
    parts = [long_date(one.date) if one.date else one.printed_date]
    parts += [clock_time(one.start)] if one.start else []
    parts += [one.venue] if one.venue else []
    return f"{', '.join(parts)}{_contents(one)}"


def _contents(one: DraftSitting) -> str:
    if not one.whole:
        return ""
    minutes = sum(1 for item in one.items if item.minute is not None)
    papers = sum(len(item.papers) for item in one.items)
    names = len(one.roll)
    counts = ((len(one.items), "item"), (minutes, "minute"), (names, "name"), (papers, "paper"))
    said = [counted(count, what) for count, what in counts if count]
    return f": {', '.join(said)}" if said else ""


def _is_field(there: Sequence[Meeting], value: str) -> tuple[ImportField, ...]:
    """Give the field that asks which of the meetings of its day it is, if there are any."""
    if not there:
        return ()
    choices = [(each.id, f"is {the_meeting(each)} ({each.id})") for each in there]
    return (choice_field("is", "Which meeting", value, (*choices, (_ANOTHER, "another, which is new"))),)


def _fields(one: DraftSitting, kind: MeetingKind, there: Sequence[Meeting]) -> tuple[ImportField, ...]:
    start = clock_time(one.start) if one.start else ""
    kinds = [(each.value, each.value) for each in MeetingKind]
    return (
        *_is_field(there, _ANOTHER),
        ImportField("date", "Date", long_date(one.date) if one.date else one.printed_date),
        ImportField("start", "Start", start, help="Such as 1pm or 13:00"),
        choice_field("kind", "Kind", kind.value, kinds),
    )


def _kind_said(work: PastWork, one: DraftSitting) -> MeetingKind:
    typed = work.typed(one.key, "kind")
    return next((kind for kind in MeetingKind if kind.value == typed), MeetingKind.ORDINARY)


def _new(work: PastWork, one: DraftSitting, words: str, fields: tuple[ImportField, ...]) -> str:
    kind = _kind_said(work, one)
    status = MeetingStatus.PROPOSED if _is_proposed(work, one) else _FIRST
    details: dict[str, Any] = {"kind": kind}
    finish = one.finish if why_not_times(one.start, one.finish) is None else None
    details |= {"start": one.start} if one.start else {}
    details |= {"finish": finish} if finish else {}
    details |= {"venue": one.venue} if one.venue else {}
    try:
        edit = add_meeting(work.register, work.today, date=one.date, status=status, **details)
    except Refused as refused:
        work.refused(one.key, "meeting", words, refused, one.place, fields=fields)
        return ""
    work.do(edit)
    will = _status_wanted(work, one) or status
    why = f"{one.why} It is entered as {will.value}.".strip()
    why = why if one.why or will is not MeetingStatus.HELD else ""
    values = {"status": one.status} if one.status else {}
    work.tell(
        one.key,
        ImportState.NEW,
        "meeting",
        words,
        day=one.date,
        why=why,
        place=one.place,
        values=values,
        fields=fields,
    )
    [made] = edit.puts
    return made.id


def _is_proposed(work: PastWork, one: DraftSitting) -> bool:
    return words_read(one.status) == "provisional" and not took_place(work, one)


def is_off(one: DraftSitting) -> bool:
    """Say whether the files say that a meeting did not take place."""
    return words_read(one.status) in _OFF


def took_place(work: PastWork, one: DraftSitting) -> bool:
    """Say whether a meeting took place: its day is over and nothing says otherwise, or it has minutes."""
    if one.date is None or one.date > work.today or is_off(one):
        return False
    minuted = any(item.minute is not None and item.minute.text for item in one.items)
    return minuted or (one.date < work.today and words_read(one.status) == "confirmed")


def _status_wanted(work: PastWork, one: DraftSitting) -> MeetingStatus | None:
    """Give the status that the files say, None if they say none of its own."""
    if is_off(one):
        return MeetingStatus.CANCELLED
    return MeetingStatus.HELD if took_place(work, one) else None


def settle_status(work: PastWork, one: DraftSitting, meeting: str) -> None:
    """Give a new meeting the status that the files say, once all else of it is recorded."""
    held, wanted = work.register.need(Meeting, meeting, "meeting"), _status_wanted(work, one)
    if wanted is None or work.before.get(Meeting, meeting) is not None or held.status is wanted:
        return
    # The day on which it was cancelled, and why, are not in the files; no command of its own leaves them open.
    work.put(replace(held, status=wanted))


def _there(work: PastWork, one: DraftSitting, meeting: Meeting, there: Sequence[Meeting]) -> None:
    """Tell of a meeting that is there, fill what is empty, and follow the file where the clerk says so."""

    def follow(labels: Sequence[str]) -> None:
        _follow(work, one, meeting, labels)

    words = f"{capital(the_meeting(meeting, weekday=True))}{_contents(one)}"
    more = {"why": one.why, "day": one.date, "place": one.place, "fields": _is_field(there, meeting.id)}
    work.there(one.key, "meeting", words, meeting.id, _differences(work, one, meeting), follow, **more)


def _differences(work: PastWork, one: DraftSitting, meeting: Meeting) -> tuple[ImportDifference, ...]:
    def clock(time: dt.time | None) -> str:
        return clock_time(time) if time else ""

    wanted = _status_wanted(work, one)
    return (
        *difference("start", clock(meeting.start), clock(one.start)),
        *difference("finish", clock(meeting.finish), clock(one.finish)),
        *difference("venue", meeting.venue, one.venue),
        *(difference("status", meeting.status.value, wanted.value) if wanted else ()),
    )


def _follow(work: PastWork, one: DraftSitting, meeting: Meeting, labels: Sequence[str]) -> None:
    """Record of a meeting what the files say. Raises Refused."""
    given: dict[str, Any] = {"start": one.start, "finish": one.finish, "venue": one.venue}
    fields = {name: value for name, value in given.items() if name in labels}
    if fields:
        work.do(edit_meeting(work.register, work.today, meeting=meeting.id, **fields))
    wanted = _status_wanted(work, one)
    if "status" in labels and wanted is MeetingStatus.HELD:
        work.do(set_status(work.register, work.today, meeting=meeting.id, status=wanted))
    elif "status" in labels and wanted is not None:
        work.put(replace(work.register.need(Meeting, meeting.id, "meeting"), status=wanted))
