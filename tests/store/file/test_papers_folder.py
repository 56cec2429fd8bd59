"""The papers beside the panel's file: kept once and whole, and what the doctor says of them when they are not."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from store.commands.programme.papers import add_paper, remove_paper, replace_file, withdraw_paper
from store.desk import Desk
from store.file.doctor import Verdict, examine
from store.file.documents import write_paper
from store.file.papers_folder import folder_of, keep
from store.file.whole import files_of
from store.problems import FileTrouble, Refused
from store.records import Panel, WorkItem
from tests.store.drawing import FILES
from tests.store.file.samples import make

HELD_WHOLE = ("examine",)

ONE, OTHER = FILES
NAMES = tuple(f"{one.facts.sha256}.pdf" for one in FILES)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


@pytest.fixture
def desk(path: Path) -> Desk:
    records = (Panel(id="PANEL", name="A panel"), *(WorkItem(id=f"W{n}", title=f"Item {n}") for n in (1, 2)))
    return make(path, [*records])


def kept(path: Path) -> set[str]:
    return {one.name for one in folder_of(path).iterdir()} if folder_of(path).is_dir() else set()


def test_a_copy_of_the_file_has_its_papers_and_their_marks_beside_it(desk: Desk, path: Path, tmp_path: Path) -> None:
    desk.run(add_paper, item="W1", files=(ONE,))
    desk.run(add_paper, item="W2", files=(OTHER,))
    marks = f"{OTHER.facts.sha256}.marks"
    (folder_of(path) / marks).write_bytes(b"marks")
    (folder_of(path) / NAMES[0]).unlink()
    (folder_of(path) / "strange.txt").write_bytes(b"of no paper")
    copy = tmp_path / "elsewhere" / "copy.json"
    copy.parent.mkdir()
    desk.copy_to(copy)
    assert kept(copy) == {NAMES[1], marks}, "what is missing here is missing there"
    assert (folder_of(copy) / NAMES[1]).read_bytes() == OTHER.keeps[0].data
    assert set(files_of(copy)) == {copy, folder_of(copy) / NAMES[1], folder_of(copy) / marks}
    other = Desk.open(copy)
    assert other.register == desk.register
    other.close()


def test_nothing_written_out_takes_the_place_of_a_paper(desk: Desk, path: Path) -> None:
    desk.run(add_paper, item="W1", files=(ONE,))
    paper = folder_of(path) / NAMES[0]
    for target in (paper, folder_of(path) / "new.pdf"):
        with pytest.raises(Refused, match="among the papers kept beside"):
            write_paper(b"x", target, path, replace=True)
    assert paper.read_bytes() == ONE.keeps[0].data


def test_a_file_is_kept_once_whoever_names_it_and_no_version_goes(desk: Desk, path: Path) -> None:
    desk.run(add_paper, item="W1", files=(ONE,))
    desk.run(add_paper, item="W2", files=(ONE,))
    assert kept(path) == {NAMES[0]}
    desk.run(replace_file, item="W1", file=OTHER, reason="Put right")
    desk.run(withdraw_paper, item="W1", reason="Not ready")
    desk.run(remove_paper, item="W2")
    assert kept(path) == set(NAMES)
    for one in FILES:
        assert (folder_of(path) / f"{one.facts.sha256}.pdf").read_bytes() == one.keeps[0].data
    assert examine(path).verdict is Verdict.SOUND


def test_the_folder_and_its_files_are_for_the_owners_alone(desk: Desk, path: Path) -> None:
    desk.run(add_paper, item="W1", files=(ONE,))
    for one in (folder_of(path), *folder_of(path).iterdir()):
        assert one.stat().st_mode & 0o077 == path.stat().st_mode & 0o077


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_where_a_paper_cannot_be_kept_nothing_is_recorded_and_nothing_half_is_left(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def fails(_: int) -> None:
        raise OSError(fault, os.strerror(fault))

    before = path.read_bytes()
    monkeypatch.setattr("store.file.papers_folder.os.fsync", fails)
    with pytest.raises(FileTrouble) as caught:
        desk.run(add_paper, item="W1", files=(ONE,))
    assert caught.value.problem.code == "papers.folder"
    assert caught.value.problem.cure
    assert path.read_bytes() == before
    assert desk.register.need(WorkItem, "W1", "item").papers == ()
    assert kept(path) == set()


def test_what_is_damaged_is_made_good_when_the_same_file_comes_again(path: Path, desk: Desk) -> None:
    keep(b"%PDF-1.7 whole", ".pdf", path)
    place = folder_of(path) / f"{sha256(b'%PDF-1.7 whole').hexdigest()}.pdf"
    place.write_bytes(b"%PDF-1.7 wh")
    keep(b"%PDF-1.7 whole", ".pdf", path)
    assert place.read_bytes() == b"%PDF-1.7 whole"


def lose(path: Path) -> None:
    (folder_of(path) / NAMES[0]).unlink()


def alter(path: Path) -> None:
    (folder_of(path) / NAMES[0]).write_bytes(b"%PDF-1.7 other")


def put_beside(path: Path) -> None:
    (folder_of(path) / f"{'0' * 64}.pdf").write_bytes(b"%PDF-1.7 stranger")


def rename(path: Path) -> None:
    folder_of(path).rename(path.with_name("before.papers"))


def leave_half(path: Path) -> None:
    (folder_of(path) / f".{NAMES[0]}.1.new").write_bytes(b"%PDF")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lose, ["The file of paper 1 for W1, version 1 is not in panel.papers."]),
        (
            alter,
            ["The file of paper 1 for W1, version 1 was altered after it was added."],
        ),
        (put_beside, [f"In panel.papers lie files that no paper and no change names: {'0' * 64}.pdf."]),
        (
            rename,
            [
                "The file of paper 1 for W1, version 1 is not in panel.papers.",
                "The file of paper 1 for W1, version 2 is not in panel.papers.",
                "2 of the missing files stand in before.papers: move what is there to panel.papers.",
            ],
        ),
        (leave_half, ["In panel.papers lie unfinished copies of papers (1), which can be deleted."]),
    ],
)
def test_the_doctor_names_what_is_missing_altered_or_lies_about(
    desk: Desk, path: Path, harm: Callable[[Path], None], told: list[str]
) -> None:
    desk.run(add_paper, item="W1", files=(ONE,))
    desk.run(replace_file, item="W1", file=OTHER, reason="Put right")
    harm(path)
    report = examine(path)
    assert report.verdict is Verdict.REMARKS
    assert list(report.sentences[1:]) == told
    put_back = any("Put the files back" in one for one in report.advice)
    assert put_back is (harm in {lose, alter, rename})


def test_a_file_that_only_the_journal_names_is_no_stranger_and_comes_back_with_undo(desk: Desk, path: Path) -> None:
    desk.run(add_paper, item="W1", files=(ONE,))
    desk.undo()
    assert examine(path).verdict is Verdict.SOUND
    desk.redo()
    assert examine(path).verdict is Verdict.SOUND
    assert kept(path) == {NAMES[0]}


def test_it_is_said_what_backups_do_not_hold(desk: Desk, path: Path) -> None:
    assert not any("Backups hold" in one for one in examine(path).advice)
    desk.run(add_paper, item="W1", files=FILES)
    assert examine(path).advice[-1] == (
        f"Backups hold the records, and not the 2 files of papers: keep a copy of {folder_of(path)} too."
    )
