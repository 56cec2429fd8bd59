"""Every command has a help with an example that works, and a slip of the finger finds the nearest word."""

from __future__ import annotations

import shlex

import pytest

from tests.tui.line import TODAY, CommandLine
from tui.commandline.command import Command
from tui.commandline.parser import FAMILIES, all_commands

COMMANDS = {command.words: command for command in all_commands()}

_ROUND = "round open precept --year 2026"
_REVIEW = "round step R1 review --on 4/2/2026 --choice veto-too-low"

_RECEIVE = (
    'question receive "B. Resident" --text "Will 0116 496 0000 be answered?" --received 5/7/2021 --meeting 29/7/2021'
)
_ON_RECEIPT = ("acknowledge", "redact", "accept", "reject", "forward", "hold", "repeat", "close")
_ACCEPT = "question accept Q2"
_MOVE = 'meeting postpone 29/7/2021 --to 5/8/2021 --reason "A clash"'

BEFORE = {
    **{f"question {verb}": [_RECEIVE] for verb in _ON_RECEIPT},
    **{f"question {verb}": [_RECEIVE, _ACCEPT] for verb in ("send", "told", "answer")},
    "question stands": [_RECEIVE, _ACCEPT, _MOVE],
    "question supplementary": ["question put Q1 --present"],
    "question reply": [_RECEIVE, _ACCEPT, "question answer Q2 --text Yes."],
    "question sent": [_RECEIVE, _ACCEPT, "question answer Q2 --text Yes."],
    "question group": [_RECEIVE, _RECEIVE],
    "deadline back": ["deadline done 29/7/2021 draft-reports"],
    "show round": [_ROUND],
    "round step": [_ROUND],
    "round back": [_ROUND, _REVIEW],
    "round close": [_ROUND],
    "round edit": [_ROUND],
    "round reopen": [_ROUND, "round close R1"],
    "holiday back": ['holiday remove 30/8/2021 --reason "Proclamation"'],
    "closure remove": ['closure add 29/12/2021 --reason "Christmas"'],
    "busy remove": ['busy add 30/9/2021 "Leicester City Council"'],
    "election remove": ["election add 5/5/2022 --from 28/3/2022"],
    "item reinstate": ['item withdraw "Human Trafficking" --reason "Covered by another item"'],
    "item restore": ["item bin W29"],
    "item score": ['item criteria "Public interest" "Impact"'],
    "finding back": ['finding aside weekday-wrong:M1 --reason "An old paper" --until 1/1/2022'],
    "attend vote": ["attend present Orson Pantling Loydall Taylor --meeting 25/3/2021"],
    "declare times": ["declare add Taylor --meeting 10/6/2021 --interest DPI --item 1 --no-registered"],
    "declare told": ["declare add Taylor --meeting 10/6/2021 --interest DPI --item 1 --no-registered"],
    "undo": ['item withdraw "Human Trafficking" --reason "Covered by another item"'],
    "redo": ['item withdraw "Human Trafficking" --reason "Covered by another item"', "undo"],
    "import data": ["export data --out data.json"],
}


FINDS_SOMETHING = {"check": 1}
"""The commands whose exit code says that there is something to see to."""


def test_every_family_has_commands() -> None:
    assert {words.split()[0] for words in COMMANDS} == set(FAMILIES)


