"""The document in the file: which tables it has, how a record becomes a line of it, and how it is read back.

Every record stands on a line of its own, under the number in its id. Stock TinyDB reads the file as it is; and a
changed record can be put in the place of the old one without writing the others out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from store.edit import Edit
from store.file.faults import fault
from store.problems import Problem, Refused
from store.records import KINDS, Change, Record
from store.register import PANEL_ID, Register

PROGRAM: Final = "panel-secretariat"
FORMAT: Final = 1
META: Final = "meta"
CHANGES: Final = Change.table

EMPTY: Final = b"{}"
"""The text of a table with nothing in it."""

_MANY = 6
"""With more changed lines than this, writing the whole table out again is quicker than finding each."""

_encode = msgspec.json.Encoder().encode


class Meta(msgspec.Struct, frozen=True):
    """What the file says about itself. `serials` holds the highest number ever given to each kind of record."""

    format: int
    program: str
    revision: int = 0
    serials: dict[str, int] = {}


class Contents(msgspec.Struct, frozen=True):
    """A file taken apart: its records, the text of each table, the text of the journal, and tables not ours."""

    meta: Meta
    register: Register
    texts: dict[str, bytes]
    changes: bytes
    others: dict[str, bytes]


@cache
def decoder(kind: type[Record]) -> msgspec.json.Decoder[Record]:
    """Give the decoder for one record of a kind."""
    return msgspec.json.Decoder(kind)


def settled(record: Record) -> tuple[Record, bytes]:
    """Give a record as it will be read back, with its JSON.

    Raises Refused if it could not be read back: what cannot be read again is never written.
    """
    try:
        text = _encode(record)
        again = decoder(type(record)).decode(text)
        doc_id(again)
    except (UnicodeEncodeError, TypeError, ValueError, msgspec.MsgspecError) as error:
        problem = Problem(
            "file.unfit-record",
            f"{type(record).noun.capitalize()} {record.id} cannot be saved: {fault(error)}.",
            "Enter that field again; nothing was saved.",
        )
        raise Refused(problem) from None
    return again, text


def doc_id(record: Record) -> str:
    """Give the number under which a record stands in its table. Raises ValueError if its id is not of our making."""
    if record.id == PANEL_ID:
        return "1"
    number = record.id.removeprefix(record.prefix)
    if not _proper_number(number) or record.prefix + number != record.id:
        raise ValueError("its id is not a letter and a number")
    return number


def _proper_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0"


def line(key: str, text: bytes) -> bytes:
    """Give the line of one record, without the comma that may follow."""
    return b'"%b":%b' % (key.encode(), text)


def table_text(lines: Iterable[bytes]) -> bytes:
    """Join lines to the text of a table."""
    body = b",\n".join(lines)
    return b"{\n%b\n}" % body if body else EMPTY


def whole_table(records: Iterable[Record]) -> bytes:
    """Write out a whole table."""
    return table_text([line(doc_id(record), _encode(record)) for record in records])


def head(meta: Meta) -> bytes:
    """Give the beginning of the document; it names the revision, so that comparing it tells two states apart."""
    return b'{"meta":{"1":%b}' % _encode(meta)


def document(
    meta: Meta, texts: Mapping[str, bytes], changes: Iterable[bytes], others: Mapping[str, bytes]
) -> list[bytes]:
    """Give the parts which joined together are the document; `changes` are the parts of the journal's table."""
    parts = [head(meta)]
    for kind in KINDS:
        parts += [b',\n"%b":' % kind.table.encode(), texts.get(kind.table, EMPTY)]
    for name, text in others.items():
        parts += [b",\n%b:" % _encode(name), text]
    return [*parts, b',\n"%b":' % CHANGES.encode(), *changes, b"}\n"]


def patched(texts: Mapping[str, bytes], before: Register, after: Register, edit: Edit) -> dict[str, bytes]:
    """Give the texts of the tables after an edit; those it does not touch are shared."""
    fresh = dict(texts)
    touched: dict[str, list[str]] = {}
    for kind in KINDS:
        ids = [i for i in edit.touches if i in after.tables[kind.table] or i in before.tables[kind.table]]
        if ids:
            touched[kind.table] = ids
    for name, ids in touched.items():
        old, new = before.tables[name], after.tables[name]
        text: bytes | None = fresh[name]
        if len(ids) > _MANY:
            text = None
        for record_id in ids:
            text = text and _patch(text, old.get(record_id), new.get(record_id))
        fresh[name] = whole_table(new.values()) if text is None else text
    return fresh


def _patch(text: bytes, old: Record | None, new: Record | None) -> bytes | None:
    """Put one line in the place of another; None if the line is not where it should be."""
    if old is None:
        if new is None:
            return text
        fresh = line(doc_id(new), _encode(new))
        return table_text([fresh]) if text == EMPTY else b"%b,\n%b\n}" % (text[:-2], fresh)
    start = text.find(b'\n"%b":' % doc_id(old).encode()) + 1
    end = text.find(b"\n", start)
    if start == 0 or text[start:end].removesuffix(b",") != line(doc_id(old), _encode(old)):
        return None
    if new is not None:
        comma = b"," if text[end - 1 : end] == b"," else b""
        return b"".join((text[:start], line(doc_id(new), _encode(new)), comma, text[end:]))
    if text[end - 1 : end] == b",":
        return text[:start] + text[end + 1 :]
    return text[: start - 1].removesuffix(b",") + text[end:] if text[start - 2 : start] != b"{\n" else EMPTY


def mentioning(texts: Mapping[str, bytes], record_id: str) -> Iterator[str]:
    """Go through the ids of the records whose text holds an id as a value, quickly and without decoding."""
    needle = b'"%b"' % record_id.encode()
    for kind in KINDS:
        text = texts[kind.table]
        at = text.find(needle)
        while at >= 0:
            start = text.rfind(b"\n", 0, at) + 2
            key = text[start : text.index(b'"', start)].decode()
            yield PANEL_ID if kind.prefix == PANEL_ID else kind.prefix + key
            at = text.find(needle, text.index(b"\n", at))
