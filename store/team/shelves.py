"""How records and changes stand on the server: private parts apart, everything else as in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Any, Final, get_args, get_origin

import msgspec
from msgspec.structs import fields

from store.journal.changes import without_contacts
from store.problems import FileTrouble
from store.records import KINDS, Record, Touched
from store.records.private import WAYS, PrivatePart, private_of, with_private
from store.team import troubles

LAYOUT: Final = 1
"""The shape of the tables on the server."""

NEWEST: Final = 128
"""So many of the newest changes are read with the records; older ones when somebody asks."""

_KIND: Final[Mapping[str, type[Record]]] = {kind.table: kind for kind in KINDS}
_encode = msgspec.json.Encoder().encode


def put_row(record: Record) -> dict[str, Any]:
    """Give the row of a record: what everybody may see of it, and its private part if a file would hold one."""
    private, none = private_of(record), _none_of(type(record))
    shown = record if none is None else with_private(record, none)
    row = {"id": record.id, "kind": record.table, "data": msgspec.Raw(_encode(shown))}
    if private is not None and private is not none:
        row["private"] = msgspec.Raw(_encode(private))
    return row


def shown_line(line: bytes, touched: Iterable[Touched]) -> bytes:
    """Give the line of a change without the private parts in its images; the same line if there are none."""
    ids = [one.id for one in touched if one.table in WAYS]
    return without_contacts(line, ids) if ids else line


def whole_record() -> str:
    """Give in SQL the record with its private part, from rows `r` and `p`."""
    ways = " ".join(f"when '{kind}' then '{{{','.join((*way, 'private'))}}}'" for kind, way in WAYS.items())
    joined = f"jsonb_set(r.data, (case r.kind {ways} end)::text[], p.data)"
    return f"case when p.id is null then r.shown::text else {joined}::text end"


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Have Python look for no circles meanwhile: among 100,000 rows there are none, and it takes half a second."""
    import gc

    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


def by_kind(rows: Iterable[tuple[str, int, str]]) -> dict[str, dict[str, Record]]:
    """Read rows of kind, place and text; gives the records of each kind by id, in order. Raises FileTrouble."""
    tables = {}
    # They come nearly in order, which sorting makes use of: put apart row by row they took 30 ms more of 100,000.
    for kind, some in groupby(sorted(rows), itemgetter(0)):
        whole = f"[{','.join([text for _, _, text in some])}]".encode()
        tables[kind] = {one.id: one for one in decoded(kind, whole)}
    return tables


def decoded(kind: str, text: bytes) -> list[Record]:
    """Decode the records of a kind from a JSON list. Raises FileTrouble that names the first that does not fit."""
    try:
        return _decoder(_KIND[kind]).decode(text)
    except KeyError:
        raise troubles.unreadable("record", kind) from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise _first_fault(_KIND[kind], text) from None


@cache
def _none_of(kind: type[Record]) -> PrivatePart | None:
    """Give the private part that is left out when a record of a kind is written; None if the kind has none."""
    holder: Any = kind
    for name in WAYS.get(kind.table, ()):
        inner = next(field.type for field in fields(holder) if field.name == name)
        # The oldest msgspec that we allow, 0.20, finds no fields in a type that something is said beside.
        holder = get_args(inner)[0] if get_origin(inner) is Annotated else inner
    defaults = (field.default for field in fields(holder) if field.name == "private")
    return next(defaults, None) if kind.table in WAYS else None


@cache
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[list[Record]]:
    return msgspec.json.Decoder(list[kind])  # type: ignore[valid-type]


def _first_fault(kind: type[Record], text: bytes) -> FileTrouble:
    for row in msgspec.json.decode(text, type=list[msgspec.Raw]):
        try:
            msgspec.json.decode(row, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return troubles.unreadable(kind.noun, str(msgspec.json.decode(row).get("id", "")))
    return troubles.unreadable(kind.noun, "")
