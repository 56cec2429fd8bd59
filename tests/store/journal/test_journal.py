"""The journal finds its way from its text alone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.edit import Edit
from store.file.codec import table_text
from store.file.reading import read_lines
from store.journal.changes import Head, chain_of, chained, change_line, first_broken, read_change, without_contacts
from store.journal.images import inverse, read_image, touched
from store.journal.journal import Journal
from store.problems import Refused, Stale
from store.records import Change, Touched, WorkItem
from store.register import Register

NOON = dt.datetime(2021, 7, 12, 11, 0, tzinfo=dt.UTC)


def change(number: int, who: str = "ann", reverses: int | None = None, word: str = "Undo") -> Change:
    back = None if reverses is None else f"C{reverses}"
    sentence = f"did {number}" if reverses is None else f"{word}: did {reverses}"
    return Change(id=f"C{number}", at=NOON, who=who, sentence=sentence, reverses=back)


def changes_of(reverses: list[int | None]) -> list[Change]:
    """Give one change for each: None makes one, the number of a change undoes it, that of an undo redoes."""
    undos: set[int] = set()
    found = []
    for number, back in enumerate(reverses, 1):
        word = "Redo" if back in undos else "Undo"
        if back is not None and word == "Undo":
            undos.add(number)
        found.append(change(number, reverses=back, word=word))
    return found


def journal(*changes: Change) -> Journal:
    found = Journal()
    for one in changes:
        found.append(found.line_of(one))
    return found


def text_of(found: Journal) -> bytes:
    return table_text(found.lines)


def read(text: bytes) -> Journal:
    return Journal(read_lines(text, Path("panel.json")))


def first(heads: Iterator[Head]) -> str | None:
    return next((head.id for head in heads), None)


@pytest.mark.parametrize(
    ("reverses", "undoable", "redoable"),
    [
        ([], None, None),
        ([None], 1, None),
        ([None, 1], None, 2),
        ([None, None, 2], 1, 3),
        ([None, None, 2, 1], None, 4),
        ([None, None, 2, 1, 4], 5, 3),
        ([None, None, 2, 1, 4, 3], 6, None),
        ([None, None, 2, 1, 4, 5], None, 6),
        ([None, 1, 2], 3, None),
        ([None, 1, 2, 3], None, 4),
        ([None, 1, None], 3, None),
        ([None, None, 2, None, 4], 1, 5),
    ],
)
def test_what_can_be_taken_back_and_brought_back(
    reverses: list[int | None], undoable: int | None, redoable: int | None
) -> None:
    changes = changes_of(reverses)
    for found in (journal(*changes), read(text_of(journal(*changes)))):
        assert first(found.undoable("ann")) == (undoable and f"C{undoable}")
        assert first(found.redoable("ann")) == (redoable and f"C{redoable}")


def test_a_colleagues_changes_between_do_not_matter() -> None:
    found = journal(change(1), change(2, "ben"), change(3, reverses=1), change(4, "ben"), change(5, "ben", 4))
    assert first(found.undoable("ann")) is None
    assert [first(found.redoable("ann")), first(found.undoable("ben")), first(found.redoable("ben"))] == [
        "C3",
        "C2",
        "C5",
    ]
    assert first(found.undoable("nobody")) is None


def _by_stacks(plan: list[tuple[str, str]]) -> tuple[list[Change], dict[str, tuple[list[str], list[str]]]]:
    """Play a plan on plain stacks, as undo and redo are commonly described."""
    changes: list[Change] = []
    stacks: dict[str, tuple[list[str], list[str]]] = {"ann": ([], []), "ben": ([], [])}
    for who, step in plan:
        done, undone = stacks[who]
        name = f"C{len(changes) + 1}"
        if step == "new":
            done.append(name)
            undone.clear()
            back = None
        elif step == "undo" and done:
            back = done.pop()
            undone.append(name)
        elif step == "redo" and undone:
            back = undone.pop()
            done.append(name)
        else:
            continue
        sentence = name if back is None else f"{step.capitalize()}: {back}"
        changes.append(Change(id=name, at=NOON, who=who, sentence=sentence, reverses=back))
    return changes, stacks


@given(st.lists(st.tuples(st.sampled_from(["ann", "ben"]), st.sampled_from(["new", "undo", "redo"])), max_size=40))
def test_it_agrees_with_plain_stacks(plan: list[tuple[str, str]]) -> None:
    changes, stacks = _by_stacks(plan)
    whole = journal(*changes)
    for begun in range(len(changes) + 1):
        found = read(text_of(journal(*changes[:begun])))
        assert first(found.undoable("ann")) is None or begun
        for one in changes[begun:]:
            found.append(found.line_of(one))
        for who, (done, undone) in stacks.items():
            assert [head.id for head in found.undoable(who)] == done[::-1]
            assert [head.id for head in found.redoable(who)] == undone[::-1]
        assert found.lines == whole.lines


@pytest.mark.parametrize("layout", [{}, {"indent": 0}, {"indent": 2}, {"separators": (",", ":")}])
def test_any_layout_is_read_and_added_to(layout: dict[str, object]) -> None:
    one = journal(change(1), change(2, reverses=1))
    text = json.dumps(json.loads(text_of(one)), **layout).encode()  # type: ignore[arg-type]
    found = read(text)
    found.append(found.line_of(change(3)))
    assert [row.id for row in found.newest_first()] == ["C3", "C2", "C1"]
    assert found.lines == journal(change(1), change(2, reverses=1), change(3)).lines
    again = read(text_of(found))
    assert [row.id for row in again.newest_first()] == ["C3", "C2", "C1"]
    assert list(json.loads(text_of(again))) == ["1", "2", "3"]


def test_it_looks_back_as_far_as_there_is_something() -> None:
    found = journal(change(1), *(change(number, "ben") for number in range(2, 2003)))
    assert first(found.undoable("ann")) == "C1"


def test_walks_that_began_earlier_are_not_confused_by_new_changes() -> None:
    found = read(text_of(journal(change(1), change(2), change(3, reverses=2))))
    walk = found.newest_first()
    assert next(walk).id == "C3"
    found.append(found.line_of(change(4)))
    assert [one.id for one in walk] == ["C2", "C1"]
    assert [one.id for one in found.newest_first()] == ["C4", "C3", "C2", "C1"]
    assert first(found.undoable("ann")) == "C4"


def test_each_change_is_tied_to_all_before_it() -> None:
    lines = journal(change(1), change(2), change(3)).lines
    assert first_broken(lines, "") is None
    assert first_broken(lines[1:], chain_of(lines[0])) is None
    assert first_broken([lines[0], lines[1].replace(b"did", b"did not"), lines[2]], "") == 2
    assert first_broken([lines[0], lines[2]], "") == 3
    assert chain_of(journal(change(1), change(3), change(2)).lines[-1]) != chain_of(lines[-1])


def test_a_purge_leaves_the_ties_as_they_are() -> None:
    image = msgspec.Raw(b'{"id":"Q1","asker":{"name":"A","private":{"phone":"x"}},"text":"t"}')
    one = Change(id="C1", at=NOON, who="ann", sentence="x", touched=(Touched(id="Q1", table="questions", after=image),))
    line = chained(change_line(one), "")
    emptied = without_contacts(line, {"Q1"})
    assert b"phone" in line
    assert b"phone" not in emptied
    assert first_broken([emptied], "") is None
    assert without_contacts(line, {"Q2"}) == line


def test_images_come_back_as_they_were() -> None:
    before = Register.of(WorkItem(id="W1", title="a"), WorkItem(id="W3", title="c"))
    edit = Edit("x", (WorkItem(id="W1", title="b"), WorkItem(id="W2", title="n")), ("W3", "W9"))
    written = Change(id="C1", at=NOON, who="ann", sentence="x", touched=touched(before, edit))
    read = read_change(msgspec.json.encode(written))
    images = [(one.id, read_image(one, one.before), read_image(one, one.after)) for one in read.touched]
    assert images == [
        ("W1", WorkItem(id="W1", title="a"), WorkItem(id="W1", title="b")),
        ("W2", None, WorkItem(id="W2", title="n")),
        ("W3", WorkItem(id="W3", title="c"), None),
    ]
    after = before.with_edit(edit)
    assert after.with_edit(inverse(after, read, "back", lambda _: None)) == before
    with pytest.raises(Stale, match="by another program"):
        inverse(before, read, "back", lambda _: read)


def test_a_change_of_an_older_form_cannot_be_taken_back() -> None:
    one = Touched(id="W1", table="items", after=msgspec.Raw(b'{"id":"W1","name":"x"}'))
    old = Change(id="C1", at=NOON, who="ann", sentence="x", touched=(one,))
    with pytest.raises(Refused, match="older form"):
        inverse(Register.of(), old, "back", lambda _: None)


def test_the_images_of_an_unknown_kind_are_nothing() -> None:
    assert read_image(Touched(id="X1", table="gone"), msgspec.Raw(b"{}")) is None
