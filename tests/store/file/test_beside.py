"""Copies that synchronising programs leave beside the file are named; other files are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.file.beside import copies, notices
from store.file.doctor import examine
from tests.store.file.samples import make

HELD_WHOLE = ("copies", "examine", "notices")

SURE = (
    "llr (conflicted copy 2026-01-02).json",
    "llr (Anna's conflicted copy 2026-01-02).json",
    "llr (ANNA-PC's conflicted copy 2026-01-02) (1).json",
    "llr (conflicted copy 2026-01-02 101500).json",
    "llr.sync-conflict-20260102-101500-ABCDEFG.json",
    "llr_conflict-20260102-101500.json",
    "llr [conflict].json",
    "llr-conflict.json",
    "llr (Anna Smith's case conflict).json",
)
PERHAPS = ("llr-ANNAS-LAPTOP.json", "llr-DESKTOP-1A2B3C.json", "llr (1).json", "llr 2.json")
NEVER = (
    "llr.json.lock",
    "llr.kept-2026-01-02-101500.json",
    "llr.set-aside-2026-01-02-101500.json",
    "llr.drafts-anna.json",
    "llrs.json",
    "other (conflicted copy 2026-01-02).json",
    "llr (conflicted copy).txt",
    "llr minutes of the meeting.json",
)


def put(folder: Path, name: str, panel: str = "one") -> Path:
    path = folder / name
    make(path).close()
    text = re.sub(rb'"panel":"[^"]*"', b'"panel":"%b"' % panel.encode(), path.read_bytes(), count=1)
    path.write_bytes(text)
    return path


@pytest.mark.parametrize("name", [*SURE, *PERHAPS])
def test_a_copy_that_a_synchronising_program_made_is_named(tmp_path: Path, name: str) -> None:
    path, copy = put(tmp_path, "llr.json"), put(tmp_path, name)
    assert copies(path) == [copy]
    [problem] = notices(path)
    assert problem.sentence == (
        f"Beside this file lies a copy that a synchronising program seems to have made: “{name}”."
    )
    assert f'secretariat merge "{name}"' in problem.cure
    assert problem.sentence in examine(path).sentences


@pytest.mark.parametrize("name", NEVER)
def test_other_files_are_not_named(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, "llr.json")
    put(tmp_path, name)
    assert copies(path) == []


@pytest.mark.parametrize("name", [*SURE, *PERHAPS])
def test_a_file_of_another_panel_or_program_is_not_named(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, "llr.json")
    put(tmp_path, name, "two")
    assert copies(path) == []
    (tmp_path / name).write_text('{"notes": []}', "utf-8")
    assert copies(path) == []


def test_several_are_counted(tmp_path: Path) -> None:
    path = put(tmp_path, "llr.json")
    for name in SURE[:5]:
        put(tmp_path, name)
    [problem] = notices(path)
    assert problem.code == "file.conflicted-copy"
    assert "Beside this file lie 5 copies" in problem.sentence
    assert problem.sentence.endswith(" and others.")
