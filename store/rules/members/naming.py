"""What can be done with the dated list of a person's names: the next entry from a day on, or the newest put right."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.problems import Problem
from store.records import Person, PersonName
from store.rules.members.seats import either_or
from store.rules.words.dates import long_date
from store.rules.words.names import full_name, written_name
from store.rules.words.printings import printing


def as_typed(title: str, name: str, honours: str) -> PersonName:
    """Take a title typed in front of the name as the title, and honours typed after it as the honours.

    What was typed for either in its own place stands.
    """
    apart = printing(name)
    if not apart.title and not apart.honours:
        return PersonName(title=title, name=name, honours=honours)
    return PersonName(title=title or apart.title, name=apart.name, honours=honours or apart.honours)


def why_not_rename(person: Person, renamed: PersonName, begins: dt.date | None, *, correction: bool) -> Problem | None:
    """Say why the newest name cannot become another: no day is given, or it is out of order. None if it can."""
    if begins is not None and correction:
        return either_or("from_date")
    if written_name(renamed) == full_name(person) or correction:
        return None
    if begins is None:
        sentence = f"The day from which {full_name(person)} is {written_name(renamed)} is not given."
        cure = "Give the day from which it holds, or say that it is a correction of the record."
        return Problem("name-when", sentence, cure, "from_date")
    if person.named_from is not None and begins <= person.named_from:
        sentence = f"{full_name(person)} is so named from {long_date(person.named_from)} already."
        cure = "Type a later day, or say that it is a correction of that name."
        return Problem("name-order", sentence, cure, "from_date")
    return None


def renamed_person(person: Person, renamed: PersonName, begins: dt.date | None) -> Person:
    """Give a person under another name: from a day on, or for no day put right, the old printing kept beside."""
    was = person.names[-1]
    fresh = replace(person, title=renamed.title, name=renamed.name, honours=renamed.honours)
    if written_name(renamed) == written_name(was):
        return person
    if begins is not None:
        return replace(fresh, named_from=begins, earlier=person.names)
    kept = () if written_name(was) in person.other_names or not was.name else (written_name(was),)
    return replace(fresh, other_names=(*person.other_names, *kept))
