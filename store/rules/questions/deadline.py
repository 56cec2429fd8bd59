"""The deadline of a question: worked out from the meeting's date by the panel's own scheme, with its working."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from store import bundled
from store.problems import Problem, Refused
from store.records import Meeting, Panel, Question, QuestionKind, QuestionState
from store.records.panel import Closure, Deadline, HolidayChange
from store.register import Register
from store.rules.calendar.meetings import kind_words
from store.rules.days.clear_days import work_out
from store.rules.days.counting import DueDate
from store.rules.days.holidays import HolidayTable, holiday_table
from store.rules.days.periods import add_months
from store.rules.law.provision import Provision
from store.rules.law.table import local_rule
from store.rules.questions.steps import is_ruled_out, kind_rule, meeting_of, scheme_on, why_no_rule, why_not_set
from store.rules.words.dates import clock_time, long_date, short_date
from store.rules.words.deadlines import deadline_words
from store.rules.words.loose import NOT_SET, long_day_of
from store.rules.words.wording import capital, listed

_HOLIDAYS = "holidays/england-and-wales.json"

NOT_PRINTED = Problem(
    "questions.not-printed",
    "Each agenda prints by when questions must be in, and what this one prints is not entered.",
    "Enter it with the meeting.",
    "questions_by",
    "meeting.edit",
)
"""Why there is no deadline where the rules leave it to the agenda."""


class QuestionDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """When a kind of question had to be in for a meeting; `due` is None when none can be given, and `why_none` why.

    `rule` says the scheme's rule in words; `stated` is whether the scheme says anything about this kind at all. An
    `advisory` one makes nothing late. What is in by `guaranteed` has the answer that `guarantee` names.
    """

    meeting: dt.date
    due: DueDate | None = None
    rule: str = ""
    why_none: str = ""
    stated: bool = True
    advisory: bool = False
    guaranteed: DueDate | None = None
    guarantee: str = ""


def holidays_of(panel: Panel) -> HolidayTable:
    """Give the bank holidays with the panel's own changes and closures."""
    return _table(panel.holiday_changes, panel.closures)


@lru_cache(maxsize=8)
def _table(changes: tuple[HolidayChange, ...], closures: tuple[Closure, ...]) -> HolidayTable:
    return holiday_table(bundled.read(_HOLIDAYS), changes=changes, closures=closures)


def deadline_for(register: Register, kind: QuestionKind, meeting: Meeting, *, urgent: bool = False) -> QuestionDeadline:
    """Give the deadline for a kind of question at a meeting; `urgent` gives the later one for urgent ones, if any.

    Working days are counted as the panel counts its notice (closures of the office included or not).
    """
    if meeting.known_by:
        return QuestionDeadline(meeting=meeting.date, why_none=capital(NOT_SET), stated=False)
    day = _MeetingDay(meeting.date, meeting.start, meeting.questions_by, meeting.questions_hour)
    return _deadline_for(_The(register.panel), kind, day, urgent)


class _MeetingDay(NamedTuple):
    """What a deadline is counted from: the day and start of a meeting, and the day and hour that its agenda prints."""

    date: dt.date
    start: dt.time | None
    printed: dt.date | None
    printed_hour: dt.time | None


class _The:
    """The very panel it was made of: the same only as itself, which is quicker told than whether two are equal."""

    def __init__(self, panel: Panel) -> None:
        """Hold the panel."""
        self.panel = panel

    def __hash__(self) -> int:
        return id(self.panel)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _The) and other.panel is self.panel


@lru_cache(maxsize=512)
def _deadline_for(the: _The, kind: QuestionKind, day: _MeetingDay, urgent: bool) -> QuestionDeadline:
    rules = the.panel.rules_on(day.date)
    scheme = rules.questions
    unset = why_not_set(scheme)
    if unset is not None:
        return QuestionDeadline(meeting=day.date, why_none=str(unset), stated=False)
    if scheme.allowed is False:
        return QuestionDeadline(meeting=day.date, why_none="The panel's rules do not provide for public questions.")
    rule = kind_rule(scheme, kind)
    if rule is None:
        stated = is_ruled_out(rules, kind)
        return QuestionDeadline(meeting=day.date, why_none=why_no_rule(rules, kind), stated=stated)
    wanted = rule.urgent if urgent and rule.urgent.mode != "none" else rule.deadline
    if wanted.mode == "none":
        return QuestionDeadline(meeting=day.date, why_none="The panel's rules set no deadline for it.")
    told = QuestionDeadline(meeting=day.date, rule=deadline_words(wanted), advisory=wanted.advisory)
    try:
        due = _due(the.panel, wanted, day)
        sure = _due(the.panel, rule.guaranteed, day) if rule.guaranteed.mode != "none" else None
    except Refused as refused:
        return replace(told, why_none=str(refused.first))
    return replace(told, due=due, guaranteed=sure, guarantee=rule.guarantee)


