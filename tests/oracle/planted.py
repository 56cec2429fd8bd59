"""A file with a fault for each judge: one that has nothing to say of it is not believed when it finds nothing."""

from __future__ import annotations

from pathlib import Path

import docx
import pikepdf

from store.papers.rendering.pdf import pdf
from tests.store.papers.rendering.samples import every_block


def without_language(folder: Path) -> Path:
    """Make a PDF that does not say in which language it is."""
    file = folder / "without-language.pdf"
    file.write_bytes(pdf(every_block()).data)
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        del opened.Root.Lang
        opened.save(file)
    return file


def cut_short(folder: Path) -> Path:
    """Make a PDF of which the end is missing."""
    file = folder / "cut-short.pdf"
    file.write_bytes(pdf(every_block()).data[:-2000])
    return file


def with_a_level_skipped(folder: Path) -> Path:
    """Make a Word document in which a heading of level 3 follows one of level 1."""
    file = folder / "level-skipped.docx"
    document = docx.Document()
    for level in (1, 3):
        document.add_heading("Heading", level)
    document.save(str(file))
    return file


def with_every_fault(folder: Path) -> Path:
    """Make a web page without a language, wider than a telephone, with a picture from elsewhere that says nothing."""
    file = folder / "with-faults.html"
    file.write_text('<body><p style="width: 900px">Wide</p><img src="http://127.0.0.1:9/crest.png">', encoding="utf-8")
    return file
