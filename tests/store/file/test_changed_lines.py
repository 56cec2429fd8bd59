"""Of a table of which a few lines are others, only those are read; what comes of it is what the whole would give."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from store.commands.programme.items import edit_item
from store.desk import Desk
from store.file.changed_lines import read_changed
from store.file.codec import whole_table
from store.file.reading import read_table
from store.records import Record, WorkItem
from store.sample import DEMO_DAY, sample_records

ITEMS = [one for one in sample_records() if isinstance(one, WorkItem)]
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


@pytest.mark.parametrize("after", CASES.values(), ids=list(CASES))
def test_what_comes_of_the_lines_is_what_the_whole_gives(after: list[Record]) -> None:
    old, new = whole_table(ITEMS), whole_table(after)
    before = {one.id: one for one in ITEMS}
    changed = read_changed(old, new, before, rows)
    assert changed is not None
    _, whole = read_table(WorkItem, new, Path("panel.json"), as_saved=True)
    assert list(changed.records.items()) == list(whole.items())
    assert {one for one in before.keys() | whole.keys() if before.get(one) != whole.get(one)} <= set(changed.touched)
    assert before == {one.id: one for one in ITEMS}


@pytest.mark.parametrize("where", [0, len(ITEMS) // 2])
def test_a_line_that_comes_between_others_has_the_whole_read(where: int) -> None:
    after = [*ITEMS[:where], NEW[0], *ITEMS[where:]]
    assert read_changed(whole_table(ITEMS), whole_table(after), {one.id: one for one in ITEMS}, rows) is None


def test_an_id_that_stands_twice_has_the_whole_read_which_says_so() -> None:
    doubled = whole_table([*ITEMS, replace(FIRST, title="Twice")])
    assert read_changed(whole_table(ITEMS), doubled, {one.id: one for one in ITEMS}, rows) is None


def test_a_refresh_reads_the_line_a_colleague_changed_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    ours = Desk.create(path, sample_records(), today=DEMO_DAY, who="ann")
    theirs = Desk.open(path, today=DEMO_DAY, who="ben")
    groups = ours.register.items_of(MIDDLE.meeting)
    theirs.run(edit_item, item=MIDDLE.id, was=MIDDLE, title="Another", all_the_same=True)
    before = ours.register
    assert ours.refresh()
    assert ours.register == theirs.register
    others = [one.id for one in ITEMS if one.id != MIDDLE.id]
    assert all(ours.register.find(one) is before.find(one) for one in others), "the others are the very same records"
    titles = [one.title for one in ours.register.items_of(MIDDLE.meeting)]
    assert titles == ["Another" if one.id == MIDDLE.id else one.title for one in groups]
    for desk in (ours, theirs):
        desk.close()
