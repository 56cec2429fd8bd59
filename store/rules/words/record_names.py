"""Finding the record that a clerk names: an item by its title, a minute by its number and meeting; either by its id."""

from __future__ import annotations

import datetime as dt
import re

from store.problems import Problem, Refused
from store.records import Meeting, Minute, WorkItem
from store.register import Register
from store.rules.words.dates import day_month, long_date, read_date
from store.rules.words.folding import words_read

_ID = re.compile(r"[A-Z]\d+|PANEL", re.IGNORECASE | re.ASCII)
_NUMBERED = re.compile(r"(?:minute )?(\S+) (?:of )?(.+)", re.IGNORECASE)


def find_item(register: Register, typed: str) -> str:
    """Give the id of the item named by its id, its title or the beginning of its title. Raises Refused if none is."""
    words = typed.strip()
    if _ID.fullmatch(words):
        return register.need(WorkItem, words.upper(), "item").id
    wanted = words_read(words)
    titles = [(words_read(item.title), item) for item in register.all(WorkItem)]
    items = [item for title, item in titles if title == wanted]
    items = items or [item for title, item in titles if wanted and title.startswith(wanted)]
    if len(items) == 1:
        return items[0].id
    if items:
        listed = "; ".join(f"{item.id} {item.title} ({_place(register, item)})" for item in items)
        sentence = f'There are {len(items)} items that "{words}" could be: {listed}.'
        raise Refused(Problem("item.several", sentence, "Name the one you mean by its id.", "item"))
    cure = "Give its id or the beginning of its title, as the programme prints them."
    raise Refused(Problem("item.none", f'There is no item "{words}".', cure, "item"))


def find_minute(register: Register, typed: str, today: dt.date) -> str:
    """Give the id of the minute named by its id, or by its number and its meeting's day. Raises Refused if none is."""
    words = typed.strip()
    if _ID.fullmatch(words) and words[0] in "Nn":
        return register.need(Minute, words.upper(), "minute").id
    numbered = _NUMBERED.fullmatch(words)
    number, day = (numbered[1], read_date(numbered[2], today)) if numbered else (words, None)
    minutes = [
        minute
        for minute in register.all(Minute)
        if words_read(minute.number) == words_read(number) and (day is None or _held_on(register, minute) == day)
    ]
    if len(minutes) == 1:
        return minutes[0].id
    cure = 'Name it by its id, or by its number and meeting, such as "47 of 27/1/2021".'
    sentence = f'There is no minute "{words}".' if not minutes else f'There are {len(minutes)} minutes "{words}".'
    raise Refused(Problem("minute.several" if minutes else "minute.none", sentence, cure, "minute"))


def minute_name(register: Register, minute_id: str | None) -> str:
    """Name a minute as `find_minute` reads it: `47 of 27 January 2021`; its id if that would not find it again."""
    minute = register.get(Minute, minute_id)
    day = _held_on(register, minute) if minute else None
    if minute is None or day is None:
        return minute_id or ""
    named = f"{minute.number} of {day_month(day)}"
    try:
        return named if find_minute(register, named, day) == minute_id else minute.id
    except Refused:
        return minute.id


def _held_on(register: Register, minute: Minute) -> dt.date | None:
    meeting = register.get(Meeting, minute.meeting)
    return meeting.date if meeting else None


def _place(register: Register, item: WorkItem) -> str:
    meeting = register.get(Meeting, item.meeting)
    return long_date(meeting.date) if meeting else "not scheduled"
