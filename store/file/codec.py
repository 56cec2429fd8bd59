"""The document in the file: which tables it has, how a record becomes a line of it, and how it is read back.

Every record stands on a line of its own, under the number in its id. Stock TinyDB reads the file as it is; and a
changed record can be put in the place of the old one without writing the others out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final
from zlib import crc32

import msgspec

from store.edit import Edit
from store.file import checks
from store.file.checks import Blocks, Splice
from store.file.faults import NulError, fault, holds_nul
from store.file.stretches import (
    HELD,
    FileStretch,
    LeftText,
    SavedFile,
    Text,
    found_at,
    read_through,
    spliced,
    whole,
)
from store.journal.changes import JournalPart, canonical, number_of
from store.problems import Problem, Refused
from store.records import KINDS, Change, Record
from store.register import PANEL_ID, Register

PROGRAM: Final = "panel-secretariat"
FORMAT: Final = 5
META: Final = "meta"
CHANGES: Final = Change.table

EMPTY: Final = b"{}"
"""The text of a table with nothing in it."""

LARGEST: Final = 10**15
"""No number of a record, and no revision, is as large as this."""

_MANY = 6
"""With more changed lines than this, writing the whole table out again is quicker than finding each."""

_encode = msgspec.json.Encoder().encode


class Meta(msgspec.Struct, frozen=True):
    """What the file says about itself.

    `serials` holds the highest number ever given to each kind of record, `begun` those when the file was made or came
    to this format: a later record is in the journal, unless another program has added it. `panel` is an id of its own
    that no other panel's file has. `checks` holds the check of each table, `journal` that of the lines of the journal.
    `parts` names the older parts of the journal and `home` what the file was called when they were begun; `emptied`
    names parts that a purge has replaced and that are still to be removed. `check` is over all of this.
    """

    format: int
    program: str
    revision: int = 0
    serials: dict[str, int] = {}
    begun: dict[str, int] = {}
    panel: str = ""
    home: str = ""
    checks: dict[str, Blocks] = {}
    journal: int = 0
    parts: tuple[JournalPart, ...] = ()
    emptied: tuple[str, ...] = ()
    check: int = 0

    def checked(self) -> Meta:
        """Give it with its own check."""
        return msgspec.structs.replace(self, check=self._digest())

    @property
    def sound(self) -> bool:
        """Whether it is as it was written."""
        return self.check == self._digest()

    def _digest(self) -> int:
        return crc32(_encode(msgspec.structs.replace(self, check=0)))


class Contents(msgspec.Struct, frozen=True):
    """A file taken apart: its records, the text of each table, the lines of the journal, and tables not ours.

    `altered` names the tables that are not as this program last saved them, "meta" and "changes" among them;
    `missing` those of them that are not there at all.
    """

    meta: Meta
    register: Register
    texts: Mapping[str, Text]
    lines: list[bytes]
    others: dict[str, bytes]
    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def last_change(self) -> int:
        """The number of the newest change, 0 if there is none or it cannot be told."""
        try:
            return number_of(self.lines[-1]) if self.lines else self.meta.parts[-1].last if self.meta.parts else 0
        except msgspec.MsgspecError:
            return 0


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
        if holds_nul(text):
            raise NulError
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


def effective(register: Register, edit: Edit) -> Edit:
    """Leave out of an edit what changes nothing, and take every record as it will be read back. Raises Refused."""
    puts: dict[str, Record] = {}
    for record in edit.puts:
        again, _ = settled(record)
        puts[again.id] = again
    removes = tuple(dict.fromkeys(record_id for record_id in edit.removes if register.find(record_id) is not None))
    kept = [record for record in puts.values() if record.id not in removes and register.find(record.id) != record]
    return Edit(edit.sentence, tuple(kept), removes, edit.forgets, edit.keeps)


def each_once(records: Iterable[Record]) -> list[Record]:
    """Take every record as it will be read back. Raises Refused if one cannot be, or an id stands twice."""
    by_id: dict[str, Record] = {}
    problems: list[Problem] = []
    for record in records:
        try:
            again, _ = settled(record)
        except Refused as refused:
            problems += refused.problems
            continue
        if again.id in by_id:
            sentence = f"The id {again.id} stands twice among the records."
            problems.append(Problem("file.duplicate", sentence, "Give one of them another number."))
        by_id[again.id] = again
    if problems:
        raise Refused(*problems)
    return list(by_id.values())


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
    meta: Meta, texts: Mapping[str, Text], lines: Iterable[bytes], others: Mapping[str, bytes]
) -> Iterator[bytes]:
    """Go through the parts which joined together are the document; `lines` are those of the journal.

    Raises OSError if a text that is left in a file stands there no more.
    """
    yield head(meta)
    for kind in KINDS:
        yield _before(kind)
        yield from read_through(texts.get(kind.table, EMPTY))
    for name, text in others.items():
        yield b",\n%b:" % _encode(name)
        yield text
    yield b',\n"%b":' % CHANGES.encode()
    yield table_text(lines)
    yield b"}\n"


def _before(kind: type[Record]) -> bytes:
    return b',\n"%b":' % kind.table.encode()


def left_in(file: SavedFile, contents: Contents) -> Contents:
    """Let go of the large texts of what stands in a file as it was saved: they are read from there when asked for."""
    texts, at = dict(contents.texts), len(head(contents.meta))
    for kind in KINDS:
        at += len(_before(kind))
        size = len(texts[kind.table])
        if size >= HELD:
            texts[kind.table] = LeftText(FileStretch(file, at, at + size))
        at += size
    return msgspec.structs.replace(contents, texts=texts)


def whole_of(contents: Contents) -> Iterator[bytes]:
    """Go through the parts which joined together are the document of all that a file holds.

    What was left in a file that is another by now is written out again from the records.
    """
    gone = {name for name, text in contents.texts.items() if isinstance(text, LeftText) and not text.stands}
    anew = {name: whole_table(contents.register.tables[name].values()) for name in gone}
    meta, checked = contents.meta, gone.difference(contents.altered)
    if not all(checks.sound(anew[name], meta.checks[name]) for name in checked):
        # An earlier version of the program may have written the same record otherwise.
        again = {name: checks.blocks_of(anew[name]) for name in checked}
        meta = msgspec.structs.replace(meta, checks=meta.checks | again).checked()
    return document(meta, {**contents.texts, **anew}, contents.lines, contents.others)


def lines_of(text: bytes) -> list[bytes] | None:
    """Give the lines of a table, without commas; None if another program has laid it out."""
    if text == EMPTY:
        return []
    if not (text.startswith(b'{\n"') and text.endswith(b"}\n}")):
        return None
    lines = text[2:-2].split(b",\n")
    return lines if all(line[:1] == b'"' and line[-1:] == b"}" and b"\n" not in line for line in lines) else None


def checks_of(texts: Mapping[str, Text], others: Mapping[str, bytes]) -> dict[str, Blocks]:
    """Give the checks of all tables anew. Raises OSError as `document` does."""
    known = {kind.table: checks.blocks_of(whole(texts.get(kind.table, EMPTY))) for kind in KINDS}
    return known | {name: checks.blocks_of(canonical(text)) for name, text in others.items()}


def patched(contents: Contents, after: Register, edit: Edit) -> tuple[dict[str, Text], dict[str, Blocks]]:
    """Give the texts and checks of the tables after an edit; those it does not touch are shared.

    Raises OSError as `document` does.

    A table that was found altered keeps the check it had: it stays altered until the clerk has said what becomes of it.
    """
    texts, blocks, before = dict(contents.texts), dict(contents.meta.checks), contents.register
    for kind in KINDS:
        name = kind.table
        ids = [i for i in edit.touches if i in after.tables[name] or i in before.tables[name]]
        if not ids:
            continue
        old, new, text, check = before.tables[name], after.tables[name], texts[name], blocks.get(name, ())
        splices = () if len(ids) > _MANY else ids
        for record_id in splices:
            splice = _splice(text, old.get(record_id), new.get(record_id))
            if splice is None:
                break
            text = spliced(text, splice)
            if name not in contents.altered:
                check = checks.after(check, splice, text)
        else:
            if splices:
                texts[name], blocks[name] = text, check
                continue
        texts[name] = fresh = whole_table(new.values())
        blocks[name] = checks.blocks_of(fresh) if name not in contents.altered else blocks.get(name, ())
    return texts, blocks


def _splice(text: Text, old: Record | None, new: Record | None) -> Splice | None:
    """Say how one line is put in the place of another; None if the line is not where it should be."""
    # A record is a line of its own, so a change is one line cut out and put in: 2 ms in a table of 2 MB against 14 ms
    # for encoding every record again. What does not stand as it was written is never patched but encoded whole.
    if old is None:
        if new is None:
            return Splice(0, 0, b"")
        fresh, end = line(doc_id(new), _encode(new)), len(text) - 2
        return Splice(0, len(text), table_text([fresh])) if text == EMPTY else Splice(end, end, b",\n" + fresh)
    # The whole line is looked for: 0.5 ms in 9 MB, where its key alone takes 3.6.
    was = line(doc_id(old), _encode(old))
    start = found_at(text, b"\n" + was) + 1
    before, behind = text[max(start - 2, 0) : start], text[start + len(was) : start + len(was) + 2]
    comma = behind == b",\n"
    if start == 0 or not (comma or behind[:1] == b"\n"):
        return None
    end = start + len(was)
    if new is not None:
        return Splice(start, end, line(doc_id(new), _encode(new)))
    if comma:
        return Splice(start, end + 2, b"")
    return Splice(start - 2, end, b"") if before != b"{\n" else Splice(0, len(text), EMPTY)


def mentioning(contents: Contents, record_id: str) -> Iterator[str]:
    """Go through the ids of the records whose text holds an id as a value, quickly and without decoding."""
    needle = b'"%b"' % record_id.encode()
    for kind in KINDS:
        text = text_of(contents, kind.table)
        at = text.find(needle)
        while at >= 0:
            start = text.rfind(b"\n", 0, at) + 2
            key = text[start : text.index(b'"', start)].decode()
            yield PANEL_ID if kind.prefix == PANEL_ID else kind.prefix + key
            at = text.find(needle, text.index(b"\n", at))


def text_of(contents: Contents, name: str) -> bytes:
    """Give the text of a table, written out anew if the file in which it was left is another by now."""
    try:
        return whole(contents.texts[name])
    except OSError:
        return whole_table(contents.register.tables[name].values())
