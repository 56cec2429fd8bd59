"""What a command has in hand while it runs: its arguments, the settings, the day, and the desk."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from store.clock import london_day, now
from tui.commandline.common import Common
from tui.commandline.guard import fitted, warn
from tui.settings import Settings, clerk, load_settings

if TYPE_CHECKING:
    from store.desk import Desk
    from store.looking_back import PastDesk
    from store.papers.document import Written
    from store.papers.house import House
    from store.register import Register


class Commands(Protocol):
    """What a command may want of all the others: the parser is above it and hands this down.

    What stands here as anything is a `Command`, which is itself made of calls and so cannot be named here.
    """

    def families(self) -> Mapping[str, str]:
        """Give the first words there are, each with what it is for, in the order of the help."""

    def family(self, word: str) -> tuple[Any, ...]:
        """Give the commands that begin with a word; none if it begins no command."""

    def parser(self, command: Any) -> argparse.ArgumentParser:
        """Give what reads the arguments of a command. It raises Usage, and nothing is printed."""

    def outputs(self) -> Mapping[str, Any]:
        """Give the type of the JSON output of every command that has one, by the words of the command."""

    def described(self) -> Sequence[Any]:
        """Describe every command with its arguments."""

    def run(self, common: Common, words: Sequence[str]) -> int:
        """Run a command written in words; gives its exit code. Raises as a command does."""


def say(*lines: str) -> None:
    """Print lines on stdout and see them off: what is said about a save is said when it is true and not later."""
    if not lines:
        return
    print("\n".join(fitted(line, sys.stdout) for line in lines), flush=True)


class Call:
    """One command being run: `options` are its own arguments, `common` those of every command.

    `commands` are all the others, for those that describe, complete or ask for any of them.
    """

    def __init__(self, options: argparse.Namespace, common: Common, commands: Commands) -> None:
        """Keep them."""
        self.options = options
        self.common = common
        self.commands = commands
        self.says_corrected = False
        """Whether what is printed as at a day says itself that it was corrected since."""

    @cached_property
    def settings(self) -> Settings:
        """The clerk's settings; what is wrong with them is said on stderr and stops nothing."""
        settings = load_settings()
        for problem in settings.problems:
            warn(str(problem))
        return settings

    @property
    def today(self) -> dt.date:
        """The day given with --as-at or --today, else the day it is at the panel's offices; for work without a file."""
        return self.as_at or self.real_today

    @property
    def real_today(self) -> dt.date:
        """The day given with --today, else the day it is, also where one looks back to an earlier one."""
        return self.common.day() or london_day(now())

    @cached_property
    def as_at(self) -> dt.date | None:
        """The day given with --as-at; None if it was not given. Raises Refused if it is no date, or still to come."""
        typed: str | None = getattr(self.options, "as_at", None)
        if typed is None:
            return None
        from store.problems import Problem, Refused
        from store.rules.words.dates import long_date, read_date

        day = read_date(typed, self.real_today, past=True)
        if day > max(self.real_today, london_day(now())):
            cure = f"Type a day up to {long_date(self.real_today)}, or leave out --as-at."
            sentence = f"{long_date(day)} is still to come: what will hold then is not known."
            raise Refused(Problem("as-at-ahead", sentence, cure))
        return day

    @property
    def echoes(self) -> tuple[str, ...]:
        """How the day given with --as-at or --today was understood, if it was given."""
        day = self.as_at or self.common.day()
        if day is None:
            return ()
        from store.rules.words.dates import long_date

        if self.as_at:
            return (f"As at {long_date(day)}.",)
        return (f"Today is taken to be {long_date(day)}.",)

    @property
    def file(self) -> Path:
        """The panel's file to work on. Raises FileTrouble if there is none."""
        from tui.commandline.which_file import need_file

        return need_file(self.common, self.settings)

    @property
    def exempt(self) -> bool:
        """Whether --exempt asks for what is not for publication."""
        return bool(getattr(self.options, "exempt", False))

    def seen(self, desk: Desk, *, facts: bool = False) -> Register:
        """Give the records as they are printed: without exempt business, unless --exempt was given.

        With `facts` its words alone are left out, for what judges the records.
        """
        if self.exempt:
            return desk.register
        from store.rules.publishing.withheld import withheld

        return withheld(desk.register, facts=facts)

    def _look_back(self) -> PastDesk | None:
        """Open the desk as at the day of --as-at; None if that was not given. Raises FileTrouble."""
        if self.as_at is None:
            return None
        from store.looking_back import PastDesk

        return PastDesk.open(self.file, today=self.as_at, who=clerk(self.settings), read_only=True)

    def printed(self, desk: Desk, name: str, form: str, house: House, **chosen: Any) -> Written:
        """Write a paper as the desk has it; as at a day if one is looked back to. Raises Refused."""
        from store.looking_back import PastDesk
        from store.papers.as_at import printed_as_at
        from store.papers.printed import printed

        if not isinstance(desk, PastDesk):
            return printed(name, form, desk.register, desk.today, house, **chosen)
        self.says_corrected = True
        return printed_as_at(name, form, desk.register, desk.held, desk.today, house, **chosen)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the desk on the file and close it afterwards; what is odd about the file is said on stderr.

        Raises FileTrouble if the file cannot be opened.
        """
        from store.desk import Desk

        past = self._look_back()
        day, who = self.common.day(), clerk(self.settings)
        desk = past or Desk.open(self.file, today=day, who=who, read_only=self.common.read_only)
        try:
            for problem in desk.remarks:
                warn(str(problem))
            yield desk
            if past is not None and not self.says_corrected and past.corrected:
                warn(past.corrected)
        finally:
            desk.close()
