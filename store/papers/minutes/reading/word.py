"""A Word document read into lines: headings by style, numbers and bullets of Word's lists, tables row by row.

Tracked changes are read as they would be accepted; what was struck out, hidden or stands aside is left out and named.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from store.papers.minutes.reading.lines import Line, LineKind, untabbed
from store.papers.minutes.reading.word_asides import Asides, words_in
from store.papers.minutes.reading.word_lists import WordLists
from store.problems import Problem, Refused
from store.rules.minutes.drafts import Kept, Unplaced

LARGEST_UNPACKED = 60_000_000
"""The most bytes that the parts of a document may unpack to; minutes with pictures have some ten million."""

_MOST_PARTS = 5_000
_LAYOUT = 200
_NUMBER = re.compile(r"^(?:[A-Z]{2,6}\s+)?\d{1,4}(?:[./]\d{1,4})*(?:\(\d+\))?[.)]?$")
_SAVE = "Open it in a word processor, and save it anew as a Word document (docx) or as plain text."
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_STRUCK = {qn("w:del"), qn("w:moveFrom")}
_ADDED = {qn("w:ins"), qn("w:moveTo")}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def word_lines(data: bytes, named: str) -> tuple[tuple[Line, ...], tuple[Unplaced, ...]]:
    """Read a Word document: its lines, and what in it was left out.

    Raises Refused: it is damaged, unpacks to far too much, or is of a kind that cannot be read.
    """
    _check(data, named)
    try:
        document = Document(io.BytesIO(data))
        asides = Asides(document)
        reader = _Reader(WordLists(document), asides)
        lines = tuple(reader.body(document.element.body))
    except Exception as trouble:  # a damaged document fails anywhere below: in the archive, the XML or a relation
        sentence = f"{named} is a Word document that cannot be read."
        raise Refused(Problem("word.damaged", sentence, _SAVE, "file")) from trouble
    return lines, (*reader.left_out, *asides.around_the_pages())


def _check(data: bytes, named: str) -> None:
    """Refuse what unpacks to far too much before it is unpacked, and XML that could grow by itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                sentence = f"{named} unpacks to far more than minutes can be."
                raise Refused(Problem("word.large", sentence, "Check the file, or save it anew as plain text.", "file"))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(packed, part, named)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as trouble:
        sentence = f"{named} is a damaged Word document."
        raise Refused(Problem("word.damaged", sentence, _SAVE, "file")) from trouble


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, named: str) -> None:
    """Read one part no further than it says it is long, because a bomb says less, and look for entities."""
    with packed.open(part) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) > part.file_size or b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        sentence = f"{named} is no Word document as a word processor writes it."
        raise Refused(Problem("word.odd", sentence, _SAVE, "file"))


class _Reader:
    """Goes through a document in its order and makes lines."""

    def __init__(self, lists: WordLists, asides: Asides) -> None:
        self.lists = lists
        self.asides = asides
        self.left_out: list[Unplaced] = []
        self.number = 0

    def body(self, element: Any) -> Iterator[Line]:
        """Read the paragraphs and tables of a body, a cell or a content control."""
        for child in element:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt"):
                content = child.find(qn("w:sdtContent"))
                yield from self.body(content if content is not None else ())
            elif child.tag in _ADDED or child.find(f".//{qn('w:p')}") is not None:
                yield from self.body(child)
            elif child.tag == qn("w:altChunk"):
                why = "Another document is set in here, which is not read."
                self.left_out.append(Unplaced("", why, self.number, Kept.OUTSIDE))

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        self.number += 1
        text = "".join(self._words(paragraph)).replace("\xa0", " ")
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

    def _words(self, element: Any) -> Iterator[str]:
        """Give the text of a paragraph as it reads with its tracked changes accepted."""
        for child in element:
            if child.tag in _STRUCK:
                self._leave(child, "was struck out in a tracked change")
            elif child.tag == qn("w:r"):
                yield from self._run(child)
            elif child.tag in _ADDED:
                words = "".join(self._words(child))
                if words.strip():
                    why = "This was added in a tracked change that nobody accepted yet; it is taken over."
                    self.left_out.append(Unplaced(words.strip(), why, self.number))
                yield words
            elif child.find(f".//{qn('w:r')}") is not None:
                yield from self._words(child)
            elif (formula := "".join(one.text or "" for one in child.iter(_MATHS))) != "":
                yield formula

    def _run(self, run: Any) -> Iterator[str]:
        if run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
            self._leave(run, "is hidden in the document")
            return
        for child in run:
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag == qn("w:tab"):
                yield "\t"
            elif child.tag in {qn("w:br"), qn("w:cr")}:
                yield "\n"
            elif child.tag == qn("w:noBreakHyphen"):
                yield "-"
            elif child.tag == qn("w:sym"):
                self.left_out.append(Unplaced("", "A sign of a font of its own stands here.", self.number))
            elif (aside := self.asides.at(child, self.number)) is not None:
                self.left_out.append(aside)
            elif (box := next(child.iter(qn("w:txbxContent")), None)) is not None:
                self._leave(box, "stands in a box beside the text", Kept.NOTE)
            elif child.tag in _PICTURES:
                self.left_out.append(Unplaced("", "A picture stands here.", self.number, Kept.OUTSIDE))

    def _leave(self, element: Any, why: str, where: Kept = Kept.OUTSIDE) -> None:
        words = words_in(element)
        if words:
            self.left_out.append(Unplaced(words, f"This {why}.", self.number, where))

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
