"""The packed file of a bundle: ZIP without compression, in one form only, so that every byte of it is accounted for.

The form is written here and not left to a library, because what is the same must be the same bytes in every edition of
Python, and because the reader has to know of each byte outside the files what it must be. Nothing is ever unpacked to
the disk or expanded, so a file that is made to burst or to lead out of its folder can only be named.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from zlib import crc32

from store.problems import Problem, Refused
from store.rules.words.wording import counted

LARGEST: Final = 2_000_000_000
"""The most bytes that a bundle may have: beyond twice as many the form itself would be another."""

MOST: Final = 10_000
"""The most files that a bundle may have."""

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)*")
"""What a file in a bundle may be called: plain signs in folders below, on every system the same."""

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LISTED: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _LISTED_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_NEEDED, _MADE_BY, _DAY, _RIGHTS = 10, 3 << 8 | 10, 1 << 5 | 1, 0o100644 << 16
"""Version 1.0 on any Unix, 1 January 1980, and a plain file that its owner may write."""


class Held(NamedTuple):
    """A file in a bundle: its name, and its bytes as they stand there."""

    name: str
    data: bytes


class FramePiece(NamedTuple):
    """Bytes of the form itself at a place: those before one file, or the list at the end."""

    of: str
    at: int
    data: bytes


LIST: Final = "the list of files at its end"


def zipped(files: Sequence[Held]) -> bytes:
    """Pack files in the order given. Raises Refused if they are too many or too large together."""
    _refuse_large(files)
    pieces = list(_frame(files))
    parts = [part for piece, one in zip(pieces, files, strict=False) for part in (piece.data, one.data)]
    return b"".join((*parts, pieces[-1].data))


def unzipped(data: bytes) -> tuple[Held, ...]:
    """Give the files in a packed file by its list, else one after the other; none if it is no such file.

    What stands there is taken as it stands: nothing is judged, nothing expanded, and no more read than there is.
    """
    listed = _listed(data)
    return tuple(_in_turn(data)) if listed is None else listed


def wrong_pieces(data: bytes, files: Sequence[Held]) -> Iterator[str]:
    """Name what of the form itself is not as it must be around files: before one of them, the list, or what is over."""
    pieces = list(_frame(files))
    yield from (piece.of for piece in pieces if data[piece.at : piece.at + len(piece.data)] != piece.data)
    end = pieces[-1].at + len(pieces[-1].data)
    if len(data) != end:
        yield f"{counted(abs(len(data) - end), 'byte')} too {'many' if len(data) > end else 'few'}"


def _refuse_large(files: Sequence[Held]) -> None:
    if len(files) > MOST or sum(len(one.data) for one in files) > LARGEST:
        sentence = f"The files are too many or too large for one bundle: at most {MOST:,}, {LARGEST:,} bytes together."
        raise Refused(Problem("bundle.large", sentence, "Leave the packs out.", "packs"))


def _frame(files: Iterable[Held]) -> Iterator[FramePiece]:
    """Go through the bytes of the form in their order, each with its place: all of a packed file but the files."""
    at, entries = 0, []
    for one in files:
        name, size, check = one.name.encode("ascii", "backslashreplace"), len(one.data), crc32(one.data)
        common = (0, 0, 0, _DAY, check, size, size, len(name), 0)
        piece = _LOCAL.pack(_LOCAL_MARK, _NEEDED, *common) + name
        entries.append(_LISTED.pack(_LISTED_MARK, _MADE_BY, _NEEDED, *common, 0, 0, 0, _RIGHTS, at) + name)
        yield FramePiece(one.name, at, piece)
        at += len(piece) + size
    listed = b"".join(entries)
    yield FramePiece(LIST, at, listed + _END.pack(_END_MARK, 0, 0, len(entries), len(entries), len(listed), at, 0))


def _listed(data: bytes) -> tuple[Held, ...] | None:
    """Give the files by the list at the end; None if that does not fit the file."""
    try:
        mark, _, _, _, count, size, start, _ = _END.unpack(data[-_END.size :])
        if mark != _END_MARK or start + size + _END.size != len(data) or count > MOST:
            return None
        files, at, total = [], start, 0
        for _ in range(count):
            entry = _LISTED.unpack_from(data, at)
            mark, length, place, name_size = entry[0], entry[8], entry[16], entry[10]
            name = data[at + _LISTED.size : at + _LISTED.size + name_size]
            at += _LISTED.size + name_size + entry[11] + entry[12]
            total += length
            # Files that share bytes would make much of little; a list that says so is not believed.
            if mark != _LISTED_MARK or place + length > start or total > len(data):
                return None
            begin = place + _LOCAL.size + name_size
            files.append(Held(_text(name), data[begin : begin + length]))
    except struct.error:
        return None
    return tuple(files) if at == start + size else None


def _in_turn(data: bytes) -> Iterator[Held]:
    """Go through the files one after the other as what stands before each says, as far as that leads."""
    at = 0
    while data[at : at + 4] == _LOCAL_MARK and at + _LOCAL.size <= len(data):
        entry = _LOCAL.unpack_from(data, at)
        length, name_size, more = entry[7], entry[9], entry[10]
        begin = at + _LOCAL.size + name_size + more
        yield Held(_text(data[at + _LOCAL.size : at + _LOCAL.size + name_size]), data[begin : begin + length])
        at = begin + length


def _text(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")
