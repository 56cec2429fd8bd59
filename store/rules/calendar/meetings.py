"""What can be done with a meeting, what should be known before it is done, and what a meeting is called."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting, MeetingKind, MeetingStatus, StampKind
from store.register import Register
from store.rules.days.holidays import WEEKEND, HolidayTable
from store.rules.words.dates import FIRST_YEAR, LAST_YEAR, clock_time, long_date
from store.rules.words.loose import day_of, long_day_of, why_no_day
from store.rules.words.wording import capital, either

LONGEST_MEETING = 720
"""The most minutes that a meeting can have for business."""

FAR_AHEAD = dt.timedelta(days=5 * 366)
"""So far ahead a day is more likely a slip than meant."""

_KIND_WORDS = {
    MeetingKind.ORDINARY: "ordinary meeting",
    MeetingKind.ANNUAL: "annual meeting",
    MeetingKind.SPECIAL: "special meeting",
    MeetingKind.CONFIRMATION_HEARING: "confirmation hearing",
    MeetingKind.PRIVATE_BRIEFING: "private briefing",
    MeetingKind.TASK_GROUP: "task group meeting",
    MeetingKind.INFORMAL: "informal meeting",
    MeetingKind.RESERVE: "reserve meeting",
}

_STEPS = {
    MeetingStatus.PROPOSED: {MeetingStatus.ARRANGED, MeetingStatus.CALLED, MeetingStatus.RELEASED},
    MeetingStatus.ARRANGED: {
        MeetingStatus.PROPOSED,
        MeetingStatus.CALLED,
        MeetingStatus.HELD,
        MeetingStatus.RELEASED,
    },
    MeetingStatus.CALLED: {MeetingStatus.ARRANGED, MeetingStatus.HELD},
    MeetingStatus.HELD: {MeetingStatus.CALLED},
    MeetingStatus.CANCELLED: {MeetingStatus.ARRANGED},
    MeetingStatus.RELEASED: {MeetingStatus.ARRANGED},
}
"""From each status, the statuses that can follow; cancelling has a command of its own because it needs a reason."""

_REOPENED = {
    MeetingStatus.HELD: "Reopen it as called first.",
    MeetingStatus.CANCELLED: "Reopen it as arranged first.",
    MeetingStatus.RELEASED: "Reopen it as arranged first.",
}


def kind_words(kind: MeetingKind, *, article: bool = False) -> str:
    """Say in words what sort of meeting it is: `ordinary meeting`, or `an ordinary meeting` with its article."""
    words = _KIND_WORDS[kind]
    if not article:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def is_proposed(meeting: Meeting) -> bool:
    """Say whether the day of a meeting is only proposed, so that it is still to be agreed."""
    return meeting.status is MeetingStatus.PROPOSED


def the_meeting(meeting: Meeting, *, weekday: bool = False) -> str:
    """Name a meeting in a sentence: `the meeting of 29 July 2021`, `the private briefing of Thursday 20 May 2021`."""
    words = "meeting" if meeting.kind is MeetingKind.ORDINARY else kind_words(meeting.kind)
    return f"the {words} of {long_day_of(meeting) if weekday else day_of(meeting)}"


def date_words(register: Register, meeting: Meeting) -> str:
    """Name a meeting by its date alone, `29 July 2021`; by its time and kind as well if that day has another."""
    day = day_of(meeting)
    if meeting.known_by or not any(other.id != meeting.id for other in register.meeting_on(meeting.date)):
        return day
    time = f", {clock_time(meeting.start)}" if meeting.start else ""
    return f"{day} ({kind_words(meeting.kind)}{time})"


def available_minutes(register: Register, meeting: Meeting) -> int | None:
    """Give the minutes a meeting has for business: its own figure, else the panel's rule; None if neither is set."""
    if meeting.minutes_available is not None:
        return meeting.minutes_available
    return register.panel.rules_on(meeting.date).meeting_minutes


def agenda_is_out(meeting: Meeting) -> bool:
    """Say whether the agenda for the meeting's present date has been published.

    An agenda published before the meeting was last moved was the agenda of another date: notice of time and place must
    be given again (Local Government Act 1972 s.100A(6)).
    """
    published = meeting.agenda_published_on
    return published is not None and all(move.on <= published for move in meeting.moves)


def was_held(meeting: Meeting) -> bool:
    """Say whether a meeting is recorded as held."""
    return meeting.status is MeetingStatus.HELD


def has_begun(register: Register, meeting: Meeting) -> bool:
    """Say whether a meeting was held or is being held: what happens there is no change to its agenda."""
    return was_held(meeting) or any(stamp.kind is StampKind.START for stamp in register.stamps_of(meeting.id))


