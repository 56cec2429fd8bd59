"""Numbers of minutes by the panel's scheme: continued from the last set, given once, never used again.

The schemes are those found in the papers of panels. What stands before and around the number, as in `PCP 1/21`, is
taken over from the last number that was given.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from store.problems import Problem
from store.records import Meeting, Minute
from store.register import Register
from store.rules.days.years import year_of
from store.rules.words.folding import words_read
from store.rules.words.wording import quoted, verbatim

MUNICIPAL_YEAR, CALENDAR_YEAR, ALL_YEARS, EACH_MEETING = "municipal year", "calendar year", "all years", "meeting"
"""How long a scheme counts before it begins again at 1."""


class Scheme(NamedTuple):
    """A way of numbering: its words in the settings, an example, how long it counts, and what stands behind a number.

    `tail` is empty, `/YY` or `.YY/YY`.
    """

    words: str
    example: str
    counts: str
    tail: str = ""


SCHEMES = (
    Scheme("running, reset each municipal year", "27", MUNICIPAL_YEAR),
    Scheme("number and year, reset each calendar year", "39/20", CALENDAR_YEAR, "/YY"),
    Scheme("number and municipal year, reset each municipal year", "34.12/13", MUNICIPAL_YEAR, ".YY/YY"),
    Scheme("continuous over the years", "143", ALL_YEARS),
    Scheme("restarting at each meeting", "1", EACH_MEETING),
)
"""Every scheme that the office knows."""

_NUMBER = {
    "": re.compile(r"(?P<head>.*?)(?P<number>\d{1,9})"),
    "/YY": re.compile(r"(?P<head>.*?)(?P<number>\d{1,9})/\d\d"),
    ".YY/YY": re.compile(r"(?P<head>.*?)(?P<number>\d{1,9})\.\d\d/\d\d"),
}
_SEVERAL = re.compile(r"\d\s*[,;&]\s*$")


class _Last(NamedTuple):
    """The last number given: what stands before it, the number, and the time over which it counts."""

    head: str
    number: int
    period: str


def scheme_of(words: str) -> Scheme | None:
    """Give the scheme that the panel's rules name, or describe in words of their own; None if none is recognised."""
    said = " ".join(words.casefold().split())
    for scheme in SCHEMES:
        if said in {scheme.words, f"{scheme.words}: {scheme.example}"}:
            return scheme
    if "yy/yy" in said or "34.12/13" in said:
        return SCHEMES[2]
    if "calendar" in said or "n/yy" in said:
        return SCHEMES[1]
    if "each meeting" in said or "every meeting" in said:
        return SCHEMES[4]
    if "continuous" in said:
        return SCHEMES[3]
    return SCHEMES[0] if "municipal" in said else None


def scheme_on(register: Register, day: dt.date) -> Scheme | None:
    """Give the scheme in force on a day; None if the panel's rules name none of the known ones."""
    return scheme_of(register.panel.rules_on(day).numbering)


def why_not_scheme(register: Register, day: dt.date) -> Problem | None:
    """Say that the panel's rules name no known way of numbering; None if they do."""
    if scheme_on(register, day) is not None:
        return None
    words = register.panel.rules_on(day).numbering
    named = f"The numbering {verbatim(words)} is none" if words else "The panel's rules name none"
    known = "; ".join(f"{scheme.words} ({scheme.example})" for scheme in SCHEMES)
    sentence = f"{named} of the ways in which minutes can be numbered here."
    return Problem("numbering", sentence, f"Choose one in the settings: {known}.", "rules.numbering")


def numbers_for(register: Register, meeting: Meeting) -> dict[str, str]:
    """Give the numbers of the minutes of a meeting that have none yet, by their ids, in their order.

    The first goes on from the last set before it; a number that was typed goes on from there. A number that any other
    minute bears that counts over the same time, void or in the bin, is passed over. Nothing if the scheme is unknown.
    """
    scheme = scheme_on(register, meeting.date)
    if scheme is None:
        return {}
    period = _period(register, scheme, meeting)
    used = _used(register, scheme, period)
    last = _last_before(register, scheme, meeting)
    head = last.head if last else ""
    number = last.number if last and last.period == period else 0
    given: dict[str, str] = {}
    for minute in register.minutes_of(meeting.id):
        if minute.number:
            read = _read(scheme, minute.number)
            head, number = read or (head, number)
        elif not minute.void:
            fresh = ""
            while not fresh or folded_number(fresh) in used:
                number += 1
                fresh = f"{head}{number}{_tail(register, scheme, meeting.date)}"
            used.add(folded_number(fresh))
            given[minute.id] = fresh
    return given


def max_order(register: Register, meeting: str) -> int:
    """Give the place of the last minute of a meeting; 0 if it has none."""
    return max((minute.order for minute in register.minutes_of(meeting)), default=0)


