"""A year of complaints in figures: what the yearly paper prints, in all its forms."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, NamedTuple

from store.problems import Problem, Refused
from store.queries.calendar.named_years import year_named
from store.queries.rows import Row, cell
from store.records import ComplaintKind
from store.register import Register
from store.rules.complaints.figures import OPEN, ComplaintFigures, figures, received_in, without_day
from store.rules.words.dates import FIRST_YEAR, LAST_YEAR
from store.rules.words.wording import verbatim

_CALENDAR = re.compile(r"\d{4}", re.ASCII)


class ComplaintYear(NamedTuple):
    """A year of complaints: what it is called, its first and last day, its figures, and how many lie in no year."""

    label: str
    first: dt.date
    last: dt.date
    complaints: ComplaintFigures
    conduct: int
    undated: int


class FigureRow(Row, frozen=True, kw_only=True):
    """A figure of a year of complaints."""

    year: Annotated[str, cell("as it was asked for, such as 2020 or 2020-21")]
    figure: Annotated[str, cell("code of the figure, such as received")]
    number: Annotated[int, cell("how many")]
    outcome: Annotated[str, cell("of a result: what they came to, as it may be published", last=True)]


def complaint_year(register: Register, today: dt.date, typed: str | None = None) -> ComplaintYear:
    """Count the complaints that came in within a calendar year (2020) or a municipal one (2020-21).

    Without a year it is the last calendar year in which one came in. Raises Refused if that is no year.
    """
    days = [one.received_on for one in register.complaints if one.received_on is not None]
    return complaints_within(register, *_span(register, typed or str(max(days, default=today).year)))


def complaints_within(register: Register, label: str, first: dt.date, last: dt.date) -> ComplaintYear:
    """Count the complaints that came in from one day to another, both included; `label` is what that is called."""
    every = received_in(register, (first, last), ComplaintKind.COMPLAINT)
    conduct = received_in(register, (first, last), ComplaintKind.CONDUCT)
    return ComplaintYear(label, first, last, figures(register, every), len(conduct), len(without_day(register)))


def _span(register: Register, typed: str) -> tuple[str, dt.date, dt.date]:
    year = typed.strip()
    if not _CALENDAR.fullmatch(year):
        return year_named(register, year)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        sentence = f"{verbatim(typed)} is no year of which anything could be recorded."
        raise Refused(Problem("year", sentence, f"Type one from {FIRST_YEAR} to {LAST_YEAR}.", "year"))
    return year, dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)


def counts(year: ComplaintYear) -> tuple[tuple[str, int], ...]:
    """Give the figures of a year by their codes; a target that the panel has not set is left out."""
    of = year.complaints
    every = (
        ("received", of.received),
        ("acknowledged", of.acknowledged),
        ("acknowledged_in_time", of.acknowledged_in_time),
        ("recorded", of.recorded),
        ("not_recorded", of.not_recorded),
        ("referred", of.referred),
        ("resolved", of.resolved),
        ("disapplied", of.disapplied),
        ("withdrawn", of.withdrawn),
        ("concluded_in_time", of.concluded_in_time),
        ("open", of.results[OPEN]),
        ("conduct", year.conduct),
    )
    return tuple((code, number) for code, number in every if number is not None)


def figure_rows(year: ComplaintYear) -> tuple[FigureRow, ...]:
    """List the figures of a year, then what the complaints came to."""
    rows = [FigureRow(year=year.label, figure=code, number=number, outcome="") for code, number in counts(year)]
    rows += [
        FigureRow(year=year.label, figure="result", number=number, outcome=result)
        for result, number in sorted(year.complaints.results.items())
    ]
    return tuple(rows)
