"""Where every deadline of a meeting stands on a day: done, due, late, or past with nothing left to do.

Working days left are counted after today up to and including the due day: from Monday 12 July 2021 to Wednesday 21 July
2021 there are 7. A deadline that is late has a negative number.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum

import msgspec

from store.problems import Problem
from store.records import Meeting, MeetingStatus, Panel
from store.records.meeting import DoneMark
from store.register import Register
from store.rules.calendar.deadlines import (
    INSPECTION,
    NOTICES,
    PUBLICATION,
    PUBLICATION_LOCAL,
    PURGE,
    SUSPENDED,
    ClockDate,
    closures_count,
    deadlines,
)
from store.rules.calendar.meetings import agenda_is_out
from store.rules.days.counting import working_days_left
from store.rules.days.holidays import HolidayTable
from store.rules.words.dates import long_date
from store.rules.words.folding import words_read
from store.rules.words.loose import long_day_of, why_no_day
from store.rules.words.wording import counted

TO_COME = "to come"
"""Said of a deadline that is too far off for its working days to be counted."""

CONVENTION = "Working days left are those after today up to and including the due day."
"""How working days left are counted, in words."""

DRAFT_MINUTES = "draft-minutes"
"""The panel's own date for the draft minutes; minutes in the register show that it was met."""

HISTORY_AFTER = dt.timedelta(days=92)
"""How long after a meeting what was never recorded as done is still chased; after that it is history."""

_FAR = dt.timedelta(days=400)
_PAPERS = frozenset({PUBLICATION, PUBLICATION_LOCAL})


class State(Enum):
    """Where a deadline stands. `past` is a day gone by on which something closed, or a chance that is over."""

    DONE = "done"
    DUE = "due"
    LATE = "late"
    PAST = "past"


