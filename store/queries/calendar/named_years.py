"""A municipal year by its name."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from store.problems import Problem, Refused
from store.register import Register
from store.rules.days.years import year_of
from store.rules.words.dates import FIRST_YEAR, LAST_YEAR
from store.rules.words.wording import quoted

_NAMED = re.compile(r"(\d{4})(?:\s*[-–/]\s*(\d{2}|\d{4}))?", re.ASCII)


class MunicipalYear(NamedTuple):
    """A municipal year: its label, such as 2021-22, its first day and its last."""

    label: str
    first: dt.date
    last: dt.date

    def has(self, day: dt.date) -> bool:
        """Say whether a day lies in it."""
        return self.first <= day <= self.last


def year_at(register: Register, day: dt.date) -> MunicipalYear:
    """Give the municipal year that a day lies in."""
    return MunicipalYear(*year_of(day, register.panel.year_starts_month))


def year_named(register: Register, typed: str) -> MunicipalYear:
    """Read a municipal year, such as `2021-22`, `2021/22` or `2021`, by the year in which it begins.

    Raises Refused if that is no year.
    """
    match = _NAMED.fullmatch(typed.strip())
    begins = int(match[1]) if match else 0
    ends = int(match[2] or begins + 1) if match else 0
    if not FIRST_YEAR <= begins < LAST_YEAR or ends % 100 != (begins + 1) % 100:
        sentence = f"{quoted(typed)} is no municipal year."
        raise Refused(Problem("year", sentence, "Type one such as 2021-22.", "year"))
    return year_at(register, dt.date(begins, register.panel.year_starts_month, 1))
