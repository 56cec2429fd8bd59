"""Minutes: what was recorded, under the number the panel's scheme gave it."""

from __future__ import annotations

from typing import ClassVar

from store.records.base import Part, Record
from store.records.refs import MeetingRef, MinuteRef, PersonRef


class Motion(Part, frozen=True, kw_only=True):
    """A motion as minuted: who moved and seconded it, the result in the words of the minutes, and counted votes.

    `moved_by` and `seconded_by` are the people, `…_printed` the words for them in the minutes ("the Chairman"): either
    can be recorded without the other, and what is printed is the words where there are any.
    """

    text: str
    moved_by: PersonRef | None = None
    moved_by_printed: str = ""
    seconded_by: PersonRef | None = None
    seconded_by_printed: str = ""
    result: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


class Clause(Part, frozen=True, kw_only=True):
    """A clause of a resolution or a recommendation: its letter or number as printed, and its words."""

    label: str = ""
    text: str


class Minute(Record, frozen=True, kw_only=True):
    """One minute of a meeting. `number` is text, because schemes differ (39/20, PCP 1/21, 34.12/13, 1(1)).

    `order` places it within its meeting; `corrects` is the id of an earlier minute that it corrects.
    """

    prefix: ClassVar[str] = "N"
    table: ClassVar[str] = "minutes"
    noun: ClassVar[str] = "minute"

    meeting: MeetingRef
    number: str
    order: int = 0
    heading: str = ""
    text: str = ""
    resolutions: tuple[Clause, ...] = ()
    recommendations: tuple[Clause, ...] = ()
    motion: Motion | None = None
    void: bool = False
    corrects: MinuteRef | None = None
