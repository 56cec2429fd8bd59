"""What of the calendars cannot be held together: a room booked twice, a member or a clerk in two places at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

from store.rules.panels.bookings import Booking, bookings_on, expected_at, overlap
from store.rules.panels.clerks import clerk_key, clerk_name
from store.rules.panels.served import Served
from store.rules.words.dates import long_date
from store.rules.words.printings import Printing, printing, same
from store.rules.words.wording import counted, listed

ROOM, MEMBER, CLERK = "clash-room", "clash-member", "clash-clerk"
"""The codes of the three sorts of clash."""

CURES = {
    ROOM: "Move one of the two, or take another room for it.",
    MEMBER: "If it is one person and not two of one name, ask who stands in at which of the two, or move one.",
    CLERK: "Name another clerk for one of the two, or move it.",
}


_NAMED = 3
"""So many of those expected at two meetings are named; of two panels of the same councils it may be all of them."""


class Clash(NamedTuple):
    """Two meetings that cannot both be held as planned: its code, and who or what would be in two places.

    It is `certain` if both times are recorded; otherwise the two may clash.
    """

    code: str
    what: tuple[str, ...]
    first: Booking
    second: Booking
    certain: bool

    @property
    def key(self) -> str:
        """What names this very clash, by which it is known again on another day.

        It is kept between two checks, so the names of the panels are in it as a digest only.
        """
        both = ":".join(f"{one.panel}/{one.meeting.id}" for one in (self.first, self.second))
        return f"{self.code}:{self.first.meeting.date.isoformat()}:{sha256(both.encode()).hexdigest()[:16]}"

    @property
    def sentence(self) -> str:
        """Tell of it in a sentence."""
        day, both = long_date(self.first.meeting.date), f"{self.first.words}; {self.second.words}"
        return f"{_few(self.what)} {self._verb} on {day}: {both}."

    @property
    def _verb(self) -> str:
        if self.code == ROOM:
            return "is booked twice" if self.certain else "may be booked twice"
        if self.code == CLERK:
            return (
                "is the clerk of two meetings at one time" if self.certain else "may be needed at two meetings at once"
            )
        verb = ("is" if len(self.what) == 1 else "are") if self.certain else "may be"
        return f"{verb} expected at two meetings at one time"

    @property
    def cure(self) -> str:
        """Say what can be done about it."""
        return CURES[self.code]


def _few(names: tuple[str, ...]) -> str:
    """List the first names, and how many more there are."""
    more = names[_NAMED:]
    return listed([*names[:_NAMED], *([f"{counted(len(more), 'other')}"] if more else [])])


def clashes(panels: Sequence[Served], today: dt.date) -> tuple[Clash, ...]:
    """Find what cannot be held together from a day on, by date.

    A room and a clerk are looked for among all meetings, those of one panel too. Members are looked for between panels
    alone: two meetings of one panel on one day are its own to arrange, and which of its members each needs is not
    recorded. Who is meant is told by the name. A panel does not clash with a copy of itself in the list.
    """
    days = sorted({one.date for served in panels for one in served.register.meetings if one.date >= today})
    return tuple(clash for day in days for clash in _on(panels, day))


def _on(panels: Sequence[Served], day: dt.date) -> Iterator[Clash]:
    ids = {served.name: served.panel_id for served in panels}
    for first, second in combinations([one for served in panels for one in bookings_on(served, day)], 2):
        meet = overlap(first, second)
        copies = first.panel != second.panel and ids[first.panel] == ids[second.panel] != ""
        if meet is False or copies:
            continue
        certain = meet is True
        if first.room and first.room == second.room:
            yield Clash(ROOM, (" ".join(first.meeting.venue.split()),), first, second, certain)
        if first.panel != second.panel and (both := _in_both(first, second)):
            yield Clash(MEMBER, both, first, second, certain)
        if clerk_key(first.clerk) and clerk_key(first.clerk) == clerk_key(second.clerk):
            yield Clash(CLERK, (clerk_name(first.clerk),), first, second, certain)


def _in_both(first: Booking, second: Booking) -> tuple[str, ...]:
    """Name those who are expected at both meetings."""
    there: dict[str, Printing] = {}
    for name in expected_at(second.register, second.meeting):
        taken = printing(name)
        there[taken.key] = taken
    both = []
    for name in expected_at(first.register, first.meeting):
        taken = printing(name)
        if (other := there.get(taken.key)) is not None and same(taken, other):
            both.append(name)
    return tuple(both)
