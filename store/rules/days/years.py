"""The municipal year that a day lies in."""

from __future__ import annotations

import datetime as dt


def year_of(day: dt.date, starts_month: int) -> tuple[str, dt.date, dt.date]:
    """Give the label, the first day and the last day of the municipal year that a day lies in.

    `starts_month` is the panel's setting. A year that begins in January has a single number for its label.
    """
    begins = day.year if day.month >= starts_month else day.year - 1
    first = dt.date(begins, starts_month, 1)
    last = dt.date(begins + 1, starts_month, 1) - dt.timedelta(days=1)
    label = str(begins) if starts_month == 1 else f"{begins}-{(begins + 1) % 100:02d}"
    return label, first, last
