"""The journal: every change with its before and after, kept as text and decoded only when someone asks.

The newest changes are lines of the file itself; older ones stand in parts beside it, which are read on demand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Protocol

import msgspec

from store.journal.changes import (
    Head,
    JournalPart,
    chain_of,
    chained,
    change_line,
    head_of,
    number_of,
    number_of_id,
    read_change,
    value_of,
)
from store.journal.stacks import Stacks
from store.problems import FileTrouble
from store.records import Change, Vote


class Older(Protocol):
    """Whoever can read the parts beside the file; `lines` is None where a part is missing or not as it was written."""

    @property
    def parts(self) -> Sequence[JournalPart]:
        """The parts, oldest first."""

    def lines(self, part: JournalPart, *, touching: Collection[str] = (), by: str | None = None) -> list[bytes] | None:
        """Give the lines of a part; nothing if none touches any of some records, or is by a clerk, where named."""

    def emptied_elsewhere(self, part: JournalPart) -> bool:
        """Say whether what is read for a part was written by a purge of another file that shares it."""

    def absent(self) -> Sequence[JournalPart]:
        """List the parts that are not where they should be."""


class Nowhere:
    """Nothing stands beside the file."""

    parts: Sequence[JournalPart] = ()

    def lines(self, part: JournalPart, *, touching: Collection[str] = (), by: str | None = None) -> list[bytes] | None:
        """Give nothing."""
        return None

    def emptied_elsewhere(self, part: JournalPart) -> bool:
        """Say no."""
        return False

    def absent(self) -> Sequence[JournalPart]:
        """Say none."""
        return ()


class Journal:
    """The changes of one file, oldest first: the lines of the newest, and the way to those beside it.

    What undo needs is kept per clerk and grown with each change, so that no undo depends on how many there were.
    """

    def __init__(self, lines: Sequence[bytes] = (), older: Older | None = None) -> None:
        """Hold the lines of the newest changes and whoever can read the older ones."""
        self._lines = list(lines)
        self._older = Nowhere() if older is None else older
        self._stacks: dict[str, Stacks] = {}

    @property
    def lines(self) -> Sequence[bytes]:
        """The lines of the changes that stand in the file itself."""
        return self._lines

    @property
    def last(self) -> tuple[int, str]:
        """The number and the running digest of the newest change; (0, "") if there is none.

        Raises msgspec.MsgspecError if it has no number.
        """
        if self._lines:
            return number_of(self._lines[-1]), chain_of(self._lines[-1])
        for part in reversed(self._older.parts):
            lines = self._older.lines(part)
            return part.last, chain_of(lines[-1]) if lines else ""
        return 0, ""

    def line_of(self, change: Change) -> bytes:
        """Give the line of a change about to be made, tied to the newest one."""
        before = chain_of(self._lines[-1]) if self._lines else self.last[1]
        return chained(change_line(change), before)

    def append(self, line: bytes) -> None:
        """Take in the line of a change that is now safe in the file."""
        self._lines.append(line)
        head = head_of(line)
        if head.who in self._stacks:
            self._stacks[head.who].append(head)

    def settle(self, older: Older, lines: Sequence[bytes]) -> None:
        """Take in what became of the file at a save: which lines it still holds, and the parts beside it."""
        self._older = older
        self._lines = list(lines)

    def newest_first(self, record_id: str | None = None) -> Iterator[Change]:
        """Go through the changes, newest first; with an id only those that touched that record.

        Parts that are missing are passed over. Raises msgspec.MsgspecError at a change that cannot be read.
        """
        names = () if record_id is None else _names_of(record_id)
        wanted = [b'"id":"%b"' % name.encode() for name in names]
        for line in self._lines_newest_first(touching=names):
            if wanted and not any(name in line for name in wanted):
                continue
            change = read_change(value_of(line))
            if record_id is None or any(touched.id == record_id for touched in change.touched):
                yield change

    def stretches(self) -> Iterator[tuple[str, Callable[[], Sequence[bytes]]]]:
        """Go through the journal piece by piece: the digest of each part beside the file, and what reads its lines.

        A part is never written over, so that what was once found in it need not be looked for again. The lines in the
        file itself come last, without a digest.
        """
        for part in self._older.parts:
            yield part.digest, partial(self._lines_of, part)
        yield "", lambda: tuple(self._lines)

    def _lines_of(self, part: JournalPart) -> Sequence[bytes]:
        return self._older.lines(part) or ()

    def since(self, number: int) -> Iterator[Change]:
        """Go through the changes after one of them, oldest first: what merging with another copy has to replay.

        Raises msgspec.MsgspecError at a change that cannot be read.
        """
        for part in self._older.parts:
            if part.last > number:
                for line in self._older.lines(part) or ():
                    if number_of(line) > number:
                        yield read_change(value_of(line))
        for line in tuple(self._lines):
            if number_of(line) > number:
                yield read_change(value_of(line))

    def find(self, change_id: str) -> Change | None:
        """Give the change with this id; None if there is none or its part is missing. Raises msgspec.MsgspecError."""
        line = self.line_at(number_of_id(change_id))
        return None if line is None else read_change(value_of(line))

    def emptied_elsewhere(self, change_id: str) -> bool:
        """Say whether the contact details in the images of a change went by a purge of another copy of the file.

        A conflicted copy has its older parts in common with the file beside which it lies.
        """
        number = number_of_id(change_id)
        return any(
            part.first <= number <= part.last and self._older.emptied_elsewhere(part) for part in self._older.parts
        )

    def line_at(self, number: int) -> bytes | None:
        """Give the line of the change with a number. Raises msgspec.MsgspecError if the journal cannot be read."""
        for part in reversed(self._older.parts):
            if part.first <= number <= part.last:
                return _line_with(number, self._older.lines(part) or [])
        return _line_with(number, self._lines)

    def undoable(self, who: str) -> Iterator[Head]:
        """Go through the changes by one clerk that stand and are not themselves undos, newest first.

        Raises msgspec.MsgspecError at one that cannot be read.
        """
        yield from self._guarded(who, self._stacks_of(who).done())

    def redoable(self, who: str) -> Iterator[Head]:
        """Go through the undos by one clerk that nothing of theirs has followed, newest first. Raises likewise."""
        yield from self._guarded(who, self._stacks_of(who).undone())

    def missing(self) -> tuple[int, int] | None:
        """Give the first and last number of the newest stretch that cannot be read; None if all parts are whole."""
        gap: tuple[int, int] | None = None
        for part in reversed(self._older.parts):
            if self._older.lines(part) is None:
                gap = part.first, part.last if gap is None else gap[1]
            elif gap is not None:
                break
        return gap

    def _stacks_of(self, who: str) -> Stacks:
        if who not in self._stacks:
            self._stacks[who] = Stacks(self._heads_newest_first(who))
        return self._stacks[who]

    def _guarded(self, who: str, heads: Iterator[Head]) -> Iterator[Head]:
        """A walk that met a change it cannot read is over for good: the next one must meet it again, and say so."""
        try:
            yield from heads
        except (msgspec.MsgspecError, FileTrouble):
            self._stacks.pop(who, None)
            raise

    def _heads_newest_first(self, who: str) -> Iterator[Head]:
        wanted = b'"who":%b' % msgspec.json.encode(who)
        for line in self._lines_newest_first(by=who):
            if wanted in line or b'"who":' not in line:
                head = head_of(line)
                if head.who == who:
                    yield head

    def _lines_newest_first(self, *, touching: Collection[str] = (), by: str | None = None) -> Iterator[bytes]:
        """Go through the lines as they stand now; what is changed or moves into a part meanwhile is not met."""
        lines, older = tuple(self._lines), self._older
        yield from reversed(lines)
        for part in reversed(older.parts):
            yield from reversed(older.lines(part, touching=touching, by=by) or ())


def _names_of(record_id: str) -> tuple[str, ...]:
    """Give the ids under which changes of a record stand: its own, and that of the record which held it before."""
    if not record_id.startswith(Vote.prefix):
        return (record_id,)
    from store.records.old_forms import old_home

    return tuple(filter(None, (record_id, old_home(record_id))))


def _line_with(number: int, lines: Sequence[bytes]) -> bytes | None:
    """Find a change by its number: where it must be if none is missing, else by looking."""
    if not lines or number < 1:
        return None
    place = number - number_of(lines[-1]) - 1
    if -len(lines) <= place < 0 and number_of(lines[place]) == number:
        return lines[place]
    return next((line for line in lines if number_of(line) == number), None)
