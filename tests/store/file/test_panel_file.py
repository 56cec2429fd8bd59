"""The file of a panel: what it holds, and every way in which it can be in trouble."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB, where

from store.desk import Desk
from store.edit import Edit
from store.file import lock, storage
from store.file.codec import FORMAT
from store.file.panel_file import PanelFile
from store.file.place import why_out_of_reach
from store.problems import FileTrouble, Refused
from store.records import KINDS, WorkItem
from store.register import Register
from tests.store.file.samples import HOSTILE, add, every_kind, items, make, rename, sit, title_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def trouble(action: Callable[[], object]) -> str:
    """Run something that must be in trouble; check that the trouble reads well and give its code."""
    with pytest.raises(FileTrouble) as caught:
        action()
    problem = caught.value.problem
    assert problem.sentence.endswith(".")
    assert problem.cure.endswith(".")
    assert caught.value.__cause__ is None
    return problem.code


def test_every_kind_of_record_comes_back(path: Path) -> None:
    for text in ("plain", *HOSTILE):
        path.unlink(missing_ok=True)
        desk = make(path, every_kind(text))
        again = sit(path)
        assert again.register == desk.register == Register.of(*every_kind(text))
        assert {kind.table for kind in KINDS} == {name for name, table in again.register.tables.items() if table}


def test_stock_tinydb_reads_the_file(path: Path) -> None:
    desk = make(path, every_kind(HOSTILE[1]))
    desk.run(add, title=HOSTILE[2])
    with TinyDB(path, encoding="utf-8") as db:
        assert {*db.tables()} == {"meta", "changes", *(kind.table for kind in KINDS)}
        assert {"panel", "people", "items", "votes", "rounds", "reports"} < {*db.tables()}
        assert [row["title"] for row in db.table("items")] == [HOSTILE[1], HOSTILE[2]]
        assert db.table("meta").all()[0]["revision"] == 1
        assert db.table("changes").all()[0]["touched"][0]["after"]["title"] == HOSTILE[2]


def test_a_file_written_by_stock_tinydb_is_taken_as_it_is(path: Path) -> None:
    desk = make(path, items(5))
    desk.run(rename, item="W2", title="Second")
    with TinyDB(path, encoding="utf-8") as db:
        db.table("items").update({"title": "Changed elsewhere"}, where("id") == "W3")
        db.table("items").insert({"id": "W40", "title": "Ŵ, added elsewhere"})
        db.table("items").remove(where("id") == "W4")
        db.table("notes").insert({"anything": [1, 2]})
    assert desk.refresh()
    assert [item.title for item in desk.register.all(WorkItem)] == [
        "Business of the panel 1",
        "Second",
        "Changed elsewhere",
        "Business of the panel 5",
        "Ŵ, added elsewhere",
    ]
    assert desk.register.new_id(WorkItem) == "W41"
    desk.run(rename, item="W40", title="Fortieth")
    desk.undo()
    desk.undo()
    again = sit(path)
    assert again.register == desk.register
    assert title_of(again, "W2") == "Business of the panel 2"
    assert json.loads(path.read_bytes())["notes"] == {"1": {"anything": [1, 2]}}
    assert [change.id for change in again.history()] == ["C4", "C3", "C2", "C1"]


@pytest.mark.parametrize("item", ["W2", "W3", "W4"])
def test_a_table_laid_out_by_hand_is_not_torn(path: Path, item: str) -> None:
    desk = make(path, items(4))
    text = path.read_bytes().replace(b'"2":{', b'"2":{\n').replace(b',\n"4":{', b',"4":{')
    path.write_bytes(text)
    desk = sit(path)
    desk.run(rename, item=item, title="Renamed")
    assert sit(path).register == desk.register
    assert title_of(sit(path), item) == "Renamed"


def test_every_record_stands_on_its_own_line(path: Path) -> None:
    make(path, items(3)).run(rename, item="W2", title="Second")
    lines = path.read_text("utf-8").splitlines()
    assert lines[lines.index('"items":{') + 2] == '"2":{"id":"W2","title":"Second","order":2},'


NOW = b'"format":%d' % FORMAT
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda data: b"", "file.empty"),
    "white space": (lambda data: b"\n \n", "file.empty"),
    "cut off": (lambda data: data[: len(data) // 2], "file.damaged"),
    "cut off by one": (lambda data: data.rstrip()[:-1], "file.damaged"),
    "rubbish": (lambda data: b"\x00" * 4096, "file.damaged"),
    "not UTF-8": (lambda data: data.replace(b"panel 2", b"panel \xff"), "file.bad-record"),
    "a stray byte": (lambda data: data.replace(b'"order":2', b'"order":2x'), "file.damaged"),
    "NaN": (lambda data: data.replace(b'"order":2', b'"order":NaN'), "file.damaged"),
    "more after the end": (lambda data: data + data, "file.damaged"),
    "a list": (lambda data: b"[1, 2]", "file.foreign"),
    "a number": (lambda data: b"3", "file.foreign"),
    "another TinyDB": (lambda data: b'{"_default": {"1": {"a": 1}}}', "file.foreign"),
    "no tables": (lambda data: b"{}", "file.foreign"),
    "another program": (lambda data: data.replace(b"panel-secretariat", b"somebody"), "file.foreign"),
    "a table that is a list": (lambda data: data.replace(b'"people":{}', b'"people":[]'), "file.foreign"),
    "a newer format": (lambda data: data.replace(NOW, b'"format":%d' % (FORMAT + 1)), "file.newer"),
    "a format too old": (lambda data: data.replace(NOW, b'"format":-1'), "file.too-old"),
    "an unknown field": (lambda data: data.replace(b'"order":2', b'"ordre":2'), "file.bad-record"),
    "a bad value": (lambda data: data.replace(b'"order":2', b'"order":"2"'), "file.bad-record"),
    "a missing field": (lambda data: data.replace(b'"title":"Business of the panel 2",', b""), "file.bad-record"),
    "a bad id": (lambda data: data.replace(b'"id":"W2"', b'"id":"W02"'), "file.bad-record"),
    "an id of another kind": (lambda data: data.replace(b'"id":"W2"', b'"id":"M2"'), "file.bad-record"),
    "an id twice": (lambda data: data.replace(b'"id":"W2"', b'"id":"W3"'), "file.duplicate"),
    "a key twice": (lambda data: data.replace(b'"2":{"id":"W2"', b'"3":{"id":"W2"'), "file.duplicate"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_each_damage_has_its_sentence_and_leaves_the_file_alone(path: Path, damage: str) -> None:
    make(path).close()
    spoil, code = DAMAGE[damage]
    spoilt = spoil(path.read_bytes())
    path.write_bytes(spoilt)
    assert trouble(lambda: Desk.open(path)) == code
    assert path.read_bytes() == spoilt
    assert not path.with_name("panel.backups").exists()


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_under_an_open_desk_is_told_and_the_register_stays(path: Path, damage: str) -> None:
    desk = make(path)
    register = desk.register
    spoil, code = DAMAGE[damage]
    spoilt = spoil(path.read_bytes())
    path.write_bytes(spoilt)
    for action in (desk.refresh, lambda: desk.run(add, title="New"), desk.refresh):
        assert trouble(action) == code
    assert desk.register is register
    assert path.read_bytes() == spoilt


def test_a_bad_record_is_named_by_id_and_field_but_its_value_is_not_told(path: Path) -> None:
    make(path, every_kind("12 Private Street")).close()
    whole = b'"asker":{"name":"12 Private Street"'
    path.write_bytes(path.read_bytes().replace(whole, whole.replace(b'"12 Private Street"', b'["12 Private Street"]')))
    with pytest.raises(FileTrouble) as caught:
        Desk.open(path)
    sentence = str(caught.value)
    assert "question Q1, its field “asker.name” is not of the right kind" in sentence
    assert "Private" not in sentence
    assert caught.value.__suppress_context__


def test_an_unknown_field_and_a_strange_choice_are_named(path: Path) -> None:
    make(path, every_kind()).close()
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"kind":"recommendation"', b'"kind":"private words"'))
    with pytest.raises(FileTrouble, match=r"action A1, its field “kind” has a value that is not allowed") as caught:
        Desk.open(path)
    assert "private" not in str(caught.value)
    path.write_bytes(whole.replace(b'"venue"', b'"venu"'))
    with pytest.raises(FileTrouble, match=r"meeting M1, it has a field “venu” that is not known"):
        Desk.open(path)


def test_a_byte_order_mark_does_no_harm(path: Path) -> None:
    desk = make(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert sit(path).register == desk.register


def test_there_is_no_such_file_or_folder(path: Path, tmp_path: Path) -> None:
    assert trouble(lambda: Desk.open(path)) == "file.not-found"
    assert trouble(lambda: Desk.open(tmp_path / "no" / "panel.json")) == "file.no-folder"
    assert trouble(lambda: Desk.open(tmp_path)) == "file.folder"
    assert trouble(lambda: make(tmp_path / "no" / "panel.json")) == "file.no-folder"
    assert trouble(lambda: make(tmp_path)) == "file.folder"
    assert list(tmp_path.iterdir()) == []


def test_something_that_is_no_file_is_refused(path: Path) -> None:
    os.mkfifo(path)
    assert trouble(lambda: Desk.open(path)) == "file.not-plain"


def test_a_new_file_never_replaces_another(path: Path) -> None:
    make(path).close()
    before = path.read_bytes()
    assert trouble(lambda: make(path)) == "file.exists"
    assert path.read_bytes() == before
    path.unlink()
    path.symlink_to(path.with_name("elsewhere.json"))
    assert trouble(lambda: make(path)) == "file.exists"


def _deny(monkeypatch: pytest.MonkeyPatch, denied: Path) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda p, mode: Path(p) != denied and real(p, mode))


@pytest.mark.parametrize("denied", ["file", "folder"])
def test_what_cannot_be_written_opens_for_reading(path: Path, monkeypatch: pytest.MonkeyPatch, denied: str) -> None:
    register = make(path).register
    _deny(monkeypatch, path if denied == "file" else path.parent)
    before = sorted(path.parent.iterdir())
    desk = sit(path)
    assert desk.read_only
    assert desk.read_only_reason
    assert desk.register == register
    for action in (lambda: desk.run(add, title="x"), desk.undo, desk.redo):
        assert trouble(action) == "file.read-only"
    assert desk.undoable is None
    assert sorted(path.parent.iterdir()) == before


def test_reading_only_can_be_asked_for(path: Path) -> None:
    make(path).run(add, title="x")
    desk = Desk.open(path, read_only=True)
    assert trouble(lambda: desk.run(add, title="y")) == "file.read-only"
    sit(path).run(add, title="seen all the same")
    assert desk.refresh()
    assert title_of(desk, "W5") == "seen all the same"


def _failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


def test_no_leave_to_read_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path).close()
    monkeypatch.setattr(storage.DurableStorage, "read_bytes", _failing(errno.EACCES))
    assert trouble(lambda: Desk.open(path)) == "file.no-permission"


def test_a_folder_that_may_not_be_looked_into_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path).close()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", _failing(errno.EACCES))
        assert trouble(lambda: Desk.open(path)) == "file.no-permission"
        assert trouble(lambda: Desk.create(path, ())) == "file.no-permission"
        barred = why_out_of_reach(path)
    assert barred is not None
    assert barred.code == "file.no-permission"
    assert why_out_of_reach(path) is None


def test_a_name_longer_than_any_file_has_is_told(path: Path) -> None:
    long = path.with_name("x" * 300)
    assert trouble(lambda: Desk.open(long)) == "file.disk"
    assert trouble(lambda: Desk.create(long, ())) == "file.disk"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "file.disk-full"),
        (errno.EDQUOT, "file.disk-full"),
        (errno.EACCES, "file.no-permission"),
        (errno.EROFS, "file.read-only"),
        (errno.EIO, "file.disk"),
        (errno.ENOENT, "file.vanished"),
    ],
)
def test_a_failing_disk_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    desk = make(path)
    desk.run(add, title="before")
    state = desk.register, desk.revision, desk.undoable, path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", _failing(number))
        for action in (lambda: desk.run(add, title="lost"), desk.undo):
            assert trouble(action) == code
    assert (desk.register, desk.revision, desk.undoable, path.read_bytes()) == state
    assert not storage.DurableStorage(path).leftovers()
    desk.run(add, title="after")
    assert [item.title for item in sit(path).register.all(WorkItem)][-2:] == ["before", "after"]


def test_a_change_that_the_disk_did_not_confirm_is_not_acknowledged_but_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make(path)
    with monkeypatch.context() as patch:
        patch.setattr(storage, "sync_folder", _failing(errno.EIO))
        assert trouble(lambda: desk.run(add, title="written all the same")) == "file.unconfirmed"
    assert desk.revision == 1
    assert desk.register == sit(path).register
    assert desk.undoable == "Added written all the same"
    desk.run(add, title="next")
    assert sit(path).register == desk.register


def test_a_file_that_vanished_is_missed(path: Path) -> None:
    desk = make(path)
    content = path.read_bytes()
    path.unlink()
    assert trouble(desk.refresh) == "file.vanished"
    barred = why_out_of_reach(path)
    assert barred is not None
    assert barred.code == "file.vanished"
    assert trouble(lambda: desk.run(add, title="x")) == "file.vanished"
    assert not path.exists()
    path.write_bytes(content)
    assert desk.run(add, title="x") is not None
    for file in path.parent.iterdir():
        if file.is_file():
            file.unlink()
    (path.parent / "panel.backups" / "panel.2021-07-12.json").unlink()
    (path.parent / "panel.backups").rmdir()
    path.parent.rmdir()
    assert trouble(lambda: desk.run(add, title="y")) == "file.vanished"
    assert not path.parent.exists()


def test_a_lock_held_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make(path)
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with lock.writing(path):
        assert trouble(lambda: desk.run(add, title="x")) == "file.locked"
        assert sit(path).register == desk.register
    assert desk.run(add, title="x") is not None


def test_a_command_that_fails_lets_the_lock_go(path: Path) -> None:
    desk = make(path)

    def fails(register: Register, today: dt.date, /) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.run(fails)
    with lock.writing(path, 0):
        pass


def test_opening_sweeps_what_killed_writers_left(path: Path) -> None:
    make(path).close()
    left = path.with_name(".panel.json.0123456789ab.saving")
    other = path.with_name(".other.json.0123456789ab.saving")
    for file in (left, other):
        file.write_bytes(b"half")
    with lock.writing(path):
        sit(path)
        assert left.exists(), "a writer may be at work"
    Desk.open(path, read_only=True)
    assert left.exists()
    sit(path)
    assert not left.exists()
    assert other.exists()


def test_two_writes_within_one_tick_are_told_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, other = make(path), sit(path)
    other.run(add, title="theirs")
    assert isinstance(desk._file, PanelFile)
    looks = desk._file._storage.signature
    monkeypatch.setattr(storage.DurableStorage, "look", lambda self: looks)
    desk.run(add, title="mine")
    assert [item.title for item in desk.register.all(WorkItem)][-2:] == ["theirs", "mine"]


def test_a_record_that_could_not_be_read_back_is_never_written(path: Path) -> None:
    desk = make(path)
    before = path.read_bytes()
    for spoilt in ({"minutes": "ten"}, {"title": "half \ud83d"}, {"id": "W007"}, {"title": None}):
        record = msgspec.structs.replace(desk.register.need(WorkItem, "W1"), **spoilt)

        def bad(register: Register, today: dt.date, /, *, record: WorkItem = record) -> Any:
            return Edit("Spoilt", (record,))

        with pytest.raises(Refused) as refused:
            desk.run(bad)
        assert refused.value.problems[0].code == "file.unfit-record"
    assert path.read_bytes() == before


def test_many_records_at_once_are_written_like_few(path: Path) -> None:
    desk = make(path, items(50))

    def all_over(register: Register, today: dt.date, /, *, step: int) -> Any:
        changed = [msgspec.structs.replace(item, comments=f"{step}") for item in register.all(WorkItem)]
        return Edit(f"Changed every {step}", tuple(changed[::step]))

    for step in (1, 7, 20, 49):
        desk.run(all_over, step=step)
        assert sit(path).register == desk.register
        assert path.read_bytes().count(b"\n") == sum(line != "" for line in path.read_text("utf-8").split("\n"))


def test_a_symbolic_link_to_the_file_is_followed(path: Path, tmp_path: Path) -> None:
    make(path).close()
    link = tmp_path / "link.json"
    link.symlink_to(path)
    sit(link).run(add, title="through the link")
    assert link.is_symlink()
    assert title_of(sit(path), "W4") == "through the link"