class Tick(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One deadline of a meeting on a day.

    `left` is in working days, negative when late; None when done, or when the day is too far off to count. `late_by`
    is how many working days late it was done. `told` says in words how far it has got or how it was done.
    """

    due: ClockDate
    state: State
    left: int | None = None
    done_on: dt.date | None = None
    done_by: str = ""
    basis: str = ""
    late_by: int = 0
    told: str = ""


def clock(register: Register, meeting: Meeting, today: dt.date, table: HolidayTable) -> tuple[Tick, ...]:
    """Give the deadlines of a meeting by date, each with where it stands today. Raises Refused as `deadlines` does."""
    ticks = []
    marks = {mark.deadline: mark for mark in meeting.done}
    count_closures = closures_count(register.panel, meeting.date)
    for due in deadlines(register, meeting, table):
        done = _done(register, meeting, due, marks)
        if due.code == DRAFT_MINUTES and done is None and register.minutes_of(meeting.id):
            ticks.append(Tick(due=due, state=State.DONE, told="the minutes are in the register"))
            continue
        if due.code == PURGE and done is None and not _contacts_kept(register, meeting):
            continue
        ticks.append(_tick(register.panel, meeting, due, done, today, table, count_closures))
    return tuple(ticks)


def _tick(
    panel: Panel,
    meeting: Meeting,
    due: ClockDate,
    done: DoneMark | None,
    today: dt.date,
    table: HolidayTable,
    count_closures: bool,
) -> Tick:
    if done is not None:
        late = -_left(done.on, due.due, table, count_closures) if done.on > due.due else 0
        return Tick(
            due=due,
            state=State.DONE,
            done_on=done.on,
            done_by=done.by,
            basis=done.basis,
            late_by=late,
            told=done.note,
        )
    told = _notices_told(panel, meeting) if due.code == NOTICES else ""
    state = _state(meeting, due, today)
    far = due.code == INSPECTION or abs(due.due - today) > _FAR
    left = None if far else _left(today, due.due, table, count_closures)
    return Tick(due=due, state=state, left=left, told=told)


def _left(today: dt.date, due: dt.date, table: HolidayTable, count_closures: bool) -> int:
    return working_days_left(today, due, table, count_closure_days=count_closures)


def _state(meeting: Meeting, due: ClockDate, today: dt.date) -> State:
    if due.due >= today:
        held_early = meeting.status is MeetingStatus.HELD and not due.after
        return State.PAST if held_early else State.DUE
    if due.closes:
        return State.PAST
    if due.code == PURGE:
        return State.LATE
    if due.after:
        return State.LATE if today - meeting.date <= HISTORY_AFTER else State.PAST
    return State.LATE if meeting.status.open and meeting.date >= today else State.PAST


def _uncounted(state: str) -> str:
    """Word where a deadline stands whose days are not counted: one that is years off is not yet due."""
    return TO_COME if state == State.DUE.value else state


def left_words(state: str, left: int | None) -> str:
    """Word where a deadline stands and how much time there is."""
    if state in {State.DONE.value, State.PAST.value} or left is None:
        return _uncounted(state)
    if state == State.LATE.value:
        return f"late by {counted(-left, 'working day')}" if left else "late"
    return f"{counted(left, 'working day')} left" if left else "due today"


def near_words(state: str, left: int | None) -> str:
    """Word the same beside its date: `7 working days`, `today`, `2 working days late`."""
    if state in {State.DONE.value, State.PAST.value} or left is None:
        return _uncounted(state)
    if state == State.LATE.value:
        return f"{counted(-left, 'working day')} late" if left else "late"
    return counted(left, "working day") if left else "today"


def last_move(meeting: Meeting) -> dt.date:
    """Give the day on which the meeting was last moved; the earliest of all days if it never was."""
    return max((move.on for move in meeting.moves), default=dt.date.min)


def notices_missing(panel: Panel, meeting: Meeting) -> tuple[str, ...]:
    """Name the councils at which no notice of the meeting's present date is recorded as posted."""
    since = last_move(meeting)
    posted = {words_read(notice.council) for notice in meeting.notices if notice.on >= since}
    return tuple(council.name for council in panel.councils_on(meeting.date) if words_read(council.name) not in posted)


def _notices_told(panel: Panel, meeting: Meeting) -> str:
    total = len(panel.councils_on(meeting.date))
    return f"{total - len(notices_missing(panel, meeting))} of {total} posted" if total else ""


def _done(register: Register, meeting: Meeting, due: ClockDate, marks: dict[str, DoneMark]) -> DoneMark | None:
    """Find how a deadline was met: a mark, or what the register itself shows. A move of the meeting undoes both."""
    mark = marks.get(PUBLICATION if due.code in _PAPERS else due.code)
    if due.code in _PAPERS or due.code == NOTICES:
        mark = mark if mark is not None and mark.on >= last_move(meeting) else None
    if mark is not None:
        return mark
    if due.code in _PAPERS and agenda_is_out(meeting) and meeting.agenda_published_on is not None:
        return DoneMark(deadline=due.code, on=meeting.agenda_published_on)
    if (
        due.code == NOTICES
        and register.panel.councils_on(meeting.date)
        and not notices_missing(register.panel, meeting)
    ):
        since = last_move(meeting)
        return DoneMark(deadline=NOTICES, on=max(n.on for n in meeting.notices if n.on >= since))
    if due.code == PURGE:
        return _purged(register, meeting)
    return None


def _purged(register: Register, meeting: Meeting) -> DoneMark | None:
    days = [on for question in register.questions_of(meeting.id) if (on := question.asker.private.purged_on)]
    if not days or _contacts_kept(register, meeting):
        return None
    return DoneMark(deadline=PURGE, on=max(days))


def _contacts_kept(register: Register, meeting: Meeting) -> bool:
    """Say whether contact details of anyone who asked a question for the meeting are still in the file."""
    kept = (question.asker.private for question in register.questions_of(meeting.id))
    return any(one.address or one.email or one.phone or one.guardian for one in kept)


def find_tick(register: Register, meeting: Meeting, code: str, today: dt.date, table: HolidayTable) -> Tick | None:
    """Give one deadline of a meeting by its code; None if the meeting has none of that code."""
    return next((tick for tick in clock(register, meeting, today, table) if tick.due.code == code), None)


def why_not_clock(meeting: Meeting) -> Problem | None:
    """Say why no deadlines follow from a meeting; None if some do."""
    if meeting.status in SUSPENDED:
        sentence = f"The meeting of {long_day_of(meeting)} was {meeting.status.value} and has no deadlines."
        cure = "Reopen the meeting first if that was a mistake."
        return Problem("deadline.none", sentence, cure, "deadline", "meeting.status")
    if not meeting.kind.in_public:
        sentence = f"The meeting of {long_day_of(meeting)} is not held in public, so no deadlines follow from it."
        return Problem("deadline.private", sentence, "Change its kind if that is wrong.", "deadline", "meeting.edit")
    return why_no_day(meeting, "deadline")


def why_not_post_notices(panel: Panel, meeting: Meeting) -> Problem | None:
    """Say why no notice of a meeting can be recorded as posted at a council; None if it can."""
    problem = why_not_clock(meeting)
    if problem or notices_missing(panel, meeting):
        return problem
    if panel.councils_on(meeting.date):
        sentence, cure = "Notice is recorded as posted at every council already.", "There is nothing left to record."
    else:
        sentence, cure = "No councils are recorded.", "Enter the councils in the settings first."
    return Problem("notice.none", sentence, cure, "councils")


def why_not_mark_done(meeting: Meeting, tick: Tick | None, code: str) -> Problem | None:
    """Say why a deadline cannot be recorded as done; None if it can."""
    if meeting.status in SUSPENDED or meeting.known_by:
        return why_not_clock(meeting)
    if tick is None:
        sentence = f"The meeting of {long_day_of(meeting)} has no deadline “{code}”."
        return Problem("deadline.unknown", sentence, "Look at its clock for the deadlines it has.", "deadline")
    if tick.state is State.DONE:
        on = f" on {long_date(tick.done_on)}" if tick.done_on else ""
        sentence = f"“{tick.due.label}” is recorded as done{on} already."
        return Problem("deadline.done", sentence, "Take that back first if it is wrong.", "deadline", "clock.back")
    if tick.due.closes:
        sentence = f"“{tick.due.label}” is a day on which something closes by itself."
        return Problem("deadline.closes", sentence, "There is nothing to record.", "deadline")
    if tick.due.code == PURGE:
        sentence = "Contact details still stand in the questions for this meeting."
        return Problem(
            "deadline.purge", sentence, "Purge them in the questions; this is done then.", "deadline", "question.purge"
        )
    return None
