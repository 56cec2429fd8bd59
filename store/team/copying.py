"""Whole desks: a file copied onto a server, and a desk on a server copied out to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec

from store import bundled
from store.file import troubles as file_troubles
from store.file.checks import check_of_lines
from store.file.codec import CHANGES, META, PROGRAM, Contents, Meta, checks_of, document, table_text, whole_table
from store.file.faults import holds_nul
from store.file.parts import Archive, overflow
from store.file.place import check_new_place
from store.file.storage import DurableStorage, UnconfirmedError
from store.journal.changes import chain_of, number_of, read_change, value_of
from store.journal.journal import Older
from store.records import KINDS
from store.team import troubles
from store.team.address import Address
from store.team.library import psycopg, sql
from store.team.newer import standing_of
from store.team.questions import Questions
from store.team.shelves import LAYOUT, put_row, shown_line
from store.team.talk import Talk
from store.team.wire import PATIENT, Wire, server_trouble

_TABLES: Final = ("desk", "records", "private_parts", "changes", "private_changes", "withdrawn", "other_tables")


def copy_out(talk: Talk, held: Contents, path: Path) -> None:
    """Write what a desk on a server holds to a new file, older changes as parts beside it. Raises FileTrouble."""
    check_new_place(path)
    rows = talk.ask(talk.questions.lines_between(), (1, max(held.meta.revision, held.last_change)), PATIENT)
    lines = [b'"%d":%b' % (number, value) for number, value in rows]
    texts = {kind.table: whole_table(held.register.tables[kind.table].values()) for kind in KINDS}
    try:
        moved, archive = overflow(lines), Archive(path)
        if moved:
            archive = archive.written(held.meta.panel, held.meta.home, lines[:moved])
        meta = msgspec.structs.replace(
            held.meta,
            serials=dict(held.register.serials),
            checks=checks_of(texts, held.others),
            journal=check_of_lines(lines[moved:]),
            parts=archive.parts,
        ).checked()
        DurableStorage(path).write_parts(document(meta, texts, lines[moved:], held.others))
    except UnconfirmedError:
        raise file_troubles.unconfirmed(path) from None
    except OSError as error:
        raise file_troubles.os_trouble(error, path, "saved") from None


def make_desk(wire: Wire, address: Address, held: Contents, older: Older, *, aside: str = "") -> None:
    """Make the desk of a panel on a server and put into it all that a file holds, whole or not at all.

    With `aside` the desk is there already: what stands in it is kept in a schema of that name, and rights stay.

    Raises FileTrouble if there is one already, or the server refuses.
    """
    schema = sql.Identifier(address.panel)
    try:
        connection = wire.transaction()
        with connection.transaction():
            if aside:
                _set_aside(connection, schema, sql.Identifier(aside))
            else:
                connection.execute(_schema(address.panel))
            _fill(connection, schema, held, older)
    except (psycopg.errors.DuplicateSchema, psycopg.errors.DuplicateTable):
        raise troubles.exists(address) from None
    except psycopg.Error as error:
        if not wire.alive:
            raise troubles.unreachable(address, "the connection broke") from None
        raise server_trouble(error) from None


def tables_of(wire: Wire, address: Address) -> dict[str, bytes]:
    """Give what stands on a server as the tables of a file, in whatever format it was written.

    Raises WireBroken, or psycopg.Error if this role may not see all of it.
    """
    questions, encode = Questions(address.panel, private=True), msgspec.json.Encoder().encode
    standing = standing_of(wire.ask(questions.standing())[0])
    tables: dict[str, dict[str, Any]] = {}
    for kind, record_id, text in wire.ask(questions.each_record(), None, PATIENT):
        number = record_id.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or "1"
        tables.setdefault(kind, {})[number] = msgspec.Raw(bytes(text))
    changes = wire.ask(questions.lines_between(), (1, standing.last_change), PATIENT)
    meta = Meta(
        standing.format, PROGRAM, standing.revision, standing.serials, standing.begun, standing.panel, standing.home
    )
    lines = [b'"%d":%b' % (number, value) for number, value in changes]
    whole = {META: encode({"1": meta}), **{kind: encode(rows) for kind, rows in tables.items()}}
    return whole | dict(wire.ask(questions.others())) | {CHANGES: table_text(lines)}


def _set_aside(connection: psycopg.Connection[Any], schema: sql.Identifier, aside: sql.Identifier) -> None:
    """Keep everything in a schema beside it, and empty the tables."""
    connection.execute(sql.SQL("create schema {}").format(aside))
    for name in _TABLES:
        table = sql.Identifier(name)
        connection.execute(sql.SQL("create table {0}.{2} as table {1}.{2}").format(aside, schema, table))
    every = sql.SQL(", ").join(sql.SQL("{}.{}").format(schema, sql.Identifier(name)) for name in _TABLES)
    connection.execute(sql.SQL("truncate {}").format(every))


def _schema(panel: str) -> sql.Composed:
    text = bundled.read("team/desk.sql").decode()
    return sql.SQL(text).format(schema=sql.Identifier(panel))


def _fill(connection: psycopg.Connection[Any], schema: sql.Identifier, held: Contents, older: Older) -> None:
    """Put everything into the empty tables of a desk."""
    meta, lines = held.meta, [line for part in older.parts for line in older.lines(part) or ()] + list(held.lines)
    last = number_of(lines[-1]) if lines else 0
    encode = msgspec.json.Encoder().encode
    columns = "layout, format, program, panel, home, revision, last_change, chain, serials, begun"
    standing = (LAYOUT, meta.format, meta.program, meta.panel, meta.home, meta.revision, last)
    ends = chain_of(lines[-1]) if lines else ""
    serials = (encode(dict(held.register.serials)).decode(), encode(meta.begun).decode())
    with connection.cursor() as cursor:
        insert = f"insert into {{}}.desk ({columns}) values ({', '.join(['%s'] * 10)})"  # noqa: S608
        cursor.execute(sql.SQL(insert).format(schema), (*standing, ends, *serials))
        rows = [put_row(one) for kind in KINDS for one in held.register.tables[kind.table].values()]
        _refuse_nul(rows, lines)
        with cursor.copy(sql.SQL("copy {}.records (id, kind, revision, shown) from stdin").format(schema)) as copy:
            for row in rows:
                copy.write_row((row["id"], row["kind"], meta.revision, bytes(row["data"]).decode()))
        with cursor.copy(sql.SQL("copy {}.private_parts (id, data) from stdin").format(schema)) as copy:
            for row in rows:
                if "private" in row:
                    copy.write_row((row["id"], bytes(row["private"]).decode()))
        _fill_changes(cursor, schema, lines)
        for name, text in held.others.items():
            cursor.execute(
                sql.SQL("insert into {}.other_tables (name, value) values (%s, %s)").format(schema),
                (name, text.decode()),
            )


def _refuse_nul(rows: list[dict[str, Any]], lines: list[bytes]) -> None:
    """Refuse what no server keeps, which a file of another program may hold. Raises FileTrouble."""
    for row in rows:
        if any(holds_nul(bytes(row[part])) for part in ("data", "private") if part in row):
            raise troubles.no_text(f"The record {row['id']}")
    for line in lines:
        if holds_nul(line):
            raise troubles.no_text(f"The change C{number_of(line)} of the history")


def _fill_changes(cursor: psycopg.Cursor[Any], schema: sql.Identifier, lines: list[bytes]) -> None:
    """Put the journal into its tables."""
    private: list[tuple[int, str]] = []
    columns = "number, at, who, sentence, reverses, touched, chain, value"
    with cursor.copy(sql.SQL(f"copy {{}}.changes ({columns}) from stdin").format(schema)) as copy:
        for line in lines:
            change, number = read_change(value_of(line)), number_of(line)
            shown = shown_line(line, change.touched)
            if shown != line:
                private.append((number, value_of(line).decode()))
            touched = [one.id for one in change.touched]
            about = (number, change.at, change.who, change.sentence, change.reverses, touched)
            copy.write_row((*about, chain_of(line), value_of(shown).decode()))
    with cursor.copy(sql.SQL("copy {}.private_changes (number, value) from stdin").format(schema)) as copy:
        for row in private:
            copy.write_row(row)
