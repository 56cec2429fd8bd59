"""What of the records is for everybody, and how a day and an hour are told to programs in other countries."""

from __future__ import annotations

import datetime as dt

from store.papers.data_public import in_public
from store.records import Meeting, Seat
from store.register import Register


def public_register(register: Register) -> Register:
    """Give the register as it may leave the office: without the bin, each record through the gate for the public."""
    live = (one for table in register.tables.values() for one in table.values() if one.binned_on is None)
    return Register.of(*(in_public(register, record) for record in live))


def public_meetings(register: Register) -> tuple[Meeting, ...]:
    """Give the meetings that the law opens to the public, by date: no briefings and no task groups."""
    return tuple(one for one in register.meetings if one.kind.in_public)


def members_seats(register: Register) -> tuple[Seat, ...]:
    """Give the seats of members, those that stand vacant among them, by the day on which they began and their id."""
    seats = (one for one in register.all(Seat) if one.role.sits)
    return tuple(sorted(seats, key=lambda one: (one.from_date or dt.date.min, int(one.id[1:]))))


def taken_up_on(seat: Seat) -> dt.date | None:
    """Give the day on which a seat was taken up; None for one out of a paper: it shows who sat, not since when."""
    return None if seat.source else seat.from_date


def moment(meeting: Meeting, time: dt.time | None) -> str:
    """Write when a meeting is: its month, its day, or an instant with London's distance from Greenwich on that day."""
    if meeting.known_by:
        return f"{meeting.date:%Y-%m}"
    if time is None:
        return meeting.date.isoformat()
    from dateutil.zoneinfo import get_zonefile_instance

    zone = get_zonefile_instance().get("Europe/London")
    return dt.datetime.combine(meeting.date, time.replace(microsecond=0), tzinfo=zone).isoformat()
