"""What comes next on the way of an agenda to the meeting, from what is still open: one answer for every window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from store.problems import Problem, Refused
from store.queries.calendar.clock import clock_rows
from store.records import Meeting
from store.register import Register
from store.rules.agenda.building import build_changes
from store.rules.agenda.sending import not_sent_to
from store.rules.calendar.clock import State, notices_missing
from store.rules.calendar.coming import takes_business
from store.rules.calendar.deadlines import AGENDA_SETTLED, DRAFT_REPORTS, FINAL_REPORTS, NOTICES, PUBLICATION
from store.rules.calendar.meetings import agenda_is_out
from store.rules.calendar.publishing import lacking
from store.rules.programme.awaited import papers_awaited
from store.rules.words.wording import counted, quoted

_OPEN = frozenset({State.DUE.value, State.LATE.value})
_REPORTS = frozenset({DRAFT_REPORTS, FINAL_REPORTS})


class _Step(NamedTuple):
    """What is to be done, by which act, and the deadline that waits for it."""

    cure: str
    act: str = ""
    deadline: str = PUBLICATION


def next_step(register: Register, meeting: Meeting, today: dt.date, *, anew: bool = False) -> Problem | None:
    """Say what is to be done next for a meeting to come, and by which act; None if nothing is left before it.

    The way is: the agenda built, settled with the Chair, every date of the panel's own until publication met with the
    reports in, time and venue known, all published, notice posted at every council, papers sent to the members. `anew`
    says that the agenda was built again just now: a Chair with whom it was settled has to hear of it. The `field` of
    the answer is the code of the deadline that waits for the step, whose line is the one to stand on.
    """
    if not takes_business(meeting, today) or not meeting.kind.in_public:
        return None
    steps = _when_out(register, meeting) if agenda_is_out(meeting) else _until_out(register, meeting, today, anew)
    step = next(steps, None)
    return Problem("agenda-next", "Next:", step.cure, step.deadline, step.act) if step is not None else None


def _until_out(register: Register, meeting: Meeting, today: dt.date, anew: bool) -> Iterator[_Step]:
    done = {mark.deadline for mark in meeting.done}
    own = {rule.code for rule in register.panel.rules_on(meeting.date).deadlines}
    settled = AGENDA_SETTLED if AGENDA_SETTLED in own - done else PUBLICATION
    if not meeting.agenda:
        yield _Step("build the agenda.", "agenda.build", settled)
    elif build_changes(register, meeting):
        yield _Step("build the agenda again, as the programme has changed.", "agenda.build", settled)
    if anew and AGENDA_SETTLED in done:
        words = "tell the Chair what is new; take back that it was settled, to record that anew."
        yield _Step(words, "clock.back", AGENDA_SETTLED)
    if AGENDA_SETTLED in own - done:
        yield _Step("settle it with the Chair, and record that as done.", "clock.done", AGENDA_SETTLED)
    yield from _dates_before(register, meeting, today)
    yield from _reports(register, meeting, PUBLICATION)
    if lacks := lacking(meeting):
        yield _Step(f"enter the {' and the '.join(lacks)}.", "meeting.edit")
    yield _Step("publish it with its reports.", "agenda.publish")


def _dates_before(register: Register, meeting: Meeting, today: dt.date) -> Iterator[_Step]:
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
            if row.deadline in _REPORTS:
                yield from _reports(register, meeting, row.deadline, then)
            yield _Step(f"record {quoted(row.label)} as done on its line, when it is.", "clock.done", row.deadline)


def _reports(register: Register, meeting: Meeting, deadline: str, then: str = "") -> Iterator[_Step]:
    missing = len({one.item.id for one in papers_awaited(register, meeting)})
    if missing:
        are = f"{counted(missing, 'report')} that {'is' if missing == 1 else 'are'}"
        yield _Step(f"see to the {are} not in, under “Papers” in Prepare{then}.", "", deadline)


def _when_out(register: Register, meeting: Meeting) -> Iterator[_Step]:
    if notices_missing(register.panel, meeting):
        words = "read the notice in the agenda's window, post it at every council, and record where."
        yield _Step(words, "clock.done", NOTICES)
    if not_sent_to(register, meeting):
        yield _Step("send the papers to the members, and record it.", "agenda.posted", "")
