"""Which deadlines a meeting lacks because nobody has set its day, or the rules that they follow from.

The published list of the clock has a row for each, so that what is not set is not left out. Apart from the clock, which
every start reads: the rules on questions are asked only where the clock is looked at.
"""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.queries.calendar.clock import DeadlineRow, clock_list, clocks_and_troubles, running
from store.records import Meeting
from store.register import Register
from store.rules.calendar.deadlines import SUSPENDED, takes_questions
from store.rules.questions.deadline import why_not_printed
from store.rules.questions.steps import why_not_set
from store.rules.words.loose import NOT_SET

_NOT_SET, _NOT_KNOWN = "not set", "not known"
_LABELS = {
    "meeting-no-day": "Deadlines of the meeting",
    "deadlines.not-set": "The panel's own deadlines",
    "questions.not-set": "Public questions in",
    "questions.not-printed": "Public questions in",
    "questions.printed-after": "Public questions in",
}


def listed_clock(register: Register, today: dt.date, meeting: str | None = None) -> tuple[DeadlineRow, ...]:
    """List the deadlines of one meeting, or of all whose clock still runs, those that are not set among them.

    Raises:
        Refused: there is no such meeting, or the list of bank holidays does not reach it.
    """
    chosen = list(running(register, today)) if meeting is None else [register.need(Meeting, meeting, "meeting")]
    troubles = clocks_and_troubles(register, today)[1] if meeting is None else ()
    lacking = [(one, problem, _NOT_SET) for one in chosen for problem in rules_not_set(register, one)]
    lacking += [(one, problem, _NOT_KNOWN) for one, refused in troubles for problem in refused.problems]
    rows = [*clock_list(register, today, meeting), *(_unset(*each) for each in lacking)]
    order = {one.id: place for place, one in enumerate(chosen)}
    return tuple(sorted(rows, key=lambda row: order.get(row.id, len(order))))


def _unset(meeting: Meeting, problem: Problem, state: str) -> DeadlineRow:
    return DeadlineRow(
        id=meeting.id,
        meeting=None if meeting.known_by else meeting.date,
        deadline=problem.code,
        label=_LABELS.get(problem.code, "Deadlines of the meeting"),
        due=None,
        hour="",
        working_days_left=None,
        state=state,
        statutory=False,
        provision="",
        certainty="",
        done_on=None,
        done_by="",
        basis="",
        note=str(problem),
        source=meeting.source,
    )


def rules_not_set(register: Register, meeting: Meeting) -> tuple[Problem, ...]:
    """Say which deadlines a meeting lacks because its day or the rules behind them are not set, each with a cure."""
    if meeting.status in SUSPENDED or not meeting.kind.in_public:
        return ()
    if meeting.known_by:
        return (_NO_DAY,)
    rules = register.panel.rules_on(meeting.date)
    lacking = [] if rules.deadlines else [_NO_DEADLINES]
    if takes_questions(rules, meeting):
        unset = why_not_set(rules.questions)
        printed = any(one.deadline.mode == "printed" for one in rules.questions.kinds)
        lacking += [unset] if unset else []
        problem = why_not_printed(meeting.date, meeting.questions_by) if printed else None
        lacking += [problem] if problem else []
    return tuple(lacking)


_NO_DAY = Problem(
    "meeting-no-day",
    f"Its deadlines are {NOT_SET}.",
    "Edit the meeting and type its day.",
    "date",
    "meeting.edit",
)
_NO_DEADLINES = Problem(
    "deadlines.not-set",
    "The panel's own deadlines are not set.",
    "Enter them among the settings, or take those in common use (rules “common”).",
    "",
    "setting.rules",
)
