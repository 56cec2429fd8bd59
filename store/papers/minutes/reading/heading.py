"""The heading of a set of minutes: day, place and times, in the ways in which councils print them."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from store.papers.minutes.reading.sentences import time_in
from store.problems import Refused
from store.rules.words.dates import read_date
from store.rules.words.wording import capital

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_DATE = re.compile(
    rf"\b(?:{_WEEKDAY},?\s+(?:the\s+)?)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}\b",
    re.IGNORECASE,
)
_TIME = r"\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\b\.?|noon)|\d{1,2}[.:]\d\d|noon"
_AT_TIME = re.compile(
    rf"\b(?:at|time:?|commenc\w+(?:\s+at)?|start\w*(?:\s+at)?:?|from)\s+(?P<time>{_TIME})", re.IGNORECASE
)
_HOUR = re.compile(_TIME, re.IGNORECASE)
_SPAN = re.compile(
    rf"(?P<start>\d{{1,2}}(?:[.:]\d\d)?\s*(?:[ap]\.?m\b\.?)?)\s*(?:[-–—]|to)\s*(?P<end>{_TIME})", re.IGNORECASE
)
_CLOSED = re.compile(
    rf"\b(?:meeting|chair\w*|business|session)\b[^.]*?\b(?:closed|ended|concluded|finished|terminated|rose)\b[^.\d]*(?P<time>{_TIME})"
    rf"|^(?:finish\w*|closed?|ended|end time)\s*(?:at)?\s*:?\s*(?P<other>{_TIME})\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\bheld\s+(?:at|in)\s+(?P<venue>.+?)(?:,?\s+(?:on|at\s+(?=\d))|\s*$|\s*[.;]\s*$)|^(?:place|venue|location)\s*:\s*(?P<other>.+)$",
    re.IGNORECASE,
)
_AS = re.compile(r"\bas\s+an?\s+(?P<how>(?:virtual|remote|hybrid)[^.;]{0,80})", re.IGNORECASE)
_SENTENCE = 300
"""How far from its end a paragraph is looked at for the sentence that says when the meeting closed."""

_TITLE = re.compile(
    r"^(?:draft\s+)?minutes\s+of\s+(?:a|the|an)?\s*(?:\w+\s+){0,3}?meeting\b|^minutes\b.{0,120}\bpanel\b", re.IGNORECASE
)


class Heading(NamedTuple):
    """What a heading says; times are local, and what it does not say is empty or None."""

    date: dt.date | None = None
    printed_date: str = ""
    venue: str = ""
    start: dt.time | None = None
    finish: dt.time | None = None

    def and_then(self, other: Heading) -> Heading:
        """Fill what is not said yet from another line."""
        return Heading(
            self.date or other.date,
            self.printed_date or other.printed_date,
            self.venue or other.venue,
            self.start or other.start,
            self.finish or other.finish,
        )


def is_title(text: str) -> bool:
    """Say whether a line is the title of a set: `Minutes of a meeting of …`."""
    return bool(_TITLE.match(text))


def heading_in(text: str) -> Heading:
    """Read what one line says of day, place and times."""
    date = _DATE.search(text)
    day = _day(date[0]) if date else None
    venue = _PLACE.search(text)
    how = _AS.search(text)
    place = (venue["venue"] or venue["other"] or "").strip(" .,") if venue else ""
    if not place or _DATE.search(place) or _HOUR.match(place):
        place = capital(how["how"].strip()) if how else ""
    start, finish = span_in(text)
    at = _AT_TIME.search(text)
    return Heading(day, date[0] if date and day else "", place, start or (time_in(at["time"]) if at else None), finish)


def _day(words: str) -> dt.date | None:
    try:
        return read_date(words, dt.date(2000, 1, 1))
    except Refused:
        return None


def closing_in(text: str) -> dt.time | None:
    """Read the sentence that says when the meeting closed; None if it is not one."""
    match = _CLOSED.search(text[-_SENTENCE:])
    return time_in(match["time"] or match["other"]) if match else None


def span_in(text: str) -> tuple[dt.time | None, dt.time | None]:
    """Read `1.00 - 3.10 pm`: the start has the half of the day of the finish if it has none of its own."""
    match = _SPAN.search(text)
    if match is None:
        return None, None
    end = time_in(match["end"])
    half = re.search(r"[ap]\.?m\.?$", match["end"].strip(), re.IGNORECASE)
    start = time_in(
        match["start"] + (f" {half[0]}" if half and not re.search("m", match["start"], re.IGNORECASE) else "")
    )
    return (start, end) if start and end and start < end else (None, None)


def is_signature(text: str) -> bool:
    """Say whether a line is the place for signing, which ends a set: `CHAIRMAN`, `Signed …`."""
    return bool(
        re.fullmatch(
            r"\s*(?:chair(?:man|woman|person)?|signed|dated?)\b[\s:._…]*(?:\(?chair\w*\)?|dated?)?[\s:._…]*",
            text,
            re.IGNORECASE,
        )
    )
