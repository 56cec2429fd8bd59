"""An act of the command line is one row: its words, the command of the store that it runs, and its arguments.

From the row come parsing, reading, running and telling. The store's command is named through `Later`, so that a help
text loads none of it; `tests/tui/commandline/test_acts.py` holds its parameters and the arguments together.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from store.later import Later
from tui.commandline.args import ALL_THE_SAME, record_ids
from tui.commandline.argument import Argument, Values, together
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.reading import Reading
from tui.commandline.telling import OUTCOME, add_answer, answers_as_json, told, would

if TYPE_CHECKING:
    from store.commands import CommandOf
    from store.commands import bin as the_bin
    from store.desk import Desk
    from store.records import Change, Record
    from store.register import Register
else:
    the_bin = Later("store.commands.bin")


class Done(NamedTuple):
    """What was done: the records before it, the desk after it, the change if there was one, and what was given."""

    before: Register
    desk: Desk
    change: Change | None
    values: Values


Lines = Callable[[Done], Iterable[str]]


class Meant(NamedTuple):
    """What is about to be done: the records, the day, and what was given."""

    register: Register
    today: dt.date
    values: Values


Before = Callable[[Meant], Iterable[str]]

UNSAVED = "Nothing was saved. To do it, give the command again without --preview."
"""What is said after a preview."""


class Act(NamedTuple):
    """One act: what it runs, with which arguments, and what it tells besides the change."""

    command: CommandOf[...]
    arguments: tuple[Argument, ...]
    fixed: Mapping[str, Any]
    lines: Lines | None
    says_today: bool
    answers: bool
    before: Before | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add its options to a parser."""
        for one in self.arguments:
            one.add(parser)
        if self.before is not None:
            parser.add_argument("--preview", action="store_true", help="say what would be saved, and save nothing")
        add_answer(parser, also_format=self.answers)

    def tried(self, desk: Desk, options: argparse.Namespace) -> tuple[str, ...]:
        """Say what it would do, as it is said before it is done, and change nothing; the last line is the change.

        Raises:
            Refused: something cannot be read, or the command refuses.
        """
        desk.refresh()
        values, _ = self._values(desk, options)
        edit = self.command(desk.register, desk.today, **values)
        before = self.before(Meant(desk.register, desk.today, values)) if self.before is not None else ()
        return (*before, f"It does this: {edit.sentence.rstrip('.')}.")

    def run(self, call: Call) -> int:
        """Read what was typed, run the command, and tell what was done.

        Raises:
            Refused: something cannot be read, or the command refuses.
        """
        with call.desk() as desk:
            values, read = self._values(desk, call.options)
            before, echoes = desk.register, (*(call.echoes if self.says_today else ()), *read.echoes)
            if self.before is not None:
                meant = self.command(before, desk.today, **values)
                if not answers_as_json(call):
                    say(*echoes, *self.before(Meant(before, desk.today, values)))
                    echoes = ()
                if call.options.preview:
                    return would(call, desk, meant, UNSAVED)
            change = desk.run(self.command, **values)
            lines = self.lines(Done(before, desk, change, values)) if self.lines else ()
            return told(call, desk, change, echoes=echoes, lines=lines, named=self._named(values))

    def _values(self, desk: Desk, options: argparse.Namespace) -> tuple[Values, Reading]:
        with Reading(desk.register, desk.today, desk.who) as read:
            return together(self.arguments, read, options) | dict(self.fixed), read

    def _named(self, values: Values) -> tuple[str, ...]:
        """Give the ids of what the act is about: they are its first argument, if that names records."""
        first = next((values.get(given.name) for one in self.arguments[:1] for given in one.gives()), None)
        return first if isinstance(first, tuple) else (str(first),)


def act(
    words: str,
    summary: str,
    example: str,
    command: CommandOf[...],
    *arguments: Argument,
    tell: str | Lines | None = None,
    before: Before | None = None,
    says_today: bool = False,
    as_list: bool = False,
    notes: str = "",
    first: tuple[str, ...] = (),
    **fixed: Any,
) -> Command:
    """Make the command of an act.

    The command of the store is given what the arguments read and what is `fixed`. `tell` is a note, or gives lines, to
    be said after the change; `before` gives lines that are said before it, which it can be left at with `--preview`;
    `says_today` says first which day was given as today. Every act can answer as JSON; one that answers `as_list` takes
    `--format json` for it besides. `words`, `summary`, `example`, `notes` and what comes `first` are of `Command`.
    """
    lines = (lambda _: (f"Note: {tell}",)) if isinstance(tell, str) else tell
    row = Act(command, arguments, fixed, lines, says_today, as_list, before)
    return Command(words, summary, example, row.run, row.add_arguments, OUTCOME, notes, first, row)


def into_the_bin(
    family: str,
    what: str,
    example: str,
    *kinds: type[Record],
    first: tuple[str, ...] = (),
    as_list: bool = False,
) -> Command:
    """Make the act that puts records of a place, of the `kinds`, in the bin, with others that belong to them."""
    says = "their ids, or words of what they are called; others that belong to them may go with them"
    ids = record_ids("ids", says, "+", kinds)
    return act(
        f"{family} bin",
        f"put {what} entered by mistake in the bin",
        f"secretariat {family} bin {example}",
        the_bin.bin_records,
        ids,
        ALL_THE_SAME,
        first=first,
        as_list=as_list,
        notes="To take them out again: secretariat item restore ID.",
    )
