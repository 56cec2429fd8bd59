"""What is left to do after a meeting: its minutes, actions, copies, dates, answers, and what comes back to a meeting.

Each thing comes with the act that does it. What a finding says of the meeting is taken from there, so that nothing is
looked for twice; what no finding says, because it does not press yet, is looked for here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.problems import Problem, Refused
from store.records import (
    Action,
    Declaration,
    Meeting,
    MeetingStatus,
    Minute,
    Question,
    Report,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.calendar.clock import DRAFT_MINUTES, State, Tick
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import the_minutes
from store.rules.findings import Finding, Scene, all_findings
from store.rules.findings.deadlines import asks_for
from store.rules.findings.preparing import due_there
from store.rules.findings.replies import minutes_reported
from store.rules.lint.leaving import open_slips
from store.rules.minutes.naming import minute_words
from store.rules.minutes.promises import promises_of, why_not_split
from store.rules.minutes.states import why_not_final, why_not_write
from store.rules.reports.guards import why_not_draft_at
from store.rules.words.dates import long_date
from store.rules.words.loose import why_no_day
from store.rules.words.wording import capital, counted, listed

MINUTES, ACTIONS, COPIES, DATES, ANSWERS, PROGRAMME = (
    "minutes",
    "actions and recommendations",
    "reports and copies",
    "dates",
    "questions and interests",
    "programme",
)
"""The stages, in the order in which a clerk goes through them."""


SLIPS = "minutes-slips"
"""The code for what looks wrong in the minutes, which are counted and not told one by one."""


class Leftover(NamedTuple):
    """Something that is left to do after a meeting: its stage, a code, a sentence, the cure, the record, the act.

    `by` is the day by which it is to be done, None if none is set. `act` is the id of what does it.
    """

    stage: str
    code: str
    sentence: str
    cure: str
    record: str
    act: str
    by: dt.date | None = None


OF_FINDINGS = {
    "meeting-not-recorded": (MINUTES, "meeting.status"),
    "minutes-unconfirmed": (MINUTES, "minute.confirm"),
    "minutes-unsigned": (MINUTES, "minute.sign"),
    "minutes-twice-numbered": (MINUTES, "minute.edit"),
    "vote-at-odds": (MINUTES, "attend.votes"),
    "no-reply": (ACTIONS, "action.respond"),
    "reply-owed": (ACTIONS, "action.respond"),
    "can-be-closed": (ACTIONS, "action.close"),
    "copies-not-sent": (COPIES, "action.copies"),
    "report-draft": (COPIES, "report.final"),
    "report-unsent": (COPIES, "report.publish"),
    "report-copies": (COPIES, "report.copies"),
    "report-unanswered": (COPIES, "report.answer"),
    "question-not-put": (ANSWERS, "question.put"),
    "question-undecided": (ANSWERS, "question.hold"),
    "question-not-told": (ANSWERS, "question.told"),
    "question-supplementary": (ANSWERS, "question.sent"),
    "answer-owed": (ANSWERS, "question.sent"),
    "contacts-kept": (ANSWERS, "question.purge"),
    "officer-to-tell": (ANSWERS, "declared.told"),
    "not-dealt-with": (PROGRAMME, "item.move"),
    "needs-new-meeting": (PROGRAMME, "item.move"),
    "report-never-scheduled": (PROGRAMME, "action.schedule"),
    "action-overdue": (PROGRAMME, "action.schedule"),
    "undated-promise": (PROGRAMME, "action.schedule"),
    "due-meeting-off": (PROGRAMME, "action.carry"),
    "due-here": (PROGRAMME, "action.schedule"),
}
"""The findings that are followed up after a meeting, each with its stage and the act that does it."""

_STAGES = (MINUTES, ACTIONS, COPIES, DATES, ANSWERS, PROGRAMME)


def why_not_after(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why nothing follows from a meeting yet: it is to come, was called off, or has no day. None if it does."""
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        return Problem("meeting-off", f"{name} was {meeting.status.value}.", "Nothing follows from it.", "meeting")
    if meeting.known_by:
        return why_no_day(meeting, "meeting")
    if meeting.date > today:
        cure = "Go through it on the day or after it."
        return Problem("meeting-to-come", f"{name} has not taken place yet.", cure, "meeting")
    return None


def nothing_left(meeting: Meeting) -> str:
    """Say that nothing is left to do after a meeting."""
    return f"Nothing is left to do after {the_meeting(meeting, weekday=True)}."


def leftovers(register: Register, meeting: Meeting, today: dt.date) -> tuple[Leftover, ...]:
    """List what is left to do after a meeting, in the order of the stages; nothing before it has taken place."""
    if why_not_after(meeting, today) is not None:
        return ()
    scene = Scene(register, today)
    every = [one for step in _STEPS for one in step(scene, meeting)]
    return tuple(sorted(every, key=lambda one: _STAGES.index(one.stage)))


