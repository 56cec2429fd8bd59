"""Reading the notes that say when an item is wanted: "To July meeting", "To next meeting", "by December 2021"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from store.problems import Problem
from store.records import Meeting, WorkItem
from store.register import Register
from store.rules.actions.carrying import meetings_between
from store.rules.days.periods import add_months
from store.rules.words.dates import MONTHS
from store.rules.words.wording import quoted

_MONTH = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?(?:\s+(20\d\d))?",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext\s+(?:panel\s+|ordinary\s+)?meeting\b", re.IGNORECASE)
_MEETING = re.compile(r"\bmeeting\b", re.IGNORECASE)
_BEFORE_MAY = re.compile(r"\b(?:in|to|by|for|until|at|the|of)\s+$", re.IGNORECASE)
_AHEAD = 8


class WantedMonth(NamedTuple):
    """The month in which an item is wanted, and the meetings of that month; `first` is the first day of it."""

    first: dt.date
    words: str
    meetings: tuple[Meeting, ...]


def target_of(register: Register, item: WorkItem, today: dt.date) -> WantedMonth | None:
    """Read the target note of an item; None if it names no month and not the next meeting.

    A month without a year is the first such month from the day on which the item was deferred, or from which the
    programme holds it; without such a day, the one that lies up to eight months ahead, else the one just past.
    """
    if not item.target:
        return None
    if _NEXT.search(item.target):
        since = item.moves[-1].on if item.moves else today
        following = next((m for m in register.public_meetings if m.date >= since), None)
        if following is None:
            return None
        return WantedMonth(following.date.replace(day=1), "the next meeting", (following,))
    named = _named_month(item.target)
    if named is None:
        return None
    month, year = named
    if year is None:
        year = _year_of(month, item, today)
    first = dt.date(year, month, 1)
    meetings = meetings_between(register, first - dt.timedelta(days=1), add_months(first, 1))
    return WantedMonth(first, f"the meeting of {MONTHS[month - 1]} {year}", meetings)


def meeting_note(item: WorkItem) -> str:
    """Give the note by which an item is wanted at a meeting, such as "To July meeting"; empty if it has none."""
    names = _NEXT.search(item.target) or _MEETING.search(item.target) or _named_month(item.target)
    return item.target if names else ""


def still_noted(register: Register, ids: Iterable[str]) -> tuple[WorkItem, ...]:
    """Give those of some items that have a meeting and yet a note of the one at which they were wanted."""
    items = (register.live(WorkItem, one) for one in ids)
    return tuple(item for item in items if item is not None and item.meeting is not None and meeting_note(item))


def still_noted_words(item: WorkItem) -> str:
    """Say that an item still has such a note."""
    return f"{quoted(item.title)} still has its note “{item.target}”."


def without_note(item: WorkItem) -> WorkItem:
    """Take that note out of an item, and out of its comments where it stands by itself, in brackets or after TBC."""
    note = meeting_note(item)
    if not note:
        return item
    words = re.escape(note)
    there = re.compile(rf"(?:\bTBC\b[\s.:,–-]*)?(?:\({words}\)|^{words}$)", re.IGNORECASE | re.MULTILINE)
    comments = item.comments
    if there.search(comments):
        comments = "\n".join(" ".join(line.split()) for line in there.sub("", comments).split("\n")).strip()
    return replace(item, target="", comments=comments)


def why_not_clear_note(item: WorkItem) -> Problem | None:
    """Say that an item has no note that names a meeting; None if it has one."""
    if meeting_note(item):
        return None
    sentence = f"{quoted(item.title)} has no note of the meeting at which it is wanted."
    return Problem("no-note", sentence, "There is nothing to take out.", "items")


def _named_month(text: str) -> tuple[int, int | None] | None:
    """Give the only month a note names, from 1, with its year if it has one; None if it names none or several."""
    months = []
    for match in _MONTH.finditer(text):
        word = match[1].casefold()
        if word == "may" and not match[1].istitle() and not _BEFORE_MAY.search(text[: match.start()]):
            continue
        number = next(n for n, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word[:3]))
        months.append((number, int(match[2]) if match[2] else None))
    return months[0] if len({number for number, _ in months}) == 1 else None


def _year_of(month: int, item: WorkItem, today: dt.date) -> int:
    noted = item.moves[-1].on if item.moves else item.added_on
    if noted is not None:
        return noted.year if month >= noted.month else noted.year + 1
    ahead = (month - today.month) % 12
    months = today.month - 1 + (ahead if ahead <= _AHEAD else ahead - 12)
    return today.year + months // 12
