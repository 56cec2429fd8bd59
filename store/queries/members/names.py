"""The dated list of a person's names, as it is told."""

from __future__ import annotations

from store.records import Person
from store.rules.words.dates import long_date
from store.rules.words.names import written_name


def names_told(person: Person) -> str:
    """Tell the names a person has had, each with its first day: `Ann Archer; Ann Dale from 1 July 2021.`"""
    told = [written_name(one) + (f" from {long_date(one.from_date)}" if one.from_date else "") for one in person.names]
    return f"{'; '.join(told)}." if len(told) > 1 else ""
