"""Every act answers as JSON, an object for each record that it touched, as its published schema says."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from store.queries.outcome import ActOutcome
from tests.tui.commandline.act_rows import act_of
from tests.tui.line import CommandLine, Outcome
from tui.commandline.command import Command
from tui.commandline.parser import all_commands, described
from tui.commandline.show.described import CommandShown
from tui.commandline.telling import OUTCOME

ACTS = [command for command in all_commands() if act_of(command) is not None or command.output == OUTCOME]
"""The acts, those written by hand among them."""


@pytest.fixture
def by_itself(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give a command line on which examples run as the help prints them, on the day of the sample."""
    instant = dt.datetime(2021, 7, 12, 9, 30, tzinfo=dt.UTC)
    stopped = SimpleNamespace(datetime=SimpleNamespace(now=lambda _: instant), UTC=dt.UTC)
    monkeypatch.setattr("store.clock.dt", stopped)
    monkeypatch.setenv("SECRETARIAT_FILE", str(cli.panel))
    return cli


def one(done: Outcome) -> dict[str, Any]:
    return msgspec.json.decode(done.out, type=dict[str, Any])


def test_there_are_acts_of_every_room() -> None:
    assert len(ACTS) > 140
    assert {command.words.split()[0] for command in ACTS} >= {"item", "meeting", "question", "attend", "undo", "report"}


@pytest.mark.parametrize("command", ACTS, ids=lambda command: command.words)
def test_every_act_answers_as_its_schema_says(by_itself: CommandLine, command: Command) -> None:
    if command.words == "meeting replay":
        (by_itself.folder / "events.json").write_text('{"event": "start", "at": "13:00"}')
    for line in command.first:
        assert by_itself.plain(*shlex.split(line)[1:]).code == 0, line
    done = by_itself.plain(*shlex.split(command.example)[1:], "--json")
    assert (done.code, done.err) == (0, ""), done.err
    rows = msgspec.json.decode(done.out, type=list[ActOutcome])
    assert rows
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.sentence.endswith((".", "?", "!", "”")) for row in rows)
    assert command.output is not None


def test_an_act_tells_how_each_record_stands_and_what_it_needs(cli: CommandLine) -> None:
    (added,) = cli("item", "add", "A new report", "--json").json()
    assert added == {
        "id": "W32",
        "sentence": "Added “A new report” to the suggested items.",
        "state": "planned",
        "needs": "",
        "source": "",
    }
    (gone,) = cli("undo", "--json").json()
    assert (gone["id"], gone["state"]) == ("W32", "removed")
    (binned,) = cli("item", "bin", "W29", "--json").json()
    assert (binned["id"], binned["state"]) == ("W29", "in the bin")
    (waiting,) = cli("action", "edit", "A1", "--owner", "OPCC", "--json").json()
    assert waiting["state"] == "open"
    (asked,) = cli("question", "receive", "A. Resident", "--text", "Why?", "--meeting", "29/7/2021", "--json").json()
    assert (asked["id"], asked["state"], asked["needs"] != "") == ("Q2", "received", True)
    both = (
        cli("item", "swap", "W1", "W2", "--json")
        if "item swap" in NAMES
        else cli("item", "moveable", "W1", "W2", "--json")
    )
    assert len(both.json()) == 2


NAMES = {command.words for command in all_commands()}


def test_what_item_add_calls_its_format_stays_a_field(cli: CommandLine) -> None:
    (added,) = cli("item", "add", "A visit", "--format", "written update", "--json").json()
    shown = next(row for row in cli("show", "programme", "--json").json() if row["id"] == added["id"])
    assert shown["title"] == "A visit"


def test_names_are_taken_wherever_ids_are(cli: CommandLine) -> None:
    assert [row["id"] for row in cli("question", "show", "Chris Collins", "--json").json()] == ["Q1"]
    (gone,) = cli("action", "bin", "racially motivated", "--json").json()
    assert gone["id"] == "A1"
    (back,) = cli("item", "restore", "racially motivated", "--json").json()
    assert (back["id"], back["state"]) == ("A1", "open")
    several = cli("version", "list", "Orson")
    assert (several.code, several.out, several.told) == (1, "", ("record.several",))
    assert several.err.startswith("“Orson” could be P1 (person); S1 (seat)")
    nobody = cli("question", "show", "Nobody At All")
    assert nobody.told == ("record.none",)
    assert nobody.err.startswith("There is no question “Nobody At All”. Give its id")


def test_an_option_behind_a_lone_double_hyphen_is_said_to_be_words(cli: CommandLine) -> None:
    done = cli("item", "add", "Visit", "--", "--meeting", "next")
    assert (done.code, done.told) == (2, ("usage.behind", "usage.extra"))
    assert "--meeting stands behind a lone --, so it is taken as words and not as an option." in done.err
    assert "Put --meeting before the --." in done.err


def test_so_is_one_that_is_missing_because_it_stands_there(cli: CommandLine) -> None:
    done = cli("item", "withdraw", "W13", "--", "--reason", "x")
    assert done.code == 2
    assert "Put --reason before the --." in done.err
    assert "Something is missing: --reason." in done.err


def test_the_doctor_answers_as_json(cli: CommandLine) -> None:
    told = one(cli("doctor", "--json"))
    assert (told["verdict"], told["sound"], told["format"]) == ("sound", True, 5)
    assert told["inside"]["item"] == 31
    Path(told["path"]).write_bytes(b"{")
    broken = cli("doctor", "--format", "json")
    assert broken.code == 3
    assert one(broken)["sound"] is False


def test_every_command_is_described(cli: CommandLine) -> None:
    told = msgspec.json.decode(cli("schema", "commands").out, type=list[CommandShown])
    assert [one.words for one in told] == [command.words for command in all_commands()]
    by_words = {one.words: one for one in told}
    names = {one.name: one for one in by_words["item move"].arguments}
    assert (names["items"].required, names["items"].several) == (True, True)
    assert names["--to"].required
    assert by_words["item move"].output == "item move"
    assert len(described()) == len(told)
