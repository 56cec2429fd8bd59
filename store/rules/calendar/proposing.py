"""Next year's dates from a pattern, each with everything that speaks against it."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.problems import Problem, Refused, not_worked_out
from store.records import Meeting, MeetingKind, MeetingStatus, Panel
from store.register import Register
from store.rules.calendar.deadlines import publication_due
from store.rules.calendar.meetings import FAR_AHEAD
from store.rules.days.holidays import HolidayTable
from store.rules.days.years import year_of
from store.rules.law.table import date_in, provision, why_end_announced
from store.rules.words.dates import MONTHS, WEEKDAYS, day_month, days_in_month, long_date

MOST = 12
"""The most meetings a pattern can ask for in a year."""

FIRM = Problem(
    "dates-proposed",
    "They stand as proposed.",
    "Record each as arranged once it is agreed.",
    "status",
    "meeting.status",
)
"""How dates that were proposed and created become firm."""

_CYCLE = (6, 7, 9, 12, 2, 3)
_SPREAD = (2, 6, 9, 12, 7, 3, 10, 4, 11, 1, 5, 8)
_AUGUST = 8
_CHRISTMAS_FROM = 19
_PRECEPT_MONTH = 2
_DAY = dt.timedelta(days=1)
_WEEKS_BEFORE = dt.timedelta(days=28)


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """How the year's meetings fall: how many, on which weekday (0: Monday) of which week of the month, when and where.

    `year` is the calendar year in which the municipal year begins. `week` is 1 to 4, or 5 for the last of the month.
    Venues are taken in turn. `months` are the months to meet in; empty for the usual ones. With `reserve` a date is
    kept for a second precept report. With `annual` the first of the year is the annual meeting, at which the panel
    elects its chairman, unless one is recorded for that year.
    """

    year: int
    number: int = 6
    weekday: int = 3
    week: int = 4
    start: dt.time | None = None
    venues: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    reserve: bool = True
    annual: bool = True


class ProposedDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date proposed, what speaks against it, and the day by which its papers would have to be published."""

    date: dt.date
    kind: MeetingKind = MeetingKind.ORDINARY
    start: dt.time | None = None
    venue: str = ""
    clashes: tuple[str, ...] = ()
    publish_by: dt.date | None = None


def why_not_pattern(pattern: Pattern) -> tuple[Problem, ...]:
    """List what is wrong with a pattern; empty if dates can be proposed from it."""
    problems = []
    if not 1 <= pattern.number <= MOST:
        sentence = f"{pattern.number} meetings a year cannot be proposed."
        problems.append(Problem("propose.number", sentence, f"Type a number from 1 to {MOST}.", "number"))
    if not 0 <= pattern.weekday <= 6:
        problems.append(Problem("propose.weekday", "That is no day of the week.", "Choose a weekday.", "weekday"))
    if not 1 <= pattern.week <= 5:
        cure = "Type 1 to 4, or 5 for the last week."
        problems.append(Problem("propose.week", f"There is no week {pattern.week} of a month.", cure, "week"))
    wrong = [month for month in pattern.months if not 1 <= month <= 12]
    if wrong:
        problems.append(
            Problem("propose.months", f"There is no month {wrong[0]}.", "Type months from 1 to 12.", "months")
        )
    if not 2012 <= pattern.year <= 2098:
        cure = "Type a year from 2012 on."
        problems.append(Problem("propose.year", f"The year {pattern.year} cannot be right.", cure, "year"))
    return tuple(problems)


def propose(register: Register, pattern: Pattern, table: HolidayTable) -> tuple[ProposedDate, ...]:
    """Give the year's dates from a pattern, in order, each with its clashes. Nothing is arranged.

    Raises:
        Refused: the pattern cannot be used, or the list of bank holidays does not reach the year.
    """
    problems = why_not_pattern(pattern)
    if problems:
        raise Refused(*problems)
    starts = register.panel.year_starts_month
    days = sorted(_day(pattern, month, starts, table) for month in _months(pattern))
    proposed = []
    for place, day in enumerate(days):
        venue = pattern.venues[place % len(pattern.venues)] if pattern.venues else ""
        first = pattern.annual and not place and not _has_annual(register, day, starts)
        kind = MeetingKind.ANNUAL if first else MeetingKind.ORDINARY
        one = ProposedDate(date=day, start=pattern.start, venue=venue, kind=kind)
        proposed.append(judged(register, one, table))
    if pattern.reserve:
        proposed.append(judged(register, _reserve(pattern, starts), table))
    return tuple(sorted(proposed, key=lambda one: one.date))


