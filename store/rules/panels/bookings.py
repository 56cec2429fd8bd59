"""When and where a meeting keeps a room and people busy, and whether two meetings do so at one time."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.records import Meeting, MeetingKind, Person, Presence
from store.register import Register
from store.rules.calendar.meetings import available_minutes, kind_words, meetings_taking_place
from store.rules.members.membership import members_at
from store.rules.panels.clerks import clerk_of
from store.rules.panels.served import Served
from store.rules.words.dates import clock_time
from store.rules.words.folding import words_read
from store.rules.words.names import full_name

USUAL = 120
"""The minutes that a meeting is taken to last where neither its end nor its time for business is recorded."""

VIRTUAL = "virtual"
"""A meeting that is held so takes no room."""

_AWAY = frozenset({Presence.APOLOGIES, Presence.ABSENT, Presence.IN_ATTENDANCE, Presence.ALSO_PRESENT})
_LAST_MINUTE = 24 * 60 - 1


class Booking(NamedTuple):
    """A meeting of a panel as it keeps a room and people busy: from `start` to `end`, the end not included.

    Both are None where the start is not recorded. `exact` says that the end is recorded and not reckoned. `room` is
    what is equal for one room, however its parts are ordered; empty if no room is taken.
    """

    panel: str
    register: Register
    meeting: Meeting
    start: dt.time | None
    end: dt.time | None
    exact: bool
    room: frozenset[str]

    @property
    def clerk(self) -> str:
        """Whoever clerks it, as recorded; empty if nobody is named."""
        return clerk_of(self.register.panel, self.meeting)

    @property
    def words(self) -> str:
        """Name it in a sentence: `LLR, the ordinary meeting (1:00 pm to about 3:00 pm)`."""
        return f"{self.panel}, the {kind_words(self.meeting.kind)} ({self.hours})"

    @property
    def hours(self) -> str:
        """Say from when to when it lasts: `1:00 pm to about 3:00 pm`, or that its time is not recorded."""
        if self.start is None or self.end is None:
            return "time not recorded"
        return f"{clock_time(self.start)} to {'' if self.exact else 'about '}{clock_time(self.end)}"


def bookings_on(served: Served, day: dt.date) -> tuple[Booking, ...]:
    """Give the meetings of a panel that take place on a day; those whose day is not known are on none."""
    return tuple(booking(served, one) for one in meetings_taking_place(served.register, day))


def booking(served: Served, meeting: Meeting) -> Booking:
    """Say when and where a meeting keeps a room and people busy.

    Its end is the one recorded, else it follows from the minutes for business, else from the usual length.
    """
    start, end, exact = meeting.start, None, False
    if start is not None:
        exact = meeting.finish is not None and meeting.finish > start
        end = meeting.finish if exact else _after(start, available_minutes(served.register, meeting) or USUAL)
    return Booking(served.name, served.register, meeting, start, end, exact, room_of(meeting))


def room_of(meeting: Meeting) -> frozenset[str]:
    """Give what is equal for one room: the parts of the venue, in any order, as they read."""
    if meeting.mode == VIRTUAL:
        return frozenset()
    return frozenset(read for part in meeting.venue.split(",") if (read := words_read(part)))


def overlap(one: Booking, other: Booking) -> bool | None:
    """Say whether two meetings of one day are held at one time; None if the time of either is not recorded.

    One that begins when the other ends does not overlap it.
    """
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return one.start < other.end and other.start < one.end


def expected_at(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """Name those who are to be at a meeting as members or in place of one, as papers of its day print them.

    Those who sent apologies are not. Of a task group only those are whose attendance is recorded: who else of the
    panel belongs to it is not.
    """
    people = {one.person: one.presence not in _AWAY for one in meeting.attendance}
    if meeting.kind is not MeetingKind.TASK_GROUP:
        people = dict.fromkeys((seat.person or "" for seat in members_at(register, meeting.date)), True) | people
    known = [register.get(Person, person) for person, comes in people.items() if comes]
    return tuple(full_name(person, meeting.date) for person in known if person is not None)


def _after(start: dt.time, minutes: int) -> dt.time:
    end = min(start.hour * 60 + start.minute + minutes, _LAST_MINUTE)
    return dt.time(end // 60, end % 60)
