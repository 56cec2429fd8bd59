"""The lock around a save: on drives without locks, left behind, in the way; and a replace that Windows refuses."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from store.file import lock, patience
from store.file.backups import backups, restore
from store.file.documents import write_beside_others
from store.problems import FileTrouble
from tests.store.file.samples import NOON, add, make, recalled, sit, title_of

fcntl = pytest.importorskip("fcntl", reason="Windows locks in another way")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "panel.json"
    make(path).close()
    return path


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let waiting cost nothing: each pause moves a clock of the test's own. The list holds the pauses."""
    pauses: list[float] = []
    monkeypatch.setattr(patience, "monotonic", lambda: sum(pauses))
    monkeypatch.setattr(patience, "sleep", pauses.append)
    return pauses


@pytest.fixture(params=["ENOLCK", "ENOTSUP", "EINVAL", "ENOSYS", "EOPNOTSUPP"])
def no_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every drive one that cannot lock."""
    number = getattr(errno, request.param)

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    monkeypatch.setattr(fcntl, "lockf", refuse)


def test_a_drive_without_locks_works_and_no_warning_reaches_the_clerk(
    path: Path, no_locks: None, clock: list[float], capfd: pytest.CaptureFixture[str]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sit(path).run(add, title="saved")
    assert title_of(sit(path), "W4") == "saved"
    assert not lock.lock_path(path).exists()
    assert capfd.readouterr() == ("", "")


def test_on_such_a_drive_too_only_one_writes_at_a_time(path: Path, no_locks: None, clock: list[float]) -> None:
    with lock.writing(path), pytest.raises(FileTrouble, match="Another program is saving"), lock.writing(path):
        pytest.fail("two hold the lock")
    assert 5 <= sum(clock) < 6


def test_a_lock_left_by_a_dead_program_is_taken_away(path: Path, no_locks: None, clock: list[float]) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    lock.lock_path(path).write_text(f"{socket.gethostname()} {ended.pid}", "utf-8")
    sit(path).run(add, title="saved")
    assert sum(clock) < 1


@pytest.mark.parametrize("written", ["elsewhere 12", "", "rubbish\x00", "9" * 5000])
def test_a_lock_whose_holder_cannot_be_asked_is_taken_away_when_it_is_old(
    path: Path, no_locks: None, clock: list[float], written: str
) -> None:
    left = lock.lock_path(path)
    left.write_text(written, "utf-8")
    with pytest.raises(FileTrouble, match="Another program is saving"):
        sit(path).run(add, title="too soon")
    before = left.stat().st_mtime - 61
    os.utime(left, (before, before))
    sit(path).run(add, title="saved")
    assert not left.exists()


def test_a_lock_file_left_where_drives_can_lock_blocks_nobody(path: Path, clock: list[float]) -> None:
    lock.lock_path(path).write_text("left by an earlier version", "utf-8")
    sit(path).run(add, title="saved")
    assert clock == []


@pytest.mark.parametrize(
    ("kind", "words"), [("folder", "is a folder"), ("pipe", "is no plain file"), ("link", "is no")]
)
def test_what_stands_in_the_place_of_the_lock_is_named(path: Path, kind: str, words: str, tmp_path: Path) -> None:
    place = lock.lock_path(path)
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(path)
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        sit(path).run(add, title="x")
    assert str(caught.value.problem).startswith(
        f"panel.json could not be saved: panel.json.lock beside it, which is needed while saving, {words}"
    )
    assert caught.value.problem.code == "file.no-lock"
    assert "Move panel.json.lock away" in caught.value.problem.cure
    assert path.read_bytes() == before


def test_one_that_waits_does_not_hold_a_lock_that_has_been_taken_away(
    path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    real = lock._lock
    taken: list[int] = []

    def lose_the_first(descriptor: int) -> bool:
        taken.append(descriptor)
        if len(taken) == 1:
            lock.lock_path(path).unlink()
        return real(descriptor)

    monkeypatch.setattr(lock, "_lock", lose_the_first)
    with lock.writing(path):
        assert len(taken) == 2
        assert lock.lock_path(path).exists()


class _Scanner:
    """A program that holds the file open for so many tries, as Windows tells of it."""

    def __init__(self, number: int, tries: float) -> None:
        self.number, self.tries, self.seen = number, tries, 0

    def replace(self, fresh: Path, target: Path) -> Path:
        self.seen += 1
        if self.seen <= self.tries:
            error = PermissionError(errno.EACCES, "The process cannot access the file", str(fresh))
            error.winerror = self.number  # type: ignore[attr-defined,unused-ignore]
            raise error
        return fresh.rename(target)


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_replace_that_a_scanner_holds_up_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float], number: int
) -> None:
    scanner = _Scanner(number, 20)
    monkeypatch.setattr(Path, "replace", lambda fresh, target: scanner.replace(fresh, target))
    sit(path).run(add, title="saved")
    assert title_of(sit(path), "W4") == "saved"
    assert 0.5 < sum(clock) <= 2.5


@pytest.mark.parametrize("number", [5, 32])
def test_one_that_never_lets_go_is_named_after_a_while(
    path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float], number: int
) -> None:
    scanner = _Scanner(number, float("inf"))
    monkeypatch.setattr(Path, "replace", lambda fresh, target: scanner.replace(fresh, target))
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        sit(path).run(add, title="x")
    assert caught.value.problem.sentence == (
        "panel.json could not be saved: another program, such as a virus scanner, is holding it open, "
        "or you may not replace it."
    )
    assert 2.4 < sum(clock) < 2.7
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.saving"))


def test_what_is_refused_for_good_is_not_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileTrouble, match="you have no permission"):
        sit(path).run(add, title="x")
    assert clock == []


@pytest.mark.parametrize("length", [200, 230, 245, 250])
def test_a_file_with_a_long_name_is_saved_backed_up_and_drafted(tmp_path: Path, length: int) -> None:
    for stem in ("a" * (length - 5), "ŵ" * ((length - 5) // 2)):
        path = tmp_path / f"{stem}.json"
        desk = make(path)
        desk.run(add, title="x")
        desk.drafts.keep("item:new", {"title": "half"})
        desk.close()
        again = sit(path)
        assert again.warnings == ()
        assert recalled(again.drafts, "item:new") == {"title": "half"}
        assert len(backups(path)) == 1
        restore(path, backups(path)[0].path, NOON)
        write_beside_others(b"", path, path.with_name("none.json"))


def test_two_long_names_that_begin_alike_share_nothing(tmp_path: Path) -> None:
    one, other = (tmp_path / f"{'a' * 240}{number}.json" for number in (1, 2))
    assert lock.lock_path(one) != lock.lock_path(other)


def test_a_lock_is_taken_away_before_it_is_let_go_of_and_that_of_another_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, close, told = lock.lock_path(path), os.close, list[bool]()

    def closed(number: int) -> None:
        told.append(place.exists())
        close(number)

    monkeypatch.setattr(os, "close", closed)
    own = os.open(place, os.O_CREAT | os.O_RDWR)
    lock._release(own, place)
    assert told == [False]
    own = os.open(place, os.O_CREAT | os.O_RDWR)
    place.rename(path.with_name("aside"))
    place.write_text("another's")
    lock._release(own, place)
    assert (told, place.read_text()) == ([False, True], "another's")
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(own)