def _of_minutes(scene: Scene, meeting: Meeting) -> Iterator[Leftover]:
    """Say how far the minutes have got, and what has to happen before they are final."""
    register = scene.register
    if not register.minutes_of(meeting.id):
        if why_not_write(meeting, scene.today) is None:
            sentence = f"No minute of {the_meeting(meeting)} has been written."
            yield Leftover(MINUTES, "minutes-none", sentence, "Write them.", meeting.id, "minute.new")
        return
    if why_not_final(register, meeting) is not None:
        return
    number = len(open_slips(register, meeting))
    if number:
        look = "looks" if number == 1 else "look"
        sentence = f"{counted(number, 'thing')} {look} wrong in {the_minutes(meeting)}."
        yield Leftover(MINUTES, SLIPS, capital(sentence), "Go through them.", meeting.id, "minute.lint")
    sentence = f"{capital(the_minutes(meeting))} are a draft."
    yield Leftover(MINUTES, "minutes-draft", sentence, "Make them final.", meeting.id, "minute.final")


def _of_clauses(scene: Scene, meeting: Meeting) -> Iterator[Leftover]:
    """Find what was resolved or recommended and asks for something, and for which no action stands."""
    for minute in scene.register.minutes_of(meeting.id):
        if why_not_split(scene.register, minute) is not None:
            continue
        loose = [one for one in promises_of(scene.register, minute) if one.resolved and one.kind and not one.taken]
        if loose:
            names = listed([one.clause for one in loose])
            where = capital(minute_words(scene.register, minute))
            sentence = f"{where}: no action is recorded for {names}."
            cure = "Make actions and recommendations of what was resolved."
            yield Leftover(ACTIONS, "clause-without-action", sentence, cure, minute.id, "page.split")


def _of_reports(scene: Scene, meeting: Meeting) -> Iterator[Leftover]:
    """Find recommendations of the meeting under the law's powers on which no report to the commissioner is drafted."""
    covered = minutes_reported(scene)
    made = [
        one
        for one in scene.register.actions
        if one.meeting == meeting.id and one.legal_basis and one.minute not in covered
    ]
    if made and why_not_draft_at(scene.register, meeting, scene.today) is None:
        basis = listed(sorted({one.legal_basis for one in made}))
        sentence = f"No report to the commissioner is drafted for {counted(len(made), 'recommendation')} ({basis})."
        cure = "Draft it, or write the report of the round from its step."
        yield Leftover(COPIES, "report-none", sentence, cure, meeting.id, "page.report")


def _of_clock(scene: Scene, meeting: Meeting) -> Iterator[Leftover]:
    """Find the deadlines after the meeting that are not met, the draft minutes among them even if no day is set."""
    ticks = scene.clock_of(meeting)
    if isinstance(ticks, Refused):
        for problem in ticks.problems:
            yield Leftover(DATES, "dates-unknown", problem.sentence, problem.cure, meeting.id, problem.act)
        return
    for tick in ticks:
        if tick.due.after and tick.state in {State.DUE, State.LATE} and asks_for(scene, meeting, tick):
            yield _deadline(meeting, tick)
    unset = meeting.kind.in_public and not any(tick.due.code == DRAFT_MINUTES for tick in ticks)
    if unset and not scene.register.minutes_of(meeting.id):
        sentence = "The panel has set no day for the draft minutes, so the clock has none."
        cure = "Set it with the panel's own deadlines."
        yield Leftover(DATES, "draft-minutes-not-set", sentence, cure, meeting.id, "setting.new")


def _deadline(meeting: Meeting, tick: Tick) -> Leftover:
    late = "late, it was due" if tick.state is State.LATE else "due"
    sentence = f"{tick.due.label}: {late} on {long_date(tick.due.due)}."
    cure = "Record it as done when it is."
    return Leftover(DATES, f"deadline.{tick.due.code}", sentence, cure, meeting.id, "clock.done", tick.due.due)


def _of_findings(scene: Scene, meeting: Meeting) -> Iterator[Leftover]:
    """Take over what findings say of the meeting, and of what came of it."""
    told = [*all_findings(scene)]
    told += [one for following in scene.coming[:1] for one in due_there(scene, following)]
    for one in told:
        follow = OF_FINDINGS.get(one.code)
        if follow is not None and _is_of(scene.register, one, meeting):
            stage, act = follow
            yield Leftover(stage, one.code, one.sentence, one.cure, one.records[0], act, one.by)


def _is_of(register: Register, one: Finding, meeting: Meeting) -> bool:
    return any(_came_of(register.find(record), meeting) for record in one.records)


def _came_of(record: object, meeting: Meeting) -> bool:
    """Say whether a record is the meeting, or came of it."""
    match record:
        case Meeting():
            return record.id == meeting.id
        case Question():
            return (record.held_over_to or record.meeting) == meeting.id
        case Action() | Minute() | Vote() | Declaration() | Report():
            return record.meeting == meeting.id
        case WorkItem():
            last = record.moves[-1] if record.moves else None
            return record.meeting == meeting.id or (last is not None and last.from_meeting == meeting.id)
    return False


_STEPS: tuple[Callable[[Scene, Meeting], Iterator[Leftover]], ...] = (
    _of_minutes,
    _of_clauses,
    _of_reports,
    _of_clock,
    _of_findings,
)
