"""Times of a calendar file told by the clock here: of Greenwich, of a zone that is known, or that the file defines.

The zones come with python-dateutil, so that they are the same on every computer; a name that only one program uses is
read by the rules that its file gives for it.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from store.papers.calendar.reading.ics import CalendarMoment, Component
from store.problems import Problem, Refused

_HERE = "Europe/London"
_OURS = frozenset(
    {"europe/london", "gb", "gb-eire", "europe/belfast", "europe/guernsey", "europe/jersey", "gmt standard time"}
)
_GREENWICH = frozenset({"utc", "z", "gmt", "etc/utc", "etc/gmt", "utc+0", "coordinated universal time"})


class Zones:
    """The zones of one calendar: those that everybody knows, and those that it defines."""

    def __init__(self, calendar: Component) -> None:
        """Begin with a calendar, whose zones are read when one is asked for."""
        self._defined = [part for part in calendar.parts if part.name == "VTIMEZONE"]
        self._zones: dict[str, Any] = {}

    def here(self, one: CalendarMoment) -> tuple[dt.date, dt.time | None, str]:
        """Give day and time of a stamp by the clock here, and words for how it was read if that is worth a look.

        Raises Refused: its zone is not known.
        """
        name = one.zone.casefold().lstrip("/")
        if one.time is None or not name or self._is_ours(name):
            return one.day, one.time, ""
        from dateutil.zoneinfo import get_zonefile_instance

        moment = dt.datetime.combine(one.day, one.time, tzinfo=self._zone(one.zone))
        local = moment.astimezone(get_zonefile_instance().get(_HERE))
        if name in _GREENWICH:
            moved = local.utcoffset() != dt.timedelta(0)
            return (
                local.date(),
                local.time(),
                f"{one.time:%H:%M} of Greenwich is {local:%H:%M} in summer" if moved else "",
            )
        return local.date(), local.time(), f"{one.time:%H:%M} in “{one.zone}” is {local:%H:%M} here"

    def _is_ours(self, name: str) -> bool:
        return name in _OURS or "london" in name

    def _zone(self, name: str) -> Any:
        if name not in self._zones:
            self._zones[name] = self._named(name)
        zone = self._zones[name]
        if zone is None:
            sentence = f"The time zone “{name[:60]}” is not known."
            raise Refused(Problem("calendar.zone", sentence, "Type the time here.", "start"))
        return zone

    def _named(self, name: str) -> Any:
        from dateutil.zoneinfo import get_zonefile_instance

        if name.casefold() in _GREENWICH:
            return dt.UTC
        return self._as_defined(name) or get_zonefile_instance().get(name.lstrip("/"))

    def _as_defined(self, name: str) -> Any:
        """Give a zone by the rules that stand in the file; None if there are none, or they cannot be read."""
        part = next((one for one in self._defined if one.text("TZID") == name), None)
        if part is None:
            return None
        from dateutil.tz import tzical

        try:
            return tzical(io.StringIO("\r\n".join(_lines(part)) + "\r\n")).get(name)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError):
            return None


def _lines(part: Component) -> list[str]:
    own = [f"{one.name}:{one.value}" for one in part.properties if one.name in _WANTED]
    inside = [line for one in part.parts for line in _lines(one)]
    return [f"BEGIN:{part.name}", *own, *inside, f"END:{part.name}"]


_WANTED = frozenset({"TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"})
