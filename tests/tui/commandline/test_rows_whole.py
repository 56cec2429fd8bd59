"""What every command is made of, as its row says it, on lines: its options, what it fixes, what it says besides."""

from __future__ import annotations

import argparse
import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.as_read import same_as_read
from tests.tui.commandline.act_rows import act_of
from tui.commandline.command import Command
from tui.commandline.parser import Parser, all_commands

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "commands.txt"


def named(value: Any) -> str:
    """Name a function, a type or a plain value, without where it is in memory."""
    if isinstance(value, functools.partial):
        return f"{named(value.func)}({', '.join(map(named, value.args))})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{named(name)}: {named(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "(" + ", ".join(map(named, value)) + ")"
    if callable(value):
        return str(getattr(value, "__qualname__", type(value).__name__))
    return repr(value)


def lines_of(command: Command) -> Iterator[str]:
    """Set a command out: what its row says, and each of its options; the words of its help stand in the reference."""
    if command.output is not None:
        yield f"  output: {' '.join(map(str, command.output))}"
    row = act_of(command)
    if row is not None:
        told = {name: one for name, one in row._asdict().items() if name not in NOT_TOLD and one}
        yield f"  row: {', '.join(f'{name}={named(one)}' for name, one in told.items())}"
    for one in Parser(command)._actions:
        if not isinstance(one, argparse._HelpAction):
            yield f"  {' '.join(one.option_strings) or one.dest}: {' '.join(settings(one))}"


OFTEN = 8
"""What more commands than these have is said once for all of them, with their number."""

NOT_TOLD = frozenset({"command", "arguments"})


def settings(one: argparse.Action) -> Iterator[str]:
    """Give what an option is made with, as far as it is out of the ordinary."""
    kind = type(one).__name__.strip("_")
    if kind != "StoreAction":
        yield kind
    if one.option_strings and one.dest != one.option_strings[0].lstrip("-").replace("-", "_"):
        yield f"dest={one.dest}"
    for name, usual in (("nargs", None), ("const", None), ("default", None), ("type", None), ("choices", None)):
        if getattr(one, name) != usual:
            yield f"{name}={named(getattr(one, name))}"
    if one.required and one.option_strings:
        yield "required"
    if one.metavar:
        yield f"as {one.metavar}"


def test_every_command_is_made_as_it_was_read() -> None:
    lines_by = {command.words: list(lines_of(command)) for command in all_commands()}
    often = Counter(line for each in lines_by.values() for line in each)
    lines = [f"{number} times{line}" for line, number in sorted(often.items()) if number > OFTEN]
    for words, each in lines_by.items():
        lines += [f"# {words}", *(line for line in each if often[line] <= OFTEN)]
    same_as_read(GOLDEN, "\n".join(lines))
