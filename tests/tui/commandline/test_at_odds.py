"""From the command line: a file that was altered, taking that over, and undoing a change of one's choice."""

from __future__ import annotations

from tinydb import TinyDB, where

from store.records import WorkItem
from tests.tui.line import CommandLine


def altered(cli: CommandLine) -> None:
    """Let another program change a title."""
    assert cli("item", "moveable", "W16").code == 0
    with TinyDB(cli.panel, encoding="utf-8") as db:
        db.table("items").update({"title": "Changed elsewhere"}, where("id") == "W16")


def test_what_was_altered_is_said_on_stderr_and_stops_nothing(cli: CommandLine) -> None:
    altered(cli)
    shown = cli("show", "programme")
    assert shown.code == 0
    assert "Changed elsewhere" in shown.out
    assert shown.err == (
        "panel.json is not as this program last saved it: item W16 differs in “item”. If that is right, take it "
        "over with “secretariat doctor --accept”; if not, put a backup back with "
        "“secretariat doctor --restore latest”.\n"
    )
    told = cli("doctor")
    assert told.code == 1
    assert "item W16 differs in “item”" in told.out


def test_it_is_taken_over_as_a_change_that_can_be_undone(cli: CommandLine) -> None:
    altered(cli)
    done = cli("doctor", "--accept")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Took over what another program had altered: item W16.\nSaved.\n"
    assert cli("doctor").code == 0
    assert cli("doctor", "--accept").out == "Nothing had to be changed.\n"
    assert cli("undo").out.startswith("Undo: Took over")
    item = cli.register().find("W16")
    assert isinstance(item, WorkItem)
    assert item.title == "Ethics Committee Annual report"
    assert cli("--read-only", "doctor", "--accept").code == 3


def test_a_change_of_ones_choice_is_undone(cli: CommandLine) -> None:
    assert cli("item", "moveable", "W16").code == 0
    assert cli("item", "moveable", "W14").code == 0
    done = cli("undo", "--change", "c1")
    assert (done.code, done.err) == (0, "")
    assert "Ethics Committee Annual report" in done.out
    refused = cli("undo", "--change", "C1")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "There is no change “C1” of yours that could be taken back. "
        "Look its number up in the history; it begins with C.\n"
    )
    assert cli("undo").code == 0
    assert cli("undo").err == "There is nothing to undo.\n"
