"""What the first keys of a sitting ask for is worked out in steps, between which something else can be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.queries.calendar.meetings import meeting_row
from store.queries.findings.prepare import look_ahead
from store.queries.questions.lists import look_at_shelves
from store.queries.rounds.rounds import round_row
from store.register import Register

_STEP = 50
"""Of so many meetings or rounds the lines are made in a step: 4 ms."""


def look_further_ahead(register: Register, today: dt.date) -> Iterator[None]:
    """Work out what prepare and findings ask for first, then the lines of calendar, rounds and questions.

    All of it is kept with the register. The first calendar of 100,000 records took 120 ms, the first questions 150.
    """
    yield from look_ahead(register, today)
    yield from look_at_rounds(register, today)
    yield from look_at_meetings(register)
    yield from look_at_shelves(register, today)
    yield


def look_at_rounds(register: Register, today: dt.date) -> Iterator[None]:
    """Make the lines of all rounds."""
    for number, one in enumerate(register.rounds, start=1):
        round_row(register, one, today)
        if number % _STEP == 0:
            yield
    yield


def look_at_meetings(register: Register) -> Iterator[None]:
    """Make the lines of all meetings."""
    for number, meeting in enumerate(register.meetings, start=1):
        meeting_row(register, meeting)
        if number % _STEP == 0:
            yield
