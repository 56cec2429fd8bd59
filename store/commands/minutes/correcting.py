"""Correcting what has been confirmed: a later meeting records it, and both sets of minutes name it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypedDict

from msgspec.structs import replace

from store.commands.attendance.room import clear_attendance, record_arrival, record_leaving, record_presence
from store.commands.attendance.stand_ins import record_guest, record_substitute
from store.commands.calendar.meetings import edit_meeting
from store.commands.edits import Joined
from store.commands.fields import Problems
from store.commands.minutes.heading import print_as, take_chair
from store.commands.minutes.keeping import as_printed
from store.commands.minutes.minutes import Lists, changed_minute, what_changed
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem, Refused
from store.records import Attendance, Meeting, MeetingKind, Minute, Person, Presence
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import the_minutes
from store.rules.minutes.naming import minute_of_day
from store.rules.minutes.numbering import max_order
from store.rules.minutes.states import why_not_correct, why_not_correct_heading, why_not_write
from store.rules.words.dates import day_month
from store.rules.words.wording import capital, listed


def correct_minute(
    register: Register,
    today: dt.date,
    /,
    *,
    minute: str,
    at: str,
    words: str,
    lists: Lists | None = None,
    was: Minute | None = None,
    **fields: object,
) -> Edit:
    """Record that a later meeting corrected a confirmed minute, and change the minute as it says.

    `words` say what is corrected; they become a minute of the meeting `at`, which names the one it corrects and is
    named by it. The other fields, and `lists`, are those of the corrected minute that change; it may be none.

    Raises:
        Refused: with every fault; the minute is not confirmed, the meeting was before it, or its set is final.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Minute, minute, "minute")
    problems = Problems()
    problems.add(why_not_correct(register, current))
    held = problems.need(register, Meeting, at, "at")
    if held is not None:
        problems.add(why_not_write(held, today), _why_not_later(register.get(Meeting, current.meeting), held))
    changed, changes = changed_minute(register, current, was, lists, fields, problems)
    said = problems.said(Minute, "text", words, typed="words", required=True)
    problems.refuse()
    changes.refuse_conflicts()
    made = _correction(register, current, at, said)
    what = f", changing {what_changed(current, changed)}" if changed != current else ""
    where = f" at {the_meeting(held)}" if held else ""
    sentence = f"Corrected {minute_of_day(register, current)}{where}{what}"
    return Edit(sentence, (*((changed,) if changed != current else ()), made))


def _correction(register: Register, minute: Minute, at: str, words: str) -> Minute:
    return Minute(
        id=register.new_id(Minute),
        meeting=at,
        order=max_order(register, at) + 1,
        heading=f"Correction to {minute_of_day(register, minute)}",
        text=words,
        corrects=minute.id,
    )


def _why_not_later(meeting: Meeting | None, at: Meeting) -> Problem | None:
    if meeting is None or (meeting.date < at.date and meeting.id != at.id):
        return None
    sentence = f"A meeting of {day_month(at.date)} cannot correct {the_minutes(meeting)}."
    return Problem("correct-before", capital(sentence), "Choose the later meeting that made the correction.", "at")


class Heading(TypedDict, total=False):
    """What the heading of a set prints beside the roll, as far as it is corrected. Times are local."""

    kind: MeetingKind
    printed_date: str
    start: dt.time | None
    finish: dt.time | None
    venue: str


class Roll(TypedDict, total=False):
    """How the roll of a set is corrected for some people, or for somebody of whom the register does not know.

    `presence` is how they stood to the meeting, `member` for whom they stood in, `out` that they do not belong in the
    roll. `printed` and `role` are the name and office as printed, `arrived` and `left` local times, `chair` who took
    the chair from the beginning. `name` is somebody new, `sure` that it is no slip for somebody known.
    """

    people: tuple[str, ...]
    name: str
    sure: bool
    presence: Presence | None
    member: str | None
    out: bool
    printed: str
    role: str
    arrived: dt.time | None
    left: dt.time | None
    chair: str | None


class _Step(NamedTuple):
    """A command that is run on the set as if it had not been confirmed, with its arguments."""

    command: Callable[..., Edit]
    arguments: dict[str, Any]


