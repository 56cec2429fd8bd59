"""What should be known of a time at a meeting, whichever door it came in by: before it began, or after it closed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from store.fields import held_at
from store.problems import Problem
from store.records import Declaration, Meeting, Minute, Part, Record, Stamp, StampKind, Vote
from store.register import Register
from store.rules.day_checks import meeting_of
from store.rules.day_notes import DAYS, NOTED, Notes, day_notes
from store.rules.words.dates import clock_time
from store.rules.words.wording import capital


class TypedTime(NamedTuple):
    """A time in its record."""

    register: Register
    record: Any
    time: dt.time


TimeCheck = Callable[[TypedTime], tuple[str, ...]]


def before_start(typed: TypedTime) -> tuple[str, ...]:
    """Tell of a time before the meeting began: by the event that says so, else before its hour in the calendar."""
    meeting = meeting_of(typed.register, typed.record)
    if meeting is None:
        return ()
    begun = _begun(typed.register, meeting, typed.record) or meeting.start
    if begun is None or typed.time >= begun:
        return ()
    return (f"{capital(clock_time(typed.time))} is before the meeting began, at {clock_time(begun)}.",)


def _begun(register: Register, meeting: Meeting, record: Any) -> dt.time | None:
    """Give the time at which a meeting was stamped as begun; None if it was not, or if that is the record judged."""
    stamps = (one for one in register.stamps_of(meeting.id) if one.kind is StampKind.START and one.id != record.id)
    return next((one.at for one in stamps), None)


def after_close(typed: TypedTime) -> tuple[str, ...]:
    """Tell of a time after the meeting closed."""
    meeting = meeting_of(typed.register, typed.record)
    if meeting is None or meeting.finish is None or typed.time <= meeting.finish:
        return ()
    return (f"{capital(clock_time(typed.time))} is after the meeting closed, at {clock_time(meeting.finish)}.",)


def after_start(typed: TypedTime) -> tuple[str, ...]:
    """Tell of an hour by which something is to be in for a meeting that has begun by then."""
    meeting = meeting_of(typed.register, typed.record)
    if meeting is None or meeting.start is None or meeting.questions_by != meeting.date or typed.time < meeting.start:
        return ()
    return (f"{capital(clock_time(typed.time))} is not before the meeting begins, at {clock_time(meeting.start)}.",)


_DURING = (before_start, after_close)

TIMES: Mapping[type[Record], Mapping[str, tuple[TimeCheck, ...]]] = {
    Meeting: {
        "questions_hour": (after_start,),
        "attendance.arrived": _DURING,
        "attendance.left": _DURING,
        "attendance.absences.left": _DURING,
        "attendance.absences.returned": _DURING,
        "chairs.from_time": _DURING,
    },
    Declaration: {"made_at": _DURING, "left_at": _DURING, "returned_at": _DURING},
    Minute: {"left.at": _DURING, "left.returned": _DURING},
    Stamp: {"at": _DURING},
    Vote: {"at": _DURING},
}
"""The times that are looked at, by the way to them in their record, and for what."""


def time_notes(register: Register, record: Record, path: str, time: dt.time) -> tuple[str, ...]:
    """Tell what should be known of a time in a record, by the way to it; nothing of what is in order."""
    typed = TypedTime(register, record, time)
    return tuple(note for check in TIMES.get(type(record), {}).get(path, ()) for note in check(typed))


def notes_at(record: Record, path: str, part: Part | None = None) -> Notes | None:
    """Give what tells of a day or a time while it is typed into a field of a record; None if nothing does.

    `part` is the part in which it stands, as far as that is known while it is typed.
    """
    if path in TIMES.get(type(record), {}):
        return lambda register, time, _: time_notes(register, record, path, time)
    if path in DAYS.get(type(record), {}):
        return lambda register, day, today: day_notes(register, record, path, day, today, part)
    return None


def times_of(record: Record) -> Iterator[tuple[str, dt.time]]:
    """Go through the times of a record that are looked at, each with the way to it."""
    for path in TIMES.get(type(record), {}):
        for _, time in held_at(record, path):
            yield path, time


def told_of_times(was: Register, register: Register, changed: Iterable[Record]) -> tuple[Problem, ...]:
    """Tell what should be known of the times that a change entered."""
    return tuple(problem for record in changed for problem in _told(was, register, record))


def _told(was: Register, register: Register, record: Record) -> Iterator[Problem]:
    if record.binned_on is None:
        known = was.find(record.id)
        standing = Counter(times_of(known)) if known else Counter()
        for path, time in times_of(record):
            if standing[path, time]:
                standing[path, time] -= 1
            else:
                yield from (Problem(NOTED, note, "", path) for note in time_notes(register, record, path, time))


def lasting_times(register: Register, record: Record) -> Iterator[tuple[str, str]]:
    """Go through what stays wrong about the times of a record, by the way to the time."""
    for path, time in times_of(record):
        yield from ((path, note) for note in time_notes(register, record, path, time))
