"""What is new since the last check is told once, and kept for the clerk and the file alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.tui.line import CommandLine, Outcome
from tui.commandline.office.since import note_checked
from tui.settings import checks_folder

NOTHING = "Nothing is new since the last check.\n"


def told(done: Outcome) -> list[str]:
    """Give the lines that tell of something, without how the day was understood."""
    return [line for line in done.out.splitlines() if line.endswith("]")]


def test_what_was_told_is_not_told_again_and_what_comes_is(cli: CommandLine) -> None:
    first = cli("check", "--since-last")
    assert (first.code, first.err) == (1, "")
    assert told(first) == told(cli("check"))
    again = cli("check", "--since-last")
    assert (again.code, again.err) == (0, "")
    assert again.out.endswith(NOTHING)
    assert (
        cli.line('question receive "A. Resident" --text "Will it?" --received 5/7/2021 --meeting 10/6/2021 --yes').code
        == 0
    )
    new = told(cli("check", "--since-last"))
    assert len(new) > 0
    assert all("Q2" in line for line in new)
    assert told(cli("check", "--since-last")) == []


def test_what_stays_late_is_told_once_however_many_days_it_is_late(cli: CommandLine) -> None:
    file = ("--file", str(cli.panel), "check", "--since-last", "--today")
    first, second = cli.plain(*file, "22/7/2021"), cli.plain(*file, "23/7/2021")
    assert any("late by 5 working days" in line for line in told(first))
    assert not any("late by" in line for line in told(second))


def test_what_was_settled_and_comes_back_is_told_again(cli: CommandLine) -> None:
    cli("check", "--since-last")
    twice = next(line for line in told(cli("check")) if "is in the programme twice" in line)
    assert cli("item", "withdraw", "W25", "--reason", "It stands twice").code == 0
    assert told(cli("check", "--since-last")) == []
    assert cli("undo").code == 0
    back = told(cli("check", "--since-last"))
    assert twice in back
    assert all("Report regarding Violence in the Public Domain" in line for line in back)


def test_findings_are_kept_in_one_order_whichever_they_come_in(tmp_path: Path) -> None:
    kept = []
    for keys in (("b", "a", "c"), ("c", "b", "a")):
        assert note_checked(tmp_path / "panel.json", keys) is None
        kept += [one.read_bytes() for one in checks_folder().iterdir()]
    assert kept == [b'["a","b","c"]'] * 2


def test_an_ordinary_check_notes_nothing(cli: CommandLine) -> None:
    cli("check")
    assert not checks_folder().exists()
    cli("check", "--since-last", "--read-only")
    assert not checks_folder().exists()


def test_each_file_has_its_own(cli: CommandLine) -> None:
    cli("check", "--since-last")
    other = cli.folder / "other.json"
    other.write_bytes(cli.panel.read_bytes())
    assert told(cli.plain("check", "--since-last", "--today", "12/7/2021", "--file", str(other)))
    link = cli.folder / "link.json"
    link.symlink_to(cli.panel)
    assert told(cli.plain("check", "--since-last", "--today", "12/7/2021", "--file", str(link))) == []


def test_it_is_the_clerks_alone_and_holds_no_words(cli: CommandLine) -> None:
    cli("check", "--since-last")
    (kept,) = checks_folder().iterdir()
    assert b" " not in kept.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("harm", [b"", b"{", b'{"a": 1}', b"[1, 2]", b"\xff\xfe"])
def test_what_cannot_be_read_makes_all_new(cli: CommandLine, harm: bytes) -> None:
    first = cli("check", "--since-last")
    (kept,) = checks_folder().iterdir()
    kept.write_bytes(harm)
    assert told(cli("check", "--since-last")) == told(first)


def test_what_cannot_be_kept_is_said_and_told_again(cli: CommandLine) -> None:
    checks_folder().parent.mkdir(parents=True)
    checks_folder().write_bytes(b"a file in the place of the folder")
    first = cli("check", "--since-last")
    assert first.code == 1
    assert "could not be noted" in first.err
    assert "All of it will be named again next time." in first.err
    assert told(cli("check", "--since-last")) == told(first)
    problem = note_checked(cli.panel, ())
    assert problem is not None
    assert (problem.code, f"{problem}\n") == ("check.unnoted", first.err)


def test_json_is_what_is_new_as_well(cli: CommandLine) -> None:
    assert len(cli("check", "--since-last", "--json").json()) == len(told(cli("check")))
    assert cli("check", "--since-last", "--json").json() == []


def test_what_is_new_is_added_to_a_file_under_its_day(cli: CommandLine) -> None:
    path = cli.folder / "panel.reminders.txt"
    path.write_text("kept\n", encoding="utf-8")
    words = ("check", "--since-last", "--add-to", str(path))
    cli(*words)
    whole = path.read_text(encoding="utf-8")
    assert whole.startswith("kept\nMonday 12 July 2021\n\n")
    cli(*words)
    assert path.read_text(encoding="utf-8") == whole
    cli.plain("--file", str(cli.panel), "--today", "22/7/2021", *words)
    assert path.read_text(encoding="utf-8").startswith(whole + "Thursday 22 July 2021\n\n")


def test_nothing_of_the_panels_own_is_added_to(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    done = cli("check", "--add-to", str(cli.panel))
    assert (done.code, done.out) == (1, "")
    assert "is the panel's own file" in done.err
    assert cli.panel.read_bytes() == before
    assert not Path(f"{cli.panel}.new").exists()
