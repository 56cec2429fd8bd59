"""What can be chosen when something is published after an agenda: the late item, and where a withdrawn one goes."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.queries.words.short import meeting_title
from store.records import Meeting, WorkItem
from store.register import Register
from store.rules.agenda.standing_now import kept_as_published
from store.rules.calendar.coming import meetings_to_come
from store.rules.programme.items import SUGGESTIONS, why_not_move, why_not_place
from store.rules.publishing.guards import why_not_late_item


class LateOffer(NamedTuple):
    """An item that can be a late one: its id, its title, and where it is now."""

    item: str
    title: str
    where: str


def late_offers(register: Register, meeting: Meeting) -> tuple[LateOffer, ...]:
    """List the items that can be added to a published agenda as late ones.

    Those that are down for the meeting come first, then the suggestions, then items of meetings to come, the next one
    first; what an earlier meeting left stands last.
    """
    able = [item for item in register.all(WorkItem) if item.status.open and _can_come(register, meeting, item)]
    able.sort(key=lambda item: _nearness(register, meeting, item))
    return tuple(LateOffer(item.id, item.title, _where(register, item)) for item in able)


def _nearness(register: Register, meeting: Meeting, item: WorkItem) -> tuple[int, int]:
    """Give the place of an item among those that may be late: its group, and how many days its meeting is away."""
    there = register.get(Meeting, item.meeting)
    if there is None:
        return (1, 0)
    if there.id == meeting.id:
        return (0, 0)
    days = (there.date - meeting.date).days
    return (2, days) if days > 0 else (3, -days)


def _can_come(register: Register, meeting: Meeting, item: WorkItem) -> bool:
    here = item.meeting == meeting.id
    kept = kept_as_published(register, meeting, without=item.id) if here else meeting
    if why_not_late_item(kept, item) is not None:
        return False
    return here or why_not_move(register, item, meeting.id) is None


def _where(register: Register, item: WorkItem) -> str:
    meeting = register.get(Meeting, item.meeting)
    return meeting_title(meeting) if meeting else SUGGESTIONS


def places_after(register: Register, meeting: Meeting, today: dt.date) -> tuple[tuple[str, str], ...]:
    """List the later meetings to which an item that is withdrawn can be put off, by id with their titles."""
    return tuple(
        (one.id, meeting_title(one))
        for one in meetings_to_come(register, today)
        if one.date > meeting.date and why_not_place(register, one.id) is None
    )
