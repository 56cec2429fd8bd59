"""When the meetings of a table are: day, week or month, read beside the rows around it where its year is missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from store.papers.reading.grids import Cell
from store.problems import Refused
from store.rules.words.dates import long_date
from store.rules.words.loose import MONTH, WEEK, Within, loosely, read_meeting_day
from store.rules.words.printed_dates import PrintedDate, full_year, printed_date, time_printed
from store.rules.words.years import beside

_WEEK = re.compile(
    r"^\W*(?:the\s+)?(?:w\s?[/.]\s?[cb]\b\.?|w[cb]\b|(?:week|wk)\.?\s+(?:commencing|comm?\b\.?|beginning|starting|of))",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(r"\s*(?:in\s+)?([a-z]{3,9})\.?(?:\s+(?:tbc|tba|\(tbc\)|\(date tbc\)))?\s*", re.IGNORECASE)
_TO_BE_SAID = re.compile(
    r"\s*(?:[-–,]\s*)?\(?(?:date\s+)?(?:tbc|tba|to be confirmed|provisional)\)?\s*$", re.IGNORECASE
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_SPAN = re.compile(r"\b(20\d\d)\s*[/–-]\s*((?:20)?\d\d)\b")
_SOME_DAY = dt.date(2000, 1, 1)


@dataclass
class DayRead:
    """The words of a date, and the day, week or month that they turn out to be.

    `why` says why it could not be read, `read_so` how it was, if that is worth a look; `rest` are its other words,
    before and after the date.
    """

    words: str
    day: dt.date | None = None
    time: dt.time | None = None
    why: str = ""
    read_so: str = ""
    rest: tuple[str, str] = ("", "")
    printed: PrintedDate | None = None
    by: str = ""
    month: str = ""


def begun(cell: Cell) -> DayRead:
    """Read a cell by itself; what lacks its year waits for `settle`."""
    words = cell.line
    if cell.day is not None:
        read = DayRead(words, cell.day, cell.time)
        beside_it = printed_date(words)
        if beside_it is not None and beside_it.weekday and not beside_it.can_be_in(cell.day.year):
            read.day = None
            _in_year(read, beside_it, cell.day.year)
        return read
    read = DayRead(words)
    if not words:
        read.why = "It has no date."
        return read
    date = printed_date(words)
    if date is not None and date.several:
        read.why = "There is more than one date in it."
    elif date is not None:
        _printed(read, date)
    else:
        _loose(read)
    return read


def _printed(read: DayRead, date: PrintedDate) -> None:
    """Take a date as it is printed: a day, or one that stands for its week."""
    week = bool(_WEEK.match(read.words))
    read.by = WEEK if week else ""
    read.printed = date
    read.time, after = time_printed(date.after)
    read.rest = ("" if week else date.before, after)
    if date.year:
        _in_year(read, date, full_year(date.year))
        if read.day and len(date.year) == 2:
            agrees = " and its weekday in agreement" if date.weekday else ""
            read.read_so = f"“{date.words}” was read as {_said(read)}, its year in two figures{agrees}."


def _in_year(read: DayRead, date: PrintedDate, year: int) -> None:
    try:
        day = date.in_year(year)
        read.day = read_meeting_day(f"w/c {day.isoformat()}", _SOME_DAY) if read.by else day
    except Refused as refused:
        read.why = " ".join(map(str, refused.problems))


def _loose(read: DayRead) -> None:
    """Read a month, with its year or without."""
    words = _TO_BE_SAID.sub("", read.words)
    alone = _MONTH_ALONE.fullmatch(words)
    try:
        day = read_meeting_day(words, _SOME_DAY)
    except Refused as refused:
        read.why = (
            " ".join(map(str, refused.problems)) if any(map(str.isdigit, words)) else "Its date could not be read."
        )
        return
    if not isinstance(day, Within):
        read.why = "Its date could not be read."
    elif alone:
        read.by, read.month = MONTH, words
    else:
        read.by, read.day = MONTH, day


def settle(every: Sequence[DayRead], title: str) -> None:
    """Read what lacks its year beside the days above and below it, or by the one year of the words over them.

    A table may begin with its latest day. Of the two ways to read it the one counts that reads more of its dates, or
    else has them nearer together.
    """
    years = years_in(title)
    ways = [[replace(one) for one in every] for _ in range(2)]
    _in_order(ways[0], years)
    _in_order(list(reversed(ways[1])), years)
    for one, read in zip(every, min(ways, key=_loss), strict=True):
        one.day, one.why, one.read_so = read.day, read.why, read.read_so


def _in_order(order: Sequence[DayRead], years: TitleYears) -> None:
    waiting = [one for one in order if one.day is None and not one.why]
    for _ in range(2):  # a day that the title leaves open may stand before one that it tells
        for one in (each for each in waiting if each.day is None):
            place = next(place for place, each in enumerate(order) if each is one)
            before = next((other.day for other in reversed(order[:place]) if other.day), None)
            after = next((other.day for other in order[place + 1 :] if other.day), None)
            _beside(one, before, after, years)


def _loss(every: Iterable[DayRead]) -> tuple[int, dt.timedelta]:
    """Count what a way to read dates leaves unread, and the time between its first day and its last."""
    days = [one.day for one in every]
    read = [day for day in days if day is not None]
    return len(days) - len(read), max(read) - min(read) if read else dt.timedelta()


def _beside(one: DayRead, before: dt.date | None, after: dt.date | None, years: TitleYears) -> None:
    year_read = beside(lambda year: _day_in(one, year, None if before or after else years), before, after, years.years)
    one.day = year_read.day
    one.why = year_read.words if year_read.day is None else ""
    if year_read.day is not None:
        words = one.printed.words if one.printed else one.words
        one.read_so = f"“{words}” was read as {_said(one)}, {year_read.words}."


class TitleYears(NamedTuple):
    """The years that some words over a table name, and the days between which a municipal year lies, if it is one."""

    years: frozenset[int]
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max


def years_in(title: str) -> TitleYears:
    """Read the years in words: `Meetings 2022`, or `2021/22`, which runs from May to May."""
    spans = {int(match[1]) for match in _SPAN.finditer(title) if (int(match[1]) + 1) % 100 == int(match[2]) % 100}
    if len(spans) == 1:
        (year,) = spans
        return TitleYears(frozenset({year, year + 1}), dt.date(year, 5, 1), dt.date(year + 1, 5, 31))
    return TitleYears(frozenset() if spans else frozenset(int(year) for year in _YEAR.findall(title)))


def _day_in(one: DayRead, year: int, title: TitleYears | None) -> dt.date | None:
    day = _such(one, year)
    return day if day is None or title is None or title.first <= day <= title.last else None


def _such(one: DayRead, year: int) -> dt.date | None:
    try:
        if one.month:
            return read_meeting_day(f"{one.month} {year}", _SOME_DAY)
        if one.printed is None or not one.printed.can_be_in(year):
            return None
        day = one.printed.in_year(year)
        return read_meeting_day(f"w/c {day.isoformat()}", _SOME_DAY) if one.by else day
    except Refused:
        return None


def _said(read: DayRead) -> str:
    return loosely(read.day, read.by, long_date(read.day)) if read.day else ""


def day_typed(typed: str, today: dt.date) -> DayRead:
    """Read the day, week or month that a clerk typed for a line; a year has to stand in it."""
    read = DayRead(typed)
    if not any(map(str.isdigit, typed)):
        read.why = "That is no date with a year. Type one such as 29 July 2021, w/c 5 December 2022 or November 2024."
        return read
    try:
        read.day = read_meeting_day(typed, today)
    except Refused as refused:
        read.why = " ".join(map(str, refused.problems))
    return read
