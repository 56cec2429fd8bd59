"""A person of an earlier file has one name, which holds for every day; a dated list gives the name of each day."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from store.records import Person, PersonName

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(DAYS)
def test_a_row_of_an_earlier_format_is_read_as_it_stands(day: dt.date) -> None:
    row = b'{"id":"P1","title":"Cllr","name":"Ann Archer","other_names":["A. Archer"],"note":"x"}'
    ann = msgspec.json.decode(row, type=Person)
    assert msgspec.json.decode(msgspec.json.encode(ann)) == msgspec.json.decode(row), "nothing is added to it"
    assert ann.named_on(day) == PersonName(title="Cllr", name="Ann Archer")


@given(st.lists(DAYS, min_size=1, max_size=6, unique=True).map(sorted), DAYS)
def test_the_name_of_a_day_is_the_last_that_had_begun(firsts: list[dt.date], day: dt.date) -> None:
    names = [PersonName(name="first"), *(PersonName(from_date=one, name=one.isoformat()) for one in firsts)]
    newest = names[-1]
    person = Person(id="P1", name=newest.name, named_from=newest.from_date, earlier=tuple(names[:-1]))
    assert person.names == tuple(names)
    begun = [one.isoformat() for one in firsts if one <= day]
    assert person.named_on(day).name == (begun[-1] if begun else "first")
    assert person.named_on(None) == newest
