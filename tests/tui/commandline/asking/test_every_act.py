"""A talk about every act: what cannot be is refused and asked for again, and what its help shows as example is done."""

from __future__ import annotations

import argparse
import datetime as dt
import shlex
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.tui.commandline.test_parser import ELSEWHERE, FROM_ELSEWHERE, THEN
from tests.tui.line import CommandLine
from tui.commandline.asking.choosing import every_act
from tui.commandline.asking.prompts import ASKS_WHY, Prompt, prompts_of
from tui.commandline.command import Command
from tui.commandline.parser import Book, Parser

LOOKS = ("show", "export", "check", "dates", "inspect", "schema")
ACTS = [one for one in every_act(Book()) if one.words not in ELSEWHERE and one.words.split()[0] not in LOOKS]

NO_SUCH = "Nothing such"
RECORDS = {"ITEM", "MEETING", "QUESTION", "ACTION", "ROUND", "COMPLAINT", "MINUTE", "DECLARATION", "REPORT"}

COMMON = {"--today", "--file", "--desk"}

MOST = 40
"""No example has as many questions: a talk that goes on has not understood its answers."""

Read = Callable[[], str]


class Clerk:
    """Answers each question by what it asks for: first with what cannot be, then with what the example gives."""

    def __init__(self, command: Command, words: list[str], read: Read) -> None:
        self._command, self._read = command, read
        parser = Parser(command)
        self._wanted = parser.read(words)
        self._prompts = prompts_of(command, parser)
        self.left = {one.name: texts for one in self._prompts if (texts := given(parser, self._wanted, one))}
        self._asked: Prompt | None = None
        self._slips = {one.name: slips(command, one) for one in self._prompts if one.needed}
        self.needed = self.wrong = 0
        self._named = False
        self.heard = ""

    def readline(self) -> bytes:
        """Hear what was said since the last answer, and answer it."""
        said = self._read()
        self.heard += said
        assert self.heard.count("\n> ") < MOST, self.heard[-2_000:]
        answer = self._answer(said.rpartition("\n> ")[0].rpartition("\n> ")[2].splitlines() or [""])
        return f"{answer}\n".encode()

    def _answer(self, lines: list[str]) -> str:
        asked = lines[-1]
        if asked.startswith(("“on” tells", "“list” names every", "What is to be done?")):
            self._named, before = True, self._named
            return "stop" if before else self._command.words
        if asked.startswith("Which? "):
            return self._command.words
        if asked.startswith("Type its number; "):
            return next(line.partition(".")[0] for line in lines if self._is_given(line.partition(". ")[2]))
        if asked.startswith(("What else ", "What is to be changed")):
            return next((one.called for one in self._prompts if one.name in self.left and not one.needed), "")
        if asked.startswith(("Is it to be ", "This was left")):
            return "yes"
        return self._to(lines)

    def _is_given(self, line: str) -> bool:
        return any(line.startswith(f"{one.called}: ") for one in self._prompts if one.name in self.left)

    def _to(self, lines: list[str]) -> str:
        """Answer the question for one argument; the first time with nothing, if it is needed."""
        if not lines[-1].startswith("Another one?"):
            self._asked = next(one for line in reversed(lines) if (one := self._about(line)) is not None)
        assert self._asked is not None
        if self._slips.get(self._asked.name):
            slip = self._slips[self._asked.name].pop()
            self.needed += not slip
            self.wrong += slip == NO_SUCH
            return slip
        texts = self.left.get(self._asked.name, [])
        answer = texts.pop(0) if texts else ""
        if not texts:
            self.left.pop(self._asked.name, None)
        return answer

    def _about(self, line: str) -> Prompt | None:
        """Give the argument that a line asks for; of two with one label that which the example still gives."""
        fitting = [one for one in self._prompts if line.startswith((f"{one.label}.", f"{one.label}: "))]
        return max(fitting, key=lambda one: one.name in self.left, default=None)


def slips(command: Command, one: Prompt) -> list[str]:
    """Give what cannot be an answer: nothing, and of records one that there is not."""
    return [NO_SUCH, ""] if command.row is not None and one.takes in RECORDS else [""]


def parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Part what every command takes, which `do` is given as a whole, from what an example gives its own command."""
    common = {at for at in range(len(words)) if COMMON & {*words[max(0, at - 1) : at + 1]}}
    return [words[at] for at in sorted(common)], [word for at, word in enumerate(words) if at not in common]


def given(parser: Parser, wanted: argparse.Namespace, one: Prompt) -> list[str]:
    """Give what an example answers to a question, a line each; nothing if it leaves it as it stands."""
    value = getattr(wanted, one.name)
    if one.name == ASKS_WHY or value == parser.get_default(one.name):
        return []
    if one.flag:
        negated = isinstance(one.action, argparse.BooleanOptionalAction) and value is False
        return ["no" if negated else "yes"]
    return [str(text) for text in value] if isinstance(value, list) else [str(value)]


@pytest.mark.parametrize("command", ACTS, ids=lambda one: one.words)
def test_it_is_refused_what_cannot_be_and_then_done(
    cli: CommandLine, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stopped = SimpleNamespace(datetime=SimpleNamespace(now=lambda _: THEN), UTC=dt.UTC)
    monkeypatch.setattr("store.clock.dt", stopped)
    monkeypatch.setenv("SECRETARIAT_FILE", str(cli.panel))
    *before, last = [shlex.split(line)[1:] for line in command.examples]
    for words in before:
        assert cli.plain(*words).code == 0
    common, own = parted(last)
    own = own[len(command.words.split()) :]
    if command.words in FROM_ELSEWHERE:
        Path(own[0]).write_bytes(FROM_ELSEWHERE[command.words]())
    clerk = Clerk(command, own, lambda: capsys.readouterr().out)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=clerk, isatty=lambda: False))
    done = cli.plain("do", *common)
    heard = clerk.heard + done.out
    assert (done.code, clerk.left) == (0, {}), heard
    assert "Nothing was done." not in heard, heard
    assert "Saved." not in heard.partition("Is it to be ")[0], heard
    assert heard.count("An answer is needed.") == clerk.needed, heard
    assert heard.count(f"“{NO_SUCH}”") >= clerk.wrong, heard
