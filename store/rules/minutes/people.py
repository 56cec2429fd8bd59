"""Which person the words of the minutes mean: "the Chairman", "Lord Bach", "the Chief Constable"."""

from __future__ import annotations

from store.records import Meeting, Person
from store.register import Register
from store.rules.members.membership import printed_name, role_on
from store.rules.minutes.states import chairs_of
from store.rules.words.names import folded, names_of

_CHAIR = frozenset({"chair", "chairman", "chairwoman", "chairperson", "the chair"})


def person_meant(register: Register, meeting_id: str, words: str) -> str | None:
    """Give the one person at a meeting who is meant by a name as printed, a name of the register, or an office.

    None if nobody at the meeting is, or more than one: the words then stand alone.
    """
    meeting = register.get(Meeting, meeting_id)
    if meeting is None or not words.strip():
        return None
    wanted = folded(words.strip().removeprefix("the ").removeprefix("The "))
    if wanted in _CHAIR:
        presided = chairs_of(register, meeting)
        return presided[0] if presided else None
    there = [one.person for one in meeting.attendance]
    named = [person for person in there if wanted in _names(register, meeting, person)]
    meant = named or [person for person in there if _holds_office(register, meeting, person, wanted)]
    return meant[0] if len(meant) == 1 else None


def _names(register: Register, meeting: Meeting, person: str) -> set[str]:
    known = register.get(Person, person)
    names = names_of(known) if known else ()
    return {folded(name) for name in (printed_name(register, person, meeting), *names)}


def _holds_office(register: Register, meeting: Meeting, person: str, wanted: str) -> bool:
    printed = next((one.role for one in meeting.attendance if one.person == person), "")
    offices = [folded(office) for office in (printed, role_on(register, person, meeting.date)) if office]
    return any(office == wanted or office.startswith(f"{wanted} of ") for office in offices)
