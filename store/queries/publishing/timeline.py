"""The time-line of one meeting: everything dated that is recorded of it, from the first date to the last reply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from store.queries.calendar.holidays import working_days_of
from store.queries.rows import Row, cell
from store.queries.words.short import meeting_title
from store.records import Issue, Meeting, MeetingStatus
from store.register import Register
from store.rules.agenda.issues import issue_words
from store.rules.calendar.clock import find_tick
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import loosely
from store.rules.words.papers import is_exempt, public_title
from store.rules.words.wording import capital, counted, quoted

_DAY_ONLY = dt.time.max
"""What is known by its day alone comes last on it."""


class TimelineRow(Row, frozen=True, kw_only=True):
    """Something that happened to a meeting or to what belongs to it."""

    on: Annotated[dt.date, Meta(description="ISO date")]
    at: Annotated[str, cell("local time; empty if it was not recorded")]
    what: Annotated[str, cell("what happened", last=True)]
    record: Annotated[str, cell("id of the record that says so")]


_Event = tuple[dt.date | None, dt.time | None, str, str]


def timeline_rows(register: Register, today: dt.date, meeting: str) -> tuple[TimelineRow, ...]:
    """List what is dated of a meeting by day and time; what of it has no day is left out.

    Raises Refused if there is no such meeting.
    """
    held = register.need(Meeting, meeting, "meeting")
    events = (*_of_meeting(register, held, today), *_of_papers(register, held), *_after(register, held))
    dated = [(on, at, what, record) for on, at, what, record in events if on is not None]
    return tuple(
        TimelineRow(on=on, at=clock_time(at) if at else "", what=f"{capital(what)}.", record=record)
        for on, at, what, record in sorted(dated, key=lambda one: (one[0], one[1] or _DAY_ONLY))
    )


def _of_meeting(register: Register, meeting: Meeting, today: dt.date) -> Iterator[_Event]:
    """Go through what the record of the meeting says of itself."""
    own = meeting.id
    yield meeting.arranged_on, None, f"{meeting_title(meeting)}: the meeting was arranged", own
    for move in meeting.moves:
        before = loosely(move.from_date, move.from_known_by, day_month(move.from_date))
        after = loosely(move.to_date, move.to_known_by, day_month(move.to_date))
        yield move.on, None, f"the meeting was moved from {before} to {after}: {move.reason}", own
    yield meeting.cancelled_on, None, f"the meeting was called off: {meeting.cancelled_reason}", own
    for notice in meeting.notices:
        where = f", {notice.where}" if notice.where else ""
        yield notice.on, None, f"public notice was given at {notice.council}{where}", own
    if not meeting.published:
        yield meeting.agenda_published_on, None, "the agenda was published", own
    for issue in meeting.published:
        yield issue.on, issue.at, _issue(issue), own
    for sent in meeting.sent:
        how = f", {sent.how}" if sent.how else ""
        people = counted(len(sent.to), "person")
        yield sent.on, None, f"{sent.what or 'papers'} were sent to {people}{how}", own
    for mark in meeting.done:
        note = f": {mark.note}" if mark.note else ""
        yield mark.on, None, f"done: {_deadline(register, meeting, mark.deadline, today)}{note}", own
    if meeting.status is MeetingStatus.HELD:
        yield meeting.date, meeting.start, "the meeting began" if meeting.start else "the meeting was held", own
        if meeting.finish:
            yield meeting.date, meeting.finish, "the meeting closed", own


def _issue(issue: Issue) -> str:
    """Say what was published, with how many clear working days, and why if they were too few."""
    days = f", {counted(issue.clear_days, 'clear working day')} before" if issue.clear_days is not None else ""
    why = f": {issue.basis or issue.reason}" if issue.basis or issue.reason else ""
    return f"{issue_words(issue)} published{days}{why}"


def _deadline(register: Register, meeting: Meeting, code: str, today: dt.date) -> str:
    """Name a deadline that was met, by its code where the rules of today know none of that code."""
    if meeting.status not in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED} and not meeting.known_by:
        tick = find_tick(register, meeting, code, today, working_days_of(register.panel))
        if tick is not None:
            return tick.due.label
    return code


def _of_papers(register: Register, meeting: Meeting) -> Iterator[_Event]:
    """Go through what came of papers for the items of the meeting."""
    for item in register.items_of(meeting.id):
        for paper in item.papers:
            named = f"{public_title(paper)} for {quoted(item.title)}"
            where = f"{item.id}.{paper.number}"
            if not paper.files:
                yield paper.received_on, None, f"received: {named}", where
            for number, file in enumerate(paper.files, start=1):
                why = f": {file.reason}" if file.reason and not is_exempt(paper) else ""
                yield file.added_on, None, f"version {number} put in force: {named}{why}", where
            why = f": {paper.withdrawn_why}" if paper.withdrawn_why and not is_exempt(paper) else ""
            yield paper.withdrawn_on, None, f"withdrawn: {named}{why}", where


def _after(register: Register, meeting: Meeting) -> Iterator[_Event]:
    """Go through questions, the minutes, and what came of what was asked for."""
    for one in register.questions:
        if meeting.id not in {one.meeting, one.held_over_to}:
            continue
        if one.received_at is not None:
            yield one.received_at.date(), one.received_at.time(), "a public question was received", one.id
        yield one.answered_on, None, "a public question was answered", one.id
        yield one.published_on, None, "a public question was published with its answer", one.id
        yield one.reply_sent_on, None, "the reply to a public question was sent", one.id
    state = meeting.minutes
    yield state.finalised_on, None, "the minutes were made final", meeting.id
    at = register.get(Meeting, state.confirmed_at)
    where = f" at the meeting of {long_date(at.date)}" if at else ""
    yield state.confirmed_on, None, f"the minutes were confirmed{where}", meeting.id
    yield state.signed_on, None, "the minutes were signed", meeting.id
    for action in register.actions:
        if action.meeting != meeting.id:
            continue
        yield action.agreed_on, None, f"agreed: {action.kind.value}", action.id
        for copy in action.copies:
            yield copy.on, None, f"a copy of the recommendation was sent to {copy.council}", action.id
        if action.response is not None:
            yield action.response.received_on, None, f"a reply came: {action.response.outcome_words}", action.id
        if action.closed is not None:
            yield action.closed.on, None, f"the {action.kind.value} was closed", action.id
