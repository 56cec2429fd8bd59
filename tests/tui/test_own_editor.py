"""A text taken into the clerk's own editor in a real terminal, and the program going on afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

from store.desk import Desk
from store.records import WorkItem
from tests.bench.keyboard import end, open_desk, press, sample_file, screen
from tests.bench.terminal import Terminal

F4, TAB, SAVE = b"\x1bOS", b"\t", b"\x13"
SCRIPT = """#!/bin/sh
printf 'The editor has the terminal. '
read answer < /dev/tty
printf '%s\\n' "$answer" >> "$1"
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    editor = tmp_path / "editor.sh"
    editor.write_text(SCRIPT)
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    terminal = open_desk(sample_file(tmp_path))
    yield terminal
    if terminal.alive:
        terminal.kill()


def comments(path: Path) -> dict[str, str]:
    other = Desk.open(path)
    try:
        return {one.title: one.comments for one in other.register.all(WorkItem)}
    finally:
        other.close()


@pytest.mark.slow
def test_the_editor_has_the_terminal_and_the_program_goes_on_with_what_it_saved(desk: Terminal, tmp_path: Path) -> None:
    press(desk, [b"n", b"Taken outside", TAB, b"Typed here", F4])
    assert b"The editor has the terminal." in desk.seen
    press(desk, [b"typed outside\r"])
    shown = "\n".join(screen(desk))
    assert "This is what your editor saved" in shown
    assert "typed outside" in shown
    press(desk, [F4, b"\x03"])
    assert end(desk) is None, "what interrupts the editor does not end the program"
    assert "was ended by signal 2." in "\n".join(screen(desk))
    press(desk, [b"!", SAVE])
    assert comments(tmp_path / "panel.json")["Taken outside"] == "Typed here\ntyped outside!"
    assert list(tmp_path.glob(".*.editing")) == []
