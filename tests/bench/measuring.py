"""Measuring programs in turn: each round runs all of them, so that what slows the machine slows them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.terminal import PYTHON, Terminal

HERE = Path(__file__).resolve().parent
_STEADY = 0.02
_MOST = 4
"""Rounds go on, up to so many times as many, until the middle half of the ratios lies within so much of the median."""

Figures = Mapping[str, float]
Rounds = dict[str, dict[str, list[float]]]
"""For each figure, and in it for each program, what each round gave."""


class Program(NamedTuple):
    """A program to be measured: its name, the folder it stands in, its command, and the bytes that say it is there.

    `path` is its file; None if it has none.
    """

    name: str
    folder: Path
    command: tuple[str, ...]
    ready: bytes = b"quit"
    path: Path | None = None

    def open(self, env: Mapping[str, str]) -> Terminal:
        """Start it in a terminal of 120×40 that answers what it is asked."""
        surroundings = {**env, "PYTHONPATH": str(self.folder)}
        return Terminal([*self.command], env=surroundings, folder=self.folder, answers=True)


def bare(root: Path) -> Program:
    """Give the yardstick."""
    return Program("bare", root, (PYTHON, str(HERE / "bare.py")), b"READY")


def python_of(folder: Path) -> str:
    """Give the interpreter of a checkout: that of its own environment, or ours if it has none."""
    own = folder / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    return str(own) if own.exists() else PYTHON


def in_turn(
    programs: Sequence[Program],
    measure: Callable[[Program], Figures],
    rounds: int,
    thrown: int = 0,
    most: int = _MOST,
) -> Rounds:
    """Measure programs in turn, the other way round each time; noisy ones up to `most` times as often.

    The first `thrown` rounds do not count.
    """
    found: Rounds = {}
    for turn in range(thrown + rounds * most):
        for program in programs if turn % 2 else programs[::-1]:
            for figure, value in measure(program).items():
                if turn >= thrown:
                    found.setdefault(figure, {}).setdefault(program.name, []).append(value)
        if turn + 1 >= thrown + rounds and all(_steady(each) for each in found.values()):
            break
    return found


def ratios(figure: Mapping[str, Sequence[float]], over: str, under: str) -> list[float]:
    """Give what each round says of one program beside another; a round without a figure says nothing."""
    pairs = zip(figure[over], figure[under], strict=True)
    return [a / b for a, b in pairs if b > 0]


def _steady(figure: Mapping[str, Sequence[float]]) -> bool:
    first, *others = figure
    return all(_spread(found) <= _STEADY for other in others if len(found := ratios(figure, first, other)) > 1)


def _spread(values: Sequence[float]) -> float:
    """Give half the width of the middle half, as a share of the median."""
    lower, middle, upper = statistics.quantiles(values, n=4)
    return (upper - lower) / 2 / middle


def resting(env: Mapping[str, str], seconds: float = 8) -> Callable[[Program], Figures]:
    """Do nothing: the share of one processor that is used, in per cent."""

    def measure(program: Program) -> Figures:
        terminal = program.open(env)
        terminal.wait_for(program.ready)
        terminal.settle(4)  # what is looked ahead at takes 0.3 s of the processor once, within two seconds
        before, clock = terminal.processor(), time.perf_counter()
        while time.perf_counter() - clock < seconds:
            terminal.read(0.2)
        used = (terminal.processor() - before) / (time.perf_counter() - clock) * 100
        terminal.kill()
        return {"idle": used}

    return measure


def running(env: Mapping[str, str], *words: str) -> Callable[[Program], Figures]:
    """Run the program with some words: the milliseconds that the whole process takes."""

    def measure(program: Program) -> Figures:
        start = time.perf_counter()
        command = [program.command[0], "-m", "tui", *words]
        surroundings = {**os.environ, **env, "PYTHONPATH": str(program.folder)}
        subprocess.run(command, check=True, capture_output=True, cwd=program.folder, env=surroundings)
        return {"run": (time.perf_counter() - start) * 1000}

    return measure


def p95(values: Sequence[float]) -> float:
    """Give the value that nineteen of twenty do not exceed."""
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]
