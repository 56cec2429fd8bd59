"""The lines of a report that came as a Word document, with its tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from store.papers.covers.lines import CoverLine, CoverText, tidy
from store.papers.reading.word import PARAGRAPH, TABLE, WordText, damaged, open_word
from store.papers.reading.word_tables import children_of
from store.rules.minutes.drafts import Kept


def word_text(data: bytes) -> CoverText:
    """Read a Word document. Raises Refused: it is damaged, or unpacks to far too much."""
    document = open_word(data, "")
    try:
        reader = _Reader(document)
        lines = tuple(reader.body(document.element.body))
        whole = not any(one.where is Kept.NOTE for one in reader.left_out)
        return CoverText(lines, structured=True, whole=whole)
    except Exception as trouble:  # a damaged document fails anywhere below: in the XML or a relation
        raise damaged("") from trouble


class _Reader(WordText):
    """Goes through a document in its order and makes a line of each paragraph and each row."""

    def body(self, element: Any) -> Iterator[CoverLine]:
        for child in self.blocks(element):
            if child.tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from self._table(child)

    def _paragraph(self, paragraph: Any) -> Iterator[CoverLine]:
        words = "".join(self.words(paragraph))
        label = self.lists.of(paragraph)[0] if words.strip() else ""
        heading = self.lists.is_heading(paragraph)
        for place, part in enumerate(words.split("\n")):
            cells = tuple(filter(None, map(tidy, part.split("\t"))))
            text = " ".join((label, *cells) if place == 0 and label else cells)
            if text:
                yield CoverLine(text, heading, cells if len(cells) > 1 and not label else ())

    def _table(self, table: Any) -> Iterator[CoverLine]:
        """Give the rows of a table; a table that lays out whole paragraphs is gone through cell by cell."""
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not table:
                continue
            held = [list(self.body(cell)) for cell in children_of(row, "w:tc")]
            if len(held) == 2 and len(held[0]) == len(held[1]) > 1:
                # Labels in one cell and what is said of each beside it in the other: a row in all but name.
                pairs = zip(*held, strict=True)
                yield from (CoverLine(f"{one.text} {two.text}", cells=(one.text, two.text)) for one, two in pairs)
                continue
            if len(held) != 2 and any(len(lines) > 2 for lines in held):
                yield from (line for lines in held for line in lines)
                continue
            cells = tuple(" ".join(line.text for line in lines) for lines in held)
            if any(cells):
                yield CoverLine(" ".join(filter(None, cells)), cells=cells if len(cells) > 1 else ())
