"""What is seen of the words on a page: each with where it is, the shade there, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from store.papers.inspecting.files import traces_in
from store.papers.inspecting.pdf_drawn import Box
from store.papers.inspecting.pdf_seen import Page, look_at
from tests.store.papers.few_lines.objects import cases, said
from tests.store.papers.few_lines.telling import Lines, told


def lines() -> Lines:
    """Tell of each drawing what is seen of it, and what is come upon in the file."""
    for change in cases("seen"):
        yield f"## {change}"
        data = said(change)
        opened = pypdfium2.PdfDocument(data)
        page = look_at(opened, 0)
        opened.close()
        yield from _of_page(page) if page is not None else ("not looked at",)
        yield told([f"{one.kind} {one.where}: {one.what}" for one in traces_in(data, "a.pdf")])


def _of_page(page: Page) -> Iterator[str]:
    for one in page.words:
        flags = [name for name in ("inkless", "pictured", "outside", "tiny") if getattr(one, name)]
        yield f"word {_box(one.box)}: {one.shade} ink {one.ink} in {page.box_at(one)} {' '.join(flags)}".rstrip()
    yield f"{page.pictured:.2f} pictured; boxes {' | '.join(map(_box, page.boxes))}"


def _box(box: Box) -> str:
    return " ".join(f"{side:.0f}" for side in box)
