"""The way in: the cover sheet of a paper that came as Word document or PDF."""

from __future__ import annotations

from store.papers.covers.lines import CoverText, text_lines
from store.papers.covers.reading import CoverRead, read_lines
from store.problems import Refused

_ZIP = b"PK\x03\x04"


def cover_of(data: bytes) -> CoverRead | None:
    """Read the cover sheet of a Word document or a PDF; None if it has none that can be read. Nothing is raised."""
    if data.startswith(_ZIP):
        from store.papers.covers.word import word_text

        try:
            return read_lines(word_text(data))
        except Refused:
            return None
    from store.papers.covers.pdf import pdf_text

    return read_lines(pdf_text(data))


def cover_of_text(text: str) -> CoverRead | None:
    """Read the cover sheet at the beginning of a plain text; None if it has none that can be read."""
    return read_lines(CoverText(tuple(text_lines(text)), structured=False))
