"""The program in a real terminal, from the command a clerk types to the file on disk."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import WorkItem

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

from tests.bench.terminal import PYTHON, Terminal

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "llr.json"
    made = subprocess.run(
        [PYTHON, "-m", "tui", "new", "--sample", "--file", str(path)], cwd=ROOT, capture_output=True, timeout=100
    )
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture
def desk(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    terminal = Terminal([PYTHON, "-m", "tui", "--file", str(sample), "--today", "2021-07-12"], columns=80, lines=24)
    terminal.wait_for(b"quit")
    terminal.settle()
    yield terminal
    if terminal.alive:
        terminal.kill()


def item(path: Path, record_id: str) -> WorkItem:
    """Read the item from the file with another desk than the one under test."""
    from store.desk import Desk

    other = Desk.open(path)
    try:
        return other.register.need(WorkItem, record_id)
    finally:
        other.close()


def show(path: Path, *words: str) -> str:
    command = [PYTHON, "-m", "tui", *words, "--file", str(path)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8", timeout=100
    ).stdout


def test_the_clerks_first_job(desk: Terminal, sample: Path) -> None:
    before = show(sample, "show", "programme", "--format", "json")
    desk.press(b"2")
    for _ in range(3):
        desk.press(b"j")
    desk.press(b"m")
    desk.press(b"30 sep")
    desk.press(b"\r")
    desk.wait_until(lambda: item(sample, "W16").meeting == "M19")
    assert "Ethics" in show(sample, "show", "programme").split("Thursday 30 September 2021")[1]
    printed = show(sample, "export", "programme", "--format", "csv", "--out", "-")
    assert "2021-09-30,5,Ethics Committee Annual report" in printed
    desk.press(b"u")
    desk.wait_until(lambda: show(sample, "show", "programme", "--format", "json") == before)
    desk.quit(b"q")
    assert show(sample, "show", "programme", "--format", "json") == before


def test_a_closed_terminal_loses_nothing_saved_and_keeps_what_was_typed(desk: Terminal, sample: Path) -> None:
    # Keys wait for one another, so that only files are waited for, never silence. A draft that is being written stands
    # under a hidden name for a moment and is gone when it is to be read: the pattern leaves hidden names out.
    os.write(desk.fd, b"]nHalf a thought")
    desk.wait_until(lambda: any(b"Half a thought" in path.read_bytes() for path in sample.parent.glob("llr.drafts-*")))
    os.kill(desk.pid, signal.SIGHUP)
    desk.wait()
    assert item(sample, "W13").meeting == "M19"
    again = Terminal([PYTHON, "-m", "tui", "--file", str(sample), "--today", "2021-07-12"], columns=80, lines=24)
    again.wait_for(b"quit", timeout=60)
    os.write(again.fd, b"n")
    again.wait_for(b"Half a thought", timeout=60)
    again.kill()


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only there can the end of a program be waited for in time")
@pytest.mark.parametrize("unread", [0, 400])
def test_a_terminal_that_goes_away_ends_the_program(desk: Terminal, unread: int) -> None:
    """The window is closed, or a line that had stalled is dropped: what was written last is taken by nobody."""
    for _ in range(unread):
        os.write(desk.fd, b"jk")
    ended = os.pidfd_open(desk.pid)
    os.close(desk.fd)
    try:
        ready, _, _ = select.select([ended], [], [], 20)
        assert ready, "the program lives on without a terminal"
    finally:
        os.close(ended)
        os.kill(desk.pid, signal.SIGKILL)
        os.waitpid(desk.pid, 0)
        desk.alive = False


def test_a_kill_leaves_the_file_readable(desk: Terminal, sample: Path) -> None:
    os.write(desk.fd, b"*")
    desk.wait_for(b"as not moveable", timeout=60)
    desk.kill()
    assert not item(sample, "W13").moveable


def test_another_clerks_change_is_seen_within_two_seconds(desk: Terminal, sample: Path) -> None:
    words = ("item", "edit", "W14", "--title", "Changed by a colleague", "--yes")
    done = subprocess.run(
        [PYTHON, "-m", "tui", *words, "--file", str(sample)],
        cwd=ROOT,
        capture_output=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    desk.wait_for(b"saved meanwhile", timeout=6)


def test_the_terminal_is_given_back(desk: Terminal) -> None:
    desk.quit(b"q")
    assert b"\x1b[?1049l" in desk.seen
    assert b"\x1b[?25h" in desk.seen


def test_a_program_in_a_terminal_is_reached_by_its_closing_even_if_the_runner_ignores_it() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        terminal = Terminal([PYTHON, "-c", "print('ready', flush=True); input()"])
        terminal.wait_for(b"ready")
        os.kill(terminal.pid, signal.SIGHUP)
        terminal.wait()
    finally:
        signal.signal(signal.SIGHUP, before)
    assert not terminal.alive


def test_waiting_for_a_program_that_does_not_end_has_a_limit() -> None:
    terminal = Terminal([PYTHON, "-c", "print('ready', flush=True); input()"])
    terminal.wait_for(b"ready")
    with pytest.raises(TimeoutError, match="did not end"):
        terminal.wait(timeout=0.05)
    assert not terminal.alive
