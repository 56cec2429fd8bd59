"""A calendar file (ics, RFC 5545) taken apart: components, their properties with parameters, and values.

Only what a calendar of meetings needs is known; whatever cannot be read is said with its line, nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from store.file.plain_text import plain_text
from store.papers.reading.grids import Aside
from store.problems import Problem, Refused

DEADLINE = "DEADLINE"
"""The category by which our own calendar files tell a deadline, which follows from a meeting, from a meeting."""

OWN_KIND, OWN_TITLE, OWN_STATUS = "X-SECRETARIAT-KIND", "X-SECRETARIAT-TITLE", "X-SECRETARIAT-STATUS"
"""What our own calendar files say of a meeting beside what a calendar has words for, in the words of a record."""

_BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[^=;:]+=(?:\"[^\"]*\"|[^;:\"]*)(?:,\"[^\"]*\")*)*):(?P<value>.*)", re.DOTALL
)
_PARAM = re.compile(r";([^=;:]+)=(\"[^\"]*\"|[^;:\"]*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z)?", re.ASCII)
_SPAN = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?", re.ASCII)
_DEEPEST = 8
_BREAKS_OFF = "Ask for it anew, or save it again from the calendar that wrote it."


class CalendarProperty(NamedTuple):
    """One property of a component: its name in capitals, its parameters by theirs, its value as written, its line."""

    name: str
    params: Mapping[str, str]
    value: str
    line: int

    @property
    def text(self) -> str:
        """Give the value as text, without what protects its marks."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value).strip()


class CalendarMoment(NamedTuple):
    """A day, with the time of day if it has one, and the zone in which that is: `UTC`, a name, empty for local time."""

    day: dt.date
    time: dt.time | None
    zone: str


@dataclass
class Component:
    """A part of a calendar, such as an event, with what stands in it."""

    name: str
    line: int
    properties: list[CalendarProperty] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def first(self, name: str) -> CalendarProperty | None:
        """Give the first property of a name."""
        return next((one for one in self.properties if one.name == name), None)

    def every(self, name: str) -> list[CalendarProperty]:
        """Give every property of a name."""
        return [one for one in self.properties if one.name == name]

    def text(self, name: str) -> str:
        """Give a property as text on one line; empty if it is not there."""
        one = self.first(name)
        return " ".join(one.text.split()) if one else ""


class CalendarFile(NamedTuple):
    """A calendar file: its name as the clerk calls it, its calendars, and lines of it that could not be read."""

    named: str
    calendars: tuple[Component, ...]
    asides: tuple[Aside, ...] = ()


def is_calendar(data: bytes) -> bool:
    """Say whether a file is a calendar by what it holds. In two bytes a character it begins alike."""
    begun = data[:400]
    return bool(_BEGINS.match(begun.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")))


def read_calendar(data: bytes, named: str) -> CalendarFile:
    """Read a calendar file. `named` is what the clerk calls it, in a refusal.

    Raises Refused: it is no text, breaks off, or its parts do not close.
    """
    calendars: list[Component] = []
    asides: list[Aside] = []
    open_ones: list[Component] = []
    for number, line in _unfolded(plain_text(data, named, "file")):
        read = _property(line, number)
        if read is None:
            asides.append(Aside(line, "This line is none of a calendar, and was not read.", number))
        elif read.name == "BEGIN":
            part = Component(read.value.strip().upper(), number)
            if len(open_ones) >= _DEEPEST:
                raise Refused(_damaged(named, number, f"{part.name} stands too deep in others"))
            (open_ones[-1].parts if open_ones else calendars).append(part)
            open_ones.append(part)
        elif read.name == "END":
            if not open_ones or open_ones[-1].name != read.value.strip().upper():
                raise Refused(_damaged(named, number, f"{read.value.strip()} ends there, and did not begin"))
            open_ones.pop()
        elif open_ones:
            open_ones[-1].properties.append(read)
        else:
            asides.append(Aside(line, "This line stands outside of the calendar.", number))
    if open_ones:
        raise Refused(_damaged(named, open_ones[-1].line, f"{open_ones[-1].name} begins there and does not end"))
    return CalendarFile(named, tuple(one for one in calendars if one.name == "VCALENDAR"), tuple(asides))


def _damaged(named: str, line: int, what: str) -> Problem:
    return Problem("read.damaged", f"{named}, line {line}, is damaged: {what}.", _BREAKS_OFF, "file")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a calendar with their numbers; a line that begins with a blank goes on with the one before."""
    begun, whole = 0, ""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1):
        if line[:1] in {" ", "\t"} and begun:
            whole += line[1:]
            continue
        if whole.strip():
            yield begun, whole
        begun, whole = number, line
    if whole.strip():
        yield begun, whole


def _property(line: str, number: int) -> CalendarProperty | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    params = {name.upper().strip(): value.strip('"') for name, value in _PARAM.findall(match["params"])}
    return CalendarProperty(match["name"].upper(), params, match["value"], number)


def stamps(one: CalendarProperty) -> list[CalendarMoment]:
    """Read the days or times of a property. Raises Refused, in words, for one that is none."""
    return [_stamp(part.strip(), one) for part in one.value.split(",") if part.strip()]


def _stamp(text: str, one: CalendarProperty) -> CalendarMoment:
    zone = one.params.get("TZID", "").strip()
    day, timed = _DATE.fullmatch(text), _STAMP.fullmatch(text)
    try:
        if day:
            return CalendarMoment(dt.date(int(day[1]), int(day[2]), int(day[3])), None, "")
        if timed:
            date = dt.date(int(timed[1]), int(timed[2]), int(timed[3]))
            return CalendarMoment(date, dt.time(int(timed[4]), int(timed[5])), "UTC" if timed[7] else zone)
    except ValueError:
        pass
    cure = "Type its date and time."
    raise Refused(Problem("calendar.date", f"“{one.name}:{text[:40]}” is no date of a calendar.", cure, "date"))


def span(text: str) -> dt.timedelta | None:
    """Read how long something lasts, such as `PT2H30M`; None if it cannot be read."""
    match = _SPAN.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
