"""Calendar files as councils' programs write them, for every test that reads one."""

from __future__ import annotations

LONDON = """BEGIN:VTIMEZONE
TZID:Our Town
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def event(*lines: str, uid: str = "1@council") -> str:
    """Write one event."""
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20210101T090000Z", *lines, "END:VEVENT"))


def calendar(*parts: str, method: str = "PUBLISH") -> bytes:
    """Write a calendar of these parts, with the line ends that the standard wants."""
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Council//EN", f"METHOD:{method}", *parts, "END:VCALENDAR", "")
    return "\n".join(lines).replace("\n", "\r\n").encode()
