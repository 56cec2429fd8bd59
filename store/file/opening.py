"""A file or folder opened in the program that the system has for it: never through a shell, never in the terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from store.file.causes import cause
from store.problems import Problem, Refused

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def open_outside(path: Path) -> None:
    """Ask the system to open a file or folder.

    Raises:
        Refused: it is not there any more, or there is no desktop or no program to open it with.
    """
    if not path.exists():
        raise Refused(Problem("open.gone", f"{path} is not there any more.", "Write it again."))
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - the program that the clerk has chosen for such files
        else:
            start(opener(sys.platform, os.environ), path)
    except OSError as trouble:
        raise Refused(_no_program(path, cause(trouble))) from None


def opener(platform: str, environ: Mapping[str, str]) -> Sequence[str]:
    """Give the program that opens what it is given, on a Mac or where there is a desktop.

    Raises:
        Refused: there is no desktop, as where one works through a remote terminal, or it has no such program.
    """
    if platform == "darwin":
        return ("/usr/bin/open",)
    cure = "Open it by hand: its place is written above."
    if not any(environ.get(name) for name in _DISPLAYS):
        sentence = "There is no desktop here to open it on, only this terminal."
        raise Refused(Problem("open.desktop", sentence, "Fetch the file from its place, and open it there."))
    program = shutil.which("xdg-open", path=environ.get("PATH"))
    if program is None:
        raise Refused(Problem("open.program", "This computer has no xdg-open, which opens files.", cure))
    return (program,)


def start(command: Sequence[str], path: Path) -> None:
    """Start a program on a file, apart from this one and its terminal. Raises OSError."""
    apart = subprocess.DEVNULL
    subprocess.Popen([*command, str(path.absolute())], stdin=apart, stdout=apart, stderr=apart, start_new_session=True)


def _no_program(path: Path, why: str) -> Problem:
    sentence = f"The system could not open {path.name}: {why}."
    return Problem("open.program", sentence, "Open it by hand, or choose a program for such files in the system first.")
