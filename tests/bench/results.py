"""The table of what was measured: printed as it grows, and written with the words of the machine it was measured on."""

from __future__ import annotations

import datetime as dt
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tests.bench.measuring import ratios


class Row(NamedTuple):
    """What is measured, in which unit, and what it should be at most: `aim` in that unit, or `beside_bare` as a ratio.

    `words` say the aim where it is neither.
    """

    label: str
    unit: str
    aim: float | None = None
    beside_bare: float | None = None
    words: str = ""


class Table:
    """The rows as they are measured."""

    def __init__(self, *, against: bool, only: str = "") -> None:
        """Begin with none. `against` says that another checkout is measured too, `only` which rows are wanted."""
        self._against = against
        self._only = only
        self._lines: list[str] = []

    def wants(self, label: str) -> bool:
        """Say whether any row of these words is wanted."""
        return any(word in label for word in self._only.split(",")) if self._only else True

    def add(self, row: Row, found: Mapping[str, Sequence[float]]) -> None:
        """Add a row: the medians, the median of the ratios of each round, and how many rounds there were."""
        here = statistics.median(found["this"])
        beside = _ratio(found, "bare")
        aim, held = _aim(row, here, ratios(found, "this", "bare") if "bare" in found else [])
        cells = [row.label, f"{here:,.4g} {row.unit}".strip(), beside, aim, held]
        if self._against:
            other = f"{statistics.median(found['other']):,.4g} {row.unit}".strip() if "other" in found else ""
            cells += [other, _ratio(found, "other")]
        cells.append(str(len(found["this"])))
        self._lines.append(f"| {' | '.join(cells)} |")
        print(self._lines[-1], flush=True)

    def text(self) -> str:
        """Give the whole as Markdown."""
        heads = (
            ["what", "median", "× bare", "aim", "held"] + (["other", "× other"] if self._against else []) + ["rounds"]
        )
        about = ["Machines differ: quote the ratios. `bare` is the smallest Textual application, in the same run."]
        if self._against:
            about.append(
                "`other` is another checkout, measured alternately; its ratio is the median of those of the rounds."
            )
        return "\n".join(
            [
                "# What `make bench` measured",
                "",
                machine(),
                "",
                *about,
                "",
                f"| {' | '.join(heads)} |",
                f"| {' | '.join('---' for _ in heads)} |",
                *self._lines,
                "",
            ]
        )


def machine() -> str:
    """Say on what was measured: day, processor, cores, Python, Textual and kind of drive; no names and no paths."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    words = [
        f"{dt.date.today():%-d %B %Y}",
        _processor(),
        f"{cores} cores",
        f"{platform.system()}",
        f"Python {platform.python_version()}",
        f"Textual {version('textual')}",
        f"files on {_drive(Path(tempfile.gettempdir()))}",
    ]
    return " · ".join(words)


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _drive(folder: Path) -> str:
    """Name the kind of file system a folder lies on."""
    if sys.platform != "linux":
        return "a local drive"
    done = subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "a local drive"


def _ratio(found: Mapping[str, Sequence[float]], under: str) -> str:
    each = ratios(found, "this", under) if under in found else []
    return f"{statistics.median(each):.2f}" if each else ""


def _aim(row: Row, here: float, beside: Sequence[float]) -> tuple[str, str]:
    """Give the aim in words and whether it is held."""
    if row.beside_bare is not None:
        return f"<= {row.beside_bare:g} × bare", "yes" if statistics.median(beside) <= row.beside_bare else "no"
    if row.aim is not None:
        return f"<= {row.aim:,g} {row.unit}".strip(), "yes" if here <= row.aim else "no"
    return row.words, ""
