"""Stamping what happens in the room, one event or many: each changes its records and gives the minutes its sentence."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.attendance.room import record_presence, set_remote
from store.commands.attendance.stand_ins import record_substitute
from store.commands.edits import Joined
from store.commands.minutes.heading import print_as
from store.commands.room.effects import EFFECTS
from store.commands.room.work import Work
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Meeting, Minute, Presence, Stamp, StampKind, WorkItem
from store.register import Register
from store.rules.attendance.standing import CAME
from store.rules.calendar.meetings import the_meeting
from store.rules.members.membership import printed_name
from store.rules.room.business import undecided
from store.rules.room.events import Event, kind_of, people_meant, presence_meant, why_no_kind
from store.rules.room.guards import why_not_stamp
from store.rules.room.sentences import sentence_of, where_of
from store.rules.room.standing import why_decided_no_more
from store.rules.room.written import with_sentence
from store.rules.words.dates import clock_time
from store.rules.words.wording import counted, either, listed, opening, quoted

_OF_AN_ITEM = frozenset({StampKind.NOTED, StampKind.DEFERRAL, StampKind.NOT_REACHED})
"""The events of which it is said to which item they belong: it may be another than the one that is being taken."""

_REST = {"noted": StampKind.NOTED, "not reached": StampKind.NOT_REACHED}


def stamp_event(register: Register, today: dt.date, /, *, meeting: str, event: Event) -> Edit:
    """Stamp one event of a meeting: what it changes is recorded, and its minute is given its sentence in house form.

    Raises:
        Refused: with every reason: the meeting has not begun or has closed, no item is reached, a motion is open or
            none is, there is no quorum, somebody left already, the time cannot be right, a name is not known.
    """
    held = register.need(Meeting, meeting, "meeting")
    unknown = why_no_kind(event)
    if unknown is not None:
        raise Refused(unknown)
    kind = kind_of(event)
    if kind is None:
        return _told_of_roll(register, today, held, event)
    joined = Joined(register, today)
    if kind is StampKind.CLOSED and event.rest:
        _settle_rest(joined, held, event)
    sentence = _stamp(joined, today, held.id, event, kind)
    if kind is StampKind.EXCLUDED:
        _stamp(
            joined,
            today,
            held.id,
            Event(event=StampKind.PUBLIC_LEFT.value, at=event.at, clocked=event.clocked),
            StampKind.PUBLIC_LEFT,
        )
    problems = why_decided_no_more(register, joined.register, held.id)
    if problems:
        raise Refused(*problems)
    return joined.edit(sentence)


def stamp_events(register: Register, today: dt.date, /, *, meeting: str, events: tuple[Event, ...]) -> Edit:
    """Stamp several events of a meeting in their order, as one change.

    Raises:
        Refused: the first that cannot be stamped, with every reason and its place among them.
    """
    held = register.need(Meeting, meeting, "meeting")
    joined = Joined(register, today)
    for place, event in enumerate(events, start=1):
        try:
            joined.run(stamp_event, meeting=meeting, event=event)
        except Refused as refused:
            raise Refused(*(_at_line(problem, place) for problem in refused.problems)) from None
    if not events:
        raise Refused(Problem("events-none", "There are no events.", "Write one to a line.", "events"))
    return joined.edit(f"Stamped {counted(len(events), 'event')} at {the_meeting(held)}")


def _at_line(problem: Problem, place: int) -> Problem:
    sentence = f"Event {place}: {problem.sentence}"
    return Problem(problem.code, sentence, problem.cure, problem.field, problem.act)


def _stamp(joined: Joined, today: dt.date, meeting: str, event: Event, kind: StampKind) -> str:
    """Do what an event does, keep its stamp and its sentence; gives the sentence of the change."""
    work = Work(joined.register, today, meeting, event, kind)
    work.problems.add(*why_not_stamp(work.register, work.meeting, kind, today, work.at, clocked=event.clocked))
    work.problems.refuse()
    work.go_where_it_is_told()
    stamp = EFFECTS[kind](work)
    work.problems.refuse()
    work.put(stamp)
    written = sentence_of(work.register, stamp)
    minute = work.register.live(Minute, stamp.minute)
    if written and minute is not None:
        work.put(with_sentence(minute, where_of(stamp), written), replace(stamp, written=written))
    joined.take(work.joined.edit(""))
    return _told(work, stamp)


def _told(work: Work, stamp: Stamp) -> str:
    """Say in a sentence what was stamped: `Stamped the arrival of Cllr Orson at 2:05 pm`."""
    names = [printed_name(work.register, person, work.meeting) for person in stamp.people]
    whom = listed(names) if names and len(names) <= 3 else counted(len(names), "person")
    who = f" of {whom}" if names else ""
    minute = work.register.live(Minute, stamp.minute)
    what = f" {opening(minute.heading)}" if minute and stamp.kind in {StampKind.ITEM, StampKind.OUT_OF_ORDER} else ""
    item = work.register.get(WorkItem, stamp.item) if stamp.kind in _OF_AN_ITEM else None
    what += f" of {quoted(item.title)}" if item is not None else ""
    when = f" at {clock_time(stamp.at)}" if stamp.at else ""
    return f"Stamped “{stamp.kind.value}”{who}{what}{when} for {the_meeting(work.meeting)}"


def _settle_rest(joined: Joined, held: Meeting, event: Event) -> None:
    """Say of every item that is undecided when a meeting closes what became of it."""
    kind = _REST.get(event.rest.casefold())
    if kind is None:
        sentence = f"“{event.rest}” is no end of an item."
        raise Refused(Problem("rest-word", sentence, f"Choose {either(tuple(_REST))}.", "rest"))
    for line in undecided(joined.register, held):
        said = replace(event, item=line.item, rest="")
        if kind is StampKind.NOTED:
            joined.run(stamp_event, meeting=held.id, event=replace(said, event=StampKind.ITEM.value))
        joined.run(stamp_event, meeting=held.id, event=replace(said, event=kind.value))


def _told_of_roll(register: Register, today: dt.date, held: Meeting, event: Event) -> Edit:
    """Record how somebody stands to the meeting, with name and office as printed; it is no event of its own."""
    joined = Joined(register, today)
    people = people_meant(register, held, event.people, "people")
    presence = presence_meant(event.presence or Presence.PRESENT.value)
    if not people:
        raise Refused(Problem("nobody", "Nobody was named.", "Name one or more people.", "people"))
    for place, person in enumerate(people):
        if presence is Presence.SUBSTITUTE:
            [member] = people_meant(register, held, (event.substitute_for,), "substitute_for")
            joined.run(record_substitute, meeting=held.id, person=person, member=member)
        else:
            joined.run(record_presence, meeting=held.id, people=(person,), presence=presence, role=event.role)
        printed = event.printed[place] if place < len(event.printed) else ""
        if printed or (event.role and presence in CAME):
            joined.run(print_as, meeting=held.id, person=person, printed=printed, role=event.role or None)
        if event.remote is not None:
            joined.run(set_remote, meeting=held.id, people=(person,), remote=event.remote)
    names = listed([printed_name(joined.register, person, held) for person in people])
    return joined.edit(f"Recorded {names} as {presence.value} at {the_meeting(held)}")
