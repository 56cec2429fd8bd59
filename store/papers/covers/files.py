"""The way in: the cover sheet of a report that came as Word document, PDF or plain text."""

from __future__ import annotations

from store.file.decoding import decoded
from store.papers.covers.lines import CoverText, text_lines
from store.papers.covers.reading import CoverRead, read_lines
from store.problems import Refused

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_HEAD = 1024
"""Within how many bytes readers look for how a PDF begins."""


def cover_of(data: bytes) -> CoverRead | None:
    """Read the cover sheet of a Word document, a PDF or a text; None if it has none that is read. Raises nothing."""
    if data.startswith(_ZIP):
        from store.papers.covers.word import word_text

        try:
            return read_lines(word_text(data))
        except Refused:
            return None
    if _PDF in data[:_HEAD]:
        from store.papers.covers.pdf import pdf_text

        return read_lines(pdf_text(data))
    text = decoded(data)
    return read_lines(CoverText(tuple(text_lines(text)), structured=False)) if text else None
