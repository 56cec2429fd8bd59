"""Documents with tracked changes and comments, as they come back from those who were asked to look at them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Words = str | tuple[str, str] | tuple[str, str, str]
"""Plain words, or (`+`, words) that were added, (`-`, words) that were struck out, with the author at the end."""


def returned(*paragraphs: Sequence[Words], table: Sequence[Sequence[Sequence[Words]]] = ()) -> Any:
    """Make a document of paragraphs, and of a table whose cells hold one paragraph each."""
    document: Any = Document()
    for words in paragraphs:
        fill(document.add_paragraph(), words)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for place, row in enumerate(table):
            for column, words in enumerate(row):
                fill(made.cell(place, column).paragraphs[0], words)
    return document


def fill(paragraph: Any, words: Sequence[Words]) -> Any:
    """Write words into a paragraph; the runs of the plain ones are given back."""
    for one in words:
        if isinstance(one, str):
            paragraph.add_run(one)
        else:
            paragraph._p.append(change(*one))
    return paragraph


def change(kind: str, text: str, author: str = "Jane Smith") -> Any:
    """Make a tracked change that holds some words."""
    made = marked(kind, author)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t" if kind == "+" else "w:delText")
    words.text = text
    run.append(words)
    made.append(run)
    return made


def marked(kind: str, author: str = "Jane Smith") -> Any:
    """Make the mark of a tracked change alone, as it stands on a row or on the end of a paragraph."""
    made = OxmlElement("w:ins" if kind == "+" else "w:del")
    made.set(qn("w:author"), author)
    made.set(qn("w:date"), "2021-04-01T10:00:00Z")
    return made


def mark_end(paragraph: Any, kind: str) -> None:
    """Track the end of a paragraph as added or struck out."""
    properties = OxmlElement("w:rPr")
    properties.append(marked(kind))
    paragraph._p.get_or_add_pPr().append(properties)


def mark_row(row: Any, kind: str) -> None:
    """Track a whole row as added or struck out."""
    row._tr.get_or_add_trPr().append(marked(kind))


def saved(document: Any) -> bytes:
    """Give the file of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
