"""Two accounts of one computer in one group's folder, as the system itself keeps them apart."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.records import WorkItem
from tests.store.file.samples import sit

ROOT = Path(__file__).parents[3]
ANN, BEN, STRANGER, CLERKS, OTHERS = 54_001, 54_002, 54_003, 54_100, 54_200

pytestmark = [
    pytest.mark.skipif(
        os.name != "posix" or os.geteuid() != 0, reason="only root may work as two accounts; run the tests as root"
    ),
    pytest.mark.slow,
]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a group shares; not the tests' own, into which other accounts cannot look."""
    place = Path(tempfile.mkdtemp(prefix="clerks-"))
    os.chown(place, 0, CLERKS)
    place.chmod(0o2770)
    yield place
    shutil.rmtree(place)


def _start(number: int, path: Path, *steps: str, umask: str = "022", group: int = CLERKS) -> subprocess.Popen[str]:
    name = {ANN: "ann", BEN: "ben"}.get(number, "stranger")
    words = ["account", str(number), str(group), umask, str(path), name, *steps]
    command = [sys.executable, "-m", "tests.store.file.workers", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _end(worker: subprocess.Popen[str]) -> list[object]:
    out, err = worker.communicate(timeout=300)
    assert (worker.returncode, err) == (0, "")
    found: list[object] = json.loads(out)
    return found


def _as(number: int, path: Path, *steps: str, umask: str = "022") -> list[object]:
    return _end(_start(number, path, *steps, umask=umask))


def _doctor(number: int, path: Path) -> tuple[str, list[str], list[str]]:
    """Give the verdict, the names of the backups and the sentences that an account gets."""
    [report] = _as(number, path, "doctor")
    assert isinstance(report, list)
    return report[0], report[1], report[2]


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_both_save_both_get_backups_and_both_see_them(folder: Path, umask: str) -> None:
    path = folder / "panel.json"
    _as(ANN, path, "make", "share", "write:1", "draft", "letter", umask=umask)
    assert _as(BEN, path, "next-day:1", "write:1", "draft", "letter", umask=umask) == [[], "Q1-reply-2.eml"]
    assert _as(ANN, path, "next-day:2", "write:1", umask=umask) == [[]]
    for who in (ANN, BEN):
        verdict, names, _ = _doctor(who, path)
        assert verdict == "sound"
        assert names == [f"panel.2021-07-{day}.json" for day in (14, 13, 12)]
    for one in folder.rglob("*"):
        status = one.stat()
        assert status.st_gid == CLERKS, one
        assert oct(stat.S_IMODE(status.st_mode)) == oct(0o770 if one.is_dir() else 0o660), one


def test_what_one_kept_private_does_not_bar_the_other_once_the_file_is_shared(folder: Path) -> None:
    path = folder / "panel.json"
    _as(ANN, path, "make", "write:2", "draft", umask="077")
    _as(ANN, path, "share")
    assert _as(BEN, path, "write:1", "next-day:1", "write:1") == [[], []]
    _, seen, sentences = _doctor(BEN, path)
    assert sorted(seen) == ["panel.2021-07-12.json", "panel.2021-07-13.json"]
    assert "1 folder of backups cannot be looked into by you: panel.backups." in sentences
    _as(ANN, path, "next-day:2", "write:1")
    for who in (ANN, BEN):
        _, seen, _ = _doctor(who, path)
        assert sorted(seen) == [f"panel.2021-07-{day}.json" for day in (12, 12, 13, 14)]


def test_a_lock_that_one_left_behind_and_the_other_may_not_open_is_taken_away(folder: Path) -> None:
    path, left = folder / "panel.json", folder / "panel.json.lock"
    _as(ANN, path, "make", "share")
    left.touch(0o600)
    os.chown(left, ANN, CLERKS)
    os.utime(left, (0, 0))
    assert _as(BEN, path, "write:1") == [[]]
    assert not left.exists()


def test_a_stranger_to_the_group_gets_nothing(folder: Path) -> None:
    path = folder / "panel.json"
    _as(ANN, path, "make", "share", "write:1", "draft", "letter", umask="000")
    folder.chmod(0o2777)
    path.chmod(0o666)
    _as(ANN, path, "next-day:1", "write:1", "letter", umask="000")
    worker = _start(STRANGER, path, "next-day:2", "write:1", group=OTHERS, umask="000")
    worker.communicate(timeout=60)
    for one in folder.rglob("*"):
        mode = one.stat().st_mode
        assert one == path or mode & 0o007 == 0, one
        assert one.stat().st_gid == CLERKS or mode & 0o070 == 0, one


@pytest.mark.parametrize("count", [10, pytest.param(100, marks=[pytest.mark.soak, pytest.mark.timeout(600)])])
def test_two_accounts_at_once_lose_nothing(folder: Path, count: int, add_up: Callable[[str], None]) -> None:
    path = folder / "panel.json"
    _as(ANN, path, "make", "share")
    workers = [_start(who, path, f"write:{count}", umask="077") for who in (ANN, BEN)]
    assert [_end(worker) for worker in workers] == [[[]], [[]]]
    titles = [item.title for item in sit(path).register.all(WorkItem)][3:]
    assert sorted(titles) == sorted(f"{name} {number}" for name in ("ann", "ben") for number in range(count))
    add_up(f"2 accounts x {count} changes: {len(titles)} there, {2 * count - len(titles)} lost")
