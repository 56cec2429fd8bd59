"""Whatever fails, and wherever: the program ends with a sentence, a log without values, and a terminal given back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

import termios

from tests.bench.keyboard import ROOT, ending, environment, sample_file
from tests.bench.terminal import PYTHON, Terminal
from tests.tui.failing import KINDS, SECRET


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_failure_goes_through_one_guard(tmp_path: Path, kind: str) -> None:
    path = sample_file(tmp_path)
    surroundings = {**environment(tmp_path), "PYTHONPATH": str(ROOT)}
    terminal = Terminal([PYTHON, "-m", "tests.tui.failing", kind, str(path)], 80, 24, surroundings)
    before = termios.tcgetattr(terminal.fd)
    terminal.wait_for(b"quit", timeout=60)
    touched = "reads" in kind or "writes" in kind
    code = ending(terminal, pressing=b"j" if touched else b"")
    after = termios.tcgetattr(terminal.fd)
    terminal._forget()
    assert code == 1
    assert b"Something unexpected went wrong" in terminal.seen
    assert b"\x1b[?1049l" in terminal.seen
    assert after[:4] == before[:4], "the terminal is not as it was"
    log = (tmp_path / "state" / "secretariat" / "errors.log").read_text(encoding="utf-8")
    assert ("builtins.TypeError" if "writes" in kind else "tui/failing.py") in log
    assert SECRET.encode() not in terminal.seen + log.encode()
    assert b"Traceback" not in terminal.seen
