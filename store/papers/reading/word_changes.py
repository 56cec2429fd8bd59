"""A Word document with its tracked changes and comments as they stand, neither accepted nor refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from msgspec.structs import replace

from store.papers.reading.word import ADDED, STRUCK, damaged, open_word
from store.papers.reading.word_asides import words_in
from store.papers.reading.word_tables import blocks, children_of
from store.rules.corrections import Passage, PassagePiece, PassageRemark, PieceKind
from store.rules.imports import ImportPlace
from store.rules.words.text import cleaned

_SAME, _IN, _OUT = PieceKind.SAME, PieceKind.ADDED, PieceKind.STRUCK
_BREAK = "\n"


def read_passages(data: bytes, named: str) -> tuple[Passage, ...]:
    """Read the passages of a Word document. Raises Refused: it cannot be read."""
    document = open_word(data, named)
    try:
        return tuple(_Reader(document, named).read())
    except Exception as trouble:  # a damaged document fails anywhere below
        raise damaged(named) from trouble


class _Reader:
    """Goes through a document in its order and makes passages."""

    def __init__(self, document: Any, named: str) -> None:
        self.body = document.element.body
        self.named = named
        self.number = 0
        self.row = 0
        self.open: dict[str, str] = {}
        self.remarks: list[PassageRemark] = []
        self.comments = {
            one.get(qn("w:id")): (one.get(qn("w:author")) or "", words_in(one))
            for part in document.part.package.iter_parts()
            if str(part.partname).endswith("/comments.xml")
            for one in parse_xml(part.blob).iter(qn("w:comment"))
        }

    def read(self) -> Iterator[Passage]:
        """Give every passage; paragraphs that a change joined or parted are one."""
        return self._joined(self._blocks(self.body))

    def _blocks(self, element: Any, row: int = 0, column: int = 0) -> Iterator[tuple[Passage, PassagePiece | None]]:
        for child in blocks(element):
            if child.tag == qn("w:p"):
                yield self._paragraph(child, row, column)
                continue
            for line in children_of(child, "w:tr"):
                self.row += 1
                yield from self._row(line, self.row)

    def _row(self, line: Any, row: int) -> Iterator[tuple[Passage, PassagePiece | None]]:
        kind, author = _SAME, ""
        for tag, done in (("w:ins", _IN), ("w:del", _OUT)):
            mark = line.find(f"{qn('w:trPr')}/{qn(tag)}")
            if mark is not None:
                kind, author = done, mark.get(qn("w:author")) or ""
        for column, cell in enumerate(children_of(line, "w:tc")):
            for passage, mark in self._blocks(cell, row, column):
                yield replace(passage, of_row=kind, of_row_author=author), mark

    def _paragraph(self, paragraph: Any, row: int, column: int) -> tuple[Passage, PassagePiece | None]:
        """Read one paragraph, and the line end behind it if a change made or removed it."""
        self.number += 1
        self.remarks = []
        pieces = tuple(self._pieces(paragraph, _SAME, "", ""))
        place = ImportPlace(self.named, "", self.number)
        made = Passage(
            key=f"p{self.number}",
            place=place,
            pieces=_merged(pieces),
            remarks=tuple(self.remarks),
            row=row,
            column=column,
        )
        for tag, kind in (("w:ins", _IN), ("w:del", _OUT)):
            mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(tag)}")
            if mark is not None:
                return made, PassagePiece(_BREAK, kind, mark.get(qn("w:author")) or "", _day(mark))
        return made, None

    def _joined(self, passages: Iterator[tuple[Passage, PassagePiece | None]]) -> Iterator[Passage]:
        held: Passage | None = None
        for one, mark in passages:
            passage = one
            if held is not None and (held.row, held.column) == (one.row, one.column):
                pieces = _merged((*held.pieces, *one.pieces))
                passage = replace(held, pieces=pieces, remarks=(*held.remarks, *one.remarks))
            elif held is not None:
                yield held
            held = replace(passage, pieces=(*passage.pieces, mark)) if mark is not None else None
            if held is None:
                yield passage
        if held is not None:
            yield held

    def _pieces(self, element: Any, kind: PieceKind, author: str, on: str) -> Iterator[PassagePiece]:
        for child in element:
            if child.tag in ADDED or child.tag in STRUCK:
                done = _IN if child.tag in ADDED else _OUT
                if kind is _IN and done is _OUT:
                    continue
                yield from self._pieces(child, done, child.get(qn("w:author")) or "", _day(child))
            elif child.tag == qn("w:commentRangeStart"):
                self.open[child.get(qn("w:id"))] = ""
            elif child.tag == qn("w:r"):
                yield from self._run(child, kind, author, on)
            elif child.find(f".//{qn('w:r')}") is not None:
                yield from self._pieces(child, kind, author, on)

    def _run(self, run: Any, kind: PieceKind, author: str, on: str) -> Iterator[PassagePiece]:
        for child in run:
            text = ""
            if child.tag in {qn("w:t"), qn("w:delText")}:
                text = cleaned((child.text or "").replace("\xa0", " "))
            elif child.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")}:
                text = " "
            elif child.tag == qn("w:noBreakHyphen"):
                text = "-"
            elif child.tag == qn("w:commentReference"):
                self._remark(child.get(qn("w:id")))
            if text:
                self.open = {one: f"{words}{text}" for one, words in self.open.items()}
                yield PassagePiece(text, kind, author, on)

    def _remark(self, number: str) -> None:
        author, words = self.comments.get(number, ("", ""))
        about = " ".join(self.open.pop(number, "").split())
        if words:
            self.remarks.append(PassageRemark(author, words, about))


def _day(mark: Any) -> str:
    return str(mark.get(qn("w:date")) or "")[:10]


def _merged(pieces: tuple[PassagePiece, ...]) -> tuple[PassagePiece, ...]:
    """Join neighbouring pieces that were done to alike: Word parts words into runs as it likes."""
    made: list[PassagePiece] = []
    for piece in pieces:
        if made and (made[-1].kind, made[-1].author) == (piece.kind, piece.author):
            made[-1] = replace(made[-1], text=made[-1].text + piece.text)
        else:
            made.append(piece)
    return tuple(made)