def why_not_edit_meeting(meeting: Meeting) -> Problem | None:
    """Say why a meeting cannot be edited; None if it can. A meeting held can be corrected."""
    return _binned(meeting)


def why_not_redate(meeting: Meeting) -> Problem | None:
    """Say why the date of a meeting cannot be corrected as a slip of the pen; None if it can."""
    if meeting.status is MeetingStatus.HELD:
        sentence = f"The meeting was held on {long_date(meeting.date)}, and its papers bear that date."
        cure = "If the date was entered wrongly, reopen the meeting as called and postpone it to the right date."
        return Problem("meeting-held", sentence, cure, "date", "meeting.status")
    if not meeting.status.open:
        sentence = f"{capital(the_meeting(meeting, weekday=True))} was {meeting.status.value}."
        return Problem("meeting-closed", sentence, _REOPENED[meeting.status], "date", "meeting.status")
    if meeting.status is MeetingStatus.CALLED or meeting.notices or meeting.agenda_published_on:
        sentence = f"{capital(the_meeting(meeting, weekday=True))} has been announced for that day."
        cure = "Postpone it or bring it forward: that records the move and its reason."
        return Problem("meeting-announced", sentence, cure, "date", "meeting.move")
    return None


def not_typed(meeting: Meeting | None) -> frozenset[str]:
    """Give the fields that are not simply typed over: a date once announced, and why it was cancelled if it was not."""
    fixed = {"date"} if meeting is not None and why_not_redate(meeting) else set()
    over = {"cancelled_reason"} if meeting is None or meeting.status is not MeetingStatus.CANCELLED else set()
    return frozenset(fixed | over)


def why_not_cancel(meeting: Meeting) -> Problem | None:
    """Say why a meeting cannot be cancelled; None if it can."""
    return _binned(meeting) or _over(meeting, "cancelled")


def why_not_postpone(meeting: Meeting) -> Problem | None:
    """Say why a meeting cannot be moved to another date; None if it can."""
    return _binned(meeting) or _over(meeting, "moved to another date")


def why_not_set_status(meeting: Meeting, status: MeetingStatus, today: dt.date) -> Problem | None:
    """Say why a meeting cannot come to a status; None if it can."""
    binned = _binned(meeting)
    if binned:
        return binned
    name = capital(the_meeting(meeting, weekday=True))
    if status is meeting.status:
        return Problem("status-same", f"{name} is {status.value} already.", "Choose another status.", "status")
    if status is MeetingStatus.CANCELLED:
        return Problem(
            "status-cancel",
            "Cancelling a meeting needs a reason.",
            "Use Cancel, which asks for it.",
            "status",
            "meeting.cancel",
        )
    if status is MeetingStatus.RELEASED and meeting.kind is not MeetingKind.RESERVE:
        cure = "Cancel it instead, with a reason."
        return Problem(
            "status-not-reserve", f"{name} is not a reserve meeting to be released.", cure, "status", "meeting.cancel"
        )
    if status not in _STEPS[meeting.status]:
        return _no_such_step(name, meeting, status)
    if status is MeetingStatus.HELD:
        return why_not_hold(meeting, today)
    return why_no_day(meeting, "status") if status is MeetingStatus.CALLED else None


