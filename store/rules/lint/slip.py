"""A slip in a set of minutes, and the set in which all of them are looked for."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from store.records import Meeting, Minute, Stamp, Vote, WorkItem
from store.register import Register
from store.rules.attendance.votes import is_unrecorded
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.minutes.naming import minute_words
from store.rules.publishing.withheld import MARK
from store.rules.words.folding import words_read
from store.rules.words.wording import capital


class Slip(NamedTuple):
    """Something in the minutes that is likely to be wrong: its code, a sentence, its place, the cure.

    `record` is the id of what to open, `act` the act that mends it, if it is one. `part` tells several of one sort in
    one record apart: it is of what is wrong, not of where it stands, so that it stays when the others are mended.
    """

    code: str
    sentence: str
    place: str
    cure: str
    record: str
    act: str = ""
    part: str = ""

    @property
    def key(self) -> str:
        """Name this very slip: `minute-empty:N16`, or `weekday-wrong:N16:5a1f09` where there can be several."""
        return f"{self.sort}:{self.part}" if self.part else self.sort

    @property
    def sort(self) -> str:
        """Name all slips of its sort in its record, as every key once did."""
        return f"{self.code}:{self.record}"


def part_of_words(words: str) -> str:
    """Give a short mark of some words, of which nothing can be read off: minutes may be exempt."""
    return f"{crc32(words_read(words).encode()) & 0xFFFFFF:06x}"


class Leaf:
    """A set of minutes with what several rules need to know of it, each looked up when it is first asked for."""

    def __init__(self, register: Register, meeting: Meeting) -> None:
        """Hold the register and the meeting."""
        self.register, self.meeting = register, meeting

    @cached_property
    def minutes(self) -> tuple[Minute, ...]:
        """The minutes of the meeting that stand, in their order; those that are void have nothing to be checked."""
        return tuple(one for one in self.register.minutes_of(self.meeting.id) if not one.void)

    @cached_property
    def items(self) -> tuple[WorkItem, ...]:
        """The items of the programme that stand under the meeting."""
        return self.register.items_of(self.meeting.id)

    @cached_property
    def stamps(self) -> tuple[Stamp, ...]:
        """What was stamped at the meeting, in its order; nothing if its minutes were written by hand."""
        return self.register.stamps_of(self.meeting.id)

    @cached_property
    def votes(self) -> tuple[Vote, ...]:
        """The votes of the meeting, amendments among them."""
        return self.register.votes_of(self.meeting.id)

    @cached_property
    def has_roll(self) -> bool:
        """Whether anybody is recorded as having come: else nothing can be said of who was in the room."""
        return not is_unrecorded(self.meeting)

    def at(self, minute: Minute) -> str:
        """Say where a minute stands: `Minute 47`, `Minute 48 (EXEMPT)`."""
        name = capital(minute_words(self.register, minute))
        return f"{name} ({MARK})" if is_exempt_minute(minute) else name


def body(minute: Minute) -> str:
    """Give every word of a minute but its heading: its text, its resolutions and its recommendations."""
    clauses = (*minute.resolutions, *minute.recommendations)
    parts = (minute.text, minute.resolutions_lead, minute.recommendations_lead, *(one.text for one in clauses))
    return "\n".join(part for part in parts if part)
