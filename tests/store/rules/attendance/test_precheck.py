"""The private hints: planted words are found, in whole words only, and only where the interest is in force."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.records import Interest, InterestEntry, WorkItem
from store.register import Register
from store.rules.attendance.precheck import terms_of, touches
from tests.store.commands.sitting import CHAIR, HELD, VICE, sitting


def register_with(entry: InterestEntry, item: WorkItem) -> Register:
    kept = [one for table in sitting().tables.values() for one in table.values() if one.id != item.id]
    return Register.of(*kept, item, Interest(id="I1", person=CHAIR, entry=entry))


ITEM = WorkItem(id="W1", title="Vans for Café Noir", meeting=HELD, order=1, lead="Ditchley Trust", comments="See bail.")
ENTRY = InterestEntry(category="employment", text="Works for it", terms=("cafe noir",))


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        (ENTRY, "title"),
        (replace(ENTRY, terms=("ditchley trust",)), "lead"),
        (replace(ENTRY, terms=("BAIL",)), "comments"),
        (replace(ENTRY, terms=("bailiff",)), ""),
        (replace(ENTRY, terms=("caf",)), ""),
        (replace(ENTRY, terms=("—",)), ""),
        (replace(ENTRY, terms=(), text="Trustee of the Ditchley Trust"), "lead"),
        (replace(ENTRY, to_date=dt.date(2021, 6, 30)), ""),
        (replace(ENTRY, from_date=dt.date(2021, 7, 2)), ""),
    ],
)
def test_whole_words_of_what_is_in_force(entry: InterestEntry, where: str) -> None:
    register = register_with(entry, ITEM)
    meeting = register.meeting_on(dt.date(2021, 7, 1))[0]
    found = touches(register, meeting, frozenset({CHAIR}))
    assert [touch.where for touch in found] == ([where] if where else [])
    assert touches(register, meeting, frozenset({VICE})) == ()


def test_proper_names_are_taken_where_no_words_were_chosen() -> None:
    assert terms_of(replace(ENTRY, terms=(), text="governor of Ambridge Primary School")) == (
        "Ambridge Primary School",
    )
    assert terms_of(replace(ENTRY, terms=(), text="a gift", given_by="Vans Ltd")) == ("Vans Ltd",)
