"""The page of the manual and the reference pages hold every command and every key, and stand as they are printed."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from screens.kit.keys.table import KEYS
from tests.as_read import same_as_read
from tests.tui.line import ROOT, CommandLine
from tui.commandline.parser import Parser, all_commands
from tui.commandline.shell.manual import plain


@pytest.mark.parametrize(("of", "name"), [("keys", "KEYS.md"), ("commands", "COMMANDS.md")])
def test_the_pages_that_are_kept_are_those_that_are_printed(cli: CommandLine, of: str, name: str) -> None:
    """`make reference` writes them anew."""
    printed = cli.plain("reference", of)
    assert (printed.code, printed.err) == (0, "")
    same_as_read(ROOT / name, printed.out)


def test_every_key_stands_on_its_page_once(cli: CommandLine) -> None:
    page = cli.plain("reference", "keys").out
    for key in KEYS:
        assert page.count(f"| `{key.id}` |") == 1, key.id
        assert key.help.replace("|", "\\|").replace("*", "\\*") in page


def test_every_command_stands_on_its_page_with_its_arguments_and_example(cli: CommandLine) -> None:
    page = cli.plain("reference", "commands").out
    for command in all_commands():
        _, _, rest = page.partition(f"\n### secretariat {command.words}\n")
        part = re.split(r"\n##+ ", rest)[0]
        assert command.example in part, command.words
        for one in Parser(command).arguments:
            assert (one.option_strings or [str(one.metavar or one.dest.upper())])[0].replace("|", "\\|") in part


def test_the_page_of_the_manual_holds_every_command_and_key(cli: CommandLine) -> None:
    page = cli.plain("man")
    assert (page.code, page.err) == (0, "")
    for command in all_commands():
        assert page.out.count(f".SS secretariat {plain(command.words)}\n") == 1
        _, _, part = page.out.partition(f".SS secretariat {plain(command.words)}\n")
        notes = f".PP\n.nf\n{plain(command.notes)}\n.fi\n" if command.notes else ""
        assert re.match(rf".+\n{re.escape(notes)}(\.TP|\.PP\nExample)", part), command.words
    for key in KEYS:
        assert plain(f"({key.id})") in page.out
    headings = [line for line in page.out.splitlines() if line.startswith(".SH ")]
    assert headings[:3] == [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION"]


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not on this computer")
def test_groff_sets_the_page_without_a_warning(cli: CommandLine) -> None:
    page = cli.plain("man").out.encode()
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-c"], input=page, capture_output=True, timeout=100, check=True
    )
    assert done.stderr == b""
    text = re.sub(r"\s+", " ", done.stdout.decode().replace("‐\n", "").replace("\x08", ""))
    assert "secretariat item move" in text
    assert 'secretariat item move "Ethics Committee Annual report" --to 30/9/2021 --today 12/7/2021' in text


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not on this computer")
def test_whatever_is_written_is_printed_as_it_is() -> None:
    signs = [chr(sign) for sign in range(33, 127)]
    lines = [f"{one}x{other}{one} .TP" for one in signs for other in ".'\\-"]
    page = "\n".join([".TH X 1", ".SH X", ".nf", *map(plain, lines)])
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-P-c"], input=page.encode(), capture_output=True, timeout=100, check=True
    )
    shown = [line.strip() for line in done.stdout.decode().splitlines() if " .TP" in line]
    assert shown == lines
