"""Joining what several commands want into one change, so that one key is one step that can be undone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from store.commands import CommandOf, P
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Record
from store.register import Register


class Joined:
    """Runs commands one after the other, each on what the one before left, and gives them as one edit."""

    def __init__(self, register: Register, today: dt.date) -> None:
        """Begin with a register and the day that every command is given."""
        self.register = register
        self.today = today
        self._puts: dict[str, Record] = {}
        self._removes: dict[str, None] = {}

    def run(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> Edit:
        """Run a command on the register as it now is. Raises as the command does."""
        edit = command(self.register, self.today, *args, **kwargs)
        self.take(edit)
        return edit

    def take(self, edit: Edit) -> None:
        """Take an edit over."""
        self._puts.update({record.id: record for record in edit.puts})
        self._removes.update(dict.fromkeys(edit.removes))
        self.register = self.register.with_edit(edit)

    def edit(self, sentence: str) -> Edit:
        """Give everything as one edit, under one sentence."""
        puts = tuple(record for record in self._puts.values() if record.id not in self._removes)
        return Edit(sentence, puts, tuple(self._removes))


_LONGEST = 240
"""So many characters of what was done are read in a journal; more is counted."""

Own = Callable[[Register, str], Mapping[str, object]]
"""What a command is told of one record alone, from the register as it then is and the id of the record."""


def for_each(command: CommandOf[...], name: str, ids: Sequence[str], own: Own | None = None) -> CommandOf[...]:
    """Make of a command on one record, named by its argument `name`, the same on several as one change.

    What else it is given holds for all of them; `own` gives what differs. On one record it is the command itself.

    Raises:
        Refused: with every problem of every record, each said of the record that it is about; one that is said of all
            alike, such as a reason that is missing, is said once. Nothing is done then.
    """

    def all_of_them(register: Register, today: dt.date, /, **values: Any) -> Edit:
        joined = Joined(register, today)
        done: list[Edit] = []
        problems: dict[str, tuple[Problem, ...]] = {}
        for one in ids:
            try:
                done.append(joined.run(command, **{name: one}, **values, **(own(joined.register, one) if own else {})))
            except Refused as refused:
                problems[one] = refused.problems
        if problems:
            raise Refused(*_said_of(problems, len(ids)))
        forgets = tuple(dict.fromkeys(one for edit in done for one in edit.forgets))
        return replace(joined.edit(_sentence([edit.sentence for edit in done])), forgets=forgets)

    return all_of_them


def _said_of(problems: Mapping[str, tuple[Problem, ...]], number: int) -> Iterator[Problem]:
    """Give every problem once; those that are not of all records alike name theirs."""
    times = Counter(problem for several in problems.values() for problem in dict.fromkeys(several))
    told: set[Problem] = set()
    for one, several in problems.items():
        for problem in several:
            if times[problem] < number or number == 1:
                yield problem if number == 1 else replace(problem, sentence=f"{one}: {problem.sentence}")
            elif problem not in told:
                told.add(problem)
                yield problem


def _sentence(sentences: Sequence[str]) -> str:
    """Say what was done to all, as far as one can read it in a line or two; the rest is only counted."""
    told, left = sentences[0], list(sentences[1:])
    if left and set(left) == {told}:
        return f"{told} ({len(sentences)} of them)"
    while left and len(told) + len(left[0]) < _LONGEST:
        told += f". {left.pop(0)}"
    return f"{told}, and {len(left)} more likewise" if left else told
