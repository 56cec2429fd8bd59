"""Writers at once, and writers killed in the middle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.records import WorkItem
from tests.store.file.samples import items, make, sit

ROOT = Path(__file__).parents[3]


def _start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.file.workers", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _end(workers: list[subprocess.Popen[str]]) -> list[str]:
    told = []
    for worker in workers:
        out, err = worker.communicate(timeout=300)
        assert worker.returncode == 0, err
        told.append(out)
    return told


SOAK = [pytest.mark.soak, pytest.mark.timeout(600)]


@pytest.mark.parametrize(
    ("clerks", "count"), [(2, 50), pytest.param(2, 500, marks=SOAK), pytest.param(4, 250, marks=SOAK)]
)
def test_several_clerks_at_once_lose_nothing(
    tmp_path: Path, clerks: int, count: int, add_up: Callable[[str], None]
) -> None:
    path = tmp_path / "panel.json"
    names = ("ann", "ben", "cat", "dan")[:clerks]
    desk = make(path)
    _end([_start("write", path, name, count) for name in names])
    assert desk.refresh()
    titles = [item.title for item in desk.register.all(WorkItem)][3:]
    assert sorted(titles) == sorted(f"{name} {number}" for name in names for number in range(count))
    for name in names:
        assert [title for title in titles if title.startswith(name)] == [f"{name} {n}" for n in range(count)]
    assert desk.revision == clerks * count
    assert len(list((tmp_path / "panel.journal").iterdir())) == len(json.loads(path.read_bytes())["meta"]["1"]["parts"])
    changes = sit(path).history()
    assert [change.id for change in changes] == [f"C{number}" for number in range(clerks * count, 0, -1)]
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".saving")]
    add_up(f"{clerks} clerks x {count} changes: {len(titles):,} there, {clerks * count - len(titles)} lost")


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9 elsewhere")
@pytest.mark.slow
@pytest.mark.parametrize("kills", [100, pytest.param(500, marks=SOAK)])
def test_killed_in_the_middle_of_writing_nothing_acknowledged_is_lost(
    tmp_path: Path, kills: int, add_up: Callable[[str], None]
) -> None:
    for seed in (1, 2):
        make(tmp_path / f"panel{seed}.json", items(1500, "Business " * 20)).close()
    told = _end([_start("kill", tmp_path / f"panel{seed}.json", kills // 2, seed) for seed in (1, 2)])
    found = [json.loads(one) for one in told]
    assert sum(one["kills"] for one in found) == kills
    assert sum(one["unreadable"] for one in found) == 0
    assert sum(one["lost"] for one in found) == 0
    assert sum(one["gaps"] for one in found) == 0
    assert sum(one["odd"] for one in found) == 0
    assert sum(one["acknowledged"] for one in found) >= kills // 2
    assert sum(one["under_way"] for one in found) >= kills // 20, "too few kills came while a file was being written"
    words = {"under_way": "while a file was written", "acknowledged": "changes acknowledged"}
    counts = {name: sum(one[name] for one in found) for name in found[0] if name != "kills"}
    add_up(f"{kills} kills: {', '.join(f'{number} {words.get(name, name)}' for name, number in counts.items())}")
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".saving")]
