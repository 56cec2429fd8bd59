"""The bench's own reckoning: ratios are taken round by round, noisy rows go on, and no name of anyone's is written."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest

from store.desk import Desk
from tests.bench import at_rest
from tests.bench.bench import SIZES, main
from tests.bench.big import DAY, WHO, make
from tests.bench.measuring import Figures, Program, in_turn, ratios
from tests.bench.results import YARDSTICK, Row, Table, machine
from tests.bench.session import saved_so_often

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
    table.add(Row("key", "ms", aim=8), {"this": [9.0, 9.5, 10], "other": [10.0, 10, 10]}, {"this": [4.0, 4, 4]})
    table.add(Row("store", "ms", words="<= a tenth"), {"this": [3.0]})
    assert capsys.readouterr().out.splitlines() == [
        "| start | 260 ms |  | 1.30 | <= 1.3 × bare | yes | 200 ms | 1.30 | 3 |",
        "| key | 9.5 ms | 4 ms |  | <= 8 ms | no | 10 ms | 0.95 | 3 |",
        "| store | 3 ms |  |  | <= a tenth |  |  |  | 1 |",
    ]
    assert table.text().count("\n| ") == 5
    assert table.missed == ["key"]


def test_nothing_is_measured_where_memory_that_rests_is_taken_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(at_rest, "coldness", lambda: 30.4)
    monkeypatch.setattr("tests.bench.bench.own_surroundings", lambda _: {})
    monkeypatch.setattr("sys.argv", ["bench", "--only", "none of them"])
    assert main() == 2
    assert (
        "Memory that rests for two seconds takes 30 × as long to be touched here as at once" in capsys.readouterr().out
    )
    monkeypatch.setattr("sys.argv", ["bench", "--only", "none of them", "--even-so"])
    assert (main(), capsys.readouterr().out) == (0, "")
    assert [bool(at_rest.why_not(cold)) for cold in (at_rest.COLD - 0.1, at_rest.COLD)] == [False, True]


def test_memory_that_rests_is_measured_beside_memory_that_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    touched = iter([9.0, 9.0, 6.0, 9.0, 2.0, 8.0, 9.0, 2.0, 1.0, 9.0, 2.0])
    rests: list[float] = []
    monkeypatch.setattr(at_rest, "_touch", lambda _: next(touched))
    monkeypatch.setattr(at_rest, "sleep", rests.append)
    assert at_rest.coldness(2) == 6 / 2
    assert rests == [2, 2, 2]


def test_an_aim_in_milliseconds_grows_with_the_slowness_of_the_machine(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table(against=False)
    for start in (71.0, 284.0):
        table.add(Row("key", "ms", aim=8, timed=True), {"this": [12.0], YARDSTICK: [start]})
    table.add(Row("size", "MiB", aim=8), {"this": [12.0], YARDSTICK: [284.0]})
    assert capsys.readouterr().out.splitlines() == [
        "| key | 12 ms |  |  | <= 8 ms | no | 1 |",
        "| key | 12 ms |  |  | <= 8 ms × 2.00 | yes | 1 |",
        "| size | 12 MiB |  |  | <= 8 MiB | no | 1 |",
    ]


def test_on_a_machine_that_others_use_the_processor_time_is_judged() -> None:
    table = Table(against=False, busy=True)
    table.add(Row("key", "ms", aim=8), {"this": [20.0]}, {"this": [4.0]})
    table.add(Row("page", "ms", aim=8), {"this": [4.0]}, {"this": [20.0]})
    assert table.missed == ["page"]


def test_what_cannot_be_measured_is_an_aim_missed() -> None:
    table = Table(against=False)
    table.not_measured("forms", "there is nothing to do it")
    assert table.missed == ["forms"]
    assert table.text().splitlines()[-1].count("|") == table.text().splitlines()[-2].count("|")


@pytest.mark.parametrize("changes", [0, 200])
def test_the_file_that_is_measured_is_sound_and_can_be_taken_back_from(tmp_path: Path, changes: int) -> None:
    path = tmp_path / "panel.json"
    make(path, 300, changes)
    desk = Desk.open(path, today=DAY, who=WHO)
    assert (desk.revision, desk.last_change, desk.remarks, saved_so_often(path)) == (changes, changes, (), changes)
    assert {type(record).table for table in desk.register.tables.values() for record in table.values()} >= {
        "declarations",
        "rounds",
        "minutes",
    }
    if changes:
        assert len(desk.history()) == changes
        assert desk.undo().reverses == f"C{changes}"
        assert saved_so_often(path) == changes + 1
    desk.close()


def test_the_machine_is_told_without_names_and_paths() -> None:
    told = machine()
    assert "Python 3." in told
    assert "Textual 8." in told
    assert "cores" in told
    assert socket.gethostname() not in told.split(" · ")
    assert str(Path.home()) not in told


def test_one_file_of_the_bench_can_be_named_though_commas_stand_in_its_name() -> None:
    def named(only: str) -> list[str]:
        table = Table(against=False, only=only)
        return [size.name for size in SIZES if table.wants(f"{size.name}:")]

    assert named("100,000:") == ["100,000"]
    assert named("10,000:") == ["10,000"]
    assert named("sample; 50,000") == ["sample", "10,000 + 50,000 changes"]
    assert named("") == [size.name for size in SIZES]
