"""Who may stand in at a meeting: for a member, or for a council that names no member; from an item on, or until one."""

from __future__ import annotations

from collections.abc import Iterator

from store.problems import Problem
from store.records import Attendance, Meeting, Presence, Role
from store.register import Register
from store.rules.attendance.remote import only_by_link
from store.rules.attendance.seating import HERE, apart, is_full, may_share
from store.rules.members.barred import stands_in_for_coopted, why_barred
from store.rules.members.membership import is_member, printed_name, seats_at
from store.rules.words.wording import quoted


def why_not_substitute(register: Register, meeting: Meeting, one: Attendance) -> tuple[Problem, ...]:
    """List why somebody cannot stand in at a meeting as an attendance to be recorded says.

    The member must be in post and not there at the same time, and have no other substitute then; of a council that
    named no member, a place must be empty. The substitute must not be a member, nor anybody whom the Act keeps out.
    """
    name = printed_name(register, one.person, meeting)
    known = next((other for other in meeting.attendance if other.person == one.person and not other.stands_in), None)
    problems: list[Problem] = []
    coopted = stands_in_for_coopted(register, meeting, one)
    bar = why_barred(register, one.person, meeting.date, "person", known.role if known else "", coopted=coopted)
    if one.person == one.substitute_for:
        problems.append(
            Problem("substitute-self", f"{name} cannot stand in for themselves.", "Choose another.", "person")
        )
    elif bar is not None:
        problems.append(bar)
    elif is_member(register, one.person, meeting.date):
        cure = "Record them as present: they have a vote of their own."
        problems.append(Problem("substitute-member", f"{name} is a member of the panel that day.", cure, "person"))
    if bool(one.substitute_for) is bool(one.for_council):
        cure = "Name the member whose place is taken, or the council if it named none: one of the two."
        problems.append(Problem("substitute-for", "A substitute stands in for somebody.", cure, "substitute_for"))
        return tuple(problems)
    return (*problems, *(_for_council(register, meeting, one) if one.for_council else _for(register, meeting, one)))


def why_not_stand_in_for(register: Register, meeting: Meeting, member: str) -> Problem | None:
    """Say why nobody at all can stand in for somebody at a meeting from its beginning; None if somebody can."""
    return next(
        _for(register, meeting, Attendance(person="", presence=Presence.SUBSTITUTE, substitute_for=member)), None
    )


def _for(register: Register, meeting: Meeting, one: Attendance) -> Iterator[Problem]:
    """Go through what stands in the way on the side of the member, whoever stands in."""
    member = one.substitute_for or ""
    other = printed_name(register, member, meeting)
    if not is_member(register, member, meeting.date):
        cure = "Choose the member whose place is taken."
        yield Problem("not-member", f"{other} is not a member in post on that day.", cure, "substitute_for")
    for known in meeting.attendance:
        if known.person == one.person or apart(register, meeting, one, known):
            continue
        here = known.presence in HERE and not only_by_link(register, meeting, known)
        if known.person == member and here and not may_share(register, meeting, known, one):
            sentence = f"{other} is recorded as {known.presence.value}, so nobody can stand in for them."
            gone = known.left or known.until_item
            cure = f"Clear the attendance of {other} first, if that is a slip, or say when they left."
            cure = "They left before the end: say from when somebody stands in for them." if gone else cure
            yield Problem("substitute-present", sentence, cure, "substitute_for", "attend.clear")
        if known.substitute_for == member:
            third = printed_name(register, known.person, meeting)
            sentence = f"{third} stands in for {other} already."
            cure = f"Take {third} off the attendance first, or say when they left."
            yield Problem("substitute-twice", sentence, cure, "substitute_for", "attend.clear")


def councils_with_seats(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """List the councils that have a seat on the panel on the day of a meeting, if only one that may be theirs."""
    seats = [seat for seat in seats_at(register, meeting.date) if seat.role.sits and seat.role is not Role.INDEPENDENT]
    bodies = {seat.body for seat in seats if seat.body}
    if any(not seat.body for seat in seats):
        bodies |= {council.name for council in register.panel.councils_on(meeting.date)}
    return tuple(sorted(bodies))


def _for_council(register: Register, meeting: Meeting, one: Attendance) -> Iterator[Problem]:
    councils = councils_with_seats(register, meeting)
    if one.for_council not in councils:
        sentence = f"{quoted(one.for_council)} has no seat on the panel on that day."
        cure = f"Choose from {', '.join(councils)}." if councils else "Record which council appoints each member first."
        yield Problem("council-no-seat", sentence, cure, "for_council")
    elif is_full(register, meeting, one, meeting.attendance):
        sentence = f"Every place of {one.for_council} is taken, by its members or by those who stand in."
        cure = "Record first who of its members is away, or when one left."
        yield Problem("council-full", sentence, cure, "for_council")
