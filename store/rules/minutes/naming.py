"""Which minute is meant, and what a minute is called: its number, or its heading or place while it has none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from store.problems import Problem, Refused
from store.records import Meeting, Minute
from store.register import Register
from store.rules.minutes.numbering import folded_number
from store.rules.words.dates import read_date
from store.rules.words.folding import words_read
from store.rules.words.loose import day_of
from store.rules.words.wording import counted, listed, quoted

_ID = re.compile(r"N\d+", re.IGNORECASE | re.ASCII)
_MEETING_ID = re.compile(r"M\d+", re.IGNORECASE | re.ASCII)
_OF = re.compile(r"\s+(?:of|from|at)\s+(?:the\s+)?(?:meeting\s+(?:of|on)\s+)?", re.IGNORECASE)
_CALLED = re.compile(r"^(?:the\s+)?minutes?\s+(?:no\.?\s+|number\s+)?|^no\.?\s+(?=\S*\d)", re.IGNORECASE)
_PLACE = re.compile(r"(?:the\s+)?item\s+(\d{1,4})", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,;&]|\band\b)\s*")
_SHOWN = 6
_CURE = "Name it by its id, by its number and meeting, “47 of 27/1/2021”, or by its place, “item 5 of 29 July”."


def find_minute(register: Register, typed: str, today: dt.date) -> str:
    """Give the id of the minute that is meant.

    It is named by its id, its number, its place in the set ("item 5") or its heading; the last three with or without
    the day or the id of their meeting after an "of". A day without its year is the last such day with minutes.

    Raises:
        Refused: none fits, or several do, which are named.
    """
    words = " ".join(typed.split())
    if _ID.fullmatch(words):
        return register.need(Minute, words.upper(), "minute").id
    matches = _fitting(register, words, today)
    if len(matches) == 1:
        return matches[0].id
    if not matches:
        cure = _none_cure(register, words, today)
        raise Refused(Problem("minute.none", f"There is no minute “{words}”.", cure, "minute"))
    told = [f"{one.id} {_told(register, one)}" for one in matches[:_SHOWN]]
    more = f" and {len(matches) - _SHOWN} more" if len(matches) > _SHOWN else ""
    sentence = f"There are {len(matches)} minutes “{words}”: {'; '.join(told)}{more}."
    raise Refused(Problem("minute.several", sentence, _CURE, "minute"))


def minute_name(register: Register, minute_id: str | None) -> str:
    """Name a minute as `find_minute` reads it: `47 of 27 January 2021`; its id if that would not find it again."""
    minute = register.get(Minute, minute_id)
    meeting = register.get(Meeting, minute.meeting) if minute else None
    if minute is None or meeting is None:
        return minute_id or ""
    named = f"{minute_ref(register, minute)} of {day_of(meeting)}"
    matches = _fitting(register, named, meeting.date)
    return named if matches == [minute] else minute.id


def minute_ref(register: Register, minute: Minute) -> str:
    """Name a minute within its set in few letters: its number, or `item 5` while it has none."""
    return minute.number or f"item {place_of(register, minute)}"


def minute_words(register: Register, minute: Minute) -> str:
    """Name a minute in a sentence: `minute 47`, or by its heading or place while it has no number."""
    if minute.number:
        return f"minute {minute.number}"
    return f"the minute {quoted(minute.heading)}" if minute.heading else f"item {place_of(register, minute)}"


def minute_of_day(register: Register, minute: Minute) -> str:
    """Name a minute with the day of its meeting: `minute 47 of 27 January 2021`, `item 5 of 29 July 2021`."""
    meeting = register.get(Meeting, minute.meeting)
    day = f" of {day_of(meeting)}" if meeting else ""
    return f"{minute_words(register, minute)}{day}"


def place_of(register: Register, minute: Minute) -> int:
    """Give the place of a minute in its set, counted from 1; 0 for one that is in the bin."""
    ids = [one.id for one in register.minutes_of(minute.meeting)]
    return ids.index(minute.id) + 1 if minute.id in ids else 0


def _fitting(register: Register, words: str, today: dt.date) -> list[Minute]:
    """List the minutes that fit what was typed; what names a day and fits there goes before everything else."""
    for said in dict.fromkeys((words, _CALLED.sub("", words))):
        for left, right in _split(said):
            days = _days(register, right, today)
            for minutes in days:
                matches = _named(register, left, minutes)
                if matches:
                    return matches
        matches = _named(register, said, list(register.all(Minute)))
        if matches:
            return matches
    return []


def _split(words: str) -> Iterator[tuple[str, str]]:
    """Give every way of parting a minute from its meeting, at the last `of` first, then at the first blank."""
    for part in reversed(list(_OF.finditer(words))):
        yield words[: part.start()], words[part.end() :]
    number, _, rest = words.partition(" ")
    if rest and any(char.isdigit() for char in number):
        yield number, rest


def _days(register: Register, typed: str, today: dt.date) -> list[list[Minute]]:
    """Give the minutes of the meetings that are meant, the likeliest meeting first; none if no meeting is named."""
    if _MEETING_ID.fullmatch(typed):
        return [list(register.minutes_of(typed.upper()))]
    try:
        day = read_date(typed, today)
    except Refused:
        return []
    dated = str(day.year) in typed or not any(char.isdigit() for char in typed) or typed[0] in "+-"
    several = [day] if dated else _same_day(register, day, today)
    return [
        [minute for meeting in register.meeting_on(one) for minute in register.minutes_of(meeting.id)]
        for one in several
    ]


def _same_day(register: Register, day: dt.date, today: dt.date) -> list[dt.date]:
    """Give the days of meetings with minutes on a day of any year, those nearest to today first."""
    days = {
        meeting.date
        for meeting in register.meetings
        if (meeting.date.month, meeting.date.day) == (day.month, day.day) and register.minutes_of(meeting.id)
    }
    return sorted(days, key=lambda one: abs((one - today).days)) or [day]


def _named(register: Register, typed: str, minutes: Sequence[Minute]) -> list[Minute]:
    """Pick the minutes of that name: by number, else place, else as one of several numbers, else heading."""
    number, heading, place = folded_number(typed), _heading(typed), _PLACE.fullmatch(typed)
    several = {folded_number(part) for part in _PARTS.split(typed)}
    tests: list[Callable[[Minute], bool]] = [
        lambda minute: bool(minute.number) and folded_number(minute.number) == number,
        lambda minute: place is not None and place_of(register, minute) == int(place[1]),
        lambda minute: bool(number) and number in map(folded_number, _PARTS.split(minute.number)),
        lambda minute: len(several) > 1 and folded_number(minute.number) in several,
        lambda minute: bool(heading) and _heading(minute.heading) == heading,
        lambda minute: bool(heading) and _heading(minute.heading).startswith(heading),
    ]
    for test in tests:
        matches = [minute for minute in minutes if test(minute)]
        if matches:
            return matches
    return []


def _heading(words: str) -> str:
    return words_read(words.rstrip(" .:"))


def _told(register: Register, minute: Minute) -> str:
    meeting = register.get(Meeting, minute.meeting)
    day = f" of {day_of(meeting)}" if meeting else ""
    return f"{minute_ref(register, minute)}{day}" + (f", {minute.heading}" if minute.heading else "")


def _none_cure(register: Register, words: str, today: dt.date) -> str:
    """Say how a minute is named; if a meeting of that day has other ones, which they are."""
    for _, right in _split(_CALLED.sub("", words)):
        for minutes in _days(register, right, today):
            if minutes:
                refs = [minute_ref(register, one) for one in minutes]
                return f"That meeting has {counted(len(refs), 'minute')}: {listed(refs)}."
    return _CURE
