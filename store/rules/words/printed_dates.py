"""Dates as papers print them, found inside other words: `Special Meeting, Thurs 20 May 21 at 1pm`.

What is found is read by `dates`, which refuses what it is not sure of; here is only said where a date stands.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from store.problems import Refused
from store.rules.words.dates import MONTHS, WEEKDAYS, days_in_month, read_date, read_time

_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+"
_YEAR = r"'?(?P<year>\d{4}|\d{2})(?![:.]?\d|\s*[ap]\.?m\b|\s*noon)"
_IN_WORDS = re.compile(
    rf"(?<![\d/.:-])\b(?:{_WEEKDAY})?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[a-z]{{3,9}})\b\.?,?"
    rf"(?:\s*{_YEAR})?",
    re.IGNORECASE,
)
_IN_DASHES = re.compile(
    rf"(?<![\d/.:-])(?:{_WEEKDAY})?(?P<day>\d{{1,2}})-(?P<month>[a-z]{{3,9}})(?:-(?P<year>\d{{4}}|\d{{2}}))?(?![\w-])",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    rf"(?<![\d/.:-])(?:{_WEEKDAY})?(?:(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<number>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d{{2}})"
    r"|(?P<iso>\d{4})-(?P<isomonth>\d{2})-(?P<isoday>\d{2})|(?P<bareday>\d{1,2})/(?P<baremonth>\d{1,2}))(?![\d/])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\bat\b|@|,|^|-|–)?\s*(?P<time>\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?\s?m\b\.?|\d{1,2}[.:]\d\d(?!\d)|12\s*noon|\bnoon\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d")
"""Without a figure there is no date: most texts of minutes have none, and to search them takes 95 times as long."""
_DAY = dt.date(2000, 1, 1)
_AROUND = " ,;:-–|()[]"
_OR_DAY = re.compile(r"\d(?:st|nd|rd|th)?\s*(?:or|and|to|&|/|-|–)?$", re.IGNORECASE)
"""Words before a date that are another day of its month: `25 or 26 March 2021`."""


class PrintedDate(NamedTuple):
    """A date where it stands: its parts as printed, empty if they are not, and the words before and after it.

    `several` says that there is more than one in the text; the parts are those of the first.
    """

    words: str
    weekday: str
    day: str
    month: str
    year: str
    before: str
    after: str
    several: bool = False

    def in_year(self, year: int) -> dt.date:
        """Give the day it is in a year. Raises Refused: there is no such day, or it has another weekday."""
        weekday = f"{self.weekday} " if self.weekday else ""
        return read_date(f"{weekday}{self.day} {self.month} {year}", _DAY)

    def can_be_in(self, year: int) -> bool:
        """Say whether there is such a day, with such a weekday, in a year."""
        month = MONTHS.index(self.month) + 1 if self.month in MONTHS else 0
        if not month or not 1 <= int(self.day) <= days_in_month(month, year):
            return False
        return not self.weekday or WEEKDAYS[dt.date(year, month, int(self.day)).weekday()].startswith(self.weekday)


def printed_dates(text: str) -> tuple[PrintedDate, ...]:
    """Find every date in some words, in their order."""
    line = " ".join(text.split())
    return tuple(
        PrintedDate(
            words=match[0].strip(" ,"),
            weekday=(match["weekday"] or "").capitalize(),
            day=day,
            month=month,
            year=year,
            before=line[: match.start()].strip(_AROUND),
            after=line[match.end() :].strip(_AROUND),
        )
        for match, (day, month, year) in _matches(line)
    )


def printed_date(text: str) -> PrintedDate | None:
    """Find the date in some words; None if there is none. It may lack its year, or have it in two figures."""
    line = " ".join(text.split())
    matches = [*_matches(line)]
    if not matches:
        return None
    first, parts = matches[0]
    weekday = (first["weekday"] or "").capitalize()
    before, after = line[: first.start()].strip(_AROUND), line[first.end() :].strip(_AROUND)
    several = len(matches) > 1 or _OR_DAY.search(before) is not None
    return PrintedDate(first[0].strip(" ,"), weekday, *parts, before, after, several=several)


def _matches(line: str) -> list[tuple[re.Match[str], tuple[str, str, str]]]:
    """Give every date in a line with its day, month and year, in order."""
    if NUMBER.search(line) is None:
        return []
    some: list[tuple[re.Match[str], tuple[str, str, str]]] = []
    for match in (*_IN_WORDS.finditer(line), *_IN_DASHES.finditer(line)):
        month = next((one for one in MONTHS if one.casefold().startswith(match["month"].casefold())), "")
        if month:
            some.append((match, (match["day"], month, match["year"] or "")))
    for match in _IN_FIGURES.finditer(line):
        day = match["day"] or match["isoday"] or match["bareday"]
        month = match["number"] or match["isomonth"] or match["baremonth"]
        named = MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else month
        some.append((match, (str(int(day)), named, match["year"] or match["iso"] or "")))
    return sorted(some, key=lambda pair: pair[0].start())


def time_printed(text: str) -> tuple[dt.time | None, str]:
    """Read the time of day in some words, and give the words without it; None if there is none that can be read."""
    match = _TIME.search(text)
    if match is None:
        return None, text
    try:
        time = read_time(match["time"])
    except Refused:
        return None, text
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return time, " ".join(rest.split()).strip(" ,;:-–@")


def full_year(year: str) -> int:
    """Give a year as printed in two or four figures; two figures are of this century."""
    return int(year) if len(year) == 4 else 2000 + int(year)
