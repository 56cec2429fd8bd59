"""Reading the document back: taken apart, checked, and every fault told by record and field."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from store.file import checks, troubles
from store.file.as_saved import FIRST_KEY, SavedTables, by_id, split_as_saved, table_decoder
from store.file.checks import Blocks
from store.file.codec import (
    CHANGES,
    EMPTY,
    FORMAT,
    LARGEST,
    META,
    PROGRAM,
    Contents,
    Meta,
    checks_of,
    decoder,
    doc_id,
    lines_of,
    table_text,
    whole_table,
)
from store.file.faults import fault
from store.file.storage import DurableStorage
from store.file.stretches import SavedFile, Text
from store.journal.changes import canonical
from store.later import Later
from store.records import KINDS, Panel, Record, WorkItem
from store.register import PANEL_ID, Register

if TYPE_CHECKING:
    from store.file import oddities
    from store.file.changed_lines import ChangedTable
else:
    oddities = Later("store.file.oddities")

_BOM = b"\xef\xbb\xbf"
_BRIEF = 20
_DIGITS = 15
"""The most digits of the number in an id."""

_BYTE = re.compile(r"\(byte (?P<byte>\d+)\)")


def read_tables(storage: DurableStorage, path: Path) -> Mapping[str, bytes]:
    """Read a document and take it apart as `split` does; large texts that are as they were saved are left in the file.

    Raises OSError if it cannot be read, FileTrouble as `split` does.
    """
    data = storage.mapped()
    saved = split_as_saved(data) if data is not None else None
    tables = split(storage.read_bytes(), path) if saved is None else saved
    if isinstance(tables, SavedTables) and storage.signature is not None:
        tables.file = SavedFile(storage.path, storage.signature)
    return tables


def split(data: bytes, path: Path) -> Mapping[str, bytes]:
    """Take a document apart into its tables, each as JSON text.

    Raises FileTrouble if it is empty, damaged, not a document of tables, or holds one of them twice.
    """
    data = data.removeprefix(_BOM)
    if not data or data.isspace():
        raise troubles.empty(path)
    saved = split_as_saved(data)
    if saved is not None:
        return saved
    try:
        raws = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except msgspec.ValidationError:
        raise troubles.foreign(path, "it is a list or a single value, not a set of tables") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise troubles.damaged(path, _where(error, data)) from None
    except RecursionError:
        raise troubles.damaged(path, "something in it is nested without end") from None
    tables = {name: bytes(raw) for name, raw in raws.items()}
    # In our own layout the length tells that nothing stands twice; only another layout is looked through.
    ours = sum(len(name) + len(text) + 5 for name, text in tables.items()) + 1
    twice = "" if len(data) == ours else _table_twice(data)
    if twice:
        raise troubles.duplicate(path, f"the table “{twice}”")
    return tables


def _table_twice(data: bytes) -> str:
    """Give the name of a table that stands twice in a document; empty if there is none."""
    outermost: list[str] = []

    def check(pairs: list[tuple[str, Any]]) -> None:
        outermost[:] = [key for key, _ in pairs]

    with contextlib.suppress(RecursionError):
        json.loads(data, object_pairs_hook=check)
    return next((name for name in outermost if outermost.count(name) > 1), "")


def read_meta(tables: Mapping[str, bytes], path: Path) -> Meta:
    """Give what the file says about itself. Raises FileTrouble if it is not ours or its format is newer than known."""
    try:
        rows = msgspec.json.decode(tables.get(META, EMPTY), type=dict[str, Meta])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if PROGRAM.encode() in tables.get(META, EMPTY):
            raise troubles.damaged(path, f"in its table “{META}”") from None
        rows = {}
    meta = next(iter(rows.values()), None)
    if meta is None or meta.program != PROGRAM or len(rows) != 1:
        what = "it has no table “meta” of this program" if "_default" not in tables else "it belongs to another program"
        raise troubles.foreign(path, what)
    if not all(0 <= number < LARGEST for number in (meta.revision, *meta.serials.values())):
        raise troubles.damaged(path, f"in its table “{META}”")
    if meta.format > FORMAT:
        raise troubles.newer(path, meta.format, FORMAT)
    return meta


def read_contents(
    tables: Mapping[str, bytes], path: Path, known: Contents | None = None, *, unchecked: bool = False
) -> Contents:
    """Decode every record. Tables whose text is that of `known` are taken from there instead of being decoded.

    `unchecked` says that the tables come from a format that carried no checks: they are made now.

    Raises FileTrouble naming the record and the field, if one does not fit, or the id, if one stands twice.
    """
    meta, saved = read_meta(tables, path), tables if isinstance(tables, SavedTables) else None
    texts: dict[str, Text] = {}
    records: dict[str, Mapping[str, Record]] = {}
    altered = [] if meta.sound else [META]
    in_lines: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        name = kind.table
        if saved is not None and (read := _read_as_saved(kind, saved, known)) is not None:
            texts[name], (records[name], in_lines[name]) = saved.text(name), read
            continue
        text, check, as_saved = tables.get(name, EMPTY), meta.checks.get(name, ()), False
        if known is not None and known.texts[name] == text:
            ours, records[name] = text, known.register.tables[name]
            if name in tables and check == known.meta.checks.get(name, ()):
                texts[name] = text
                altered += [name] if name in known.altered else []
                continue
        else:
            fits = saved is not None or checks.sound(text, () if unchecked else check)
            ours, records[name], as_saved = _read_table(kind, text, path, fits=fits)
        if not (unchecked or as_saved or checks.sound(ours, check)):
            ours = whole_table(records[name].values())
        texts[name] = saved.text(name) if saved is not None and as_saved else ours
        altered += [name] if name not in tables or not (as_saved or checks.sound(ours, check)) else []
    others = {name: tables[name] for name in tables if name not in {META, CHANGES, *texts}}
    lines, amiss = _read_journal(tables, meta, path)
    altered += [*_altered_others(others, meta.checks, {META, CHANGES, *texts}), *amiss]
    register = _register_of(records, _serials(records, meta, path, saved=saved is not None), known, in_lines)
    if unchecked:
        return Contents(msgspec.structs.replace(meta, checks=checks_of(texts, others)), register, texts, lines, others)
    return Contents(meta, register, texts, lines, others, tuple(altered), tuple(n for n in altered if n not in tables))


def _read_journal(tables: Mapping[str, bytes], meta: Meta, path: Path) -> tuple[list[bytes], list[str]]:
    """Give the lines of the journal, and its name if it is not there as it was saved. Raises FileTrouble."""
    lines = read_lines(tables.get(CHANGES, EMPTY), path)
    return lines, [CHANGES] if CHANGES not in tables or checks.check_of_lines(lines) != meta.journal else []


def _read_as_saved(
    kind: type[Record], saved: SavedTables, known: Contents | None
) -> tuple[Mapping[str, Record], tuple[str, ...]] | None:
    """Give the records of a table that this program saved, and the ids of those that differ from what is known.

    None if it is to be looked at more closely.
    """
    if known is not None:
        return _taken_over(kind, saved, known)
    records = saved.records_of(kind)
    return None if records is None else (records, ())


def _taken_over(kind: type[Record], saved: SavedTables, known: Contents | None) -> ChangedTable | None:
    """Take over what is known of a table that this program saved, but for what differs; None if all is to be read."""
    if known is None or kind.table in known.altered:
        return None
    was, now = known.meta.checks.get(kind.table), saved.meta.checks[kind.table]
    before = known.register.tables[kind.table]
    if was is None:
        return None
    from store.file.changed_lines import ChangedTable, TableText, read_changed

    if was == now:
        return ChangedTable(before, ())

    with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        place = TableText(saved.data, *saved.places[kind.table], now)
        return read_changed(was, place, before, table_decoder(kind).decode)
    return None


def _register_of(
    records: Mapping[str, Mapping[str, Record]],
    serials: Mapping[str, int],
    known: Contents | None,
    in_lines: Mapping[str, tuple[str, ...]],
) -> Register:
    """Make the register, with the look-ups of what is known as far as they stand; of some tables only lines differ."""
    register = Register(records, serials)
    if known is not None:
        register.take_over(known.register)
        if in_lines.get(WorkItem.table):
            register.regroup_items(known.register, in_lines[WorkItem.table])
    return register


def altered_before(tables: Mapping[str, bytes], meta: Meta, path: Path) -> tuple[str, ...]:
    """Name the tables of a file of an older format that are not as its program last saved them.

    None are named of a format that carried no checks.
    """
    if not meta.checks:
        return ()
    altered = [] if meta.sound else [META]
    altered += [name for name, blocks in meta.checks.items() if name in tables and not _as_saved(tables[name], blocks)]
    lines = read_lines(tables.get(CHANGES, EMPTY), path)
    return (*altered, CHANGES) if checks.check_of_lines(lines) != meta.journal else tuple(altered)


def _as_saved(text: bytes, blocks: Blocks) -> bool:
    """Say whether a table holds what its check was made of, in whatever layout it stands."""
    if checks.sound(text, blocks):
        return True
    rows = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    lines = [b"%b:%b" % (msgspec.json.encode(key), canonical(bytes(row))) for key, row in rows.items()]
    return checks.sound(table_text(lines), blocks) or checks.sound(canonical(text), blocks)


def read_lines(text: bytes, path: Path) -> list[bytes]:
    """Give the lines of the journal, in our own layout whoever has written it. Raises FileTrouble if it is no table."""
    lines = lines_of(text)
    if lines is not None:
        return lines
    try:
        rows = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        return [b"%b:%b" % (msgspec.json.encode(key), canonical(bytes(row))) for key, row in rows.items()]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise troubles.foreign(path, f"its table “{CHANGES}” is not a table of changes") from None


def _altered_others(others: Mapping[str, bytes], known: Mapping[str, Blocks], ours: Collection[str]) -> list[str]:
    """List the tables not ours that are no longer as they were saved, or are gone; one that is new is not altered."""
    gone = [name for name in known if name not in others and name not in ours]
    return gone + [name for name, text in others.items() if name in known and not _same(text, known[name])]


def _same(text: bytes, blocks: Blocks) -> bool:
    return checks.sound(canonical(text), blocks)


def _read_table(kind: type[Record], text: bytes, path: Path, *, fits: bool) -> tuple[bytes, Mapping[str, Record], bool]:
    """Decode one table as `read_table` does, and say whether it is as it was saved. Raises FileTrouble."""
    if text == EMPTY:
        return EMPTY, {}, False
    whole, records = read_table(kind, text, path, as_saved=fits)
    return whole, records, fits and whole is text


def read_table(
    kind: type[Record], text: bytes, path: Path, *, as_saved: bool = False
) -> tuple[bytes, dict[str, Record]]:
    """Decode one table; give its text in our own layout and its records by id. Raises FileTrouble.

    `as_saved` says that its check fits. Then no odd value is looked for: none is taken in where records are made, and
    the search takes 12 ms of 45 at 10,000 records.
    """
    try:
        rows = table_decoder(kind).decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise _first_fault(kind, text, path) from None
    records = by_id(rows)
    if len(records) != len(rows):
        raise troubles.duplicate(path, f"the same id of a {kind.noun}")
    # What fits its check was laid out by this program: to look at its keys and lines takes 18 ms of 160 at 100,000.
    if as_saved and text.startswith(FIRST_KEY):
        return text, records
    odd = None if as_saved else oddities.oddity(text, records)
    if odd is not None:
        raise troubles.bad_record(path, f"{kind.noun} {odd[0]}", odd[1])
    if kind is Panel:
        in_place = list(records) == [PANEL_ID] and list(rows) == ["1"]
    else:
        prefix = kind.prefix
        in_place = all(prefix + key == record.id for key, record in rows.items())
    if in_place and text.count(b"\n") == len(rows) + 1 and text.startswith(FIRST_KEY):
        return text, records
    return _strange_layout(kind, text, records, path)


def _strange_layout(
    kind: type[Record], text: bytes, records: dict[str, Record], path: Path
) -> tuple[bytes, dict[str, Record]]:
    """Check a table that another program has written out, where a key or an id might be anything."""
    twice = _key_twice(text)
    if twice:
        raise troubles.duplicate(path, f"the key “{twice}” in the table “{kind.table}”")
    for record in records.values():
        try:
            doc_id(record)
        except ValueError as error:
            raise troubles.bad_record(path, f"{kind.noun} “{_brief(record.id)}”", str(error)) from None
    return whole_table(records.values()), records


def _key_twice(text: bytes) -> str:
    """Give a key that stands twice in one object of a text; empty if there is none."""
    twice: list[str] = []

    def check(pairs: list[tuple[str, Any]]) -> None:
        keys = [key for key, _ in pairs]
        twice.extend(key for key in set(keys) if keys.count(key) > 1)

    json.loads(text, object_pairs_hook=check)
    return twice[0] if twice else ""


def _first_fault(kind: type[Record], text: bytes, path: Path) -> Exception:
    """Find the first record of a table that does not fit."""
    try:
        rows = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return troubles.foreign(path, f"its table “{kind.table}” is not a table of records")
    for key, row in rows.items():
        try:
            decoder(kind).decode(row)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            return troubles.bad_record(path, f"{kind.noun} {_name_of(row, key)}", fault(error))
    return troubles.damaged(path, f"in the table “{kind.table}”")


def _name_of(row: msgspec.Raw, key: str) -> str:
    try:
        fields = msgspec.json.decode(row, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        fields = {}
    name = fields.get("id")
    return name if isinstance(name, str) and len(name) <= _BRIEF else f"number {_brief(key)}"


def _brief(name: str) -> str:
    """Give as much of an id as a sentence can hold."""
    return name if len(name) <= _BRIEF else f"{name[:_BRIEF]}…"


def _serials(
    records: Mapping[str, Mapping[str, Record]], meta: Meta, path: Path, *, saved: bool = False
) -> dict[str, int]:
    """Give the highest number of each kind: what the file remembers, raised to what it holds.

    One that is as it was `saved` remembers all: 7 ms less at 100,000 records.
    """
    serials = dict(meta.serials)
    for kind in () if saved else KINDS:
        if kind is not Panel and records[kind.table]:
            # Of ids equally long the last in the alphabet is the highest: 0.7 ms for 10,000, where int() took 1.8.
            lengths = set(map(len, records[kind.table]))
            if max(lengths) - len(kind.prefix) > _DIGITS:
                longest = max(records[kind.table], key=len)
                why = "its number has too many digits"
                raise troubles.bad_record(path, f"{kind.noun} “{_brief(longest)}”", why)
            ids = records[kind.table] if len(lengths) == 1 else _longest(records[kind.table], max(lengths))
            serials[kind.prefix] = max(serials.get(kind.prefix, 0), int(max(ids)[len(kind.prefix) :]))
    return serials


def _longest(ids: Iterable[str], length: int) -> list[str]:
    return [one for one in ids if len(one) == length]


def _where(error: Exception, data: bytes) -> str:
    """Say how far a damaged text could be read."""
    match = _BYTE.search(str(error))
    if "truncated" in str(error) or match is None:
        return f"it ends in the middle, after {len(data):,} bytes" if "truncated" in str(error) else "it is not text"
    at = int(match["byte"])
    number = data.count(b"\n", 0, at) + 1
    return f"it breaks off in line {number:,}, byte {at:,} of {len(data):,}"
