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

BARE_START = 142
"""Milliseconds in which a bare Textual application started where the aims were set; its processor worked for 139."""
YARDSTICK = "bare start"
"""Under this name the rounds of a row hold in how many milliseconds the bare application started in each."""


class Row(NamedTuple):
    """What is measured, in which unit, and what it should be at most: `aim` in that unit, or `beside_bare` as a ratio.

    `words` say the aim where it is neither. A `timed` aim is one for the machine it was set on, and is held to as many
    times more as this machine is slower.
    """

    label: str
    unit: str
    aim: float | None = None
    beside_bare: float | None = None
    words: str = ""
    timed: bool = False


class Table:
    """The rows as they are measured. `missed` names those whose aim was not reached."""

    def __init__(self, *, against: bool, only: str = "", busy: bool = False) -> None:
        """Begin with none. `against` says that another checkout is measured too, `only` which rows are wanted.

        `busy` judges by the processor time of the program where it is known, for a machine that others use meanwhile.
        """
        self._against = against
        self._only = only
        self._busy = busy
        self._lines: list[str] = []
        self.missed: list[str] = []

    def wants(self, label: str) -> bool:
        """Say whether any row of these words is wanted."""
        # Not by commas, which stand in the names of the files: “10,000:” is one of them, and “100,000:” another.
        return any(words.strip() in label for words in self._only.split(";")) if self._only else True

    def add(
        self, row: Row, found: Mapping[str, Sequence[float]], processor: Mapping[str, Sequence[float]] | None = None
    ) -> None:
        """Add a row: the medians, the median of the ratios of each round, and how many rounds there were.

        `processor` has the same in milliseconds that the program itself used up.
        """
        judged = processor if processor and self._busy else found
        slower = _slower(judged) if row.timed else 1
        aim, held = _aim(row, judged, slower)
        if held == "no":
            self.missed.append(row.label)
        spent = f"{statistics.median(processor['this']):,.4g} ms" if processor else ""
        here = f"{statistics.median(found['this']):,.4g} {row.unit}".strip()
        cells = [row.label, here, spent, _ratio(judged, "bare"), aim, held]
        if self._against:
            other = f"{statistics.median(found['other']):,.4g} {row.unit}".strip() if "other" in found else ""
            cells += [other, _ratio(judged, "other")]
        cells.append(str(len(found["this"])))
        self._lines.append(f"| {' | '.join(cells)} |")
        print(self._lines[-1], flush=True)

    def not_measured(self, label: str, why: str) -> None:
        """Add a row that says why something was not measured, which is no aim reached."""
        self.missed.append(label)
        self._lines.append(f"| {label} | not measured: {why}{' |' * (8 if self._against else 6)}")
        print(self._lines[-1], flush=True)

    def text(self) -> str:
        """Give the whole as Markdown."""
        heads = (
            ["what", "median", "processor", "× bare", "aim", "held"]
            + (["other", "× other"] if self._against else [])
            + ["rounds"]
        )
        about = [
            "Machines differ: quote the ratios. `bare` is the smallest Textual application, in the same run.",
            f"Aims in milliseconds are those for a machine on which `bare` starts in {BARE_START:g} ms; where it took",
            "longer in the same rounds, so many times more are allowed, and the aim says how many.",
            "`processor` is the time that the processor worked for the program until the last byte; "
            + (
                "others used the machine, so that the aims were judged by it."
                if self._busy
                else "the aims were judged by the clock."
            ),
        ]
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


def _slower(found: Mapping[str, Sequence[float]]) -> float:
    """Say how many times as slow as the one that the aims were set on this machine was meanwhile; never less than 1."""
    return max(1.0, statistics.median(found[YARDSTICK]) / BARE_START) if YARDSTICK in found else 1.0


def _aim(row: Row, found: Mapping[str, Sequence[float]], slower: float) -> tuple[str, str]:
    """Give the aim in words and whether it is held."""
    here = statistics.median(found["this"])
    if row.beside_bare is not None:
        beside = statistics.median(ratios(found, "this", "bare"))
        return f"<= {row.beside_bare:g} × bare", "yes" if beside <= row.beside_bare else "no"
    if row.aim is not None:
        times = f" × {slower:.2f}" if slower > 1 else ""
        return f"<= {row.aim:,g} {row.unit}".strip() + times, "yes" if here <= row.aim * slower else "no"
    return row.words, ""
