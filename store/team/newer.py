"""What came after a revision, as the server tells it, and what becomes of that which a desk holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from store.edit import Edit
from store.file.codec import Contents
from store.journal.changes import chain_of, number_of
from store.problems import Diverged, Problem
from store.records import Record
from store.register import Register
from store.team.address import Address
from store.team.shelves import decoded

_ROWS = msgspec.json.Decoder(list[tuple[int, msgspec.Raw]])
_RECORDS = msgspec.json.Decoder(list[tuple[str, msgspec.Raw]])


class DeskStanding(NamedTuple):
    """How far a desk on a server has got; the fields are those of its one row."""

    layout: int
    format: int
    revision: int
    last_change: int
    purges: int
    panel: str
    home: str
    serials: dict[str, int]
    begun: dict[str, int]


class Newer(NamedTuple):
    """What is newer: how the desk stands now, the running digest at the last change known, lines, and records."""

    standing: DeskStanding
    chain: str | None
    lines: Sequence[bytes]
    touched: Sequence[str]
    records: Sequence[Record]


def standing_of(row: Sequence[Any]) -> DeskStanding:
    """Read the row in which a desk says how far it has got."""
    return DeskStanding(*row[:9])


def newer_of(row: Sequence[Any]) -> Newer:
    """Read the answer to what is newer. Raises FileTrouble if a record cannot be read."""
    chain, lines, touched, records = row[9:]
    numbered = [b'"%d":%b' % (number, bytes(value)) for number, value in _ROWS.decode(lines)]
    known: list[Record] = []
    for kind, text in _RECORDS.decode(records):
        known += decoded(kind, b"[%b]" % bytes(text))
    return Newer(standing_of(row), chain, numbered, touched, known)


def merged(held: Contents, newer: Newer, last: int, address: Address) -> tuple[Contents, bool]:
    """Put what is newer to what is held; say whether any record is different.

    Raises Diverged if the server no longer has the last change that is held here: it was put back to an older state.
    """
    ours = chain_of(held.lines[-1]) if held.lines else None
    if newer.standing.last_change < last or (
        ours is not None and number_of(held.lines[-1]) == last and newer.chain != ours
    ):
        raise _diverged(address, newer.standing.last_change)
    there = {record.id for record in newer.records}
    removed = tuple(one for one in newer.touched if one not in there and held.register.find(one) is not None)
    register = held.register.with_edit(Edit("", tuple(newer.records), removed))
    serials = _higher(register.serials, newer.standing.serials)
    register = Register(register.tables, serials, sees_private=register.sees_private)
    meta = msgspec.structs.replace(
        held.meta, revision=newer.standing.revision, serials=dict(register.serials), panel=newer.standing.panel
    )
    different = bool(removed) or any(held.register.find(one.id) != one for one in newer.records)
    return Contents(meta, register, {}, [*held.lines, *newer.lines], held.others), different


def _higher(ours: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, int]:
    return {prefix: max(ours.get(prefix, 0), theirs.get(prefix, 0)) for prefix in {*ours, *theirs}}


def _diverged(address: Address, last: int) -> Diverged:
    sentence = f"The desk {address.panel} on the server was put back to an older state, which ends with change C{last}."
    cure = "Nothing of it was taken over. What you see was kept beside it; choose whether to take over the older state."
    return Diverged(Problem("team.older-state", sentence, cure), "older", last)
