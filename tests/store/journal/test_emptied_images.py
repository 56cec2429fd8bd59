"""Changes with private details in them: which is final, which is spent, what goes out of a line of the journal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.file.checks import blocks_of
from store.file.codec import FORMAT, PROGRAM, Contents, Meta
from store.file.reading import _key_twice, _serials, read_contents, read_table
from store.journal.changes import without_contacts
from store.journal.images import emptied_like, inverse, is_final, is_spent
from store.journal.journal import Journal
from store.problems import FileTrouble
from store.records import KINDS, Asker, Change, ContactDetails, Panel, Question, Record, Touched, WorkItem
from store.register import Register
from tests.store.file.samples import NOON

TODAY = dt.date(2021, 7, 12)
FULL = Question(
    id="Q1", asker=Asker(name="A", private=ContactDetails(address="1 Street")), text="Why?", received_at=NOON
)
EMPTY = replace(FULL, asker=replace(FULL.asker, private=ContactDetails(purged_on=TODAY)))
MOVED = replace(FULL, asker=replace(FULL.asker, private=ContactDetails(address="2 Street")))
WORDED = replace(FULL, text="Why not?")
ITEM, OTHER = WorkItem(id="W1", title="x"), WorkItem(id="W1", title="y")


def touched(before: Record | None, after: Record | None) -> Touched:
    some = before or after
    assert some is not None
    image = [None if one is None else msgspec.Raw(msgspec.json.encode(one)) for one in (before, after)]
    return Touched(id=some.id, table=some.table, before=image[0], after=image[1])


def change(*pairs: tuple[Record | None, Record | None]) -> Change:
    return Change(id="C1", at=NOON, who="ann", sentence="x", touched=tuple(touched(*one) for one in pairs))


FINAL: dict[str, tuple[tuple[tuple[Record | None, Record | None], ...], bool]] = {
    "a purge": (((FULL, EMPTY),), True),
    "a purge among other records": (((ITEM, OTHER), (FULL, EMPTY)), True),
    "details that change": (((FULL, MOVED),), False),
    "a record added without its details": (((None, EMPTY),), False),
    "a record that was empty before": (((EMPTY, replace(EMPTY, text="y")),), False),
    "a record taken away": (((FULL, None),), False),
    "none with details": (((ITEM, OTHER),), False),
}


@pytest.mark.parametrize("case", FINAL)
def test_a_change_is_final_that_emptied_details(case: str) -> None:
    pairs, final = FINAL[case]
    assert is_final(change(*pairs)) is final


SPENT: dict[str, tuple[Record, tuple[Record | None, Record | None], bool, bool]] = {
    "details that are gone": (EMPTY, (FULL, MOVED), False, True),
    "more than the details": (EMPTY, (FULL, WORDED), False, False),
    "details that still stand": (MOVED, (FULL, MOVED), False, False),
    "emptied by another copy": (MOVED, (FULL, MOVED), True, True),
    "a record without any": (OTHER, (ITEM, OTHER), True, False),
}
"""What stands, what a change did, whether another copy emptied it, and whether nothing is left to take back."""


@pytest.mark.parametrize("case", SPENT)
def test_a_change_is_spent_of_which_a_purge_left_nothing(case: str) -> None:
    stands, pair, emptied, spent = SPENT[case]
    register = Register.of(stands)
    assert is_spent(register, change(pair), emptied=emptied) is spent
    if not emptied:
        assert is_spent(register, change(pair)) is spent
    assert not is_spent(Register.of(stands, replace(ITEM, id="W2")), change(pair, (ITEM, OTHER)), emptied=emptied)


def test_what_a_purge_emptied_stays_empty_when_the_rest_is_taken_back() -> None:
    edit = inverse(Register.of(replace(EMPTY, text="Why not?")), change((FULL, WORDED)), "Undo: x", lambda _: None)
    assert edit.puts == (EMPTY,)
    assert emptied_like(EMPTY, FULL) == EMPTY
    assert emptied_like(MOVED, FULL) == FULL
    assert emptied_like(MOVED, FULL, emptied=True) == MOVED
    assert emptied_like(None, FULL) == FULL
    assert emptied_like(EMPTY, None) is None


LINE = (
    b'"1":{"id":"C1","touched":[{"id":"Q1","table":"questions",'
    b'"after":{"asker":{"name":"A","private":{"address":"1 Street"}}}}]}'
)


@pytest.mark.parametrize(
    ("ids", "emptied"), [(("Q1",), True), (("Q1", "Q2"), True), (("Q2", "Q1"), True), (("Q2",), False), ((), False)]
)
def test_the_details_of_one_of_some_records_go_out_of_a_line(ids: tuple[str, ...], emptied: bool) -> None:
    line = without_contacts(LINE, ids)
    assert (b"1 Street" not in line, line != LINE) == (emptied, emptied)
    assert b'"name":"A"' in line


def test_a_journal_alone_has_no_older_parts() -> None:
    journal = Journal([])
    assert (journal.emptied_elsewhere("C1"), list(journal.newest_first())) == (False, [])


def _read(text: bytes, known: bytes) -> Contents:
    meta = Meta(FORMAT, PROGRAM, checks={"items": blocks_of(known)}).checked()
    return read_contents({"meta": b'{"1":%b}' % msgspec.json.encode(meta), "items": text}, _PATH)


_PATH = Path("panel.json")
OURS = b'{\n"1":{"id":"W1","title":"x"}\n}'


@pytest.mark.parametrize(
    ("text", "known", "altered"),
    [
        (OURS, OURS, False),
        (OURS.replace(b'"x"', b'"y"'), OURS, True),
        (OURS.replace(b'":"', b'": "'), OURS, False),
        (b"{}", b"{}", False),
        (b"{}", OURS, True),
    ],
)
def test_a_table_is_altered_that_says_something_else(text: bytes, known: bytes, altered: bool) -> None:
    assert ("items" in _read(text, known).altered) is altered


@pytest.mark.parametrize(
    ("text", "twice"),
    [(b'{"a":1,"b":{"a":1}}', ""), (b'{"a":1,"a":2}', "a"), (b'{"x":{"b":1,"b":2},"a":1,"a":2}', "b"), (b"{}", "")],
)
def test_the_first_key_that_stands_twice_is_named(text: bytes, twice: str) -> None:
    assert _key_twice(text) == twice


def _table(*ids: str) -> dict[str, Any]:
    return {"items": dict.fromkeys(ids)}


HIGHEST: dict[tuple[str, ...], int] = {
    (): 3,
    ("W2",): 3,
    ("W4",): 4,
    ("W9", "W10"): 10,
    ("W10", "W9"): 10,
    ("W98", "W99", "W100", "W7"): 100,
    ("W999999999999999",): 999_999_999_999_999,
}
"""Ids in a table of which the file remembers 3, and the highest number that counts."""


@pytest.mark.parametrize("ids", HIGHEST)
def test_the_highest_number_is_that_of_the_file_or_of_its_records(ids: tuple[str, ...]) -> None:
    records: dict[str, Any] = {kind.table: {} for kind in KINDS} | _table(*ids)
    meta = Meta(FORMAT, PROGRAM, serials={"W": 3})
    assert _serials(records, meta, _PATH)["W"] == HIGHEST[ids]
    assert _serials(records, meta, _PATH, saved=True)["W"] == 3


def test_a_number_with_too_many_digits_is_named() -> None:
    records: dict[str, Any] = {kind.table: {} for kind in KINDS}
    longest = "W" + "1" * 16
    with pytest.raises(FileTrouble, match=longest) as caught:
        _serials(records | _table("W1", longest), Meta(FORMAT, PROGRAM), _PATH)
    assert "too many digits" in caught.value.problem.sentence


@pytest.mark.parametrize("as_saved", [True, False])
def test_a_day_of_another_age_is_looked_for_unless_the_table_is_as_saved(as_saved: bool) -> None:
    text = b'{\n"PANEL":{"id":"PANEL","name":"x"}\n}'
    assert read_table(Panel, text.replace(b'"PANEL":{', b'"1":{'), _PATH, as_saved=as_saved)[1]
    odd = b'{\n"1":{"id":"W1","title":"x","order":99999999999999999}\n}'
    if as_saved:
        assert read_table(WorkItem, odd, _PATH, as_saved=True)[1]
    else:
        with pytest.raises(FileTrouble):
            read_table(WorkItem, odd, _PATH)