def why_not_number(register: Register, meeting: str, number: str, minute: str = "") -> Problem | None:
    """Say why a number cannot stand in a set: another minute of it bears it, void or in the bin. None if it can."""
    if not number:
        return None
    wanted = folded_number(number)
    for other in register.tables[Minute.table].values():
        if not isinstance(other, Minute) or other.id == minute or other.meeting != meeting:
            continue
        if folded_number(other.number) == wanted:
            what = "lies in the bin and" if other.binned_on else "is void and" if other.void else ""
            named = f"{quoted(other.heading)} ({other.id})" if other.heading else other.id
            sentence = f"Minute {other.number} of this meeting is {named}{f', which {what} keeps it' if what else ''}."
            return Problem("number-used", sentence, "Give another number, or none: the scheme gives one.", "number")
    return None


def folded_number(number: str) -> str:
    """Reduce a number to what is compared: `PCP 1/21.` reads as `pcp 1/21`."""
    return words_read(number)


def number_read(register: Register, meeting: Meeting, number: str) -> int | None:
    """Read the number itself out of what a minute bears; None if it bears none, several, or one of no known scheme."""
    scheme = scheme_on(register, meeting.date)
    read = _read(scheme, number) if scheme and number else None
    return read[1] if read else None


def _read(scheme: Scheme, number: str) -> tuple[str, int] | None:
    """Read what stands before a number and the number itself; None if it is not written by the scheme."""
    match = _NUMBER[scheme.tail].fullmatch(number.strip().rstrip(". "))
    if match is None:
        return None
    head = "" if _SEVERAL.search(match["head"]) else match["head"]
    return head, int(match["number"])


def twice_numbered(register: Register) -> tuple[tuple[Minute, ...], ...]:
    """List the minutes that bear one number over a time in which the scheme gives it once, those of each together.

    A number that was typed, or printed by a set that was imported, stands as it is. Those in the bin are not told of.
    """
    bearers: dict[tuple[str, str, str], list[Minute]] = {}
    for meeting_id, minutes in _numbered(register).items():
        meeting = register.get(Meeting, meeting_id)
        scheme = scheme_on(register, meeting.date) if meeting else None
        if meeting is None or scheme is None:
            continue
        for minute in minutes:
            if minute.binned_on is None:
                key = (scheme.words, _period(register, scheme, meeting), folded_number(minute.number))
                bearers.setdefault(key, []).append(minute)
    return tuple(tuple(minutes) for minutes in bearers.values() if len(minutes) > 1)


def _tail(register: Register, scheme: Scheme, day: dt.date) -> str:
    if scheme.tail == "/YY":
        return f"/{day.year % 100:02d}"
    if scheme.tail == ".YY/YY":
        first = year_of(day, register.panel.year_starts_month)[1].year
        return f".{first % 100:02d}/{(first + 1) % 100:02d}"
    return ""


def _period(register: Register, scheme: Scheme, meeting: Meeting) -> str:
    if scheme.counts == MUNICIPAL_YEAR:
        return year_of(meeting.date, register.panel.year_starts_month)[0]
    if scheme.counts == CALENDAR_YEAR:
        return str(meeting.date.year)
    return meeting.id if scheme.counts == EACH_MEETING else ""


def _numbered(register: Register) -> dict[str, list[Minute]]:
    """Give the minutes that bear a number by their meetings, void ones and those in the bin among them."""
    numbered: dict[str, list[Minute]] = {}
    for minute in register.tables[Minute.table].values():
        if isinstance(minute, Minute) and minute.number:
            numbered.setdefault(minute.meeting, []).append(minute)
    return numbered


def _used(register: Register, scheme: Scheme, period: str) -> set[str]:
    used = set()
    for meeting_id, minutes in _numbered(register).items():
        meeting = register.get(Meeting, meeting_id)
        if meeting is not None and _period(register, scheme, meeting) == period:
            used |= {folded_number(minute.number) for minute in minutes}
    return used


def _last_before(register: Register, scheme: Scheme, meeting: Meeting) -> _Last | None:
    """Give the last number of the latest set before a meeting; None if no set before it has one."""
    numbered = _numbered(register)
    before = [
        other
        for meeting_id in numbered
        if (other := register.get(Meeting, meeting_id)) is not None and _when(other) < _when(meeting)
    ]
    for other in sorted(before, key=_when, reverse=True):
        read = [one for minute in numbered[other.id] if (one := _read(scheme, minute.number))]
        if read:
            head, number = max(read, key=lambda one: one[1])
            return _Last(head, number, _period(register, scheme, other))
    return None


def _when(meeting: Meeting) -> tuple[dt.date, dt.time, str]:
    return meeting.date, meeting.start or dt.time.max, meeting.id
