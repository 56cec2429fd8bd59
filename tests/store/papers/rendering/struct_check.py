"""What in a PDF file would mislead who has it read aloud, as far as it can be told from its structure.

Other validators pass a file in which a whole part is missing from the tree of tags, or whose elements name the wrong
page. Here every piece of marked text is followed from the page to the tree and back.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

SHOWS = {"Tj", "TJ", "'", '"', "Do", "EI", "sh"}
"""Operators that put words or pictures on the page."""
PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"}
"""Operators that draw lines and areas."""

MANY_PAGES = 20

Mark = tuple[int, int]
"""A piece of marked content: the number of its page, and its number on the page."""


def findings(data: bytes) -> list[str]:
    """List everything that is wrong, a short sentence each; none for a file that can be read aloud as it stands."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [*_of_the_file(pdf), *_of_the_tree(pdf)] if "/StructTreeRoot" in pdf.Root else [*_of_the_file(pdf)]


def _of_the_file(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    if "/StructTreeRoot" not in root:
        yield "there is no structure tree"
    if not (root.get("/MarkInfo") or {}).get("/Marked"):
        yield "it is not said to be tagged"
    if str(root.get("/Lang", "")) not in ("en-GB", "cy", "cy-GB"):
        yield "its language is not said"
    title = str(pdf.docinfo.get("/Title", ""))
    xmp = root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in root else ""
    if not title.strip() or "<dc:title>" not in xmp:
        yield "it has no title"
    if not (root.get("/ViewerPreferences") or {}).get("/DisplayDocTitle"):
        yield "its title is not shown in the title bar"
    if len(pdf.pages) > MANY_PAGES and "/Outlines" not in root:
        yield "it has many pages and no outline"
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != Name.S:
            yield f"page {number}: the order of its links is not that of the tags"
        yield from (f"page {number}: the font {name} is not embedded" for name in _loose_fonts(page))


def _loose_fonts(page: Any) -> Iterator[str]:
    for font in (page.obj.get("/Resources") or {}).get("/Font", {}).values():
        described = font.get("/DescendantFonts", Array([font]))[0].get("/FontDescriptor") or {}
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
            yield str(font.get("/BaseFont", "without a name"))


class _Tree:
    """The elements of a structure tree in reading order, each with the marks and annotations that it holds itself."""

    def __init__(self, pdf: Any) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.elements: list[Any] = []
        self.marks: list[tuple[Mark, Any]] = []
        self.annotations: list[tuple[Any, Any]] = []
        self.odd: list[str] = []
        self._walk(pdf.Root.StructTreeRoot, None)

    def _walk(self, element: Any, page: Any) -> None:
        page = element.get("/Pg", page)
        kids = element.get("/K", Array([]))
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                self._mark(page, kid, element)
            elif kid.get("/Type") == Name.MCR:
                self._mark(kid.get("/Pg", page), int(kid.MCID), element)
            elif kid.get("/Type") == Name.OBJR:
                self.annotations.append((kid.Obj, element))
            else:
                self.elements.append(kid)
                if kid.get("/P") is None or kid.P.objgen != element.objgen:
                    self.odd.append(f"an element {kid.S} does not name what it stands in")
                self._walk(kid, page)

    def _mark(self, page: Any, number: int, element: Any) -> None:
        self.marks.append(((self.pages.get(page.objgen if page is not None else None, -1), number), element))


def _of_the_tree(pdf: Any) -> Iterator[str]:
    tree = _Tree(pdf)
    yield from tree.odd
    shown: Counter[Mark] = Counter()
    for number, page in enumerate(pdf.pages):
        marks, loose = _shown(page)
        shown.update((number, mark) for mark in marks)
        if loose:
            yield f"page {number + 1}: {loose} things are shown that are neither tagged nor decoration"
    told = Counter(mark for mark, _ in tree.marks)
    yield from (f"page {page + 1}: text {mark} is not in the tree" for page, mark in shown if (page, mark) not in told)
    yield from (f"page {page + 1}: text {mark} is not on it" for page, mark in told if (page, mark) not in shown)
    for (page, mark), times in told.items():
        if times > 1 or shown[page, mark] > 1:
            yield f"page {page + 1}: text {mark} stands more than once"
    yield from _of_the_way_back(pdf, tree)
    yield from _of_the_kinds(tree)
    yield from _of_the_links(pdf, tree)


def _shown(page: Any) -> tuple[list[int], int]:
    """Give the marks under which a page shows something, and how often it shows anything without one."""
    stack: list[int | None] = []
    marks: list[int] = []
    loose = 0
    for step in pikepdf.parse_content_stream(page):
        operands: Any = step.operands
        done = str(step.operator)
        if done == "BDC":
            properties = operands[1]
            if isinstance(properties, Name):
                properties = page.obj.Resources.Properties[properties]
            mark = properties.get("/MCID") if isinstance(properties, Dictionary) else None
            stack.append(-1 if operands[0] == Name.Artifact else None if mark is None else int(mark))
            marks += [int(mark)] if mark is not None else []
        elif done == "BMC":
            stack.append(-1 if operands[0] == Name.Artifact else None)
        elif done == "EMC":
            stack.pop()
        elif done in SHOWS | PAINTS and all(mark is None for mark in stack):
            loose += 1
    return marks, loose


def _of_the_way_back(pdf: Any, tree: _Tree) -> Iterator[str]:
    """Follow every mark from its page through the tree of parents to the element that holds it."""
    if "/ParentTree" not in pdf.Root.StructTreeRoot:
        yield "there is no way from the pages back to the tree"
        return
    parents: dict[int, Any] = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    for (number, mark), element in tree.marks:
        place = pdf.pages[number].obj.get("/StructParents") if number >= 0 else None
        held = parents.get(int(place)) if place is not None else None
        if held is None or mark >= len(held) or held[mark].objgen != element.objgen:
            yield f"page {number + 1}: text {mark} does not lead back to its element {element.S}"
    for annotation, element in tree.annotations:
        place = annotation.get("/StructParent")
        held = parents.get(int(place)) if place is not None else None
        if held is None or held.objgen != element.objgen:
            yield "a link does not lead back to its element"


def _of_the_kinds(tree: _Tree) -> Iterator[str]:
    kinds = [str(element.S) for element in tree.elements]
    levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdecimal()]
    if levels and levels[0] != 1:
        yield "the first heading is not of level 1"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"a heading of level {level} comes after one of level {before}"
    for element in tree.elements:
        if str(element.S) == "/Table" and Name.TH not in {one.S for one in _below(element)}:
            yield "a table has no heads"
        if str(element.S) == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "a picture has no words that say what it shows"
        if str(element.S) == "/L" and any(kid.S not in (Name.LI, Name.L, Name.Caption) for kid in _kids(element)):
            yield "a list holds what is no entry"
    yield from _of_the_order(tree)


def _of_the_order(tree: _Tree) -> Iterator[str]:
    """Say which part of the paper is read after one that stands on a later page.

    Within a part that is no fault: a row that goes over a page is read cell by cell.
    """
    page_of: dict[Any, int] = {}
    for (page, _), element in reversed(tree.marks):
        page_of[element.objgen] = page
    first = []
    for part in _kids(tree.elements[0]):
        pages = [page_of[one.objgen] for one in (part, *_below(part)) if one.objgen in page_of]
        first += [min(pages)] if pages else []
    for before, after in pairwise(first):
        if after < before:
            yield f"what stands on page {after + 1} is read after page {before + 1}"


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array([]))
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


def _below(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        yield kid
        yield from _below(kid)


def _of_the_links(pdf: Any, tree: _Tree) -> Iterator[str]:
    known = {annotation.objgen for annotation, _ in tree.annotations}
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", ()):
            if annotation.objgen not in known:
                yield f"page {number}: a link is not in the tree"
            if annotation.get("/Subtype") == Name.Link and not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link does not say where it leads"
