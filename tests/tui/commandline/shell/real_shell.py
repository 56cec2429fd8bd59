"""A shell as a clerk has it, on a terminal: a line is typed with a tab in it, and what it ran is read."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
PROGRAM = """#!/bin/sh
# Answers the script of the shell as the program does; of anything else it says what it was given.
case "$1" in completions) exec "{python}" -m tui "$@";; esac
printf 'RAN:'; printf ' [%s]' "$@"; printf '\\nEND\\n'
"""
STARTS = {
    "bash": ["bash", "--noprofile", "--rcfile", "rc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "--no-config", "--init-command", "source ./rc", "-i"],
}
RC = {
    "bash": "PS1='READY'$'\\n'\nsource ./script\n",
    "zsh": "unsetopt prompt_sp\nPROMPT=$'READY\\n'\nautoload -Uz compinit\ncompinit -u -D\nsource ./script\n",
    "fish": "function fish_prompt; echo READY; end\nsource ./script\n",
}
MOST = 30.0
"""The most seconds that anything is waited for: nothing is measured by it."""


_STEERING = re.compile(r"\x1b(?:\[[0-9;?<>=]*[a-zA-Z]|[()][0-9A-B]|[=>])")
"""What steers a terminal, such as colours between two letters."""


class RealShell:
    """An interactive shell in a folder of its own, with the script of completions read by it."""

    def __init__(self, shell: str, folder: Path, panel: Path, script: str) -> None:
        bin_folder = folder / "bin"
        bin_folder.mkdir()
        program = bin_folder / "secretariat"
        program.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
        program.chmod(0o755)
        (folder / "script").write_text(script, encoding="utf-8")
        (folder / ("rc" if shell != "zsh" else ".zshrc")).write_text(RC[shell], encoding="utf-8")
        env = {
            **os.environ,
            "PATH": f"{bin_folder}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "SECRETARIAT_FILE": str(panel),
            "HOME": str(folder),
            "ZDOTDIR": str(folder),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
        }
        leader, follower = pty.openpty()
        self._process = subprocess.Popen(
            STARTS[shell],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=folder,
            env=env,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(follower)
        self._terminal = leader
        self.shown = ""
        self._until("READY")

    def run(self, *steps: tuple[str, str], end: str = "") -> str:
        """Type each step with a tab behind it until what it is completed by is seen; give what the line then ran."""
        for typed, completed in steps:
            self.shown = ""
            os.write(self._terminal, f"{typed}\t".encode())
            self._until(completed)
        self.shown = ""
        os.write(self._terminal, f"{end}\r".encode())
        self._until("END\r\n")
        return next(line for line in self.shown.splitlines() if "RAN:" in line).partition("RAN: ")[2]

    def close(self) -> None:
        """End the shell."""
        self._process.kill()
        self._process.wait(MOST)
        os.close(self._terminal)

    def _until(self, words: str) -> None:
        while words not in _STEERING.sub("", self.shown):
            ready, _, _ = select.select([self._terminal], [], [], MOST)
            assert ready, f"nothing more came after {self.shown!r}"
            self.shown += os.read(self._terminal, 65536).decode("utf-8", "replace")
