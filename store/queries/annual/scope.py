"""A year that is reported on, and what of the records falls into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from store.problems import Problem, Refused
from store.queries.attendance.board import is_forecast
from store.queries.calendar.named_years import year_at, year_named
from store.records import Action, Meeting, Question, WorkItem
from store.register import Register
from store.rules.actions.carrying import agreed
from store.rules.days.periods import add_months
from store.rules.days.years import first_year, year_of
from store.rules.words.dates import long_date

FINANCIAL_MONTH = 4
"""The month in which a financial year begins."""


class Behind(NamedTuple):
    """A record that was counted: its id, and what it is in words. `minutes` is what it adds to a sum of time."""

    record: str
    words: str
    minutes: int = 0


class Scope(NamedTuple):
    """A year, its first day and its last, and the day up to which it is told: its last, or today if that is earlier.

    `financial` says that it is the financial year of that name, which runs from April.
    """

    register: Register
    label: str
    first: dt.date
    last: dt.date
    until: dt.date
    financial: bool = False

    @property
    def called(self) -> str:
        """What a sentence calls the year: `2020-21`, `the financial year 2020-21`."""
        return f"the financial year {self.label}" if self.financial else self.label

    def has(self, day: dt.date | None) -> bool:
        """Say whether a day lies in the year and has come."""
        return day is not None and self.first <= day <= self.until

    def has_meeting(self, meeting_id: str | None) -> bool:
        """Say whether a meeting was to be held on a day of the year that has come."""
        meeting = self.register.get(Meeting, meeting_id)
        return meeting is not None and meeting.binned_on is None and self.has(meeting.date)

    def meetings(self) -> Iterator[Meeting]:
        """Go through the meetings of the year up to its day, by date."""
        yield from (one for one in self.register.meetings if self.has(one.date))

    def with_roll(self) -> Iterator[Meeting]:
        """Go through the meetings of the year of which it is recorded who came."""
        yield from (one for one in self.meetings() if not is_forecast(one))

    def questions(self) -> Iterator[Question]:
        """Go through what the public sent in: of the year of its meeting, else of the day on which it came."""
        for one in self.register.questions:
            received = one.received_at.date() if one.received_at else None
            if self.has_meeting(one.meeting) if one.meeting else self.has(received):
                yield one

    def promises(self) -> Iterator[Action]:
        """Go through what was asked for, recommended or undertaken in the year."""
        yield from (one for one in self.register.actions if self.has(agreed(self.register, one)))

    def items(self) -> Iterator[WorkItem]:
        """Go through the business that was on the programme for a meeting of the year: it stands there or stood."""
        for one in self.register.all(WorkItem):
            places = {one.meeting, one.considered_at, *(move.from_meeting for move in one.moves)}
            if any(self.has_meeting(place) for place in places):
                yield one


def scope_of(register: Register, today: dt.date, year: str | None = None, *, financial: bool = False) -> Scope:
    """Give a municipal year such as 2020-21, or with `financial` the financial year of that name.

    Without a year it is the one before that of today. Raises Refused: that is no year, or it has not begun.
    """
    ago = add_months(today, -12)
    if financial:
        day = ago if year is None else dt.date(first_year(year), FINANCIAL_MONTH, 1)
        label, first, last = year_of(day, FINANCIAL_MONTH)
    else:
        label, first, last = year_at(register, ago) if year is None else year_named(register, year)
    if first > today:
        sentence = f"The year {label} begins only on {long_date(first)}."
        raise Refused(Problem("annual-ahead", sentence, "Choose a year that has begun.", "year"))
    return Scope(register, label, first, last, min(last, today), financial)


def why_not_financial(register: Register, today: dt.date, year: str) -> Problem | None:
    """Say why a financial year cannot be reported on: it has not begun. None if it can. Raises Refused: no year."""
    try:
        scope_of(register, today, year, financial=True)
    except Refused as refused:
        return refused.first
    return None


def years_told(register: Register, today: dt.date) -> tuple[str, ...]:
    """Name the municipal years that can be reported on, the newest first: those in which a meeting was to be held."""
    days = [meeting.date for meeting in register.meetings if meeting.date <= today]
    return tuple(dict.fromkeys(year_at(register, day).label for day in reversed(days)))


def why_no_year(register: Register, today: dt.date) -> Problem | None:
    """Say why there is no year to report on: no meeting has been held yet. None if there is one."""
    if years_told(register, today):
        return None
    return Problem("annual-none", "There is no year to report on yet.", "Enter the meetings that were held first.")
