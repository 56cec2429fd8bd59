"""What a change and opening cost, in steps and bytes, which no busy machine changes; `make bench` has the seconds."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from store.desk import Desk
from store.file import oddities, reading
from tests.steps import growth, steps
from tests.store.file.samples import items, make, rename, sit

WORDS = "Report of the Police and Crime Commissioner " * 8


def _desk(folder: Path, number: int) -> Desk:
    return make(folder / f"panel-{number}.json", items(number, WORDS))


def _changing(desk: Desk) -> Callable[[], object]:
    """Give a change that is another one each time, with its titles equally long."""
    numbers = count(1)
    return lambda: desk.run(rename, item=f"W{next(numbers)}", title=f"Renamed {next(numbers):05}")


def test_a_change_costs_the_same_however_much_the_office_holds(tmp_path: Path) -> None:
    """What is not changed is neither read nor written anew: 11,400 steps at 500 records and at 2,000."""
    assert growth(lambda number: _changing(_desk(tmp_path, number)), 600) < 1.05
    change = _changing(_desk(tmp_path, 700))
    change()
    assert steps(change) < 25_000


def test_a_change_forces_the_file_to_the_disk_once_and_little_besides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = _desk(tmp_path, 2_000)
    change = _changing(desk)
    change()
    forced: list[int] = []
    really = os.fsync

    def fsync(descriptor: int) -> None:
        forced.append(os.fstat(descriptor).st_size)
        really(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    change()
    whole = (tmp_path / "panel-2000.json").stat().st_size
    assert whole > 800_000
    assert sum(size > whole / 2 for size in forced) == 1
    assert sum(forced) < whole + 65_536


def test_opening_keeps_pace_with_the_file(tmp_path: Path) -> None:
    """Opening reads each record once: 33 steps of Python for one; the rest is done by msgspec."""

    def opening(number: int) -> Callable[[], object]:
        _desk(tmp_path, number).close()
        return lambda: sit(tmp_path / f"panel-{number}.json")

    assert growth(opening, 1_000) < 2.2
    assert steps(opening(500)) < 500 * 100


def test_a_file_as_it_was_saved_is_taken_apart_once_and_not_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Searching 10,000 records for odd values takes 12 ms, which an altered table alone is worth."""
    desk = _desk(tmp_path, 50)
    desk.close()
    path = desk.path
    done: list[str] = []

    def counted(name: str, really: Callable[..., object]) -> Callable[..., object]:
        def run(*words: object) -> object:
            done.append(name)
            return really(*words)

        return run

    monkeypatch.setattr(reading, "split", counted("split", reading.split))
    monkeypatch.setattr(oddities, "oddity", counted("oddity", oddities.oddity))
    sit(path).close()
    assert done == ["split"]
    path.write_bytes(path.read_bytes().replace(b'"title":"', b'"title":"Altered ', 1))
    done.clear()
    sit(path).close()
    assert done == ["split", "oddity"]


def test_looking_whether_anything_changed_costs_next_to_nothing(tmp_path: Path) -> None:
    """The desk looks before every command: it asks the file system and reads nothing."""
    desk = _desk(tmp_path, 3_000)
    assert desk.refresh() is False
    assert steps(desk.refresh) < 500
