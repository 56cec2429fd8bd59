"""The lines of a report that came as PDF: by its tags if it has them, otherwise as they stand on the page."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from store.papers.covers.lines import CoverLine, CoverText, row_of, tidy

_MOST_PAGES: Final = 80
"""Pages that are read; what is asked of an author stands before the appendices, and those may have hundreds."""

_MOST_DEEP: Final = 60
_MOST_SEGMENTS: Final = 4_000
_HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
_LEAVES: Final = _HEADINGS | {"P", "LBody", "Lbl", "Caption", "BlockQuote", "Note", "TOCI", "Code"}
_ROWS: Final = "TR"
_CELLS: Final = frozenset({"TD", "TH"})
_MARGIN: Final = 2
"""Lines at the head and at the foot of a page that may belong to its margin."""

_PAGE: Final = re.compile(r"[-–\s]*(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?[-–\s]*", re.IGNORECASE)
_WIDE: Final = 1.2
"""How many times its own height the room beside a word has if the next belongs to another column."""


def pdf_text(data: bytes) -> CoverText:
    """Read the first pages of a PDF. What cannot be opened or has no words gives no lines; nothing is raised for it."""
    import pypdfium2

    try:
        held = pypdfium2.PdfDocument(io.BytesIO(data))
    except pypdfium2.PdfiumError:
        return CoverText((), structured=False)
    try:
        pages: list[tuple[CoverLine, ...]] = []
        structured, whole = True, len(held) <= _MOST_PAGES
        for number in range(min(len(held), _MOST_PAGES)):
            try:
                of_page = tuple(one for one in _tagged(held, number) if one.text)
                placed = () if of_page else tuple(_placed(held, number))
                read = bool(of_page or placed or not _has_picture(held, number))
            except pypdfium2.PdfiumError:
                of_page, placed, read = (), (), False
            structured, whole = structured and not placed, whole and read
            pages.append(of_page or placed)
        return CoverText(tuple(_without_margins(pages, structured=structured)), structured, whole)
    finally:
        held.close()


def _without_margins(pages: list[tuple[CoverLine, ...]], *, structured: bool) -> Iterator[CoverLine]:
    """Give the lines of pages without numbers of pages and what is printed at the head or the foot of several.

    Tags tell a margin apart by themselves.
    """
    ends = [one.text for lines in pages for one in {*lines[:_MARGIN], *lines[-_MARGIN:]}]
    margins = set() if structured else {text for text in ends if ends.count(text) > 1}
    for lines in pages:
        last = len(lines) - _MARGIN
        for at, line in enumerate(lines):
            at_the_end = at < _MARGIN or at >= last
            if structured or not (at_the_end and (line.text in margins or _PAGE.fullmatch(line.text))):
                yield line


def _has_picture(held: Any, number: int) -> bool:
    import pypdfium2.raw as raw

    page = held[number]
    try:
        return next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4), None) is not None
    finally:
        page.close()


def _tagged(held: Any, number: int) -> Iterator[CoverLine]:
    """Give the paragraphs of a page by its tags; none if it has no tags."""
    import pypdfium2.raw as raw

    page = held[number]
    try:
        tree = raw.FPDF_StructTree_GetForPage(page)
        if not tree:
            return
        try:
            if raw.FPDF_StructTree_CountChildren(tree) > 0:
                yield from _Tags(raw, _marked_words(raw, page), number + 1).lines(tree)
        finally:
            raw.FPDF_StructTree_Close(tree)
    finally:
        page.close()


def _marked_words(raw: Any, page: Any) -> dict[int, str]:
    """Give the words of a page by the numbers under which its tags know them."""
    words: dict[int, str] = {}
    text = page.get_textpage()
    try:
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
            mark = raw.FPDFPageObj_GetMarkedContentID(one)
            length = raw.FPDFTextObj_GetText(one, text, None, 0) if mark >= 0 else 0
            if length > 1:
                room = (ctypes.c_ushort * length)()
                raw.FPDFTextObj_GetText(one, text, room, length)
                words[mark] = words.get(mark, "") + bytes(room).decode("utf-16-le", "replace").rstrip("\0")
    finally:
        text.close()
    return words


class _Tags:
    """Goes through the tags of one page."""

    def __init__(self, raw: Any, words: dict[int, str], page: int) -> None:
        self._raw, self._words, self._page = raw, words, page

    def lines(self, tree: Any) -> Iterator[CoverLine]:
        for place in range(self._raw.FPDF_StructTree_CountChildren(tree)):
            yield from self._element(self._raw.FPDF_StructTree_GetChildAtIndex(tree, place), 0)

    def _element(self, one: Any, depth: int) -> Iterator[CoverLine]:
        if not one or depth > _MOST_DEEP:
            return
        kind = self._kind(one)
        if kind == _ROWS:
            cells = tuple(self._text(cell, depth + 1) for cell in self._children(one) if self._kind(cell) in _CELLS)
            yield CoverLine(" ".join(filter(None, cells)), cells=cells, page=self._page)
        elif kind == "LI":
            # The number of a paragraph is a tag of its own, and belongs before the words beside it.
            yield CoverLine(self._text(one, depth), page=self._page)
        elif kind in _LEAVES:
            yield CoverLine(self._text(one, depth), kind in _HEADINGS, page=self._page)
        else:
            for child in self._children(one):
                yield from self._element(child, depth + 1)

    def _kind(self, one: Any) -> str:
        length = self._raw.FPDF_StructElement_GetType(one, None, 0)
        room = ctypes.create_string_buffer(length)
        self._raw.FPDF_StructElement_GetType(one, room, length)
        return room.raw.decode("utf-16-le", "replace").rstrip("\0")

    def _children(self, one: Any) -> Iterator[Any]:
        for place in range(self._raw.FPDF_StructElement_CountChildren(one)):
            child = self._raw.FPDF_StructElement_GetChildAtIndex(one, place)
            if child:
                yield child

    def _text(self, one: Any, depth: int) -> str:
        return tidy(" ".join(self._pieces(one, depth)))

    def _pieces(self, one: Any, depth: int) -> Iterator[str]:
        if depth > _MOST_DEEP:
            return
        for place in range(self._raw.FPDF_StructElement_CountChildren(one)):
            child = self._raw.FPDF_StructElement_GetChildAtIndex(one, place)
            if child:
                yield from self._pieces(child, depth + 1)
            else:
                yield self._words.get(self._raw.FPDF_StructElement_GetChildMarkedContentID(one, place), "")


class _Piece(NamedTuple):
    """Words that stand in a line without a gap: their place on the page in points, from below, and their height."""

    left: float
    right: float
    bottom: float
    height: float
    text: str


def _placed(held: Any, number: int) -> Iterator[CoverLine]:
    """Give the lines of a page as they stand on it; what stands apart in a line is a cell of its own."""
    page = held[number]
    text = page.get_textpage()
    try:
        pieces = sorted(_pieces(text), key=lambda one: (-one.bottom, one.left))
    finally:
        text.close()
        page.close()
    rows: list[list[_Piece]] = []
    for piece in pieces:
        if rows and abs(rows[-1][0].bottom - piece.bottom) < max(rows[-1][0].height, piece.height) * 0.6:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    before = None
    for row in rows:
        gap = before is None or before - row[0].bottom > 2 * row[0].height
        before = row[0].bottom
        yield row_of(tuple(_cells(sorted(row))), gap=gap, page=number + 1)


def _pieces(text: Any) -> Iterator[_Piece]:
    for place in range(min(text.count_rects(), _MOST_SEGMENTS)):
        left, bottom, right, top = text.get_rect(place)
        words = tidy(text.get_text_bounded(left, bottom, right, top))
        if words:
            yield _Piece(left, right, bottom, max(top - bottom, 1.0), words)


def _cells(row: list[_Piece]) -> Iterator[str]:
    """Put what stands side by side together; a wider room parts two cells."""
    held, right = "", row[0].left
    for piece in row:
        if held and piece.left - right > _WIDE * piece.height:
            yield held
            held = ""
        held = f"{held} {piece.text}".strip()
        right = piece.right
    yield held
