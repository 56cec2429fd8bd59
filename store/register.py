"""The register: an immutable snapshot of every record, with the look-ups that rules and queries need."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar, cast

from store.edit import Edit
from store.look_ups import (
    ID,
    LOOK_UPS,
    ByDay,
    by_date,
    grouped,
    held_by_day,
    in_places,
    name_of,
    regrouped,
    rolls_of,
    serial_of,
)
from store.problems import Problem, Refused
from store.records import (
    KINDS,
    Action,
    ActionStatus,
    Complaint,
    Declaration,
    Interest,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Question,
    Record,
    Report,
    Seat,
    Stamp,
    StatutoryRound,
    Vote,
    WorkItem,
)

R = TypeVar("R", bound=Record)
Tables = Mapping[str, Mapping[str, Record]]

_KIND_BY_PREFIX = {kind.prefix: kind for kind in KINDS}

PANEL_ID = "PANEL"


def kind_of_id(record_id: str) -> type[Record] | None:
    """Tell from an id alone which kind of record it belongs to; None if it is no id of ours."""
    if record_id == PANEL_ID:
        return Panel
    match = ID.match(record_id)
    return _KIND_BY_PREFIX.get(match[1]) if match else None


class Register:
    """All records at one revision. `with_edit` gives a new register; nothing is ever changed in place.

    `tables` maps a table's name to its records by id, in the order they were added. `serials` holds the highest number
    given so far to each kind, so that an id is never used twice even when its record is gone. Whoever may only read a
    desk on a server is given no private parts: `sees_private` is False then, and what stands in them is not known.
    """

    def __init__(self, tables: Tables, serials: Mapping[str, int] | None = None, *, sees_private: bool = True) -> None:
        """Hold the tables given; serials are raised to cover every id in them."""
        self.sees_private = sees_private
        self._kept: dict[tuple[type[Record], ...], dict[Any, Any]] = {}
        self._tables: dict[str, Mapping[str, Record]] = {kind.table: tables.get(kind.table, {}) for kind in KINDS}
        self._serials = dict(serials or {})
        if serials is None:
            for table in self._tables.values():
                for record_id in table:
                    _raise_serial(self._serials, record_id)

    @classmethod
    def of(cls, *records: Record) -> Register:
        """Build a register from records, as tests and importers do."""
        tables: dict[str, dict[str, Record]] = {kind.table: {} for kind in KINDS}
        for record in records:
            tables[record.table][record.id] = record
        return cls(tables)

    @property
    def tables(self) -> Tables:
        """Give every table, binned records included."""
        return MappingProxyType(self._tables)

    @property
    def serials(self) -> Mapping[str, int]:
        """Give the highest number used so far for each id prefix."""
        return MappingProxyType(self._serials)

    def __eq__(self, other: object) -> bool:
        """Two registers are equal when they hold the same records in the same order, whatever ids were once used."""
        if not isinstance(other, Register):
            return NotImplemented
        return all(list(a.values()) == list(other._tables[name].values()) for name, a in self._tables.items())

    __hash__ = None  # type: ignore[assignment]

    def with_edit(self, edit: Edit) -> Register:
        """Give the register after an edit. Tables that the edit does not touch are shared, not copied."""
        tables = dict(self._tables)
        serials = dict(self._serials)
        fresh: dict[str, dict[str, Record]] = {}
        for record in edit.puts:
            name = record.table
            if name not in fresh:
                fresh[name] = dict(tables[name])
            fresh[name][record.id] = record
            _raise_serial(serials, record.id)
        for record_id in edit.removes:
            kind = kind_of_id(record_id)
            if kind is None:
                continue
            if kind.table not in fresh:
                fresh[kind.table] = dict(tables[kind.table])
            fresh[kind.table].pop(record_id, None)
        tables.update(fresh)
        after = Register(tables, serials, sees_private=self.sees_private)
        after.take_over(self)
        if WorkItem.table in fresh:
            after.regroup_items(self, edit.touches)
        return after

    def take_over(self, before: Register) -> None:
        """Keep the look-ups of a register before whose tables are the very same here; the same objects, not copies."""
        # Written into the cached properties, because to look everything up anew after each change costs 13 ms at 10,000
        # records against 0.5 ms; and groups that are still the same objects need no new drawing.
        same = {kind for kind in KINDS if self._tables[kind.table] is before._tables[kind.table]}
        for name, kinds in LOOK_UPS.items():
            if name in before.__dict__ and same.issuperset(kinds):
                self.__dict__[name] = before.__dict__[name]
        self._kept |= {kinds: kept for kinds, kept in before._kept.items() if kinds and same.issuperset(kinds)}

    def kept(self, *kinds: type[Record]) -> dict[Any, Any]:
        """Give where what is made from the tables of some kinds is kept while they stand; without kinds, of all."""
        return self._kept.setdefault(kinds, {})

    def regroup_items(self, before: Register, touched: Collection[str]) -> None:
        """Group anew only the items of meetings that are touched, from those that stood there: no other may differ."""
        # From the groups and not from all items: 29 ms a change instead of 35 at 100,000 records.
        if known := before.__dict__.get("items_by_meeting"):
            pairs = {one: (before.live(WorkItem, one), self.live(WorkItem, one)) for one in touched}
            self.__dict__["items_by_meeting"] = regrouped(known, pairs)

    def new_id(self, kind: type[Record], offset: int = 0) -> str:
        """Give an id that was never used. `offset` is 0 for the first new record of an edit, 1 for the second..."""
        return f"{kind.prefix}{self._serials.get(kind.prefix, 0) + 1 + offset}"

    def find(self, record_id: str) -> Record | None:
        """Give the record with this id, binned or not; None if there is none."""
        kind = kind_of_id(record_id)
        return None if kind is None else self._tables[kind.table].get(record_id)

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """Give the live or binned record of one kind with this id; None if there is none."""
        return cast("R | None", self._tables[kind.table].get(record_id)) if record_id else None

    def live(self, kind: type[R], record_id: str | None) -> R | None:
        """Give the record of one kind with this id if it is there and not in the bin."""
        record = self.get(kind, record_id)
        return record if record is not None and record.binned_on is None else None

    def need(self, kind: type[R], record_id: str, field: str = "") -> R:
        """Give the record or refuse with a sentence.

        Raises:
            Refused: there is no such record, or it lies in the bin.
        """
        record = self.get(kind, record_id)
        if record is None:
            raise Refused(
                Problem(
                    "unknown-id",
                    f"There is no {kind.noun} “{record_id}”.",
                    f"Look its id up in the list: it begins with {kind.prefix}.",
                    field,
                )
            )
        if record.binned_on is not None:
            raise Refused(
                Problem(
                    "in-bin",
                    f"{kind.noun.capitalize()} {record_id} is in the bin.",
                    "Take it out of the bin first.",
                    field,
                    "bin",
                )
            )
        return record

    def all(self, kind: type[R]) -> Iterator[R]:
        """Go through the live records of a kind in the order in which they were added."""
        for record in cast("Collection[R]", self._tables[kind.table].values()):  # one for each took a third longer
            if record.binned_on is None:
                yield record

    def binned(self) -> Iterator[Record]:
        """Go through everything in the bin."""
        # Kept for each table: the palette, which asks whether there is anything, went through all for 4 ms.
        for kind in KINDS:
            kept = self.kept(kind)
            if "binned" not in kept:
                every = self._tables[kind.table].values()
                kept["binned"] = tuple([one for one in every if one.binned_on is not None])
            yield from kept["binned"]

    @cached_property
    def panel(self) -> Panel:
        """The panel this file belongs to."""
        panel = self._tables[Panel.table].get(PANEL_ID)
        return cast("Panel", panel) if panel is not None else Panel(id=PANEL_ID, name="")

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Live meetings by date and start; those without a start time come last on their day."""
        return tuple(sorted(self.all(Meeting), key=by_date))

    @cached_property
    def public_meetings(self) -> tuple[Meeting, ...]:
        """Live meetings held in public and not called off, by date and start."""
        return tuple(
            meeting
            for meeting in self.meetings
            if meeting.kind.in_public and (meeting.status.open or meeting.status is MeetingStatus.HELD)
        )

    @cached_property
    def items_by_meeting(self) -> dict[str | None, tuple[WorkItem, ...]]:
        """Live items under the id of each meeting, be there such a one or not; None for those without."""
        groups: dict[str | None, list[WorkItem]] = {}
        for item in self.all(WorkItem):
            groups.setdefault(item.meeting, []).append(item)
        return {key: in_places(items) for key, items in groups.items()}

    def items_of(self, meeting: str | None) -> tuple[WorkItem, ...]:
        """Live items of a meeting in their order; None gives those waiting to be scheduled."""
        return self.items_by_meeting.get(meeting, ())

    def next_meeting(self, on: dt.date, *, public: bool = False) -> Meeting | None:
        """The first meeting on or after a day that is still to be held; `public` leaves private briefings out."""
        for meeting in self.meetings:
            if meeting.date >= on and meeting.status.open and (meeting.kind.in_public or not public):
                return meeting
        return None

    def meeting_on(self, day: dt.date) -> tuple[Meeting, ...]:
        """Every live meeting on a day, in order of time; none whose day is not known."""
        return tuple(one for one in self.meetings_between(day, day) if not one.known_by)

    def meetings_between(self, first: dt.date, last: dt.date) -> tuple[Meeting, ...]:
        """Every live meeting from one day to another, both included, by date and start."""
        begin = bisect_left(self.meetings, first, key=attrgetter("date"))
        return self.meetings[begin : bisect_right(self.meetings, last, lo=begin, key=attrgetter("date"))]

    def person_name(self, person: str | None, on: dt.date | None = None) -> str:
        """The name of a person on a day, the newest for no day; the id if the person is unknown; empty for None."""
        return name_of(self.get(Person, person), person, on)

    @cached_property
    def _seats_by_day(self) -> ByDay:
        return held_by_day(self.all(Seat))

    def seats_on(self, day: dt.date) -> tuple[Seat, ...]:
        """Live seats that had begun and not ended on a day; an unrecorded beginning or end counts as open."""
        return self._seats_by_day[day]

    @cached_property
    def rolls(self) -> ByDay:
        """Live seats and offices held on each day, vacant seats included, by role and name."""
        return rolls_of(self._seats_by_day, self._tables[Person.table])

    @cached_property
    def _minutes_by_meeting(self) -> dict[str, tuple[Minute, ...]]:
        return grouped(self.all(Minute), lambda minute: minute.meeting, lambda minute: minute.order)

    def minutes_of(self, meeting: str) -> tuple[Minute, ...]:
        """Live minutes of a meeting in their order."""
        return self._minutes_by_meeting.get(meeting, ())

    @cached_property
    def _votes_by_meeting(self) -> dict[str, tuple[Vote, ...]]:
        return grouped(self.all(Vote), lambda vote: vote.meeting, lambda vote: (vote.order, serial_of(vote.id)))

    def votes_of(self, meeting: str) -> tuple[Vote, ...]:
        """Live votes of a meeting in their order, amendments among them."""
        return self._votes_by_meeting.get(meeting, ())

    @cached_property
    def _votes_by_minute(self) -> dict[str, tuple[Vote, ...]]:
        minuted = (vote for vote in self.all(Vote) if vote.minute)
        return grouped(minuted, lambda vote: vote.minute, lambda vote: (vote.order, serial_of(vote.id)))

    def votes_minuted(self, minute: str) -> tuple[Vote, ...]:
        """Live votes that a minute records, in their order, amendments among them."""
        return self._votes_by_minute.get(minute, ())

    @cached_property
    def _amendments(self) -> dict[str, tuple[Vote, ...]]:
        moved = (vote for vote in self.all(Vote) if vote.amends)
        return grouped(moved, lambda vote: vote.amends, lambda vote: (vote.order, serial_of(vote.id)))

    def amendments_to(self, vote: str) -> tuple[Vote, ...]:
        """Live votes on amendments to the motion of a vote, in their order."""
        return self._amendments.get(vote, ())

    @cached_property
    def _stamps_by_meeting(self) -> dict[str, tuple[Stamp, ...]]:
        return grouped(self.all(Stamp), lambda stamp: stamp.meeting, lambda stamp: (stamp.order, serial_of(stamp.id)))

    def stamps_of(self, meeting: str) -> tuple[Stamp, ...]:
        """Live events of a meeting in their order."""
        return self._stamps_by_meeting.get(meeting, ())

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Live questions in the order in which they were entered."""
        return tuple(self.all(Question))

    @cached_property
    def _questions_by_meeting(self) -> dict[str, tuple[Question, ...]]:
        groups: dict[str, list[Question]] = {}
        for one in self.questions:
            for meeting in dict.fromkeys(filter(None, (one.meeting, one.held_over_to))):
                groups.setdefault(meeting, []).append(one)
        return {meeting: tuple(asked) for meeting, asked in groups.items()}

    def questions_of(self, meeting: str) -> tuple[Question, ...]:
        """Live questions that were asked for a meeting or held over to it, in the order in which they were entered."""
        return self._questions_by_meeting.get(meeting, ())

    @cached_property
    def declarations(self) -> tuple[Declaration, ...]:
        """Live declarations in the order in which they were entered."""
        return tuple(self.all(Declaration))

    @cached_property
    def _declarations_by_meeting(self) -> dict[str, tuple[Declaration, ...]]:
        return grouped(self.declarations, lambda one: one.meeting, lambda one: serial_of(one.id))

    def declarations_of(self, meeting: str) -> tuple[Declaration, ...]:
        """Live declarations made at a meeting, in the order in which they were entered."""
        return self._declarations_by_meeting.get(meeting, ())

    @cached_property
    def _declarations_by_interest(self) -> dict[str, tuple[Declaration, ...]]:
        return grouped(
            (one for one in self.declarations if one.standing), lambda one: one.standing, lambda one: serial_of(one.id)
        )

    def declarations_again(self, interest: str) -> tuple[Declaration, ...]:
        """Live declarations of one standing interest, at whatever meetings."""
        return self._declarations_by_interest.get(interest, ())

    @cached_property
    def interests(self) -> tuple[Interest, ...]:
        """Live register entries."""
        return tuple(self.all(Interest))

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Live actions in the order in which they were entered."""
        return tuple(self.all(Action))

    @cached_property
    def open_actions(self) -> tuple[Action, ...]:
        """Live actions that are neither done nor dropped."""
        return tuple(action for action in self.actions if action.status is ActionStatus.OPEN)

    @cached_property
    def rounds(self) -> tuple[StatutoryRound, ...]:
        """Live statutory rounds."""
        return tuple(self.all(StatutoryRound))

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Live reports to the commissioner, in the order in which they were drafted."""
        return tuple(self.all(Report))

    @cached_property
    def complaints(self) -> tuple[Complaint, ...]:
        """Live complaints and conduct matters, in the order in which they were entered."""
        return tuple(self.all(Complaint))


def _raise_serial(serials: dict[str, int], record_id: str) -> None:
    match = ID.match(record_id)
    if match:
        serials[match[1]] = max(serials.get(match[1], 0), int(match[2]))
