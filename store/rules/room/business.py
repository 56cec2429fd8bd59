"""The business of a meeting in the order in which it is to be taken: the one place where the room reads it."""

from __future__ import annotations

from typing import NamedTuple

from store.records import ItemStatus, Meeting, Stamp, StampKind, WorkItem
from store.register import Register
from store.rules.attendance.seating import business

TAKEN = frozenset({StampKind.ITEM, StampKind.OUT_OF_ORDER})
"""The events by which an item or a heading is reached."""

DECIDED = TAKEN | {StampKind.NOTED, StampKind.DEFERRAL, StampKind.NOT_REACHED}
"""The events after which something is known of an item."""


class BusinessLine(NamedTuple):
    """An item of business: its id, its number as the room calls it, its title, and whose report it is."""

    item: str
    number: str
    title: str
    lead: str = ""


def business_lines(register: Register, meeting: Meeting) -> tuple[BusinessLine, ...]:
    """Give the items of a meeting in their order, as its programme has them, without those withdrawn.

    An item that was deferred at the meeting has left it and is no longer among them.
    """
    return tuple(
        BusinessLine(item.id, str(number), item.title, item.lead)
        for number, item in enumerate(business(register, meeting.id), start=1)
    )


def undecided(register: Register, meeting: Meeting) -> tuple[BusinessLine, ...]:
    """Give the items of which nothing that happened in the room says what became of them."""
    known = {stamp.item for stamp in register.stamps_of(meeting.id) if stamp.kind in DECIDED}
    known |= {minute.item for minute in register.minutes_of(meeting.id)}
    lines = business_lines(register, meeting)
    return tuple(line for line in lines if line.item not in known and _waits(register, line))


def _waits(register: Register, line: BusinessLine) -> bool:
    item = register.get(WorkItem, line.item)
    return item is not None and item.status is not ItemStatus.CONSIDERED


def next_line(register: Register, meeting: Meeting) -> BusinessLine | None:
    """Give the first item that is still to be taken; None if all have been."""
    return next(iter(undecided(register, meeting)), None)


def is_taken(stamps: tuple[Stamp, ...], item: str) -> bool:
    """Say whether an item has been reached."""
    return any(stamp.item == item and stamp.kind in TAKEN for stamp in stamps)
