"""The clock: the only module that asks what time it is, and the one that knows what day that is at the panel's offices.

Rules and commands are given a day; the desk asks here, and so does whatever tells the time without a file.
"""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """Give this instant, in UTC."""
    return dt.datetime.now(dt.UTC)


def in_london(instant: dt.datetime) -> dt.datetime:
    """Give an instant in London's time, or in that of this computer if it does not know London's."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return instant.astimezone(ZoneInfo("Europe/London"))
    except ZoneInfoNotFoundError:
        return instant.astimezone()
    except OverflowError:
        return instant


def london_day(instant: dt.datetime) -> dt.date:
    """Give the day that it is in London at an instant."""
    return in_london(instant).date()


def here() -> dt.datetime:
    """Give this instant in the time of this computer, as names of files beside it tell it."""
    return now().astimezone()
