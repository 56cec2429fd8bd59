"""Every command has a help with an example that works, and a slip of the finger finds the nearest word."""

from __future__ import annotations

import datetime as dt
import io
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.store.papers.inspecting.word_files import clean_document
from tests.store.papers.moderngov.made import sittings, whole_xml
from tests.store.papers.returned_docs import returned, saved
from tests.tui.commandline.act_rows import act_of
from tests.tui.line import TODAY, CommandLine
from tui.commandline.command import Command
from tui.commandline.families import FAMILIES
from tui.commandline.parser import all_commands

COMMANDS = {command.words: command for command in all_commands()}

FINDS_SOMETHING = {"check": 1}
"""The commands whose exit code says that there is something to see to."""


FOR_PROGRAMS = {"man"}
"""The commands whose output another program sets before it is read."""

FROM_ELSEWHERE: dict[str, Callable[[], bytes]] = {
    "inspect": clean_document,
    "import moderngov": lambda: whole_xml(sittings()[0]),
    "meeting replay": lambda: b'{"event": "start", "at": "13:00"}\n',
    "import corrections": lambda: saved(returned(("Members noted the budget", ("+", " and the precept"), "."))),
}
"""The commands that take in what no command writes: what the file of their example holds."""


ELSEWHERE = {"demo", "desk init", "desk copy-in", "desk copy-out", "desk check"}
"""The commands that need a screen, or a server: `test_desk.py` runs these on one of the tests' own."""


def test_every_family_has_commands() -> None:
    assert {words.split()[0] for words in COMMANDS} == set(FAMILIES)


THEN, LATER = dt.datetime(2021, 7, 12, 9, 30, tzinfo=dt.UTC), dt.datetime(2031, 3, 1, 23, 30, tzinfo=dt.UTC)
"""The day of the sample, and a Saturday night long after it: an example does not depend on when it is tried."""


