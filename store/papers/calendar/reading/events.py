"""The events of a calendar file, one for each time that something takes place: recurring ones are told one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from store.papers.calendar.reading.ics import (
    OWN_KIND,
    OWN_STATUS,
    OWN_TITLE,
    CalendarFile,
    CalendarMoment,
    CalendarProperty,
    Component,
    span,
    stamps,
)
from store.papers.calendar.reading.zones import Zones
from store.problems import Problem, Refused
from store.rules.words.dates import LAST_YEAR, day_month, long_date

AHEAD = dt.timedelta(days=731)
"""How far ahead a series without an end is read: two years."""

_MOST = 300
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_NOON, _LAST_MINUTE = dt.time(12), dt.time(23, 59)
_LATEST = dt.date(LAST_YEAR, 12, 31)


@dataclass(frozen=True)
class CalendarEvent:
    """Something that takes place once, by the clock here. `why` tells how it was read; `trouble` why it was not.

    `key` names it within its file, by the id that the calendar gives it and the day of the series; `own` is what a
    calendar file of ours says of it besides.
    """

    key: str
    line: int
    summary: str
    location: str
    status: str
    categories: tuple[str, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    day: dt.date | None = None
    start: dt.time | None = None
    finish: dt.time | None = None
    why: str = ""
    trouble: str = ""
    printed: str = ""


def events(file: CalendarFile, today: dt.date) -> Iterator[CalendarEvent]:
    """Give every event of a file, in the order of the file, the days of a series one after the other."""
    for place, calendar in enumerate(file.calendars):
        called_off = calendar.text("METHOD").upper() == "CANCEL"
        reading = _Events(calendar, today, "CANCELLED" if called_off else "")
        for one in reading.all():
            yield replace(one, key=f"{place}:{one.key}")


class _Events:
    """Reads the events of one calendar."""

    def __init__(self, calendar: Component, today: dt.date, status: str) -> None:
        self.zones = Zones(calendar)
        self.today = today
        self.status = status
        every = [part for part in calendar.parts if part.name == "VEVENT"]
        self.newest = _newest(every)
        self.single: dict[str, list[Component]] = {}
        for part in self.newest:
            if part.first("RECURRENCE-ID"):
                self.single.setdefault(part.text("UID"), []).append(part)

    def all(self) -> Iterator[CalendarEvent]:
        known = {part.text("UID") for part in self.newest if not part.first("RECURRENCE-ID")}
        seen: dict[str, int] = {}
        for part in self.newest:
            uid = part.text("UID")
            if part.first("RECURRENCE-ID") and uid in known:
                continue
            for one in self._of(part, uid):
                seen[one.key] = seen.get(one.key, 0) + 1
                yield one if seen[one.key] == 1 else replace(one, key=f"{one.key}:{seen[one.key]}")

    def _of(self, part: Component, uid: str) -> Iterator[CalendarEvent]:
        base = CalendarEvent(
            key=uid or f"line{part.line}",
            line=part.line,
            summary=part.text("SUMMARY"),
            location=part.text("LOCATION"),
            status=self.status or part.text("STATUS").upper(),
            categories=tuple(part.text("CATEGORIES").upper().split(",")),
            own={name: part.text(name) for name in (OWN_KIND, OWN_TITLE, OWN_STATUS) if part.first(name)},
        )
        try:
            yield from self._times(part, base)
        except Refused as refused:
            printed = ", ".join(one.value for one in (*part.every("DTSTART"), *part.every("RRULE")))
            yield replace(base, trouble=" ".join(map(str, refused.problems)), printed=printed)

    def _times(self, part: Component, base: CalendarEvent) -> Iterator[CalendarEvent]:
        begins = part.first("DTSTART")
        if begins is None or not stamps(begins):
            raise Refused(Problem("calendar.date", "It has no date.", "Type its date and time.", "date"))
        first = stamps(begins)[0]
        lasts = _lasts(part, first)
        rules = part.every("RRULE")
        also = [stamp for one in part.every("RDATE") for stamp in stamps(one)]
        if not rules and not also:
            yield self._once(base, first, lasts, _recurs(part))
            return
        singles = {self._moment(_recurs(one)): one for one in self.single.get(part.text("UID"), ()) if _recurs(one)}
        leave = {self._moment(stamp) for one in part.every("EXDATE") for stamp in stamps(one)}
        days = sorted({*_series(rules, first, self.today), *also}, key=lambda one: (one.day, one.time or _NOON))
        for stamp in days:
            moment = self._moment(stamp)
            if moment in leave or (stamp.time is not None and (moment[0], None) in leave):
                continue
            other = singles.pop(moment, None)
            if other is not None:
                yield from self._of(other, f"{base.key}:{stamp.day:%Y%m%d}")
            else:
                yield self._once(replace(base, key=f"{base.key}:{stamp.day:%Y%m%d}"), stamp, lasts, None)
        for (day, _), other in singles.items():
            yield from self._of(other, f"{base.key}:{day:%Y%m%d}")

    def _moment(self, stamp: CalendarMoment | None) -> tuple[dt.date, dt.time | None]:
        """Give a stamp by the clock here, to compare it."""
        if stamp is None:
            return dt.date.min, None
        day, time, _ = self.zones.here(stamp)
        return day, time

    def _once(
        self, base: CalendarEvent, stamp: CalendarMoment, lasts: dt.timedelta | None, was: CalendarMoment | None
    ) -> CalendarEvent:
        day, start, how = self.zones.here(stamp)
        why = [f"Its time was read so: {how}."] if how else []
        if was is not None and self._moment(was)[0] != day:
            why.append(f"It was moved from {day_month(self._moment(was)[0])}.")
        finish = None
        if lasts is not None and start is not None:
            ends = dt.datetime.combine(day, start) + lasts
            finish = ends.time() if ends.date() == day and ends.time() > start else None
            why += [f"It lasts until {long_date(ends.date())}; its first day is taken."] if ends.date() != day else []
        elif lasts is not None and lasts > dt.timedelta(days=1):
            last = day + lasts - dt.timedelta(days=1)
            why.append(f"It lasts until {long_date(last)}; its first day is taken.")
        return replace(base, day=day, start=start, finish=finish, why=" ".join(why), printed=long_date(day))


def _newest(every: Sequence[Component]) -> list[Component]:
    """Give events as last sent: of those with one id and one day of a series, the one with the highest number."""
    best: dict[tuple[str, str], Component] = {}
    for part in every:
        recurs = part.first("RECURRENCE-ID")
        key = (part.text("UID") or f"line{part.line}", recurs.value if recurs else "")
        if key not in best or _sequence(part) > _sequence(best[key]):
            best[key] = part
    chosen = {id(part) for part in best.values()}
    return [part for part in every if id(part) in chosen]


def _sequence(part: Component) -> int:
    text = part.text("SEQUENCE")
    return int(text) if text.isascii() and text.isdigit() else 0


def earlier_versions(calendar: Component) -> int:
    """Count the events of a calendar that stand in it once more, as sent later."""
    every = [part for part in calendar.parts if part.name == "VEVENT"]
    return len(every) - len(_newest(every))


def _recurs(part: Component) -> CalendarMoment | None:
    one = part.first("RECURRENCE-ID")
    read = stamps(one) if one else []
    return read[0] if read else None


def _lasts(part: Component, first: CalendarMoment) -> dt.timedelta | None:
    """Give how long an event lasts, by its end or its length; None if it does not say."""
    ends, length = part.first("DTEND"), part.first("DURATION")
    if ends is not None and stamps(ends):
        last = stamps(ends)[0]
        begun = dt.datetime.combine(first.day, first.time or dt.time())
        return dt.datetime.combine(last.day, last.time or dt.time()) - begun if last.zone == first.zone else None
    return span(length.value) if length else None


def _series(rules: Sequence[CalendarProperty], first: CalendarMoment, today: dt.date) -> Iterator[CalendarMoment]:
    """Give the days of a series in its own zone, its first always among them. Raises Refused: it cannot be read."""
    from dateutil.rrule import rrulestr

    yield first
    begun = dt.datetime.combine(first.day, first.time or dt.time())
    for one in rules:
        parts = {name.upper(): value for name, _, value in (each.partition("=") for each in one.value.split(";"))}
        if parts.get("FREQ", "").upper() in _TOO_OFTEN:
            raise Refused(_unread(one))
        count, until = parts.pop("COUNT", ""), parts.pop("UNTIL", "")
        last = (
            _last(until, one, first)
            if until
            else dt.datetime.combine(min(max(today, first.day), _LATEST) + AHEAD, _LAST_MINUTE)
        )
        parts["UNTIL"] = f"{min(last, dt.datetime.combine(_LATEST, _LAST_MINUTE)):%Y%m%dT%H%M%S}"
        try:
            rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items() if value), dtstart=begun)
            every = list(islice(rule, min(int(count), _MOST) if count else _MOST))
        except (ValueError, TypeError, KeyError, OverflowError) as trouble:
            raise Refused(_unread(one)) from trouble
        yield from (CalendarMoment(each.date(), each.time() if first.time else None, first.zone) for each in every)


def _last(until: str, one: CalendarProperty, first: CalendarMoment) -> dt.datetime:
    """Give the last moment of a series; one told by Greenwich is at most an hour off, which a day is not.

    Raises Refused: it has none, or one that cannot be read.
    """
    told = stamps(one._replace(value=until))
    if not told:
        raise Refused(_unread(one))
    stamp = told[0]
    if stamp.time is None or stamp.zone == "UTC" != first.zone:
        return dt.datetime.combine(stamp.day, _LAST_MINUTE)
    return dt.datetime.combine(stamp.day, stamp.time)


def _unread(one: CalendarProperty) -> Problem:
    cure = "Type its dates by hand, or ask for a file with each of them."
    return Problem("calendar.series", f"How often it recurs could not be read: {one.value[:80]}.", cure, "date")


def series_words(part: Component, today: dt.date) -> str:
    """Say of a series without an end how far it was read; empty for any other."""
    endless = [
        one for one in part.every("RRULE") if "UNTIL=" not in one.value.upper() and "COUNT=" not in one.value.upper()
    ]
    return f"The series has no end; it was read until {long_date(today + AHEAD)}." if endless else ""


def counts(calendar: Component, names: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """Give of each property that events have, by name, what it is read as and how many events have it."""
    every = [part for part in calendar.parts if part.name == "VEVENT"]
    present = {one.name: None for part in every for one in part.properties if one.value.strip()}
    return [(name, names.get(name, ""), sum(bool(part.first(name)) for part in every)) for name in present]
