"""Who takes a seat at a moment of a meeting: a member and whoever stands in for the member are one seat.

Nothing here depends on the order in which the attendance was recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from store.records import Absence, Attendance, Meeting, Presence, Role, Seat, WorkItem
from store.register import Register
from store.rules.agenda.order import numbered_business
from store.rules.attendance.remote import is_virtual, only_by_link
from store.rules.members.barred import is_barred
from store.rules.members.membership import members_at, seats_at

HERE = frozenset({Presence.PRESENT, Presence.SUBSTITUTE})
"""How a member or a substitute who came is recorded."""

NOT_MEMBERS = frozenset({Presence.IN_ATTENDANCE, Presence.ALSO_PRESENT})
"""How those are recorded who came without being members."""


def came(one: Attendance) -> bool:
    """Say whether somebody came as a member or a substitute."""
    return one.presence in HERE


def business(register: Register, meeting: str) -> tuple[WorkItem, ...]:
    """Give the items of business of a meeting in the order of its agenda, without those withdrawn."""
    return tuple(item for _, item in numbered_business(register, meeting))


class Moment(NamedTuple):
    """A meeting at an item, at a time, or as a whole; `order` gives the place of each item on the agenda.

    In a forecast whoever is expected is taken to come, and nobody has left yet.
    """

    item: str
    at: dt.time | None
    order: Mapping[str, int]
    forecast: bool = False

    def is_in(self, one: Attendance) -> bool:
        """Say whether somebody is in the room, whatever interests they declared."""
        return self.spans(one) if self.forecast else in_room(one, self.item, self.at, self.order)

    def spans(self, one: Attendance) -> bool:
        """Say whether the moment lies between somebody's coming and leaving, even if they are out for a while."""
        if self.forecast and one.presence is Presence.EXPECTED:
            one = replace(one, presence=Presence.PRESENT)
        if one.presence not in HERE:
            return False
        whole = not self.item and self.at is None
        return (self.forecast and whole) or in_room(replace(one, absences=()), self.item, self.at, self.order)


def moment(
    register: Register, meeting: Meeting, item: str = "", at: dt.time | None = None, *, forecast: bool = False
) -> Moment:
    """Give a moment of a meeting."""
    order = {one.id: place for place, one in enumerate(business(register, meeting.id))}
    return Moment(item, at, order, forecast)


def seated(register: Register, meeting: Meeting, when: Moment) -> tuple[Attendance, ...]:
    """Give those who take a seat at a moment and are in the room: each seat once, each person once.

    A member's seat is the member's own as long as the member is there; in a forecast somebody named to stand in comes
    instead. Of several who stand in for one member, or for a council with too few places, those who came first sit.
    Whoever takes part by remote link where that does not count takes no seat.
    """
    everyone = _everyone(register, meeting)
    there = {
        one.person: one
        for one in everyone.values()
        if when.spans(one) and not only_by_link(register, meeting, one) and not is_barred(register, meeting, one.person)
    }
    members = {seat.person for seat in members_at(register, meeting.date) if seat.person}
    own = {
        person: one
        for person, one in there.items()
        if person in members and not one.stands_in and one.presence is not Presence.SUBSTITUTE
    }
    waiting = sorted(
        (one for one in there.values() if one.stands_in),
        key=lambda one: (when.order.get(one.from_item, -1), one.arrived or dt.time.min, len(one.person), one.person),
    )
    sits = _for_members(own, members, waiting)
    sits |= _for_councils(register, meeting, own, sits, waiting)
    return tuple(one for person, one in everyone.items() if (person in own or person in sits) and when.is_in(one))


def linked_only(register: Register, meeting: Meeting, when: Moment) -> tuple[str, ...]:
    """Give the members and stand-ins who take part at a moment by remote link where that does not count."""
    if not (is_virtual(meeting) or any(one.remote for one in meeting.attendance)):
        return ()
    members = {seat.person for seat in members_at(register, meeting.date)}
    return tuple(
        person
        for person, one in _everyone(register, meeting).items()
        if (one.stands_in or person in members) and only_by_link(register, meeting, one) and when.is_in(one)
    )


def _everyone(register: Register, meeting: Meeting) -> dict[str, Attendance]:
    """Give what is recorded of each person, then the members of whom nothing is: they are expected."""
    everyone: dict[str, Attendance] = {}
    for one in meeting.attendance:
        everyone.setdefault(one.person, one)
    for seat in members_at(register, meeting.date):
        if seat.person:
            everyone.setdefault(seat.person, Attendance(person=seat.person, presence=Presence.EXPECTED))
    return everyone


def _for_members(
    own: dict[str, Attendance], members: Collection[str], waiting: Iterable[Attendance]
) -> dict[str, Attendance]:
    """Give those who sit for a member who is not there, one for each; a member who was only expected gives way."""
    taken: dict[str, Attendance] = {}
    for one in waiting:
        member = one.substitute_for or ""
        holder = own.get(member)
        if member not in members or member in taken or (holder is not None and holder.presence in HERE):
            continue
        own.pop(member, None)
        taken[member] = one
    return {one.person: one for one in taken.values()}


