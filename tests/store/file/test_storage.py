"""A write is there, whole, or it never happened."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB, where

from store.file import storage
from store.file.storage import DurableStorage, UnconfirmedError
from tests.store.file.samples import HOSTILE

OLD = {"t": {"1": {"a": "old"}}}
NEW = {"t": {"1": {"a": "new" * 1000}}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "panel.json"
    DurableStorage(path).write(OLD)
    return path


def test_tinydb_works_on_it_through_its_tables(tmp_path: Path) -> None:
    db = TinyDB(tmp_path / "db.json", storage=DurableStorage)
    table = db.table("things", cache_size=0)
    for text in HOSTILE:
        table.insert({"text": text})
    table.update({"seen": True}, where("text") == HOSTILE[0])
    table.remove(where("text") == HOSTILE[1])
    table.upsert({"text": "new", "n": 1.5}, where("text") == "new")
    again = TinyDB(tmp_path / "db.json", storage=DurableStorage).table("things")
    assert [row["text"] for row in again.all()] == [HOSTILE[0], *HOSTILE[2:], "new"]
    assert again.get(doc_id=1) == {"text": HOSTILE[0], "seen": True}
    stock = TinyDB(tmp_path / "db.json", encoding="utf-8")
    assert stock.table("things").all() == again.all()
    stock.close()


def test_no_file_and_an_empty_file_read_as_nothing(tmp_path: Path) -> None:
    assert DurableStorage(tmp_path / "none.json").read() is None
    (tmp_path / "empty.json").write_bytes(b" \n")
    assert DurableStorage(tmp_path / "empty.json").read() is None


def test_records_and_ready_made_json_may_be_mixed(path: Path) -> None:
    class Thing(msgspec.Struct):
        name: str

    DurableStorage(path).write({"t": {"1": Thing("ŵ"), "2": msgspec.Raw(b'{"raw":1}'), "3": {"x": [1]}}})
    assert json.loads(path.read_bytes()) == {"t": {"1": {"name": "ŵ"}, "2": {"raw": 1}, "3": {"x": [1]}}}


class Measured(msgspec.Struct):
    """A record with a number."""

    name: str
    number: float


@pytest.mark.parametrize(
    "value",
    [float("nan"), [float("inf")], {"x": (float("-inf"),)}, [Measured("whole", 1), Measured("none", float("nan"))]],
)
def test_what_json_cannot_hold_is_refused_before_the_disk_is_touched(path: Path, value: object) -> None:
    with pytest.raises(ValueError, match="NaN"):
        DurableStorage(path).write({"t": {"1": {"a": value}}})
    assert DurableStorage(path).read() == OLD


@pytest.mark.parametrize("value", [object(), "\ud800"])
def test_what_cannot_be_written_out_leaves_the_file_alone(path: Path, value: object) -> None:
    before = path.read_bytes(), path.stat().st_ino
    with pytest.raises((TypeError, ValueError)):
        DurableStorage(path).write({"t": {"1": {"a": value}}})
    assert (path.read_bytes(), path.stat().st_ino) == before


def _fail(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


def _write_some_then_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    taken: list[int] = []

    def write(descriptor: int, data: bytes) -> int:
        if taken:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken.append(real(descriptor, data[:7]))
        return taken[0]

    monkeypatch.setattr(os, "write", write)


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "opening": lambda patch: patch.setattr(os, "open", _fail(errno.EACCES)),
    "the first byte": lambda patch: patch.setattr(os, "write", _fail(errno.EIO)),
    "the disk full half-way": _write_some_then_fail,
    "making it safe": lambda patch: patch.setattr(os, "fsync", _fail(errno.EIO)),
    "the mode": lambda patch: patch.setattr(os, "fchmod", _fail(errno.EPERM)),
    "renaming": lambda patch: patch.setattr(Path, "replace", _fail(errno.EACCES)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_before_the_rename_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    store = DurableStorage(path)
    with monkeypatch.context() as patch:
        FAULTS[fault](patch)
        with pytest.raises(OSError, match=r"\S"):
            store.write(NEW)
    assert store.read() == OLD
    assert [file.name for file in path.parent.iterdir()] == ["panel.json"]
    store.write(NEW)
    assert store.read() == NEW


def test_an_interruption_leaves_no_temporary_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            DurableStorage(path).write(NEW)
    assert [file.name for file in path.parent.iterdir()] == ["panel.json"]


def test_a_folder_that_cannot_be_made_safe_is_told_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = DurableStorage(path)
    with monkeypatch.context() as patch:
        patch.setattr(storage, "sync_folder", _fail(errno.EIO))
        with pytest.raises(UnconfirmedError):
            store.write(NEW)
    assert store.read() == NEW


@pytest.mark.parametrize(("number", "raised"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_system_that_cannot_sync_folders_is_left_in_peace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, raised: bool
) -> None:
    monkeypatch.setattr(os, "fsync", _fail(number))
    if raised:
        with pytest.raises(OSError, match=os.strerror(number)):
            storage.sync_folder(tmp_path)
    else:
        storage.sync_folder(tmp_path)


def test_short_writes_are_carried_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:100]))
    DurableStorage(path).write(NEW)
    assert DurableStorage(path).read() == NEW


def test_the_order_is_write_then_sync_then_rename_then_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        real_sync(descriptor)

    def replace(self: Path, target: Path) -> Path:
        seen.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    DurableStorage(path).write(NEW)
    assert seen == ["file", "rename", "folder"]


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_new_file_is_private_and_an_old_one_keeps_its_mode(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    DurableStorage(path).write(NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@pytest.mark.skipif(os.name != "posix", reason="links are a matter of POSIX")
def test_a_symbolic_link_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    DurableStorage(link).write(NEW)
    assert link.is_symlink()
    assert DurableStorage(path).read() == NEW


def test_every_write_has_a_temporary_name_of_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        names.append(self.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    for _ in range(20):
        DurableStorage(path).write(NEW)
    assert len(set(names)) == 20


def test_only_its_own_leftovers_are_counted(path: Path) -> None:
    mine = path.with_name(".panel.json.0123456789ab.saving")
    for name in (mine.name, ".other.json.0123456789ab.saving", ".panel.json.saving", "panel.json.lock"):
        path.with_name(name).write_bytes(b"x")
    assert DurableStorage(path).leftovers() == [mine]
