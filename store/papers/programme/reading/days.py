"""The dates of a programme: cells split over rows are put together, years are read beside the rows around them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.papers.programme.reading.rows import DraftRow
from store.problems import Refused
from store.rules.imports import ImportPlace
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.loose import known_by, loosely, month_printed, printed_week, read_meeting_day, without_week
from store.rules.words.printed_dates import PrintedDate, full_year, printed_date, time_printed
from store.rules.words.years import beside

_WAITING = re.compile(
    r"suggest|to be (?:scheduled|confirmed|arranged|agreed|allocated|programmed|determined|decided)|\btb[ca]\b|"
    r"unscheduled|unallocated|not (?:yet )?(?:scheduled|dated)|future (?:items?|business|meetings?|work)|pending|"
    r"no date|other items|forward items|potential items|items for|awaiting",
    re.IGNORECASE,
)
_THEMED = re.compile(r"\btheme|scrutiny review|\btask (?:and finish )?group", re.IGNORECASE)
_NOTES = re.compile(r"^\W*notes?\b\s*:?", re.IGNORECASE)
_BEGINS_DATE = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?(?:\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?)?|\d{1,2}(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20\d\d)\b(?!\s*[/–-]\s*\d)")
_NO_DATE = "No date stands beside it."


@dataclass
class DateHeading:
    """What stands in the column of dates for some rows: its words, and the day, list or theme that it turns out to be.

    `why` says why its date was not read; `read_so` how it was, if that is worth a look.
    """

    key: str
    place: ImportPlace
    parts: list[str]
    grid: int
    rows: list[DraftRow] = field(default_factory=list)
    day: dt.date | None = None
    start: dt.time | None = None
    called: str = ""
    waiting: bool = False
    theme: str = ""
    why: str = ""
    read_so: str = ""

    @property
    def words(self) -> str:
        """Give its words on one line."""
        return " ".join(self.parts)

    @property
    def settled(self) -> bool:
        """Say whether it is known where its rows belong."""
        return self.day is not None or self.waiting


def headings(rows: Sequence[DraftRow]) -> list[DateHeading]:
    """Put rows under what stands in their column of dates. A blank cell goes on with the one above."""
    made: list[DateHeading] = []
    for row in rows:
        now = made[-1] if made else None
        cell = row.date
        if row.waits:
            if now is None or not now.waiting or now.theme != row.theme or now.parts:
                made.append(DateHeading(row.key, row.place, [], row.grid, waiting=True, theme=row.theme))
        elif cell.day is not None:
            if now is None or (now.day, now.start) != (cell.day, cell.time) or now.parts != [cell.line]:
                made.append(DateHeading(row.key, row.place, [cell.line], row.grid, day=cell.day, start=cell.time))
        elif cell.line and not cell.continues:
            if now is not None and _goes_on(now, row):
                now.parts.append(cell.line)
            elif now is None or words_read(now.words) != words_read(cell.line):
                made.append(DateHeading(row.key, row.place, [cell.line], row.grid))
        elif now is None:
            made.append(DateHeading(row.key, row.place, [], row.grid, why=_NO_DATE))
        made[-1].rows.append(row)
    return made


def _goes_on(now: DateHeading, row: DraftRow) -> bool:
    """Say whether a cell is the rest of the one above: of a date split over rows, or a date under words of its own."""
    if now.grid != row.grid or now.day is not None or now.waiting or _WAITING.search(now.words):
        return False
    words, joined = row.date.line, f"{now.words} {row.date.line}"
    whole, alone, both = printed_date(now.words), printed_date(words), printed_date(joined)
    if whole is None and alone is None:
        return both is not None or bool(_BEGINS_DATE.fullmatch(joined))
    if whole is None:
        return not row.item and not _BEGINS_DATE.fullmatch(now.words)
    time, rest = time_printed(words)
    return alone is None and ((time is not None and not rest) or (both is not None and both.year != whole.year))


def read_days(made: Sequence[DateHeading], title: str) -> None:
    """Read the dates of headings: those with a year first, then the others beside them."""
    printed = {id(one): _settle(one) for one in made if not one.settled and not one.why}
    for one in made:
        date = printed.get(id(one))
        if date is not None and date.year:
            _read(one, date, full_year(date.year), _short_year(date))
    years = {int(year) for year in _YEAR.findall(title)}
    for place, one in enumerate(made):
        date = printed.get(id(one))
        if date is not None and not date.year:
            before = next((other.day for other in reversed(made[:place]) if other.day), None)
            after = next((other.day for other in made[place + 1 :] if other.day), None)
            _beside(one, date, before, after, years)


def _settle(one: DateHeading) -> PrintedDate | None:
    """Give the date that a heading prints; else settle what it is, or why it cannot be told."""
    date = printed_date(one.words)
    if date is not None and date.several:
        one.why = "There is more than one date in it."
        return None
    if date is not None:
        return date
    one.day = month_printed(one.words)
    one.waiting = one.day is None and bool(_WAITING.search(one.words) or _THEMED.search(one.words))
    if one.waiting and _THEMED.search(one.words):
        one.theme = one.words
    if not one.settled:
        one.why = "Its date could not be read." if one.words else _NO_DATE
    return None


def _read(one: DateHeading, date: PrintedDate, year: int, read_so: str) -> None:
    try:
        one.day = _of_week(date, date.in_year(year))
    except Refused as refused:
        one.why = " ".join(str(problem) for problem in refused.problems)
        return
    one.start, after = time_printed(date.after)
    one.called = ", ".join(filter(None, (without_week(date.before), after)))
    said = loosely(one.day, known_by(one.day), long_date(one.day))
    one.read_so = read_so and f"“{date.words}” was read as {said}, {read_so}."


def _of_week(date: PrintedDate, day: dt.date) -> dt.date:
    """Give the week of a printed day, where the words before it say that the week is meant. Raises Refused."""
    return read_meeting_day(f"w/c {day_month(day)}", day) if printed_week(date.before) else day


def _short_year(date: PrintedDate) -> str:
    if len(date.year) == 4:
        return ""
    return "its year in two figures" + (" and its weekday in agreement" if date.weekday else "")


def _beside(
    one: DateHeading, date: PrintedDate, before: dt.date | None, after: dt.date | None, titles: set[int]
) -> None:
    """Read a date without a year beside the dates above and below it, or by the one year in the title."""
    year_read = beside(lambda year: date.in_year(year) if date.can_be_in(year) else None, before, after, titles)
    if year_read.day is None:
        one.why = year_read.words
        return
    _read(one, date, year_read.day.year, year_read.words)


def is_notes(words: str) -> bool:
    """Say whether a line begins the notes under a programme."""
    return bool(_NOTES.match(words))


def note_words(words: str) -> str:
    """Give a note without the word that announces it."""
    return _NOTES.sub("", words, count=1).strip()


def day_typed(typed: str) -> tuple[dt.date | None, bool, str]:
    """Read the date that a clerk typed for a line: the day, whether it waits instead, and why it can be neither."""
    if not typed.strip() or _WAITING.search(typed):
        return None, True, ""
    month = month_printed(typed)
    if month is not None:
        return month, False, ""
    date = printed_date(typed)
    if date is None or date.several or not date.year:
        return None, False, "That is no date with a year. Type one such as 29 July 2021, or: to be scheduled."
    try:
        return _of_week(date, date.in_year(full_year(date.year))), False, ""
    except Refused as refused:
        return None, False, " ".join(str(problem) for problem in refused.problems)
