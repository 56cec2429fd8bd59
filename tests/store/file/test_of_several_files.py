"""Of several files and parts: the first, in order, one of them or all; what cannot be cleared."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import msgspec
import pytest

from store.file import lock, parts
from store.file.pack_folder import standing_index
from store.file.panel_file import PanelFile
from store.file.papers_check import _elsewhere, _strangers
from store.file.papers_folder import named_of, place_of_file
from store.records import Asker, ContactDetails, PaperFile, Question, WorkItem
from store.register import Register
from tests.store.file.samples import DAY, NOON, PANEL, make, rename, sit
from tests.store.journal.test_undoing import edit_question, purge


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file hold two changes."""
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)


PACK = ("index.json", "public.pdf")


@pytest.mark.usefixtures("backwards")
def test_of_several_packs_that_were_left_the_first_goes_back_and_the_others_go(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        left = tmp_path / f".pack.{number}.left"
        left.mkdir()
        (left / "index.json").write_text(str(number))
    assert standing_index(tmp_path / "pack", PACK) == b"1"
    assert [one.name for one in tmp_path.iterdir()] == ["pack"]


@pytest.mark.parametrize("ending", ["left", "new"])
def test_what_cannot_be_cleared_away_stops_no_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "index.json").write_text("{}")
    (tmp_path / f".pack.1.{ending}").mkdir()

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr(os, "rmdir", refused)
    assert standing_index(tmp_path / "pack", PACK) == b"{}"


@pytest.mark.usefixtures("backwards", "few")
def test_strangers_among_the_parts_are_told_in_order_and_parts_of_this_panel_are_none(path: Path) -> None:
    desk = make(path)
    for number in range(6):
        desk.run(rename, item="W1", title=f"t{number}")
    folder = path.with_name("panel.journal")
    for name in ("b.json", "a.json", "a.txt"):
        (folder / name).write_text("{}")
    whole = min(folder.glob("panel.*.json"))
    shutil.copy(whole, folder / "c.json")
    archive = parts.Archive(path, desk._file.contents.meta.panel, "panel", ())
    assert [one.name for one in archive.strangers()] == ["a.json", "b.json", "c.json"]


@pytest.mark.usefixtures("few")
def test_the_head_of_a_part_names_what_it_touches_and_who_wrote_it_in_order(path: Path) -> None:
    for number, who in enumerate(("cat", "ann", "ben", "ann")):
        desk = make(path, who=who) if number == 0 else sit(path, who)
        desk.run(rename, item=f"W{3 - number % 3}", title=f"t{number}")
        desk.close()
    heads = [parts._as_head(parts._read_head(one) or b"") for one in sorted(path.with_name("panel.journal").iterdir())]
    assert [(one.who, one.touched) for one in heads if one] == [(("ann", "cat"), ("W2", "W3"))]


def test_one_of_several_whose_details_go_is_enough_for_a_part_to_be_written_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    private = ContactDetails(address="1 Street")
    make(path, [PANEL, Question(id="Q1", asker=Asker(name="A", private=private), text="Why?", received_at=NOON)])
    desk = sit(path)
    for number in range(5):
        desk.run(edit_question, address=f"{number} Elsewhere")
    archive = desk._file.archive
    assert isinstance(archive, parts.Archive)
    assert len(archive.parts) > 1
    fresh, gone = archive.forgetting(["Q1", "Q2"])
    assert len(gone) == len(archive.parts)
    assert [one.digest for one in fresh.parts] != [one.digest for one in archive.parts]
    [gone_file] = [one for one in path.with_name("panel.journal").iterdir() if archive.parts[0].digest in one.name]
    away = gone_file.rename(path.parent / "away")
    without, _ = parts.Archive(path, archive._panel, archive._home, archive.parts).forgetting(["Q1"])
    assert without.parts[0] == archive.parts[0]
    away.rename(gone_file)
    again, none = fresh.forgetting(["Q2"])
    assert (again.parts, none) == (fresh.parts, ())
    desk.run(purge)
    assert b"Elsewhere" not in b"".join(one.read_bytes() for one in path.parent.rglob("*.json") if one != path)


