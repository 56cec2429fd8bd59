"""A set of minutes as it was read from a file: what was recognised, in its place, and what was not."""

from __future__ import annotations

import datetime as dt
from enum import Enum

import msgspec

from store.edit import Edit
from store.records import Clause, Filed, Presence, Role


class RollName(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom the minutes name in their roll: the name and office as printed, and how they stood to the meeting.

    `substitute_for` is the member whose place was taken, as printed; `in_the_chair` and `remote` say that they are so
    marked; `council` is the one under which they stand.
    """

    printed: str
    presence: Presence
    role: str = ""
    substitute_for: str = ""
    in_the_chair: bool = False
    remote: bool = False
    council: str = ""


class DraftMotion(msgspec.Struct, frozen=True, kw_only=True):
    """A motion as the minutes print it, with its mover and seconder in their words and its result in theirs."""

    moved_by: str = ""
    seconded_by: str = ""
    motion: str = ""
    clauses: tuple[Clause, ...] = ()
    result: str = ""


class DraftLeaving(msgspec.Struct, frozen=True):
    """Somebody who left the meeting at a minute, in the words of the minutes; the local time if it is given."""

    printed: str
    at: dt.time | None = None


class DraftMinute(msgspec.Struct, frozen=True, kw_only=True):
    """One minute as it was read. `number` is the one printed, empty if there is none."""

    number: str = ""
    heading: str = ""
    text: str = ""
    report_of: str = ""
    motion: DraftMotion | None = None
    resolutions_lead: str = ""
    resolutions: tuple[Clause, ...] = ()
    recommendations_lead: str = ""
    recommendations: tuple[Clause, ...] = ()
    filed: tuple[Filed, ...] = ()
    left: tuple[DraftLeaving, ...] = ()


class Kept(Enum):
    """What becomes of words that the clerk has to look at."""

    TEXT = "in the minute"
    NOTE = "in the note of the meeting"
    OUTSIDE = "not taken over"


class Unplaced(msgspec.Struct, frozen=True):
    """Words of the file that the clerk has to look at, why, and where they are kept, if they are.

    `line` is the line of the file, counted from 1; 0 if it is none in particular.
    """

    text: str
    why: str
    line: int = 0
    where: Kept = Kept.TEXT


class DraftSet(msgspec.Struct, frozen=True, kw_only=True):
    """A set of minutes as it was read. Times are local; what the text does not say is empty or None.

    `recognised` is False if no minute was: then there is one, which holds the whole text.
    """

    date: dt.date | None = None
    printed_date: str = ""
    venue: str = ""
    start: dt.time | None = None
    finish: dt.time | None = None
    roll: tuple[RollName, ...] = ()
    minutes: tuple[DraftMinute, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    recognised: bool = True


class Matched(msgspec.Struct, frozen=True):
    """A name of the roll with the person who is meant; without one, `why` says why nobody is."""

    printed: str
    presence: Presence
    person: str = ""
    why: str = ""


class Newcomer(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a roll that belongs to nobody who could be recorded so, and as what the person could be entered.

    `role` is the seat that is proposed, None for none: guests and stand-ins need no seat. `person` is somebody of the
    register who has no seat on that day. `near` are the ids of those who may be meant; then the clerk is asked.
    A member who is only named as the one whose place was taken is expected.
    """

    printed: str
    presence: Presence
    office: str = ""
    instead_of: str = ""
    council: str = ""
    role: Role | None = None
    person: str = ""
    near: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """What the clerk says of a newcomer: the `person` who is meant, or that one is entered, with a seat or none."""

    person: str = ""
    role: Role | None = None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What taking a set over would do: the edit, the meeting it is for, the people meant, and what the clerk has left.

    `made` says that the meeting is new; `minutes` counts those that are added. `newcomers` are the names of nobody who
    could be recorded so; those of `added` are entered with it.
    """

    edit: Edit
    meeting: str
    made: bool
    minutes: int
    names: tuple[Matched, ...]
    unplaced: tuple[Unplaced, ...]
    newcomers: tuple[Newcomer, ...] = ()
    added: tuple[str, ...] = ()
