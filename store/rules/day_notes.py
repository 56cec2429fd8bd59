"""What should be known of a day, whichever door it came in by: a form, a command, an import, a move.

One table says which days of which records are looked at and for what. A form says it at the field while the day is
typed, both faces say it once the day is saved, and what lasts is a finding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.problems import Problem
from store.records import (
    Action,
    Declaration,
    Interest,
    Meeting,
    Paper,
    Part,
    Question,
    Record,
    Response,
    Seat,
    WorkItem,
)
from store.records.action import Evidence
from store.records.meeting import MeetingMove
from store.records.people import InterestEntry
from store.register import Register
from store.rules.actions.carrying import agreed
from store.rules.calendar.meetings import the_meeting, warnings_for_meeting
from store.rules.questions.deadline import holidays_of
from store.rules.words.dates import long_date

NOTED = "day-noted"
"""The code under which something about a day is told."""

MOST = 5
"""The most days that are told of after one change; the findings hold the others."""


class TypedDay(NamedTuple):
    """A day in its record; None as the record where it is being typed and no record stands behind it yet."""

    register: Register
    record: Any
    day: dt.date
    today: dt.date


DayCheck = Callable[[TypedDay], tuple[str, ...]]
Notes = Callable[[Register, dt.date, dt.date], tuple[str, ...]]
"""What should be known of a day that is typed, by the register, the day and today."""


def off(typed: TypedDay) -> tuple[str, ...]:
    """Tell of a weekend, a bank holiday, a day on which the office is closed."""
    table = holidays_of(typed.register.panel)
    if not table.first_year <= typed.day.year <= table.last_year:
        return ()
    why = table.why_not_working(typed.day)
    return (f"{long_date(typed.day)} is not a working day: {why}.",) if why else ()


def passed(typed: TypedDay) -> tuple[str, ...]:
    """Tell of a day that has gone by."""
    return (f"{long_date(typed.day)} has passed.",) if typed.day < typed.today else ()


def before(typed: TypedDay) -> tuple[str, ...]:
    """Tell of a day that comes before what it follows: what was asked, disclosed or begun."""
    since, what = _follows(typed)
    if since is None or typed.day >= since:
        return ()
    return (f"{long_date(typed.day)} comes before {long_date(since)}, {what}.",)


def _follows(typed: TypedDay) -> tuple[dt.date | None, str]:
    """Give the day that a day of a record follows, and what that was."""
    match typed.record:
        case Action():
            return agreed(typed.register, typed.record), "on which it was asked for"
        case Question():
            received = typed.record.received_at
            return received.date() if received else None, "on which it came in"
        case Declaration():
            meeting = typed.register.get(Meeting, typed.record.meeting)
            return meeting.date if meeting else None, "on which it was declared"
        case Interest():
            return typed.record.entry.arose_on, "on which it arose"
        case Seat():
            return typed.record.from_date, "on which the seat begins"
    return None, ""


def after_meeting(typed: TypedDay) -> tuple[str, ...]:
    """Tell of a day that comes after the meeting it is for."""
    of_item = typed.register.get(Meeting, typed.record.meeting) if isinstance(typed.record, WorkItem) else None
    meeting = typed.record if isinstance(typed.record, Meeting) else of_item
    if meeting is None or typed.day <= meeting.date:
        return ()
    return (f"{long_date(typed.day)} comes after {the_meeting(meeting, weekday=True)}.",)


def after_seat(typed: TypedDay) -> tuple[str, ...]:
    """Tell of a day that comes after the last one of a seat."""
    last = typed.record.to_date if isinstance(typed.record, Seat) else None
    return (
        (f"{long_date(typed.day)} comes after {long_date(last)}, the last day of the seat.",)
        if last and (typed.day > last)
        else ()
    )


def of_meeting(typed: TypedDay) -> tuple[str, ...]:
    """Tell what should be known of the day of a meeting; another meeting that day among it."""
    known = typed.record if isinstance(typed.record, Meeting) else None
    meeting = replace(known, date=typed.day) if known else Meeting(id="", date=typed.day)
    return warnings_for_meeting(typed.register, meeting, typed.today, holidays_of(typed.register.panel))


DAYS: Mapping[type[Record], Mapping[str, tuple[DayCheck, ...]]] = {
    Meeting: {"date": (of_meeting,), "questions_by": (off, passed, after_meeting)},
    Action: {
        "due_on": (off, passed, before),
        "response_due": (off, passed, before),
        "review_from": (passed,),
        "response.received_on": (before,),
        "closed.on": (before,),
    },
    WorkItem: {"papers.due_on": (off, passed, after_meeting), "latest": (passed,)},
    Question: {
        "answer_due": (off, passed, before),
        "answered_on": (before,),
        "reply_due": (off, passed, before),
        "reply_sent_on": (before,),
    },
    Declaration: {"notified_on": (before,)},
    Interest: {"entry.notified_on": (before,)},
    Seat: {"term_ends": (before, after_seat), "to_date": (before,)},
}
"""The days that are looked at, by the way to them in their record, and for what."""

_INSIDE: Mapping[type[Part], tuple[type[Record], str]] = {
    Paper: (WorkItem, "papers."),
    Response: (Action, "response."),
    Evidence: (Action, "closed."),
    InterestEntry: (Interest, "entry."),
    MeetingMove: (Meeting, ""),
}
_SAME_DAY: Mapping[tuple[type[Part], str], str] = {(MeetingMove, "to_date"): "date"}
_LASTING: frozenset[DayCheck] = frozenset({off, before, after_meeting, after_seat})


def day_notes(register: Register, record: Any, path: str, day: dt.date, today: dt.date) -> tuple[str, ...]:
    """Tell what should be known of a day in a record, by the way to it; nothing of what is in order."""
    checks = DAYS.get(type(record), {}).get(_declared(path), ())
    return tuple(note for check in checks for note in check(TypedDay(register, record, day, today)))


def notes_of(owner: type[Part], name: str) -> Notes | None:
    """Give what tells of a day while it is typed into a field and no record stands behind it; None if nothing does."""
    whole = owner if issubclass(owner, Record) else Record
    kind, within = _INSIDE.get(owner, (whole, ""))
    checks = DAYS.get(kind, {}).get(_SAME_DAY.get((owner, name), f"{within}{name}"), ())
    if not checks:
        return None

    def notes(register: Register, day: dt.date, today: dt.date) -> tuple[str, ...]:
        return tuple(note for check in checks for note in check(TypedDay(register, None, day, today)))

    return notes


def days_of(record: Record) -> Iterator[tuple[str, dt.date]]:
    """Go through the days of a record that are looked at, each with the way to it: `closed.on`, `papers.2.due_on`."""
    for path in DAYS.get(type(record), {}):
        yield from _days_at(record, path.split("."), "")


def _days_at(value: Any, names: Sequence[str], way: str) -> Iterator[tuple[str, dt.date]]:
    """Go along a way to the days at its end; of several papers each is told by its number."""
    if isinstance(value, tuple):
        for one in value:
            yield from _days_at(one, names, f"{way}.{one.number}")
    elif names and value is not None:
        yield from _days_at(getattr(value, names[0], None), names[1:], f"{way}.{names[0]}")
    elif value is not None:
        yield way[1:], value


def _declared(way: str) -> str:
    """Give the way to a day as it stands in the table, without the number of one of several."""
    return ".".join(name for name in way.split(".") if not name.isdigit())


def told_of_days(was: Register, register: Register, changed: Iterable[Record], today: dt.date) -> tuple[Problem, ...]:
    """Tell what should be known of the days that a change entered, each once."""
    told: dict[str, Problem] = {}
    for record in changed:
        known = was.find(record.id)
        standing = dict(days_of(known)) if known else {}
        for path, day in days_of(record):
            if standing.get(path) != day and record.binned_on is None:
                for note in day_notes(register, record, path, day, today):
                    told.setdefault(note, Problem(NOTED, note, "", path))
    return tuple(told.values())[:MOST]


def lasting(register: Register, record: Record, today: dt.date) -> Iterator[tuple[str, str]]:
    """Go through what stays wrong about the days of a record, by the way to the day.

    That a day has passed is told by other findings; that it is no working day, only while it is to come.
    """
    for path, day in days_of(record):
        for check in DAYS[type(record)][_declared(path)]:
            if check in _LASTING and (check is not off or day >= today):
                yield from ((path, note) for note in check(TypedDay(register, record, day, today)))
