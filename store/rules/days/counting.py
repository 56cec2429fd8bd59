"""CountOf working days one by one, with the reasons for those left out: the parts every deadline is made of."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.problems import Problem, Refused
from store.rules.days.holidays import HolidayTable
from store.rules.law.provision import Provision
from store.rules.words.dates import long_date

MOST = 999
"""The largest number of days, weeks or months that can be asked for; anything above is a slip of the finger."""

_DAY = dt.timedelta(days=1)


class SkippedDay(msgspec.Struct, frozen=True):
    """A day that does not count, and why not."""

    day: dt.date = msgspec.field(name="date")
    why: str


class Working(msgspec.Struct, frozen=True, kw_only=True):
    """How an answer was counted: every day counted and every day skipped, in order, and under which provision.

    `number` is what was asked for, in the unit of `provision`. `warnings` are not refusals: the answer stands.
    """

    meeting: dt.date
    number: int
    provision: Provision
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    warnings: tuple[Problem, ...] = ()


class DueDate(Working, frozen=True, kw_only=True):
    """The day, and the hour of it if one is set, by which something must be done."""

    due: dt.date
    hour: dt.time | None = None


def working_days_left(today: dt.date, due: dt.date, table: HolidayTable, *, count_closure_days: bool = False) -> int:
    """Count the working days after today up to and including the due day: 0 if it is due today.

    From Monday 12 July 2021 to Wednesday 21 July 2021 there are 7. When the due day is past, the working days after it
    up to and including today are given as a negative number. Raises Refused for days outside the table.
    """
    if due < today:
        return -working_days_left(due, today, table, count_closure_days=count_closure_days)
    left = table.working_days_to(due, count_closure_days=count_closure_days)
    left -= table.working_days_to(today, count_closure_days=count_closure_days)
    for year in range(today.year, due.year):
        left += table.working_days_to(dt.date(year, 12, 31), count_closure_days=count_closure_days)
    return left


def last_working_day(day: dt.date, table: HolidayTable, *, count_closure_days: bool = False) -> dt.date:
    """Give a day itself if it is a working day, else the last one before it. Raises Refused outside the table."""
    while table.why_not_working(day, count_closure_days=count_closure_days):
        day = add_days(day, -1)
    return day


def next_working_day(day: dt.date, table: HolidayTable, *, count_closure_days: bool = False) -> dt.date:
    """Give a day itself if it is a working day, else the next one after it. Raises Refused outside the table."""
    while table.why_not_working(day, count_closure_days=count_closure_days):
        day = add_days(day, 1)
    return day


def walk(
    start: dt.date, n: int, step: int, table: HolidayTable, count_closure_days: bool
) -> tuple[list[dt.date], list[SkippedDay], dt.date]:
    """Step away from a day until `n` working days have been passed; `step` is 1 or -1, the start is not counted.

    Gives the working days and the skipped days in the order met, and the day arrived at. Raises Refused when the start
    or a day on the way is outside the table.
    """
    counted: list[dt.date] = []
    skipped: list[SkippedDay] = []
    table.why_not_working(start, count_closure_days=count_closure_days)
    move, day = step * _DAY, start
    while len(counted) < n:
        day += move
        why = table.why_not_working(day, count_closure_days=count_closure_days)
        if why is None:
            counted.append(day)
        else:
            skipped.append(SkippedDay(day, why))
    return counted, skipped, day


def between(
    first: dt.date, last: dt.date, table: HolidayTable, count_closure_days: bool
) -> tuple[tuple[dt.date, ...], tuple[SkippedDay, ...]]:
    """Part the days strictly between two days into working days and skipped days, both ends of the table checked."""
    counted: list[dt.date] = []
    skipped: list[SkippedDay] = []
    for edge in (first, last):
        table.why_not_working(edge, count_closure_days=count_closure_days)
    for i in range(1, (last - first).days):
        day = first + i * _DAY
        why = table.why_not_working(day, count_closure_days=count_closure_days)
        if why is None:
            counted.append(day)
        else:
            skipped.append(SkippedDay(day, why))
    return tuple(counted), tuple(skipped)


def add_days(day: dt.date, days: int) -> dt.date:
    """Move a day by calendar days. Raises Refused where the calendar ends."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        sentence = f"There is no date {abs(days)} days from {long_date(day)}."
        raise Refused(Problem("days.no_date", sentence, "Choose a smaller number of days.", "days")) from None


def check_number(n: int, least: int = 0) -> None:
    """Refuse a number of days, weeks or months below the least or beyond all reason."""
    if n < least:
        sentence = f"{n} cannot be a number of days to count."
        raise Refused(Problem("days.too_few", sentence, f"Type {least} or a higher number.", "days"))
    if n > MOST:
        sentence = f"{n} is too many to count."
        raise Refused(Problem("days.too_many", sentence, f"Type a number up to {MOST}.", "days"))


def warnings_for(meeting: dt.date, other: dt.date, table: HolidayTable) -> tuple[Problem, ...]:
    """Warn of a meeting that is not on a working day, and of years whose holidays are not yet confirmed."""
    warnings: list[Problem] = []
    why = table.why_not_working(meeting)
    table.why_not_working(other)
    if why:
        sentence = f"{long_date(meeting)} is not a working day ({why})."
        warnings.append(Problem("days.meeting_not_working", sentence, "Check the date of the meeting.", "meeting"))
    if max(meeting, other).year > table.last_year:
        for year in range(min(meeting, other).year, max(meeting, other).year + 1):
            unsure = table.why_not_certain(year)
            if unsure:
                warnings.append(unsure)
    return tuple(warnings)
