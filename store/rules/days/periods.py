"""Periods of weeks, months and years, with the first day included or not, and days that the law leaves out.

Three weeks beginning with a day end twenty days later; a year beginning with a day ends on the eve of its anniversary.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from store.problems import Problem, Refused
from store.rules.days.counting import SkippedDay, add_days, check_number
from store.rules.law.provision import Provision, Unit
from store.rules.words.dates import days_in_month, long_date

_DAY = dt.timedelta(days=1)


class Span(msgspec.Struct, frozen=True):
    """Days in a row, both ends included, that a period leaves out, and why."""

    first: dt.date
    last: dt.date
    why: str = ""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A period in calendar days, both ends included, with the days left out of it and the provision it rests on.

    `started` is the day that set it going: the first day of the period, or the day before it if it runs "after" a day.
    """

    started: dt.date
    first: dt.date
    last: dt.date
    ignored: tuple[SkippedDay, ...]
    provision: Provision


def period(rule: Provision, started: dt.date, ignored: tuple[Span, ...] = ()) -> Period:
    """Work out the period that a provision gives, from the day that set it going.

    A period "beginning with" a day includes it; any other begins on the next day. Days in `ignored` do not count and
    the period runs on for as many. Nothing is rolled on from a weekend. Raises Refused for a number below 1, a span
    that ends before it begins, and dates beyond the calendar; ValueError for a provision that is not a period.
    """
    check_number(rule.number, least=1)
    for span in ignored:
        if span.last < span.first:
            sentence = f"{long_date(span.last)} comes before {long_date(span.first)}."
            raise Refused(Problem("periods.order", sentence, "Check both dates: one of them is wrong.", "last"))
    inclusive = rule.counting == "beginning with"
    first = started if inclusive else add_days(started, 1)
    last = _last_day(rule, started) if not inclusive else _eve(rule, started)
    reasons = {span: span.why or "does not count" for span in ignored}
    skipped: list[SkippedDay] = []
    if reasons:
        last, skipped = _run_on(first, (last - first).days + 1, reasons)
    return Period(started=started, first=first, last=last, ignored=tuple(skipped), provision=rule)


def post_election(poll: dt.date, declaration: dt.date) -> Span:
    """Give the days that hearings leave out: from the poll at an ordinary election to the declaration of acceptance.

    Both days are included (Police Reform and Social Responsibility Act 2011, Schs 1 and 8). The weeks before the poll
    are not left out.
    """
    return Span(poll, declaration, "from the poll to the declaration of acceptance")


def rest_until(today: dt.date) -> dt.date:
    """Give the day until which something rests if the clerk names no other: three months on."""
    return add_months(today, 3)


def add_months(day: dt.date, months: int) -> dt.date:
    """Give the same day of the month so many months on (or back), or the last day of that month if it is shorter.

    Raises Refused where the calendar ends.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        sentence = f"There is no date {abs(months)} months from {long_date(day)}."
        raise Refused(Problem("days.no_date", sentence, "Choose a smaller number.", "days"))
    return dt.date(year, month + 1, min(day.day, days_in_month(month + 1, year)))


def _last_day(rule: Provision, started: dt.date) -> dt.date:
    """Give the last day of a period that runs after a day."""
    days: dict[Unit, int] = {"calendar days": 1, "weeks": 7}
    months: dict[Unit, int] = {"months": 1, "years": 12}
    if rule.unit in days:
        return add_days(started, rule.number * days[rule.unit])
    if rule.unit in months:
        return add_months(started, rule.number * months[rule.unit])
    raise ValueError(f"{rule.code} counts {rule.unit}, which is not a period")


def _eve(rule: Provision, started: dt.date) -> dt.date:
    """Give the last day of a period beginning with a day: the eve of the day that answers to it.

    Where a month is too short to have that day (29 February, 31 August plus six months) the period ends with the month.
    """
    answers = _last_day(rule, started)
    exists = rule.unit in {"calendar days", "weeks"} or answers.day == started.day
    return answers - _DAY if exists else answers


def _run_on(first: dt.date, days: int, reasons: dict[Span, str]) -> tuple[dt.date, list[SkippedDay]]:
    """Count off calendar days from the first, passing over those that a span leaves out."""
    skipped: list[SkippedDay] = []
    day = first
    while days:
        why = next((why for span, why in reasons.items() if span.first <= day <= span.last), None)
        if why is None:
            days -= 1
        else:
            skipped.append(SkippedDay(day, why))
        if days:
            day = add_days(day, 1)
    return day, skipped
