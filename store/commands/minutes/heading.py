"""The heading of the minutes: who took the chair and when that changed, and names as that day's papers print them."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Attendance, InTheChair, Meeting, Person
from store.register import Register
from store.rules.attendance.room import why_not_record
from store.rules.attendance.standing import attendance_of, why_not_known, why_not_there
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import why_settled
from store.rules.members.barred import why_barred
from store.rules.members.membership import printed_name
from store.rules.words.dates import clock_time


def take_chair(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    person: str,
    printed: str = "",
    at: dt.time | None = None,
    from_item: str = "",
) -> Edit:
    """Record who took the chair: from the beginning, or from a time or an item on.

    `printed` are the words behind the name, "in the Chair" if none are given. Whoever takes it from the beginning takes
    the place of whom that was recorded of; whoever takes it later stands after the others.

    Raises:
        Refused: the meeting is to come, or the roll does not say that they came.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today))
    if problems.need(register, Person, person, "person") is not None:
        problems.add(why_not_there(register, current, person))
        one = attendance_of(current, person)
        problems.add(why_barred(register, person, current.date, "person", one.role if one else ""))
    words = problems.said(InTheChair, "printed", printed)
    where = problems.said(InTheChair, "from_item", from_item, typed="from_item")
    problems.refuse()
    fresh = InTheChair(person=person, printed=words, from_time=at, from_item=where)
    later = at is not None or bool(where)
    kept = tuple(one for one in current.chairs if (one.from_time, one.from_item) != (at, where))
    chairs = (*kept, fresh) if later else (fresh, *kept)
    when = f" from {clock_time(at)}" if at else " later in the meeting" if later else ""
    name = printed_name(register, person, current)
    sentence = f"Recorded {name} as in the chair{when} at {the_meeting(current)}"
    return Edit(sentence, (replace(current, chairs=chairs),))


def clear_chairs(register: Register, today: dt.date, /, *, meeting: str) -> Edit:
    """Take away what was recorded of who took the chair of a meeting, as a slip. Raises Refused if nothing was."""
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_settled(current))
    problems.refuse()
    if not current.chairs:
        sentence = f"Nobody is recorded as in the chair at {the_meeting(current)}."
        problems.add(Problem("chair-none", sentence, "There is nothing to take back.", "meeting"))
        problems.refuse()
    sentence = f"Took back who was in the chair at {the_meeting(current)}"
    return Edit(sentence, (replace(current, chairs=()),))


def print_as(
    register: Register, today: dt.date, /, *, meeting: str, person: str, printed: str = "", role: str | None = None
) -> Edit:
    """Record under which name, and office if any, the papers of one meeting print somebody; an empty name undoes it.

    Raises:
        Refused: nothing is recorded of that person at the meeting, or the words cannot stand in a record.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_settled(current), why_not_known(register, current, person))
    name = problems.said(Attendance, "printed", printed)
    office = None if role is None else problems.said(Attendance, "role", role)
    problems.refuse()
    before = attendance_of(current, person)
    changed = current
    if before is not None:
        after = replace(before, printed=name, role=before.role if office is None else office)
        attendance = tuple(after if one.person == person else one for one in current.attendance)
        changed = replace(current, attendance=attendance)
    if changed == current:
        return Edit(f"Changed nothing at {the_meeting(current)}")
    return Edit(f"Printed {printed_name(register, person, changed)} so at {the_meeting(current)}", (changed,))
