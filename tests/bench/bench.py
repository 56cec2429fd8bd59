"""Measures the program beside a bare Textual application in the same run; `make bench` runs it.

Everything happens in real pseudo-terminals of 120×40 that answer what they are asked. Ratios are to be quoted, not
single times: machines differ. `--against FOLDER` measures another checkout of the program alternately and gives the
ratio to it. The table is written to RESULTS.md beside this file. It ends with 1 if an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.bench import at_rest
from tests.bench.acts import ACTS, FORMS, MEMORY, REFRESH, START, UNDO, Aims
from tests.bench.inside import measured
from tests.bench.measuring import Figures, Program, Rounds, bare, in_turn, python_of, resting, running
from tests.bench.results import YARDSTICK, Row, Table
from tests.bench.session import forms_row, row_of, sitting, starting

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RESULTS = HERE / "RESULTS.md"
DAY = "2021-07-12"


class Size(NamedTuple):
    """A file to be measured on: its name in the table, how many records it has, and how many changes in its journal."""

    name: str
    records: int
    changes: int


SIZES = (
    Size("sample", 0, 0),
    Size("10,000", 10_000, 0),
    Size("10,000 + 50,000 changes", 10_000, 50_000),
    Size("100,000", 100_000, 0),
)
"""In the order in which `Aims` are given."""
_STARTS = 11
"""So often each start is measured at least, in turn; of so many the median moves by 0.02 × bare."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, nargs="+", default=[3], help="how often at least; or so for each file")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout of the program")
    parser.add_argument("--only", default="", metavar="WORDS", help="only files with these words, parted by “;”")
    parser.add_argument("--busy", action="store_true", help="judge by processor time: others use the machine too")
    parser.add_argument("--short", action="store_true", help="leave out the thousand undos and what follows them")
    parser.add_argument("--even-so", action="store_true", help="measure where memory that rests is taken back, too")
    chosen = parser.parse_args()
    if not chosen.even_so and (why_not := at_rest.why_not(at_rest.coldness())):
        print(why_not)
        return 2
    roots = {"this": ROOT} | ({"other": chosen.against.resolve()} if chosen.against else {})
    rounds = [*chosen.rounds, *chosen.rounds[-1:] * len(SIZES)]
    table = Table(against=chosen.against is not None, only=chosen.only, busy=chosen.busy)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = own_surroundings(home)
        for place, size in enumerate(SIZES):
            if table.wants(f"{size.name}:"):
                report(table, size, place, _in_turn(roots, size, home, env, rounds[place], whole=not chosen.short))
        if table.wants("idle version store"):
            _at_rest(table, roots, env, max(rounds))
    if not chosen.only and not chosen.short:
        RESULTS.write_text(table.text(), encoding="utf-8")
    for label in table.missed:
        print(f"Missed: {label}.")
    return 1 if table.missed else 0


def own_surroundings(home: Path) -> dict[str, str]:
    """Keep settings and files of this machine's out of what is measured."""
    env = {"SECRETARIAT_CONFIG": str(home / "none.toml"), "XDG_STATE_HOME": str(home), "XDG_DATA_HOME": str(home)}
    env["LOGNAME"] = "clerk"
    os.environ.update(env)
    return env


def _in_turn(
    roots: Mapping[str, Path], size: Size, home: Path, env: Mapping[str, str], rounds: int, *, whole: bool
) -> Rounds:
    """Measure each checkout and the yardstick; every round begins with the file as it was made."""
    programs = [program_on(who, root, size, home) for who, root in roots.items()]
    sit = sitting(env, whole=whole)
    for program in programs:
        _begin_anew(home, program)

    def fresh(program: Program) -> Figures:
        if program.path is not None:
            _begin_anew(home, program)
        return sit(program)

    starts = in_turn([*programs, bare(ROOT)], starting(env), max(rounds, _STARTS), thrown=1, most=1)
    return in_turn([*programs, bare(ROOT)], fresh, rounds, most=1) | starts


