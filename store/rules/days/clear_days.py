"""Clear working days, working days and calendar days, each answer with its working.

A clear day is a whole working day strictly between publication and meeting (R v Swansea CC ex p Elitestone, 1993):
neither the day of publication nor the day of the meeting counts, nor a weekend, nor a bank holiday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from store.problems import Problem, Refused
from store.records.panel import Nation
from store.rules.days.counting import (
    DueDate,
    SkippedDay,
    Working,
    add_days,
    between,
    check_number,
    last_working_day,
    next_working_day,
    walk,
    warnings_for,
    working_days_left,
)
from store.rules.days.holidays import HolidayTable, holiday_table
from store.rules.days.periods import add_months
from store.rules.law.provision import Provision, Unit
from store.rules.law.table import local_rule, provision, why_end_announced
from store.rules.words.dates import long_date

__all__ = [
    "CalendarGiven",
    "DueDate",
    "EarliestMeeting",
    "HolidayTable",
    "NoticeGiven",
    "SkippedDay",
    "Working",
    "calendar_days_from",
    "calendar_given",
    "clear_days",
    "clear_days_before",
    "earliest_meeting",
    "holiday_table",
    "last_working_day",
    "latest_publication",
    "next_working_day",
    "work_out",
    "working_days_after",
    "working_days_before",
    "working_days_left",
]

NoticeVerdict = Literal["in time", "short"]
"""Whether enough clear days were given."""

_DAY = dt.timedelta(days=1)


class NoticeGiven(Working, frozen=True, kw_only=True):
    """The clear working days between a publication and a meeting. `published` is the day that counts as publication."""

    published: dt.date
    clear_days: int
    short_by: int
    verdict: NoticeVerdict


class CalendarGiven(Working, frozen=True, kw_only=True):
    """The calendar days from something that was sent or published to a meeting, the meeting's own day counted."""

    published: dt.date
    days: int
    short_by: int
    verdict: NoticeVerdict


class EarliestMeeting(Working, frozen=True, kw_only=True):
    """The first working day on which a meeting can be held; `meeting` is that day."""

    published: dt.date


def latest_publication(
    meeting: dt.date,
    n: int | None,
    table: HolidayTable,
    *,
    nation: Nation = Nation.ENGLAND,
    count_closure_days: bool = False,
    hour: dt.time | None = None,
) -> DueDate:
    """Give the last working day on which papers can be published with `n` clear working days before a meeting.

    None as `n` means the statutory number (Local Government Act 1972 ss.100A-100B: five in England, three in Wales).
    `hour` is the panel's own cut-off on that day. A meeting at a weekend or on a holiday, a number below the law's and
    holidays not yet confirmed are warnings. Raises Refused for a number below 0 and for days outside the table.
    """
    rule, warnings = _notice_rule(n, meeting, nation)
    return clear_days_before(
        meeting, rule.number, table, rule=rule, count_closure_days=count_closure_days, hour=hour, warnings=warnings
    )


def clear_days_before(
    meeting: dt.date,
    n: int,
    table: HolidayTable,
    *,
    rule: Provision | None = None,
    count_closure_days: bool = False,
    hour: dt.time | None = None,
    warnings: tuple[Problem, ...] = (),
) -> DueDate:
    """Give the last working day with `n` clear working days between it and a meeting (`clear_wd`).

    The working covers the days strictly between. Without `rule` the number is the panel's own. Raises Refused as above.
    """
    check_number(n)
    counted, skipped, due = walk(meeting, n + 1, -1, table, count_closure_days)
    return DueDate(
        meeting=meeting,
        number=n,
        provision=rule or local_rule(n, "clear working days", counting="clear"),
        counted=tuple(reversed(counted[:-1])),
        skipped=tuple(reversed(skipped)),
        warnings=(*warnings, *warnings_for(meeting, due, table)),
        due=due,
        hour=hour,
    )


def working_days_before(
    meeting: dt.date,
    n: int,
    table: HolidayTable,
    *,
    rule: Provision | None = None,
    count_closure_days: bool = False,
    hour: dt.time | None = None,
) -> DueDate:
    """Give the `n`-th working day before a meeting (`wd_before`): the due day is counted, the meeting is not.

    Raises Refused for a number below 1 and for days outside the table.
    """
    check_number(n, least=1)
    counted, skipped, due = walk(meeting, n, -1, table, count_closure_days)
    return DueDate(
        meeting=meeting,
        number=n,
        provision=rule or local_rule(n, "working days", counting="before"),
        counted=tuple(reversed(counted)),
        skipped=tuple(reversed(skipped)),
        warnings=warnings_for(meeting, due, table),
        due=due,
        hour=hour,
    )


