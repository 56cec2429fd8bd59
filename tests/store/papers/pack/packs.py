"""Papers for packs, set by the program itself or made by hand, and packs made of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from store.papers.document import (
    AnyBlock,
    Document,
    HeadingBlock,
    Language,
    NewPageBlock,
    ParagraphBlock,
    TableBlock,
    TableCell,
    TextPart,
)
from store.papers.pack.building import BuiltPack, build
from store.papers.pack.plan import ADDRESS, PackLayout, PackPaper
from store.papers.rendering.pdf import pdf


def report(title: str, pages: int, language: Language = "en-GB") -> bytes:
    """A report of so many pages, with headings, a table, and a link from its last page to its first."""
    blocks: list[AnyBlock] = [HeadingBlock(text=title, level=1, name="first")]
    for number in range(1, pages + 1):
        blocks += [NewPageBlock()] if number > 1 else []
        blocks.append(HeadingBlock(text=f"Part {number} of {title}"))
        blocks.append(ParagraphBlock(words=f"What stands on leaf {number}."))
    cells = ((TableCell(("Row",), head=True), TableCell(("1",))),)
    blocks.append(TableBlock(heads=("What", "How many"), rows=cells, shares=(1, 1), caption="Figures"))
    blocks.append(ParagraphBlock(words=(TextPart("Back to "), TextPart("the first page", link="#first"))))
    return pdf(Document(title=title, blocks=tuple(blocks), language=language)).data


def drawn_page(content: bytes = b"BT /F0 24 Tf 72 400 Td (Plain words) Tj ET", **page: Any) -> bytes:
    """A file of one page that has no tags, drawn by hand; `page` sets what else the page says."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        one = made.add_blank_page(page_size=(595, 842)).obj
        one.Resources = Dictionary(Font=Dictionary(F0=font))
        one.Contents = made.make_stream(content)
        for key, value in page.items():
            one[f"/{key}"] = value
        made.save(out)
    return out.getvalue()


def papers_of(folder: Path, **files: bytes) -> tuple[PackPaper, ...]:
    """Papers of an agenda, each of the files under a number of its own."""
    papers = []
    for number, (title, data) in enumerate(files.items(), start=1):
        path = folder / f"{title}.pdf"
        path.write_bytes(data)
        called, mark = f"Item {number}, {path.name}", f"Agenda Item {number}"
        papers.append(PackPaper(item=str(number), title=title, called=called, mark=mark, source=path))
    return tuple(papers)


def sheet_of(papers: tuple[PackPaper, ...], lines: int = 0) -> Callable[[PackLayout], Document]:
    """A front sheet that prints the range of each paper, with a link to it, and as many lines more."""

    def front(layout: PackLayout) -> Document:
        blocks: list[AnyBlock] = [HeadingBlock(text="Agenda", level=1)]
        for number, (paper, (first, last)) in enumerate(zip(papers, layout.ranges(), strict=True)):
            ranged = TextPart(f"(Pages {first} - {last})", link=f"{ADDRESS}{number}")
            blocks.append(ParagraphBlock(words=(TextPart(f"{paper.item}. {paper.title} "), ranged)))
        blocks += [ParagraphBlock(words=f"Line {number}") for number in range(lines)]
        return Document(title="Pack of 5 December 2016", blocks=tuple(blocks))

    return front


def pack_of(papers: tuple[PackPaper, ...], lines: int = 0) -> BuiltPack:
    """Build a pack of papers."""
    return build(sheet_of(papers, lines), papers)


def shown(data: bytes) -> list[str]:
    """Give the words of each page."""
    return [one.get_textpage().get_text_bounded().replace("\r\n", "\n") for one in pypdfium2.PdfDocument(data)]


def strings_in(data: bytes) -> Iterator[bytes]:
    """Give everything in a file unpacked: every object as it is written, and every stream."""
    with pikepdf.open(io.BytesIO(data)) as held:
        yield bytes(held.trailer.unparse())
        for one in held.objects:
            if isinstance(one, pikepdf.Stream):
                yield bytes(one.read_bytes()) if one.get("/Filter") != "/DCTDecode" else bytes(one.read_raw_bytes())
                yield bytes(one.stream_dict.unparse(resolved=True))
            else:
                yield bytes(one.unparse(resolved=True))


def with_note(words: str) -> Callable[[pikepdf.Pdf], None]:
    """Lay a comment onto the first page."""

    def change(held: pikepdf.Pdf) -> None:
        rect = Array([200, 20, 220, 40])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect, Contents=words, T=words)
        held.pages[0].obj.Annots = Array([*held.pages[0].obj.get("/Annots", ()), held.make_indirect(note)])

    return change
