"""Saving and opening stay near what the disk and the reading of JSON cost by themselves; generous, and only ratios."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from store.desk import Desk
from tests.store.file.samples import items, make, rename, sit


def _best(action: Callable[[], object], times: int = 5) -> float:
    """Give the shortest of several runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _bare_write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _change(desk: Desk, numbers: list[int]) -> None:
    numbers.append(len(numbers))
    desk.run(rename, item=f"W{numbers[-1] * 37 + 1}", title=f"Renamed {numbers[-1]}")


def test_a_change_costs_little_more_than_the_disk_and_opening_little_more_than_reading(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    desk = make(path, items(6000, "Report of the Police and Crime Commissioner " * 8))
    _change(desk, [])
    data = path.read_bytes()
    bare_write = _best(lambda: _bare_write(tmp_path / "bare.json", data))
    numbers: list[int] = [0]
    assert _best(lambda: _change(desk, numbers)) < 4 * bare_write + 0.01
    assert _best(lambda: sit(path)) < 3 * _best(lambda: json.loads(data)) + 0.02


def test_looking_whether_anything_changed_costs_next_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    desk = make(path, items(3000))
    assert _best(desk.refresh) < _best(lambda: sit(path)) / 10
