"""A Word document read into lines: headings by style, numbers and bullets of Word's lists, tables row by row.

Tracked changes are read as they would be accepted; what was struck out, hidden or stands aside is left out and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from store.papers.minutes.reading.lines import Line, LineKind, untabbed
from store.papers.reading.word import PARAGRAPH, TABLE, WordText, damaged, open_word
from store.rules.minutes.drafts import Kept, Unplaced

_LAYOUT = 200
_NUMBER = re.compile(r"^(?:[A-Z]{2,6}\s+)?\d{1,4}(?:[./]\d{1,4})*(?:\(\d+\))?[.)]?$")


def word_lines(data: bytes, named: str) -> tuple[tuple[Line, ...], tuple[Unplaced, ...]]:
    """Read a Word document: its lines, and what in it was left out.

    Raises Refused: it is damaged, unpacks to far too much, or is of a kind that cannot be read.
    """
    document = open_word(data, named)
    try:
        reader = _Reader(document)
        lines = tuple(reader.body(document.element.body))
        return lines, (*reader.left_out, *reader.asides.around_the_pages())
    except Exception as trouble:  # a damaged document fails anywhere below: in the XML or a relation
        raise damaged(named) from trouble


class _Reader(WordText):
    """Goes through a document in its order and makes lines."""

    def body(self, element: Any) -> Iterator[Line]:
        """Read the paragraphs and tables of a body, a cell or a content control."""
        for child in self.blocks(element):
            if child.tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from self._table(child)
            else:
                why = "Another document is set in here, which is not read."
                self.left_out.append(Unplaced("", why, self.number, Kept.OUTSIDE))

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        self.number += 1
        text = "".join(self.words(paragraph)).replace("\xa0", " ")
        label, bullet, level = self.lists.of(paragraph) if text.strip() else ("", False, 0)
        for place, part in enumerate(text.split("\n")):
            words = untabbed(" ".join(part.split(" ")))
            if not words:
                continue
            gap = place == 0 and not bullet
            if place == 0 and bullet:
                yield Line(words, LineKind.BULLET, level * 2, gap, self.number)
            elif self.lists.is_heading(paragraph) or _marked(paragraph):
                yield Line(f"{label} {words}".strip(), LineKind.HEADING, 0, gap, self.number)
            else:
                yield Line(f"{label} {words}".strip() if place == 0 else words, LineKind.TEXT, 0, gap, self.number)

    def _table(self, table: Any) -> Iterator[Line]:
        """Read a table: a line for each row, or the cells one after the other where they hold whole paragraphs."""
        rows = [
            [self._cell(cell) for cell in row.iter(qn("w:tc")) if _own(cell, table)]
            for row in table.iter(qn("w:tr"))
            if _own(row, table)
        ]
        if any(len(cell) > 2 or any(len(line.text) > _LAYOUT for line in cell) for row in rows for cell in row):
            for row in rows:
                yield from _in_order(row)
            return
        for row in rows:
            cells = [
                ", ".join(line.text.replace("\t", " ") for line in cell if line.kind is not LineKind.ROW)
                for cell in row
            ]
            if any(cells):
                yield Line("\t".join(cells), LineKind.ROW, 0, True, self.number)
            yield from (line for cell in row for line in cell if line.kind is LineKind.ROW)

    def _cell(self, cell: Any) -> list[Line]:
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merged is not None and merged.get(qn("w:val")) != "restart":
            return []
        return list(self.body(cell))


def _own(element: Any, table: Any) -> bool:
    """Say whether a row or a cell is one of this table and not of one that stands in it."""
    return next(element.iterancestors(qn("w:tbl"))) is table


def _in_order(row: list[list[Line]]) -> Iterator[Line]:
    """Give the lines of the cells of a row; a number alone in its cell stands before the first line of the next."""
    number = ""
    for cell in row:
        if len(cell) == 1 and _NUMBER.match(cell[0].text) and not number:
            number = cell[0].text
            continue
        for place, line in enumerate(cell):
            text = f"{number} {line.text}" if number and place == 0 else line.text
            yield Line(text, line.kind, line.indent, line.gap, line.number)
        number = "" if cell else number
    if number:
        yield Line(number)


def _marked(paragraph: Any) -> bool:
    """Say whether all words of a short paragraph are bold or underlined, as headings are without a style."""
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(one.text or "" for one in run.iter(qn("w:t"))).strip()]
    length = sum(len(one.text or "") for run in runs for one in run.iter(qn("w:t")))
    return 0 < length <= _LAYOUT and all(_on(run, "w:b") or _on(run, "w:u") for run in runs)


def _on(run: Any, mark: str) -> bool:
    one = run.find(f"{qn('w:rPr')}/{qn(mark)}")
    return one is not None and one.get(qn("w:val")) not in {"0", "false", "none"}
