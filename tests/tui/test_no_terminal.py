"""Where there is no terminal to draw on, a sentence names what can be used instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.keyboard import environment, sample_file
from tests.bench.terminal import PYTHON


@pytest.mark.parametrize("words", [[], ["demo"]])
def test_without_a_terminal_a_sentence_names_show(tmp_path: Path, words: list[str]) -> None:
    path = sample_file(tmp_path)
    surroundings = {**os.environ, **environment(tmp_path), "TERM": "xterm-256color"}
    command = [PYTHON, "-m", "tui", *(words or ["--file", str(path)])]
    done = subprocess.run(
        command, cwd=tmp_path, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert done.returncode == 3
    assert b"secretariat show" in done.stderr
    assert done.stdout == b""


def test_in_a_browser_it_speaks_through_pipes_and_needs_no_terminal(tmp_path: Path) -> None:
    """As textual-serve starts it: Textual's own driver is named, and keys and drawing come in packets."""
    surroundings = {
        **os.environ,
        **environment(tmp_path),
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "COLUMNS": "80",
        "ROWS": "24",
    }
    command = [PYTHON, "-m", "tui", "--file", str(sample_file(tmp_path))]
    key = b"D\x00\x00\x00\x01q"
    done = subprocess.run(command, cwd=tmp_path, env=surroundings, input=key, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"__GANGLION__\n")
    assert b"LLR" in done.stdout
    assert done.stdout.endswith(b'M\x00\x00\x00\x10{"type": "exit"}')


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_a_dumb_terminal_is_told_so(tmp_path: Path) -> None:
    from tests.bench.keyboard import ending
    from tests.bench.terminal import Terminal

    path = sample_file(tmp_path)
    terminal = Terminal([PYTHON, "-m", "tui", "--file", str(path)], env={**environment(tmp_path), "TERM": "dumb"})
    terminal.wait_for(b"secretariat show", timeout=60)
    assert ending(terminal) == 3
    terminal._forget()
    assert b"\x1b" not in terminal.seen
