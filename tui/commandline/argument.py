"""What an argument of an act is: one by itself, alternatives, several together, or one that nobody types.

What is not given is not passed on, so that the command's own default holds, unless `otherwise` says what stands for it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple, Protocol

from tui.commandline.reading import Reading

Values = dict[str, Any]
"""What a command of the store is given, by the names of its parameters."""

Ids = tuple[str, ...]


class Given(NamedTuple):
    """A parameter that an argument fills: its name, the type of what it gives, and whether it always gives it."""

    name: str
    type: Any
    always: bool


class Argument(Protocol):
    """What an act wants of an argument."""

    def add(self, parser: argparse._ActionsContainer) -> None:
        """Add it to a parser."""

    def read(self, read: Reading, options: argparse.Namespace) -> Values:
        """Read what was typed; gives the values for the command. What cannot be read is noted in the reading."""

    def choices(self) -> Mapping[str, Ids]:
        """Give the words there are to choose from, by the name under which the parser keeps what was typed."""

    def part(self, name: str) -> Argument | None:
        """Give what reads, by itself, what the parser keeps under a name; None if nothing of this does."""

    def gives(self) -> Iterator[Given]:
        """List the parameters that it fills, for the test that holds acts and commands together."""


class Arg(NamedTuple):
    """One argument with its reader, which is given what was typed, and the type of what that reads.

    `few` are the words that it takes, if they are only some.
    """

    word: str
    name: str
    settings: Mapping[str, Any]
    reader: Callable[[Reading, Any], Any]
    type: Any
    otherwise: Any = None
    few: Ids = ()

    @property
    def dest(self) -> str:
        """The name under which the parser keeps what was typed."""
        return self.word.lstrip("-").replace("-", "_")

    def add(self, parser: argparse._ActionsContainer) -> None:
        """Add it to a parser."""
        parser.add_argument(self.word, **self.settings)

    def read(self, read: Reading, options: argparse.Namespace) -> Values:
        """Read what was typed."""
        typed = getattr(options, self.dest)
        typed = self.otherwise if typed is None else typed
        return {} if typed is None else {self.name: self.reader(read, typed)}

    def choices(self) -> Mapping[str, Ids]:
        """Give the few words that it takes: those it was made with, or those of an enumeration."""
        kind = self.type if isinstance(self.type, type) and issubclass(self.type, Enum) else ()
        words = self.few or tuple(str(member.value) for member in kind if member.value)
        return {self.dest: words} if words else {}

    def part(self, name: str) -> Argument | None:
        """Give itself, if that is its name."""
        return self if name == self.dest else None

    def gives(self) -> Iterator[Given]:
        """Name the one parameter."""
        positional = not self.word.startswith("-") and self.settings.get("nargs") not in {"?", "*"}
        sure = positional or self.settings.get("required", False) or self.otherwise is not None
        yield Given(self.name, self.type, sure or self.settings.get("nargs") == "*")


class OneOf(NamedTuple):
    """Options of which only one may be given, and with `required` must be; they may fill the same parameter."""

    options: tuple[Arg, ...]
    required: bool = False

    def add(self, parser: argparse._ActionsContainer) -> None:
        """Add them to a parser as alternatives."""
        group = parser.add_mutually_exclusive_group(required=self.required)
        for one in self.options:
            one.add(group)

    def read(self, read: Reading, options: argparse.Namespace) -> Values:
        """Read the one that was typed."""
        return together(self.options, read, options)

    def choices(self) -> Mapping[str, Ids]:
        """Give those of each."""
        return choices_of(self.options)

    def part(self, name: str) -> Argument | None:
        """Give the one of that name."""
        return next((one for one in self.options if one.dest == name), None)

    def gives(self) -> Iterator[Given]:
        """Name their parameters; one that every option fills is always given."""
        names = {one.name for one in self.options}
        for one in self.options:
            yield Given(one.name, one.type, self.required and len(names) == 1)


class Gathered(NamedTuple):
    """Parameters made of several arguments together, by their names with their types.

    `make` is given what was read of the arguments, without what was not given; with nothing given at all it is not
    asked, unless it is `always`.
    """

    names: Mapping[str, Any]
    make: Callable[[Reading, Values], Values]
    parts: tuple[Argument, ...]
    always: bool = False

    def add(self, parser: argparse._ActionsContainer) -> None:
        """Add the arguments to a parser."""
        for part in self.parts:
            part.add(parser)

    def read(self, read: Reading, options: argparse.Namespace) -> Values:
        """Read the arguments and make the values of them."""
        values = together(self.parts, read, options)
        return self.make(read, values) if values or self.always else {}

    def choices(self) -> Mapping[str, Ids]:
        """Give those of each."""
        return choices_of(self.parts)

    def part(self, name: str) -> Argument | None:
        """Give the one of that name, which is read by itself and not with the others."""
        return next((inner for one in self.parts if (inner := one.part(name))), None)

    def gives(self) -> Iterator[Given]:
        """Name the parameters."""
        for name, kind in self.names.items():
            yield Given(name, kind, self.always)


class Known(NamedTuple):
    """A parameter that nobody types, because the program knows it."""

    name: str
    value: Callable[[Reading], Any]
    type: Any

    def add(self, parser: argparse._ActionsContainer) -> None:
        """Add nothing."""

    def read(self, read: Reading, options: argparse.Namespace) -> Values:
        """Give the value."""
        return {self.name: self.value(read)}

    def choices(self) -> Mapping[str, Ids]:
        """Give none."""
        return {}

    def part(self, name: str) -> Argument | None:
        """Give nothing."""
        return None

    def gives(self) -> Iterator[Given]:
        """Name the one parameter."""
        yield Given(self.name, self.type, always=True)


def choices_of(arguments: Iterable[Argument]) -> Mapping[str, Ids]:
    """Give the words that there are for several arguments."""
    return {name: words for one in arguments for name, words in one.choices().items()}


def together(arguments: tuple[Argument, ...], read: Reading, options: argparse.Namespace) -> Values:
    """Read several arguments, in their order; a later one wins over an earlier one of the same name."""
    values: Values = {}
    for one in arguments:
        values |= one.read(read, options)
    return values
