"""The text of a large table is left in the file: what is done with it gives the same bytes as with one that is held."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.commands.programme.items import edit_item
from store.desk import Desk
from store.file import codec, storage, stretches
from store.file.checks import Splice, sound
from store.file.codec import Contents, Meta, left_in, patched, text_of, whole_of, whole_table
from store.file.panel_file import PanelFile
from store.file.storage import DurableStorage, Signature
from store.file.stretches import HELD, FileStretch, LeftText, SavedFile, Text, found_at, spliced, whole
from store.problems import Diverged, FileTrouble
from store.records import Panel, Record, WorkItem
from store.register import PANEL_ID, Register
from store.sample import DEMO_DAY, sample_records
from tests.store.file.test_limits_and_order import SPLICES

LEFT_TO_CHANCE = ("test_what_is_held_is_kept_beside_a_file_that_goes_another_way",)
"""It says when a change was made, and the change is of now."""

WORDS = b"".join(b"%d and on; " % number for number in range(200))


def left(folder: Path, text: bytes = WORDS) -> LeftText:
    path = folder / "saved"
    path.write_bytes(b"before" + text + b"behind")
    return LeftText(FileStretch(SavedFile(path, Signature.of(path.stat())), 6, 6 + len(text)))


def large() -> list[Record]:
    """Give the sample with so many items that their table is not held."""
    more = [WorkItem(id=f"W{number}", title="An item of a large table. " * 8) for number in range(500, 900)]
    return [*sample_records(), *more]


def large_desk(folder: Path) -> Desk:
    desk = Desk.create(folder / "panel.json", large(), today=DEMO_DAY, who="ann")
    assert isinstance(desk.room.contents.texts["items"], LeftText)
    return desk


def renamed(desk: Desk, record_id: str, title: str) -> None:
    item = desk.register.need(WorkItem, record_id)
    desk.run(edit_item, item=record_id, was=item, title=title, all_the_same=True)


def in_the_file(desk: Desk) -> bytes:
    return desk.path.read_bytes()


@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_what_is_left_reads_as_what_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    monkeypatch.setattr(stretches, "_STEP", step)
    one = left(tmp_path)
    assert (len(one), whole(one), one[3:40], one[0:0]) == (len(WORDS), WORDS, WORDS[3:40], b"")
    for words in (b"0 and", b"57 and on; 58", b"199 and on; ", b"on; behind", b"before0", b"nowhere", b"9"):
        assert found_at(one, words) == found_at(WORDS, words) == WORDS.find(words)
    first, second = Splice(5, 9, b"X" * 30), Splice(0, 20, b"Y")
    third = Splice(len(WORDS) - 2, len(WORDS), b"Z")
    text: Text = one
    held: Text = WORDS
    for splice in (first, second, third):
        text, held = spliced(text, splice), spliced(held, splice)
        assert (whole(text), len(text), found_at(text, b"X and")) == (held, len(held), found_at(held, b"X and"))
    assert spliced(text, Splice(0, len(text), b"{}")) == b"{}"


def test_what_is_left_is_not_read_from_another_file(tmp_path: Path) -> None:
    text, path = left(tmp_path), tmp_path / "saved"
    stood = text.stands
    path.write_bytes(path.read_bytes() + b".")
    with pytest.raises(OSError, match="busy"):
        whole(text)
    path.unlink()
    assert [stood, text.stands] == [True, False]
    with pytest.raises(FileNotFoundError):
        whole(text)


def test_a_file_that_is_written_to_while_it_is_read_is_not_taken_for_whole(tmp_path: Path) -> None:
    text = left(tmp_path, b"x" * 300_000)
    reading = text.read()
    next(reading)
    os.utime(tmp_path / "saved", ns=(1, 1))
    with pytest.raises(OSError, match="busy"):
        list(reading)


@pytest.mark.parametrize("case", SPLICES)
def test_a_table_that_is_left_is_patched_as_one_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    before, edit, expected = SPLICES[case]
    register, path = Register.of(Panel(id=PANEL_ID, name="A panel"), *before), tmp_path / "panel.json"
    monkeypatch.setattr(codec, "HELD", 3)
    contents = PanelFile.create(path, register).contents
    assert isinstance(contents.texts["items"], LeftText) == bool(before)
    after = register.with_edit(edit)
    texts, blocks = patched(contents, after, edit)
    text = whole_table(expected or after.tables["items"].values())
    assert whole(texts["items"]) == text
    assert sound(text, blocks["items"])


def test_saving_holds_no_large_text_and_writes_every_byte(tmp_path: Path) -> None:
    desk = large_desk(tmp_path)
    other = Desk.create(tmp_path / "other.json", large(), today=DEMO_DAY, who="ann")
    for number, record_id in zip(count(), ("W500", "W1", "W899", "W500"), strict=False):
        renamed(desk, record_id, f"Another {number}")
        texts = desk.room.contents.texts
        assert max(len(text) for text in texts.values() if isinstance(text, bytes)) < HELD
        assert whole(texts["items"]) == whole_table(desk.register.tables["items"].values())
    desk.undo()
    again = Desk.open(desk.path, today=DEMO_DAY, who="ann")
    assert again.register == desk.register
    assert not again.remarks
    assert again.register.need(WorkItem, "W500").title == "Another 0"
    assert not again.refresh()
    for one in (desk, other, again):
        one.close()


def test_a_change_reads_a_large_table_and_decodes_none_of_it(tmp_path: Path) -> None:
    """A colleague's save is taken over by the blocks that differ, and what they hold is left where it stands."""
    desk = large_desk(tmp_path)
    theirs = Desk.open(desk.path, today=DEMO_DAY, who="ben")
    renamed(theirs, "W700", "Theirs")
    renamed(desk, "W701", "Ours")
    assert theirs.refresh()
    for one in (desk, theirs):
        assert [one.register.need(WorkItem, each).title for each in ("W700", "W701")] == ["Theirs", "Ours"]
        assert isinstance(one.room.contents.texts["items"], LeftText)
        assert text_of(one.room.contents, "items") == whole_table(one.register.tables["items"].values())
        one.close()


