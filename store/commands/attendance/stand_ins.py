"""Who stands in at a meeting, and who came that the register did not know: entered on the spot, without a seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from store.commands.attendance.room import record_presence, told_if_settled, why_not_of_meeting, with_attendance
from store.commands.fields import Problems
from store.commands.members.seats import new_person
from store.edit import Edit
from store.problems import Problem
from store.records import Attendance, Meeting, Person, Presence, Record
from store.register import Register
from store.rules.attendance.room import why_not_record
from store.rules.attendance.stand_ins import why_not_substitute
from store.rules.attendance.standing import attendance_of
from store.rules.members.membership import printed_name
from store.rules.members.seats import council_named


def record_substitute(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    person: str | None = None,
    name: str = "",
    title: str = "",
    sure: bool = False,
    member: str | None = None,
    council: str = "",
    votes: bool | None = None,
    at: dt.time | None = None,
    from_item: str = "",
    until_item: str = "",
) -> Edit:
    """Record who stands in for a member, or for a council that named none: present on the day, expected before it.

    The substitute is a person of the register or, by `name` and `title`, a new one; `sure` says that a name near to
    another is no slip. `votes` False: without the vote. `at` and `from_item` say from when, `until_item` for how long.

    Raises:
        Refused: the member is there at that time, is not in post or has a substitute already; every place of the
            council is taken; the substitute is a member, or can be none (Schedule 6 paragraphs 21-22).
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    known, new = _who(register, problems, person, name, title, sure=sure)
    if member:
        problems.need(register, Person, member, "substitute_for")
    problems.add(*(why_not_of_meeting(register, current, item, field) for item, field in _items(from_item, until_item)))
    problems.refuse()
    grown = _with(register, new)
    said = problems.said(Attendance, "for_council", council, typed="council")
    one = replace(_begun(current, known.id), substitute_for=member, for_council=council_named(register, said))
    one = replace(one, votes=votes, arrived=at or one.arrived, from_item=from_item or one.from_item)
    one = replace(one, until_item=until_item or one.until_item)
    return _stands_in(grown, problems, current, one, new, today)


def _begun(meeting: Meeting, person: str) -> Attendance:
    """Begin the attendance of a stand-in; one who stands in already keeps the times, whatever is said again."""
    before = attendance_of(meeting, person)
    if before is not None and before.stands_in:
        return replace(before, presence=Presence.EXPECTED)
    printed, remote = (before.printed, before.remote) if before else ("", False)
    return Attendance(person=person, presence=Presence.EXPECTED, printed=printed, role="substitute", remote=remote)


def _stands_in(
    register: Register, problems: Problems, meeting: Meeting, one: Attendance, new: Person | None, today: dt.date
) -> Edit:
    """Give the edit that records a stand-in, who has come if the day has. Raises Refused with every problem."""
    one = replace(one, presence=Presence.SUBSTITUTE) if meeting.date <= today else one
    problems.add(why_not_record(meeting, came=False, today=today), *why_not_substitute(register, meeting, one))
    whom = printed_name(register, one.substitute_for, meeting) if one.substitute_for else one.for_council
    words = f"Recorded {printed_name(register, one.person, meeting)} as substitute for {whom}"
    changed = with_attendance(meeting, one)
    return _joined(Edit(told_if_settled(register, problems, changed, words), (changed,)), new)


def confirm_substitute(register: Register, today: dt.date, /, *, meeting: str, person: str) -> Edit:
    """Record that a substitute who was expected has come.

    Raises:
        Refused: nobody was expected to stand in, or the meeting has not taken place yet.
    """
    current = register.need(Meeting, meeting, "meeting")
    before = attendance_of(current, person)
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today))
    if before is None or not before.stands_in:
        name = printed_name(register, person, current)
        cure = "Record the substitute with the member whose place is taken."
        problems.add(Problem("not-substitute", f"{name} was not named as a substitute.", cure, "person"))
    problems.refuse()
    return record_presence(register, today, meeting=meeting, people=(person,), presence=Presence.PRESENT)


def record_guest(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    name: str,
    title: str = "",
    sure: bool = False,
    presence: Presence = Presence.IN_ATTENDANCE,
    role: str = "",
    remote: bool | None = None,
) -> Edit:
    """Record somebody whom the register does not know as in attendance or also present, with the office as printed.

    The person is entered with it, and needs no seat.

    Raises:
        Refused: no name, or one that may be a slip; the meeting was cancelled or is still to come.
    """
    register.need(Meeting, meeting, "meeting")
    problems = Problems()
    known, new = _who(register, problems, None, name, title, sure=sure)
    problems.refuse()
    edit = record_presence(
        _with(register, new), today, meeting=meeting, people=(known.id,), presence=presence, role=role, remote=remote
    )
    return _joined(edit, new)


def _who(
    register: Register, problems: Problems, person: str | None, name: str, title: str, *, sure: bool
) -> tuple[Person, Person | None]:
    """Give the person meant, and the record to be added if it is somebody new; what is wrong goes to the problems."""
    nobody = Person(id="", name="")
    if person:
        return problems.need(register, Person, person, "person") or nobody, None
    new = new_person(register, problems, name, title, sure=sure)
    return new, new


def _items(from_item: str, until_item: str) -> Iterable[tuple[str, str]]:
    return (from_item, "from_item"), (until_item, "until_item")


def _with(register: Register, new: Person | None) -> Register:
    return register.with_edit(Edit("", (new,))) if new else register


def _joined(edit: Edit, new: Person | None) -> Edit:
    """Give an edit with the record of somebody new before its others."""
    puts: tuple[Record, ...] = (*((new,) if new else ()), *edit.puts)
    return replace(edit, puts=puts)
