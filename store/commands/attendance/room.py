"""Who came to a meeting: apologies, substitutes, coming late, leaving early, going out for an item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Absence, Attendance, Meeting, Person, Presence, WorkItem
from store.register import Register
from store.rules.attendance.room import times_problems, why_not_record
from store.rules.attendance.seating import NOT_MEMBERS
from store.rules.attendance.standing import (
    CAME,
    ON_THE_DAY,
    attendance_of,
    why_not_arrive,
    why_not_known,
    why_not_link,
    why_not_presence,
    why_not_there,
)
from store.rules.calendar.meetings import the_meeting
from store.rules.members.membership import printed_name, role_on
from store.rules.rounds.of_votes import why_unsettled
from store.rules.words.dates import clock_time
from store.rules.words.wording import counted, listed, quoted

_NAMED = 3


def record_presence(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    people: tuple[str, ...],
    presence: Presence,
    remote: bool | None = None,
    role: str = "",
    told_on: dt.date | None = None,
) -> Edit:
    """Record how some people stood to a meeting: present, apologies, absent, expected, in attendance, also present.

    `told_on` is the day on which apologies came, today if not given and the meeting is not over; `role` is printed for
    those in attendance. Whoever was named as a substitute and is recorded as present has come as one; naming one has a
    command of its own.

    Raises:
        Refused: somebody is not a member, is present and would be apologising, or has a substitute; the meeting was
            cancelled or, for those who came or were absent, is still to come; a recorded vote would no longer stand.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=presence in ON_THE_DAY, today=today))
    if not people:
        problems.add(Problem("nobody", "Nobody was chosen.", "Choose one or more people.", "people"))
    office = problems.said(Attendance, "role", role)
    changed = current
    for person in dict.fromkeys(people):
        if problems.need(register, Person, person, "people") is None:
            continue
        problems.add(why_not_presence(register, current, person, presence, remote=remote))
        fresh = _come(current, person) if presence is Presence.PRESENT else None
        fresh = fresh or _fresh(register, current, person, presence)
        fresh = replace(fresh, role=office or fresh.role, remote=fresh.remote if remote is None else remote)
        told = _told_on(current, person, told_on, today) if presence is Presence.APOLOGIES else None
        changed = with_attendance(changed, replace(fresh, told_on=told))
    problems.refuse()
    words = _who(register, current, people)
    return _settled(register, problems, changed, f"Recorded {words} as {_presence(presence)}")


def _told_on(meeting: Meeting, person: str, told_on: dt.date | None, today: dt.date) -> dt.date | None:
    """Give the day on which apologies came: as told, else as recorded before, else today up to the meeting's day."""
    before = attendance_of(meeting, person)
    kept = before.told_on if before and before.presence is Presence.APOLOGIES else None
    return told_on or kept or (today if today <= meeting.date else None)


def _come(meeting: Meeting, person: str) -> Attendance | None:
    """Give the attendance of somebody named as a substitute who has come; None for anybody else."""
    before = attendance_of(meeting, person)
    return replace(before, presence=Presence.SUBSTITUTE) if before and before.stands_in else None


def _fresh(register: Register, meeting: Meeting, person: str, presence: Presence) -> Attendance:
    """Make somebody's attendance anew, with the name and office that were printed.

    Whoever came already keeps the times and items recorded: they are told in any order.
    """
    before = attendance_of(meeting, person) or Attendance(person=person, presence=presence)
    if before.presence in CAME and presence in CAME and not before.stands_in:
        return replace(before, presence=presence, role=before.role or _role_kept(register, meeting, person, presence))
    role = before.role or _role_kept(register, meeting, person, presence)
    return Attendance(person=person, presence=presence, printed=before.printed, role=role, remote=before.remote)


def _role_kept(register: Register, meeting: Meeting, person: str, presence: Presence) -> str:
    """Keep the office of that day with those in attendance, whose offices change."""
    return role_on(register, person, meeting.date) if presence in NOT_MEMBERS else ""


_STAYS_AWAY = "having sent apologies"
"""What is said of whoever is not at the meeting, but sends apologies for it."""


