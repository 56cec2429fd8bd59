"""Which meetings are still to come, and which of them take business: asked by commands, queries and choosers alike."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.words.wording import capital


def is_to_come(meeting: Meeting, today: dt.date) -> bool:
    """Say whether the day of a meeting has not passed; today's meeting is still to come, whatever its status."""
    return meeting.date >= today


def takes_business(meeting: Meeting, today: dt.date) -> bool:
    """Say whether a meeting is still to be held, so that business can be planned for it."""
    return meeting.status.open and is_to_come(meeting, today)


def why_not_prepare(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why there is nothing to prepare for a meeting: it has passed, or will not be held; None if there is."""
    if not is_to_come(meeting, today):
        sentence = f"{capital(the_meeting(meeting))} has passed."
        return Problem("prepare.passed", sentence, "See what is left to do after it.", act="page.leftovers")
    if not meeting.status.open:
        sentence = f"{capital(the_meeting(meeting))} is {meeting.status.value}, so there is nothing to prepare."
        return Problem("prepare.off", sentence, "Record how far it has got if that is wrong.", act="meeting.status")
    return None


def meetings_to_come(register: Register, today: dt.date, *, public: bool = False) -> tuple[Meeting, ...]:
    """Give the live meetings from today on, by date, called off or not; `public` leaves those not held in public out.

    A chooser lists them all, and a rule `why_not_…` says of each that cannot be chosen why.
    """
    return tuple(
        meeting
        for meeting in register.meetings
        if is_to_come(meeting, today) and (meeting.kind.in_public or not public)
    )


def meeting_beside(register: Register, day: dt.date, by: int) -> Meeting | None:
    """Give the last meeting before a day (`by` -1) or the first one after it (1); None if there is none."""
    if by == -1:
        return next((meeting for meeting in reversed(register.meetings) if meeting.date < day), None)
    return next((meeting for meeting in register.meetings if meeting.date > day), None)
