"""Business of a meeting that has passed, or whose agenda is out: no change to it without being asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from store.problems import Problem
from store.records import ItemStatus, Meeting, Question, Record, WorkItem
from store.register import Register
from store.rules.calendar.meetings import the_meeting, was_held
from store.rules.programme.announced import out_now
from store.rules.programme.items import why_not_place
from store.rules.questions.outgoing import for_outside
from store.rules.questions.steps import TURNED_AWAY, UNDECIDED
from store.rules.words.dates import long_date
from store.rules.words.wording import capital

PASSED = "meeting-passed"
OUT = "agenda-out"
LEFT_BEHIND = "agenda-left-behind"
ASKED = frozenset({PASSED, OUT, LEFT_BEHIND})
"""The codes of refusals that a clerk who means it can pass over."""

ON_THE_AGENDA = frozenset({"title", "lead", "minutes"})
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
    """Say which of some meetings has passed or has its agenda out, so that a change to its business is asked about.

    None if that is none of them.
    """
    known = [meeting for one in meetings if (meeting := register.get(Meeting, one)) is not None]
    passed = (why_ask_held(meeting, today) for meeting in known)
    out = (why_ask_out(meeting, today) for meeting in known)
    return next((problem for problem in (*passed, *out) if problem is not None), None)


def why_ask_held(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say that a meeting has passed, so that a change to its business is asked about; None if it has not."""
    if not has_passed(meeting, today):
        return None
    state = "was held" if was_held(meeting) else "has passed"
    cure = "Do it only if that is meant."
    return Problem(PASSED, f"{capital(the_meeting(meeting, weekday=True))} {state}.", cure, "meeting")


def why_ask_out(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say that the agenda of a meeting to come is out, so that a change to its business is asked about; else None."""
    if not out_now(meeting, today) or meeting.agenda_published_on is None:
        return None
    on = long_date(meeting.agenda_published_on)
    sentence = f"The agenda of {the_meeting(meeting, weekday=True)} was published on {on}; members have it as it was."
    cure = "Publish what changes as a supplement, a late item or a withdrawal. Do this only if that is meant."
    return Problem(OUT, sentence, cure, "meeting", "agenda.supplement")


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
    """Say which meeting that has passed, or whose agenda is out, records leave for the bin or come back to.

    One that goes along is none; nor does a published agenda miss a question that it does not print.
    """
    going = tuple(records)
    ids = {record.id for record in going}
    places = [(record, place) for record in going for place in _places(record) if place not in ids]
    known = [(record, meeting) for record, place in places if (meeting := register.get(Meeting, place)) is not None]
    passed = (why_ask_held(meeting, today) for _, meeting in known)
    out = (why_ask_out(meeting, today) for record, meeting in known if _is_printed(record))
    return next((problem for problem in (*passed, *out) if problem is not None), None)


def _is_printed(record: Record) -> bool:
    return bool(_printed(replace(record, binned_on=None))) if isinstance(record, Question) else True


def why_ask_putting_back(register: Register, record_id: str, today: dt.date) -> Problem | None:
    """Say which meeting that has passed has the item whose earlier wording is put back; None if it is no such item."""
    record = register.find(record_id)
    return why_ask_moving(register, (record,), today) if isinstance(record, WorkItem) else None


def why_ask_of_question(register: Register, before: Question | None, after: Question, today: dt.date) -> Problem | None:
    """Say which meeting that has passed a public question enters or leaves, or whose published agenda prints it anew.

    None if it stays where it was and as it was printed.
    """
    was, now = _place(before), _place(after)
    places = (
        [] if was == now else [meeting for one in (now, was) if (meeting := register.get(Meeting, one)) is not None]
    )
    moved = next((asked for one in places if (asked := why_ask_held(one, today))), None)
    return moved or why_ask_printing(register, before, after, today)


def why_ask_printing(register: Register, before: Question | None, after: Question, today: dt.date) -> Problem | None:
    """Say which published agenda prints a public question that comes, goes or reads otherwise; None if none does."""
    if _printed(before) == _printed(after):
        return None
    printing = (register.get(Meeting, one[0]) for one in (_printed(after), _printed(before)) if one)
    return next((asked for one in printing if one is not None and (asked := why_ask_out(one, today))), None)


def why_ask_ordering(register: Register, questions: Iterable[Question], today: dt.date) -> Problem | None:
    """Say which meeting that has passed had questions that are to stand in another order, or whose agenda prints them.

    None if no such meeting has them.
    """
    chosen = tuple(questions)
    held = (why_ask_held(meeting, today) for one in chosen if (meeting := register.get(Meeting, _place(one))))
    printing = (register.get(Meeting, shown[0]) for one in chosen if (shown := _printed(one)))
    out = (why_ask_out(one, today) for one in printing if one is not None)
    return next((problem for problem in (*held, *out) if problem is not None), None)


def _printed(question: Question | None) -> tuple[str, ...]:
    """Give what an agenda prints of a question: its meeting, its asker and its text; nothing if it is not accepted."""
    if question is None or question.state in TURNED_AWAY | UNDECIDED or question.binned_on:
        return ()
    shown = for_outside(question)
    return (_place(question) or "", shown.asker.name, shown.asker.organisation, shown.published_text)


def _places(record: Record) -> tuple[str | None, ...]:
    if isinstance(record, WorkItem):
        return (record.meeting,)
    return (_place(record),) if isinstance(record, Question) else ()


def _place(question: Question | None) -> str | None:
    return (question.held_over_to or question.meeting) if question else None
