"""The marks of exempt papers as they are kept: made once, when the paper is first exempt and there, and read again."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from store.file.causes import cause
from store.file.papers_folder import PDF, keep_marks, place_of, place_of_marks
from store.papers.pack.marks import Marks, encoded, marks_of, read_marks
from store.problems import Problem
from store.records import Paper, PaperFile, WorkItem

_ABOUT: Final = ("Title", "Subject", "Keywords")


def mark(item: WorkItem, paper: Paper, file: PaperFile, panel_file: Path) -> Problem | None:
    """Make the marks of a file if there are none. Gives what the clerk should know, if anything.

    A file that is not there is told by the doctor, and by whoever builds a pack.
    """
    if place_of_marks(panel_file, file).exists():
        return None
    called = f"Paper {paper.number} for “{item.title}”"
    try:
        data = place_of(panel_file, file.pdf or file.sha256, PDF).read_bytes()
    except OSError:
        return None
    marks = marks_from(data, paper, file)
    try:
        keep_marks(encoded(marks), file, panel_file)
    except OSError as trouble:
        sentence = f"{called} is saved, but a public pack cannot be searched for its words: {cause(trouble)}."
        return Problem("marks.kept", sentence, "Make room there; it is marked when the pack is built.")
    return not_scannable(called, marks)


def not_scannable(called: str, marks: Marks | None) -> Problem | None:
    """Say that words of an exempt paper cannot be known again: there are pictures of them, or it was never read."""
    cure = "Look through the public pack for them, or ask for the original."
    if marks is None:
        sentence = f"{called} was never read, and its file is not there: no public pack can be searched for its words."
        return Problem("marks.none", sentence, "Put its file in force anew, or look through the public pack.")
    if not marks.unread and marks.pages:
        return None
    some = f"on {marks.unread} of its {marks.pages} pages " if marks.unread < marks.pages else ""
    why = "(a scan, or a font that does not say which letters its signs are)"
    sentence = f"{called} has {some}no words that can be read {why}: no public pack can be searched for them."
    return Problem("marks.scan", sentence, cure)


def kept_marks(file: PaperFile, panel_file: Path) -> Marks | None:
    """Give the marks that are kept of a file; None if there are none, or they cannot be read."""
    try:
        return read_marks(place_of_marks(panel_file, file).read_bytes())
    except OSError:
        return None


def marks_from(data: bytes, paper: Paper, file: PaperFile) -> Marks:
    """Make the marks of a PDF: from its text, who is named as its author, and everything that is a title of it."""
    try:
        pages, titles, names = _read(data)
    except Exception:  # noqa: BLE001 - a file that is malformed fails in as many ways as there are objects
        pages, titles, names = [""], [], []
    own = [paper.what, Path(file.name).stem]
    return marks_of(pages, names, [*titles, *own])


def _read(data: bytes) -> tuple[list[str], list[str], list[str]]:
    """Give the words of the pages of a PDF, its titles, and who is named as its author.

    Its bookmarks are no titles: every report has one for its financial implications.
    """
    import pikepdf
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    text = [page.get_textpage().get_text_range() for page in document]
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as held:
        about: Any = held.trailer.get("/Info", {})
        titles = [str(about.get(f"/{key}", "")) for key in _ABOUT]
        names = [str(about.get("/Author", ""))]
    return text, [one for one in titles if one.strip()], [one for one in names if one.strip()]
