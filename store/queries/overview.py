"""The state of the office in a few lines: what comes next, and what is open where."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.queries.registers import action_state
from store.queries.words.short import count, in_days, meeting_kind, meeting_title
from store.records import ItemStatus, Meeting, MeetingStatus, QuestionState, WorkItem
from store.register import Register
from store.rules.words.dates import long_date

_SETTLED_QUESTIONS = frozenset(
    {
        QuestionState.NOT_RECORDED,
        QuestionState.REJECTED,
        QuestionState.REDIRECTED,
        QuestionState.REPLY_SENT,
        QuestionState.PUBLISHED,
        QuestionState.CLOSED,
    }
)


class PlaceCount(msgspec.Struct, frozen=True):
    """How much a place of work holds, how much of it is open, and the same in words."""

    place: str
    total: int
    open: int
    words: str


class NextStep(msgspec.Struct, frozen=True):
    """What to do first in a place that is still empty: advice, and the id of the action that does it."""

    place: str
    sentence: str
    action: str


class Overview(msgspec.Struct, frozen=True):
    """The office at a glance. `next_deadline` and its working days are empty until deadlines are worked out."""

    panel: str
    today: str
    next_meeting_id: str | None
    next_meeting: str
    next_meeting_in: str
    next_deadline: str
    next_deadline_working_days: int | None
    counts: tuple[PlaceCount, ...]
    next_steps: tuple[NextStep, ...]


def overview(
    register: Register, today: dt.date, *, deadline: str = "", deadline_working_days: int | None = None
) -> Overview:
    """Put the office at a glance together. The next deadline, in working days, is given by whoever works it out."""
    coming = register.next_meeting(today)
    counts = (
        _meetings(register, today),
        _items(register),
        _questions(register),
        _declarations(register),
        _actions(register, today),
        _members(register, today),
    )
    return Overview(
        panel=register.panel.name,
        today=long_date(today),
        next_meeting_id=coming.id if coming else None,
        next_meeting=_meeting_words(coming),
        next_meeting_in=in_days(coming.date, today) if coming else "",
        next_deadline=deadline,
        next_deadline_working_days=deadline_working_days,
        counts=counts,
        next_steps=tuple(_STEPS[one.place] for one in counts if not one.total),
    )


def _meeting_words(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    kind = meeting_kind(meeting)
    return f"{meeting_title(meeting)} ({kind})" if kind else meeting_title(meeting)


def _meetings(register: Register, today: dt.date) -> PlaceCount:
    total = len(register.meetings)
    coming = sum(1 for meeting in register.meetings if meeting.status.open and meeting.date >= today)
    late = sum(1 for meeting in register.meetings if meeting.status.open and meeting.date < today)
    held = sum(1 for meeting in register.meetings if meeting.status is MeetingStatus.HELD)
    words = f"{count(coming, 'meeting')} to come, {held or 'none'} held"
    return PlaceCount("calendar", total, coming + late, f"{words}, {late} past but not marked held" if late else words)


def _items(register: Register) -> PlaceCount:
    total = waiting = still_open = 0
    gone = ItemStatus.WITHDRAWN
    done = ItemStatus.CONSIDERED
    for item in register.all(WorkItem):
        if item.status is gone:
            continue
        total += 1
        if item.status is not done:
            still_open += 1
            waiting += item.meeting is None
    return PlaceCount(
        "programme", total, still_open, f"{count(still_open, 'item')} open, {waiting or 'none'} to be scheduled"
    )


def _questions(register: Register) -> PlaceCount:
    total = len(register.questions)
    unknown = sum(1 for question in register.questions if question.state is QuestionState.NOT_RECORDED)
    still_open = sum(1 for question in register.questions if question.state not in _SETTLED_QUESTIONS)
    words = f"{count(total, 'question')}, {still_open or 'none'} open"
    return PlaceCount(
        "questions", total, still_open, f"{words}, {unknown} whose state is not recorded" if unknown else words
    )


def _declarations(register: Register) -> PlaceCount:
    total = len(register.declarations)
    waiting = sum(1 for one in register.declarations if one.notice_due and not one.notified_on)
    words = count(total, "declaration")
    if waiting:
        words += f", {waiting} to be notified to the monitoring officer"
    return PlaceCount("declarations", total, waiting, words)


def _actions(register: Register, today: dt.date) -> PlaceCount:
    total, still_open = len(register.actions), register.open_actions
    late = sum(1 for action in still_open if action_state(register, action, today).startswith("overdue"))
    return PlaceCount(
        "actions", total, len(still_open), f"{count(len(still_open), 'action')} open, {late or 'none'} overdue"
    )


def _members(register: Register, today: dt.date) -> PlaceCount:
    seats = [seat for seat in register.seats_on(today) if seat.role.sits]
    vacant = sum(1 for seat in seats if seat.person is None)
    words = count(len(seats), "seat")
    return PlaceCount("members", len(seats), vacant, f"{words}, {vacant} vacant" if vacant else words)


_STEPS = {
    "calendar": NextStep("calendar", "No meetings yet. Add the first one by its date.", "new"),
    "programme": NextStep(
        "programme", "The work programme is empty. Add an item, or import a programme you already have.", "new"
    ),
    "questions": NextStep("questions", "No questions yet. Record one as it comes in.", "new"),
    "declarations": NextStep(
        "declarations", "No declarations yet. Record those made at a meeting, or that there were none.", "new"
    ),
    "actions": NextStep("actions", "No actions yet. Add what the panel asks for or is promised.", "new"),
    "members": NextStep("members", "No one sits on the panel yet. Add its members.", "new"),
}
