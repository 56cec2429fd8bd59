"""Whether what stands on disk continues what is held here: judged by panel, journal and our own last change.

Neither the time of the file nor its revision can tell: a synchronising program puts back what is old under a new time,
and a file that was restored and went on elsewhere has the higher revision.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from store.file.codec import Contents
from store.file.parts import Archive
from store.journal.changes import chain_of, read_change, value_of
from store.journal.journal import Journal
from store.problems import Diverged, Problem
from store.rules.words.wording import quoted_sentence

_CURE = "Nothing was taken over. Take theirs, put yours back, or save yours elsewhere."


def judge(mine: Contents, my_archive: Archive, theirs: Contents, their_archive: Archive, path: Path) -> Diverged | None:
    """Say why a file that was found does not continue the one held; None if it does."""
    if mine.meta.panel and theirs.meta.panel and mine.meta.panel != theirs.meta.panel:
        return Diverged(_another(theirs, path), "another")
    own, other = Journal(mine.lines, my_archive), Journal(theirs.lines, their_archive)
    last = mine.last_change
    if _chain_at(other, last) == _chain_at(own, last):
        return None
    their_last = theirs.last_change
    common = _last_common(own, other, last)
    lost = f"the last {_changes(last - common)} seen here{_words(_line_at(own, last), last - common)}"
    if common == their_last:
        sentence = f"{path.name} has gone back to an older state: it lacks {lost}."
        return Diverged(Problem("file.older", sentence, _CURE), "older", common)
    sentence = (
        f"{path.name} went on elsewhere: it lacks {lost} and holds "
        f"{_others(their_last - common)}{_words(_line_at(other, their_last), their_last - common)}."
    )
    return Diverged(Problem("file.elsewhere", sentence, _CURE), "elsewhere", common)


def _another(theirs: Contents, path: Path) -> Problem:
    name = theirs.register.panel.name
    sentence = f"Another panel's file{f' ({name})' if name else ''} has been put in the place of {path.name}."
    return Problem("file.another-panel", sentence, _CURE)


def _chain_at(journal: Journal, number: int) -> str:
    """Give the running digest of a journal at a change; empty before the first, "?" if it has no such change."""
    if number == 0:
        return ""
    line = _line_at(journal, number)
    return "?" if line is None else chain_of(line)


def _line_at(journal: Journal, number: int) -> bytes | None:
    try:
        return journal.line_at(number)
    except msgspec.MsgspecError:
        return None


def _last_common(own: Journal, other: Journal, highest: int) -> int:
    """Give the last change that two journals share, `highest` at most: each running digest holds all before it."""
    low, high = 0, highest
    while low < high:
        middle = (low + high + 1) // 2
        here, there = _line_at(own, middle), _line_at(other, middle)
        if here is not None and there is not None and chain_of(here) == chain_of(there):
            low = middle
        else:
            high = middle - 1
    return low


def _changes(count: int) -> str:
    return "change" if count == 1 else f"{count:,} changes"


def _others(count: int) -> str:
    return "another one" if count == 1 else f"{count:,} others"


def _words(line: bytes | None, count: int) -> str:
    """Say which change a line is, the only or the latest of some, in brackets; nothing if it cannot be read."""
    try:
        change = None if line is None else read_change(value_of(line))
    except msgspec.MsgspecError:
        change = None
    latest = "the latest, " if count > 1 else ""
    return f" ({latest}by {change.who}: {quoted_sentence(change.sentence)})" if change else ""
