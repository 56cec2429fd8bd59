"""Correcting what has been confirmed: a later meeting records it, and both sets of minutes name it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypedDict

from msgspec.structs import replace

from store.commands import CommandOf, P
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
    made = _correction(register, changed, at, said)
    what = f", changing {what_changed(current, changed)}" if changed != current else ""
    where = f" at {the_meeting(held)}" if held else ""
    sentence = f"Corrected {minute_of_day(register, current)}{where}{what}"
    return Edit(sentence, (*((changed,) if changed != current else ()), made))


def _correction(register: Register, minute: Minute, at: str, words: str) -> Minute:
    """Make the minute that records a correction; that of an exempt minute repeats its words, and is exempt with it."""
    return Minute(
        id=register.new_id(Minute),
        meeting=at,
        order=max_order(register, at) + 1,
        heading=f"Correction to {minute_of_day(register, minute)}",
        text=words,
        exempt_paragraph=minute.exempt_paragraph,
        corrects=minute.id,
    )


def _why_not_later(meeting: Meeting | None, at: Meeting) -> Problem | None:
    if meeting is None or (meeting.date < at.date and meeting.id != at.id):
        return None
    sentence = f"A meeting of {day_month(at.date)} cannot correct {the_minutes(meeting)}."
    return Problem("correct-before", capital(sentence), "Choose the later meeting that made the correction.", "at")


class HeadingTold(TypedDict, total=False):
    """What the heading of a set prints beside the roll, as far as it is corrected. Times are local."""

    kind: MeetingKind
    printed_date: str
    start: dt.time | None
    finish: dt.time | None
    venue: str


class RollTold(TypedDict, total=False):
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


def correct_heading(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    at: str,
    words: str,
    heading: HeadingTold | None = None,
    roll: RollTold | None = None,
    was: Meeting | None = None,
) -> Edit:
    """Record that a later meeting corrected the heading or the roll of confirmed minutes, and change it as it says.

    `words` say what is corrected; they become a minute of the meeting `at`, which names the set and is named by it.
    The set stays confirmed, with every name that it printed and that is not corrected.

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
    opened = _AsIfOpen(register, today, current, roll or {})
    if heading:
        opened.do(edit_meeting, meeting=meeting, was=was, **heading)
    opened.correct()
    problems.add(*opened.problems)
    problems.refuse()
    changed, new = opened.confirmed_again()
    names = [name for name in changed.__struct_fields__ if getattr(changed, name) != getattr(current, name)]
    made = _heading_correction(register, current, at, said)
    return Edit(_told(current, held, names), (*new, *((changed,) if names else ()), made))


def _heading_correction(register: Register, meeting: Meeting, at: str, words: str) -> Minute:
    return Minute(
        id=register.new_id(Minute),
        meeting=at,
        order=max_order(register, at) + 1,
        heading=f"Correction to the heading of {the_minutes(meeting)}",
        text=words,
        corrects_heading=meeting.id,
    )


def _told(meeting: Meeting, held: Meeting | None, names: list[str]) -> str:
    """Say in which fields a heading was corrected, and where."""
    told = [field_of(Meeting, name).in_words for name in names if name != "minutes"]
    what = f", changing {listed(told)}" if told else ""
    where = f" at {the_meeting(held)}" if held else ""
    return f"Corrected the heading of {the_minutes(meeting)}{where}{what}"


