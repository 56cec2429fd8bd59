"""The tables of a Word document, row by row, with the paragraphs between them as loose lines.

A table inside a cell is put in its place: the row that holds it becomes as many rows as it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from store.papers.reading.grids import Aside, Cell, Content, Grid, TableRow
from store.papers.reading.word import WordText, damaged, open_word
from store.rules.words.text import cleaned

_BULLET = "• "
_WIDEST = 63


def word_tables(data: bytes, named: str) -> Content:
    """Read the tables of a Word document and the lines between them.

    Raises Refused: it is damaged, unpacks to far too much, or is of a kind that cannot be read.
    """
    document = open_word(data, named)
    try:
        reader = _Reader(document)
        tables = tuple(reader.parts(document.element.body))
        said = {cell.line for grid in tables if grid.loose for row in grid.rows for cell in row.cells}
        left_out = (*reader.left_out, *reader.asides.around_the_pages(said))
    except Exception as trouble:  # a damaged document fails anywhere below: in the XML or a relation
        raise damaged(named) from trouble
    return Content(named, tables, tuple(Aside(one.text, one.why, one.line) for one in left_out))


class _Reader(WordText):
    """Goes through a document in its order and makes tables."""

    def parts(self, body: Any) -> Iterator[Grid]:
        """Give the tables, and the lines between them."""
        lines: list[TableRow] = []
        count = sum(1 for _ in body.iterchildren(qn("w:tbl")))
        place = 0
        for child in blocks(body):
            if child.tag == qn("w:p"):
                text = self._paragraph(child)
                lines += [TableRow((Cell(text),), self.number)] if text else []
                continue
            if lines:
                yield Grid("", tuple(lines), loose=True)
                lines = []
            place += 1
            yield Grid(f"table {place}" if count > 1 else "", tuple(self._rows(child)))
        if lines:
            yield Grid("", tuple(lines), loose=True)

    def _paragraph(self, paragraph: Any) -> str:
        """Give the text of a paragraph with the number or bullet that Word prints before it."""
        self.number += 1
        text = "".join(self.words(paragraph)).replace("\xa0", " ").replace("\t", " ")
        text = "\n".join(" ".join(cleaned(line).split()) for line in text.split("\n")).strip()
        if not text:
            return ""
        label, bullet, _ = self.lists.of(paragraph)
        return f"{_BULLET}{text}" if bullet else f"{label} {text}".strip()

    def _rows(self, table: Any) -> Iterator[TableRow]:
        for row in children_of(table, "w:tr"):
            struck = row.find(f"{qn('w:trPr')}/{qn('w:del')}")
            if struck is not None:
                self._leave(row, "row was struck out in a tracked change")
                continue
            begun = self.number + 1
            cells = [*([[Cell()]] for _ in range(_before(row))), *self._cells(row)]
            height = max((len(cell) for cell in cells), default=0)
            for place in range(height):
                line = [each for cell in cells for each in _part(cell, place)]
                made = TableRow(tuple(line[:_WIDEST]), begun)
                if made.filled:
                    yield made

    def _cells(self, row: Any) -> Iterator[list[list[Cell]]]:
        """Give each cell of a row as rows of cells: one of one cell, unless a table stands inside it."""
        for cell in children_of(row, "w:tc"):
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            continues = merged is not None and merged.get(qn("w:val")) != "restart"
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            wide = int(span.get(qn("w:val")) or 1) if span is not None else 1
            words, inner = self._inside(cell)
            if inner:
                above = [[Cell(words)]] if words else []
                yield [*above, *inner]
            else:
                yield [[Cell("" if continues else words, continues=continues)]]
            yield from ([[Cell(continues=continues)]] for _ in range(min(wide, _WIDEST) - 1))

    def _inside(self, cell: Any) -> tuple[str, list[list[Cell]]]:
        """Give the words of a cell, a line for each paragraph, and the rows of the tables inside it."""
        words: list[str] = []
        rows: list[list[Cell]] = []
        for child in blocks(cell):
            if child.tag == qn("w:p"):
                words.append(self._paragraph(child))
            else:
                rows += [list(row.cells) for row in self._rows(child)]
        return "\n".join(filter(None, words)), rows


def blocks(element: Any) -> Iterator[Any]:
    """Give the paragraphs and tables of a body or cell, also those in content controls and tracked changes."""
    for child in element:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag != qn("w:tcPr") and child.find(f".//{qn('w:p')}") is not None:
            yield from blocks(child)


def children_of(element: Any, tag: str) -> Iterator[Any]:
    """Give the rows or cells of an element itself, also those in content controls, none of a table inside it."""
    for child in element:
        if child.tag == qn(tag):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}:
            yield from children_of(child, tag)


def _before(row: Any) -> int:
    """Count the columns that a row leaves free at its left."""
    skipped = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    return min(int(skipped.get(qn("w:val")) or 0), _WIDEST) if skipped is not None else 0


def _part(cell: list[list[Cell]], place: int) -> list[Cell]:
    """Give what a cell puts into one of the rows that its row becomes; below its own it goes on as one cell."""
    if place < len(cell):
        return cell[place]
    wide = max(len(row) for row in cell)
    return [Cell(continues=True)] * wide
