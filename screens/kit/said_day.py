"""What is said under a field while a day or a time is typed into it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import known_by, loosely, typed_words
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from store.desk import Desk
    from store.rules.day_notes import Notes


def said_day(notes_of: Notes | None, desk: Desk | None, day: dt.date, today: dt.date) -> tuple[str, str]:
    """Say a typed day back, or the week or month typed for it, with what should be known of it; and with what ink."""
    notes = notes_of(desk.register, day, today) if notes_of and desk else ()
    by = known_by(day)
    if by:
        said = f"{capital(loosely(day, by, ''))}; its day is not known yet"
        return f"{said}. {' '.join(notes)}" if notes else said, "warn" if notes else "muted"
    return " ".join(notes) or long_date(day), "warn" if notes else "muted"


def said_time(notes_of: Notes | None, desk: Desk | None, time: dt.time, today: dt.date) -> tuple[str, str]:
    """Say a typed time back with what should be known of it; and with what ink."""
    notes = notes_of(desk.register, time, today) if notes_of and desk else ()
    return " ".join(notes) or clock_time(time), "warn" if notes else "muted"


def written_day(day: dt.date, by: str) -> str:
    """Write a day as it is typed, or the week or month by which it is known."""
    return typed_words(day, by) if by else day_month(day)
