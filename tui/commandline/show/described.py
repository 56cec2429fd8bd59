"""Every command of the command line, as JSON: its words, its arguments, its example, and what it answers."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta


class ArgumentShown(msgspec.Struct, frozen=True, kw_only=True):
    """An argument: an option (`--meeting`), or what stands in its place on the line (`item`)."""

    name: str
    help: str
    takes: Annotated[str, Meta(description="what is written for its value; empty for an option that takes none")]
    choices: Annotated[tuple[str, ...], Meta(description="all that it can be; empty if it is free")]
    required: bool
    several: Annotated[bool, Meta(description="whether it can be given more than once, or takes more than one value")]
    default: Annotated[str, Meta(description="what stands for it if it is not given; empty if nothing does")]


class CommandShown(msgspec.Struct, frozen=True, kw_only=True):
    """A command. Its `output` is the name under which `schema` prints the schema of its JSON; empty if it has none."""

    words: str
    summary: str
    notes: str
    examples: Annotated[tuple[str, ...], Meta(description="lines that work on a fresh sample, in their order")]
    arguments: tuple[ArgumentShown, ...]
    output: str


def argument_shown(one: argparse.Action) -> ArgumentShown:
    """Describe one argument."""
    takes = one.metavar if isinstance(one.metavar, str) else one.dest.upper()
    several = one.nargs in ("+", "*") or type(one).__name__ in ("_AppendAction", "_ExtendAction")
    positional = not one.option_strings
    given = one.default not in (None, argparse.SUPPRESS, False, [], ())
    return ArgumentShown(
        name=one.option_strings[0] if one.option_strings else one.dest,
        help=one.help or "",
        takes="" if one.nargs == 0 else takes,
        choices=tuple(str(choice) for choice in one.choices or ()),
        required=one.nargs not in ("?", "*") if positional else one.required,
        several=several,
        default=str(one.default) if given and one.nargs != 0 else "",
    )


def arguments_shown(actions: Iterable[argparse.Action]) -> tuple[ArgumentShown, ...]:
    """Describe the arguments of a command, in the order of its help."""
    return tuple(argument_shown(one) for one in actions)
