"""What comes next on the way of an agenda to the meeting, from what is still open: one answer for every window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.problems import Problem, Refused
from store.queries.calendar.clock import clock_rows
from store.records import Meeting
from store.register import Register
from store.rules.agenda.building import build_changes
from store.rules.agenda.sending import not_sent_to
from store.rules.calendar.clock import State, notices_missing
from store.rules.calendar.coming import takes_business
from store.rules.calendar.deadlines import AGENDA_SETTLED, DRAFT_REPORTS, FINAL_REPORTS, PUBLICATION
from store.rules.calendar.meetings import agenda_is_out
from store.rules.calendar.publishing import lacking
from store.rules.programme.awaited import papers_awaited
from store.rules.words.wording import counted, quoted

_OPEN = frozenset({State.DUE.value, State.LATE.value})
_REPORTS = frozenset({DRAFT_REPORTS, FINAL_REPORTS})


def next_step(register: Register, meeting: Meeting, today: dt.date, *, anew: bool = False) -> Problem | None:
    """Say what is to be done next for a meeting to come, and by which act; None if nothing is left before it.

    The way is: the agenda built, settled with the Chair, every date of the panel's own until publication met with the
    reports in, time and venue known, all published, notice posted at every council, papers sent to the members. `anew`
    says that the agenda was built again just now: a Chair with whom it was settled has to hear of it.
    """
    if not takes_business(meeting, today) or not meeting.kind.in_public:
        return None
    steps = _when_out(register, meeting) if agenda_is_out(meeting) else _until_out(register, meeting, today, anew)
    cure, act = next(steps, ("", ""))
    return Problem("agenda-next", "Next:", cure, "meeting", act) if cure else None


def _until_out(register: Register, meeting: Meeting, today: dt.date, anew: bool) -> Iterator[tuple[str, str]]:
    if not meeting.agenda:
        yield "build the agenda.", "agenda.build"
    elif build_changes(register, meeting):
        yield "build the agenda again, as the programme has changed.", "agenda.build"
    done = {mark.deadline for mark in meeting.done}
    if anew and AGENDA_SETTLED in done:
        yield "tell the Chair what is new; take back that it was settled, to record that anew.", "clock.back"
    own = {rule.code for rule in register.panel.rules_on(meeting.date).deadlines}
    if AGENDA_SETTLED in own - done:
        yield "settle it with the Chair, and record that as done.", "clock.done"
    yield from _dates_before(register, meeting, today)
    yield from _reports(register, meeting, "")
    if lacks := lacking(meeting):
        yield f"enter the {' and the '.join(lacks)}.", "meeting.edit"
    yield "publish it with its reports.", "agenda.publish"


def _dates_before(register: Register, meeting: Meeting, today: dt.date) -> Iterator[tuple[str, str]]:
    """Go through the panel's own dates up to publication that are not met, by their day."""
    try:
        rows = clock_rows(register, meeting, today)
    except Refused:
        return
    out = next((row.due for row in rows if row.deadline == PUBLICATION), meeting.date)
    own = {rule.code for rule in register.panel.rules_on(meeting.date).deadlines if not rule.closes}
    for row in rows:
        if row.deadline in own and row.state in _OPEN and row.due <= out:
            then = f", then record {quoted(row.label)} as done"
            yield from _reports(register, meeting, then) if row.deadline in _REPORTS else ()
            yield f"record {quoted(row.label)} as done on its line, when it is.", "clock.done"


def _reports(register: Register, meeting: Meeting, then: str) -> Iterator[tuple[str, str]]:
    missing = len({one.item.id for one in papers_awaited(register, meeting)})
    if missing:
        are = f"{counted(missing, 'report')} that {'is' if missing == 1 else 'are'}"
        yield f"see to the {are} not in, each on its line of Prepare{then}.", ""


def _when_out(register: Register, meeting: Meeting) -> Iterator[tuple[str, str]]:
    if notices_missing(register.panel, meeting):
        yield "read the notice in the agenda's window, post it at every council, and record where.", "clock.done"
    if not_sent_to(register, meeting):
        yield "send the papers to the members, and record it.", "agenda.posted"