def working_days_after(
    meeting: dt.date,
    n: int,
    table: HolidayTable,
    *,
    rule: Provision | None = None,
    count_closure_days: bool = False,
    hour: dt.time | None = None,
) -> DueDate:
    """Give the `n`-th working day after a meeting (`wd_after`): the due day is counted, the meeting is not.

    Raises Refused for a number below 1 and for days outside the table.
    """
    check_number(n, least=1)
    counted, skipped, due = walk(meeting, n, 1, table, count_closure_days)
    return DueDate(
        meeting=meeting,
        number=n,
        provision=rule or local_rule(n, "working days", counting="after"),
        counted=tuple(counted),
        skipped=tuple(skipped),
        warnings=warnings_for(meeting, due, table),
        due=due,
        hour=hour,
    )


def calendar_days_from(
    meeting: dt.date,
    n: int,
    table: HolidayTable,
    *,
    unit: Unit = "calendar days",
    rule: Provision | None = None,
    hour: dt.time | None = None,
) -> DueDate:
    """Give the day `n` calendar days, weeks or months from a meeting: before it if `n` is negative, else after it.

    Weekends and holidays count like any other day, and nothing is rolled on to a working day. Months end on the same
    day of the month, or on its last day. The working lists the days counted, the meeting left out; months list none.
    Raises Refused for more than 999 and for a due day outside the table.
    """
    check_number(abs(n))
    if unit == "months":
        due = add_months(meeting, n)
        counted: tuple[dt.date, ...] = ()
    else:
        days = n * 7 if unit == "weeks" else n
        due = add_days(meeting, days)
        counted = tuple(meeting + i * _DAY for i in (range(days, 0) if days < 0 else range(1, days + 1)))
    return DueDate(
        meeting=meeting,
        number=abs(n),
        provision=rule or local_rule(abs(n), unit, counting="before" if n < 0 else "after"),
        counted=counted,
        warnings=warnings_for(meeting, due, table),
        due=due,
        hour=hour,
    )


def work_out(
    mode: str,
    n: int,
    meeting: dt.date,
    table: HolidayTable,
    *,
    rule: Provision | None = None,
    count_closure_days: bool = False,
    hour: dt.time | None = None,
) -> DueDate:
    """Work out a deadline in one of the modes a panel's rules can name.

    `clear_wd`, `wd_before`, `calendar` (or `calendar_before`), `wd_after`, `calendar_after`, `weeks_after`,
    `months_after` and `same_day`. Raises Refused for any other mode, for a negative number and for days outside the
    table.
    """
    in_working_days: dict[str, Callable[..., DueDate]] = {
        "clear_wd": clear_days_before,
        "wd_before": working_days_before,
        "wd_after": working_days_after,
    }
    if mode in in_working_days:
        count = in_working_days[mode]
        return count(meeting, n, table, rule=rule, count_closure_days=count_closure_days, hour=hour)
    by_calendar: dict[str, tuple[int, Unit]] = {
        "calendar": (-1, "calendar days"),
        "calendar_before": (-1, "calendar days"),
        "calendar_after": (1, "calendar days"),
        "weeks_after": (1, "weeks"),
        "months_after": (1, "months"),
        "same_day": (0, "calendar days"),
    }
    if mode not in by_calendar:
        cure = f"Use one of {', '.join([*in_working_days, *by_calendar])}."
        raise Refused(Problem("days.mode", f"There is no way of counting called {mode[:30]!r}.", cure, "mode"))
    check_number(n)
    sign, unit = by_calendar[mode]
    return calendar_days_from(meeting, sign * n, table, unit=unit, rule=rule, hour=hour)


