"""Business of a meeting that has passed: nothing goes into it, out of it or around within it without being asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from store.problems import Problem
from store.records import Meeting, Record, WorkItem
from store.register import Register
from store.rules.calendar.meetings import the_meeting, was_held
from store.rules.words.wording import capital

PASSED = "meeting-passed"
"""The code of a refusal that a clerk who means it can pass over."""


def has_passed(meeting: Meeting, today: dt.date) -> bool:
    """Say whether a meeting was held, or its day has gone by without its being called off."""
    return was_held(meeting) or (meeting.status.open and meeting.date < today)


def why_ask(register: Register, meetings: Iterable[str | None], today: dt.date) -> Problem | None:
    """Say which of some meetings has passed, so that a change to its business is asked about; None if none has."""
    for meeting_id in meetings:
        meeting = register.get(Meeting, meeting_id)
        if meeting is not None and has_passed(meeting, today):
            state = "was held" if was_held(meeting) else "has passed"
            cure = "Do it only if that is meant: on the command line with --yes."
            return Problem(PASSED, f"{capital(the_meeting(meeting, weekday=True))} {state}.", cure, "meeting")
    return None


def why_ask_moving(
    register: Register, items: Iterable[WorkItem], today: dt.date, to: str | None = None
) -> Problem | None:
    """Say which meeting that has passed some items would leave, enter, or change their place in."""
    return why_ask(register, (to, *(item.meeting for item in items)), today)


def why_ask_binning(register: Register, records: Iterable[Record], today: dt.date) -> Problem | None:
    """Say which meeting that has passed some records on their way into the bin leave; one that goes along is none."""
    going = tuple(records)
    ids = {record.id for record in going}
    items = [record for record in going if isinstance(record, WorkItem) and record.meeting not in ids]
    return why_ask_moving(register, items, today)