def test_what_is_held_can_be_written_out_though_the_file_has_gone(tmp_path: Path) -> None:
    desk = large_desk(tmp_path)
    renamed(desk, "W600", "Held")
    was, contents = in_the_file(desk), desk.room.contents
    desk.path.write_bytes(b"{}")
    assert b"".join(whole_of(contents)) == was
    desk.path.unlink()
    assert b"".join(whole_of(contents)) == was
    with pytest.raises(FileTrouble):
        renamed(desk, "W601", "Nowhere")
    desk.close()


def test_what_is_held_is_kept_beside_a_file_that_goes_another_way(tmp_path: Path) -> None:
    desk = large_desk(tmp_path)
    before = in_the_file(desk)
    renamed(desk, "W600", "Held")
    was = in_the_file(desk)
    desk.path.write_bytes(before)
    with pytest.raises(Diverged) as diverged:
        desk.refresh()
    assert Path(diverged.value.kept).read_bytes() == was
    desk.put_mine_back()
    assert in_the_file(desk) == was
    renamed(desk, "W601", "Gone on with")
    assert Desk.open(desk.path, today=DEMO_DAY, who="ann").register == desk.register
    desk.close()


def test_what_an_earlier_version_wrote_otherwise_is_written_out_with_its_check(tmp_path: Path) -> None:
    """The same record may have been written with its fields in another order: the check is then made anew."""
    desk = large_desk(tmp_path)
    contents = desk.room.contents
    meta = replace(contents.meta, checks={**contents.meta.checks, "items": ((len(contents.texts["items"]), 1),)})
    desk.path.unlink()
    (tmp_path / "again.json").write_bytes(b"".join(whole_of(replace(contents, meta=meta))))
    again = Desk.open(tmp_path / "again.json", today=DEMO_DAY, who="ann")
    assert again.register == desk.register
    assert not again.remarks
    for one in (desk, again):
        one.close()


def test_a_file_that_changes_while_it_is_saved_is_said_to_be_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program that takes no lock writes into the file itself: nothing that is half its own is saved."""
    desk = large_desk(tmp_path)
    real = DurableStorage.write_parts

    def write_parts(at: DurableStorage, parts: object) -> None:
        os.utime(desk.path, ns=(1, 1))
        real(at, parts)  # type: ignore[arg-type]

    before, was = in_the_file(desk), desk.register
    monkeypatch.setattr(DurableStorage, "write_parts", write_parts)
    with pytest.raises(FileTrouble):
        renamed(desk, "W600", "Never")
    monkeypatch.undo()
    assert (in_the_file(desk), desk.register) == (before, was)
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".saving")] == []
    renamed(desk, "W600", "Now")
    assert desk.register.need(WorkItem, "W600").title == "Now"
    desk.close()


def test_a_large_file_is_read_into_room_of_its_own_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = large_desk(tmp_path)
    theirs = Desk.open(desk.path, today=DEMO_DAY, who="ben")
    monkeypatch.setattr(storage, "_LARGE", 1_000)
    again = Desk.open(desk.path, today=DEMO_DAY, who="ann")
    assert again.register == theirs.register == desk.register
    renamed(desk, "W700", "Ours")
    assert again.refresh()
    assert again.register == desk.register
    desk.path.write_bytes(in_the_file(desk).replace(b'"title":"Ours"', b'"title":"Odd"', 1))
    assert again.refresh()
    assert again.register.need(WorkItem, "W700").title == "Odd"
    assert again.remarks
    for one in (desk, theirs, again):
        one.close()


def test_small_tables_are_held(tmp_path: Path) -> None:
    """At the sample there is nothing to be saved by it, and nothing that could fail."""
    contents = PanelFile.create(tmp_path / "panel.json", Register.of(*sample_records())).contents
    assert all(len(text) < HELD and isinstance(text, bytes) for text in contents.texts.values())
    file = SavedFile(tmp_path / "panel.json", Signature(0, 0, 0))
    empty = Contents(Meta(5, ""), Register.of(), dict.fromkeys(contents.texts, b"{}"), [], {})
    assert left_in(file, empty).texts == empty.texts