def _presence(presence: Presence) -> str:
    return {Presence.APOLOGIES: _STAYS_AWAY}.get(presence, presence.value)


def set_remote(register: Register, today: dt.date, /, *, meeting: str, people: tuple[str, ...], remote: bool) -> Edit:
    """Record that people take part by remote link, or that they are in the room; of a meeting to come, will do so.

    Raises:
        Refused: nothing is recorded of them, and the meeting is over or they are no members; a recorded vote would no
            longer stand, because those by remote link do not count.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=False, today=today))
    changed = current
    for person in people:
        problem = why_not_link(register, current, person, today)
        problems.add(problem)
        if problem is None:
            before = attendance_of(current, person) or Attendance(person=person, presence=Presence.EXPECTED)
            changed = with_attendance(changed, replace(before, remote=remote))
    how = "by remote link" if remote else "in the room"
    return _settled(register, problems, changed, f"Recorded {_who(register, current, people)} as {how}")


def record_arrival(
    register: Register, today: dt.date, /, *, meeting: str, person: str, at: dt.time | None = None, item: str = ""
) -> Edit:
    """Record that somebody came late: the time, and the first item for which they were there.

    Raises:
        Refused: the times cross, the item is not of this meeting, or a recorded vote would no longer stand.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today), why_not_of_meeting(register, current, item))
    before = attendance_of(current, person)
    if before is None or before.presence not in CAME:
        problems.add(*why_not_arrive(register, current, person, late=bool(at or item)))
        presence = Presence.SUBSTITUTE if before and before.stands_in else Presence.PRESENT
        before = replace(before or Attendance(person=person, presence=presence), presence=presence, told_on=None)
    fresh = replace(before, arrived=at, from_item=item)
    when = f" at {clock_time(at)}" if at else ""
    for_item = f" for {_title(register, item)}" if item else ""
    name = printed_name(register, person, current)
    return _settled(
        register, problems, with_attendance(current, fresh), f"Recorded that {name} arrived{when}{for_item}"
    )


def record_leaving(
    register: Register, today: dt.date, /, *, meeting: str, person: str, at: dt.time | None = None, item: str = ""
) -> Edit:
    """Record that somebody left before the end: the time, and the last item for which they were there.

    Raises:
        Refused: nothing says that they came, the times cross, or a recorded vote would no longer stand.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today), why_not_of_meeting(register, current, item))
    if at is None and not item:
        cure = "Type the time, or choose the last item they were there for."
        problems.add(Problem("leaving-when", "Nothing says when they left.", cure, "at"))
    before = _there(register, current, person, problems)
    problems.refuse()
    if before is None:
        raise AssertionError("refused above")
    when = f" at {clock_time(at)}" if at else ""
    after = f" after {_title(register, item)}" if item else ""
    name = printed_name(register, person, current)
    fresh = replace(before, left=at, until_item=item)
    return _settled(register, problems, with_attendance(current, fresh), f"Recorded that {name} left{when}{after}")


def step_out(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    people: tuple[str, ...],
    item: str = "",
    left: dt.time | None = None,
    returned: dt.time | None = None,
    reason: str = "",
) -> Edit:
    """Record that people were out of the room for an item, or from one time to another.

    Raises:
        Refused: neither item nor time is given, somebody did not come, times cross, or a recorded vote would not stand.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today), why_not_of_meeting(register, current, item))
    if not item and left is None:
        cure = "Choose the item, or type the time at which they went out."
        problems.add(Problem("out-when", "Nothing says for what they were out.", cure, "item"))
    absence = Absence(item=item, left=left, returned=returned, reason=problems.said(Absence, "reason", reason))
    changed = current
    for person in dict.fromkeys(people):
        before = _there(register, current, person, problems)
        if before is not None:
            others = tuple(one for one in before.absences if not item or one.item != item)
            changed = with_attendance(changed, replace(before, absences=(*others, absence)))
    what = f" for {_title(register, item)}" if item else ""
    went = f" from {clock_time(left)}" if left else ""
    words = f"Recorded {_who(register, current, people)} as out of the room{what}{went}"
    return _settled(register, problems, changed, words)


