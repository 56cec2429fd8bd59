"""Where the memory of an hour goes: what the program holds after each act of the bench, in MiB.

`python -m tests.bench.memory [RECORDS [CHANGES]]` prints it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.acts import ACTS
from tests.bench.bench import ROOT, Size, own_surroundings, program_on
from tests.bench.keyboard import rest
from tests.bench.session import completed, done, many_forms


def measured(records: int, changes: int) -> Iterator[tuple[str, float]]:
    """Go through an hour of work at 120×40; after each act, give its name and the MiB that the program holds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = own_surroundings(home)
        program = program_on("this", ROOT, Size("", records, changes), home)
        shutil.copytree(home / "made-this", home / "used-this")
        terminal = program.open(env)
        terminal.wait_for(program.ready, timeout=60)
        completed(terminal)
        yield "start", terminal.memory()
        rest(terminal)
        for act in ACTS:
            done(terminal, act)
            rest(terminal)
            yield act.label, terminal.memory()
        many_forms(terminal)
        rest(terminal)
        yield "forty forms", terminal.memory()
        terminal.quit(b"q")


if __name__ == "__main__":
    for what, held in measured(*map(int, [*sys.argv[1:], "0", "0"][:2])):
        print(f"{held:7.1f}  {what}", flush=True)
