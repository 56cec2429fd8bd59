"""What of an event can be put right without taking it back: its time, its words, its people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from store.problems import Problem
from store.records import Meeting, Stamp, StampKind
from store.register import Register
from store.rules.minutes.states import why_not_write
from store.rules.room.guards import ANY_TIME, why_early
from store.rules.room.sitting import sitting
from store.rules.words.dates import clock_time

WORDED = frozenset(
    {
        StampKind.NOTE,
        StampKind.NOTED,
        StampKind.FILED,
        StampKind.RESOLUTION,
        StampKind.RECOMMENDATION,
        StampKind.EXCLUDED,
        StampKind.ADJOURNED,
    }
)
"""The events whose own words the minutes print."""

PEOPLED = frozenset({StampKind.CHAIR, StampKind.ARRIVAL, StampKind.LEAVING, StampKind.RETURN})
"""The events that say who is there, or who presides."""

_ELSEWHERE: Mapping[StampKind, tuple[str, str]] = {
    StampKind.QUESTION: ("Change the question itself.", "question.edit"),
    StampKind.SUPPLEMENTARY: ("Change the question itself.", "question.edit"),
    StampKind.DECLARATION: ("Change the declaration itself.", "declared.edit"),
    StampKind.ACTION: ("Change the action itself.", "action.edit"),
    StampKind.MOTION: ("Correct the vote itself.", "attend.votes"),
    StampKind.AMENDMENT: ("Correct the vote itself.", "attend.votes"),
    StampKind.VOTE: ("Correct the vote itself.", "attend.votes"),
}
"""Where the words and people of an event stand that made a record of its own."""


def why_not_amend(register: Register, stamp: Stamp, today: dt.date) -> Problem | None:
    """Say why nothing of an event can be changed any more; None if something can."""
    meeting = register.get(Meeting, stamp.meeting)
    return why_not_write(meeting, today) if meeting else None


def why_not_words(stamp: Stamp) -> Problem | None:
    """Say why an event has no words to be changed; None if it has."""
    return None if stamp.kind in WORDED else _elsewhere(stamp, "words", "words")


def why_not_people(stamp: Stamp) -> Problem | None:
    """Say why an event has no people to be changed; None if it has."""
    return None if stamp.kind in PEOPLED else _elsewhere(stamp, "people", "people")


def _elsewhere(stamp: Stamp, what: str, field: str) -> Problem:
    cure, act = _ELSEWHERE.get(stamp.kind, ("Take it back and stamp it again.", "room.back"))
    return Problem("stamp-elsewhere", f"The event “{stamp.kind.value}” has no {what} of its own.", cure, field, act)


def why_not_at(register: Register, meeting: Meeting, stamp: Stamp, at: dt.time | None) -> Problem | None:
    """Say why an event cannot have been at a time: it would stand before the one before it, or after the next."""
    if at is None:
        return None
    first, last = time_between(register, meeting, stamp)
    if first is not None and at < first:
        sentence = f"{clock_time(at)} is earlier than the event before it, at {clock_time(first)}."
    elif last is not None and at > last:
        sentence = f"{clock_time(at)} is later than the event after it, at {clock_time(last)}."
    else:
        started = sitting(register, meeting)
        return why_early(meeting, started, stamp.kind, at) if stamp.kind is not StampKind.START else None
    span = [f"from {clock_time(first)}" if first else "", f"to {clock_time(last)}" if last else ""]
    return Problem("time-order", sentence, f"Type a time {' '.join(filter(None, span))}.", "at")


def time_between(register: Register, meeting: Meeting, stamp: Stamp) -> tuple[dt.time | None, dt.time | None]:
    """Give the times between which an event must stand; None where nothing bounds it.

    What was seen later than it happened is bound by the beginning and the end of the meeting alone.
    """
    others = [one for one in register.stamps_of(meeting.id) if one.at and one.id != stamp.id]
    if stamp.kind in ANY_TIME:
        others = [one for one in others if one.kind in {StampKind.START, StampKind.CLOSED}]
        if stamp.kind is StampKind.ARRIVAL:
            others = [one for one in others if one.kind is StampKind.CLOSED]
    elif stamp.kind is not StampKind.CLOSED:
        others = [one for one in others if one.kind not in ANY_TIME]
    if stamp.kind is StampKind.EXCLUDED:
        # That the public left is told at the same time, and goes with it.
        others = [one for one in others if one.kind is not StampKind.PUBLIC_LEFT or one.vote != stamp.vote]
    before = [one.at for one in others if one.at and one.order < stamp.order]
    after = [one.at for one in others if one.at and one.order > stamp.order]
    return max(before, default=None), min(after, default=None)
