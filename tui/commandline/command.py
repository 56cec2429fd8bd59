"""What a command of the command line is: its words, what it does, a real example, its arguments, and the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import argparse

    from tui.commandline.call import Call


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Leave a command without arguments of its own."""


class Command(NamedTuple):
    """One command.

    `words` are its name, `item move`; `summary` begins in lower case, as in a list; `example` is a whole command line
    that works on a fresh sample, after those that have to come `first`. `arguments` adds its own options to a parser,
    `run` does the work and gives the exit code. `output` is the type of its JSON output, if it has one: `schema`
    publishes it.
    """

    words: str
    summary: str
    example: str
    run: Callable[[Call], int]
    arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    output: Any = None
    notes: str = ""
    first: tuple[str, ...] = ()

    @property
    def examples(self) -> tuple[str, ...]:
        """The lines of the example in their order, as the help prints them."""
        return (*self.first, self.example)
