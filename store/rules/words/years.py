"""A date that lacks its year, read beside the dates before and after it; nothing is guessed where several fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from store.rules.words.dates import day_month
from store.rules.words.loose import known_by, loosely


class YearFound(NamedTuple):
    """The day that a date without a year is, and by what its year was found; without a day, why it was not."""

    day: dt.date | None
    words: str


def beside(
    day_in: Callable[[int], dt.date | None],
    before: dt.date | None,
    after: dt.date | None,
    titles: Iterable[int] = (),
) -> YearFound:
    """Find the year of a date between the days around it, or by the one year in a title if there are none.

    `day_in` gives the day that the date is in a year, None where it is none or has another weekday.
    """
    near = {day.year + step for day in (before, after) if day for step in (-1, 0, 1)}
    days = [day for year in sorted(near or set(titles)) if (day := day_in(year)) is not None]
    if before or after:
        days = [day for day in days if (before is None or before <= day) and (after is None or day <= after)]
        days = days[:1] if before else days[-1:]
    if len(days) != 1:
        none = "none fits the dates around it" if near else "no date around it says which"
        return YearFound(None, f"It has no year, and {none}.")
    (one,) = days
    if before:
        return YearFound(one, f"its year after {_said(before)} above")
    return YearFound(one, f"its year before {_said(after)} below" if after else "its year by the title")


def _said(day: dt.date) -> str:
    return loosely(day, known_by(day), day_month(day))
