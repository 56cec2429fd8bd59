"""Papers written out and data read in."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.file.documents import read_document, write_paper
from store.problems import FileTrouble, Refused


def test_a_paper_replaces_an_earlier_one_whole(tmp_path: Path) -> None:
    panel, paper = tmp_path / "panel.json", tmp_path / "paper.md"
    panel.write_text("{}", encoding="utf-8")
    paper.write_text("old", encoding="utf-8")
    assert write_paper(b"new", paper, panel) == paper.resolve()
    assert paper.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["panel.json", "paper.md"]


def test_the_panels_own_file_is_never_written_over(tmp_path: Path) -> None:
    panel = tmp_path / "panel.json"
    panel.write_text("{}", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(panel)
    for path in (panel, link):
        with pytest.raises(Refused) as refused:
            write_paper(b"new", path, panel)
        assert refused.value.problems[0].cure
    assert panel.read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize("name", ["absent/paper.md", "", "a\0b"])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble) as trouble:
        write_paper(b"new", tmp_path / name, tmp_path / "panel.json")
    assert "cannot be written" in trouble.value.problem.sentence


def test_reading(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_bytes(b"[]")
    assert read_document(tmp_path / "data.json") == b"[]"
    with pytest.raises(FileTrouble) as trouble:
        read_document(tmp_path / "absent.json")
    assert "cannot be read" in trouble.value.problem.sentence
