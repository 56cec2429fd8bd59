"""How long the steps are in which the program looks ahead: a key that comes meanwhile waits for one of them.

`python -m tests.bench.ahead [FILE]` opens a file without a terminal, takes every step at once, then changes an item and
takes them again. It prints how many steps there are, what they take together, and the longest, each with the modules
loaded or the lines between which it lies. Collections of unused memory are left to happen as they do in the program.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import GeneratorType
from typing import Any

from store.desk import Desk
from tests.bench.session import DAY
from tui import ahead
from tui.app import Secretariat
from tui.settings import Settings

_LONGEST = 25


async def measured(path: Path) -> None:
    """Take the steps twice in a program without a terminal, and print them."""
    desk = Desk.open(path, today=DAY, who="clerk")
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        _print("loading", _taken(_named(app.ahead._all())))
        _print("at the start", _taken(_where(ahead.look_ahead_at(app.desk, app.screen))))
        gc.freeze()
        for _ in range(2):
            await pilot.press("asterisk")
            await pilot.pause()
            _print("after a change", _taken(_where(ahead.look_ahead_at(app.desk, app.screen))))
        app.exit()


def _named(steps: Iterator[None]) -> Iterator[str]:
    """Say of each step of the first look what it loads, or where it stands."""
    for name in ahead.MODULES:
        next(steps)
        yield name


def _where(steps: Iterator[None]) -> Iterator[str]:
    for _ in steps:
        yield _line(steps)


def _line(steps: Any) -> str:
    """Name the function and the line at which some steps stand."""
    lines = []
    while isinstance(steps, GeneratorType):
        if steps.gi_frame is not None:
            lines.append(f"{steps.gi_code.co_name}:{steps.gi_frame.f_lineno}")
            if "rule" in steps.gi_frame.f_locals:
                rule = steps.gi_frame.f_locals["rule"]
                lines[-1] += f"({rule.__module__.rpartition('.')[2]}.{rule.__name__})"
        steps = steps.gi_yieldfrom
    return " ".join(lines[-2:])


def _taken(steps: Iterator[str]) -> list[tuple[float, str, str]]:
    taken, before = [], ""
    while True:
        begun = time.process_time()
        where = next(steps, "end")
        taken.append(((time.process_time() - begun) * 1000, before, where))
        before = where
        if where == "end":
            return taken


def _print(what: str, taken: list[tuple[float, str, str]]) -> None:
    print(f"{what}: {len(taken)} steps, {sum(took for took, _, _ in taken):.0f} ms")
    for took, before, after in sorted(taken, reverse=True)[:_LONGEST]:
        print(f"{took:7.1f}  {before} -> {after}", flush=True)


if __name__ == "__main__":
    asyncio.run(measured(Path(sys.argv[1])))
