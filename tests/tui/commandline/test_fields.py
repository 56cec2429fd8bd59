"""Every field that can be edited has its option, which is read back, and whose help says the declared word."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from store.desk import Desk
from store.fields import PART, PARTS, editable, value_of
from store.queries.words.wording import WITHHELD
from store.records import KINDS, Interest, Panel, Record
from store.rules.settings.table import BY_PATH
from tests.field_cases import EDITS, ELSEWHERE, NO_OPTION, OF_THE_PANEL, RECORDS, TODAY, Case, cases
from tests.tui.line import CommandLine
from tui.commandline.fields import is_flag
from tui.commandline.parser import Parser, all_commands

CASES = [case for case in cases() if (case.kind, case.field.name) not in NO_OPTION]

IN_WORDS: dict[tuple[type[Record], str], str] = {
    (Interest, "category"): "entry: land: A field → {}: A field",
    (Interest, "text"): "entry: land: A field → land: {}",
}
"""How history tells of a change of what is read as a sentence, without its labels."""

ADDS = {
    "item add": "item edit",
    "meeting add": "meeting edit",
    "action add": "action edit",
    "member add": "member edit",
    "question receive": "question edit",
    "round open": "round edit",
    "declare add": "declare edit",
    "declare register": "declare entry",
}


@pytest.fixture
def office(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A command line over a file with one record of each kind."""
    panel = own_folders / "panel.json"
    Desk.create(panel, RECORDS, today=TODAY).close()
    return CommandLine(own_folders, panel, capsys)


def options(words: str) -> dict[str, argparse.Action]:
    """Give the options of a command by their names, with the name that denies a flag left out."""
    command = next(one for one in all_commands() if one.words == words)
    return {action.option_strings[0]: action for action in Parser(command)._actions if action.option_strings}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_field_is_typed_by_command_and_read_back(case: Case, office: CommandLine) -> None:
    words = EDITS[case.kind][0].split()
    given = [f"--{case.field.option}", case.word]
    if is_flag(case.field):
        given = [f"--{'' if case.value else 'no-'}{case.field.option}"]
    done = office(*words, case.record, *given)
    assert done.code == 0, done.err
    record = office.register().find(case.record)
    assert record is not None
    assert value_of(record, case.field) == case.value
    if not case.field.field.private:
        withheld = (case.kind, case.field.name) == (Interest, "sensitive")
        told = IN_WORDS.get((case.kind, case.field.name), f"{case.field.label}: ").format(case.word)
        assert (f": {WITHHELD}" if withheld else told) in office("show", "history").out
        assert case.field.label in (options(EDITS[case.kind][0])[f"--{case.field.option}"].help or "")


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
def test_every_field_is_on_the_edit_command_or_says_why_not(kind: type[Record]) -> None:
    there = options(EDITS[kind][0])
    for field in editable(kind).values():
        elsewhere = (kind, field.name) in ELSEWHERE or (kind, field.name) in NO_OPTION
        assert (f"--{field.option}" in there) != elsewhere or field.name == "due_kind", field.name
        assert elsewhere or field.kind not in {PART, PARTS}


@pytest.mark.parametrize("words", ADDS)
def test_what_can_be_edited_can_be_said_when_it_is_added(words: str) -> None:
    command = next(one for one in all_commands() if one.words == words)
    placed = {action.dest for action in Parser(command)._actions if not action.option_strings}
    missing = options(ADDS[words]).keys() - options(words).keys()
    assert {name.removeprefix("--") for name in missing} <= placed | CHANGES


CHANGES = {"change-from", "correction"}
"""What is asked only where something stands already that changes."""


def test_every_kind_that_can_be_edited_has_its_command() -> None:
    commands = {one.words for one in all_commands()}
    assert {words for words, _ in EDITS.values()} <= commands
    for field in editable(Panel).values():
        assert (field.name in BY_PATH) != (field.name in OF_THE_PANEL) or field.name == "councils", field.name


def test_other_kinds_are_changed_by_acts_alone() -> None:
    """The panel has its settings; people come with seats and data; minutes, votes and events have acts of their own."""
    assert {kind.__name__ for kind in KINDS} - {kind.__name__ for kind in EDITS} == {
        "Panel",
        "Person",
        "Stamp",
        "Minute",
        "Vote",
    }