def test_a_part_in_a_folder_kept_shut_may_be_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parts._may_be_there(path) is False
    path.write_text("x")
    assert parts._may_be_there(path) is True

    def shut(self: Path) -> os.stat_result:
        raise PermissionError(errno.EACCES, "shut")

    monkeypatch.setattr(Path, "lstat", shut)
    assert parts._may_be_there(path) is True


def test_the_first_file_of_a_paper_is_what_is_read(path: Path) -> None:
    file = PaperFile(name="report.docx", sha256="a" * 64, pdf="b" * 64, size=3, pages=1)
    assert place_of_file(path, file).name == named_of(file)[0] == f"{'a' * 64}.docx"


STRANGERS: dict[int, str] = {
    1: "a0",
    3: "a0, a1, a2",
    4: "a0, a1, a2 and 1 more",
    6: "a0, a1, a2 and 3 more",
}


@pytest.mark.parametrize("count", STRANGERS)
def test_up_to_three_strangers_among_the_papers_are_named_and_more_are_counted(tmp_path: Path, count: int) -> None:
    for number in reversed(range(count)):
        (tmp_path / f"a{number}").write_text("x")
    assert list(_strangers(tmp_path, (), ())) == [
        f"In {tmp_path.name} lie files that no paper and no change names: {STRANGERS[count]}."
    ]
    assert list(_strangers(tmp_path, [f"a{number}.pdf" for number in range(count)], ())) == []
    lines = [b'"1":{"sha256":"a%d"}' % number for number in range(count)]
    assert list(_strangers(tmp_path, (), lines)) == []
    assert list(_strangers(tmp_path / "absent", (), ())) == []


def test_unfinished_copies_of_papers_are_counted_apart(tmp_path: Path) -> None:
    for name in (".a.1.new", ".b.2.saving"):
        (tmp_path / name).write_text("x")
    assert list(_strangers(tmp_path, (), ())) == [
        f"In {tmp_path.name} lie unfinished copies of papers (2), which can be deleted."
    ]


@pytest.mark.parametrize(
    ("missing", "held", "words"),
    [
        (1, 1, "It stands in other.papers: move what is there to panel.papers."),
        (2, 1, "1 of the missing files stands in other.papers: move what is there to panel.papers."),
        (2, 2, "2 of the missing files stand in other.papers: move what is there to panel.papers."),
        (2, 0, ""),
    ],
)
def test_papers_that_stand_under_another_name_are_told_with_the_way(
    tmp_path: Path, missing: int, held: int, words: str
) -> None:
    (tmp_path / "other.papers").mkdir()
    (tmp_path / "other").mkdir()
    for number in range(held):
        (tmp_path / "other.papers" / f"{number}.pdf").write_text("x")
    wanted = [f"{number}.pdf" for number in range(missing)]
    assert list(_elsewhere(tmp_path / "panel.papers", wanted)) == ([words] if words else [])


def test_a_file_is_open_for_writing_unless_it_was_asked_otherwise(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[Path] = []
    real = lock.writing
    monkeypatch.setattr(lock, "writing", lambda of, *more: waited.append(of) or real(of, *more))  # type: ignore[func-returns-value]
    PanelFile.create(path, Register.of(PANEL, WorkItem(id="W1", title="x"))).close()
    assert waited == [path]
    PanelFile.create(path.with_name("alone.json"), Register.of(PANEL), alone=True).close()
    assert waited == [path]
    file = PanelFile.open(path, day=DAY)
    assert (file.read_only, file.slow, file.waits, file.role) == ("", False, True, "")
    with file.writing() as changed:
        assert changed is False
    assert msgspec.structs.astuple(file.contents.meta)[0] == 5
    file.close()
    assert PanelFile.open(path, day=DAY, read_only=True).read_only
