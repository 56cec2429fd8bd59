"""What a command of the command line is: its words, what it does, a real example, its arguments, and the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import argparse

    from tui.commandline.call import Call


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


class Command(NamedTuple):
    """One command.

    `words` are its name, `item move`; `summary` begins in lower case, as in a list; `example` is a whole command line
    that works on a fresh sample, after those that have to come `first`. `arguments` adds its own options to a parser,
    `run` does the work and gives the exit code. `output` names the type of its JSON output, if it has one: `schema`
    publishes it.
    """

    words: str
    summary: str
    example: str
    run: Callable[[Call], int]
    arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    output: Output | Listing | None = None
    notes: str = ""
    first: tuple[str, ...] = ()

    @property
    def examples(self) -> tuple[str, ...]:
        """The lines of the example in their order, as the help prints them."""
        return (*self.first, self.example)
