"""Where a minute stands in its set, and what is still to be minuted."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting, Minute
from store.register import Register
from store.rules.attendance.room import why_not_record
from store.rules.calendar.meetings import the_meeting
from store.rules.minutes.naming import place_of
from store.rules.minutes.offers import may_take_chair
from store.rules.minutes.states import why_not_write
from store.rules.words.loose import day_of


def why_not_reorder(register: Register, minute: Minute, by: int, today: dt.date) -> Problem | None:
    """Say why a minute cannot go up (-1) or down (1) in its set: it is the first or last, or the set is final."""
    meeting = register.get(Meeting, minute.meeting)
    problem = why_not_write(meeting, today) if meeting else None
    place, last = place_of(register, minute) + by, len(register.minutes_of(minute.meeting))
    if problem or 1 <= place <= last:
        return problem
    end = "first" if by == -1 else "last"
    return Problem(f"minute-{end}", f"This is the {end} minute of the meeting.", "It can only go the other way.")


def minuted_as(register: Register, meeting: str) -> dict[str, tuple[Minute, ...]]:
    """Give the minutes of a meeting by the id of the item that each is the minute of."""
    minuted: dict[str, tuple[Minute, ...]] = {}
    for minute in register.minutes_of(meeting):
        if minute.item:
            minuted[minute.item] = (*minuted.get(minute.item, ()), minute)
    return minuted


def why_not_names(meeting: Meeting) -> Problem | None:
    """Say that nobody stands on the roll of a meeting whose name could be printed otherwise."""
    if meeting.attendance:
        return None
    sentence = f"Nobody is recorded at {the_meeting(meeting)}."
    return Problem("names-nobody", sentence, "Record who came first.", "meeting", "page.attendance")


def why_not_chair(register: Register, meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why nobody can be recorded as in the chair: the meeting is to come, or nobody is recorded as there."""
    problem = why_not_record(meeting, came=True, today=today)
    if problem or may_take_chair(register, meeting):
        return problem
    sentence = f"Nobody is recorded as there at {the_meeting(meeting)}."
    return Problem("chair-nobody", sentence, "Record who came first.", "meeting", "page.attendance")


def why_not_read(register: Register, meeting: Meeting) -> Problem | None:
    """Say that there is nothing to read of a meeting's minutes yet."""
    if register.minutes_of(meeting.id) or meeting.attendance:
        return None
    sentence = f"No minute of {day_of(meeting)} has been written."
    return Problem("minutes-none", sentence, "Add its minutes first.", "meeting", "minute.new")
