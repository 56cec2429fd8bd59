"""What keeps an event from being taken back: others that rest on it, or a set of minutes that is final."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting, Minute, Stamp, StampKind
from store.register import Register
from store.rules.minutes.states import why_not_write
from store.rules.room.business import TAKEN
from store.rules.room.exclusion import TOLD_APART
from store.rules.rounds.of_votes import rounds_resting_on
from store.rules.words.dates import clock_time

_RESTS = "Take that back first."


def why_not_take_back(register: Register, stamp: Stamp, today: dt.date) -> tuple[Problem, ...]:
    """List why an event cannot be taken back; none if it can."""
    meeting = register.get(Meeting, stamp.meeting)
    settled = why_not_write(meeting, today) if meeting else None
    if settled is not None:
        return (settled,)
    asked = (why_rests_on(register, stamp), _why_written(register, stamp), _why_round(register, stamp))
    return tuple(problem for problem in asked if problem is not None)


def why_not_back(register: Register, stamp: Stamp, today: dt.date) -> Problem | None:
    """Give the first reason why an event cannot be taken back; None if it can."""
    return next(iter(why_not_take_back(register, stamp, today)), None)


def why_rests_on(register: Register, stamp: Stamp) -> Problem | None:
    """Name a later event that makes no sense without this one."""
    later = [one for one in register.stamps_of(stamp.meeting) if one.order > stamp.order]
    rests = next((one for one in later if _rests_on(one, stamp)), None)
    if rests is None:
        return None
    when = f" at {clock_time(rests.at)}" if rests.at else ""
    return Problem("stamp-rests", f"The event “{rests.kind.value}”{when} rests on this one.", _RESTS, "stamp")


def _rests_on(later: Stamp, stamp: Stamp) -> bool:
    match stamp.kind:
        case StampKind.START:
            return later.kind is not StampKind.CHAIR
        case StampKind.MOTION:
            return later.vote == stamp.vote or (later.kind is StampKind.AMENDMENT and later.minute == stamp.minute)
        case StampKind.AMENDMENT:
            return later.vote == stamp.vote
        case StampKind.VOTE:
            return later.kind is StampKind.MOTION and later.minute == stamp.minute
        case StampKind.EXCLUDED:
            return later.kind is StampKind.BACK or later.kind in TOLD_APART
        case StampKind.BACK:
            return later.kind in TOLD_APART or later.kind is StampKind.EXCLUDED
        case StampKind.PUBLIC_LEFT:
            return True
        case StampKind.LEAVING | StampKind.RETURN | StampKind.ARRIVAL:
            again = {StampKind.LEAVING, StampKind.RETURN}
            return later.kind in again and bool(set(later.people) & set(stamp.people))
        case StampKind.ADJOURNED:
            return later.kind is StampKind.RESUMED
        case StampKind.QUESTION:
            return later.kind is StampKind.SUPPLEMENTARY and later.question == stamp.question
        case _:
            return stamp.kind in TAKEN and later.minute == stamp.minute


def _why_written(register: Register, stamp: Stamp) -> Problem | None:
    """Say that the minute of an item has words or a number that nobody stamped."""
    minute = register.live(Minute, stamp.minute) if stamp.kind in TAKEN else None
    if minute is None:
        return None
    own = stamp.written.strip()
    if minute.text.strip() in {"", own} and not minute.resolutions and not minute.recommendations and not minute.number:
        return None
    sentence = "Its minute has been written in."
    return Problem("stamp-written", sentence, "Put the minute in the bin first, or leave the event.", "stamp")


def _why_round(register: Register, stamp: Stamp) -> Problem | None:
    if stamp.kind is not StampKind.VOTE or not any(rounds_resting_on(register, stamp.vote or "")):
        return None
    sentence = "A step of a statutory round rests on that vote."
    return Problem("vote-in-round", sentence, "Take that step back first.", "stamp", "round.back")
