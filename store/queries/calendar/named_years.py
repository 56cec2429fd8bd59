"""A municipal year by its name."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.register import Register
from store.rules.days.years import first_year, year_of


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
    return year_at(register, dt.date(first_year(typed), register.panel.year_starts_month, 1))
