"""The bench's own reckoning: ratios are taken round by round, noisy rows go on, and no name of anyone's is written."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest

from tests.bench.measuring import Figures, Program, in_turn, ratios
from tests.bench.results import Row, Table, machine

THIS, OTHER, BARE = (Program(name, Path(), ("none",)) for name in ("this", "other", "bare"))


def _giving(values: Mapping[str, Iterator[float]], seen: list[str]) -> Callable[[Program], Figures]:
    def measure(program: Program) -> Figures:
        seen.append(program.name)
        return {"time": next(values[program.name])}

    return measure


def test_programs_are_measured_in_turn_and_the_first_round_is_thrown_away() -> None:
    seen: list[str] = []
    values = {"this": iter([90.0, 2, 4, 6]), "other": iter([10.0, 1, 2, 3])}
    found = in_turn([THIS, OTHER], _giving(values, seen), 3, thrown=1)
    assert found == {"time": {"this": [2, 4, 6], "other": [1, 2, 3]}}
    assert seen == ["other", "this", "this", "other"] * 2
    assert ratios(found["time"], "this", "other") == [2, 2, 2]


@pytest.mark.parametrize(("noisy", "rounds"), [(False, 5), (True, 20)])
def test_a_noisy_row_is_measured_more_often(noisy: bool, rounds: int) -> None:
    values = {"this": (100.0 + noisy * 40 * (n % 3) for n in count()), "other": (100.0 for _ in count())}
    found = in_turn([THIS, OTHER], _giving(values, []), 5)
    assert len(found["time"]["this"]) == rounds


def test_the_table_holds_medians_ratios_aims_and_rounds(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table(against=True)
    table.add(Row("start", "ms", beside_bare=1.3), {"this": [260, 240, 280], "other": [200] * 3, "bare": [200] * 3})
    table.add(Row("key", "ms", aim=8), {"this": [9.0, 9.5, 10], "other": [10.0, 10, 10]})
    table.add(Row("store", "ms", words="<= a tenth"), {"this": [3.0]})
    assert capsys.readouterr().out.splitlines() == [
        "| start | 260 ms | 1.30 | <= 1.3 × bare | yes | 200 ms | 1.30 | 3 |",
        "| key | 9.5 ms |  | <= 8 ms | no | 10 ms | 0.95 | 3 |",
        "| store | 3 ms |  | <= a tenth |  |  |  | 1 |",
    ]
    assert table.text().count("\n| ") == 5


def test_the_machine_is_told_without_names_and_paths() -> None:
    told = machine()
    assert "Python 3." in told
    assert "Textual 8." in told
    assert "cores" in told
    assert socket.gethostname() not in told.split(" · ")
    assert str(Path.home()) not in told
