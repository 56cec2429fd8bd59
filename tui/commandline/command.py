"""What a command of the command line is: its words, what it does, a real example, its arguments, and the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    import argparse

    from store.desk import Desk
    from tui.commandline.call import Call
    from tui.commandline.reading import Reading


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Leave a command without arguments of its own."""


class Output(NamedTuple):
    """The type of a JSON output by its module and name, and whether it is a list of such objects.

    It is named and not imported, because the types stand beside the queries, and most commands load none of those.
    """

    module: str
    name: str
    many: bool = True

    @property
    def type(self) -> Any:
        """The type itself."""
        from importlib import import_module

        one: Any = getattr(import_module(self.module), self.name)
        return list[one] if self.many else one


class Listing(NamedTuple):
    """The JSON output that is one of the lists of `papers/views`, by its name."""

    view: str

    @property
    def type(self) -> Any:
        """The type itself: a list of its rows."""
        from store.papers.views import row_type

        row: Any = row_type(self.view)
        return list[row]


class Asked(Protocol):
    """What one argument of an act is to whoever asks for it line by line."""

    def read(self, read: Reading, options: argparse.Namespace) -> dict[str, Any]:
        """Read what was typed; what cannot be read is noted in the reading."""

    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """Give the words there are to choose from, by the name under which the parser keeps what was typed."""

    def part(self, name: str) -> Asked | None:
        """Give what reads, by itself, what the parser keeps under a name; None if nothing of this does."""


class Row(Protocol):
    """The row of an act: its arguments, and what it would do."""

    @property
    def arguments(self) -> tuple[Asked, ...]:
        """Its arguments in their order."""

    def tried(self, desk: Desk, options: argparse.Namespace) -> tuple[str, ...]:
        """Say what the act would do on the newest state of the file, and change nothing. Raises Refused as it does."""


class Command(NamedTuple):
    """One command.

    `words` are its name, `item move`; `summary` begins in lower case, as in a list; `example` is a whole command line
    that works on a fresh sample, after those that have to come `first`. `arguments` adds its own options to a parser,
    `run` does the work and gives the exit code. `output` names the type of its JSON output, if it has one: `schema`
    publishes it. `row` is there if it is an act.
    """

    words: str
    summary: str
    example: str
    run: Callable[[Call], int]
    arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    output: Output | Listing | None = None
    notes: str = ""
    first: tuple[str, ...] = ()
    row: Row | None = None

    @property
    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """The words there are for each argument that takes one of a few, by its name."""
        asked = self.row.arguments if self.row is not None else ()
        return {name: words for one in asked for name, words in one.choices().items()}

    @property
    def examples(self) -> tuple[str, ...]:
        """The lines of the example in their order, as the help prints them."""
        return (*self.first, self.example)
