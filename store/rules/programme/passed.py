"""Business of a meeting that has passed: nothing goes into it, out of it or around within it without being asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from store.problems import Problem
from store.records import ItemStatus, Meeting, Question, Record, WorkItem
from store.register import Register
from store.rules.calendar.meetings import the_meeting, was_held
from store.rules.programme.items import why_not_place
from store.rules.words.wording import capital

PASSED = "meeting-passed"
"""The code of a refusal that a clerk who means it can pass over."""

ON_THE_AGENDA = frozenset({"title", "lead"})
"""The fields of an item that its meeting's agenda prints; the programme's own, such as comments, change freely."""


def has_passed(meeting: Meeting, today: dt.date) -> bool:
    """Say whether a meeting was held, or its day has gone by without its being called off."""
    return was_held(meeting) or (meeting.status.open and meeting.date < today)


def folded_away(register: Register, today: dt.date, named: str | None) -> frozenset[str]:
    """Give the meetings that a list need not show before one is typed: all that have passed but the last of them.

    The one that is `named` already is shown as well.
    """
    over = [one.id for one in register.meetings if has_passed(one, today)]
    return frozenset(over[:-1]) - {named}


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


def why_ask_reinstating(register: Register, items: Iterable[WorkItem], today: dt.date) -> Problem | None:
    """Say which meeting that has passed some items come back into, or are no longer recorded as considered at.

    What was withdrawn from a meeting that takes no more business goes among the suggestions and touches none.
    """
    touching = [
        item for item in items if item.status is ItemStatus.CONSIDERED or why_not_place(register, item.meeting) is None
    ]
    return why_ask_moving(register, touching, today)


def why_ask_binning(register: Register, records: Iterable[Record], today: dt.date) -> Problem | None:
    """Say which meeting that has passed records leave for the bin, or come back to; one that goes along is none."""
    going = tuple(records)
    ids = {record.id for record in going}
    places = [place for record in going for place in _places(record) if place not in ids]
    return why_ask(register, places, today)


def why_ask_putting_back(register: Register, record_id: str, today: dt.date) -> Problem | None:
    """Say which meeting that has passed has the item whose earlier wording is put back; None if it is no such item."""
    record = register.find(record_id)
    return why_ask_moving(register, (record,), today) if isinstance(record, WorkItem) else None


def why_ask_of_question(register: Register, before: Question | None, after: Question, today: dt.date) -> Problem | None:
    """Say which meeting that has passed a public question enters or leaves; None if it stays where it was."""
    was, now = _place(before), _place(after)
    return why_ask(register, (now, was), today) if was != now else None


def why_ask_of_order(register: Register, questions: Iterable[Question], today: dt.date) -> Problem | None:
    """Say which meeting that has passed public questions are put in another order at; None if it is none."""
    return why_ask(register, map(_place, questions), today)


def _places(record: Record) -> tuple[str | None, ...]:
    if isinstance(record, WorkItem):
        return (record.meeting,)
    return (_place(record),) if isinstance(record, Question) else ()


def _place(question: Question | None) -> str | None:
    return (question.held_over_to or question.meeting) if question else None
