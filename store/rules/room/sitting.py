"""How a meeting stands at a moment of its events: begun or closed, at which item, with which motion open."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.records import Meeting, Minute, Stamp, StampKind, Vote
from store.register import Register
from store.rules.room.business import TAKEN


class Sitting(NamedTuple):
    """A meeting after its last event.

    `place` is the event by which the item or heading that is being taken was reached. `motion` and `amendment` are
    those moved and not yet voted on. `excluded` is the event by which the public were excluded, until they are back.
    """

    stamps: tuple[Stamp, ...] = ()
    started: Stamp | None = None
    closed: Stamp | None = None
    adjourned: Stamp | None = None
    excluded: Stamp | None = None
    place: Stamp | None = None
    motion: Vote | None = None
    amendment: Vote | None = None

    @property
    def item(self) -> str:
        """The id of the item that is being taken; empty at business that is none."""
        return self.place.item if self.place else ""

    @property
    def minute(self) -> str:
        """The id of the minute that is being written; empty before the first item."""
        return (self.place.minute or "") if self.place else ""

    @property
    def open_vote(self) -> Vote | None:
        """What would be voted on: the amendment before the motion that it amends."""
        return self.amendment or self.motion

    @property
    def last_at(self) -> dt.time | None:
        """The latest time stamped; None if no time is known."""
        return max((stamp.at for stamp in self.stamps if stamp.at), default=None)


def sitting(register: Register, meeting: Meeting) -> Sitting:
    """Go through the events of a meeting and give how it stands after the last."""
    stands = Sitting(register.stamps_of(meeting.id))
    for stamp in stands.stamps:
        stands = _after(register, stands, stamp)
    return stands


def _after(register: Register, stands: Sitting, stamp: Stamp) -> Sitting:
    if stamp.kind in TAKEN:
        here = stamp if register.live(Minute, stamp.minute) else stands.place
        return stands._replace(place=here)
    match stamp.kind:
        case StampKind.START:
            return stands._replace(started=stamp)
        case StampKind.CLOSED:
            return stands._replace(closed=stamp)
        case StampKind.ADJOURNED:
            return stands._replace(adjourned=stamp)
        case StampKind.RESUMED:
            return stands._replace(adjourned=None)
        case StampKind.EXCLUDED:
            return stands._replace(excluded=stamp)
        case StampKind.BACK:
            return stands._replace(excluded=None)
        case StampKind.MOTION:
            return stands._replace(motion=register.live(Vote, stamp.vote))
        case StampKind.AMENDMENT:
            return stands._replace(amendment=register.live(Vote, stamp.vote))
        case StampKind.VOTE:
            return _voted(stands, stamp)
        case _:
            return stands


def _voted(stands: Sitting, stamp: Stamp) -> Sitting:
    if stands.amendment is not None and stamp.vote == stands.amendment.id:
        return stands._replace(amendment=None)
    return stands._replace(motion=None, amendment=None)


def has_left(meeting: Meeting, person: str) -> bool:
    """Say whether somebody is recorded as having left and not come back."""
    one = next((each for each in meeting.attendance if each.person == person), None)
    if one is None:
        return False
    gone = any(absence.left and absence.returned is None for absence in one.absences)
    return bool(one.left or one.until_item or gone)
