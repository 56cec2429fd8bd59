"""The days of ordinary elections of police and crime commissioners.

The election of 2020 was put off to 2021. After 2024 none is known to this edition: the government has announced that
there will be no commissioners after May 2028.
"""

from __future__ import annotations

import datetime as dt

ORDINARY_ELECTIONS = (
    dt.date(2012, 11, 15),
    dt.date(2016, 5, 5),
    dt.date(2021, 5, 6),
    dt.date(2024, 5, 2),
)
"""Polling days, the earliest first."""


def last_election(today: dt.date) -> dt.date | None:
    """Give the polling day of the last ordinary election before a day; None if there was none yet."""
    return next((poll for poll in reversed(ORDINARY_ELECTIONS) if poll < today), None)
