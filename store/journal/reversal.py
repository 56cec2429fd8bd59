"""Finding what an undo or redo takes back: the newest change that can be, and a word about every one passed over."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from store.edit import Edit
from store.journal import undo_words
from store.journal.changes import Head, number_of_id
from store.journal.images import bare, inverse, is_final, is_spent
from store.journal.journal import Journal
from store.problems import Problem, Refused, Stale
from store.records import Change
from store.register import Register

_TRIED = 20
"""So many earlier changes are tried for one that could be taken back instead; the clerk can still choose any other."""

Tied = Callable[[Edit, Change], None]
"""Raises Stale if an edit would take away a record that a later change has tied another one to."""


class Reversal(NamedTuple):
    """A change, the edit that takes it back, and what should be said about changes that were passed over."""

    change: Change
    edit: Edit
    notes: tuple[Problem, ...] = ()


def reversible(register: Register, journal: Journal, heads: Iterator[Head]) -> Iterator[Change]:
    """Go through the changes that are not passed over. Raises msgspec.MsgspecError at one that cannot be read."""
    for head in heads:
        change = journal.find(head.id)
        with contextlib.suppress(Refused):
            if change is not None and not _stays(register, journal, change):
                yield change


def reversal(
    register: Register,
    journal: Journal,
    heads: Callable[[Journal, str], Iterator[Head]],
    who: str,
    word: str,
    change_id: str | None,
    tied: Tied,
) -> Reversal:
    """Find what to take back: the first of some changes of a clerk that can be, or the one with an id.

    `heads` go through those changes. `word` is Undo or Redo. A change that can never be taken back is passed over: one
    that is final, one of which a purge has left nothing, and one in a form that is no longer known.

    Raises:
        Refused: there is none.
        Stale: its records are no longer as it left them; the cure names the one before it.
        msgspec.MsgspecError: the journal cannot be read.
    """
    wanted = None if change_id is None else number_of_id(change_id)
    passed: list[Problem] = []
    for head in heads(journal, who):
        if wanted is not None and number_of_id(head.id) != wanted:
            continue
        change = journal.find(head.id)
        if change is None:
            continue
        try:
            if not _stays(register, journal, change):
                return Reversal(change, _edit(register, journal, change, word, tied), tuple(passed))
            passed.append(undo_words.stays(change))
        except Refused as refused:
            passed += refused.problems
        if wanted is not None:
            break
    raise Refused(*(passed or [_nothing(journal, who, word, change_id)]))


def _stays(register: Register, journal: Journal, change: Change) -> bool:
    return is_final(change) or is_spent(register, change, emptied=journal.emptied_elsewhere(change.id))


def _edit(register: Register, journal: Journal, change: Change, word: str, tied: Tied) -> Edit:
    try:
        return _tried(register, journal, change, word, tied)
    except Stale as stale:
        way_on = _way_on(register, journal, change, tied) if word == "Undo" else None
        raise Stale(undo_words.with_way_on(stale.problem, way_on)) from None


def _tried(register: Register, journal: Journal, change: Change, word: str, tied: Tied) -> Edit:
    def last_to_touch(record_id: str) -> Change | None:
        return next(journal.newest_first(record_id), None)

    emptied = journal.emptied_elsewhere(change.id)
    edit = inverse(register, change, f"{word}: {bare(change.sentence)}", last_to_touch, emptied=emptied)
    tied(edit, change)
    return edit


def _way_on(register: Register, journal: Journal, change: Change, tied: Tied) -> Change | None:
    """Give the newest change by the same clerk before one that is blocked which is not blocked too."""
    number = number_of_id(change.id)
    earlier = (head for head in journal.undoable(change.who) if number_of_id(head.id) < number)
    for newest in islice(reversible(register, journal, earlier), _TRIED):
        with contextlib.suppress(Stale, Refused):
            _tried(register, journal, newest, "Undo", tied)
            return newest
    return None


def _nothing(journal: Journal, who: str, word: str, change_id: str | None) -> Problem:
    gap = journal.missing()
    if gap is not None:
        return undo_words.out_of_reach(word, gap)
    if change_id is not None:
        return undo_words.no_such(change_id)
    return undo_words.nothing(word, who, next(journal.newest_first(), None))
