"""A PDF held against what it would unpack to, before any library unpacks it."""

from __future__ import annotations

import re
import zlib
from typing import Final

from store.papers.inspecting.parcel import CannotInspectError
from store.papers.inspecting.traces import Trace

LARGEST_STREAM: Final = 400_000_000
"""The most bytes that a stream may unpack to if it is packed far closer than pages and pictures are."""

CLOSEST: Final = 200
"""How many times smaller a stream is packed at the most; white paper scanned can reach 1,000, a page of text has 5."""

_STREAM: Final = re.compile(rb"stream\r?\n")
_END: Final = b"endstream"
_PIECE: Final = 1 << 20


def why_not_unpack(data: bytes) -> None:
    """Refuse a file with a stream that unpacks to far too much. Raises CannotInspectError."""
    whole = memoryview(data)
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        end = data.find(_END, match.end())
        packed = whole[match.end() : end if end >= 0 else len(data)]
        if _is_a_bomb(bytes(packed[:2]), packed):
            what = "A part of it unpacks to hundreds of times its size, as no page does."
            raise CannotInspectError(Trace("not-looked-at", "", what))


def _is_a_bomb(head: bytes, packed: memoryview) -> bool:
    """Say whether a stream unpacks to far too much, also if what comes out is packed once more."""
    if not _is_packed(head):
        return False
    outer = zlib.decompressobj()
    out = 0
    rest = bytes(packed)
    try:
        while rest:
            piece = outer.decompress(rest, _PIECE)
            rest = outer.unconsumed_tail
            if not out and _is_packed(piece[:2]):
                return _is_a_bomb_within(piece, outer, rest, len(packed))
            out += len(piece)
            if out > LARGEST_STREAM and out > CLOSEST * len(packed):
                return True
            if not piece:
                return False
    except zlib.error:
        return False
    return False


def _is_packed(head: bytes) -> bool:
    return len(head) == 2 and head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0


def _is_a_bomb_within(piece: bytes, outer: zlib._Decompress, rest: bytes, size: int) -> bool:
    inner = zlib.decompressobj()
    out = 0
    while piece:
        waiting = piece
        while waiting:
            words = inner.decompress(waiting, _PIECE)
            waiting = inner.unconsumed_tail
            out += len(words)
            if out > LARGEST_STREAM and out > CLOSEST * size:
                return True
            if not words:
                break
        if not rest:
            return False
        piece = outer.decompress(rest, _PIECE)
        rest = outer.unconsumed_tail
    return False
