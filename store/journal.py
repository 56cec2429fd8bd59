"""The journal: every change with its before and after, kept as text and decoded only when someone asks."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final

import msgspec

from store.edit import Edit
from store.problems import Problem, Refused, Stale
from store.records import KINDS, Change, Record, Touched
from store.register import Register

_MANY_PARTS: Final = 64
_FAR: Final = 2000
"""So many changes back, by whomever, undo looks; a start must not wait for a journal of many years to be read."""

_KIND_OF_TABLE = {kind.table: kind for kind in KINDS}


class Head(msgspec.Struct, frozen=True):
    """As much of a change as undo and redo need to find their way."""

    id: str
    who: str
    sentence: str
    reverses: str | None = None


class _Images(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A touched record as the file has it: an image that is not there is empty here, where Touched says None."""

    id: str
    table: str
    before: msgspec.Raw = msgspec.Raw()
    after: msgspec.Raw = msgspec.Raw()

    def as_touched(self) -> Touched:
        before = self.before if bytes(self.before) else None
        after = self.after if bytes(self.after) else None
        return Touched(id=self.id, table=self.table, before=before, after=after)


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change as the file has it."""

    id: str
    at: dt.datetime
    who: str
    sentence: str
    touched: tuple[_Images, ...] = ()
    reverses: str | None = None


_encode = msgspec.json.Encoder().encode
_decode_head = msgspec.json.Decoder(Head).decode
_decode_written = msgspec.json.Decoder(_Written).decode


def read_change(text: bytes) -> Change:
    """Read one change from its text in the file. Raises msgspec.MsgspecError if it is not one."""
    row = _decode_written(text)
    return Change(
        id=row.id,
        at=row.at,
        who=row.who,
        sentence=row.sentence,
        touched=tuple(one.as_touched() for one in row.touched),
        reverses=row.reverses,
    )


class Journal:
    """The changes of one file, oldest first, as the text of its table: one change a line.

    Nothing is decoded until it is asked for, and then from the newest backwards, only as far as needed.
    """

    def __init__(self, text: bytes = b"{}") -> None:
        """Hold the text of the table as the file has it."""
        self._parts = [_opened(text)]
        self._heads: list[Head] = []
        self._older: Iterator[bytes] = _newest_texts(tuple(self._parts))

    def parts(self, change: bytes = b"") -> list[bytes]:
        """Give the parts which joined are the text of the table, with the line of one more change if there is one."""
        if change:
            return [*self._parts, self._separator(), change, b"\n}"]
        return [*self._parts, b"\n}"] if self._parts != [b"{"] else [b"{}"]

    def append(self, change: bytes) -> None:
        """Take in the line of a change that is now safe in the file."""
        self._parts.append(self._separator() + change)
        if len(self._parts) > _MANY_PARTS:
            self._parts = [b"".join(self._parts)]
        self._heads.insert(0, _decode_head(_value(change)))

    def forgetting(self, ids: Collection[str], change: bytes) -> tuple[Journal, bytes]:
        """Give the journal, and the line of a change about to be added, without the contact details of some questions.

        Everything else of every change stays as it was. Raises msgspec.MsgspecError if the journal cannot be read.
        """
        rows = msgspec.json.decode(b"".join((*self._parts, b"\n}")), type=dict[str, msgspec.Raw])
        lines = [b'"%b":%b' % (key.encode(), _without_contacts(bytes(row), ids)) for key, row in rows.items()]
        text = b"{\n" + b",\n".join(lines) + b"\n}" if lines else b"{}"
        name = change[: change.index(b'":{') + 2]
        return Journal(text), name + _without_contacts(_value(change), ids)

    def _separator(self) -> bytes:
        return b"\n" if self._parts == [b"{"] else b",\n"

    def newest_first(self, record_id: str | None = None) -> Iterator[Change]:
        """Go through the changes, newest first; with an id only those that touched that record.

        Raises msgspec.MsgspecError when it comes to a change that cannot be read.
        """
        wanted = None if record_id is None else b'"id":"%b"' % record_id.encode()
        for text in _newest_texts(self._parts):
            if wanted is not None and wanted not in text:
                continue
            change = read_change(text)
            if record_id is None or any(touched.id == record_id for touched in change.touched):
                yield change

    def undoable(self, who: str) -> Change | None:
        """Give the newest change by one clerk that stands and is not itself an undo, not looking back for ever."""
        reversed_already: set[str] = set()
        for head in itertools.islice(self._heads_newest_first(), _FAR):
            if head.who != who:
                continue
            if head.reverses is not None:
                reversed_already.add(head.reverses)
            if head.id not in reversed_already and not self._is_undo(head):
                return self._change(head.id)
        return None

    def redoable(self, who: str) -> Change | None:
        """Give the newest undo by one clerk that nothing of theirs has followed, not looking back for ever."""
        reversed_already: set[str] = set()
        for head in itertools.islice(self._heads_newest_first(), _FAR):
            if head.who != who:
                continue
            if head.reverses is None:
                return None
            reversed_already.add(head.reverses)
            if head.id not in reversed_already and self._is_undo(head):
                return self._change(head.id)
        return None

    def _is_undo(self, head: Head) -> bool:
        """An undo reverses a change or a redo; a redo reverses an undo."""
        undo = False
        found: Head | None = head
        while found is not None and found.reverses is not None:
            undo = not undo
            found = self._head(found.reverses)
        return undo

    def _head(self, change_id: str) -> Head | None:
        return next((head for head in self._heads_newest_first() if head.id == change_id), None)

    def _change(self, change_id: str) -> Change:
        return next(change for change in self.newest_first() if change.id == change_id)

    def _heads_newest_first(self) -> Iterator[Head]:
        """Go through the heads, reading older ones as they are asked for; several walks may be under way at once."""
        index = 0
        while True:
            if index == len(self._heads):
                try:
                    text = next(self._older, None)
                    if text is None:
                        return
                    self._heads.append(_decode_head(text))
                except msgspec.MsgspecError:
                    self._older = itertools.islice(_newest_texts(self._parts), len(self._heads), None)
                    raise
            yield self._heads[index]
            index += 1


def _without_contacts(row: bytes, ids: Collection[str]) -> bytes:
    """Take the contact details of some questions out of a change; one that touches none of them stays as it is."""
    if not any(b'"id":"%b"' % one.encode() in row for one in ids):
        return row
    change = msgspec.json.decode(row, type=dict[str, Any])
    for one in change.get("touched", ()):
        for image in (one.get("before"), one.get("after")):
            private = (image or {}).get("asker", {}).get("private")
            if one.get("id") in ids and private:
                image["asker"]["private"] = {key: private[key] for key in private if key == "purged_on"}
    return _encode(change)


def _newest_texts(parts: Sequence[bytes]) -> Iterator[bytes]:
    """Go through the changes of a table as text, newest first, line by line as long as the layout is ours."""
    given = 0
    for part in reversed(parts):
        end = len(part)
        while end > 0:
            start = part.rfind(b"\n", 0, end) + 1
            row = part[start:end].removesuffix(b",")
            end = start - 1
            if row in {b"", b"{"}:
                continue
            if not (row.startswith(b'"') and b'":{' in row and row.endswith(b"}")):
                yield from itertools.islice(_newest_texts([_laid_out(parts)]), given, None)
                return
            given += 1
            yield _value(row)


def _laid_out(parts: Sequence[bytes]) -> bytes:
    """Bring the text of a table that another program has written out into our own layout."""
    rows = msgspec.json.decode(b"".join((*parts, b"}")), type=dict[str, dict[str, Any]])
    return b",\n".join([b"%b:%b" % (_encode(key), _encode(row)) for key, row in rows.items()])


def _opened(text: bytes) -> bytes:
    """Give the text of a table without its end, so that lines can be added."""
    return text.rstrip().removesuffix(b"}").rstrip()


def _value(row: bytes) -> bytes:
    """Give the change out of its line."""
    return row[row.index(b'":{') + 2 :]


def change_line(change: Change) -> bytes:
    """Give the line of a change as the file holds it."""
    return b'"%b":%b' % (change.id.removeprefix(change.prefix).encode(), _encode(change))


def touched(before: Register, edit: Edit) -> tuple[Touched, ...]:
    """List every record an edit changes, with its text before and after."""
    found = []
    for record in edit.puts:
        old = before.find(record.id)
        was = None if old is None else msgspec.Raw(_encode(old))
        found.append(Touched(id=record.id, table=record.table, before=was, after=msgspec.Raw(_encode(record))))
    for record_id in edit.removes:
        old = before.find(record_id)
        if old is not None:
            found.append(Touched(id=record_id, table=old.table, before=msgspec.Raw(_encode(old))))
    return tuple(found)


def inverse(register: Register, change: Change, sentence: str, since: Callable[[str], Change | None]) -> Edit:
    """Give the edit that takes a change back.

    `since` tells the newest change that touched a record.

    Raises:
        Stale: one of its records is no longer as the change left it.
    """
    puts: list[Record] = []
    removes: list[str] = []
    for one in change.touched:
        before, after = read_image(one, one.before), read_image(one, one.after)
        current = register.find(one.id)
        if current != after:
            last = since(one.id)
            raise Stale(_moved_on(one, current, last if last and last.id != change.id else None))
        if before is None:
            removes.append(one.id)
        else:
            puts.append(before)
    return Edit(sentence, tuple(puts), tuple(removes))


def read_image(one: Touched, image: msgspec.Raw | None) -> Record | None:
    """Read the image of a record before or after a change; None if it did not exist.

    Raises Refused if it is of a kind or form that this version no longer knows.
    """
    if image is None:
        return None
    kind = _KIND_OF_TABLE.get(one.table)
    try:
        return None if kind is None else msgspec.json.decode(image, type=kind)
    except msgspec.MsgspecError:
        problem = Problem(
            "undo.old-form",
            f"The change to {one.id} was saved in an older form and cannot be taken back.",
            "Change the record by hand; its history shows what it was.",
        )
        raise Refused(problem) from None


def _moved_on(one: Touched, current: Record | None, last: Change | None) -> Problem:
    by = f" by {last.who} ({last.sentence})" if last is not None else " by another program"
    what = "has been taken away" if current is None else "has been changed again"
    return Problem(
        "undo.stale",
        f"{name_of(one.id, one.table, current)} {what} since{by}, so this cannot be taken back.",
        "Look at its history and change it by hand.",
    )


def name_of(record_id: str, table: str, record: Record | None) -> str:
    """Name a record at the beginning of a sentence: its kind, its id, and its title if it has one."""
    kind = _KIND_OF_TABLE.get(table)
    title = getattr(record, "title", "")
    return f"{kind.noun.capitalize() if kind else 'Record'} {record_id}" + (f' "{title}"' if title else "")