def _has_annual(register: Register, day: dt.date, starts: int) -> bool:
    """Say whether the annual meeting of the municipal year of a day is recorded, and was not called off."""
    _, first, last = year_of(day, starts)
    off = {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}
    return any(
        one.kind is MeetingKind.ANNUAL and first <= one.date <= last and one.status not in off
        for one in register.meetings
    )


def judged(register: Register, one: ProposedDate, table: HolidayTable) -> ProposedDate:
    """Give a proposed date with its clashes and its day of publication worked out for the day it now has.

    Raises Refused if the list of bank holidays does not reach it.
    """
    papers = publication_due(register.panel, one.date, table)
    return msgspec.structs.replace(one, clashes=clashes(register, one, table), publish_by=papers)


def shifted(register: Register, one: ProposedDate, weeks: int, table: HolidayTable) -> ProposedDate:
    """Give a proposed date so many weeks later, or earlier if negative, judged anew.

    Raises Refused if the list of bank holidays does not reach it.
    """
    return judged(register, msgspec.structs.replace(one, date=one.date + dt.timedelta(weeks=weeks)), table)


def clashes(register: Register, one: ProposedDate, table: HolidayTable) -> tuple[str, ...]:
    """List what speaks against a date: no working day, August, councils that meet, another meeting, an election."""
    day, panel = one.date, register.panel
    reasons = []
    off = table.why_not_working(day)
    if off:
        reasons.append(f"not a working day: {off}")
    if _christmas(day):
        reasons.append("in the days around Christmas")
    if day.month == _AUGUST:
        reasons.append("in August, when members are away")
    reasons += [busy.what for busy in panel.busy_days if busy.day == day]
    for meeting in register.meeting_on(day):
        if meeting.status not in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
            reasons.append(f"the panel has a meeting ({meeting.kind.value}) on that day")
    reasons += [
        f"pre-election period ({each.what or 'poll'})" for each in panel.pre_election if each.first <= day <= each.poll
    ]
    if one.kind is not MeetingKind.RESERVE:
        reasons += _precept_clash(register.panel, day, table)
    ended = why_end_announced(day)
    unsure = table.why_not_certain(day.year)
    return (
        *reasons,
        *(one.sentence for one in (ended,) if one),
        *(unsure.sentence for unsure in (unsure,) if unsure),
    )


def _christmas(day: dt.date) -> bool:
    return day.month == 12 and day.day >= _CHRISTMAS_FROM


def _precept_clash(panel: Panel, day: dt.date, table: HolidayTable) -> list[str]:
    """Say what a date in the weeks before the panel's precept report means for the commissioner's papers."""
    try:
        last, notify = _limit("precept_report", day.year), _limit("precept_notify", day.year)
    except Refused as refused:
        return [f"precept: its dates {not_worked_out(refused)}"]
    if not last - _WEEKS_BEFORE <= day <= last:
        return []
    papers = publication_due(panel, day, table)
    if papers >= notify:
        return []
    return [f"precept: papers needed by {day_month(papers)}, before the law's {day_month(notify)}"]


def lacking(register: Register, dates: tuple[ProposedDate, ...], pattern: Pattern, today: dt.date) -> tuple[str, ...]:
    """Say what is wrong with the whole year: dates that are out of it or have passed, and what it lacks."""
    starts = register.panel.year_starts_month
    label, first, last = year_of(dt.date(pattern.year, starts, 1), starts)
    out = [f"{long_date(one.date)} is outside the year {label}." for one in dates if not first <= one.date <= last]
    gone = [f"{long_date(one.date)} has passed." for one in dates if one.date < today]
    far = [f"{long_date(one.date)} is more than five years ahead." for one in dates if one.date - today > FAR_AHEAD]
    return (*out, *gone, *far, *missing(register, dates, pattern))


def missing(register: Register, dates: tuple[ProposedDate, ...], pattern: Pattern) -> tuple[str, ...]:
    """Say what the whole year lacks: a meeting in time for the precept, or a date kept for a second report."""
    year = pattern.year + 1 if register.panel.year_starts_month > _PRECEPT_MONTH else pattern.year
    try:
        last, revised = _limit("precept_report", year), _limit("precept_revised", year)
        second = _limit("precept_second_report", year)
    except Refused as refused:
        return tuple(str(problem) for problem in refused.problems)
    days = [one.date for one in dates] + [m.date for m in register.meetings if m.status.open]
    gaps = []
    if not any(last - _WEEKS_BEFORE <= day <= last for day in days):
        gaps.append(f"Precept window missed: no meeting in the four weeks up to {long_date(last)}.")
    if not any(revised < day <= second for day in days):
        first = revised + _DAY
        gaps.append(
            f"No date is kept for a second precept report from {day_month(first)} to {day_month(second)}, "
            "to be released if there is no veto."
        )
    return tuple(gaps)


