"""The place in the recording of a meeting at which something happened, from the address of its webcast."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit, urlunsplit

from store.records import Meeting, Stamp

_PLAYERS = ("youtube.com", "youtu.be", "vimeo.com")
"""Where a time is asked for in the query; elsewhere it is a media fragment (W3C Media Fragments URI 1.0)."""


def seconds_in(started: Stamp | None, stamp: Stamp) -> int | None:
    """Give how many seconds after the start of the meeting an event was; None if either time is not known."""
    if started is None or started.at is None or stamp.at is None:
        return None
    gone = dt.datetime.combine(dt.date.min, stamp.at) - dt.datetime.combine(dt.date.min, started.at)
    return int(gone.total_seconds()) if gone >= dt.timedelta(0) else None


def place_in_recording(meeting: Meeting, started: Stamp | None, stamp: Stamp) -> str:
    """Give the address of the place in the recording at which an event was; empty if it is not known.

    It is reckoned from the start of the meeting, at which the recording is taken to begin.
    """
    gone = seconds_in(started, stamp)
    parts = urlsplit(meeting.webcast.strip())
    if gone is None or not parts.scheme or not parts.netloc:
        return ""
    host = parts.netloc.casefold().removeprefix("www.")
    if host in _PLAYERS:
        query = f"{parts.query}&t={gone}" if parts.query else f"t={gone}"
        return urlunsplit(parts._replace(query=query))
    return urlunsplit(parts._replace(fragment=f"t={gone}"))


def into_recording(started: Stamp | None, stamp: Stamp) -> str:
    """Say how far into the meeting an event was: `1:02:05`; empty if it is not known."""
    gone = seconds_in(started, stamp)
    return "" if gone is None else f"{gone // 3600}:{gone // 60 % 60:02d}:{gone % 60:02d}"
