"""A paper that went out and came back with tracked changes and comments: passage by passage, each with its author."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from enum import Enum

import msgspec

from store.rules.imports import ImportPlace


class PieceKind(Enum):
    """What a tracked change did to some words."""

    SAME = ""
    ADDED = "added"
    STRUCK = "struck out"


class PassagePiece(msgspec.Struct, frozen=True):
    """Words of a passage that were all done to alike, by whom and on which day as the document says."""

    text: str
    kind: PieceKind = PieceKind.SAME
    author: str = ""
    on: str = ""


class PassageRemark(msgspec.Struct, frozen=True):
    """A comment: by whom, its words, and the words that it is about."""

    author: str
    text: str
    about: str


class TrackedChange(msgspec.Struct, frozen=True):
    """Neighbouring changes of one author, taken or refused as one: the pieces from one place to another."""

    key: str
    first: int
    last: int
    struck: str
    added: str
    author: str
    on: str


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or a cell's paragraph, in pieces; a line end that a change made or removed is a piece as well.

    `row` is the row of its table, from 1 (0: in none), `column` its cell in it, from 0; `of_row` is what was done to
    the whole row, by `of_row_author`.
    """

    key: str
    place: ImportPlace
    pieces: tuple[PassagePiece, ...]
    remarks: tuple[PassageRemark, ...] = ()
    row: int = 0
    column: int = 0
    of_row: PieceKind = PieceKind.SAME
    of_row_author: str = ""

    @property
    def before(self) -> str:
        """Give its words as they went out."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not PieceKind.ADDED).strip()

    @property
    def changes(self) -> tuple[TrackedChange, ...]:
        """Give the changes in it, in order."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[TrackedChange]:
        first = 0
        for place, piece in enumerate((*self.pieces, PassagePiece(""))):
            begun = self.pieces[first] if first < len(self.pieces) else piece
            if piece.kind is not PieceKind.SAME and begun.kind is not PieceKind.SAME and piece.author == begun.author:
                continue
            if begun.kind is not PieceKind.SAME and place > first:
                yield self._change(first, place - 1)
            first = place

    def _change(self, first: int, last: int) -> TrackedChange:
        pieces = self.pieces[first : last + 1]
        struck = "".join(one.text for one in pieces if one.kind is PieceKind.STRUCK)
        added = "".join(one.text for one in pieces if one.kind is PieceKind.ADDED)
        opens = pieces[0]
        return TrackedChange(f"{self.key}:{first}", first, last, struck, added, opens.author, opens.on)

    def after(self, taken: Collection[str]) -> str:
        """Give its words with the changes of some keys taken, the others refused."""
        of_piece = {
            place: change.key in taken for change in self.changes for place in range(change.first, change.last + 1)
        }
        kept = [
            piece.text
            for place, piece in enumerate(self.pieces)
            if piece.kind is PieceKind.SAME or (piece.kind is PieceKind.ADDED) is of_piece[place]
        ]
        return "".join(kept).strip()


class DraftCorrections(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that came back: all its passages, whether it is a programme, and the day that it says it is of."""

    named: str
    passages: tuple[Passage, ...]
    is_programme: bool = False
    date: dt.date | None = None
