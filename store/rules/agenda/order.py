"""The items of a meeting in the order of its agenda, with the numbers by which everybody at the meeting calls them."""

from __future__ import annotations

from store.records import ItemStatus, Meeting, WorkItem
from store.register import Register
from store.rules.agenda.issues import published_lines
from store.rules.agenda.numbering import numbers_of, style_of


def numbered_business(register: Register, meeting_id: str) -> tuple[tuple[str, WorkItem], ...]:
    """Give the items of business of a meeting, without those withdrawn, each with its number.

    They stand as on the agenda that was published, or else built, with its numbers; items that are not on it follow
    without one. Until an agenda is built they are numbered from 1 as in the programme.
    """
    items = [item for item in register.items_of(meeting_id) if item.status is not ItemStatus.WITHDRAWN]
    meeting = register.get(Meeting, meeting_id)
    numbers = _numbers(register, meeting) if meeting is not None and meeting.agenda else {}
    if not numbers:
        return tuple((str(place), item) for place, item in enumerate(items, start=1))
    order = {item: place for place, item in enumerate(numbers)}
    items.sort(key=lambda item: order.get(item.id, len(order)))
    return tuple((numbers.get(item.id, ""), item) for item in items)


def _numbers(register: Register, meeting: Meeting) -> dict[str, str]:
    """Give the numbers of the items on an agenda by their ids, in its order."""
    stands = published_lines(meeting)
    if stands:
        there = {one.line.item for one in stands if one.state != "withdrawn"}
        # One that was withdrawn and came back has the number under which it came back.
        now = [one for one in stands if one.state != "withdrawn" or one.line.item not in there]
        return {one.line.item: one.line.number for one in now if one.line.item}
    numbers = numbers_of(meeting.agenda, style_of(register, meeting))
    return {line.item: numbers[line.id] for line in meeting.agenda if line.item and line.id in numbers}
