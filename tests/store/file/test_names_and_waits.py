"""How files of one name are told apart, how much of a long name they bear, and whom nobody waits for."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.file import altered, backups, continuing, lock, pack_folder, papers_check, parts, programs, troubles
from store.file.drafts import Drafts
from store.file.guarded import why_not_write
from store.file.kinds import UNFINISHED
from store.file.owners import ALONE, beside, short
from store.file.panel_file import PanelFile
from store.file.place import write_new
from store.problems import FileTrouble
from store.records import Change, Paper, PaperFile, WorkItem
from store.register import Register
from tests.store.file.samples import NOON, PANEL, make, recalled, sit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def test_files_set_aside_in_one_second_are_numbered_from_two_on(path: Path) -> None:
    make(path).close()
    names = [backups._set_aside(path, NOON) for _ in range(3)]
    stem = f"panel.set-aside-{NOON:%Y-%m-%d-%H%M%S}"
    assert [one.name for one in names if one] == [f"{stem}.json", f"{stem}-2.json", f"{stem}-3.json"]
    assert backups._set_aside(path.with_name("absent.json"), NOON) is None


def test_backups_of_several_panels_under_one_name_are_numbered_from_two_on(path: Path) -> None:
    make(path).close()
    folder = path.with_name("kept")
    folder.mkdir()
    for other in ("panel.2021-07-01.json", "panel.2021-07-01-2.json"):
        (folder / other).write_bytes(b"{}")
    assert backups._keep(path, folder, "panel.2021-07-01", ".json")
    assert sorted(one.name for one in folder.iterdir()) == [
        "panel.2021-07-01-2.json",
        "panel.2021-07-01-3.json",
        "panel.2021-07-01.json",
    ]
    assert not backups._keep(path, folder, "panel.2021-07-01", ".json")


@pytest.mark.parametrize(
    ("made", "most"),
    [
        (lambda stem, path: Drafts(path.with_name(f"{stem}.json"), "a")._name.removesuffix(".drafts-a"), 150),
        (lambda name, path: Drafts(path, name)._name.removeprefix("panel.drafts-"), 70),
        (lambda name, path: short(name, 60), 60),
    ],
)
def test_a_long_name_is_cut_where_more_is_added_to_it(made: Any, most: int, path: Path) -> None:
    for length in (1, most - 1, most):
        assert made("p" * length, path) == "p" * length
    cut = made("p" * (most + 1), path)
    assert len(cut) == most
    assert cut.startswith("p" * (most - 9) + "~")


def test_a_part_is_known_by_sixteen_signs_of_its_digest() -> None:
    assert parts._digest(b"one change") == blake2b(b"one change", digest_size=8).hexdigest()
    assert len(parts._digest(b"")) == 16


def test_a_file_is_as_it_was_saved_until_something_is_altered(path: Path) -> None:
    make(path).close()
    day = dt.date(2021, 7, 12)
    assert PanelFile.open(path, day=day, read_only=True).as_saved is True
    path.write_bytes(path.read_bytes().replace(b"Borsetshire", b"Borsetshyre").replace(b'"title":"', b'"title":"x', 1))
    assert PanelFile.open(path, day=day, read_only=True).as_saved is False


class Waited(Exception):
    """Somebody was waited for."""


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Have every lock of drafts held by somebody, and note for how many seconds each is waited for."""
    asked: list[float] = []

    @contextmanager
    def writing(place: Path, patience: float = 9) -> Iterator[None]:
        asked.append(patience)
        if patience < 99:
            raise troubles.os_trouble(OSError(13, "held"), place, "saved")
        yield

    monkeypatch.setattr(lock, "writing", writing)
    return asked


def test_a_window_that_takes_up_drafts_is_not_waited_for(path: Path, waits: list[float]) -> None:
    for name in ("ada", "bob"):
        left = Drafts(path, name)
        left.keep("a", {"title": name})
        left.close()
    mine = Drafts(path, "ada")
    assert mine.waiting() == ()
    mine.empty(("a",), ("title",))
    assert waits
    assert set(waits) == {0}


def test_drafts_of_another_clerk_are_emptied_and_what_cannot_be_read_or_has_nothing_is_left(path: Path) -> None:
    for name, key in (("ada", "a"), ("bob", "b"), ("cat", "c")):
        left = Drafts(path, name)
        left.keep(key, {"title": name, "comments": "x"})
        left.close()
    damaged = next(path.parent.glob("*.drafts-cat.json"))
    damaged.write_text("{", encoding="utf-8")
    other = next(path.parent.glob("*.drafts-bob.json"))
    before = other.stat().st_ino
    Drafts(path, "dan").empty(("a",), ("title",))
    assert recalled(Drafts(path, "ada"), "a") == {"title": "", "comments": "x"}
    assert (other.stat().st_ino, damaged.read_text(encoding="utf-8")) == (before, "{")
    assert recalled(Drafts(path, "bob"), "b") == {"title": "bob", "comments": "x"}