def _for_councils(
    register: Register,
    meeting: Meeting,
    own: dict[str, Attendance],
    sits: Mapping[str, Attendance],
    waiting: Iterable[Attendance],
) -> dict[str, Attendance]:
    """Give those who sit for a council that named no member, as far as it has places; a vacant seat is one."""
    taken: dict[str, Attendance] = {}
    used: dict[str, int] = {}
    for one in waiting:
        if not one.for_council or one.person in sits:
            continue
        body, seats = _places(register, meeting, one.for_council)
        holders = [seat.person for seat in seats if seat.person]
        filled = sum(person in own for person in holders)
        filled += sum(other.substitute_for in holders for other in sits.values()) + used.get(body, 0)
        expected = [person for person in holders if person in own and own[person].presence is Presence.EXPECTED]
        if filled >= len(seats) and not expected:
            continue
        if filled >= len(seats):
            own.pop(min(expected))
        used[body] = used.get(body, 0) + 1
        taken[one.person] = one
    return taken


def _places(register: Register, meeting: Meeting, council: str) -> tuple[str, list[Seat]]:
    """Give the seats of a council with the body they stand under: where none is its own, those without a council."""
    own = _seats_of(register, meeting, council)
    return (council, own) if own else ("", _seats_of(register, meeting, ""))


def _seats_of(register: Register, meeting: Meeting, body: str) -> list[Seat]:
    seats = seats_at(register, meeting.date)
    return [seat for seat in seats if seat.role.sits and seat.role is not Role.INDEPENDENT and seat.body == body]


def is_full(register: Register, meeting: Meeting, one: Attendance, others: Iterable[Attendance]) -> bool:
    """Say whether all places of the council that somebody stands in for are taken, by its members and by stand-ins.

    A vacant seat is a place. `others` are those who stand in beside them. Where no seat of the council is recorded as
    its own, those of which the council is not recorded are its places.
    """
    body, seats = _places(register, meeting, one.for_council)
    holders = {seat.person for seat in seats if seat.person}
    there = [other for other in meeting.attendance if other.presence in HERE and other.person in holders]
    there += [
        other
        for other in others
        if other.substitute_for in holders
        or (other.for_council and _places(register, meeting, other.for_council)[0] == body)
    ]
    beside = [other for other in there if other.person != one.person and not apart(register, meeting, one, other)]
    return len({other.person for other in beside}) >= len(seats)


def apart(register: Register, meeting: Meeting, one: Attendance, other: Attendance) -> bool:
    """Say whether two people were never in the room together: one had left before the other came, by item or time."""
    order = {each.id: place for place, each in enumerate(business(register, meeting.id))}
    return _before(one, other, order) or _before(other, one, order)


def _before(one: Attendance, other: Attendance, order: Mapping[str, int]) -> bool:
    if one.left and other.arrived and one.left <= other.arrived:
        return True
    last, first = order.get(one.until_item), order.get(other.from_item)
    return last is not None and first is not None and last < first


def may_share(register: Register, meeting: Meeting, member: Attendance, stand_in: Attendance) -> bool:
    """Say whether a member and whoever stands in for the member can both have come: never together, as far as is known.

    A member who came late may have followed a stand-in whose leaving is not recorded yet. So the two can be entered in
    either order, and are one seat all the while.
    """
    come = bool(member.arrived or member.from_item)
    followed = come and not (stand_in.left or stand_in.until_item)
    return followed or apart(register, meeting, member, stand_in)


def in_room(one: Attendance, item: str, at: dt.time | None, order: Mapping[str, int]) -> bool:
    """Say whether someone who came was in the room for an item, at a time if given, whatever interests they declared.

    `order` gives the place of each item on the agenda. Where neither time nor item tells, someone who has left is out.
    """
    if one.presence not in HERE or any(_away(absence, item, at) for absence in one.absences):
        return False
    if at is not None:
        return not (one.arrived and at < one.arrived) and not (one.left and one.left <= at)
    here, first, last = order.get(item), order.get(one.from_item), order.get(one.until_item)
    if here is not None and first is not None and here < first:
        return False
    if one.left is None and not one.until_item:
        return True
    return here is not None and last is not None and here <= last


def _away(absence: Absence, item: str, at: dt.time | None) -> bool:
    if absence.item and absence.item != item:
        return False
    if at is not None and (absence.left or absence.returned):
        begun = absence.left is None or absence.left <= at
        ended = absence.returned is not None and absence.returned <= at
        return begun and not ended
    if absence.item:
        return True
    return absence.returned is None


def doubled(register: Register, meeting: Meeting) -> Iterator[tuple[Attendance, Attendance]]:
    """Go through the members who came with the one who stands in for each, where nothing tells them apart."""
    members = {one.person: one for one in meeting.attendance if one.presence in HERE and not one.stands_in}
    for one in meeting.attendance:
        member = members.get(one.substitute_for or "")
        if member is not None and one.presence in HERE and not apart(register, meeting, one, member):
            yield member, one