def _due(panel: Panel, wanted: Deadline, day: _MeetingDay) -> DueDate:
    rules, table = panel.rules_on(day.date), holidays_of(panel)
    rule = _rule(wanted, rules.questions.provision)
    if wanted.mode == "printed":
        return _printed(wanted, day, table)
    if wanted.mode == "minutes_before":
        hour = None
        if day.start is not None:
            hour = (dt.datetime.combine(day.date, day.start) - dt.timedelta(minutes=wanted.n)).time()
        return work_out("same_day", 0, day.date, table, rule=rule, hour=hour)
    count = rules.notice.closures_count
    return work_out(wanted.mode, wanted.n, day.date, table, rule=rule, count_closure_days=count, hour=wanted.hour)


def why_not_printed(meeting: dt.date, printed: dt.date | None) -> Problem | None:
    """Say why the day that the agenda of a meeting prints is no deadline for questions; None if it is one."""
    if printed is None:
        return NOT_PRINTED
    if printed <= meeting:
        return None
    sentence = f"The day printed for questions, {long_date(printed)}, is after the meeting."
    cure = "Correct it with the meeting."
    return Problem("questions.printed-after", sentence, cure, "questions_by", "meeting.edit")


def _printed(wanted: Deadline, day: _MeetingDay, table: HolidayTable) -> DueDate:
    """Give the deadline that the agenda of a meeting prints. Raises Refused while none is entered that can be one."""
    problem = why_not_printed(day.date, day.printed)
    if problem is not None or day.printed is None:
        raise Refused(problem or NOT_PRINTED)
    return work_out("calendar", (day.date - day.printed).days, day.date, table, hour=day.printed_hour or wanted.hour)


def _rule(wanted: Deadline, source: str) -> Provision | None:
    if wanted.mode == "clear_wd":
        return local_rule(wanted.n, "clear working days", source, counting="clear")
    if wanted.mode == "wd_before":
        return local_rule(wanted.n, "working days", source, counting="before")
    return None


def due_words(due: DueDate) -> str:
    """Write a deadline in full: `Wednesday 7 July 2021`, `Thursday 18 March 2021, 12 noon`."""
    return f"{long_date(due.due)}, {clock_time(due.hour)}" if due.hour else long_date(due.due)


def working_lines(deadline: QuestionDeadline) -> tuple[str, ...]:
    """Give the working of a deadline, a line each: the rule, the days counted, the days skipped and why, warnings."""
    due = deadline.due
    if due is None:
        return (deadline.why_none,)
    lines = [f"{deadline.rule[:1].upper()}{deadline.rule[1:]}, the meeting being on {long_date(deadline.meeting)}."]
    if due.counted:
        days = ", ".join(short_date(day) for day in due.counted)
        lines.append(f"Counted ({len(due.counted)}): {days}.")
    if due.skipped:
        days = ", ".join(f"{short_date(one.day)} ({one.why})" for one in due.skipped)
        lines.append(f"Not counted: {days}.")
    asked = " It is only asked for: nothing is late by it." if deadline.advisory else ""
    lines.append(f"In by {due_words(due)}.{asked}")
    if deadline.guaranteed is not None:
        lines.append(f"In by {due_words(deadline.guaranteed)}: {guarantee_words(deadline)}.")
    lines += [str(warning) for warning in due.warnings]
    return tuple(lines)


def guarantee_words(deadline: QuestionDeadline) -> str:
    """Say what is guaranteed to what is in early enough: `a written answer is guaranteed`."""
    return f"{deadline.guarantee or 'an answer'} is guaranteed"


def is_late(deadline: QuestionDeadline, received: dt.datetime | None) -> bool | None:
    """Say whether a question received then was late; None if that cannot be told. By an advisory deadline none is.

    It cannot be told without a receipt, without a deadline, or when it came on the last day, which ends at an hour,
    and the hour of receipt is not recorded (midnight stands for an hour not recorded).
    """
    due = deadline.due
    if due is None or received is None:
        return None
    if deadline.advisory:
        return False
    return came_after(due, received)


