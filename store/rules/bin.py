"""What can be put in the bin and taken out again, so that nothing that stands is left pointing at nothing."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType

from store.links import LinkField, holders_of, holders_of_each, named_by
from store.problems import Problem
from store.records import (
    Action,
    ActionStatus,
    AgendaLine,
    Declaration,
    DueBefore,
    Interest,
    IssuedLine,
    IssuedQuestion,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Part,
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
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import is_settled, why_settled
from store.rules.minutes.naming import minute_words
from store.rules.words.wording import capital, counted, listed, opening, quoted


class Bond(Enum):
    """How fast a link ties the record that names another to the one it names.

    What is held by `PART_OF` or `NEEDS` must not go into the bin alone; what is `PART_OF` a record does not come out
    without it. `MENTIONS` ties nothing, but coming out of the bin tells of it; `WAS` only says how things once were.
    """

    PART_OF = "part of"
    NEEDS = "needs"
    MENTIONS = "mentions"
    WAS = "was"


BONDS: Mapping[tuple[type[Part], str], Bond] = MappingProxyType(
    {
        (WorkItem, "meeting"): Bond.PART_OF,
        (Minute, "meeting"): Bond.PART_OF,
        (Declaration, "meeting"): Bond.PART_OF,
        (Question, "meeting"): Bond.PART_OF,
        (Vote, "meeting"): Bond.PART_OF,
        (Stamp, "meeting"): Bond.PART_OF,
        (Seat, "person"): Bond.PART_OF,
        (Interest, "person"): Bond.PART_OF,
        (Report, "round"): Bond.PART_OF,
        (Report, "meeting"): Bond.PART_OF,
        (Question, "item"): Bond.MENTIONS,
        (Vote, "minute"): Bond.MENTIONS,
        (Stamp, "item"): Bond.MENTIONS,
        (Stamp, "minute"): Bond.MENTIONS,
        (Stamp, "vote"): Bond.MENTIONS,
        (Stamp, "declaration"): Bond.MENTIONS,
        (Stamp, "action"): Bond.MENTIONS,
        (Stamp, "question"): Bond.MENTIONS,
        (Report, "minutes"): Bond.MENTIONS,
        (Report, "vote"): Bond.MENTIONS,
        (Question, "similar_to"): Bond.MENTIONS,
        (Declaration, "standing"): Bond.MENTIONS,
        (AgendaLine, "item"): Bond.MENTIONS,
        (IssuedLine, "item"): Bond.MENTIONS,
        (IssuedQuestion, "question"): Bond.MENTIONS,
        (ItemMove, "from_meeting"): Bond.WAS,
        (ItemMove, "to_meeting"): Bond.WAS,
        (Action, "carried"): Bond.WAS,
        (DueBefore, "due_meeting"): Bond.WAS,
    }
)
"""The links that tie more or less than by `NEEDS`, which is what every link does that is not named here."""

_WHILE_OPEN = frozenset({(Action, "items")})
"""Links that hold only as long as the action is open: a closed one stands by its evidence."""


def record_words(register: Register, record: Record) -> str:
    """Name any record in a sentence: by its title, date, number or holder; a question by its id, for privacy."""
    match record:
        case WorkItem():
            return quoted(record.title)
        case Meeting():
            return the_meeting(record)
        case Minute():
            return minute_words(register, record)
        case Action():
            return f"the {record.kind.value} {opening(record.text)}"
        case Person():
            return f"the entry for {record.name}"
        case Seat():
            return f"the seat of {register.person_name(record.person)}" if record.person else f"vacant seat {record.id}"
        case Interest():
            return f"a registered interest of {register.person_name(record.person)}"
        case StatutoryRound():
            return f"the {record.kind.value} round {record.id}"
        case _:
            return f"{record.noun} {record.id}"


def why_not_bin(register: Register, record: Record, along_with: Collection[str] = ()) -> Problem | None:
    """Say why a record cannot be put in the bin; None if it can.

    `along_with` are the ids of records that go into the bin in the same step: what they refer to may go with them.
    """
    return _why_not_bin(register, record, along_with, holders_of(register, record))


def why_not_bin_together(register: Register, records: Sequence[Record]) -> Iterator[Problem]:
    """Go through what keeps records from going into the bin together, each once, in their order."""
    holders = holders_of_each(register, records)
    for record in records:
        problem = _why_not_bin(register, record, holders, holders[record.id])
        if problem is not None:
            yield problem


_Holders = Iterable[tuple[Record, LinkField]]
"""Records that name one record, with the field in which each does."""


def _why_not_bin(register: Register, record: Record, along_with: Container[str], holders: _Holders) -> Problem | None:
    if isinstance(record, Panel):
        cure = "Start another file for another panel."
        return Problem("bin-panel", "The panel itself cannot be put in the bin.", cure)
    name = capital(record_words(register, record))
    if record.binned_on is not None:
        return Problem("bin-already", f"{name} is in the bin already.", "There is nothing more to do.")
    settled = _settled(register, record, name)
    if settled:
        return settled
    needed = [other for other in _dependants(record, holders) if other.id not in along_with]
    if not needed:
        return None
    sentence = f"{name} is still needed by {listed(_counts(needed))}."
    return Problem("bin-needed", sentence, _cure(record, needed))


def _settled(register: Register, record: Record, name: str) -> Problem | None:
    held = register.get(Meeting, record.meeting) if isinstance(record, Minute | Vote) else None
    if held is not None and is_settled(held):
        sentence = f"{name} was confirmed with its set, and the record must be kept."
        return Problem("bin-confirmed", sentence, "Record a correction instead.", act="minute.correct")
    if isinstance(record, Meeting) and record.status is MeetingStatus.HELD:
        cure = "If it was recorded as held by mistake, reopen it as called first."
        return Problem("bin-held", f"{name} was held, and its record must be kept.", cure, act="meeting.status")
    if isinstance(record, WorkItem) and record.status is ItemStatus.CONSIDERED:
        cure = "If it was marked as considered by mistake, reinstate it first."
        sentence = f"{name} has been considered, and its record must be kept."
        return Problem("bin-considered", sentence, cure, act="item.reinstate")
    return None


def why_not_bin_events(register: Register, records: Collection[Record]) -> Iterator[Problem]:
    """Go through the events among records that cannot go into the bin or come out of it without their meeting.

    What an event changed in other records goes and comes only with taking it back, or undoing that.
    """
    together = {record.id for record in records}
    for record in records:
        if not isinstance(record, Stamp) or record.meeting in together:
            continue
        name = capital(record_words(register, record))
        if record.binned_on is None:
            cure = "Take it back instead: what it changed goes with it."
            yield Problem("bin-stamp", f"{name} changed other records.", cure, act="room.back")
        else:
            cure = "Stamp it anew, or undo the change by which it was taken back."
            yield Problem("restore-stamp", f"{name} was taken back, and what it changed with it.", cure)


def votes_along(register: Register, records: Collection[Record]) -> tuple[Vote, ...]:
    """Give the votes that go into the bin, or come out of it, with minutes: those of which nothing else is known.

    A vote on an item of the programme, or one with names or figures, was taken whatever becomes of the minute.
    """
    minutes = {record.id: record.binned_on for record in records if isinstance(record, Minute)}
    chosen = {record.id for record in records}
    held = (vote for vote in register.tables[Vote.table].values() if isinstance(vote, Vote)) if minutes else ()
    return tuple(
        vote
        for vote in held
        if vote.minute in minutes
        and vote.binned_on == minutes[vote.minute]
        and vote.id not in chosen
        and not (vote.item or vote.votes or vote.ballots or vote.counted_for or vote.counted_against)
    )


def bond_of(field: LinkField) -> Bond:
    """Say how fast a link ties."""
    return BONDS.get((field.owner, field.name), Bond.NEEDS)


def _dependants(record: Record, holders: _Holders) -> list[Record]:
    """List the live records that make no sense without this one, those of its own kind first."""
    needed = {holder.id: holder for holder, field in holders if _holds(holder, field)}
    return sorted(needed.values(), key=lambda holder: holder.table != record.table)


def _holds(holder: Record, field: LinkField) -> bool:
    if (
        (field.owner, field.name) in _WHILE_OPEN
        and isinstance(holder, Action)
        and holder.status is not ActionStatus.OPEN
    ):
        return False
    return bond_of(field) in {Bond.PART_OF, Bond.NEEDS}


def _counts(records: list[Record]) -> list[str]:
    counts: dict[str, int] = {}
    for record in records:
        counts[record.noun] = counts.get(record.noun, 0) + 1
    return [counted(number, noun) for noun, number in counts.items()]


def _cure(record: Record, needed: list[Record]) -> str:
    if isinstance(record, Meeting):
        it, both = ("it", "both") if len(needed) == 1 else ("them", "all")
        first = f"Move {it} elsewhere or put {it} in the bin first, or mark {it} and put {both} in the bin together."
        return f"{first} If the meeting is off, cancel it instead."
    if isinstance(record, Person):
        return "End the seats instead: a person who has left stays in the register of those years."
    ids = [other.id for other in needed[:5]]
    more = f" and {len(needed) - 5:,} more" if len(needed) > 5 else ""
    return f"See {', '.join(ids)}{more}: change the link there, or put them in the bin together."


def why_not_restore(register: Register, record: Record, along_with: Collection[str] = ()) -> Problem | None:
    """Say why a record cannot be taken out of the bin; None if it can.

    What cannot stand by itself (an item of a meeting, a minute, a seat) comes out with what it belongs to, at the
    latest: `along_with` are the ids that come out of the bin in the same step.
    """
    name = capital(record_words(register, record))
    if record.binned_on is None:
        return Problem("restore-not-binned", f"{name} is not in the bin.", "There is nothing to take out.")
    settled = why_settled(register.get(Meeting, record.meeting), "ids") if isinstance(record, Minute | Vote) else None
    if settled is not None:
        return settled
    for owner in _owners(register, record):
        if owner.binned_on is not None and owner.id not in along_with:
            sentence = f"{name} belongs to {record_words(register, owner)} ({owner.id}), which is in the bin too."
            return Problem("restore-owner", sentence, f"Take {owner.id} out first, or both together.")
    return _why_not_declared(register, record, name, along_with) if isinstance(record, Declaration) else None


def _why_not_declared(
    register: Register, record: Declaration, name: str, along_with: Collection[str]
) -> Problem | None:
    """Say why a declaration, or that none were made, cannot come out of the bin beside its contrary; None if it can."""
    beside = [one for each in along_with if isinstance(one := register.find(each), Declaration)]
    beside = [one for one in beside if one.meeting == record.meeting]
    if all(one.nil == record.nil for one in (*register.declarations_of(record.meeting), *beside)):
        return None
    says = "that none were made" if record.nil else "that one was made"
    sentence = f"{name} says {says}, and the contrary is recorded of that meeting."
    return Problem("restore-nil", sentence, "Put that record in the bin first, if it is a slip.", act="declared.bin")


def warnings_for_restore(register: Register, record: Record, along_with: Collection[str] = ()) -> tuple[str, ...]:
    """Tell what a record from the bin refers to that is in the bin still, or has changed meanwhile."""
    owners = {owner.id for owner in _owners(register, record)}
    warnings = [
        f"{capital(record_words(register, other))} ({other.id}), to which it refers, stays in the bin."
        for other in _links(register, record)
        if other.binned_on is not None and other.id not in along_with and other.id not in owners
    ]
    meeting = register.get(Meeting, record.meeting) if isinstance(record, WorkItem) else None
    if isinstance(record, WorkItem) and meeting and record.status.open and not meeting.status.open:
        warnings.append(
            f"{capital(the_meeting(meeting))} is {meeting.status.value}: {quoted(record.title)} needs a new meeting."
        )
    return tuple(warnings)


def _owners(register: Register, record: Record) -> list[Record]:
    return _named(register, record, Bond.PART_OF)


def _links(register: Register, record: Record) -> list[Record]:
    return _named(register, record, Bond.NEEDS, Bond.MENTIONS)


def _named(register: Register, record: Record, *bonds: Bond) -> list[Record]:
    """List the records, binned ones too, that a record names by links that tie so fast, each once."""
    ids = dict.fromkeys(target for field, target in named_by(record) if bond_of(field) in bonds)
    return [known for each in ids if (known := register.find(each)) is not None]
