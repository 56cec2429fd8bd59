"""The options that every command takes, before or after its name. The desk opens by these alone, so they are quick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from store.clock import london_day, now
from store.problems import Problem

_WITH_VALUE = {
    "--file": "Name the panel's file after it: --file panel.json.",
    "--desk": "Type its address after it: --desk postgresql://server/office#llr.",
    "--today": "Type a date after it: --today 12/7/2021.",
}
_ALONE = ("--read-only",)

COMMON_OPTIONS = {
    "--file": "the panel's file (else SECRETARIAT_FILE, else the one of last time)",
    "--desk": "the panel's desk on a server, in place of a file (else SECRETARIAT_DESK)",
    "--today": "take this day as today, such as 12/7/2021",
    "--read-only": "change nothing",
    "--version": "print the version",
    "--help": "print this help",
}
"""The options of every command, with what they do."""

_TAKES = {"--file": "--file PATH", "--desk": "--desk ADDRESS", "--today": "--today DATE", "--help": "-h, --help"}

COMMON_SHOWN = tuple((_TAKES.get(name, name), says) for name, says in COMMON_OPTIONS.items())
"""The same as they are typed."""


class Usage(Exception):
    """The command line cannot be understood; `problems` holds every reason found."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems in the order in which they stand on the line."""
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


class Common(NamedTuple):
    """What the common options say: the file or desk named, the day to take as today as typed, whether only to read."""

    file: str | None = None
    today: str | None = None
    read_only: bool = False
    desk: str | None = None

    def day(self) -> dt.date | None:
        """Read the day given with --today; None if it was not given.

        Raises Refused if it is not a date. Words such as `tomorrow` count from the day it really is.
        """
        if self.today is None:
            return None
        from store.rules.words.dates import read_date

        return read_date(self.today, london_day(now()))


def split_common(arguments: Sequence[str]) -> tuple[Common, list[str]]:
    """Take the common options out of the arguments, wherever they stand before a lone `--`.

    Gives them and the words that remain. Raises Usage with every fault found: a value missing, an option twice.
    """
    given: dict[str, str] = {}
    rest: list[str] = []
    problems: list[Problem] = []
    place = 0
    while place < len(arguments):
        word = arguments[place]
        place += 1
        if word == "--":
            rest += arguments[place - 1 :]
            break
        name, equals, value = word.partition("=")
        if name not in _WITH_VALUE and word not in _ALONE:
            rest.append(word)
            continue
        if name in _WITH_VALUE and not equals:
            value = arguments[place] if place < len(arguments) and not arguments[place].startswith("--") else ""
            place += bool(value)
        problems += _faults(name, value, given)
        given.setdefault(name, value)
    if "--file" in given and "--desk" in given:
        sentence = "A file and a desk on a server are named; only one of them can be open."
        problems.append(Problem("usage.file-or-desk", sentence, "Leave one of --file and --desk out."))
    if problems:
        raise Usage(*problems)
    read_only = "--read-only" in given
    return Common(given.get("--file"), given.get("--today"), read_only, given.get("--desk")), rest


def asks_for_json(arguments: Sequence[str]) -> bool:
    """Say whether arguments ask for the answer as JSON, before a lone `--`; also of those that cannot be understood."""
    words = list(takewhile(lambda word: word != "--", arguments))
    return not {"--json", "--format=json"}.isdisjoint(words) or ("--format", "json") in pairwise(words)


def _faults(name: str, value: str, given: dict[str, str]) -> list[Problem]:
    """Say what is wrong with one common option."""
    if name in _WITH_VALUE and not value.strip():
        return [Problem("usage.value", f"Nothing stands after {name}.", _WITH_VALUE[name])]
    if name in _WITH_VALUE and name in given and given[name] != value:
        return [Problem("usage.twice", f"{name} is given twice, and differently.", "Give it once.")]
    return []