class _AsIfOpen:
    """A set as if its minutes were not confirmed, on which commands are run; `problems` is what they refused."""

    def __init__(self, register: Register, today: dt.date, meeting: Meeting, roll: RollTold) -> None:
        """Open the set, as if nobody knew yet how those corrected came."""
        self.meeting = meeting
        self.roll = roll
        self.problems: list[Problem] = [*_why_not_roll(roll)]
        self.joined = Joined(register, today)
        self.joined.take(Edit("", (_opened(meeting, roll),)))

    def do(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a command on what the ones before left; what it refuses is kept with the rest."""
        try:
            self.joined.run(command, *args, **kwargs)
        except Refused as refused:
            self.problems += refused.problems

    def correct(self) -> None:
        """Do to the roll what is told of it."""
        roll, at = self.roll, self.meeting.id
        people, presence, out = roll.get("people", ()), roll.get("presence"), roll.get("out", False)
        new: tuple[str, ...] = ()
        if name := roll.get("name", ""):
            new = self._entered(name)
        elif people and out:
            self.do(clear_attendance, meeting=at, people=people)
        elif people and presence is Presence.SUBSTITUTE:
            self.do(record_substitute, meeting=at, person=next(iter(people)), member=roll.get("member"))
        elif people and presence is not None:
            self.do(record_presence, meeting=at, people=people, presence=presence)
        for person in (*new, *(() if out else people)):
            self._correct_one(person)
        if chair := roll.get("chair"):
            self.do(take_chair, meeting=at, person=chair)

    def _entered(self, name: str) -> tuple[str, ...]:
        """Enter somebody of whom the register does not know in the roll; gives who it is, nobody if it is refused."""
        roll, at = self.roll, self.meeting.id
        known = {one.person for one in self.joined.register.need(Meeting, at).attendance}
        sure, role, presence = roll.get("sure", False), roll.get("role", ""), roll.get("presence")
        self.do(record_guest, meeting=at, name=name, sure=sure, role=role, presence=presence or Presence.IN_ATTENDANCE)
        return tuple(one.person for one in self.joined.register.need(Meeting, at).attendance if one.person not in known)

    def _correct_one(self, person: str) -> None:
        """Do what is told of one person: the name and office as printed, and when they came and left."""
        roll, at = self.roll, self.meeting.id
        if roll.get("printed") or roll.get("role"):
            before = next((one.printed for one in self.meeting.attendance if one.person == person), "")
            printed = roll.get("printed") or before
            self.do(print_as, meeting=at, person=person, printed=printed, role=roll.get("role") or None)
        if (arrived := roll.get("arrived")) is not None:
            self.do(record_arrival, meeting=at, person=person, at=arrived)
        if (left := roll.get("left")) is not None:
            self.do(record_leaving, meeting=at, person=person, at=left)

    def confirmed_again(self) -> tuple[Meeting, tuple[Person, ...]]:
        """Give the corrected meeting with its minutes confirmed as they were, and whoever was entered with it."""
        new = tuple(one for one in self.joined.edit("").puts if isinstance(one, Person))
        return _confirmed_again(self.joined.register, self.meeting), new


def _touched(roll: RollTold) -> frozenset[str]:
    return frozenset((*roll.get("people", ()), *((roll["chair"],) if roll.get("chair") else ())))


def _opened(meeting: Meeting, roll: RollTold) -> Meeting:
    """Give a meeting as if its minutes were not confirmed, and as if nobody knew yet how those corrected came."""
    touched = _touched(roll)
    names = tuple(one for one in meeting.minutes.names if one.person not in touched)
    moved = frozenset(roll.get("people", ())) if roll.get("presence") else frozenset()
    attendance = tuple(
        replace(one, presence=Presence.EXPECTED, substitute_for=None, for_council="") if one.person in moved else one
        for one in meeting.attendance
    )
    return replace(meeting, attendance=attendance, minutes=replace(meeting.minutes, confirmed_on=None, names=names))


_TOLD = ("presence", "out", "printed", "role", "arrived", "left")


def _why_not_roll(roll: RollTold) -> Iterator[Problem]:
    """Say what is not told of people whose place in the roll is corrected, or told of nobody."""
    people, told = roll.get("people", ()), any(roll.get(name) for name in _TOLD)
    if people and not told:
        cure = "Choose how they came, or type the name, the office or the time that was wrong."
        yield Problem("correct-what", "Nothing says what was wrong of those named.", cure, "presence")
    if roll.get("presence") is Presence.EXPECTED:
        sentence = "Nobody is expected at a meeting that is over."
        yield Problem("correct-expected", sentence, "Say how they came, or that they did not.", "presence")
    if told and not people and not roll.get("name"):
        yield Problem("correct-whom", "Nobody is named whose place in the roll was wrong.", "Name them.", "people")
    if len(people) > 1 and (roll.get("printed") or roll.get("presence") is Presence.SUBSTITUTE):
        sentence = "A name as printed, and for whom somebody stood in, can be corrected of one person at a time."
        yield Problem("correct-one", sentence, "Name one of them.", "people")
    if people and roll.get("presence") is Presence.SUBSTITUTE and not roll.get("member"):
        yield Problem("correct-for", "Nothing says for whom they stood in.", "Name the member.", "member")


def _confirmed_again(register: Register, before: Meeting) -> Meeting:
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
