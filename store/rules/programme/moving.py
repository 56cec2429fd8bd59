"""The record of a move of an item: from where, how it stood there, and where to; and which place is the last there."""

from __future__ import annotations

import datetime as dt

from store.records import ItemMove, ItemStood, WorkItem
from store.register import Register


def last_order(register: Register, meeting: str | None) -> int:
    """Give the highest place number in a group, withdrawn items included; 0 if it is empty."""
    return max((item.order for item in register.items_of(meeting)), default=0)


def move_of(item: WorkItem, on: dt.date, how: str, to: str | None, *, what: str = "", reason: str = "") -> ItemMove:
    """Give the move that takes an item from where it stands, on a day; `what` is the part put off, if not all of it."""
    stood = ItemStood(order=item.order, status=item.status, target=item.target)
    return ItemMove(on=on, how=how, from_meeting=item.meeting, to_meeting=to, what=what, reason=reason, stood=stood)