@pytest.mark.parametrize(("there", "name"), [(0, ""), (1, ".2"), (997, ".998"), (998, ".999"), (999, ".4711")])
def test_windows_of_one_clerk_are_numbered_up_to_999(
    path: Path, monkeypatch: pytest.MonkeyPatch, there: int, name: str
) -> None:
    taken = {f"panel.drafts-ada{f'.{number}' if number > 1 else ''}.json" for number in range(1, there + 1)}
    monkeypatch.setattr(Path, "exists", lambda self: self.name in taken)
    monkeypatch.setattr(os, "getpid", lambda: 4711)
    assert Drafts(path, "ada")._free_place().name == f"panel.drafts-ada{name}.json"


def test_a_disk_is_not_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path).close()
    disk = path.with_name("disk")
    monkeypatch.setattr(stat, "S_ISBLK", lambda _: True)
    assert why_not_write(disk, Path("named"), path) is None
    disk.write_bytes(b"x")
    problem = why_not_write(disk, Path("named"), path)
    assert problem is not None
    assert (problem.code, problem.sentence) == ("out.guarded", "named is a disk.")


@pytest.mark.skipif(os.name != "posix", reason="Windows is asked otherwise")
@pytest.mark.parametrize(
    ("trouble", "ended"),
    [(None, False), (ProcessLookupError(3, "gone"), True), (PermissionError(1, "not yours"), False)],
)
def test_a_program_has_ended_only_if_there_is_none_of_its_number(
    monkeypatch: pytest.MonkeyPatch, trouble: OSError | None, ended: bool
) -> None:
    asked: list[tuple[int, int]] = []

    def kill(number: int, signal: int) -> None:
        asked.append((number, signal))
        if trouble is not None:
            raise trouble

    monkeypatch.setattr(os, "kill", kill)
    assert programs.has_ended(f"{programs.host()} 4711") is ended
    assert asked == [(4711, 0)]
    assert not programs.has_ended("elsewhere 4711")
    assert not programs.has_ended(f"{programs.host()} x")


def test_what_a_lock_leaves_beside_it_for_a_moment_is_swept_up_with_the_rest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endings: list[str] = []
    real = beside

    def noted(place: Path, ending: str) -> Path:
        endings.append(ending)
        return real(place, ending)

    monkeypatch.setattr(lock, "beside", noted)
    path.write_text("x")
    lock._now(path, ALONE)
    assert lock._clear_away(path, path.stat())
    assert endings == ["look", "left"]
    assert list(path.parent.iterdir()) == []
    assert {f".*.{ending}" for ending in endings} <= set(UNFINISHED.names)


def test_papers_that_lie_in_other_folders_are_told_in_the_order_of_their_names(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = path.with_name("panel.papers")
    for name, held in (("c.papers", 2), ("a.papers", 1), ("b.papers", 0)):
        other = path.with_name(name)
        other.mkdir()
        for number in range(held):
            (other / f"{number}.pdf").write_bytes(b"x")
    path.with_name("d.papers").write_bytes(b"no folder")
    found_in = [path.with_name(f"{name}.papers") for name in "cadb"]
    monkeypatch.setattr(Path, "glob", lambda _self, _pattern: iter(found_in))
    assert list(papers_check._elsewhere(folder, ["0.pdf", "1.pdf"])) == [
        "1 of the missing files stands in a.papers: move what is there to panel.papers.",
        "2 of the missing files stand in c.papers: move what is there to panel.papers.",
    ]
    assert list(papers_check._elsewhere(folder, ["1.pdf"])) == [
        "It stands in c.papers: move what is there to panel.papers."
    ]


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((), ""),
        (("c.pdf", "a.pdf"), "a.pdf, c.pdf"),
        (("c.pdf", "a.pdf", "b.pdf"), "a.pdf, b.pdf, c.pdf"),
        (("d.pdf", "c.pdf", "a.pdf", "b.pdf"), "a.pdf, b.pdf, c.pdf and 1 more"),
    ],
)
def test_three_strangers_among_papers_are_named(path: Path, others: tuple[str, ...], told: str) -> None:
    folder = path.with_name("panel.papers")
    folder.mkdir()
    for name in (*others, "0.pdf"):
        (folder / name).write_bytes(b"x")
    words = f"In panel.papers lie files that no paper and no change names: {told}."
    assert list(papers_check._strangers(folder, ["0.pdf"], [b"nothing"])) == ([words] if told else [])


