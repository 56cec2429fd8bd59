"""The arguments in which motions, movers, clauses, votes and ballots are typed on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from store.problems import Problem, Refused
from store.records import Ballot, Clause, Meeting, Nominee, Part, Vote
from store.register import Register
from tui.commandline.args import typed
from tui.commandline.argument import Arg, Gathered, Values
from tui.commandline.reading import Reading

P = TypeVar("P", bound=Part)


def clauses(word: str, says: str) -> Arg:
    """Make an option that is repeated for the clauses of a motion; a letter or number in front is the label."""

    def read_all(_: Reading, value: list[str]) -> tuple[Clause, ...]:
        from store.rules.words.clauses import read_clauses

        return read_clauses(value)

    return typed(word, says, read_all, tuple[Clause, ...], "TEXT", name="clauses", action="append")


def mover(word: str, says: str, name: str) -> Gathered:
    """Make an option that names who moved or seconded: the person, and the words printed if they are others."""

    def make(read: Reading, values: Values) -> Values:
        named = _mover(read, values[word], name)
        return {name: named[0], f"{name}_printed": named[1]}

    typed_words = typed(word, says, lambda _, value: value, str, "NAME", name=word)
    return Gathered({name: str | None, f"{name}_printed": str}, make, (typed_words,))


def _mover(read: Reading, words: str, name: str) -> tuple[str | None, str]:
    from store.rules.attendance.movers import read_mover

    held = read.register.get(Meeting, read.about)
    if held is None:
        return None, words
    try:
        named = read_mover(read.register, held, words, name)
    except Refused as refused:
        read.problems += refused.problems
        return None, words
    return named.person, named.printed


def minute(word: str, says: str) -> Arg:
    """Make an option that names a minute."""
    return typed(word, says, Reading.minute, str | None, "MINUTE")


def vote(word: str, says: str) -> Arg:
    """Make an option that names a vote of the meeting read before it, by its number there or its id."""
    return typed(word, says, _vote, str | None, "VOTE")


def _vote(read: Reading, text: str) -> str:
    words = text.strip()
    recorded = read.register.votes_of(read.about)
    if words.isascii() and words.isdigit() and len(words) < 4 and 1 <= int(words) <= len(recorded):
        return recorded[int(words) - 1].id
    known = read.register.live(Vote, words.upper())
    if known is not None:
        return known.id
    count = f"Its votes are numbered from 1 to {len(recorded)}." if recorded else "None is recorded there."
    read.problems.append(Problem("vote-none", f"The meeting has no vote “{words}”.", count, "vote"))
    return ""


def nominees(word: str, says: str) -> Arg:
    """Make an option that is repeated for those nominated, each with mover and seconder behind semicolons."""

    def read_all(read: Reading, value: list[str]) -> tuple[Nominee, ...]:
        from store.rules.attendance.movers import read_nominees

        return _read_lines(read, read_nominees, value)

    settings: dict[str, Any] = {"action": "append", "required": True}
    return typed(word, says, read_all, tuple[Nominee, ...], "NAME", name="nominees", **settings)


def ballots(word: str, says: str) -> Arg:
    """Make an option that is repeated for the ballots of an election, in their order."""

    def read_all(read: Reading, value: list[str]) -> tuple[Ballot, ...]:
        from store.rules.attendance.movers import read_ballots

        return _read_lines(read, read_ballots, value)

    return typed(word, says, read_all, tuple[Ballot, ...], "VOTES", name="ballots", action="append")


_Lines = Callable[[Register, Meeting, Iterable[str]], tuple[P, ...]]


def _read_lines(read: Reading, reader: _Lines[P], lines: list[str]) -> tuple[P, ...]:
    """Read what is typed one by one at the meeting read last; what cannot be read is noted."""
    held = read.register.get(Meeting, read.about)
    try:
        return reader(read.register, held, lines) if held else ()
    except Refused as refused:
        read.problems += refused.problems
        return ()