def came_after(due: DueDate, received: dt.datetime) -> bool | None:
    """Say whether something came after a day and its hour; None if it came that day at an hour not recorded."""
    if received.date() != due.due or due.hour is None:
        return received.date() > due.due
    return None if received.time() == dt.time() else received.replace(tzinfo=None).time() > due.hour


def deadline_of(register: Register, question: Question) -> QuestionDeadline | None:
    """Give the deadline of a question for the meeting it is to be put at; None if it has no meeting."""
    meeting = meeting_of(register, question)
    if meeting is None:
        return None
    return deadline_for(register, question.kind, meeting, urgent=bool(question.urgent_reason))


_LOOKED_AT = frozenset(
    {
        QuestionState.ACCEPTED,
        QuestionState.REJECTED,
        QuestionState.HELD_OVER,
        QuestionState.SENT_FOR_ANSWER,
        QuestionState.ANSWERED,
    }
)


def why_look_again(register: Register, question: Question) -> str:
    """Say why a decision needs another look: its meeting moved, or was cancelled, since; empty if it does not."""
    if question.state not in _LOOKED_AT:
        return ""
    meeting = meeting_of(register, question)
    if meeting is not None and not meeting.status.open and meeting.status.value in {"cancelled", "released"}:
        return f"The meeting of {long_day_of(meeting)} was {meeting.status.value}."
    if question.decided_deadline is None:
        return ""
    now = deadline_of(register, question)
    due = now.due.due if now and now.due else None
    if due == question.decided_deadline:
        return ""
    before = long_date(question.decided_deadline)
    after = long_date(due) if due else "not to be worked out"
    return f"It was decided when the deadline was {before}; now it is {after}."


def next_meeting_for(register: Register, question: Question, today: dt.date) -> Meeting | None:
    """Give the meeting a late question would be held over to: the next after its own that the scheme allows."""
    own = meeting_of(register, question)
    for meeting in register.meetings:
        after = meeting.date > (own.date if own else today) and meeting.date >= today
        if after and meeting.status.open and not why_not_meeting(register, meeting):
            return meeting
    return None


def why_not_meeting(register: Register, meeting: Meeting) -> str:
    """Say why the rules let no question be put at a meeting; empty if they do."""
    if not meeting.kind.in_public:
        return f"{capital(kind_words(meeting.kind, article=True))} is not held in public."
    ordinary_only = scheme_on(register, meeting.date).meetings == "ordinary_only"
    if ordinary_only and meeting.kind.value not in {"ordinary", "annual"}:
        return f"Questions are put at ordinary meetings only; this is a {meeting.kind.value} meeting."
    return ""


def answer_due_by_rule(register: Register, question: Question) -> dt.date | None:
    """Give the day by which the scheme wants an answer in writing before the meeting; None if it wants none then."""
    meeting = meeting_of(register, question)
    if meeting is None:
        return None
    wanted = scheme_on(register, meeting.date).written_answer_due
    if wanted.mode not in {"clear_wd", "wd_before", "calendar"}:
        return None
    return work_out(wanted.mode, wanted.n, meeting.date, holidays_of(register.panel)).due


def reply_due_by_rule(register: Register, question: Question) -> dt.date | None:
    """Give the day by which the scheme wants the written answer sent; None if it names none after the meeting."""
    meeting = meeting_of(register, question)
    if meeting is None:
        return None
    wanted = scheme_on(register, meeting.date).written_answer_due
    if wanted.mode not in {"wd_after", "calendar_after", "weeks_after", "months_after"}:
        return None
    return work_out(wanted.mode, wanted.n, meeting.date, holidays_of(register.panel)).due


def purge_due(register: Register, question: Question, today: dt.date) -> dt.date | None:
    """Give the day from which contact details must go: the months of the panel's setting after the meeting.

    A question without a meeting is counted from its receipt, else from its first step; None if none is recorded.
    Custom is twelve months.
    """
    meeting = meeting_of(register, question)
    since = meeting.date if meeting else (question.received_at.date() if question.received_at else None)
    if since is None and question.steps:
        since = question.steps[0].on
    if since is None:
        return None
    return add_months(since, register.panel.rules_on(today).contact_months)


def waiver_words(waiver: tuple[str, ...]) -> str:
    """Say who may waive the notice, and when, by the scheme; empty if it says nothing."""
    words = {
        "chair_urgent": "the chair may take it if it is urgent",
        "chair_waives": "the chair may waive the notice",
        "on_agenda": "it may be taken if it concerns an item on the agenda",
    }
    known = [words[code] for code in waiver if code in words]
    return f"The rules say that {listed(known)}." if known else ""
