"""The text of a large table is not held: it stays in the file, and is read from there when a save needs it."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TypeAlias

from store.file.checks import Splice
from store.file.storage import Signature

HELD: Final = 65_536
"""A text of fewer bytes is held: the sample has no other. At 100,000 records the texts are 33 MB, which a save held
twice: an hour of work took 290 MiB and takes 246."""

_STEP: Final = 262_144
"""So many bytes are read at a time, so that a save needs no more room than these."""


class SavedFile(NamedTuple):
    """A file as it was when it was read or written here: where it is, and the signature it had."""

    path: Path
    signature: Signature

    @contextlib.contextmanager
    def reading(self) -> Iterator[BinaryIO]:
        """Open it. Raises OSError if it is another file by now, or was written to meanwhile."""
        with self.path.open("rb", buffering=0) as file:
            self._refuse_another(file)
            yield file
            self._refuse_another(file)

    def stands(self) -> bool:
        """Say whether it is still there as it was."""
        try:
            return Signature.of(self.path.stat()) == self.signature
        except OSError:
            return False

    def _refuse_another(self, file: BinaryIO) -> None:
        if Signature.of(os.fstat(file.fileno())) != self.signature:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


class FileStretch(NamedTuple):
    """The bytes of a file from `start` to `end`."""

    file: SavedFile
    start: int
    end: int

    def read(self) -> Iterator[bytes]:
        """Go through them, some at a time. Raises OSError as `SavedFile.reading` does."""
        with self.file.reading() as file:
            file.seek(self.start)
            left = self.end - self.start
            while left:
                some = file.read(min(left, _STEP))
                if not some:
                    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
                yield some
                left -= len(some)


class LeftText:
    """A text in pieces, held or left in a file, that joined together are the whole of it; it is never changed."""

    __slots__ = ("_length", "_pieces")

    def __init__(self, *pieces: bytes | FileStretch) -> None:
        """Take the pieces in their order."""
        self._pieces = pieces
        self._length = sum(map(_length, pieces))

    def __len__(self) -> int:
        """Give how many bytes it has."""
        return self._length

    @property
    def stands(self) -> bool:
        """Whether what is left in a file can still be read there."""
        return all(isinstance(one, bytes) or one.file.stands() for one in self._pieces)

    def read(self) -> Iterator[bytes]:
        """Go through it, some bytes at a time. Raises OSError if it stands there no more."""
        for one in self._pieces:
            if isinstance(one, bytes):
                yield one
            else:
                yield from one.read()

    def __getitem__(self, place: slice) -> bytes:
        """Give what stands from one place to another, neither counted from the end. Raises OSError as `read` does."""
        return b"".join(self.cut(place.start, place.stop).read())

    def cut(self, start: int, end: int) -> LeftText:
        """Give the text from one place to another; nothing is read for it."""
        cut: list[bytes | FileStretch] = []
        at = 0
        for one in self._pieces:
            begin, until = max(start - at, 0), min(end - at, _length(one))
            if begin < until:
                cut.append(one[begin:until] if isinstance(one, bytes) else _within(one, begin, until))
            at += _length(one)
        return LeftText(*cut)

    def after(self, splice: Splice) -> LeftText:
        """Give the text after a splice; nothing is read for it."""
        before, behind = self.cut(0, splice.start), self.cut(splice.end, len(self))
        return LeftText(*before._pieces, splice.text, *behind._pieces)


Text: TypeAlias = bytes | LeftText
"""The text of a table."""


def read_through(text: Text) -> Iterable[bytes]:
    """Go through a text, some bytes at a time. Raises OSError if it is left in a file and stands there no more."""
    return (text,) if isinstance(text, bytes) else text.read()


def whole(text: Text) -> bytes:
    """Give a text in one piece. Raises OSError as `read_through` does."""
    return text if isinstance(text, bytes) else b"".join(text.read())


def spliced(text: Text, splice: Splice) -> Text:
    """Give a text after a splice; one that is wholly replaced is held."""
    if (splice.start, splice.end) == (0, len(text)):
        return splice.text
    return splice.apply(text) if isinstance(text, bytes) else text.after(splice)


def found_at(text: Text, words: bytes, start: int = 0) -> int:
    """Give the first place from `start` on at which some bytes stand in a text; -1 if they do not.

    Raises OSError as `read_through` does.
    """
    if isinstance(text, bytes):
        return text.find(words, start)
    at, kept, most = start, b"", max(len(words) - 1, 1)
    for some in text.cut(start, len(text)).read():
        # Where two pieces meet is looked at by itself, for to join them takes as long as to read them.
        seam = (kept + some[:most]).find(words)
        place = seam - len(kept) if seam >= 0 else some.find(words)
        if seam >= 0 or place >= 0:
            return at + place
        at += len(some)
        kept = (kept + some[-most:])[-most:]
    return -1


def _length(piece: bytes | FileStretch) -> int:
    return len(piece) if isinstance(piece, bytes) else piece.end - piece.start


def _within(stretch: FileStretch, begin: int, until: int) -> FileStretch:
    return FileStretch(stretch.file, stretch.start + begin, stretch.start + until)
