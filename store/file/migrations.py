"""Bringing a file of an older format up to the present one, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from store.file import troubles
from store.file.codec import CHANGES, FORMAT, META, Contents, table_text
from store.file.parts import Archive
from store.file.reading import altered_before, read_contents, read_meta
from store.journal.changes import VOTES_INSIDE, JournalPart, canonical, chain_of, chained, read_change, value_of
from store.look_ups import serial_of
from store.records import Complaint, Record, Report, Stamp, Vote
from store.records.old_forms import motion_people, papers_in_list, votes_in_table

FileTables = dict[str, dict[str, Any]]
"""The tables of a file, decoded; only those of the changes are left as text (msgspec.Raw)."""

Step = Callable[[FileTables], FileTables]

_HELD_VOTES = 2
"""The last format in which votes stood inside meetings and minutes."""

_ROWS = dict[str, dict[str, Any]]
_TEXTS = dict[str, msgspec.Raw]


def _with_running_digests(document: FileTables) -> FileTables:
    """Tie each change to those before it. Panel id, checks and parts are made when the file is written."""
    before = ""
    changes = document.setdefault(CHANGES, {})
    for key, row in changes.items():
        text = bytes(row)
        if b'": ' in text or b', "' in text:
            text = canonical(text)
        line = chained(b"%b:%b" % (msgspec.json.encode(key), text), before)
        before = chain_of(line)
        changes[key] = msgspec.Raw(value_of(line))
    return document


def _with_movers(document: FileTables) -> FileTables:
    """Put the words for movers and seconders beside the people, in the minutes and in their images in the journal."""
    changes = document.get(CHANGES, {})
    naming = {key: msgspec.json.decode(bytes(row)) for key, row in changes.items() if b'"motion"' in bytes(row)}
    fresh = motion_people(document | {CHANGES: naming})
    again = {key: msgspec.Raw(msgspec.json.encode(row)) for key, row in fresh[CHANGES].items()}
    return fresh | {CHANGES: changes | again}


def _with_tables(document: FileTables, *kinds: type[Record]) -> FileTables:
    """Give a file the tables of kinds of record that it did not have, empty: there were none before."""
    return {**{kind.table: {} for kind in kinds}, **document}


STEPS: Mapping[int, Step] = {
    1: lambda document: _with_running_digests(_with_movers(document)),
    2: votes_in_table,
    3: lambda document: _with_tables(papers_in_list(document), Report, Stamp),
    4: lambda document: _with_tables(document, Complaint),
}
"""For each old format the function that makes the next one out of it. The format number itself is raised here."""


def up_to_date(
    tables: Mapping[str, bytes], path: Path, steps: Mapping[int, Step] | None = None, target: int = FORMAT
) -> Mapping[str, bytes]:
    """Give the tables in the target format; nothing on disk is touched.

    Raises FileTrouble if there is no step from the format found, or the file is not ours or cannot be read.
    """
    written = read_meta(tables, path).format
    if written == target:
        return tables
    known = STEPS if steps is None else steps
    document = _decoded(tables, path)
    for number in range(written, target):
        step = known.get(number)
        if step is None:
            raise troubles.no_way_up(path, written)
        try:
            document = step(document)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise troubles.damaged(path, "in its journal of changes") from None
    for row in document[META].values():
        row["format"] = target
        if written <= _HELD_VOTES < target:
            row["serials"] = row.get("serials", {}) | _numbers_of_votes(document, path, row)
    texts = {name: msgspec.json.encode(table) for name, table in document.items()}
    lines = [b"%b:%b" % (msgspec.json.encode(key), bytes(row)) for key, row in document.get(CHANGES, {}).items()]
    return texts | {CHANGES: table_text(lines)}


def read_any(tables: Mapping[str, bytes], path: Path, known: Contents | None = None) -> Contents:
    """Take the tables of a file of any format apart, in the form of today; nothing on disk is touched.

    What another program had altered in a file of an older format stays altered: its checks are left out, so that
    nothing is taken over unasked because the file was brought up to date.

    Raises FileTrouble as `up_to_date` and `read_contents` do.
    """
    meta = read_meta(tables, path)
    if meta.format == FORMAT:
        return read_contents(tables, path, known)
    contents = read_contents(up_to_date(tables, path), path, known, unchecked=True)
    altered = altered_before(tables, meta, path)
    checks = {name: check for name, check in contents.meta.checks.items() if name not in altered}
    meta = msgspec.structs.replace(contents.meta, checks=checks)
    return msgspec.structs.replace(contents, meta=meta, altered=altered)


def _numbers_of_votes(document: FileTables, path: Path, meta: Mapping[str, Any]) -> dict[str, int]:
    """Give the highest number that any vote has whose image stands in the journal or in its parts, if there is one.

    An undo may bring such a vote back: its number must not be given to another. The images themselves stay as they
    were written, because the running digests are over them.
    """
    parts = msgspec.convert(meta.get("parts", ()), tuple[JournalPart, ...])
    archive = Archive(path, meta.get("panel", ""), meta.get("home", ""), parts)
    lines = [bytes(row) for row in document.get(CHANGES, {}).values()]
    lines += [value_of(line) for part in archive.parts for line in archive.lines(part) or ()]
    numbers = [number for line in lines if any(words in line for words in VOTES_INSIDE) for number in _voted_in(line)]
    return {Vote.prefix: max(numbers)} if numbers else {}


def _voted_in(change: bytes) -> list[int]:
    """List the numbers of the votes that a change touched; none if it cannot be read, which is said elsewhere."""
    try:
        return [serial_of(one.id) for one in read_change(change).touched if one.table == Vote.table]
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return []


def _decoded(tables: Mapping[str, bytes], path: Path) -> FileTables:
    try:
        return {
            # Changes are not decoded: with 50,000 of them that took three quarters of a second and 300 MB.
            name: msgspec.json.decode(text, type=_TEXTS if name == CHANGES else _ROWS)
            for name, text in tables.items()
        }
    except (msgspec.MsgspecError, UnicodeDecodeError):
        read_contents(tables, path, unchecked=True)
        raise troubles.foreign(path, "one of its tables is not a table of records") from None
