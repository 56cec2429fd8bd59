"""A clerk's keyboard at the program in a real terminal: all keys in one write, or with a pause behind each."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.terminal import PYTHON, Terminal

ROOT = Path(__file__).resolve().parent.parent.parent
_LOOK = 0.05
PAUSE = 0.3
"""Seconds without a byte after which what a key set going counts as done."""
WHOLE = b"\x0c"
"""Ctrl+L: everything is painted again, so that what comes is the whole screen."""

_TIME = re.compile(rb"20\d\d-\d\d-\d\dT[\d:.]+Z?")
_ABOUT_ITSELF = re.compile(rb'^\{"meta":.*$', re.MULTILINE)
_TIE = re.compile(rb',"chain":"[0-9a-f]+"')
"""The line of the file about itself, and what ties each change to the ones before it."""
_STEERING = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[=>78])")


def environment(folder: Path) -> dict[str, str]:
    """Give the surroundings of a clerk whose own files lie in a folder."""
    return {
        "PYTHONPATH": os.environ.get("SECRETARIAT_UNDER_TEST", str(ROOT)),
        "HOME": str(folder),
        "SECRETARIAT_CONFIG": str(folder / "settings.toml"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_DATA_HOME": str(folder / "data"),
        "SECRETARIAT_FILE": "",
    }


def sample_file(folder: Path) -> Path:
    """Make a file of the sample."""
    path = folder / "panel.json"
    command = [PYTHON, "-m", "tui", "new", "--sample", "--file", str(path)]
    subprocess.run(command, cwd=folder, env={**os.environ, **environment(folder)}, check=True, capture_output=True)
    return path


def open_desk(path: Path, columns: int = 80, lines: int = 24, words: Sequence[str] = ()) -> Terminal:
    """Open the desk on a file, in the file's folder, and wait for its first screen."""
    command = [PYTHON, "-m", "tui", "--file", str(path), "--today", "2021-07-12", *words]
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        terminal = Terminal(command, columns, lines, environment(path.parent))
    finally:
        os.chdir(before)
    terminal.wait_for(b"quit", timeout=60)
    rest(terminal)
    return terminal


def rest(terminal: Terminal) -> None:
    """Wait until the program does nothing more: it says next to nothing and uses no processor for a while.

    Silence alone is no sign on a busy machine, and an entry with the focus blinks for ever.
    """
    until, calm = time.monotonic() + 60, 0.0
    while calm < PAUSE and time.monotonic() < until:
        used, heard = terminal.processor(), listen(terminal, _LOOK)
        quiet = len(heard) < 500 and terminal.processor() - used < 0.015 and not _wants_processor(terminal)
        calm = calm + _LOOK if quiet else 0.0


def _wants_processor(terminal: Terminal) -> bool:
    """Say whether the program would go on if the machine let it."""
    path = Path(f"/proc/{terminal.pid}/stat")
    return path.exists() and path.read_text().rsplit(")", 1)[1].split()[0] == "R"


def press(terminal: Terminal, pieces: Iterable[bytes]) -> None:
    """Send pieces, each with a pause behind it."""
    for piece in pieces:
        os.write(terminal.fd, piece)
        rest(terminal)


def listen(terminal: Terminal, seconds: float) -> bytes:
    """Give what comes within some seconds; an entry with the focus blinks, so that silence is not to be waited for."""
    until, heard = time.monotonic() + seconds, b""
    while (left := until - time.monotonic()) > 0:
        heard += terminal.read(left)
    terminal.seen += heard
    return heard


def screen(terminal: Terminal) -> list[str]:
    """Give the words on the screen, as they are painted from top to bottom."""
    rest(terminal)
    terminal.seen = b""
    press(terminal, [WHOLE])
    pieces = (piece.decode("utf-8", "replace").strip() for piece in _STEERING.split(terminal.seen))
    return [piece for piece in pieces if piece]


def saved(path: Path) -> bytes:
    """Give what is in a file, without what no two files share: times, the panel's own id, and the checks over both."""
    text = _TIME.sub(b"then", path.read_bytes())
    return _TIE.sub(b"", _ABOUT_ITSELF.sub(b"{", text, count=1))


def ending(terminal: Terminal, pressing: bytes = b"", timeout: float = 60) -> int | None:
    """Wait until the program has ended; gives its exit code, or None if it has not ended in time."""
    code, until = None, time.monotonic() + timeout
    while code is None and time.monotonic() < until:
        listen(terminal, 0.2)
        if pressing:
            os.write(terminal.fd, pressing)
        code = end(terminal)
    listen(terminal, 0.2)
    return code


def end(terminal: Terminal) -> int | None:
    """Give the exit code of a program that has ended; None if it runs."""
    done, status = os.waitpid(terminal.pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if done else None