@pytest.mark.parametrize("instant", [THEN, pytest.param(LATER, marks=pytest.mark.soak)], ids=["then", "later"])
@pytest.mark.parametrize("command", [c for c in COMMANDS.values() if c.words not in ELSEWHERE], ids=lambda c: c.words)
def test_the_example_in_the_help_works_by_itself(
    cli: CommandLine, command: Command, instant: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is run as the help prints it and nothing before it, on a fresh copy of the sample in a folder of its own."""
    stopped = SimpleNamespace(datetime=SimpleNamespace(now=lambda _: instant), UTC=dt.UTC)
    monkeypatch.setattr("store.clock.dt", stopped)
    monkeypatch.setenv("SECRETARIAT_FILE", str(cli.panel))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    shown = cli.plain(*command.words.split(), "--help")
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.partition("\nexample:\n")[2].partition("\n\n")[0].splitlines()
    assert lines == [f"  {line}" for line in command.examples]
    for line in lines:
        name, *words = shlex.split(line)
        assert name == "secretariat"
        if command.words in FROM_ELSEWHERE:
            Path(words[len(command.words.split())]).write_bytes(FROM_ELSEWHERE[command.words]())
        done = cli.plain(*words)
        assert (done.code, done.err) == (FINDS_SOMETHING.get(command.words, 0), ""), line
        assert done.out
        assert command.words in FOR_PROGRAMS or slips(done.out, of_act=act_of(command) is not None) == []
    assert " ".join(words).startswith(command.words)


TWICE = re.compile(r"\b(?!that )([A-Za-z]+) \1\b")
"""A word said twice; what the papers print holds "that that"."""

OF_ONE = re.compile(r"(?<![\w.,:/£-])1 (?!was|is|has|does)[a-z]+[a-rt-z]s\b")
"""One of something in the plural."""

OWN_NAMES = re.compile(r"\b[a-z]+_[a-z_]+\b")
"""A name of the program's own. Settings and columns have such names, so it is looked for in what acts say."""


def slips(text: str, *, of_act: bool) -> list[str]:
    """Find what no person would write in what a command says; names in JSON are not meant."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(('"', "{", "["))]
    looked_for = (TWICE, OF_ONE, OWN_NAMES) if of_act else (TWICE, OF_ONE)
    return [match[0] for line in lines for one in looked_for for match in one.finditer(line)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Wrote the the programme.", ["the the"]),
        ("1 votes were cast, 1 vote on 31 votes", ["1 votes"]),
        ("It is reply_owed.", ["reply_owed"]),
        ("1 was there; 1 pass; that that be noted; 21 votes", []),
    ],
)
def test_slips_are_seen(text: str, wrong: list[str]) -> None:
    assert slips(text, of_act=True) == wrong


@pytest.mark.slow
@pytest.mark.parametrize("words", ["question stands", "attend came", "redo", "import data"])
def test_the_longest_examples_work_in_processes_of_their_own(cli: CommandLine, words: str) -> None:
    for line in COMMANDS[words].examples:
        done = cli.process(*shlex.split(line)[1:], env={"SECRETARIAT_FILE": str(cli.panel)})
        assert (done.returncode, done.stderr) == (0, b""), line


def test_the_help_lists_every_family_and_the_common_options(cli: CommandLine) -> None:
    done = cli.plain("--help")
    assert (done.code, done.err) == (0, "")
    for word in (*FAMILIES, "--file PATH", "--today DATE", "--read-only", "--version", "exit codes"):
        assert word in done.out
    assert cli.plain("help") == cli.plain("-h") == done
    assert cli.plain("help", "item") == cli.plain("item", "--help")
    assert cli("show", "help").err.startswith("There is no command “secretariat show help”.")


@pytest.mark.parametrize("family", sorted({words.split()[0] for words in COMMANDS if " " in words}))
def test_the_help_of_a_family_lists_its_commands(cli: CommandLine, family: str) -> None:
    done = cli.plain(family, "--help")
    assert (done.code, done.err) == (0, "")
    for words, command in COMMANDS.items():
        if words.split()[0] == family:
            assert f"secretariat {words} " in done.out
            assert command.summary in done.out
    first = next(command for words, command in COMMANDS.items() if words.split()[0] == family)
    assert done.out.endswith("".join(["\n\nexample:\n", *(f"  {line}\n" for line in first.examples)]))


@pytest.mark.parametrize("options", [TODAY, (f"--today={TODAY[1]}",)])
def test_common_options_stand_before_or_after_the_command(cli: CommandLine, options: tuple[str, ...]) -> None:
    file = f"--file={cli.panel}"
    words = ("show", "calendar", "--format", "csv")
    before, after = cli.plain(file, *options, *words), cli.plain(*words, *options, file)
    middle = cli.plain("show", file, *options, "calendar", "--format", "csv")
    assert before.code == 0
    assert before == after == middle


@pytest.mark.parametrize(
    ("line", "said", "told"),
    [
        ("itm move W1", "There is no command “itm”. Did you mean “secretariat item”?", "usage.command"),
        (
            "item mvoe W1",
            "There is no command “secretariat item mvoe”. Did you mean “secretariat item move”?",
            "usage.command",
        ),
        (
            "show programm",
            "There is no command “secretariat show programm”. Did you mean “secretariat show programme”?",
            "usage.command",
        ),
        ("zzz", "There is no command “zzz”. The commands are demo, new,", "usage.command"),
        (
            "show zzz",
            "There is no command “secretariat show zzz”. It is followed by one of: programme, calendar,",
            "usage.command",
        ),
        (
            "item",
            "“secretariat item” needs another word. It is followed by one of: add, edit, move,",
            "usage.incomplete",
        ),
        ("show --format csv", "“secretariat show” needs another word.", "usage.incomplete"),
        ("--fiel x show programme", "There is no option “--fiel” here. Did you mean --file?", "usage.option"),
        ("--until x", "There is no option “--until” here. Type secretariat --help.", "usage.option"),
        (
            "show programme --until 1/9/2021",
            "“secretariat show programme” has no option --until. Type secretariat show programme --help.",
            "usage.option",
        ),
        (
            "show programme --fromat csv",
            "“secretariat show programme” has no option --fromat. Did you mean --format?",
            "usage.option",
        ),
        (
            "show programme --zzz=1",
            "“secretariat show programme” has no option --zzz. Type secretariat show programme",
            "usage.option",
        ),
        (
            "show programme --form csv",
            "“secretariat show programme” has no option --form. Did you mean --format?",
            "usage.option",
        ),
        ("show programme extra", "Nothing is known to do with “extra”.", "usage.extra"),
        ("show programme --format xml", "“xml” is not one of text, json, csv (for --format).", "usage"),
        ("show programme --format", "Nothing stands after --format.", "usage"),
        ("item move W1", "Something is missing: --to.", "usage"),
        ("item add x --minutes many", "“many” is not a whole number (for --minutes).", "usage"),
        ("item reorder W1 sideways", "“sideways” is not one of up, down (for way).", "usage"),
        ("schema programm", "There is no schema “programm”. Did you mean “programme”?", "usage.schema"),
    ],
)
def test_a_slip_finds_the_nearest_word(cli: CommandLine, line: str, said: str, told: str) -> None:
    done = cli.line(line)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)
    assert done.told[0] == told


def test_every_unknown_option_and_what_is_missing_are_said_at_once(cli: CommandLine) -> None:
    done = cli.line("item move W16 --too 30/9/2021 --rason why")
    assert done.code == 2
    assert done.err.splitlines() == [
        "“secretariat item move” has no option --too. Did you mean --to?",
        "“secretariat item move” has no option --rason. Did you mean --reason?",
        "Something is missing: --to. Type secretariat item move --help.",
    ]


def test_after_a_lone_double_hyphen_words_are_only_words(cli: CommandLine) -> None:
    done = cli("item", "add", "--", "--version")
    assert done.code == 0
    assert done.out.startswith("Added “--version”")
