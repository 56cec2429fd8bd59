"""Which person the words of the minutes mean: "the Chairman", "Lord Bach", "the Chief Constable"."""

from __future__ import annotations

from store.records import Meeting, Person
from store.register import Register
from store.rules.members.membership import printed_name, role_on
from store.rules.minutes.states import chairs_of
from store.rules.words.folding import words_read
from store.rules.words.names import every_name
from store.rules.words.printings import same_name

_CHAIR = frozenset({"chair", "chairman", "chairwoman", "chairperson"})


def person_meant(register: Register, meeting_id: str, words: str) -> str | None:
    """Give the one person at a meeting who is meant by a name as printed, a name of the register, or an office.

    None if nobody at the meeting is, or more than one: the words then stand alone.
    """
    meeting = register.get(Meeting, meeting_id)
    if meeting is None or not words.strip():
        return None
    wanted = words_read(words).removeprefix("the ")
    if wanted in _CHAIR:
        presided = chairs_of(register, meeting)
        return presided[0] if presided else None
    there = [one.person for one in meeting.attendance]
    named = [person for person in there if _bears(register, meeting, person, words)]
    meant = named or [person for person in there if _holds_office(register, meeting, person, wanted)]
    return meant[0] if len(meant) == 1 else None


def _bears(register: Register, meeting: Meeting, person: str, words: str) -> bool:
    known = register.get(Person, person)
    names = every_name(known) if known else ()
    return any(same_name(words, name) for name in (printed_name(register, person, meeting), *names))


def _holds_office(register: Register, meeting: Meeting, person: str, wanted: str) -> bool:
    printed = next((one.role for one in meeting.attendance if one.person == person), "")
    offices = [words_read(office) for office in (printed, role_on(register, person, meeting.date)) if office]
    return any(office == wanted or office.startswith(f"{wanted} of ") for office in offices)
