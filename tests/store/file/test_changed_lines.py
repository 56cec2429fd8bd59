"""Of a table of which a few lines are others, only those are read; what comes of it is what the whole would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import takewhile
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from store.commands.programme.items import edit_item
from store.desk import Desk
from store.file.changed_lines import ChangedTable, TableText, read_changed
from store.file.checks import BLOCK, Splice, after, blocks_of
from store.file.codec import whole_table
from store.file.reading import read_table
from store.records import Record, WorkItem
from store.sample import DEMO_DAY, sample_records

ITEMS = [one for one in sample_records() if isinstance(one, WorkItem)]
ITEMS += [WorkItem(id=f"W{number}", title="An item of a table of several blocks. " * 8) for number in range(500, 800)]
FIRST, SECOND, MIDDLE, LAST = ITEMS[0], ITEMS[1], ITEMS[len(ITEMS) // 2], ITEMS[-1]
NEW = [WorkItem(id=f"W{number}", title=f"New {number}") for number in (901, 902)]


def other(item: WorkItem) -> WorkItem:
    return replace(item, title=f"{item.title}, Überblick")


def with_lines(
    *changed: WorkItem, without: tuple[WorkItem, ...] = (), added: tuple[WorkItem, ...] = ()
) -> list[Record]:
    by_id = {one.id: one for one in changed}
    gone = {one.id for one in without}
    return [*(by_id.get(one.id, one) for one in ITEMS if one.id not in gone), *added]


CASES = {
    "the first": with_lines(other(FIRST)),
    "one in the middle": with_lines(other(MIDDLE)),
    "the last": with_lines(other(LAST)),
    "two apart": with_lines(other(SECOND), other(MIDDLE)),
    "all": with_lines(*map(other, ITEMS)),
    "one more": with_lines(added=(NEW[0],)),
    "two more, and the last another": with_lines(other(LAST), added=(NEW[0], NEW[1])),
    "one less in the middle": with_lines(without=(MIDDLE,)),
    "the first less": with_lines(without=(FIRST,)),
    "the last less": with_lines(without=(LAST,)),
    "the last less and one more": with_lines(without=(LAST,), added=(NEW[0],)),
    "one less and another changed": with_lines(other(SECOND), without=(MIDDLE,)),
}


def rows(text: bytes) -> Mapping[str, Record]:
    return msgspec.json.decode(text, type=dict[str, WorkItem])


def alike(one: bytes, other: bytes) -> int:
    """Give how many bytes two texts have in common at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def spliced(old: bytes, new: bytes) -> Splice:
    """Say how one text becomes the other in one splice, as a save makes it."""
    start = alike(old, new)
    tail = min(alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return Splice(start, len(old) - tail, new[start : len(new) - tail])


def changed_of(
    old: bytes, new: bytes, before: Mapping[str, Record], decode: Callable[[bytes], Mapping[str, Record]] = rows
) -> ChangedTable | None:
    """Read what changed of a table that stands in the middle of a document, and whose check followed the change."""
    was = blocks_of(old)
    place = TableText(b'{"meta":\n' + new + b",\n{}", 9, 9 + len(new), after(was, spliced(old, new), new))
    return read_changed(was, place, before, decode)


@pytest.mark.parametrize("records", CASES.values(), ids=list(CASES))
def test_what_comes_of_the_lines_is_what_the_whole_gives(records: list[Record]) -> None:
    old, new = whole_table(ITEMS), whole_table(records)
    before = {one.id: one for one in ITEMS}
    changed = changed_of(old, new, before)
    assert changed is not None
    _, whole = read_table(WorkItem, new, Path("panel.json"), as_saved=True)
    assert list(changed.records.items()) == list(whole.items())
    assert {one for one in before.keys() | whole.keys() if before.get(one) != whole.get(one)} <= set(changed.touched)
    assert before == {one.id: one for one in ITEMS}


@pytest.mark.parametrize("where", [0, len(ITEMS) // 2])
def test_a_line_that_comes_between_others_has_the_whole_read(where: int) -> None:
    records = [*ITEMS[:where], NEW[0], *ITEMS[where:]]
    assert len(blocks_of(whole_table(records))) > 5
    assert changed_of(whole_table(ITEMS), whole_table(records), {one.id: one for one in ITEMS}) is None


def test_only_the_blocks_that_differ_are_read() -> None:
    """The text from before is not there to be compared: 18 MB of it were held for 57,000 items."""
    read: list[bytes] = []

    def reading(text: bytes) -> Mapping[str, Record]:
        read.append(text)
        return rows(text)

    for case in ("the first", "one in the middle", "the last", "one more", "one less in the middle"):
        known = {one.id: one for one in ITEMS}
        changed = changed_of(whole_table(ITEMS), whole_table(CASES[case]), known, reading)
        assert changed is not None
        assert len(changed.touched) == 1
    assert max(map(len, read)) < 3 * BLOCK < len(whole_table(ITEMS))


def test_an_id_that_stands_twice_has_the_whole_read_which_says_so() -> None:
    doubled = whole_table([*ITEMS, replace(FIRST, title="Twice")])
    assert changed_of(whole_table(ITEMS), doubled, {one.id: one for one in ITEMS}) is None


def test_a_refresh_reads_the_line_a_colleague_changed_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    ours = Desk.create(
        path, [*(one for one in sample_records() if not isinstance(one, WorkItem)), *ITEMS], today=DEMO_DAY, who="ann"
    )
    theirs = Desk.open(path, today=DEMO_DAY, who="ben")
    groups = ours.register.items_of(MIDDLE.meeting)
    theirs.run(edit_item, item=MIDDLE.id, was=MIDDLE, title="Another", all_the_same=True)
    before = ours.register
    assert ours.refresh()
    assert ours.register == theirs.register
    same = [one.id for one in ITEMS if one.id != MIDDLE.id]
    assert all(ours.register.find(one) is before.find(one) for one in same), "the others are the very same records"
    titles = [one.title for one in ours.register.items_of(MIDDLE.meeting)]
    assert titles == ["Another" if one.id == MIDDLE.id else one.title for one in groups]
    for desk in (ours, theirs):
        desk.close()
