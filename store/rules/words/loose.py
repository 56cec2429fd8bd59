"""A meeting that is known by its week or its month until its day is: how that is typed, and how it is said.

What is typed gives a day all the same, the last weekday of that week or month: nothing is late, and nothing has
passed, while the day can still come. That day is never said.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from store.problems import Problem, Refused
from store.rules.words.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    day_month,
    days_in_month,
    long_date,
    read_date,
    short_date,
)

if TYPE_CHECKING:
    from store.records import Meeting
    from store.records.meeting import KnownBy

DAY: Final = ""
WEEK: Final = "week"
MONTH: Final = "month"
"""What a meeting is known by."""

NOT_SET = "not set until its day is known"
"""What stands where something follows from the day of a meeting."""

_WEEK_OF = re.compile(
    r"\s*(?:the\s+)?(?:w\s?[/.]\s?[cb]\b\.?|w[cb]\b|(?:week|wk)\.?\s+(?:commencing|comm?\b\.?|beginning|starting|of))\s*:?\s*",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(_WEEK_OF.pattern + r"\Z", re.IGNORECASE)
_MONTH = re.compile(r"\s*(?:in\s+)?([a-z]{3,9})\.?,?(?:\s+['\u2019]?(\d{4}|\d{2}(?=\s*\Z)))?\s*", re.IGNORECASE)
_ONE_DAY = dt.timedelta(days=1)


class Within(dt.date):
    """The last weekday of the week or month, `known_by`, that was typed for a day not known yet."""

    known_by: KnownBy

    @classmethod
    def of(cls, day: dt.date, known_by: KnownBy) -> Within:
        """Give the day that stands for the week or the month in which a day lies."""
        last = day + (6 - day.weekday()) * _ONE_DAY
        if known_by == MONTH:
            last = day.replace(day=days_in_month(day.month, day.year))
        last -= max(0, last.weekday() - 4) * _ONE_DAY
        made = cls(last.year, last.month, last.day)
        made.known_by = known_by
        return made


def printed_week(before: str) -> bool:
    """Say whether the words that stand before a date make it the day of a week: `w/c`, `Meeting, week commencing`."""
    return any(_BEFORE_DAY.fullmatch(" ".join(before.split()[-words:])) for words in (1, 2, 3))


def without_week(before: str) -> str:
    """Give the words that stand before a date without those that make it the day of a week."""
    words = before.split()
    fits = (number for number in (3, 2, 1) if _BEFORE_DAY.fullmatch(" ".join(words[-number:])))
    return " ".join(words[: -next(fits, 0) or None]).strip(" ,;:-–|()[]")


def month_printed(words: str) -> dt.date | None:
    """Read a heading that is a month with its year, `November 2024`; None if it is none, or lacks its year."""
    month = _MONTH.fullmatch(words)
    if month is None or not month[2] or _month_of(month[1]) is None:
        return None
    return read_meeting_day(words, dt.date(FIRST_YEAR, 1, 1))


def heading_of_day(day: dt.date | None) -> tuple[dt.date | None, str]:
    """Give what tells one heading of a programme from another: a week is not its last day."""
    return day, known_by(day) if day else DAY


def known_by(day: dt.date) -> KnownBy:
    """Say what a typed day is known by: `week`, `month`, or nothing if it is a day."""
    return day.known_by if isinstance(day, Within) else DAY


def read_meeting_day(text: str, today: dt.date) -> dt.date:
    """Read the day of a meeting, or its week or month: `w/c 5 December`, `week of 5/12/2022`, `November 2024`, `nov`.

    Any day of a week stands for it, but a Saturday or Sunday, which could begin a week or end one. A month without its
    year is this one or the next such. Raises Refused for everything else, with the cures of a date.
    """
    week = _WEEK_OF.match(text)
    if week:
        return _week(text[week.end() :], today)
    month = _MONTH.fullmatch(text)
    place = _month_of(month[1]) if month else None
    if month is None or place is None:
        return read_date(text, today)
    typed = month[2]
    year = int(typed if len(typed) == 4 else f"20{typed}") if typed else today.year + (place < today.month)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        cure = f"Type a year from {FIRST_YEAR} to {LAST_YEAR} in four figures."
        raise Refused(Problem("dates.year", f"The year {year} cannot be right.", cure, "date"))
    return Within.of(dt.date(year, place, 1), MONTH)


def _week(text: str, today: dt.date) -> dt.date:
    day = read_date(text, today)
    if day.weekday() < 5:
        return Within.of(day, WEEK)
    before, after = monday(day), monday(day) + 7 * _ONE_DAY
    cure = f"Did you mean the week of {long_date(before)} or of {long_date(after)}?"
    raise Refused(Problem("dates.week", f"{long_date(day)} is not a working day that begins a week.", cure, "date"))


def _month_of(word: str) -> int | None:
    """Give the number of a month, January 1, by its name or its beginning; None if it is none."""
    typed = "sep" if word.casefold() == "sept" else word.casefold()
    return next((n for n, name in enumerate(MONTHS, start=1) if name.casefold().startswith(typed)), None)


def monday(day: dt.date) -> dt.date:
    """Give the Monday of the week in which a day lies."""
    return day - day.weekday() * _ONE_DAY


def first_day(meeting: Meeting) -> dt.date:
    """Give the first day on which a meeting can be: its own once known, else the first of its week or month."""
    if meeting.known_by == WEEK:
        return monday(meeting.date)
    return meeting.date.replace(day=1) if meeting.known_by == MONTH else meeting.date


def loosely(day: dt.date, by: str, written: str) -> str:
    """Say what a meeting is known by, for its day in words: `the week of Monday 5 December 2022`, `November 2024`."""
    if by == WEEK:
        return f"the week of {long_date(monday(day))}"
    return f"{MONTHS[day.month - 1]} {day.year}" if by == MONTH else written


def typed_words(day: dt.date, by: str) -> str:
    """Write the day of a meeting as it is typed: `29 July 2021`, `week of 5 December 2022`, `November 2024`."""
    return f"week of {day_month(monday(day))}" if by == WEEK else loosely(day, by, day_month(day))


def day_of(meeting: Meeting) -> str:
    """Say when a meeting is, inside a sentence: `29 July 2021`, or its week or month until its day is known."""
    return loosely(meeting.date, meeting.known_by, day_month(meeting.date))


def long_day_of(meeting: Meeting) -> str:
    """Say when a meeting is, with the weekday: `Thursday 29 July 2021`, or its week or month."""
    return loosely(meeting.date, meeting.known_by, long_date(meeting.date))


def on_day_of(meeting: Meeting) -> str:
    """Say when a meeting is, with its preposition: `on 29 July 2021`, `in November 2024`, `in the week of …`."""
    return f"{'in' if meeting.known_by else 'on'} {day_of(meeting)}"


def title_of(meeting: Meeting) -> str:
    """Say when a meeting is, as a heading: `Thursday 29 July 2021`, `Week of Monday 5 December 2022`."""
    return f"Week{long_day_of(meeting)[8:]}" if meeting.known_by == WEEK else long_day_of(meeting)


def short_words(day: dt.date, by: str) -> str:
    """Say when a meeting is in at most fifteen characters: `Thu 29 Jul 2021`, `w/c 5 Dec 2022`, `Nov 2024`."""
    if by == WEEK:
        return f"w/c {short_date(monday(day))[4:]}"
    return f"{MONTHS[day.month - 1][:3]} {day.year}" if by == MONTH else short_date(day)


def short_day_of(meeting: Meeting) -> str:
    """Say when a meeting is in at most fifteen characters: `Thu 29 Jul 2021`, `w/c 5 Dec 2022`, `Nov 2024`."""
    return short_words(meeting.date, meeting.known_by)


def why_no_day(meeting: Meeting, field: str = "date") -> Problem | None:
    """Say why something that needs the day of a meeting cannot be: it is known by its week or month only."""
    if not meeting.known_by:
        return None
    sentence = f"The day of the meeting in {day_of(meeting)} is not fixed."
    return Problem("meeting-no-day", sentence, "Edit the meeting and type its day first.", field, "meeting.edit")
