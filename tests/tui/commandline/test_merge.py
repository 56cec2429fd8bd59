"""`secretariat merge`: a preview, and what another copy did taken over in one change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from store.records import WorkItem
from tests.tui.line import TODAY, CommandLine

NAME = "panel (Anna's conflicted copy 2021-07-12).json"


@pytest.fixture
def copy(cli: CommandLine) -> Path:
    """A copy beside the file; each has gone on by itself after a common change."""
    assert cli("item", "edit", "W1", "--comments", "common").code == 0
    other = cli.folder / NAME
    shutil.copy(cli.panel, other)
    theirs = ("--file", str(other), *TODAY)
    assert cli.plain(*theirs, "item", "edit", "W2", "--title", "Retitled by Anna", "--yes").code == 0
    assert cli.plain(*theirs, "item", "edit", "W3", "--comments", "by Anna").code == 0
    assert cli.plain(*theirs, "item", "add", "Added by Anna").code == 0
    assert cli("item", "edit", "W3", "--comments", "by me").code == 0
    assert cli("item", "add", "Added by me").code == 0
    return other


def _item(cli: CommandLine, key: str) -> WorkItem:
    return cli.register().need(WorkItem, key)


def test_a_preview_tells_what_the_copy_did_and_what_cannot_be_taken_over(cli: CommandLine, copy: Path) -> None:
    before = cli.panel.read_bytes(), copy.read_bytes()
    done = cli("merge", NAME)
    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    assert lines[0] == f"{NAME} holds 3 changes that are not here:"
    assert "Renamed “Police Recruitment, Retention and Dismissals” to “Retitled by Anna”" in lines[1]
    assert lines[4:] == [
        "Added: W33.",
        "Changed: W2.",
        "Both used the number W32; what the copy calls W32 becomes W33.",
        f"Not taken over: Item W3 “{_item(cli, 'W3').title}”, because both have changed it.",
        "  Comments: here “by me”, there “by Anna”, before “not recorded”",
        "Nothing was saved. To do it, give the command again with --yes.",
    ]
    assert (cli.panel.read_bytes(), copy.read_bytes()) == before


def test_told_to_it_takes_over_what_can_be_and_one_undo_takes_it_back(cli: CommandLine, copy: Path) -> None:
    before, theirs = cli.register(), copy.read_bytes()
    done = cli("merge", NAME, "--yes")
    assert (done.code, done.out.splitlines()[-1]) == (1, "Saved. One undo takes it back.")
    titles = [_item(cli, key).title for key in ("W2", "W32", "W33")]
    assert titles == ["Retitled by Anna", "Added by me", "Added by Anna"]
    assert _item(cli, "W3").comments == "by me"
    assert "Nothing had to be changed." in cli("merge", NAME, "--yes").out
    assert cli("undo").out.startswith("Undo: Took over 3 changes of the copy panel (Anna's conflicted copy")
    assert cli.register() == before
    assert copy.read_bytes() == theirs


def test_what_was_taken_over_is_not_told_again(cli: CommandLine, copy: Path) -> None:
    assert NAME in cli("doctor").out
    cli("merge", NAME, "--yes")
    assert cli("merge", NAME).out.splitlines() == [
        f"All of {NAME} is here but for this:",
        f"Not taken over: Item W3 “{_item(cli, 'W3').title}”, because both have changed it.",
        "  Comments: here “by me”, there “by Anna”, before “not recorded”",
        "Nothing had to be changed.",
    ]
    assert "It was taken over but for what both have changed." in cli("doctor").out
    assert cli("item", "edit", "W3", "--comments", "by Anna").code == 0
    done = cli("merge", NAME)
    assert (done.code, done.out) == (0, f"{NAME} holds nothing that is not here.\nNothing had to be changed.\n")
    assert NAME not in cli("doctor").out


def test_the_outcome_in_json(cli: CommandLine, copy: Path) -> None:
    row = json.loads(cli("merge", NAME, "--format", "json").out)
    assert (row["done"], row["added"], row["changed"], row["renumbered"]) == (False, ["W33"], ["W2"], {"W32": "W33"})
    assert [(one["id"], one["fields"]) for one in row["left"]] == [("W3", ["Comments"])]
    assert len(row["changes"]) == 3
    assert json.loads(cli("merge", NAME, "--format", "json", "--yes").out)["done"] is True


def test_what_is_no_copy_is_refused(cli: CommandLine) -> None:
    assert cli("merge", "none.json").code == 3
    (cli.folder / "other.json").write_text("{}", "utf-8")
    assert cli("merge", "other.json").code == 3
    itself = cli("merge", "panel.json")
    assert (itself.told, "is the panel's file itself" in itself.err) == (("merge.same",), True)
    kept = cli("merge", "panel.json", "--yes", "--read-only")
    assert kept.told == ("read-only",)
    assert kept.err == "With --read-only nothing is saved. Leave --read-only out.\n"


def test_the_doctor_names_a_copy(cli: CommandLine, copy: Path) -> None:
    done = cli("doctor")
    assert f"Beside this file lies a copy that a synchronising program seems to have made: “{NAME}”." in done.out


def test_a_copy_is_whole_and_never_replaces_anything(cli: CommandLine) -> None:
    assert cli("item", "edit", "W1", "--comments", "before").code == 0
    done = cli("copy", "away.json")
    assert (done.code, done.out) == (0, "Wrote everything, its history included, to away.json.\n")
    assert cli.plain("--file", "away.json", *TODAY, "show", "history").out == cli("show", "history").out
    before = (cli.folder / "away.json").read_bytes()
    again = cli("copy", "away.json")
    assert again.code == 3
    assert "There is already a file away.json; it was left as it is." in again.err
    assert (cli.folder / "away.json").read_bytes() == before


def test_the_preview_says_which_agendas_that_are_out_the_copy_would_change(cli: CommandLine) -> None:
    at = ("--meeting", "29/7/2021")
    assert cli("agenda", "build", *at).code == 0
    other = cli.folder / NAME
    shutil.copy(cli.panel, other)
    assert cli.plain("--file", str(other), *TODAY, "item", "edit", "W16", "--title", "Ethics").code == 0
    assert "Note:" not in cli("merge", NAME).out
    assert cli("publish", "29/7/2021").code == 0
    note = "Note: The agenda of the meeting of Thursday 29 July 2021 has been published as it was before."
    for words in ((), ("--yes",)):
        assert note in cli("merge", NAME, *words).out
    assert "8. Ethics Committee Annual report" in cli("show", "agenda", *at).out
