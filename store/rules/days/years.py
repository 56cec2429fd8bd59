"""The municipal year that a day lies in, and a year by its name."""

from __future__ import annotations

import datetime as dt
import re

from store.problems import Problem, Refused
from store.rules.words.dates import FIRST_YEAR, LAST_YEAR, MONTHS
from store.rules.words.wording import verbatim

_NAMED = re.compile(r"(\d{4})(?:\s*[-–/]\s*(\d{2}|\d{4}))?", re.ASCII)


def year_of(day: dt.date, starts_month: int) -> tuple[str, dt.date, dt.date]:
    """Give the label, the first day and the last day of the municipal year that a day lies in.

    `starts_month` is the panel's setting. A year that begins in January has a single number for its label.
    """
    begins = day.year if day.month >= starts_month else day.year - 1
    first = dt.date(begins, starts_month, 1)
    last = dt.date(begins + 1, starts_month, 1) - dt.timedelta(days=1)
    label = str(begins) if starts_month == 1 else f"{begins}-{(begins + 1) % 100:02d}"
    return label, first, last


def first_year(typed: str) -> int:
    """Read a year such as `2021-22`, `2021/22` or `2021`: the year in which it begins. Raises Refused if it is none."""
    match = _NAMED.fullmatch(typed.strip())
    begins = int(match[1]) if match else 0
    ends = int(match[2] or begins + 1) if match else 0
    if not FIRST_YEAR <= begins < LAST_YEAR or ends % 100 != (begins + 1) % 100:
        sentence = f"{verbatim(typed)} is no municipal year."
        raise Refused(Problem("year", sentence, "Type one such as 2021-22.", "year"))
    return begins


def months_of(typed: str, starts_month: int) -> str:
    """Say through which months a year that is typed runs: `May 2027 to April 2028`. Raises Refused if it is none."""
    _, first, last = year_of(dt.date(first_year(typed), starts_month, 1), starts_month)
    return " to ".join(f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last))