def correct_heading(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    at: str,
    words: str,
    heading: Heading | None = None,
    roll: Roll | None = None,
    was: Meeting | None = None,
) -> Edit:
    """Record that a later meeting corrected the heading or the roll of confirmed minutes, and change it as it says.

    `words` say what is corrected; they become a minute of the meeting `at`, which names the set and is named by it.
    The set stays confirmed, with every name that it printed and that is not corrected. Nothing else may change.

    Raises:
        Refused: with every fault; the minutes are not confirmed, the meeting was before theirs, its set is final, or
            the roll cannot have been so: nobody is marked against the law, and no recorded vote loses its footing.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_correct_heading(current))
    held = problems.need(register, Meeting, at, "at")
    if held is not None:
        problems.add(why_not_write(held, today), _why_not_later(current, held))
    said = problems.said(Minute, "text", words, typed="words", required=True)
    joined = Joined(register, today)
    joined.take(Edit("", (_opened(current, roll or {}),)))
    for step in _steps(register, current, heading or {}, roll or {}, was, problems):
        try:
            joined.run(step.command, **step.arguments)
        except Refused as refused:
            problems.add(*refused.problems)
    problems.refuse()
    changed = _confirmed_again(joined.register, current, roll or {})
    made = Minute(
        id=register.new_id(Minute),
        meeting=at,
        order=max_order(register, at) + 1,
        heading=f"Correction to the heading of {the_minutes(current)}",
        text=said,
        corrects_heading=current.id,
    )
    new = (one for one in joined.edit("").puts if isinstance(one, Person))
    names = _changed(current, changed)
    told = [field_of(Meeting, name).in_words for name in names if name != "minutes"]
    what = f", changing {listed(told)}" if told else ""
    where = f" at {the_meeting(held)}" if held else ""
    sentence = f"Corrected the heading of {the_minutes(current)}{where}{what}"
    return Edit(sentence, (*new, *((changed,) if names else ()), made))


def _touched(roll: Roll) -> frozenset[str]:
    return frozenset((*roll.get("people", ()), *((roll["chair"],) if roll.get("chair") else ())))


def _opened(meeting: Meeting, roll: Roll) -> Meeting:
    """Give a meeting as if its minutes were not confirmed, and as if nobody knew yet how those corrected came."""
    touched = _touched(roll)
    names = tuple(one for one in meeting.minutes.names if one.person not in touched)
    moved = frozenset(roll.get("people", ())) if roll.get("presence") else frozenset()
    attendance = tuple(
        replace(one, presence=Presence.EXPECTED, substitute_for=None, for_council="") if one.person in moved else one
        for one in meeting.attendance
    )
    return replace(meeting, attendance=attendance, minutes=replace(meeting.minutes, confirmed_on=None, names=names))


def _steps(
    register: Register, meeting: Meeting, heading: Heading, roll: Roll, was: Meeting | None, problems: Problems
) -> Iterator[_Step]:
    """Go through what is to be done to the set, as far as it is told; what is not told of people is a problem."""
    at: dict[str, Any] = {"meeting": meeting.id}
    if heading:
        yield _Step(edit_meeting, {**at, "was": was, **heading})
    people, presence = roll.get("people", ()), roll.get("presence")
    problems.add(*_why_not_roll(roll))
    if roll.get("name"):
        given = {"name": roll.get("name"), "sure": roll.get("sure", False), "role": roll.get("role", "")}
        yield _Step(record_guest, {**at, **given, "presence": presence or Presence.IN_ATTENDANCE})
    elif people and roll.get("out"):
        yield _Step(clear_attendance, {**at, "people": people})
    elif people and presence is Presence.SUBSTITUTE:
        yield _Step(record_substitute, {**at, "person": people[0], "member": roll.get("member")})
    elif people and presence is not None:
        yield _Step(record_presence, {**at, "people": people, "presence": presence})
    for person in () if roll.get("out") else people:
        yield from _of_one(meeting, person, roll)
    if chair := roll.get("chair"):
        yield _Step(take_chair, {**at, "person": chair})


def _of_one(meeting: Meeting, person: str, roll: Roll) -> Iterator[_Step]:
    """Go through what is told of one person: the name and office as printed, and when they came and left."""
    at: dict[str, Any] = {"meeting": meeting.id, "person": person}
    if roll.get("printed") or roll.get("role"):
        before = next((one.printed for one in meeting.attendance if one.person == person), "")
        yield _Step(print_as, {**at, "printed": roll.get("printed") or before, "role": roll.get("role") or None})
    for name, command in (("arrived", record_arrival), ("left", record_leaving)):
        if roll.get(name) is not None:
            yield _Step(command, {**at, "at": roll.get(name)})


_TOLD = ("presence", "out", "printed", "role", "arrived", "left")


def _why_not_roll(roll: Roll) -> Iterator[Problem]:
    """Say what is not told of people whose place in the roll is corrected, or told of nobody."""
    people, told = roll.get("people", ()), any(roll.get(name) for name in _TOLD)
    if people and not told:
        cure = "Choose how they came, or type the name, the office or the time that was wrong."
        yield Problem("correct-what", "Nothing says what was wrong of those named.", cure, "presence")
    if told and not people and not roll.get("name"):
        yield Problem("correct-whom", "Nobody is named whose place in the roll was wrong.", "Name them.", "people")
    if len(people) > 1 and (roll.get("printed") or roll.get("presence") is Presence.SUBSTITUTE):
        sentence = "A name as printed, and for whom somebody stood in, can be corrected of one person at a time."
        yield Problem("correct-one", sentence, "Name one of them.", "people")
    if people and roll.get("presence") is Presence.SUBSTITUTE and not roll.get("member"):
        yield Problem("correct-for", "Nothing says for whom they stood in.", "Name the member.", "member")


def _confirmed_again(register: Register, before: Meeting, roll: Roll) -> Meeting:
    """Give a corrected meeting with its minutes confirmed as they were, the roll in its order, and the names kept."""
    after = register.need(Meeting, before.id)
    order = {one.person: place for place, one in enumerate(before.attendance)}
    attendance = tuple(sorted(after.attendance, key=lambda one: order.get(one.person, len(order))))
    state = replace(before.minutes, names=after.minutes.names)
    kept, _ = as_printed(register, replace(after, attendance=attendance, minutes=state))
    named = {one.person: one.name for one in before.minutes.names}
    names = tuple(replace(one, name=_name(one.person, named, attendance) or one.name) for one in kept.minutes.names)
    there = {one.person for one in names}
    lost = tuple(one for one in before.minutes.names if one.person not in there)
    return replace(kept, minutes=replace(kept.minutes, names=(*names, *lost)))


def _name(person: str, named: dict[str, str], attendance: tuple[Attendance, ...]) -> str:
    """Give the name that was confirmed, unless it is corrected itself; empty for somebody new to the set."""
    printed = next((one.printed for one in attendance if one.person == person), "")
    return printed or named.get(person, "")


def _changed(before: Meeting, after: Meeting) -> list[str]:
    return [name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)]
