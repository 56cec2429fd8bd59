"""What people can only do in the room while they are in it: move, second, and declare an interest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.attendance.movers import why_not_move
from store.rules.attendance.room import room, why_not_in_room
from store.rules.attendance.standing import CAME, attendance_of
from store.rules.members.membership import is_member, printed_name
from store.rules.room.sitting import has_left


def why_not_move_now(
    register: Register, meeting: Meeting, person: str | None, field: str, item: str, at: dt.time | None
) -> Problem | None:
    """Say why somebody cannot move or second a motion at a moment: whoever cannot vote on it cannot. None if they can.

    Where nobody is recorded as having come, nothing is known of who is there. What speaks against it at any time is
    said by the rule on movers.
    """
    there = room(register, meeting, item, at)
    if person is None or there.forecast or person in there.eligible:
        return None
    if why_not_move(register, meeting, person, field) is not None:
        return None
    word = "moved" if field.startswith("moved") else "seconded"
    why = why_not_in_room(register, meeting, person, item, at)
    sentence = f"{printed_name(register, person, meeting)} {why} and cannot have {word} it."
    return Problem("mover-not-in-room", sentence, "Name a member who can vote on it, or correct the record.", field)


def why_not_declare_now(register: Register, meeting: Meeting, people: Iterable[str]) -> Iterator[Problem]:
    """Go through the members who cannot declare an interest now, because they are not there."""
    if room(register, meeting).forecast:
        return
    for person in people:
        one = attendance_of(meeting, person)
        member = is_member(register, person, meeting.date)
        if not member or (one is not None and one.presence in CAME and not has_left(meeting, person)):
            continue
        gone = "has left" if one is not None and one.presence in CAME else "is not recorded as present"
        sentence = f"{printed_name(register, person, meeting)} {gone} and cannot declare anything now."
        cure = "Stamp first that they arrived or returned, or name somebody else."
        yield Problem("declared-away", sentence, cure, "people", "room.arrival")
