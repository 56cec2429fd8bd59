"""What should be known of a day, whichever door it came in by: a form, a command, an import, a move.

One table says which days of which records are looked at and for what. A form says it at the field while the day is
typed, both faces say it once the day is saved, and what lasts is a finding. Times of a meeting have a table of their
own, in `time_notes`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from store.fields import held_at, owner_at
from store.problems import Problem
from store.records import (
    Action,
    Complaint,
    Declaration,
    Interest,
    Meeting,
    Panel,
    Part,
    Person,
    Question,
    Record,
    Report,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.records.meeting import MeetingMove
from store.register import Register
from store.rules.day_checks import (
    AHEAD,
    NEVER,
    DayCheck,
    TypedDay,
    after_meeting,
    after_seat,
    after_term,
    arose,
    asked,
    asking_meeting,
    before_meeting,
    begun,
    beyond_calendar,
    came_in,
    complained,
    council_met,
    declared,
    earliest,
    far_ahead,
    happened,
    long_ago,
    meeting_there,
    of_meeting,
    of_part,
    off,
    off_by_law,
    outside_year,
    passed,
    plain_day,
    polled,
    published,
    report_dated,
    seat_begins,
    since,
    to_come,
    unlisted,
)

NOTED = "day-noted"
"""The code under which something about a day is told."""

MOST = 5
"""The most days that are told of after one change; the findings hold the others."""

Notes = Callable[[Register, Any, dt.date], tuple[str, ...]]
"""What should be known of a day or time that is typed, by the register, the day or time and today."""

_WANTED = (off, unlisted, passed, far_ahead, beyond_calendar)
"""What is looked at of a day by which something is to be done."""

_HOLDS = (far_ahead,)
"""What is looked at of a day from which or until which something holds: it may have begun long ago."""

_UNTIL = (since("on which the leave begins", of_part("from_date")), passed, far_ahead)
"""What is looked at of the last day of a leave to take part."""

DAYS: Mapping[type[Record], Mapping[str, tuple[DayCheck, ...]]] = {
    Panel: {
        "councils.first": _HOLDS,
        "councils.last": (since("its first day", of_part("first")), *_HOLDS),
        "later_titles.from_date": (passed, far_ahead),
        "rules.from_date": (passed, far_ahead),
        "closures.first": (off_by_law, unlisted, passed, far_ahead, meeting_there),
        "closures.last": (off_by_law, unlisted, far_ahead),
        "holiday_changes.day": (passed, unlisted, far_ahead, meeting_there),
        "holiday_changes.moved_to": (passed, unlisted, far_ahead, meeting_there),
        "busy_days.day": (*_WANTED, meeting_there),
        "pre_election.first": (passed, far_ahead),
        "pre_election.poll": (off, unlisted, passed, far_ahead),
        "set_aside.until": (passed, far_ahead, beyond_calendar),
    },
    Person: {"named_from": _HOLDS, "earlier.from_date": _HOLDS, "interests_confirmed_on": (to_come, long_ago)},
    Meeting: {
        "date": (of_meeting, unlisted, outside_year),
        "questions_by": (off, passed, after_meeting),
        "agenda_published_on": (to_come, long_ago, after_meeting),
        "notices.on": (to_come, after_meeting),
        "sent.on": (to_come, after_meeting),
        "taken_off.on": (to_come, before_meeting),
        "done.on": (to_come,),
        "attendance.told_on": (to_come, after_meeting),
        "minutes.finalised_on": (to_come, before_meeting),
        "minutes.confirmed_on": (to_come, before_meeting),
        "minutes.signed_on": (to_come, before_meeting),
    },
    Action: {
        "agreed_on": (to_come, long_ago, asking_meeting),
        "due_on": (*_WANTED, asked),
        "response_due": (*_WANTED, asked),
        "review_from": (passed, far_ahead, beyond_calendar, asked),
        "progress.on": (to_come, asked),
        "response.received_on": (to_come, asked),
        "response.published_on": (
            to_come,
            asked,
            since("on which the reply came", of_part("received_on")),
        ),
        "response.dated": (to_come, asked),
        "copies.on": (to_come, asked),
        "closed.on": (to_come, asked),
    },
    WorkItem: {
        "papers.due_on": (*_WANTED, after_meeting),
        "papers.received_on": (to_come, long_ago, after_meeting),
        "earliest": (far_ahead, beyond_calendar),
        "latest": (passed, far_ahead, beyond_calendar, earliest),
    },
    Question: {
        "received_at": (to_come, long_ago, after_meeting),
        "answer_due": (*_WANTED, came_in),
        "answered_on": (to_come, came_in),
        "reply_due": (*_WANTED, came_in),
        "reply_sent_on": (to_come, came_in),
        "asker_told_on": (to_come, came_in),
    },
    Complaint: {
        "received_on": (to_come, long_ago, happened),
        "happened_on": (to_come,),
        "evidence_on": (to_come, complained),
        "serious_on": (to_come, complained),
        "called_in_on": (to_come, long_ago),
        "left_office_on": (to_come,),
        "steps.on": (to_come, complained),
        "publications.on": (to_come, complained),
        "publications.complainant_on": (to_come, complained),
        "publications.subject_on": (to_come, complained),
    },
    Declaration: {
        "notified_on": (to_come, declared),
        "dispensation.from_date": _HOLDS,
        "dispensation.until": (before_meeting, *_UNTIL),
    },
    Interest: {
        "entry.from_date": _HOLDS,
        "entry.to_date": (begun, far_ahead),
        "entry.arose_on": (to_come, long_ago),
        "entry.notified_on": (to_come, arose),
        "confirmed_on": (to_come,),
        "dispensation.from_date": _HOLDS,
        "dispensation.until": _UNTIL,
    },
    Seat: {
        "from_date": _HOLDS,
        "to_date": (seat_begins, after_term, far_ahead),
        "term_ends": (seat_begins, after_seat, far_ahead),
        "council_met_on": (to_come, long_ago),
        "accepted_on": (to_come, council_met),
        "notified_on": (to_come, council_met),
    },
    Report: {
        "reply_by": (*_WANTED, published),
        "dated": (far_ahead, long_ago),
        "sent_on": (to_come, report_dated),
        "published_on": (to_come, report_dated),
        "copies.on": (to_come, report_dated),
        "answered_on": (to_come, report_dated),
    },
    StatutoryRound: {
        "steps.on": (off, unlisted, far_ahead, long_ago),
        "poll_day": (off, unlisted, far_ahead, long_ago),
        "declared_on": (polled, far_ahead),
    },
}
"""The days that are looked at, by the way to them in their record, and for what; a way goes through parts and lists."""

_SAME_DAY: Mapping[tuple[type[Part], str], tuple[type[Record], str]] = {(MeetingMove, "to_date"): (Meeting, "date")}
"""Days that are kept in one place and looked at in another."""


@cache
def _by_owner() -> Mapping[tuple[type[Part], str], tuple[DayCheck, ...]]:
    """Give what is looked at of a day by the record or part that declares it, and its name there."""
    by_owner = {owner_at(kind, path): checks for kind, paths in DAYS.items() for path, checks in paths.items()}
    return by_owner | {key: DAYS[kind][path] for key, (kind, path) in _SAME_DAY.items()}


def day_notes(
    register: Register, record: Any, path: str, day: dt.date, today: dt.date, part: Any = None
) -> tuple[str, ...]:
    """Tell what should be known of a day in a record, by the way to it; nothing of what is in order.

    `part` is the part in which the day stands, where it stands in one.
    """
    typed = TypedDay(register, record, plain_day(day), today, part)
    return tuple(note for check in DAYS.get(type(record), {}).get(path, ()) for note in check.tell(typed))


def notes_of(owner: type[Part], name: str) -> Notes | None:
    """Give what tells of a day while it is typed into a field and no record stands behind it; None if nothing does."""
    checks = _by_owner().get((owner, name))
    if checks is None:
        return None

    def notes(register: Register, day: dt.date, today: dt.date) -> tuple[str, ...]:
        typed = TypedDay(register, None, plain_day(day), today)
        return tuple(note for check in checks for note in check.tell(typed))

    return notes


def minutes_day_notes(register: Register, day: dt.date, today: dt.date) -> tuple[str, ...]:
    """Tell what should be known of the day of minutes that are taken in; a meeting recorded on it is the one meant."""
    typed = TypedDay(register, None, day, today)
    known = bool(register.meeting_on(day))
    checks = (to_come,) if known else (to_come, off, unlisted, outside_year)
    return tuple(note for check in checks for note in check.tell(typed))


def days_of(record: Record) -> Iterator[tuple[str, dt.date, Part]]:
    """Go through the days of a record that are looked at, each with the way to it and what it stands in."""
    for path in DAYS.get(type(record), {}):
        for part, day in held_at(record, path):
            yield path, plain_day(day), part


def told_of_days(was: Register, register: Register, changed: Iterable[Record], today: dt.date) -> tuple[Problem, ...]:
    """Tell what should be known of the days that a change entered."""
    return tuple(problem for record in changed for problem in _told(was, register, record, today))


def _told(was: Register, register: Register, record: Record, today: dt.date) -> Iterator[Problem]:
    if record.binned_on is None:
        known = was.find(record.id)
        standing = Counter((path, day) for path, day, _ in days_of(known)) if known else Counter()
        for path, day, part in days_of(record):
            if standing[path, day]:
                standing[path, day] -= 1
            else:
                for note in day_notes(register, record, path, day, today, part):
                    yield Problem(NOTED, note, "", path)


def lasting(register: Register, record: Record, today: dt.date) -> Iterator[tuple[str, str]]:
    """Go through what stays wrong about the days of a record, by the way to the day."""
    for path, several in _lasting_of(type(record)).items():
        for part, held in held_at(record, path):
            day = plain_day(held)
            for check in several:
                if check.lasts != AHEAD or day >= today:
                    yield from ((path, note) for note in check.tell(TypedDay(register, record, day, today, part)))


@cache
def _lasting_of(kind: type[Record]) -> Mapping[str, tuple[DayCheck, ...]]:
    """Give what is looked at for findings in records of a kind, by the way to the day."""
    every = DAYS.get(kind, {}).items()
    return {path: kept for path, each in every if (kept := tuple(one for one in each if one.lasts != NEVER))}


def lasting_ways(kind: type[Record]) -> tuple[str, ...]:
    """Give the ways to the days that are looked at for findings in records of a kind."""
    return tuple(_lasting_of(kind))
