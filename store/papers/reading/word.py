"""What every reader of Word documents shares: opening one with care, and the words of a paragraph as they read.

Tracked changes are read as they would be accepted; what was struck out, hidden or stands aside is left out and named.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from store.papers.reading.word_asides import Asides, words_in
from store.papers.reading.word_lists import WordLists
from store.problems import Problem, Refused
from store.rules.minutes.drafts import Kept, Unplaced

LARGEST_UNPACKED = 60_000_000
"""The most bytes that the parts of a document may unpack to; minutes with pictures have some ten million."""

_MOST_PARTS = 5_000
_SAVE = "Open it in a word processor, and save it anew as a Word document (docx) or as plain text."
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What a damaged archive, or a part of one, raises when it is unpacked."""

_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
STRUCK = {qn("w:del"), qn("w:moveFrom")}
"""What holds words that a tracked change takes out."""
ADDED = {qn("w:ins"), qn("w:moveTo")}
"""What holds words that a tracked change puts in."""
PARAGRAPH, TABLE, SET_IN = qn("w:p"), qn("w:tbl"), qn("w:altChunk")
"""What a body holds: a paragraph, a table, and another document that was set in."""
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def open_word(data: bytes, named: str) -> Any:
    """Open a Word document. Raises Refused: it is damaged, unpacks to far too much, or is of another kind."""
    _check(data, named)
    try:
        return Document(io.BytesIO(data))
    except Exception as trouble:  # a damaged document fails anywhere below: in the archive, the XML or a relation
        raise damaged(named) from trouble


def damaged(named: str) -> Refused:
    """Make the refusal of a document that opens and cannot be read all the same."""
    sentence = f"{named} is a Word document that cannot be read."
    return Refused(Problem("word.damaged", sentence, _SAVE, "file"))


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
    except _DAMAGED as trouble:
        sentence = f"{named} is a damaged Word document."
        raise Refused(Problem("word.damaged", sentence, _SAVE, "file")) from trouble


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, named: str) -> None:
    """Read one part no further than it says it is long, because a bomb says less, and look for entities."""
    with packed.open(part) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) > part.file_size or b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        sentence = f"{named} is no Word document as a word processor writes it."
        raise Refused(Problem("word.odd", sentence, _SAVE, "file"))


class WordText:
    """Reads the words of the paragraphs of one document, and notes what of it is left out."""

    def __init__(self, document: Any) -> None:
        """Look at the lists of a document and at what stands beside its text."""
        self.lists = WordLists(document)
        self.asides = Asides(document)
        self.left_out: list[Unplaced] = []
        self.number = 0

    def blocks(self, element: Any) -> Iterator[Any]:
        """Go through the paragraphs, tables and set-in documents of a body, a cell or a content control, in order."""
        for child in element:
            if child.tag in {PARAGRAPH, TABLE, SET_IN}:
                yield child
            elif child.tag == qn("w:sdt"):
                content = child.find(qn("w:sdtContent"))
                yield from self.blocks(content if content is not None else ())
            elif child.tag in ADDED or child.find(f".//{PARAGRAPH}") is not None:
                yield from self.blocks(child)

    def words(self, element: Any) -> Iterator[str]:
        """Give the text of a paragraph as it reads with its tracked changes accepted."""
        for child in element:
            if child.tag in STRUCK:
                self._leave(child, "was struck out in a tracked change")
            elif child.tag == qn("w:r"):
                yield from self._run(child)
            elif child.tag in ADDED:
                words = "".join(self.words(child))
                if words.strip():
                    why = "This was added in a tracked change that nobody accepted yet; it is taken over."
                    self.left_out.append(Unplaced(words.strip(), why, self.number))
                yield words
            elif child.find(f".//{qn('w:r')}") is not None:
                yield from self.words(child)
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
