"""The journal in words."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from store.queries.history import change_lines, differences, local_words
from store.records import Asker, Change, ContactDetails, ItemMove, Meeting, Panel, Question, Record, Touched, WorkItem
from store.register import Register

JULY = Meeting(id="M1", date=dt.date(2021, 7, 29))
SEPTEMBER = Meeting(id="M2", date=dt.date(2021, 9, 30))
ITEM = WorkItem(id="W1", title="Ethics", meeting="M1", order=3)
REGISTER = Register.of(Panel(id="PANEL", name="A panel"), JULY, SEPTEMBER, ITEM)


def raw(record: Record | None) -> msgspec.Raw | None:
    return None if record is None else msgspec.Raw(msgspec.json.encode(record))


def touched(before: Record | None, after: Record | None) -> Touched:
    record = after or before
    assert record is not None
    return Touched(id=record.id, table=record.table, before=raw(before), after=raw(after))


def test_a_move_reads_as_the_clerk_would_say_it() -> None:
    moved = msgspec.structs.replace(
        ITEM,
        meeting="M2",
        order=1,
        moves=(ItemMove(on=dt.date(2021, 7, 12), how="moved", to_meeting="M2", reason="Figures are late"),),
    )
    assert differences(REGISTER, touched(ITEM, moved)) == (
        "meeting: Thursday 29 July 2021 → Thursday 30 September 2021",
        "reason: Figures are late",
    )


def test_a_change_of_order_alone_says_so() -> None:
    assert differences(REGISTER, touched(ITEM, msgspec.structs.replace(ITEM, order=9))) == (
        "place in the order changed",
    )


def test_each_record_is_named_where_a_change_touched_several() -> None:
    other = msgspec.structs.replace(ITEM, id="W77", title="Estates")
    change = Change(
        id="C1",
        at=dt.datetime(2021, 7, 12, tzinfo=dt.UTC),
        who="clerk",
        sentence="Added two",
        touched=(touched(None, ITEM), touched(None, other)),
    )
    assert change_lines(REGISTER, [change])[0].differences == ("Ethics: added", "Estates: added")


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (None, ITEM, ("added",)),
        (ITEM, None, ("removed",)),
        (ITEM, ITEM, ()),
        (ITEM, msgspec.structs.replace(ITEM, moveable=True), ("moveable: no → yes",)),
        (ITEM, msgspec.structs.replace(ITEM, minutes=20), ("time, min: not recorded → 20",)),
        (msgspec.structs.replace(ITEM, lead="PCC"), ITEM, ("report of: PCC → not recorded",)),
        (
            ITEM,
            msgspec.structs.replace(ITEM, binned_on=dt.date(2021, 7, 12)),
            ("in the bin since: not recorded → Monday 12 July 2021",),
        ),
    ],
)
def test_differences_field_by_field(before: Record | None, after: Record | None, lines: tuple[str, ...]) -> None:
    assert differences(REGISTER, touched(before, after)) == lines


def test_a_record_that_is_gone_is_named_by_its_last_image() -> None:
    gone = WorkItem(id="W9", title="Gone")
    assert differences(REGISTER, touched(gone, None)) == ("removed",)


def test_a_change_of_contact_details_is_told_without_them() -> None:
    def question(email: str, name: str = "A. Resident") -> Question:
        return Question(
            id="Q1", text="Why?", subject="Why", asker=Asker(name=name, private=ContactDetails(email=email))
        )

    register = Register.of(question("old@example.org"))
    lines = differences(register, touched(question("old@example.org"), question("new@example.org")))
    assert len(lines) == 1
    assert "contact details: changed" in lines[0]
    both = differences(register, touched(question("old@example.org"), question("new@example.org", "B. Resident")))
    assert "name: A. Resident → name: B. Resident" in both[0]
    assert "example.org" not in str((lines, both))


def test_an_image_of_an_older_shape_is_still_read() -> None:
    older = Touched(
        id="W1",
        table="items",
        before=msgspec.Raw(b'{"id":"W1","title":"Ethics","colour":"red","list":[1]}'),
        after=msgspec.Raw(b'{"id":"W1","title":"Ethics","colour":"blue","list":[2]}'),
    )
    assert differences(REGISTER, older) == ("colour: red → blue",)
    unknown = Touched(id="Z1", table="zebras", after=msgspec.Raw(b'{"id":"Z1"}'))
    assert differences(REGISTER, unknown) == ("added",)
    broken = Touched(id="W8", table="items", after=msgspec.Raw(b'{"id":"W8","colour":"red"}'))
    assert differences(REGISTER, broken) == ("added",)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (dt.datetime(2021, 7, 12, 8, 30, tzinfo=dt.UTC), "Monday 12 July 2021, 9:30 am"),
        (dt.datetime(2021, 1, 12, 8, 30, tzinfo=dt.UTC), "Tuesday 12 January 2021, 8:30 am"),
        (dt.datetime(2021, 7, 12, 23, 30), "Tuesday 13 July 2021, 12:30 am"),
        (dt.datetime(2021, 10, 30, 23, 59, tzinfo=dt.UTC), "Sunday 31 October 2021, 12:59 am"),
        (dt.datetime(2021, 10, 31, 0, 0, tzinfo=dt.UTC), "Sunday 31 October 2021, 1:00 am BST"),
        (dt.datetime(2021, 10, 31, 0, 30, tzinfo=dt.UTC), "Sunday 31 October 2021, 1:30 am BST"),
        (dt.datetime(2021, 10, 31, 1, 30, tzinfo=dt.UTC), "Sunday 31 October 2021, 1:30 am GMT"),
        (dt.datetime(2021, 10, 31, 2, 0, tzinfo=dt.UTC), "Sunday 31 October 2021, 2:00 am"),
        (dt.datetime(2021, 3, 28, 1, 30, tzinfo=dt.UTC), "Sunday 28 March 2021, 2:30 am"),
    ],
)
def test_instants_are_told_in_local_time(at: dt.datetime, words: str) -> None:
    assert local_words(at) == words


def test_changes_keep_their_order_and_say_what_they_reverse() -> None:
    at = dt.datetime(2021, 7, 12, 8, 30, tzinfo=dt.UTC)
    added = Change(id="C1", at=at, who="Ann", sentence="Added “Ethics”", touched=(touched(None, ITEM),))
    undone = Change(id="C2", at=at, who="Bob", sentence="Undo: it", touched=(touched(ITEM, None),), reverses="C1")
    first, second = change_lines(REGISTER, [undone, added])
    assert (first.id, first.who, first.sentence, first.reverses) == ("C2", "Bob", "Undo: it", "C1")
    assert (second.when, second.differences) == ("Monday 12 July 2021, 9:30 am", ("added",))