def _begin_anew(home: Path, program: Program) -> None:
    """Put the file as it was made in the place of what was done to it, or to one of another size."""
    used = home / f"used-{program.name}"
    shutil.rmtree(used, ignore_errors=True)
    shutil.copytree(home / f"made-{program.name}", used)


def program_on(who: str, root: Path, size: Size, home: Path) -> Program:
    """Give the program of a checkout, compiled, on a file that its own store has made."""
    python, made = python_of(root), home / f"made-{who}"
    subprocess.run([python, "-m", "compileall", "-q", "tui", "screens", "store"], check=True, cwd=root)
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    words = [str(made / "panel.json"), str(size.records), str(size.changes)]
    surroundings = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([python, str(HERE / "big.py"), *words], check=True, env=surroundings)
    path = home / f"used-{who}" / "panel.json"
    return Program(who, root, (python, "-m", "tui", "--file", str(path), "--today", DAY), path=path)


def report(table: Table, size: Size, place: int, found: Rounds) -> None:
    """Add the rows of one file, with its aims."""

    def row(label: str, what: str, unit: str = "ms", **aims: float | bool | None) -> None:
        if what in found:
            spent = found.get(f"{what} cpu")
            table.add(
                Row(f"{size.name}: {label}", unit, **aims),  # type: ignore[arg-type]
                _beside(found, what, "start, complete"),
                _beside(found, f"{what} cpu", "start, complete cpu") if spent else None,
            )

    def timed(what: str, aims: Aims) -> None:
        row(f"{what}, p50", f"{what}, p50")
        row(f"{what}, p95", f"{what}, p95", aim=aims[place], timed=True)

    row("start, first words", "start, first words")
    row("start, complete screen", "start, complete", beside_bare=START[place])
    for what, aims in {row_of(act): act.aim for act in ACTS}.items():
        timed(what, aims)
    row("bytes of a cursor key", "bytes of a cursor key", unit="", aim=2_500)
    for what in ("undo, the first", "undo, the thousandth"):
        timed(what, UNDO)
    timed("refresh after a colleague's save", REFRESH)
    _forms(table, size, place, found)
    row("memory at the start", "memory at the start", unit="MiB")
    row("memory after an hour", "memory after an hour", unit="MiB", aim=MEMORY[place])
    row("quit", "quit", beside_bare=0.5)


def _beside(found: Rounds, what: str, start: str) -> dict[str, list[float]]:
    """Give the rounds of a figure with those in which the bare application was started."""
    return {**found[what], YARDSTICK: found[start]["bare"]}


def _forms(table: Table, size: Size, place: int, found: Rounds) -> None:
    """Add the rows of forms, if this checkout measures them; their aims are those of the same machine as all others."""
    measure = forms_row()
    label = f"{size.name}: any form opens"
    if measure is None:
        table.not_measured(label, "there is no tests/bench/forms.py")
        return
    for what, value in measure(size.records, size.changes).items():
        bare = statistics.median(found["start, complete"]["bare"])
        table.add(Row(f"{label}, {what}", "ms", aim=FORMS[place], timed=True), {"this": [value], YARDSTICK: [bare]})


def _at_rest(table: Table, roots: Mapping[str, Path], env: Mapping[str, str], rounds: int) -> None:
    """Add what does not depend on a file: the shortest command, doing nothing, and the store without a screen."""
    demos = [Program(who, root, (python_of(root), "-m", "tui", "demo")) for who, root in roots.items()]
    table.add(
        Row("--version, the whole process", "ms", aim=45),
        in_turn(demos, running(env, "--version"), rounds, thrown=1)["run"],
    )
    table.add(Row("demo: idle processor", "%", aim=0.5), in_turn(demos, resting(env), 1)["idle"])
    for what, took, words in measured():
        table.add(Row(f"store: {what}", "ms", words=words), {"this": [took]})


if __name__ == "__main__":
    sys.exit(main())
