"""A table of which a few lines are others than before: only those are read. A save changes one or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from store.file.checks import Blocks, same_ends
from store.records import Record

if TYPE_CHECKING:
    from mmap import mmap

_MOST = 1_048_576
"""So many bytes of lines are read by themselves at most, 4 ms; of more the whole table is read."""
_STEP = 262_144
_ENDS = len(b"\n}")


class ChangedTable(NamedTuple):
    """The records of a table by id, in their order, and the ids of those that were changed, added or removed."""

    records: Mapping[str, Record]
    touched: tuple[str, ...]


class TableText(NamedTuple):
    """Where the text of a table stands in a document, and the check that it fits."""

    data: bytes | mmap
    start: int
    end: int
    check: Blocks


def read_changed(
    was: Blocks, now: TableText, before: Mapping[str, Record], decode: Callable[[bytes], Mapping[str, Record]]
) -> ChangedTable | None:
    """Give the records of a text of which those that fit the check `was` are known; None if the whole has to be read.

    Both texts are laid out by this program, a record a line. `decode` reads a table; it raises what it raises. What
    reads the same as before stays the same object.
    """
    # 75 ms of 115 for a refresh with 100,000 records went into reading 57,000 items of which one was another. What is
    # the same is known by the checks of its blocks, so that the text from before need not be there to compare it.
    data, start, end, check = now
    if not before or end - start <= _ENDS:
        return None
    head, tail = same_ends(was, check)
    first = max(data.rfind(b"\n", start, start + head) + 1, start + _ENDS)
    last = data.find(b"\n", end - tail, end)
    last = end - _ENDS if last < 0 else last
    if last - first > _MOST:
        return None
    ahead, behind = _lines(data, start, first) - 1, _lines(data, last + 1, end)
    gone = list(before)[ahead : len(before) - behind]
    come = [_known(record, before) for record in decode(b"{%b}" % data[first:last].rstrip(b",\n")).values()]
    records = _with_lines(before, gone, come, at_the_end=behind == 0)
    if records is None or len(records) != ahead + len(come) + behind:
        return None
    touched = [one.id for one in come if before.get(one.id) is not one]
    return ChangedTable(records, (*touched, *(one for one in gone if one not in records)))


def _lines(data: bytes | mmap, start: int, end: int) -> int:
    """Count the ends of lines between two places, without a copy of all of it."""
    return sum(data[at : min(at + _STEP, end)].count(b"\n") for at in range(start, end, _STEP))


def _known(record: Record, before: Mapping[str, Record]) -> Record:
    known = before.get(record.id)
    return known if known is not None and known == record else record


def _with_lines(
    before: Mapping[str, Record], gone: list[str], come: list[Record], *, at_the_end: bool
) -> dict[str, Record] | None:
    """Put records in the place of others that stood together; None if that would change the order of the others."""
    # The order is that of the lines: what is new stands at the end, and what is left in its place.
    fresh = {record.id: record for record in come}
    left_in_place = list(fresh) == [one for one in gone if one in fresh]
    if not left_in_place and not at_the_end:
        return None
    records = dict(before)
    for record_id in gone:
        if not left_in_place or record_id not in fresh:
            del records[record_id]
    records.update(fresh)
    return records
