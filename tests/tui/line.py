"""A clerk's command line for tests: folders of its own, the sample in a file, and what came out of a command."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import msgspec
import pytest

from store.desk import Desk
from store.problems import Problem
from store.register import Register
from store.rules.lint import CODES
from tui.commandline import guard
from tui.main import main

ROOT = Path(__file__).resolve().parents[2]
TODAY = ("--today", "12/7/2021")
LEAVES = tuple(word for code in CODES for word in ("--leave", f"{code}=As the paper prints it"))
"""What looks wrong in minutes is left as it is, where a test makes them final that is about something else."""

LEAVE = shlex.join(LEAVES)


class Printed(NamedTuple):
    """Exit code and what was printed."""

    code: int
    out: str
    err: str


class Outcome(Printed):
    """What came of a command: exit code, what was printed, and beside that the codes of what it complains of."""

    told: tuple[str, ...] = ()

    def json(self) -> list[dict[str, object]]:
        """Read the output as a list of objects."""
        return msgspec.json.decode(self.out, type=list[dict[str, object]])


@contextmanager
def heard() -> Iterator[list[str]]:
    """Collect the codes of what the command line complains of, which is printed as it is."""
    codes: list[str] = []
    complain = guard.complain

    def listening(problems: Iterable[Problem], code: int) -> int:
        told = list(problems)
        codes.extend(one.code for one in told)
        return complain(told, code)

    with mock.patch.object(guard, "complain", listening):
        yield codes


@contextmanager
def closed() -> Iterator[None]:
    """Fail where a desk is still open in the end that was opened meanwhile."""
    standing: dict[int, Desk] = {}
    begin, close = Desk.__init__, Desk.close

    def beginning(desk: Desk, *given: Any, **named: Any) -> None:
        begin(desk, *given, **named)
        standing[id(desk)] = desk

    def closing(desk: Desk) -> None:
        standing.pop(id(desk), None)
        close(desk)

    with mock.patch.multiple(Desk, __init__=beginning, close=closing):
        yield
    assert not standing, "a command left a file open"


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
        with heard() as told, closed():
            code = main(list(words))
        out, err = self._capture.readouterr()
        outcome = Outcome(code, out, err)
        outcome.told = tuple(told)
        return outcome

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
