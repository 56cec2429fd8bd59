"""The text of changes: one change a line, as the file holds it, with the running digest that ties it to those before.

Nothing here decodes more than it must: a journal of thirty years holds a hundred thousand changes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

import msgspec

from store.records import Change, Touched
from store.records.private import holders_in

_CHAIN: Final = re.compile(rb',"chain":"([0-9a-f]{16})"\}\Z')
_KEY: Final = re.compile(rb'"([1-9][0-9]{0,17})":')
_ID: Final = re.compile(rb'"id":"([A-Z]+[0-9]*)"')
_WHO: Final = re.compile(rb'"who":("(?:[^"\\]|\\.)*")')
VOTES_INSIDE: Final = (b'"divisions":', b'"motion":')
"""What stands in an image of format 2 that holds a vote, or in one of today that is a vote."""
_OLDER: Final = (*VOTES_INSIDE, b'"paper":{')
"""What stands in an image of an earlier format, and perhaps in a few others; `"paper"` in those up to format 3."""


class Head(msgspec.Struct, frozen=True):
    """As much of a change as undo and redo need to find their way."""

    id: str
    who: str
    sentence: str
    reverses: str | None = None

    @property
    def is_undo(self) -> bool:
        """Whether this took a change back. A redo reverses too; the desk begins the sentence with which it was."""
        return self.reverses is not None and self.sentence.startswith("Undo: ")


class JournalPart(msgspec.Struct, frozen=True):
    """What the panel's file says of an older part of its journal: its first and last change, how many, its digest."""

    first: int
    last: int
    count: int
    digest: str

    def name(self, home: str) -> str:
        """Give the name of its file, for a panel's file that was called `home` when parts were first made."""
        return f"{home}.{self.first:06}-{self.last:06}.{self.digest}.json"


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
    chain: str = ""


_encode = msgspec.json.Encoder().encode
_decode_written = msgspec.json.Decoder(_Written).decode
_decode_head = msgspec.json.Decoder(Head).decode


def read_change(text: bytes) -> Change:
    """Read one change from its text in the file, its images in the form of today.

    The text stays as it was written, because the running digest is over it. Raises msgspec.MsgspecError if it is not
    one.
    """
    row = _decode_written(text)
    touched = tuple(one.as_touched() for one in row.touched)
    if any(words in text for words in _OLDER):
        from store.records.old_forms import touched_today

        touched = tuple(touched_today(touched))
    return Change(
        id=row.id,
        at=row.at,
        who=row.who,
        sentence=row.sentence,
        touched=touched,
        reverses=row.reverses,
        chain=row.chain,
    )


def head_of(line: bytes) -> Head:
    """Read the head of a change from its line. Raises msgspec.MsgspecError if it is not one."""
    return _decode_head(value_of(line))


def change_line(change: Change) -> bytes:
    """Give the line of a change as the file holds it, without the comma that may follow."""
    return b'"%b":%b' % (change.id.removeprefix(change.prefix).encode(), _encode(change))


def value_of(line: bytes) -> bytes:
    """Give the change out of its line."""
    return line[line.index(b":") + 1 :]


def number_of(line: bytes) -> int:
    """Give the number of a change from its line. Raises msgspec.ValidationError if it has none."""
    match = _KEY.match(line)
    if match is None:
        raise msgspec.ValidationError("A change has no number.")
    return int(match[1])


def number_of_id(change_id: str) -> int:
    """Give the number in the id of a change; 0 if it is no such id."""
    number = change_id.strip().upper().removeprefix(Change.prefix)
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0


def chain_of(line: bytes) -> str:
    """Give the running digest that a change carries; empty if it carries none."""
    match = _CHAIN.search(line)
    return match[1].decode() if match else ""


def chained(line: bytes, before: str) -> bytes:
    """Give the line with the running digest of everything up to this change; `before` is that of the change before it.

    It does not cover the private parts of records: those may be emptied later, by a purge, and the history is the same
    history then.
    """
    from hashlib import blake2b

    bare = _CHAIN.sub(b"}", line)
    if not bare.endswith(b"}"):
        return line
    digest = blake2b(before.encode() + _lasting(value_of(bare)), digest_size=8).hexdigest()
    return b'%b,"chain":"%b"}' % (bare[:-1], digest.encode())


def first_broken(lines: Iterable[bytes], before: str) -> int | None:
    """Give the number of the first change that does not fit the digest it carries; None if all do.

    Raises msgspec.MsgspecError if a change cannot be read.
    """
    for line in lines:
        if chained(line, before) != line:
            return number_of(line)
        before = chain_of(line)
    return None


def without_contacts(line: bytes, ids: Collection[str]) -> bytes:
    """Take the private details of some records out of a change; one that touches none of them stays as it is.

    Raises msgspec.MsgspecError if the change cannot be read.
    """
    if not any(b'"id":"%b"' % one.encode() in line for one in ids):
        return line
    change = msgspec.json.decode(value_of(line), type=dict[str, Any])
    for one in change.get("touched", ()):
        for holder in holders_in(one) if one.get("id") in ids else ():
            private = holder["private"]
            holder["private"] = {key: private[key] for key in private if key == "purged_on"}
    return line[: line.index(b":") + 1] + _encode(change)


def touched_ids(lines: Iterable[bytes]) -> set[str]:
    """Give the ids of all records that changes may have touched, from their text alone, and perhaps a few too many."""
    return {one.decode() for one in set(_ID.findall(b"\n".join(lines)))}


def lines_naming(body: bytes, ids: Collection[str]) -> list[bytes]:
    """Give those lines of a part that name any of some records, in their order.

    They are looked for in the whole text: in a part of 1,024 changes in 0.1 ms, where to cut all lines apart and look
    at each took 1.5. A history of 50,000 changes reads nine parts.
    """
    lines: dict[int, bytes] = {}
    for one in ids:
        words, at = b'"id":"%b"' % one.encode(), -1
        while (at := body.find(words, at + 1)) >= 0:
            begins, ends = body.rfind(b"\n", 0, at) + 1, body.find(b"\n", at)
            lines[begins] = body[begins : ends if ends >= 0 else None].removesuffix(b",")
            at = ends if ends >= 0 else len(body)
    return [lines[place] for place in sorted(lines)]


def clerks(lines: Iterable[bytes]) -> set[str]:
    """Give the names of all clerks who made changes, from their text alone."""
    names = set()
    for line in lines:
        match = _WHO.search(line)
        if match:
            names.add(match[1])
    return {msgspec.json.decode(one, type=str) for one in names}


def canonical(text: bytes) -> bytes:
    """Give JSON without blanks, as this program writes it. Raises msgspec.MsgspecError."""
    return _encode(msgspec.json.decode(text))


def _lasting(text: bytes) -> bytes:
    """Give the text of a change without what a purge may one day empty."""
    if b'"private":{' not in text:
        return text
    change = msgspec.json.decode(text, type=dict[str, Any])
    for one in change.get("touched", ()):
        for holder in holders_in(one):
            del holder["private"]
    return _encode(change)