@pytest.mark.parametrize(("alone", "asked"), [({}, 1), ({"alone": False}, 1), ({"alone": True}, 0)])
def test_a_new_file_is_written_under_its_lock_unless_nobody_else_can_know_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, alone: dict[str, bool], asked: int
) -> None:
    locked: list[Path] = []

    @contextmanager
    def writing(place: Path) -> Iterator[None]:
        locked.append(place)
        yield

    monkeypatch.setattr(lock, "writing", writing)
    write_new(path, [b"{}"], **alone)
    assert (len(locked), path.read_bytes()) == (asked, b"{}")
    with pytest.raises(FileTrouble) as trouble:
        write_new(path, [b"{}"], **alone)
    assert trouble.value.problem.code == "file.exists"


@pytest.mark.parametrize("end", [KeyboardInterrupt, None])
def test_a_lock_that_was_not_taken_is_not_held_open(
    path: Path, monkeypatch: pytest.MonkeyPatch, end: type[BaseException] | None
) -> None:
    opened: list[int] = []

    def taken(descriptor: int, place: Path, *, made: bool) -> bool:
        opened.append(descriptor)
        if end is not None:
            raise end
        return False

    monkeypatch.setattr(lock, "_taken", taken)
    with pytest.raises(end or FileTrouble), lock.writing(path, 0):
        pass
    assert opened
    for descriptor in opened:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)


@pytest.mark.parametrize(("count", "latest"), [(1, ""), (2, "the latest, "), (9, "the latest, ")])
def test_the_latest_of_several_changes_is_told_as_such(count: int, latest: str) -> None:
    change = Change(id="C7", at=NOON, who="ann", sentence="Added x", touched=())
    written = b'"7":' + msgspec.json.encode(change)
    assert continuing._words(written, count) == f" ({latest}by ann: “Added x”)"
    assert continuing._words(None, count) == continuing._words(b'"7":{', count) == ""


def test_a_file_that_is_as_it_was_saved_is_not_gone_through_for_what_was_altered(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path).close()
    gone_through: list[Path] = []

    def noted(_contents: object, _archive: object, place: Path) -> tuple[()]:
        gone_through.append(place)
        return ()

    monkeypatch.setattr(altered, "remarks", noted)
    desk = sit(path)
    assert (desk.remarks, gone_through) == ((), [])
    monkeypatch.setattr(PanelFile, "as_saved", False)
    for _ in range(2):
        assert sit(path).remarks == ()
    other = sit(path)
    assert (other.remarks, other.remarks, len(gone_through)) == ((), (), 3)


@pytest.mark.parametrize(
    ("written", "said"),
    [(b"desk 4711", "desk 4711"), (b"d\xe9sk 4711", "d\ufffdsk 4711"), (b"", ""), (b"x" * 401, "x" * 400)],
)
def test_what_a_holder_wrote_into_a_lock_is_read_whatever_it_is(path: Path, written: bytes, said: str) -> None:
    path.write_bytes(written)
    with path.open("rb") as file:
        assert lock._said(file.fileno()) == said


@pytest.mark.parametrize(
    ("beyond", "told"),
    [
        (0, []),
        (1, ["1 more file of papers is missing or altered."]),
        (2, ["2 more files of papers are missing or altered."]),
    ],
)
def test_of_many_papers_that_are_missing_a_few_are_named_and_the_rest_counted(
    path: Path, beyond: int, told: list[str]
) -> None:
    many = papers_check._FEW + beyond
    files = tuple(PaperFile(name=f"{number}.pdf", sha256=f"{number:064x}", size=1) for number in range(many))
    item = WorkItem(id="W1", title="Plan", papers=(Paper(what="report", files=files),))
    remarks = papers_check.checked_papers(Register.of(PANEL, item), [], path).remarks
    assert list(remarks[papers_check._FEW :]) == told


@pytest.mark.parametrize("name", ["plain", "pack [1]", "what?", "a*b", "[!x]", "]"])
def test_a_name_is_sought_as_it_stands_whatever_signs_are_in_it(name: str) -> None:
    others = ["plainx", "pack 1", "whats", "aab", "y", "x", ""]
    assert [one for one in (name, *others) if fnmatchcase(one, pack_folder._glob(name))] == [name]
