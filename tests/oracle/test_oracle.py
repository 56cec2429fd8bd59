"""Where the programs that judge our papers are missing, that is said, and nothing fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.oracle import judges
from tests.oracle.__main__ import JUDGES, main


def test_what_is_missing_is_named_and_the_papers_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(judges, "find_spec", lambda _name: None)
    assert main(tmp_path) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == [judge.name for judge in JUDGES]
    assert said[0] == "veraPDF: not asked, because this is missing here: a Java development kit, 17 or newer"
    assert said[1] == "qpdf: not asked, because this is missing here: the program qpdf"
    assert (tmp_path / "programme.pdf").read_bytes().startswith(b"%PDF")


def test_a_judge_that_sees_no_fault_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blind = JUDGES[1]._replace(missing=lambda: "", ask=lambda _files: [])
    monkeypatch.setattr("tests.oracle.__main__.JUDGES", (blind,))
    assert main(tmp_path) == 1
    assert "not believed" in capsys.readouterr().out