def why_not_any_status(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why a meeting can come to no other status; None if there is one it can come to."""
    problems = [why_not_set_status(meeting, status, today) for status in MeetingStatus if status is not meeting.status]
    return None if None in problems else problems[0]


def _no_such_step(name: str, meeting: Meeting, status: MeetingStatus) -> Problem:
    now = meeting.status
    cure = _REOPENED.get(now)
    if cure is None:
        possible = _STEPS[now] - (set() if meeting.kind is MeetingKind.RESERVE else {MeetingStatus.RELEASED})
        cure = f"From {now.value} it can become {either([s.value for s in MeetingStatus if s in possible])}."
    return Problem("status-step", f"{name} is {now.value} and cannot become {status.value}.", cure, "status")


def _not_yet(name: str, meeting: Meeting) -> Problem:
    cure = f"Record it as held on {long_date(meeting.date)} or later, or correct its date first."
    return Problem("status-too-early", f"{name} has not taken place yet.", cure, "status")


def why_not_hold(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why a meeting cannot have been held: its day is not known or has not come. None if it can."""
    if meeting.known_by:
        return why_no_day(meeting, "status")
    return _not_yet(capital(the_meeting(meeting, weekday=True)), meeting) if meeting.date > today else None


def why_not_day(day: dt.date, label: str, field: str) -> Problem | None:
    """Say why a date cannot be right: its year is out of all reason. None if it can be."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    cure = f"Type a year from {FIRST_YEAR} to {LAST_YEAR}."
    return Problem("year-unlikely", f"The year {day.year} cannot be right for {label}.", cure, field)


def why_not_times(start: dt.time | None, finish: dt.time | None) -> Problem | None:
    """Say why a start and a finish do not go together; None if they do or if either is not recorded."""
    if start is None or finish is None or start < finish:
        return None
    sentence = f"The meeting would finish at {clock_time(finish)}, but it starts at {clock_time(start)}."
    return Problem("times-crossed", sentence, f"Type a finish later than {clock_time(start)}.", "finish")


def why_not_minutes_available(minutes: int | None) -> Problem | None:
    """Say why a meeting cannot have so many minutes for business; None if it can."""
    if minutes is None or 1 <= minutes <= LONGEST_MEETING:
        return None
    sentence = f"A meeting cannot have {minutes:,} minutes for business."
    cure = f"Type a number from 1 to {LONGEST_MEETING}, or leave it empty for the panel's usual time."
    return Problem("minutes-unlikely", sentence, cure, "minutes_available")


def warnings_for_meeting(
    register: Register, meeting: Meeting, today: dt.date, holidays: HolidayTable | None = None
) -> tuple[str, ...]:
    """Tell what should be known about a meeting's date and time, whether it is a draft or stands in the register.

    Names a weekend, a bank holiday or closure (if `holidays` reaches the year), a day on which a constituent council
    meets, another meeting on the day, a date that has passed and one more than five years ahead. Nothing is told of a
    meeting whose day is not known.
    """
    if meeting.known_by:
        return ()
    day = long_date(meeting.date)
    warnings = []
    off = day_off(meeting.date, holidays)
    if off:
        warnings.append(f"{day} is not a working day: {off}.")
    warnings += [f"{day}: {busy.what}." for busy in register.panel.busy_days if busy.day == meeting.date]
    warnings += [
        f"{day} lies in the pre-election period ({each.what or 'poll'}), up to the poll on {long_date(each.poll)}."
        for each in register.panel.pre_election
        if each.first <= meeting.date <= each.poll and meeting.kind.in_public
    ]
    others = [other for other in meetings_taking_place(register, meeting.date) if other.id != meeting.id]
    warnings += [_clash(meeting, other) for other in others]
    if meeting.status.open and meeting.date < today:
        warnings.append(f"{day} has passed and the meeting is not recorded as held.")
    if meeting.date - today > FAR_AHEAD:
        warnings.append(f"{day} is more than five years ahead.")
    return tuple(warnings)


def meetings_taking_place(register: Register, day: dt.date) -> tuple[Meeting, ...]:
    """Give the meetings whose day it is known to be and that were held or are still to be."""
    return tuple(one for one in register.meeting_on(day) if _takes_place(one) and not one.known_by)


def day_off(day: dt.date, holidays: HolidayTable | None) -> str:
    """Say why a day is no working day; beyond the list of bank holidays only a weekend can be told. Empty if it is."""
    reached = holidays is not None and holidays.first_year <= day.year <= holidays.last_year
    if holidays is not None and reached:
        return holidays.why_not_working(day) or ""
    return WEEKEND if day.weekday() >= 5 else ""


def _takes_place(meeting: Meeting) -> bool:
    return meeting.status.open or meeting.status is MeetingStatus.HELD


def _clash(meeting: Meeting, other: Meeting) -> str:
    """Say that a day has another meeting, and whether their times meet."""
    words = f"{kind_words(other.kind, article=True)} on {long_date(other.date)}"
    if meeting.start is None or other.start is None:
        return f"There is already {words}, and the time of one or both is not recorded."
    if meeting.start == other.start:
        return f"There is already {words} at the same time, {clock_time(other.start)}."
    first, second = sorted((meeting, other), key=lambda m: m.start or dt.time.min)
    if first.finish and second.start and first.finish > second.start:
        return f"There is already {words} at {clock_time(other.start)}, and the times overlap."
    return f"There is already {words} at {clock_time(other.start)}."


def _binned(meeting: Meeting) -> Problem | None:
    if meeting.binned_on is None:
        return None
    sentence = f"{capital(the_meeting(meeting, weekday=True))} is in the bin."
    return Problem("in-bin", sentence, "Take it out of the bin first.", "meeting", "bin")


def _over(meeting: Meeting, done: str) -> Problem | None:
    if meeting.status.open:
        return None
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.status is MeetingStatus.HELD:
        cure = "If it was recorded as held by mistake, reopen it as called first."
        return Problem("meeting-held", f"{name} was held and cannot be {done}.", cure, "meeting", "meeting.status")
    sentence = f"{name} was {meeting.status.value} and cannot be {done}."
    return Problem(f"meeting-{meeting.status.value}", sentence, _REOPENED[meeting.status], "meeting", "meeting.status")
