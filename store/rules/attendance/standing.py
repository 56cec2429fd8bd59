"""How one person stands to a meeting: what is recorded of them, and what can be recorded next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from store.problems import Problem
from store.records import Attendance, Meeting, Presence
from store.register import Register
from store.rules.attendance.remote import only_by_link
from store.rules.attendance.room import why_not_apologies, why_not_present
from store.rules.attendance.seating import HERE, NOT_MEMBERS
from store.rules.attendance.stand_ins import why_not_substitute
from store.rules.members.membership import is_member, printed_name, role_on
from store.rules.words.wording import counted

CAME = HERE | NOT_MEMBERS
"""How those stand who were in the room or took part from afar."""

ON_THE_DAY = CAME | {Presence.ABSENT}
"""What can only be told once the day has come: until then nobody came, and nobody stayed away without a word."""


def attendance_of(meeting: Meeting, person: str) -> Attendance | None:
    """Give what is recorded of somebody at a meeting; None if nothing is."""
    return next((one for one in meeting.attendance if one.person == person), None)


def why_not_presence(
    register: Register, meeting: Meeting, person: str, presence: Presence, *, remote: bool | None = None
) -> Problem | None:
    """Say why somebody cannot be recorded so at a meeting; None if they can.

    A `remote` link that does not count leaves the seat to whoever stands in.
    """
    if presence is Presence.SUBSTITUTE:
        cure = "Record the substitute with the member whose place is taken."
        return Problem("substitute-for", "A substitute stands in for a member.", cure, "substitute_for")
    if presence in NOT_MEMBERS:
        if is_member(register, person, meeting.date):
            name = printed_name(register, person, meeting)
            cure = "Record them as present."
            return Problem("is-member", f"{name} is a member in post on that day.", cure, "people")
        return None
    if presence in {Presence.APOLOGIES, Presence.ABSENT}:
        return why_not_apologies(register, meeting, person) or _why_not_stay_away(register, meeting, person)
    known = attendance_of(meeting, person)
    if known is not None and known.stands_in:
        return next(iter(why_not_substitute(register, meeting, known)), None)
    link = known or Attendance(person=person, presence=presence)
    link = link if remote is None else replace(link, remote=remote)
    return why_not_present(register, meeting, person, late=only_by_link(register, meeting, link))


def why_not_again(register: Register, meeting: Meeting, people: Sequence[str], presence: Presence) -> Problem | None:
    """Say why it would change nothing to record some people so: all of them are; None if it would change something."""
    known = [attendance_of(meeting, person) for person in people]
    if not known or any(one is None or one.presence is not presence for one in known):
        return None
    name = printed_name(register, people[0], meeting)
    who = name if len(known) == 1 else f"{name} and {counted(len(known) - 1, 'other')}"
    words = "as having sent apologies" if presence is Presence.APOLOGIES else f"as {presence.value}"
    verb = "is" if len(known) == 1 else "are"
    return Problem(
        "stands-so", f"{who} {verb} recorded {words} already.", "Clear it first if that is a slip.", act="attend.clear"
    )


def _why_not_stay_away(register: Register, meeting: Meeting, person: str) -> Problem | None:
    """Say why apologies or absence cannot be told of a person: only those who are expected can stay away."""
    known = attendance_of(meeting, person)
    if is_member(register, person, meeting.date) or known or role_on(register, person, meeting.date):
        return None
    name = printed_name(register, person, meeting)
    cure = "Enter their seat among the members first."
    return Problem("not-on-roll", f"{name} is not on the roll of that day.", cure, "people")


def why_not_arrive(register: Register, meeting: Meeting, person: str, *, late: bool = True) -> tuple[Problem, ...]:
    """List why no arrival of somebody can be recorded at a meeting; none if it can. `late`: a time or item is given."""
    before = attendance_of(meeting, person)
    if before is not None and before.presence in CAME:
        return ()
    if before is not None and before.stands_in:
        return why_not_substitute(register, meeting, before)
    problem = why_not_present(register, meeting, person, late=late)
    return (problem,) if problem else ()


def why_not_known(register: Register, meeting: Meeting, person: str) -> Problem | None:
    """Say that nothing is recorded of somebody at a meeting; None if something is."""
    if attendance_of(meeting, person) is not None:
        return None
    name = printed_name(register, person, meeting)
    cure = "Record first how they stood to the meeting."
    return Problem("nothing-recorded", f"Nothing is recorded of {name} at this meeting.", cure, "people")


def why_not_link(register: Register, meeting: Meeting, person: str, today: dt.date) -> Problem | None:
    """Say why it cannot be recorded that somebody takes part by remote link; None if it can.

    Of a meeting to come it can be said of every member: they are expected so.
    """
    if meeting.date >= today and is_member(register, person, meeting.date):
        return None
    return why_not_known(register, meeting, person)


def why_not_there(register: Register, meeting: Meeting, person: str) -> Problem | None:
    """Say that somebody is not recorded as having come to a meeting; None if they are."""
    one = attendance_of(meeting, person)
    if one is None or one.presence in CAME:
        return why_not_known(register, meeting, person)
    name = printed_name(register, person, meeting)
    cure = "Record first that they came."
    return Problem("not-there", f"{name} is recorded as {one.presence.value}.", cure, "people", "attend.present")
