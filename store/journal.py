"""The journal: every change with its before and after, kept as text and decoded only when someone asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from store.edit import Edit
from store.problems import Problem, Refused, Stale
from store.records import KINDS, Change, Record, Touched
from store.register import Register

_MANY_PARTS: Final = 64
_KIND_OF_TABLE = {kind.table: kind for kind in KINDS}
_BY_ID = b'"id":"%b"'


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
        self._lines: list[bytes] | None = None
        self._heads: list[Head] = []

    def parts(self, change: bytes = b"") -> list[bytes]:
        """Give the parts which joined are the text of the table, with the line of one more change if there is one."""
        if change:
            return [*self._parts, self._separator(), change, b"\n}"]
        return [*self._parts, b"\n}"] if len(self._parts) > 1 or self._parts[0] != b"{" else [b"{}"]

    def append(self, change: bytes) -> None:
        """Take in the line of a change that is now safe in the file."""
        self._parts.append(self._separator() + change)
        if len(self._parts) > _MANY_PARTS:
            self._parts = [b"".join(self._parts)]
        if self._lines is not None:
            text = change[change.index(b":") + 1 :]
            self._lines.append(text)
            self._heads.insert(0, _decode_head(text))

    def _separator(self) -> bytes:
        return b"\n" if self._parts == [b"{"] else b",\n"

    def newest_first(self, record_id: str | None = None) -> Iterator[Change]:
        """Go through the changes, newest first; with an id only those that touched that record.

        Raises msgspec.MsgspecError when it comes to a change that cannot be read.
        """
        wanted = None if record_id is None else _BY_ID % record_id.encode()
        for text in reversed(self._texts()):
            if wanted is not None and wanted not in text:
                continue
            change = read_change(text)
            if record_id is None or any(touched.id == record_id for touched in change.touched):
                yield change

    def undoable(self, who: str) -> Change | None:
        """Give the newest change by one clerk that stands and is not itself an undo."""
        reversed_already: set[str] = set()
        for head in self._heads_newest_first():
            if head.who != who:
                continue
            if head.reverses is not None:
                reversed_already.add(head.reverses)
            if head.id not in reversed_already and not self._is_undo(head):
                return self._change(head.id)
        return None

    def redoable(self, who: str) -> Change | None:
        """Give the newest undo by one clerk that nothing of theirs has followed."""
        reversed_already: set[str] = set()
        for head in self._heads_newest_first():
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
        texts = self._texts()
        for index in range(len(texts)):
            if index >= len(self._heads):
                self._heads.append(_decode_head(texts[-1 - index]))
            yield self._heads[index]

    def _texts(self) -> list[bytes]:
        """Split the text into changes: by lines if the layout is ours, else by reading it through."""
        if self._lines is None:
            text = b"".join(self.parts())
            ours = text.startswith(b'{\n"') and text.count(b"\n") == text.count(b':{"id":"C') + 1
            if ours or text == b"{}":
                self._lines = [row[row.index(b":") + 1 :].removesuffix(b",") for row in text.split(b"\n")[1:-1]]
            else:
                rows = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
                self._lines = [bytes(row) for row in rows.values()]
        return self._lines


def _opened(text: bytes) -> bytes:
    """Give the text of a table without its end, so that lines can be added."""
    return text.rstrip().removesuffix(b"}").rstrip()


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
