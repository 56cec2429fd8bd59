"""A refusal whose cure names an act says the line with which it is done."""

from __future__ import annotations

import pytest

from screens.kit.keys.table import KEYS
from store.edit import Edit
from store.problems import Problem, Refused
from tests.store.test_cures import cures
from tests.tui.line import ROOT, CommandLine
from tui.commandline.parser import all_commands
from tui.commandline.ways import BY_CODE, FAMILIES, WORDS, words_for

COMMANDS = {command.words for command in all_commands()}


SCREENS = "\n".join(path.read_text("utf-8") for path in (ROOT / "screens").rglob("*.py"))


@pytest.mark.parametrize("words", [*WORDS.values(), *BY_CODE.values()])
def test_every_way_out_is_a_command(words: str) -> None:
    assert words in COMMANDS


@pytest.mark.parametrize("act", sorted({act for cure in cures() for act in cure.act.split(" | ") if act}))
def test_whatever_a_refusal_tells_the_clerk_to_do_has_a_command(act: str) -> None:
    assert words_for(Problem("case", "", "", "", act)) in COMMANDS


@pytest.mark.parametrize("key", [key.id for key in KEYS if key.id.endswith(".bin")])
def test_what_goes_into_the_bin_by_key_goes_there_by_command(cli: CommandLine, key: str) -> None:
    """And comes out again as it was; both ask first where its meeting has passed, as that of the question has."""
    yes = " --yes" if key == "question.bin" else ""
    words = words_for(Problem("case", "", "", "", key))
    assert cli.line("round open precept --year 2026").code == 0
    assert cli.line("report draft 25/3/2021").code == 0
    record = {
        "item": "W29",
        "meeting": "M8",
        "question": "Q1",
        "action": "A26",
        "seat": "S45",
        "round": "R1",
        "minute": "N1",
        "report": "L1",
    }.get(key.partition(".")[0], "D1")
    before = cli.register()
    done = cli.line(f"{words} {record}{yes}")
    assert (done.code, done.err) == (0, "")
    binned = cli.register().find(record)
    assert binned is not None
    assert binned.binned_on is not None
    assert cli.line(f"item restore {record}{yes}").code == 0
    assert cli.register().find(record) == before.find(record)


@pytest.mark.parametrize("act", WORDS)
def test_every_act_that_is_called_otherwise_is_a_key(act: str) -> None:
    assert f'"{act}"' in SCREENS
    assert act.replace(".", " ") not in COMMANDS


@pytest.mark.parametrize(("head", "family"), FAMILIES.items())
def test_a_place_that_is_called_otherwise_has_keys_and_commands(head: str, family: str) -> None:
    assert f'"{head}.' in SCREENS
    assert family in {words.split()[0] for words in COMMANDS}


REFUSED = [
    ("item.reinstate", "item move W3 --to next", "item reinstate W3."),
    ("item.reinstate", 'item move "Human Trafficking" --to next', 'item reinstate "Human Trafficking".'),
    ("item.reinstate", "item move W3 W4 --to next", "item reinstate ITEM."),
    ("meeting.status", "item move W3 --to next", "meeting status MEETING STATUS."),
    ("meeting.status", "meeting edit M5 --note x", "meeting status M5 STATUS."),
    ("meeting.new", "item move W3 --to next", "meeting add DATE."),
    ("bin", "item move W3 --to next", "item restore RECORD."),
    ("meeting.cancel", "meeting edit M5 --note x", "meeting cancel M5 --reason TEXT."),
    ("seat.edit", "member end S20", "member edit S20."),
    ("declared.end", "meeting edit M5 --note x", "declare end INTEREST."),
]


@pytest.mark.parametrize(("act", "line", "said"), REFUSED)
def test_the_line_is_said_with_what_was_typed(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, act: str, line: str, said: str
) -> None:
    def refuse(*_: object, **__: object) -> Edit:
        raise Refused(
            Problem("case", "It cannot be done.", "Do that first.", "item", act),
            Problem("other", "Nor this.", "Wait."),
        )

    for place in ("programme.moves.move_items", "calendar.meetings.edit_meeting", "members.seats.end_seat"):
        monkeypatch.setattr(f"store.commands.{place}", refuse)
    done = cli.line(line)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"It cannot be done. Do that first. Type secretariat {said}\nNor this. Wait.\n"


@pytest.mark.parametrize("act", ["", "nothing.known", "item.nonsense"])
def test_a_cure_that_names_no_command_stays_as_it_is(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    def refuse(*_: object, **__: object) -> Edit:
        raise Refused(Problem("case", "It cannot be done.", "Do that first.", "item", act))

    monkeypatch.setattr("store.commands.programme.moves.move_items", refuse)
    assert cli.line("item move W3 --to next").err == "It cannot be done. Do that first.\n"
