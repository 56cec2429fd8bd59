"""Who is meant by the names that a set of minutes prints: one rule with that of every other place, nothing guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from store.records import Meeting, Person
from store.register import Register
from store.rules.members.membership import seats_at
from store.rules.words.folding import words_read
from store.rules.words.names import every_name, find_person


def bears_name(register: Register) -> Callable[[str], bool]:
    """Give what tells whether somebody bears a name just as it stands: in the register or in the roll of a meeting."""
    people = list(register.all(Person))
    names = {words_read(one.name) for person in people for one in person.names}
    names |= {words_read(name) for person in people for name in every_name(person)}
    names |= {words_read(one.printed) for meeting in register.all(Meeting) for one in meeting.attendance if one.printed}
    return lambda words: words_read(words) in names


def who_is(register: Register, printed: str, on: dt.date) -> Person:
    """Give the person whom the minutes of a day print so; those on the roll of that day are meant before others.

    Raises Refused: nobody is, or more than one.
    """
    there = [seat.person for seat in seats_at(register, on) if seat.person]
    return find_person(register, printed, among=there)
