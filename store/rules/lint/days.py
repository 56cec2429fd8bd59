"""Slips in dates: a weekday that a day does not have, and minutes confirmed of a day on which there was no meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from store.records import Meeting, MeetingStatus, Minute
from store.rules.calendar.meetings import the_meeting
from store.rules.lint.slip import Leaf, Slip, body, part_of_words
from store.rules.minutes.states import takes_minutes
from store.rules.words.dates import MONTHS, WEEKDAYS, long_date
from store.rules.words.printed_dates import NUMBER, full_year, printed_dates

_MONTH_FIRST = re.compile(
    rf"\b(?:(?P<weekday>[a-z]{{3,9}})\.?,?\s+)?(?P<month>{'|'.join(MONTHS)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?:,?\s+(?P<year>\d{4})\b)?",
    re.IGNORECASE,
)
_AFTER_A_DAY = re.compile(r"\d(?:st|nd|rd|th)?\s(?:of\s)?$", re.IGNORECASE)
"""What makes `March 21` the month and year of `5 March 21`."""
_SENTENCE = re.compile(r"(?<=[.;])\s+|\n+")
_CONFIRMED = re.compile(r"\bminutes\b.*\b(?:confirmed|approved|signed|agreed)\b", re.IGNORECASE | re.DOTALL)
_OF = re.compile(r"\bminutes\s+of\b[^.;\n]{0,80}$", re.IGNORECASE)
_PREVIOUS = re.compile(r"\bminutes\b", re.IGNORECASE)
_ABOUT = dt.timedelta(days=182)
"""How far from the meeting a day without its year is meant to be at most."""

_FEWEST = 3
"""The fewest letters by which a weekday is printed."""


class DayPrinted(NamedTuple):
    """A day in a text: the words for it, the weekday printed with it (0 is Monday), the day, the words before it."""

    words: str
    weekday: int | None
    day: dt.date
    before: str = ""


def days_in(text: str, meeting: Meeting) -> Iterator[DayPrinted]:
    """Go through the days that a text of a meeting names; one without its year is that nearest to the meeting."""
    if NUMBER.search(text) is None:
        return
    for one in printed_dates(text):
        day = _day(one.day, one.month, one.year, meeting.date)
        if day is not None:
            weekday = _weekday(one.words.split(maxsplit=1)[0]) if one.weekday else None
            yield DayPrinted(one.words, weekday, day, one.before)
    line = " ".join(text.split())
    for match in _MONTH_FIRST.finditer(line):
        if _AFTER_A_DAY.search(line, 0, match.start("month")):
            continue
        day = _day(match["day"], match["month"].capitalize(), match["year"] or "", meeting.date)
        if day is not None:
            yield DayPrinted(match[0], _weekday(match["weekday"] or ""), day, line[: match.start()])


def _weekday(word: str) -> int | None:
    """Read a weekday, in full or in short as `Thurs` and `Weds`; None if the word is none."""
    plain = word.strip(".,").casefold()
    plain = "wed" if plain == "weds" else plain
    if len(plain) < _FEWEST:
        return None
    return next((place for place, name in enumerate(WEEKDAYS) if name.casefold().startswith(plain)), None)


def _day(day: str, month: str, year: str, near: dt.date) -> dt.date | None:
    """Give the day that is printed; None if there is none. Two figures are a year only if they are one about then."""
    if month not in MONTHS:
        return None
    number, years = MONTHS.index(month) + 1, (near.year - 1, near.year, near.year + 1)
    if year and (len(year) == 4 or full_year(year) in years):
        return _in_year(int(day), number, full_year(year))
    days = (one for each in years if (one := _in_year(int(day), number, each)) is not None)
    return next((one for one in days if abs(one - near) <= _ABOUT), None)


def _in_year(day: int, month: int, year: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def wrong_weekdays(leaf: Leaf) -> Iterator[Slip]:
    """Find dates with a weekday that they do not have, in the heading and in the minutes."""
    texts = [("The heading", leaf.meeting.printed_date, leaf.meeting.id, "meeting.edit")]
    texts += [(leaf.at(one), f"{one.heading}\n{body(one)}", one.id, "minute.edit") for one in leaf.minutes]
    for place, text, record, act in texts:
        for one in days_in(text, leaf.meeting):
            if one.weekday is not None and one.weekday != one.day.weekday():
                sentence = f"“{one.words}” cannot be right: that day is {long_date(one.day)}."
                cure, part = "Put the weekday or the date right.", part_of_words(one.words)
                yield Slip("weekday-wrong", sentence, place, cure, record, act, part)


def wrong_previous_date(leaf: Leaf) -> Iterator[Slip]:
    """Find a minute on the minutes of the last meeting that gives another day than that of any set that waited."""
    known = _earlier(leaf)
    for minute in leaf.minutes:
        if not _PREVIOUS.search(minute.heading):
            continue
        for clause in minute.resolutions:
            days = [one.day for one in days_in(clause.text, leaf.meeting)] if _CONFIRMED.search(clause.text) else []
            if days and not known.intersection(days):
                yield _wrong_day(leaf, minute, days[0])
        for sentence in _SENTENCE.split(minute.text):
            if not _CONFIRMED.search(sentence):
                continue
            days = [one.day for one in days_in(sentence, leaf.meeting) if _OF.search(one.before)]
            if days and not known.intersection(days):
                yield _wrong_day(leaf, minute, days[0])


def _earlier(leaf: Leaf) -> frozenset[dt.date]:
    """Give the days of the meetings before this one whose minutes it can confirm."""
    return frozenset(one.date for one in leaf.register.meetings if _before(leaf, one))


def _before(leaf: Leaf, other: Meeting) -> bool:
    off = other.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}
    return other.date < leaf.meeting.date and not off and takes_minutes(other, leaf.meeting)


def _wrong_day(leaf: Leaf, minute: Minute, day: dt.date) -> Slip:
    last = max((one for one in leaf.register.meetings if _before(leaf, one)), key=lambda one: one.date, default=None)
    known = f"; the last before this one was {the_meeting(last, weekday=True)}" if last else ""
    sentence = f"There was no meeting on {long_date(day)} whose minutes could be confirmed{known}."
    cure, part = "Put the date right.", day.isoformat()
    return Slip("previous-date-wrong", sentence, leaf.at(minute), cure, minute.id, "minute.edit", part)
