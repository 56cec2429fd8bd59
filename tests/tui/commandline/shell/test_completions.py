"""The line is completed in the shells themselves, and what the program answers is right in every place of a line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.desk import Desk
from tests.tui.line import CommandLine
from tui.commandline.families import FAMILIES
from tui.commandline.parser import Book, Parser, all_commands
from tui.commandline.shell.bash_line import answered, read_line
from tui.commandline.shell.completing import FILE_NAMES, offers
from tui.commandline.shell.completions import BREAKS, LISTING, SHELLS, TYPED
from tui.commandline.shell.offered import FILES, OFFERED, OWN, Offer

BASH_BREAKS = " \t\n\"'@><=;|&(:"
FREE = frozenset(
    {
        *("TEXT", "N", "TIME", "TITLE", "WHEN", "NUMBER", "WORDS", "WORD", "KIND", "GROUND", "OUTCOME", "STATUS"),
        *(
            "WHO",
            "WHOM",
            "HOW",
            "NOTICE",
            "PAPER",
            "LETTER",
            "VERSION",
            "POINT",
            "CRITERION",
            "CRITERION=N",
            "EVENT",
        ),
        *("PART", "PLACE", "POUNDS", "POWER", "QUORUM", "ROLE", "RULE", "SEARCH", "VALUE", "VOTES", "WAY", "WHAT"),
        *("WHICH", "YEAR", "YYYY", "DAY", "HEADING=FIELD", "KEY=REASON", "NAME=ID", "NAME=PERSON", "NAME[=ROLE]"),
        *("NAME|AT|RETURNED", "WHAT|MARK|WORDS", "CLAUSE|KIND|OWNER|DUE|TEXT", "DATE|all", "for|against"),
        *("CODE", "FIGURE", "SECTION", "noted|not-reached", "yes|no|not-set"),
    }
)
"""What only the clerk knows, or what has its words in the help."""


@pytest.fixture
def panel(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.setenv("SECRETARIAT_FILE", str(cli.panel))
    return cli


def values(*words: str) -> list[str]:
    return [one.value for one in offers(words, Book())]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ite",), ["item"]),
        (("minutes", "fin"), ["final"]),
        (("help", "ite"), ["item"]),
        (("item", "mov"), ["move", "moveable"]),
        (("show", "programme", "--fo"), ["--format"]),
        (("show", "programme", "--format", "j"), ["json"]),
        (("show", "programme", "--format=j"), ["--format=json"]),
        (("--rea",), ["--read-only"]),
        (("item", "move", "Eth"), ["Ethics Committee Annual report"]),
        (("item", "move", "ETH"), ["Ethics Committee Annual report"]),
        (("item", "move", "W31"), ["W31"]),
        (("item", "move", "W9", "W1", "--to", "sug"), ["suggested"]),
        (("item", "move", "W9", "--to", "29/7"), ["29/7/2021"]),
        (("item", "move", "W9", "W31"), ["W31"]),
        (("item", "reorder", "W9", "u"), ["up"]),
        (("item", "add", "A visit", "--kind", "stat"), ["statutory"]),
        (("paper", "edit", "W9", "--status", "to"), ["to follow"]),
        (("attend", "present", "Ors"), ["Orson"]),
        (("attend", "present", "Orson", "Pant"), ["Pantling"]),
        (("question", "accept", "q"), ["Q1"]),
        (("meeting", "edit", "nex"), ["next"]),
        (("setting", "set", "rules.questions.max_per_p"), ["rules.questions.max_per_person"]),
        (("setting", "rules", "clev"), ["cleveland"]),
        (("show", "history", "W3"), ["W3", "W30", "W31"]),
        (("--today", "tod"), ["today"]),
        (("item", "add", "Some title"), []),
        (("zzz", ""), []),
        (("item", "zzz", ""), []),
    ],
)
def test_the_end_of_a_line(panel: CommandLine, words: tuple[str, ...], said: list[str]) -> None:
    assert values(*words) == said


def test_the_panels_of_the_list_are_offered_by_their_names(panel: CommandLine) -> None:
    assert panel.plain("panels", "add", str(panel.panel), "--name", "West").code == 0
    assert values("panels", "open", "w") == ["West"]
    assert values("panels", "add", "x.json", "--name", "") == []


def test_an_option_given_is_not_offered_again_unless_it_is_repeated(panel: CommandLine) -> None:
    assert "--reason" not in values("item", "move", "W9", "--reason", "why", "--")
    assert "--who" in values("meeting", "stamp", "arrival", "--who", "Orson", "--")
    assert values("item", "move", "--", "--to") == []


@pytest.mark.parametrize("words", [("--file", "pa"), ("import", "data", ""), ("export", "programme", "--out", "")])
def test_names_of_files_are_left_to_the_shell(panel: CommandLine, words: tuple[str, ...]) -> None:
    assert offers(words, Book()) == [FILE_NAMES]


def test_what_only_looks_at_a_file_opens_it_only_to_be_read(
    panel: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert panel("panels", "add", str(panel.panel), "--name", "Here").code == 0
    opened: list[bool] = []
    opens = Desk.open.__func__  # type: ignore[attr-defined]

    def noting(cls: type[Desk], *given: Any, **named: Any) -> Desk:
        opened.append(bool(named.get("read_only")))
        desk: Desk = opens(cls, *given, **named)
        return desk

    monkeypatch.setattr(Desk, "open", classmethod(noting))
    assert values("item", "move", "")
    for line in ("panels open Here", "panels calendar", "show programme --as-at 1/7/2021", "doctor"):
        assert panel.line(line).code in {0, 1}, line
    assert opened == [True] * 4


def test_without_a_file_the_words_are_completed_all_the_same(own_folders: Path) -> None:
    assert values("item", "mo") == ["move", "moveable"]
    assert values("item", "move", "") == []


def test_every_argument_is_offered_something_or_known_to_be_free() -> None:
    known, own = {*OFFERED, *FILES, *FREE}, set(OWN)
    for command in all_commands():
        for one in Parser(command).arguments:
            takes = one.metavar if isinstance(one.metavar, str) else one.dest.upper()
            assert one.nargs == 0 or one.choices or takes in known, (command.words, one.dest, takes)
            own.discard((command.words, one.dest))
    assert own == set()


def test_nothing_exempt_and_no_contact_details_are_offered(panel: CommandLine) -> None:
    made = panel.line(
        'question receive "A. Resident" --text "Will it?" --email a@nest.example --phone "0116 496 0000"'
        " --received 5/7/2021 --meeting 29/7/2021"
    )
    assert made.code == 0, made.err
    said = repr(offers(("question", "accept", ""), Book()))
    assert "Q2" in said
    assert "nest.example" not in said
    assert "496" not in said


def test_a_script_is_printed_for_each_shell(cli: CommandLine) -> None:
    for shell in SHELLS:
        done = cli.plain("completions", shell)
        assert (done.code, done.err) == (0, "")
        assert f"completions {shell} --answer" in done.out
        assert TYPED in done.out


def test_what_is_answered_stands_on_lines_of_its_own(panel: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TYPED, "secretariat\nitem\nmove\nW9")
    assert panel.plain("completions", "fish", "--answer").out == "W9\tConfirm Panel Memberships\n"
    monkeypatch.setenv(TYPED, "secretariat\nimport\ndata\n")
    assert panel.plain("completions", "powershell", "--answer").out == "\t\n"
    monkeypatch.setenv(TYPED, "secretariat item move W9")
    monkeypatch.setenv(BREAKS, BASH_BREAKS)
    monkeypatch.setenv(LISTING, "1")
    assert panel.plain("completions", "bash", "--answer").out == "W9  (Confirm Panel Memberships)\n"


def test_trouble_is_told_to_whoever_asks_by_hand(panel: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.panel.write_bytes(b"{")
    monkeypatch.setenv(TYPED, "secretariat\nitem\nmove\n")
    done = panel.plain("completions", "zsh", "--answer")
    assert (done.code, done.out) == (3, "")
    assert done.err


@pytest.mark.parametrize(
    ("line", "words", "quote", "begins"),
    [
        ("secr", ("secr",), "", 0),
        ("secretariat it", ("secretariat", "it"), "", 0),
        ("secretariat item ", ("secretariat", "item", ""), "", 0),
        ('secretariat item move "Eth Com', ("secretariat", "item", "move", "Eth Com"), '"', 0),
        ("secretariat item move Eth\\ Com", ("secretariat", "item", "move", "Eth Com"), "", 0),
        ("secretariat x --to=30", ("secretariat", "x", "--to=30"), "", 5),
        ("secretariat x 12:3", ("secretariat", "x", "12:3"), "", 3),
        ("cd /a; secretariat x", ("secretariat", "x"), "", 0),
        ("A=1 secretariat x", ("secretariat", "x"), "", 0),
        ("secretariat 'a'\\''b c", ("secretariat", "a'b c"), "'", 2),
    ],
)
def test_a_line_is_taken_apart_as_bash_does(line: str, words: tuple[str, ...], quote: str, begins: int) -> None:
    assert tuple(read_line(line, BASH_BREAKS)) == (words, quote, begins)


TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(TEXTS, st.sampled_from(["", "'"]))
def test_whatever_is_put_in_is_read_as_it_was_meant(text: str, quote: str) -> None:
    line = read_line(f"secretariat x {quote}", "")
    (written,) = answered([Offer(text)], line, listing=False)
    assert read_line(f"secretariat x {quote}{written}{quote}", "").words == ("secretariat", "x", text)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not on this computer")
def test_bash_itself_reads_what_is_put_in() -> None:
    texts = ["Ethics’ “Committee” £5", "a'b\"c $HOME `id` \\ !x *?[x] ~ #x {a,b} <>|&;()", "ŵ ŷ – …"]
    for quote in ("", '"', "'"):
        line = read_line(f"x {quote}", "")
        written = [answered([Offer(text)], line, listing=False)[0] for text in texts]
        script = "".join(f"printf '%s\\n' {quote}{one}{quote}\n" for one in written)
        done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, timeout=60, check=True)
        expected = [text.replace("!", "\\!") if quote == '"' else text for text in texts]
        assert done.stdout.splitlines() == expected


Shell = Callable[[str], object]


@pytest.fixture
def shells(panel: CommandLine, tmp_path: Path) -> Iterator[Shell]:
    if sys.platform == "win32":
        pytest.skip("needs a Unix terminal")
    from tests.tui.commandline.shell.real_shell import RealShell

    opened: list[RealShell] = []

    def make(shell: str) -> RealShell:
        folder = tmp_path / shell
        folder.mkdir()
        opened.append(RealShell(shell, folder, panel.panel, panel.plain("completions", shell).out))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_line_is_completed_in_a_real_shell(shells: Callable[[str], object], shell: str) -> None:
    """Words, options, a title with blanks bare and in either quote, a date behind an equals sign, somebody's name."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this computer")
    run = shells(shell).run  # type: ignore[attr-defined]
    title = "Ethics Committee Annual report"
    done = run(("secretariat it", "em"), ("move Eth", "ics"), ("--cl", "ear"), end="--to x")
    assert done == f"[item] [move] [{title}] [--clear-note] [--to] [x]"
    assert run(('secretariat item move "Eth', "report"), end=" --to x") == f"[item] [move] [{title}] [--to] [x]"
    assert run(("secretariat item move 'Eth", "report"), end=" --to x") == f"[item] [move] [{title}] [--to] [x]"
    assert run(("secretariat item move W9 --to=30", "/9")) == "[item] [move] [W9] [--to=30/9/2021]"
    assert run(("secretariat attend present Ors", "on"), end="Pantling") == "[attend] [present] [Orson] [Pantling]"


def test_the_families_are_those_of_the_help() -> None:
    assert [one.value for one in offers(("",), Book())][: len(FAMILIES)] == list(FAMILIES)