def step_in(register: Register, today: dt.date, /, *, meeting: str, people: tuple[str, ...], item: str) -> Edit:
    """Take back that people were out of the room for an item.

    Raises:
        Refused: they were not recorded as out for it, or a recorded vote would no longer stand.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today))
    changed = current
    for person in dict.fromkeys(people):
        before = _there(register, current, person, problems)
        if before is None:
            continue
        kept = tuple(one for one in before.absences if one.item != item)
        if len(kept) == len(before.absences):
            name = printed_name(register, person, current)
            cure = "Choose the item for which it was recorded."
            problems.add(Problem("not-out", f"{name} is not recorded as out for that item.", cure, "item"))
        changed = with_attendance(changed, replace(before, absences=kept))
    words = f"Recorded {_who(register, current, people)} as in the room for {_title(register, item)}"
    return _settled(register, problems, changed, words)


def clear_attendance(register: Register, today: dt.date, /, *, meeting: str, people: tuple[str, ...]) -> Edit:
    """Take what was recorded of some people at a meeting away, as a slip.

    Raises:
        Refused: nothing is recorded of one of them, or a recorded vote would no longer stand.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=False, today=today))
    for person in people:
        problems.add(why_not_known(register, current, person))
    changed = replace(current, attendance=tuple(one for one in current.attendance if one.person not in people))
    return _settled(register, problems, changed, f"Cleared the attendance of {_who(register, current, people)}")


def with_attendance(meeting: Meeting, fresh: Attendance) -> Meeting:
    """Put one person's attendance in the place of what was recorded, or at the end."""
    if attendance_of(meeting, fresh.person) is None:
        return replace(meeting, attendance=(*meeting.attendance, fresh))
    return replace(
        meeting, attendance=tuple(fresh if one.person == fresh.person else one for one in meeting.attendance)
    )


def _there(register: Register, meeting: Meeting, person: str, problems: Problems) -> Attendance | None:
    problem = why_not_there(register, meeting, person)
    problems.add(problem)
    return None if problem else attendance_of(meeting, person)


def why_not_of_meeting(register: Register, meeting: Meeting, item: str, field: str = "item") -> Problem | None:
    """Say why an item cannot be named at a meeting: it does not stand under it. None for none, or if it does."""
    known = register.get(WorkItem, item)
    if not item or (known is not None and known.meeting == meeting.id):
        return None
    cure = "Choose an item that stands under the meeting."
    return Problem("item-elsewhere", f"{_title(register, item)} is not business of this meeting.", cure, field)


def _title(register: Register, item: str) -> str:
    known = register.get(WorkItem, item)
    return quoted(known.title) if known else item


def _who(register: Register, meeting: Meeting, people: Iterable[str]) -> str:
    names = [printed_name(register, one, meeting) for one in dict.fromkeys(people)]
    return listed(names) if names and len(names) <= _NAMED else counted(len(names), "person")


def _settled(register: Register, problems: Problems, changed: Meeting, words: str) -> Edit:
    """Give the edit that keeps a meeting. Raises as `told_if_settled` does."""
    told = told_if_settled(register, problems, changed, words)
    return Edit(told, (changed,) if register.get(Meeting, changed.id) != changed else ())


def told_if_settled(register: Register, problems: Problems, changed: Meeting, words: str) -> str:
    """Say what was recorded at a meeting, unless times cross or a recorded vote would no longer stand.

    Raises:
        Refused: with every problem.
    """
    before = register.get(Meeting, changed.id)
    for one in changed.attendance:
        if before is None or one not in before.attendance:
            problems.add(*times_problems(register, changed, one))
    problems.add(*why_unsettled(register, register.with_edit(Edit("", (changed,))), changed.id))
    problems.refuse()
    told = words if before != changed else "Changed nothing"
    return f"{told} {'for' if told.endswith(_STAYS_AWAY) else 'at'} {the_meeting(changed)}"
