"""The lines by which a computer makes the check by itself: for cron, for systemd and for the task scheduler of Windows.

Each has quotes of its own, and signs that mean something else there: `%` in cron and systemd, `$` in systemd.
"""

from __future__ import annotations

import ntpath
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.problems import Problem, Refused

_DAYS = "Monday,Tuesday,Wednesday,Thursday,Friday"


def program_words() -> list[str]:
    """Give the words that start this program as it was started now, by whole paths."""
    if getattr(sys, "frozen", False):
        # Unpacked from an archive, the program is its own Python, and was perhaps started by its bare name.
        return [sys.executable]
    started = Path(sys.argv[0])
    if started.stem.casefold() == "secretariat" and started.is_file():
        return [os.path.abspath(started)]  # noqa: PTH100 - a link is kept: what it leads to may have another number
    return [sys.executable, "-m", "tui"]


def schedule_lines(program: Sequence[str], panel_file: str, *, every: bool = False) -> Iterator[str]:
    """Set out the lines for every scheduler; `every` has them check all panels of the list.

    Raises Refused if a path cannot stand on a line.
    """
    words = [*program, "check", "--since-last", *(["--all"] if every else ["--file", panel_file])]
    if any(not word.isprintable() for word in words):
        sentence = "The name of the file or of the program holds signs that cannot stand on a line."
        raise Refused(Problem("check.schedule", sentence, "Give it a name of letters, figures and blanks."))
    yield "What is new since the last check is told at 8 o'clock on Monday to Friday. Take the part for your computer."
    yield from ("", "cron (Linux, macOS): type crontab -e and add this line. What is told comes as mail.", "")
    yield cron_line(words)
    yield from ("", "systemd (Linux): make these two files, and type the two lines below them.", "")
    yield from ("~/.config/systemd/user/secretariat-check.service", "")
    yield from ("[Unit]", "Description=What is new at the panel's desk", "", "[Service]", "Type=oneshot")
    yield from (f"ExecStart={' '.join(map(systemd_word, words))}", "SuccessExitStatus=1", "")
    yield from ("~/.config/systemd/user/secretariat-check.timer", "")
    yield from ("[Unit]", "Description=What is new at the panel's desk, on working days", "", "[Timer]")
    yield from ("OnCalendar=Mon..Fri 08:00", "Persistent=true", "", "[Install]", "WantedBy=timers.target", "")
    yield from ("systemctl --user daemon-reload", "systemctl --user enable --now secretariat-check.timer", "")
    yield "To read what was told: journalctl --user -u secretariat-check"
    yield from (
        "",
        "The task scheduler of Windows: type this in PowerShell. What is told is added to a file.",
        "",
    )
    yield from windows_lines([*words, "--add-to", reminders_of(panel_file)])


def cron_line(words: Sequence[str]) -> str:
    """Write the line of a crontab; of signs that mean something to cron, `%` is marked by a backslash."""
    if any("\\" in word for word in words):
        return "# cron reads a backslash in a name as something else; move the file to a place without one."
    return f"0 8 * * 1-5 {shlex.join(words)}".replace("%", "\\%")


def systemd_word(word: str) -> str:
    """Write a word of ExecStart in quotes: `%` and `$` are doubled, so that they mean themselves."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def windows_lines(words: Sequence[str]) -> Iterator[str]:
    """Write the lines of PowerShell that enter a task; the arguments are quoted as programs of Windows read them."""
    arguments = _power(subprocess.list2cmdline(words[1:]))
    yield f"$act = New-ScheduledTaskAction -Execute {_power(words[0])} -Argument {arguments}"
    yield f"$when = New-ScheduledTaskTrigger -Weekly -DaysOfWeek {_DAYS} -At 8am"
    yield "$how = New-ScheduledTaskSettingsSet -StartWhenAvailable"
    yield "Register-ScheduledTask -TaskName 'Secretariat check' -Action $act -Trigger $when -Settings $how"


def reminders_of(panel_file: str) -> str:
    """Give the file to which reminders are added: beside the panel's, under its name."""
    split = ntpath.splitext if "\\" in panel_file else os.path.splitext
    return f"{split(panel_file)[0]}.reminders.txt"


def _power(text: str) -> str:
    """Write a text as PowerShell reads it as it is; it takes curly quotes for straight ones."""
    for quote in "'\u2018\u2019\u201a\u201b":
        text = text.replace(quote, quote * 2)
    return f"'{text}'"
