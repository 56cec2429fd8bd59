"""The journal finds its way from its text alone."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.edit import Edit
from store.journal import Journal, change_line, inverse, read_change, read_image, touched
from store.problems import Refused, Stale
from store.records import Change, Touched, WorkItem
from store.register import Register

NOON = dt.datetime(2021, 7, 12, 11, 0, tzinfo=dt.UTC)


def change(number: int, who: str = "ann", reverses: int | None = None) -> Change:
    back = None if reverses is None else f"C{reverses}"
    return Change(id=f"C{number}", at=NOON, who=who, sentence=f"did {number}", reverses=back)


def journal(*changes: Change) -> Journal:
    found = Journal()
    for one in changes:
        found.append(change_line(one))
    return found


def text_of(found: Journal) -> bytes:
    return b"".join(found.parts())


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
    changes = [change(number, reverses=back) for number, back in enumerate(reverses, 1)]
    for found in (journal(*changes), Journal(text_of(journal(*changes)))):
        undo, redo = found.undoable("ann"), found.redoable("ann")
        assert (undo and undo.id) == (undoable and f"C{undoable}")
        assert (redo and redo.id) == (redoable and f"C{redoable}")


def test_a_colleagues_changes_between_do_not_matter() -> None:
    found = journal(change(1), change(2, "ben"), change(3, reverses=1), change(4, "ben"), change(5, "ben", 4))
    assert found.undoable("ann") is None
    assert [one.id for one in (found.redoable("ann"), found.undoable("ben"), found.redoable("ben")) if one] == [
        "C3",
        "C2",
        "C5",
    ]
    assert found.undoable("nobody") is None


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
        changes.append(Change(id=name, at=NOON, who=who, sentence=name, reverses=back))
    return changes, stacks


@given(st.lists(st.tuples(st.sampled_from(["ann", "ben"]), st.sampled_from(["new", "undo", "redo"])), max_size=40))
def test_it_agrees_with_plain_stacks(plan: list[tuple[str, str]]) -> None:
    changes, stacks = _by_stacks(plan)
    found = journal(*changes)
    again = Journal(text_of(found))
    for who, (done, undone) in stacks.items():
        for one in (found, again):
            undo, redo = one.undoable(who), one.redoable(who)
            assert (undo.id if undo else None) == (done[-1] if done else None)
            assert (redo.id if redo else None) == (undone[-1] if undone else None)


@pytest.mark.parametrize("layout", [{}, {"indent": 0}, {"indent": 2}, {"separators": (",", ":")}])
def test_any_layout_is_read_and_added_to(layout: dict[str, object]) -> None:
    one = journal(change(1), change(2, reverses=1))
    text = json.dumps(json.loads(text_of(one)), **layout).encode()  # type: ignore[arg-type]
    found = Journal(text)
    found.append(change_line(change(3)))
    assert [row.id for row in found.newest_first()] == ["C3", "C2", "C1"]
    again = Journal(text_of(found))
    assert [row.id for row in again.newest_first()] == ["C3", "C2", "C1"]
    assert list(json.loads(text_of(again))) == ["1", "2", "3"]


def test_it_does_not_look_back_for_ever() -> None:
    found = journal(change(1), *(change(number, "ben") for number in range(2, 2001)))
    assert found.undoable("ann") is not None
    found.append(change_line(change(2001, "ben")))
    assert found.undoable("ann") is None


def test_walks_that_began_earlier_are_not_confused_by_new_changes() -> None:
    found = Journal(text_of(journal(change(1), change(2), change(3, reverses=2))))
    walk = found.newest_first()
    assert next(walk).id == "C3"
    found.append(change_line(change(4)))
    assert [one.id for one in walk] == ["C2", "C1"]
    assert [one.id for one in found.newest_first()] == ["C4", "C3", "C2", "C1"]
    newest = found.undoable("ann")
    assert newest is not None
    assert newest.id == "C4"


def test_the_parts_with_one_more_change_are_a_table_too() -> None:
    found = journal(*(change(number) for number in range(1, 100)))
    parts = found.parts(change_line(change(100)))
    assert list(json.loads(b"".join(parts))) == [str(number) for number in range(1, 101)]
    assert len(list(found.newest_first())) == 99
    assert b"".join(Journal().parts()) == b"{}"
    assert list(json.loads(b"".join(Journal().parts(change_line(change(1)))))) == ["1"]


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
