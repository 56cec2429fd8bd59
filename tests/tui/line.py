"""A clerk's command line for tests: folders of its own, the sample in a file, and what came out of a command."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from store.desk import Desk
from store.register import Register
from store.rules.lint import CODES
from tui.main import main

ROOT = Path(__file__).resolve().parents[2]
TODAY = ("--today", "12/7/2021")
LEAVES = tuple(word for code in CODES for word in ("--leave", f"{code}=As the paper prints it"))
"""What looks wrong in minutes is left as it is, where a test makes them final that is about something else."""

LEAVE = shlex.join(LEAVES)


class Outcome(NamedTuple):
    """Exit code and what was printed."""

    code: int
    out: str
    err: str

    def json(self) -> list[dict[str, object]]:
        """Read the output as a list of objects."""
        return msgspec.json.decode(self.out, type=list[dict[str, object]])


class CommandLine:
    """Runs commands in a folder of its own, through `main` or as a process of its own."""

    def __init__(self, folder: Path, panel: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.panel = panel
        self._capture = capture

    def __call__(self, *words: str) -> Outcome:
        """Run a command on the sample as it stands on Monday 12 July 2021."""
        return self.plain("--file", str(self.panel), *TODAY, *words)

    def line(self, text: str) -> Outcome:
        """Run a command written as a line."""
        return self(*shlex.split(text))

    def plain(self, *words: str) -> Outcome:
        """Run a command exactly as given."""
        self._capture.readouterr()
        code = main(list(words))
        out, err = self._capture.readouterr()
        return Outcome(code, out, err)

    def process(self, *words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
        """Run a command in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "tui", *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            capture_output=True,
            timeout=60,
            check=False,
        )

    def register(self) -> Register:
        """Give the records in the file."""
        desk = Desk.open(self.panel, read_only=True)
        try:
            return desk.register
        finally:
            desk.close()
