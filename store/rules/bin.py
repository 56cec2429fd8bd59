"""What can be put in the bin and taken out again, so that nothing that stands is left pointing at nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from store.problems import Problem
from store.records import (
    Action,
    Declaration,
    Interest,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Question,
    Record,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.words.wording import capital, counted, listed, opening, quoted

_REMOVE_FIRST = "Move them elsewhere or put them in the bin first, or mark them and put all in the bin together."


def record_words(register: Register, record: Record) -> str:
    """Name any record in a sentence: by its title, date, number or holder; a question by its id, for privacy."""
    match record:
        case WorkItem():
            return quoted(record.title)
        case Meeting():
            return the_meeting(record)
        case Minute():
            return f"minute {record.number}"
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
    if isinstance(record, Panel):
        cure = "Start another file for another panel."
        return Problem("bin-panel", "The panel itself cannot be put in the bin.", cure)
    name = capital(record_words(register, record))
    if record.binned_on is not None:
        return Problem("bin-already", f"{name} is in the bin already.", "There is nothing more to do.")
    settled = _settled(record, name)
    if settled:
        return settled
    needed = [other for other in _dependants(register, record) if other.id not in along_with]
    if not needed:
        return None
    sentence = f"{name} is still needed by {listed(_counts(needed))}."
    return Problem("bin-needed", sentence, _cure(record, needed))


def _settled(record: Record, name: str) -> Problem | None:
    if isinstance(record, Meeting) and record.status is MeetingStatus.HELD:
        cure = "If it was recorded as held by mistake, reopen it as called first."
        return Problem("bin-held", f"{name} was held, and its record must be kept.", cure)
    if isinstance(record, WorkItem) and record.status is ItemStatus.CONSIDERED:
        cure = "If it was marked as considered by mistake, reinstate it first."
        return Problem("bin-considered", f"{name} has been considered, and its record must be kept.", cure)
    return None


def _dependants(register: Register, record: Record) -> Iterator[Record]:
    """Go through the live records that make no sense without this one."""
    match record:
        case Meeting():
            yield from _dependants_of_meeting(register, record.id)
        case Person():
            yield from _dependants_of_person(register, record.id)
        case Minute():
            yield from (action for action in register.actions if action.minute == record.id)
            yield from (item for item in register.all(WorkItem) if item.origin_ref == record.id)
            yield from (minute for minute in register.all(Minute) if minute.corrects == record.id)
            yield from (declaration for declaration in register.declarations if declaration.minute == record.id)
        case WorkItem():
            yield from (declaration for declaration in register.declarations if record.id in declaration.items)
            yield from (action for action in register.open_actions if record.id in action.items)
        case Action():
            yield from (action for action in register.actions if action.parent == record.id)
            yield from (item for item in register.all(WorkItem) if item.origin_ref == record.id)
        case Question():
            yield from (item for item in register.all(WorkItem) if item.origin_ref == record.id)
        case _:
            return


def _dependants_of_meeting(register: Register, meeting: str) -> Iterator[Record]:
    yield from register.items_of(meeting)
    yield from (question for question in register.questions if meeting in {question.meeting, question.held_over_to})
    yield from register.minutes_of(meeting)
    yield from (declaration for declaration in register.declarations if declaration.meeting == meeting)
    yield from (action for action in register.actions if meeting in {action.meeting, action.due_meeting})


def _dependants_of_person(register: Register, person: str) -> Iterator[Record]:
    yield from (seat for seat in register.all(Seat) if person == seat.person or person in seat.substitutes)
    yield from (interest for interest in register.interests if interest.person == person)
    yield from (declaration for declaration in register.declarations if person in declaration.people)
    yield from (m for m in register.meetings if any(person == attended.person for attended in m.attendance))
    yield from (question for question in register.questions if question.asker.person == person)


def _counts(records: list[Record]) -> list[str]:
    counts: dict[str, int] = {}
    for record in records:
        counts[record.noun] = counts.get(record.noun, 0) + 1
    return [counted(number, noun) for noun, number in counts.items()]


def _cure(record: Record, needed: list[Record]) -> str:
    if isinstance(record, Meeting):
        return f"{_REMOVE_FIRST} If the meeting is off, cancel it instead."
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
    for owner in _owners(register, record):
        if owner.binned_on is not None and owner.id not in along_with:
            sentence = f"{name} belongs to {record_words(register, owner)} ({owner.id}), which is in the bin too."
            return Problem("restore-owner", sentence, f"Take {owner.id} out of the bin with it.")
    return None


def warnings_for_restore(register: Register, record: Record, along_with: Collection[str] = ()) -> tuple[str, ...]:
    """Tell what a record from the bin refers to that is in the bin still, or has changed meanwhile."""
    owners = {owner.id for owner in _owners(register, record)}
    found = [
        f"{capital(record_words(register, other))} ({other.id}), to which it refers, stays in the bin."
        for other in _links(register, record)
        if other.binned_on is not None and other.id not in along_with and other.id not in owners
    ]
    meeting = register.get(Meeting, record.meeting) if isinstance(record, WorkItem) else None
    if isinstance(record, WorkItem) and meeting and record.status.open and not meeting.status.open:
        found.append(
            f"{capital(the_meeting(meeting))} is {meeting.status.value}: {quoted(record.title)} needs a new meeting."
        )
    return tuple(found)


def _owners(register: Register, record: Record) -> list[Record]:
    match record:
        case WorkItem() | Minute() | Declaration() | Question():
            ids = [record.meeting]
        case Seat() | Interest():
            ids = [record.person]
        case _:
            ids = []
    return _found(register, ids)


def _links(register: Register, record: Record) -> list[Record]:
    match record:
        case WorkItem():
            ids = [record.origin_ref, record.considered_at]
        case Minute():
            ids = [record.corrects]
        case Action():
            ids = [record.meeting, record.minute, record.due_meeting, record.parent, *record.items]
        case Declaration():
            ids = [record.minute, record.standing, *record.people, *record.items]
        case Question():
            ids = [record.item, record.held_over_to, record.asker.person, *record.similar_to]
        case Seat():
            ids = [*record.substitutes]
        case Meeting():
            ids = [attended.person for attended in record.attendance]
        case _:
            ids = []
    return _found(register, ids)


def _found(register: Register, ids: list[str | None]) -> list[Record]:
    records = (register.find(record_id) for record_id in dict.fromkeys(ids) if record_id)
    return [record for record in records if record is not None]
