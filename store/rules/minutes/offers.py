"""Which meetings and people a form offers for what is done with minutes: those that the rules allow."""

from __future__ import annotations

import datetime as dt

from store.records import Meeting, Presence
from store.register import Register
from store.rules.attendance.standing import why_not_there
from store.rules.members.membership import members_at
from store.rules.minutes.states import chairs_of, why_not_confirm_at, why_not_write

STOOD = tuple(one for one in Presence if one is not Presence.EXPECTED)
"""How people can have stood to a meeting that is over."""


def confirming_meetings(register: Register, meeting: Meeting, today: dt.date) -> tuple[Meeting, ...]:
    """List the meetings that can have confirmed the minutes of another by now, the first one first."""
    return tuple(
        at for at in register.meetings if at.id != meeting.id and why_not_confirm_at(meeting, at, today) is None
    )


def correcting_meetings(register: Register, meeting: Meeting, today: dt.date) -> tuple[Meeting, ...]:
    """List the later meetings whose minutes can take a correction now, the last one first."""
    return tuple(
        at for at in reversed(register.meetings) if at.date > meeting.date and why_not_write(at, today) is None
    )


def may_take_chair(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """List the people of a meeting's roll who came and can have taken the chair."""
    return tuple(one.person for one in meeting.attendance if why_not_there(register, meeting, one.person) is None)


def may_have_signed(register: Register, confirming: Meeting) -> tuple[str, ...]:
    """List who can have signed minutes: who presided over the meeting that confirmed them, as far as that is recorded.

    Else it is one of those who came and can have presided, and where no roll is recorded a member of that day.
    """
    presided = chairs_of(register, confirming)
    there = presided or may_take_chair(register, confirming)
    return there or tuple(seat.person for seat in members_at(register, confirming.date) if seat.person)