def clear_days(
    published: dt.date,
    meeting: dt.date,
    n: int | None,
    table: HolidayTable,
    *,
    nation: Nation = Nation.ENGLAND,
    count_closure_days: bool = False,
    at: dt.time | None = None,
    cut_off: dt.time | None = None,
) -> NoticeGiven:
    """Count the clear working days between a publication and a meeting, and compare them with `n` (None: the law's).

    Papers published `at` a time after the panel's `cut_off` count as published on the next day. `short_by` is the
    number of clear days missing. Raises Refused for a publication after the meeting, a number below 0 and days outside
    the table.
    """
    rule, warnings = _notice_rule(n, meeting, nation)
    check_number(rule.number)
    if published > meeting:
        raise _after_meeting(published, meeting)
    effective = _effective(published, at, cut_off)
    counted, skipped = between(effective, meeting, table, count_closure_days)
    short_by = max(0, rule.number - len(counted))
    return NoticeGiven(
        meeting=meeting,
        number=rule.number,
        provision=rule,
        counted=counted,
        skipped=skipped,
        warnings=(*warnings, *_shut_when_published(effective, table), *warnings_for(meeting, effective, table)),
        published=effective,
        clear_days=len(counted),
        short_by=short_by,
        verdict="short" if short_by else "in time",
    )


def calendar_given(published: dt.date, meeting: dt.date, n: int, table: HolidayTable) -> CalendarGiven:
    """Count the calendar days from a day to a meeting and compare them with `n`: `n` or more are in time.

    Raises Refused for a day after the meeting, a number below 0 and days outside the table.
    """
    check_number(n)
    if published > meeting:
        raise _after_meeting(published, meeting)
    days = (meeting - published).days
    return CalendarGiven(
        meeting=meeting,
        number=n,
        provision=local_rule(n, "calendar days", counting="before"),
        warnings=warnings_for(meeting, published, table),
        published=published,
        days=days,
        short_by=max(0, n - days),
        verdict="short" if days < n else "in time",
    )


def earliest_meeting(
    published: dt.date,
    n: int | None,
    table: HolidayTable,
    *,
    nation: Nation = Nation.ENGLAND,
    count_closure_days: bool = False,
    at: dt.time | None = None,
    cut_off: dt.time | None = None,
) -> EarliestMeeting:
    """Give the first working day on which a meeting has `n` clear working days (None: the law's) after a publication.

    Raises Refused for a number below 0 and for days outside the table.
    """
    rule, warnings = _notice_rule(n, published, nation)
    check_number(rule.number)
    effective = _effective(published, at, cut_off)
    counted, skipped, meeting = walk(effective, rule.number + 1, 1, table, count_closure_days)
    return EarliestMeeting(
        meeting=meeting,
        number=rule.number,
        provision=rule,
        counted=tuple(counted[:-1]),
        skipped=tuple(skipped),
        warnings=(*warnings, *warnings_for(meeting, effective, table)),
        published=effective,
    )


def _notice_rule(n: int | None, on: dt.date, nation: Nation) -> tuple[Provision, tuple[Problem, ...]]:
    """Find the rule for a number of clear days: the law's own row, or the panel's with a warning if it is lower."""
    law = provision("notice", on, nation)
    ended = why_end_announced(on)
    warnings = (ended,) if ended else ()
    if n is None or n == law.number:
        return law, warnings
    note = f"The law asks for {law.number}: {law.citation}."
    if 0 <= n < law.number:
        sentence = f"The law asks for {law.number} clear days in {nation.value}, not {n}."
        cure = "Give the full notice, or record that the meeting is convened at shorter notice and why."
        warnings = (*warnings, Problem("days.below_law", sentence, cure, "days"))
    return local_rule(n, "clear working days", note, counting="clear"), warnings


def _effective(published: dt.date, at: dt.time | None, cut_off: dt.time | None) -> dt.date:
    """Give the day that counts as the day of publication: the next one after the panel's cut-off hour."""
    late = at is not None and cut_off is not None and at > cut_off
    return add_days(published, 1) if late else published


def _after_meeting(published: dt.date, meeting: dt.date) -> Refused:
    """Refuse a publication after the meeting."""
    sentence = f"Published on {long_date(published)}, after the meeting on {long_date(meeting)}."
    return Refused(Problem("days.after_meeting", sentence, "Check both dates: one of them is wrong.", "published"))


def _shut_when_published(published: dt.date, table: HolidayTable) -> tuple[Problem, ...]:
    """Warn of papers published when the office was shut: it is open to argument when they were open to inspection."""
    why = table.why_not_working(published)
    if not why:
        return ()
    sentence = f"{long_date(published)}, the day of publication, is not a working day ({why})."
    cure = "Ask the monitoring officer whether the papers were open to inspection before the next working day."
    return (Problem("days.published_not_working", sentence, cure, "published"),)