def as_meeting(one: ProposedDate, meeting_id: str, known_from: dt.date | None = None) -> Meeting:
    """Make the record of a proposed date, known from a day on if that is given."""
    return Meeting(
        id=meeting_id,
        date=one.date,
        kind=one.kind,
        start=one.start,
        venue=one.venue,
        status=MeetingStatus.PROPOSED,
        arranged_on=known_from,
    )


def _months(pattern: Pattern) -> tuple[int, ...]:
    if pattern.months:
        return tuple(dict.fromkeys(pattern.months))[: pattern.number]
    return (_CYCLE if pattern.number == len(_CYCLE) else _SPREAD)[: pattern.number]


def _day(pattern: Pattern, month: int, starts: int, table: HolidayTable) -> dt.date:
    """Find the day in a month: in February the last such weekday in time for the precept, else the week of the pattern.

    A day that is no working day gives way to the same weekday a week earlier, once.
    """
    year = pattern.year if month >= starts else pattern.year + 1
    if month == _PRECEPT_MONTH:
        try:
            return _back_to(_limit("precept_report", year), pattern.weekday)
        except Refused:  # `missing` says it of the whole year
            return _nth(year, month, pattern)
    day = _in_week(pattern, year, month)
    earlier = day - 7 * _DAY
    if (table.why_not_working(day) or _christmas(day)) and earlier.month == month and pattern.weekday < 5:
        return earlier
    return day


def why_not_in_week(pattern: Pattern, one: ProposedDate, starts: int, table: HolidayTable) -> str:
    """Say why a date that was proposed is not in the week of its pattern; empty if it is, or stands there by choice."""
    year, month = one.date.year, one.date.month
    meant = _in_week(pattern, year, month)
    if one.kind is MeetingKind.RESERVE:
        return "kept for a second precept report, by the last such day on which that can be made"
    if one.date == meant or one.date != _day(pattern, month, starts, table):
        return ""
    if month == _PRECEPT_MONTH:
        return f"the last {WEEKDAYS[pattern.weekday]} in time for the precept report"
    off = table.why_not_working(meant)
    why = f"is no working day: {off}" if off else "is in the days around Christmas"
    return f"a week earlier, as {day_month(meant)} {why}"


def _in_week(pattern: Pattern, year: int, month: int) -> dt.date:
    """Give the day of a month on the weekday and in the week of a pattern."""
    last = dt.date(year, month, days_in_month(month, year))
    return _back_to(last, pattern.weekday) if pattern.week == 5 else _nth(year, month, pattern)


def _nth(year: int, month: int, pattern: Pattern) -> dt.date:
    first = dt.date(year, month, 1)
    day = first + ((pattern.weekday - first.weekday()) % 7) * _DAY
    return min(
        day + 7 * (pattern.week - 1) * _DAY, _back_to(dt.date(year, month, days_in_month(month, year)), day.weekday())
    )


def _back_to(day: dt.date, weekday: int) -> dt.date:
    return day - ((day.weekday() - weekday) % 7) * _DAY


def _reserve(pattern: Pattern, starts: int) -> ProposedDate:
    year = pattern.year + 1 if starts > _PRECEPT_MONTH else pattern.year
    day = _back_to(_limit("precept_second_report", year), pattern.weekday)
    revised = _limit("precept_revised", year)
    venue = pattern.venues[0] if pattern.venues else ""
    return ProposedDate(
        date=day if day > revised else revised + _DAY, kind=MeetingKind.RESERVE, start=pattern.start, venue=venue
    )


def _limit(code: str, year: int) -> dt.date:
    return date_in(provision(code, dt.date(year, 2, 1)), year)


def pattern_words(pattern: Pattern) -> str:
    """Say a pattern in words: `6 a year, Thursdays in the fourth week`."""
    weeks = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "last"}
    months = ", ".join(MONTHS[month - 1][:3] for month in _months(pattern))
    return f"{pattern.number} a year, {WEEKDAYS[pattern.weekday]}s in the {weeks[pattern.week]} week ({months})"
