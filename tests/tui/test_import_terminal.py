"""A programme taken over in a real terminal: the file, the preview, what is saved, and one undo; and by command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

from store.desk import Desk
from store.records import WorkItem
from tests.bench.keyboard import environment, open_desk, press, screen
from tests.bench.terminal import PYTHON, Terminal
from tests.store.papers.programme.reading.made import SAMPLE, printed, spreadsheet

SAVE = b"\x13"


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """The file of a panel that has nothing yet, with a spreadsheet of a programme beside it."""
    path = tmp_path / "panel.json"
    (tmp_path / "programme.xlsx").write_bytes(spreadsheet())
    command = [PYTHON, "-m", "tui", "new", "--name", "The Panel", "--file", str(path)]
    surroundings = {**os.environ, **environment(tmp_path)}
    subprocess.run(command, cwd=tmp_path, env=surroundings, check=True, capture_output=True, timeout=100)
    return path


def titles(path: Path) -> list[str]:
    desk = Desk.open(path, read_only=True)
    try:
        return [item.title for item in desk.register.all(WorkItem)]
    finally:
        desk.close()


def words_on(desk: Terminal) -> str:
    """Give the words on the screen without borders."""
    return " ".join("\n".join(screen(desk)).replace("│", " ").split())


@pytest.mark.slow
def test_a_programme_is_taken_over_in_a_terminal_and_one_undo_takes_it_back(panel: Path) -> None:
    desk = open_desk(panel)
    try:
        press(desk, [b"2", b"I", b"programme.xlsx", SAVE])
        shown = words_on(desk)
        assert "Import the work programme: programme.xlsx" in shown
        assert "6 meetings, 31 items, 3 notes and 1 heading to be added" in shown
        assert titles(panel) == []
        press(desk, [b"s"])
        assert "Imported the work programme: 6 meetings, 31 items" in words_on(desk)
        assert len(titles(panel)) == 31
        press(desk, [b"u"])
        assert titles(panel) == []
        desk.quit(b"q", timeout=60)
    finally:
        if desk.alive:
            desk.kill()


@pytest.mark.slow
def test_the_command_says_in_a_terminal_how_far_it_is_and_saves_in_one_step(panel: Path) -> None:
    words = ["--file", str(panel), "import", "programme", str(panel.parent / "programme.xlsx"), "--yes"]
    command = Terminal([PYTHON, "-m", "tui", *words], 80, 24, environment(panel.parent))
    try:
        command.wait_for(b"Saved.", timeout=60)
        assert b"1 of 1 file read" in command.seen
        command.wait()
    finally:
        if command.alive:
            command.kill()
    desk = Desk.open(panel, read_only=True)
    assert printed(desk.register) == printed(SAMPLE)
    desk.close()
