"""The business of a meeting in the order in which it is to be taken: the one place where the room reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from store.records import IssuedLine, ItemStatus, Meeting, Stamp, StampKind, WorkItem
from store.register import Register
from store.rules.agenda.issues import published_lines
from store.rules.agenda.lines import lines_now
from store.rules.agenda.order import numbered_business
from store.rules.words.folding import words_read

TAKEN = frozenset({StampKind.ITEM, StampKind.OUT_OF_ORDER})
"""The events by which an item or a heading is reached."""

DECIDED = TAKEN | {StampKind.NOTED, StampKind.DEFERRAL, StampKind.NOT_REACHED}
"""The events after which something is known of an item."""


class BusinessLine(NamedTuple):
    """A line of business: its number as the room calls it, its title, and whose report it is.

    `item` is the item of the programme; empty for a heading that stands on every agenda.
    """

    item: str
    number: str
    title: str
    lead: str = ""

    @property
    def key(self) -> str:
        """What it is known by in a list: the id of its item, else its heading behind a sign."""
        return self.item or f"={self.title}"

    @property
    def words(self) -> str:
        """Its title, behind its number if it has one."""
        return f"{self.number}. {self.title}" if self.number else self.title


def agenda_lines(register: Register, meeting: Meeting) -> tuple[BusinessLine, ...]:
    """Give everything on the agenda in its order, standing headings too: as published, else as built.

    Items that are not on it follow. Until an agenda is built there are the items of the programme alone.
    """
    published = published_lines(meeting)
    printed = tuple(one.line for one in published if one.state != "withdrawn")
    printed = printed or (() if published else lines_now(register, meeting))
    items = {item.id: (number, item) for number, item in numbered_business(register, meeting.id)}
    lines = [one for line in printed if (one := _line(line, items))]
    known = {line.item for line in lines}
    rest = (BusinessLine(key, number, item.title, item.lead) for key, (number, item) in items.items())
    return (*lines, *(one for one in rest if one.item not in known))


def _line(line: IssuedLine, items: dict[str, tuple[str, WorkItem]]) -> BusinessLine | None:
    """Give a line of the agenda as business; None for an item that has left the meeting."""
    if not line.item:
        return BusinessLine("", line.number, line.title, line.report_of)
    return BusinessLine(line.item, line.number, line.title, line.report_of) if line.item in items else None


def business_lines(register: Register, meeting: Meeting) -> tuple[BusinessLine, ...]:
    """Give the items of a meeting in their order, without those withdrawn.

    An item that was deferred at the meeting has left it and is no longer among them.
    """
    return tuple(line for line in agenda_lines(register, meeting) if line.item)


def undecided(register: Register, meeting: Meeting) -> tuple[BusinessLine, ...]:
    """Give the items of which nothing that happened in the room says what became of them."""
    return tuple(line for line in to_come(register, meeting) if line.item)


def to_come(register: Register, meeting: Meeting) -> tuple[BusinessLine, ...]:
    """Give what is still to be taken: items that are undecided, and headings that no minute has."""
    return tuple(_waiting(register, meeting))


def _waiting(register: Register, meeting: Meeting) -> Iterator[BusinessLine]:
    minutes = register.minutes_of(meeting.id)
    known = {stamp.item for stamp in register.stamps_of(meeting.id) if stamp.kind in DECIDED}
    known |= {minute.item for minute in minutes}
    headings = {words_read(minute.heading) for minute in minutes}
    for line in agenda_lines(register, meeting):
        item = register.get(WorkItem, line.item)
        if line.item and line.item not in known and item is not None and item.status is not ItemStatus.CONSIDERED:
            yield line
        if not line.item and words_read(line.title) not in headings:
            yield line


def next_line(register: Register, meeting: Meeting) -> BusinessLine | None:
    """Give the first item that is still to be taken; None if all have been."""
    return next(iter(undecided(register, meeting)), None)


def is_taken(stamps: tuple[Stamp, ...], item: str) -> bool:
    """Say whether an item has been reached."""
    return any(stamp.item == item and stamp.kind in TAKEN for stamp in stamps)
