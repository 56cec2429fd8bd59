"""A paper as a Word document. What writes it is loaded only then, because it brings a library of XML along."""

from __future__ import annotations

from store.papers.document import Document, Written
from store.papers.house import PLAIN_HOUSE, House
from store.papers.needed import needed

_LIBRARY, _WITHOUT = "python-docx", "Word documents cannot be written on this computer"


def docx(document: Document, house: House = PLAIN_HOUSE) -> Written:
    """Write a paper as a Word document (docx), A4, across if it is wide; say which styles the council's own lacks.

    Raises Refused: nothing here can write Word documents.
    """
    with needed(_LIBRARY, _WITHOUT, "Write it as pdf, html, md or text instead."):
        from store.papers.rendering.word_document import word_document
    return word_document(document, house)


def reference() -> bytes:
    """Give a Word document with the styles of papers, for a council to change. Raises Refused as `docx` does."""
    with needed(_LIBRARY, _WITHOUT, "Use a computer that can; the other files of a style can be made by hand."):
        from store.papers.rendering.word_document import plain_reference
    return plain_reference()
