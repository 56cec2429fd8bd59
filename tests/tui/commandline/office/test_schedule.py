"""The lines for cron, systemd and Windows name program and file so that each reads them as they are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from tests.tui.line import CommandLine
from tui.commandline.office.schedule import (
    cron_line,
    program_words,
    reminders_of,
    schedule_lines,
    systemd_word,
    windows_lines,
)

HARD = ['/home/a clerk/100% sure\'s "panel" $HOME `id` ŵ #1;&|.json', "/x/%h/$$/%%.json", "/home/o’clerk/-f.json"]
WINDOWS = ["C:\\Users\\A Clerk\\100% \\panel\\", 'C:\\a\\\\b "c"\\', "\\\\server\\o'x\\p.json"]
NAMES = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"], blacklist_characters="\\"), min_size=1)


def as_cron_reads(line: str) -> list[str]:
    """Give the words that a line of a crontab runs: at a bare % the command ends, and a marked one means itself."""
    schedule, command = " ".join(line.split(" ")[:5]), line.split(" ", 5)[5]
    assert schedule == "0 8 * * 1-5"
    assert not re.search(r"(?<!\\)%", command)
    script = f"for one in {command.replace(chr(92) + '%', '%')}; do printf '%s\\0' \"$one\"; done"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split("\0")[:-1]


def as_systemd_reads(line: str) -> list[str]:
    """Give the words of an ExecStart in quotes, after systemd's own rules for backslashes, specifiers and variables."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    assert " ".join(f'"{word}"' for word in words) == line
    plain = [re.sub(r"\\(.)", r"\1", word) for word in words]
    assert not any(re.search(r"(?<!%)%(?:%%)*(?!%)|(?<!\$)\$(?:\$\$)*(?!\$)", word) for word in plain)
    return [word.replace("%%", "%").replace("$$", "$") for word in plain]


def as_windows_reads(line: str) -> list[str]:
    """Give program and arguments of a task, as PowerShell reads its text and the program its command line."""
    texts = re.findall(r"'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'", line.removeprefix("$act = "))
    program, arguments = (re.sub(r"(['\u2018-\u201b])\1", r"\1", text) for text in texts)
    return [program, *argv(arguments)]


def argv(line: str) -> list[str]:
    """Part a command line as the C library of Windows does."""
    words: list[str] = []
    word, quoted, there, place = "", False, False, 0
    while place < len(line):
        slashes = len(re.match(r"\\*", line[place:])[0])  # type: ignore[index]
        place += slashes
        following = line[place : place + 1]
        if following == '"':
            word += "\\" * (slashes // 2)
            if slashes % 2:
                word += '"'
            else:
                quoted = not quoted
            there, place = True, place + 1
            continue
        word += "\\" * slashes
        if following and following in " \t" and not quoted:
            words, word, there = [*words, word] if word or there else words, "", False
        elif following:
            word, there = word + following, True
        place += 1
    return [*words, word] if word or there else words


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
@pytest.mark.parametrize("name", HARD)
def test_cron_runs_what_was_meant(name: str) -> None:
    words = ["/opt/my programs/secretariat", "check", "--file", name]
    assert as_cron_reads(cron_line(words)) == words


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_systemd_runs_what_was_meant(words: list[str]) -> None:
    assert as_systemd_reads(" ".join(map(systemd_word, words))) == words


@pytest.mark.parametrize("name", [*HARD, *WINDOWS])
def test_windows_runs_what_was_meant(name: str) -> None:
    words = ["C:\\Program Files\\it's\\secretariat.exe", "check", "--file", name]
    assert as_windows_reads(next(windows_lines(words))) == words


@given(st.lists(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1), min_size=1, max_size=4))
def test_windows_runs_whatever_was_meant(words: list[str]) -> None:
    words = ["program.exe", *words]
    assert as_windows_reads(next(windows_lines(words))) == words


def test_a_name_with_a_backslash_is_not_put_into_a_crontab() -> None:
    assert cron_line(["x", "a\\b"]).startswith("# ")


def test_a_name_that_cannot_stand_on_a_line_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        list(schedule_lines(["secretariat"], "/a\nb.json"))
    assert refused.value.problems[0].code == "check.schedule"


def test_the_lines_name_the_real_file(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = cli.folder / "my panel 100%.json"
    panel.write_bytes(cli.panel.read_bytes())
    before = panel.read_bytes()
    done = cli.plain("check", "--schedule", "--file", panel.name)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    (cron,) = [line for line in lines if line.startswith("0 8")]
    expected = [*program_words(), "check", "--since-last", "--file", str(panel)]
    assert as_cron_reads(cron) == expected
    (start,) = [line.removeprefix("ExecStart=") for line in lines if line.startswith("ExecStart=")]
    assert as_systemd_reads(start) == expected
    (act,) = [line for line in lines if line.startswith("$act")]
    assert as_windows_reads(act) == [*expected, "--add-to", reminders_of(str(panel))]
    assert panel.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="needs a Unix shell")
def test_what_cron_runs_tells_what_is_new(cli: CommandLine) -> None:
    (cron,) = [one for one in cli.plain("check", "--schedule", "--file", "panel.json").out.splitlines() if "0 8" in one]
    words = as_cron_reads(cron)
    done = subprocess.run([*words, "--today", "12/7/2021"], capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 1, done.stderr
    assert "is in the programme twice" in done.stdout
    again = subprocess.run([*words, "--today", "12/7/2021"], capture_output=True, text=True, timeout=100, check=False)
    assert again.stdout.endswith("Nothing is new since the last check.\n")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this computer")
def test_systemd_itself_takes_both_files(cli: CommandLine, tmp_path: Path) -> None:
    program = tmp_path / "a program 100%"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    text = "\n".join(schedule_lines([str(program)], HARD[0]))
    made = []
    for ending in ("service", "timer"):
        _, _, rest = text.partition(f"secretariat-check.{ending}\n\n")
        unit = re.split(r"\n\n(?=~|systemctl)", rest)[0]
        made.append(tmp_path / f"secretariat-check.{ending}")
        made[-1].write_text(unit + "\n", encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", *map(str, made)],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "secretariat-check" in line]
    assert said == []


def test_the_program_is_named_as_it_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "secretariat"
    program.write_bytes(b"")
    monkeypatch.setattr("sys.argv", [str(program), "check", "--schedule"])
    assert program_words() == [str(program)]
    monkeypatch.setattr("sys.argv", ["/usr/lib/tui/__main__.py", str(program)])
    assert program_words()[1:] == ["-m", "tui"]


def test_an_unpacked_program_is_named_by_its_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Found on PATH it is called by its bare name, and it has no Python that takes `-m`."""
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.argv", ["secretariat"])
    monkeypatch.setattr("sys.executable", "/opt/secretariat/secretariat")
    assert program_words() == ["/opt/secretariat/secretariat"]
