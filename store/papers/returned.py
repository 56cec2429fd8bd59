"""A paper that went out as a Word document and came back: what was done to it, and what it is of."""

from __future__ import annotations

from store.papers.minutes.reading.files import read_file
from store.papers.programme.reading.columns import heading_of_grid
from store.papers.reading.files import read_tables
from store.papers.reading.word_changes import read_passages
from store.problems import Problem, Refused
from store.rules.corrections import DraftCorrections, PieceKind


def read_corrections(data: bytes, named: str) -> DraftCorrections:
    """Read what was done to a Word document that came back.

    Raises Refused: it is no Word document, or one that cannot be read; nothing was tracked in it.
    """
    content = read_tables(data, named)
    if not (data.startswith(b"PK") and b"word/" in data):
        cure = "Ask for the Word document (docx) in which the changes were tracked."
        raise Refused(Problem("corrections.kind", f"{named} is no Word document.", cure, "file"))
    passages = read_passages(data, named)
    if not any(one.changes or one.remarks or one.of_row is not PieceKind.SAME for one in passages):
        cure = "Ask whether they were tracked. To take in what was changed all the same, import the document itself."
        raise Refused(Problem("corrections.none", f"{named} has no tracked changes and no comments.", cure, "file"))
    if any(heading_of_grid(grid) for grid in content.tables if not grid.loose):
        return DraftCorrections(named=named, passages=passages, is_programme=True)
    draft = read_file(data, named, lambda name: False)
    return DraftCorrections(named=named, passages=passages, date=draft.date)
