"""The rim: exit codes, closed pipes, full disks, poor locales, and no traceback whatever happens."""

from __future__ import annotations

import io
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from store.desk import Desk
from store.problems import Conflict, FieldConflict, Problem, Stale
from tests.tui.line import ROOT, CommandLine, heard
from tui.commandline.guard import fitted, guarded, visible
from tui.last_words import redacted
from tui.settings import log_path

SECRET = "12 Private Road"


def test_an_unexpected_error_is_a_sentence_and_a_log_without_values(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(desk: Desk, change: str | None) -> None:
        address = SECRET
        try:
            raise KeyError(address)
        except KeyError as first:
            raise ValueError(address) from first

    monkeypatch.setattr(Desk, "undo", fail)
    done = cli("undo")
    assert (done.code, done.out, done.told) == (1, "", ("unexpected",))
    assert done.err == (
        f"Something unexpected went wrong; what was saved is safe. Where it happened is noted in {log_path()}.\n"
    )
    log = log_path().read_text(encoding="utf-8")
    assert SECRET not in log
    assert f" Python {platform.python_version()}\n" in log
    assert "builtins.ValueError" in log
    assert "builtins.KeyError" in log
    assert "in fail" in log
    assert str(ROOT) not in log


def test_a_log_that_cannot_be_written_is_said(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    log_path().parent.mkdir(parents=True)
    log_path().mkdir()
    monkeypatch.setattr(Desk, "undo", lambda desk, change: 1 // 0)
    done = cli("undo")
    assert done.code == 1
    assert done.err.endswith("It could not be noted anywhere.\n")


def test_an_error_in_a_circle_of_causes_is_described_all_the_same() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert redacted(first).startswith("builtins.ValueError\nbuiltins.KeyError")


def test_two_clerks_at_odds_are_told_field_by_field(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise Conflict(FieldConflict("lead", "Lead", "a", "b", "c"), FieldConflict("title", "Title", "d", "e", "f"))

    with heard() as told:
        assert guarded(work) == 1
    assert told == ["conflict", "conflict"]
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("Someone else changed the Lead from “a” to “b” meanwhile. Nothing was saved.")
    assert second.startswith("Someone else changed the Title from “d” to “e” meanwhile.")


def test_an_undo_that_no_longer_fits_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise Stale(Problem("stale", "It was changed again.", "Look at its history."))

    assert guarded(work) == 1
    assert capsys.readouterr().err == "It was changed again. Look at its history.\n"


def test_ctrl_c_is_answered_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise KeyboardInterrupt

    with heard() as told:
        assert guarded(work) == 130
    assert told == ["stopped"]
    assert capsys.readouterr().err == "Stopped. What was said to be saved is saved.\n"


def test_trouble_of_the_computer_is_file_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        Path("/no/such/folder/file").read_bytes()
        return 0

    with heard() as told:
        assert guarded(work) == 3
    assert told == ["file.system"]
    assert "(/no/such/folder/file): there is no such file or folder." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "shown"),
    [("plain ŵ 🚓", "plain ŵ 🚓"), ("a\x1b[2J\x9b\x7f\x00", "a\\x1b[2J\\x9b\\x7f\\x00"), ("a\n\tb", "a\n\tb")],
)
def test_control_characters_are_shown_and_not_sent(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_nobody_to_print_to(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert guarded(lambda: 0) == 0
    assert guarded(lambda: 1 // 0) == 1
    assert cli.process("--file", str(cli.panel), "undo").returncode == 1


@pytest.mark.parametrize(
    "words", [["show", "programme"], ["export", "data"], ["item", "moveable", "W16"], ["--version"]]
)
def test_a_reader_that_goes_away_is_no_trouble(cli: CommandLine, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--file", str(cli.panel), *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this computer has no device that is always full")
@pytest.mark.parametrize("words", [["show", "programme"], ["--version"], ["undo", "--help"]])
def test_output_that_cannot_be_written_is_said(cli: CommandLine, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--file", str(cli.panel), *words],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("The computer reports trouble with a file: the disk is full.")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("locale", [{"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
@pytest.mark.parametrize("encoding", ["", "ascii", "latin-1"])
def test_output_is_utf8_whatever_the_locale(cli: CommandLine, locale: dict[str, str], encoding: str) -> None:
    assert cli("item", "add", "Ŵ ŷ 🚓 שלום", "--meeting", "next").code == 0
    env = {**locale, **({"PYTHONIOENCODING": encoding} if encoding else {})}
    for words in (["show", "programme"], ["show", "record", "W32"], ["item", "bin", "W32"]):
        done = cli.process("--file", str(cli.panel), "--today", "12/7/2021", *words, env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "Ŵ ŷ 🚓 שלום" in done.stdout.decode("utf-8")


def test_exit_codes_of_the_real_program(cli: CommandLine) -> None:
    file = ("--file", str(cli.panel))
    codes = [
        cli.process(*file, "show", "calendar").returncode,
        cli.process(*file, "undo").returncode,
        cli.process(*file, "item", "mvoe").returncode,
        cli.process("--file", "none.json", "undo").returncode,
    ]
    assert codes == [0, 1, 2, 3]


def test_an_argument_that_is_no_text_is_refused_and_not_kept(cli: CommandLine) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--file", str(cli.panel), "item", "add", b"caf\xe9"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" not in done.stderr


def test_what_is_said_to_be_saved_is_seen_at_once(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(io.BufferedWriter(buffer), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    from tui.commandline.call import say

    say("Saved.")
    assert buffer.getvalue() == b"Saved.\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Give its id or the title, as the programme prints them.",
            "Give its id or the title,\nas the programme prints\nthem.",
        ),
        ("As a line: secretariat item withdraw Ethics --reason Superseded", None),
        ("Thu 29 Jul 2021  arranged  Qtr. 4 Performance", None),
        ("short", None),
        ("one-word-that-is-longer-than-the-terminal", None),
    ],
)
def test_a_terminal_breaks_no_word_of_what_is_told(
    monkeypatch: pytest.MonkeyPatch, line: str, told: str | None
) -> None:
    monkeypatch.setenv("COLUMNS", "25")
    assert fitted(line, Terminal()) == (told or line)
    assert fitted(line, io.StringIO()) == line, "a pipe gets each line whole"
