"""An older format is brought up to date, after a backup."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from store.desk import Desk
from store.file import backups as room
from store.file import migrations
from store.file.backups import backups
from store.file.codec import FORMAT
from store.problems import FileTrouble
from tests.store.file.samples import NOON, add, items, make, sit, title_of

NOW = b'"format":%d' % FORMAT


def _from_the_first_sketch(document: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    for row in document["items"].values():
        row["title"] = row.pop("name")
    return document


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file of a made-up older format, in which an item's title was its name."""
    path = tmp_path / "panel.json"
    desk = make(path)
    desk.run(add, title="New")
    text = path.read_bytes().replace(NOW, b'"format":0')
    whole, journal = text.split(b'"changes":')
    path.write_bytes(whole.replace(b'"title"', b'"name"') + b'"changes":' + journal)
    (room.folder_of(path) / "panel.2021-07-12.json").unlink()
    monkeypatch.setattr(migrations, "STEPS", {0: _from_the_first_sketch, **migrations.STEPS})
    return path


def test_the_file_is_brought_up_to_date_after_a_backup(old: Path) -> None:
    before = old.read_bytes()
    desk = sit(old)
    assert title_of(desk, "W4") == "New"
    assert NOW in old.read_bytes()
    [backup] = backups(old)
    assert backup.path.name == "panel.2021-07-12.format-0.json"
    assert backup.note == "in format 0, before it was brought up to date"
    assert backup.path.read_bytes() == before
    assert desk.undoable == "Added New"
    desk.undo()
    assert sit(old).register == make(old.with_name("same.json")).register
    assert sorted(kept.note for kept in backups(old)) == ["", "in format 0, before it was brought up to date"]


def test_for_reading_only_the_disk_is_left_alone(old: Path) -> None:
    before = old.read_bytes()
    desk = Desk.open(old, read_only=True)
    assert title_of(desk, "W4") == "New"
    assert old.read_bytes() == before
    assert backups(old) == ()


def test_a_format_without_a_way_up_is_refused(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", {})
    before = old.read_bytes()
    with pytest.raises(FileTrouble, match="format 0"):
        sit(old)
    assert old.read_bytes() == before


def test_without_a_backup_nothing_is_migrated(old: Path) -> None:
    room.folder_of(old).rmdir()
    room.folder_of(old).write_bytes(b"in the way")
    before = old.read_bytes()
    with pytest.raises(FileTrouble):
        sit(old)
    assert old.read_bytes() == before


def test_if_the_disk_is_full_the_old_file_stands(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = old.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(FileTrouble, match="disk is full"):
            sit(old)
    assert old.read_bytes() == before
    assert title_of(sit(old), "W4") == "New"


def test_steps_run_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    make(path, items(1)).close()
    seen: list[int] = []

    def step(number: int) -> migrations.Step:
        def run(document: migrations.FileTables) -> migrations.FileTables:
            seen.append(number)
            return document

        return run

    from store.file.reading import split

    tables = split(path.read_bytes().replace(NOW, b'"format":-2'), path)
    done = migrations.up_to_date(tables, path, {number: step(number) for number in (-2, -1, 0)}, 1)
    assert seen == [-2, -1, 0]
    assert b'"format":1' in done["meta"]


def test_a_desk_reads_what_a_colleague_brought_up_to_date(old: Path) -> None:
    reader = Desk.open(old, read_only=True, clock=lambda: NOON)
    sit(old).run(add, title="Newer")
    assert reader.refresh()
    assert title_of(reader, "W5") == "Newer"