@pytest.mark.parametrize("command", [c for c in COMMANDS.values() if c.words != "demo"], ids=lambda c: c.words)
def test_the_example_in_the_help_works(cli: CommandLine, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRETARIAT_FILE", str(cli.panel))
    for line in BEFORE.get(command.words, []):
        assert cli.plain(*shlex.split(line), *TODAY).code == 0
    shown = cli.plain(*command.words.split(), "--help")
    assert (shown.code, shown.err) == (0, "")
    assert f"example:\n  {command.example}\n" in shown.out
    name, *words = shlex.split(command.example)
    assert name == "secretariat"
    done = cli.plain(*words, *(() if "--today" in words else TODAY))
    assert (done.code, done.err) == (FINDS_SOMETHING.get(command.words, 0), "")
    assert done.out


def test_the_help_lists_every_family_and_the_common_options(cli: CommandLine) -> None:
    done = cli.plain("--help")
    assert (done.code, done.err) == (0, "")
    for word in (*FAMILIES, "--file PATH", "--today DATE", "--read-only", "--version", "exit codes"):
        assert word in done.out
    assert cli.plain("help") == cli.plain("-h") == done


@pytest.mark.parametrize("family", sorted({words.split()[0] for words in COMMANDS if " " in words}))
def test_the_help_of_a_family_lists_its_commands(cli: CommandLine, family: str) -> None:
    done = cli.plain(family, "--help")
    assert (done.code, done.err) == (0, "")
    for words, command in COMMANDS.items():
        if words.split()[0] == family:
            assert f"secretariat {words} " in done.out
            assert command.summary in done.out


@pytest.mark.parametrize("options", [TODAY, (f"--today={TODAY[1]}",)])
def test_common_options_stand_before_or_after_the_command(cli: CommandLine, options: tuple[str, ...]) -> None:
    file = f"--file={cli.panel}"
    words = ("show", "calendar", "--format", "csv")
    before, after = cli.plain(file, *options, *words), cli.plain(*words, *options, file)
    middle = cli.plain("show", file, *options, "calendar", "--format", "csv")
    assert before.code == 0
    assert before == after == middle


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("itm move W1", 'There is no command "itm". Did you mean "secretariat item"?'),
        ("item mvoe W1", 'There is no command "secretariat item mvoe". Did you mean "secretariat item move"?'),
        (
            "show programm",
            'There is no command "secretariat show programm". Did you mean "secretariat show programme"?',
        ),
        ("zzz", 'There is no command "zzz". The commands are demo, new,'),
        ("show zzz", 'There is no command "secretariat show zzz". It is followed by one of: programme, calendar,'),
        ("item", '"secretariat item" needs another word. It is followed by one of: add, edit, move,'),
        ("show --format json", '"secretariat show" needs another word.'),
        ("--fiel x show programme", 'There is no option "--fiel" here. Did you mean --file?'),
        ("show programme --fromat csv", '"secretariat show programme" has no option --fromat. Did you mean --format?'),
        ("show programme --zzz=1", '"secretariat show programme" has no option --zzz. Type secretariat show programme'),
        ("show programme --form csv", '"secretariat show programme" has no option --form. Did you mean --format?'),
        ("show programme extra", 'Nothing is known to do with "extra".'),
        ("show programme --format xml", '"xml" is not one of text, json, csv (for --format).'),
        ("show programme --format", "Nothing stands after --format."),
        ("item move W1", "Something is missing: --to."),
        ("item add x --minutes many", '"many" is not a whole number (for --minutes).'),
        ("item reorder W1 sideways", '"sideways" is not one of up, down (for way).'),
        ("schema programm", 'There is no schema "programm". Did you mean "programme"?'),
    ],
)
def test_a_slip_finds_the_nearest_word(cli: CommandLine, line: str, said: str) -> None:
    done = cli.line(line)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)


def test_every_unknown_option_and_what_is_missing_are_said_at_once(cli: CommandLine) -> None:
    done = cli.line("item move W16 --too 30/9/2021 --rason why")
    assert done.code == 2
    assert done.err.splitlines() == [
        '"secretariat item move" has no option --too. Did you mean --to?',
        '"secretariat item move" has no option --rason. Did you mean --reason?',
        "Something is missing: --to. Type secretariat item move --help.",
    ]


def test_after_a_lone_double_hyphen_words_are_only_words(cli: CommandLine) -> None:
    done = cli("item", "add", "--", "--version")
    assert done.code == 0
    assert done.out.startswith('Added "--version"')
