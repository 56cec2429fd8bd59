"""Where start and memory go: bare Textual applications that do one thing more each, in turn with the program.

`python -m tests.bench.first_screen [ROUNDS [RECORDS]]` prints of each the processor's milliseconds until the last byte
of a first screen of 120×40 on the sample, or on so many records, how many times those of `bare` they are, which is what
`make bench` quotes, and the MiB that it holds then; all medians. None of the steps in between can be left out by a
program that shows such a screen of such records with Textual:

- `bare` is the yardstick, a line of text; `prepared` is the same as the program prepares Python and Textual
  (`tui.lean`), without the library for encrypted connections, Textual's palette and sweeps of memory;
- `a screen` has a line above, a list, a pane and a line below, as many lines as the program draws, worded already;
- `and records` opens the file first; `and modules` imports what the program has imported by then; `and all modules`
  what it imports while the first screen is read, which tells of memory alone; `and looked ahead` has made the text for
  find as well and what prepare, findings and the longest lists ask for; `and places` has shown sixteen such screens;
- `secretariat` is the program.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench.bare_screen import KINDS
from tests.bench.bench import HERE, ROOT, Size, own_surroundings, program_on
from tests.bench.measuring import Program, bare
from tests.bench.session import completed
from tests.bench.terminal import PYTHON

_ROUNDS = 12


def measured(rounds: int, records: int) -> Mapping[str, tuple[float, float]]:
    """Give the medians of each application's milliseconds and MiB, measured in turn."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = own_surroundings(home)
        program = program_on("this", ROOT, Size("", records, 0), home)
        shutil.copytree(home / "made-this", home / "used-this")
        command, told = (PYTHON, str(HERE / "bare_screen.py")), (str(program.path), " ".join(_loaded()))
        own = [Program(kind, ROOT, (*command, kind, *told), b"READY") for kind in KINDS]
        every = [bare(ROOT), *own, program._replace(name="secretariat")]
        taken: dict[str, list[tuple[float, float]]] = {one.name: [] for one in every}
        for turn in range(rounds):
            for one in every if turn % 2 else every[::-1]:
                terminal = one.open(env)
                terminal.wait_for(one.ready, timeout=60)
                taken[one.name].append((completed(terminal).processor * 1000, terminal.memory()))
                terminal.kill()
        return {name: _medians(each) for name, each in taken.items()}


def _medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    spent, held = zip(*pairs, strict=True)
    return statistics.median(spent), statistics.median(held)


def _loaded() -> list[str]:
    """List the modules of ours that a start loads before it paints."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.tui.starting"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "SECRETARIAT_CONFIG": "none.toml"},
    )
    names: list[str] = json.loads(told.stdout)["paint"]
    return [name for name in names if name.split(".")[0] in {"tui", "screens", "store"} and name != "tui.__main__"]


if __name__ == "__main__":
    asked = [*map(int, sys.argv[1:])]
    each = measured(*asked, *(_ROUNDS, 0)[len(asked) :])
    for what, (spent, held) in each.items():
        print(f"{spent:7.1f} ms  {spent / each['bare'][0]:.2f}  {held:7.1f} MiB  {what}", flush=True)
