"""A paper that has come: looked over, counted, and made ready to be kept.

What cannot go into a pack at all is refused here, before anything is recorded. All else that is come upon in a file is
recorded with it, so that its author can be asked for a better one before the day.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from store.edit import ArrivedFile, FileToKeep
from store.file.documents import read_document
from store.papers.inspecting.files import traces_in
from store.papers.pack.opening import opened
from store.papers.pack.plan import PackPaper
from store.problems import Problem, Refused
from store.records import FoundInFile, PaperFile

PDF: Final = ".pdf"
WORD: Final = ".docx"
_MOST: Final = 50
"""The most things come upon that are recorded of one file."""


def arrived(path: Path) -> ArrivedFile:
    """Read a file of a paper, and give what is to be recorded and kept of it.

    Raises:
        FileTrouble: it cannot be read.
        Refused: it can go into no pack: no PDF, a password, damaged, without pages, with something hidden that a pack
            would show.
    """
    data = read_document(path)
    name = path.name
    if data.startswith(b"PK\x03\x04"):
        what, cure = f"{name} is a Word document.", "Save it as PDF from Word, with the tags for accessibility."
        raise Refused(Problem("paper.word", what, cure, "file"))
    pages = _pages(path, name)
    found = tuple(FoundInFile(kind=one.kind, where=one.where, what=one.what) for one in traces_in(data, name))
    facts = PaperFile(name=name, sha256=sha256(data).hexdigest(), size=len(data), pages=pages, found=found[:_MOST])
    return ArrivedFile(facts, (FileToKeep(data, PDF),))


def _pages(path: Path, name: str) -> int:
    """Count the pages of a PDF. Raises Refused if it can go into no pack."""
    (one,) = opened((PackPaper(item="", title=name, called=name, mark="", source=path),))
    with one.file:
        return one.pages
