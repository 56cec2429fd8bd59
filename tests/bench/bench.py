"""Measures the program beside a bare Textual application in the same run; `make bench` runs it.

Everything happens in real pseudo-terminals of 120×40. Ratios are to be quoted, not single times: machines differ.
`--against FOLDER` measures another checkout of the program alternately and gives the ratio to it. The table is written
to RESULTS.md beside this file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.inside import measured
from tests.bench.measuring import Program, bare, in_turn, pressing, python_of, resting, running, starting
from tests.bench.results import Row, Table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RESULTS = HERE / "RESULTS.md"
DAY = "2021-07-12"
FILES = ("demo", "large")
CURSOR = ([b"j"] * 12 + [b"k"] * 6) * 5
PLACES = [b"1", b"2", b"3", b"2", b"5", b"2"]
WORDS = [bytes([letter]) for letter in b"report of the panel"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=7, help="how often each row is measured at least")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout of the program")
    parser.add_argument("--only", default="", metavar="WORDS", help="only rows with these words; nothing is written")
    chosen = parser.parse_args()
    roots = {"this": ROOT} | ({"other": chosen.against.resolve()} if chosen.against else {})
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = {"SECRETARIAT_CONFIG": str(home / "none.toml"), "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
        os.environ.update(env)
        programs = {name: _programs(roots, name, home) for name in FILES}
        table = Table(against=chosen.against is not None, only=chosen.only)
        report(table, programs, env, chosen.rounds)
    if not chosen.only:
        RESULTS.write_text(table.text(), encoding="utf-8")


def _programs(roots: Mapping[str, Path], name: str, home: Path) -> list[Program]:
    """Give the program of each checkout, compiled, on a file of its own making: the sample or 10,000 records."""
    found = []
    for who, root in roots.items():
        python, big = python_of(root), home / f"{who}.json"
        if name == "large":
            subprocess.run([python, "-m", "tests.bench.big", str(big), "10000"], check=True, cwd=root)
        else:
            subprocess.run([python, "-m", "compileall", "-q", "tui", "screens", "store"], check=True, cwd=root)
        words = ("demo",) if name == "demo" else ("--file", str(big), "--today", DAY)
        found.append(Program(who, root, (python, "-m", "tui", *words)))
    return found


def report(table: Table, programs: Mapping[str, Sequence[Program]], env: Mapping[str, str], rounds: int) -> None:
    """Measure everything and print it beside the aims of the design."""
    yardstick = bare(ROOT)
    if table.wants("start quit memory"):
        for name in FILES:
            found = in_turn([*programs[name], yardstick], starting(env), rounds, thrown=1)
            table.add(Row(f"{name}: start", "ms", beside_bare=1.3 if name == "demo" else 1.5), found["start"])
            table.add(Row(f"{name}: quit", "ms", beside_bare=0.5), found["quit"])
            table.add(Row(f"{name}: memory", "MiB", beside_bare=2), found["memory"])
    if table.wants("version"):
        version = in_turn([*programs["demo"]], running(env, "--version"), rounds, thrown=1)
        table.add(Row("--version, the whole process", "ms", aim=45), version["run"])
    if table.wants("cursor key"):
        for name in FILES:
            found = in_turn([*programs[name], yardstick], pressing(env, CURSOR[:6], CURSOR), rounds)
            table.add(Row(f"{name}: cursor key, p50", "ms"), found["p50"])
            table.add(Row(f"{name}: cursor key, p95", "ms", aim=8), found["p95"])
            table.add(Row(f"{name}: bytes of a cursor key", "", aim=2_500), found["bytes"])
    for label, first, pressed, aim in (
        ("a durable change", [b"*"] * 6, [b"*"] * 40, 25),
        ("from place to place", PLACES, PLACES * 4, 8),
        ("filter as you type", [b"/"], WORDS, 30),
    ):
        for name in FILES if table.wants(label) else ():
            found = in_turn(programs[name], pressing(env, first, pressed), rounds)
            table.add(Row(f"{name}: {label}, p50", "ms"), found["p50"])
            table.add(Row(f"{name}: {label}, p95", "ms", aim=aim), found["p95"])
    if table.wants("idle"):
        found = in_turn(programs["demo"], resting(env), max(1, rounds // 3))
        table.add(Row("demo: idle processor", "%", aim=0.5), found["idle"])
    if table.wants("store"):
        for what, took, words in measured():
            table.add(Row(f"store: {what}", "ms", words=words), {"this": [took]})


if __name__ == "__main__":
    main()
