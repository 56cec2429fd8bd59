"""Papers written out and data read in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.file import documents, guarded, lock
from store.file.backups import backups, folder_of, restore
from store.file.documents import free_name, read_document, write_beside_others, write_paper
from store.file.kinds import DATA
from store.problems import FileTrouble, Problem, Refused
from tests.store.file.samples import NOON, add, make


def test_a_paper_replaces_an_earlier_one_whole_and_only_when_told_to(tmp_path: Path) -> None:
    panel, paper = tmp_path / "panel.json", tmp_path / "paper.md"
    panel.write_text("{}", encoding="utf-8")
    paper.write_text("old", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        write_paper(b"new", paper, panel)
    assert refused.value.problems[0].code == "out.exists"
    assert str(refused.value.problems[0]) == (f"There is already a file {paper.resolve()}. Give another name.")
    assert paper.read_bytes() == b"old"
    assert write_paper(b"new", paper, panel, replace=True) == paper.resolve()
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
    assert trouble.value.problem.code == "out.trouble"
    assert "cannot be written" in trouble.value.problem.sentence


def test_a_proposed_name_gives_way_to_what_is_there(tmp_path: Path) -> None:
    panel = tmp_path / "panel.json"
    names = [write_beside_others(f"{n}".encode(), tmp_path / "a.b.md", panel).name for n in range(3)]
    assert names == ["a.b.md", "a.b-2.md", "a.b-3.md"]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"0", b"1", b"2"]
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    assert free_name(tmp_path / "gone.md").name == "gone-2.md"


def test_a_name_taken_between_looking_and_writing_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "paper.md"
    real = guarded.why_not_write

    def meanwhile(*paths: Path) -> Problem | None:
        problem = real(*paths)
        theirs.write_text("theirs", encoding="utf-8")
        return problem

    monkeypatch.setattr(guarded, "why_not_write", meanwhile)
    with pytest.raises(Refused):
        write_paper(b"mine", theirs, tmp_path / "panel.json")
    assert theirs.read_text(encoding="utf-8") == "theirs"
    assert write_beside_others(b"mine", theirs, tmp_path / "panel.json").name == "paper-2.md"


def test_nothing_written_out_takes_the_place_of_what_belongs_to_a_panel(tmp_path: Path) -> None:
    panel = tmp_path / "panel.json"
    desk = make(panel)
    desk.run(add, title="x")
    desk.drafts.keep("item:new", {"title": "half"})
    restore(panel, backups(panel)[0].path, NOON)
    desk.copy_to(tmp_path / "kept.json")
    (tmp_path / "other").mkdir()
    make(tmp_path / "other" / "llr.json").run(add, title="y")
    lock.lock_path(panel).touch()
    theirs = sorted(one for one in tmp_path.rglob("*") if one.is_file())
    assert len(theirs) == 8
    for one in (*theirs, folder_of(panel) / "new.md", tmp_path / "other" / "llr.json.lock"):
        before = one.read_bytes() if one.exists() else None
        for name in (one, tmp_path / "link"):
            with pytest.raises(Refused) as refused:
                write_paper(b"new", name, panel, replace=True)
            assert refused.value.problems[0].code in {"out.panel", "out.guarded"}
            (tmp_path / "link").unlink(missing_ok=True)
            (tmp_path / "link").symlink_to(one)
        (tmp_path / "link").unlink()
        assert (one.read_bytes() if one.exists() else None) == before


def test_a_private_paper_is_for_the_owners_of_the_file(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("modes are those of Unix")
    panel = tmp_path / "panel.json"
    make(panel).close()
    for number, rights in enumerate((0o600, 0o664)):
        panel.chmod(rights)
        for paper in (tmp_path / f"new{number}", tmp_path / "again"):
            write_paper(b"private", paper, panel, kind=DATA, replace=True)
            assert paper.stat().st_mode & 0o777 == rights & 0o660


def test_what_is_no_file_is_said_and_never_waited_for(tmp_path: Path) -> None:
    for name, words in (("folder", "is a folder"), ("pipe", "is not an ordinary file")):
        path = tmp_path / name
        path.mkdir() if name == "folder" else os.mkfifo(path)
        with pytest.raises(FileTrouble, match=words):
            read_document(path)
    with pytest.raises(FileTrouble, match="not an ordinary file"):
        read_document(Path(os.devnull))


def test_reading(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_bytes(b"[]")
    assert read_document(tmp_path / "data.json") == b"[]"
    with pytest.raises(FileTrouble) as trouble:
        read_document(tmp_path / "absent.json")
    assert "There is no file" in trouble.value.problem.sentence


def test_the_next_free_name_is_sought_again_where_one_was_taken_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, real, looked = tmp_path / "paper.md", documents.free_name, []
    wanted.write_text("theirs", encoding="utf-8")

    def too_early(path: Path) -> Path:
        looked.append(path)
        return path if len(looked) == 1 else real(path)

    monkeypatch.setattr(documents, "free_name", too_early)
    assert write_beside_others(b"mine", wanted, tmp_path / "panel.json").name == "paper-2.md"
    assert (len(looked), wanted.read_text(encoding="utf-8")) == (2, "theirs")
