"""A file of a pack checked: its pages, their numbers, and whether all that it shows can be reached and read aloud.

Every piece of marked text is followed from its page to the tree of tags and back. Whoever assembles tags can leave out
a whole paper, and validators of PDF/UA pass that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from store.papers.pack.index import PackedPaper, PackFile
from store.problems import Problem
from store.rules.words.wording import counted

if TYPE_CHECKING:
    import pikepdf

_MCID: Final = re.compile(rb"/MCID\s+(\d+)")
_BY_LIST: Final = re.compile(rb"/[^\s/<>\[\](){}%]+\s*/([^\s/<>\[\](){}%]+)\s+BDC\b")
"""Marked text whose mark stands in a list of the page, as programs for design write it."""
_MANY_PAGES: Final = 20
_CURE: Final = "Build the pack again."
_MOST: Final = 10
"""The most faults of a file that are told one by one."""


def faults_of(path: Path, file: PackFile, papers: Iterable[PackedPaper]) -> tuple[Problem, ...]:
    """List what is wrong with a file of a pack, by what its index says of it."""
    import pikepdf

    try:
        with pikepdf.open(path, suppress_warnings=True) as held:
            told = list(_faults(held, file, tuple(papers)))
    except pikepdf.PdfError:
        return (_fault(file, "it is damaged, and cannot be opened"),)
    except Exception:  # noqa: BLE001 - what is malformed fails in as many ways as there are objects
        return (_fault(file, "a part of it is damaged, and could not be looked at"),)
    more = [f"{len(told) - _MOST:,} more of the kind"] if len(told) > _MOST else []
    return tuple(_fault(file, one) for one in (*told[:_MOST], *more))


def _fault(file: PackFile, what: str) -> Problem:
    return Problem("pack.file", f"{file.file}: {what}.", _CURE)


def _faults(held: pikepdf.Pdf, file: PackFile, papers: tuple[PackedPaper, ...]) -> Iterator[str]:
    from pikepdf import Dictionary

    pages = len(held.pages)
    if pages != file.pages:
        yield f"it has {counted(pages, 'page')}, and its index says {file.pages}"
    objects = sum(isinstance(one, Dictionary) and one.get("/Type") == "/Page" for one in held.objects)
    if objects != pages:
        more = objects - pages
        yield f"it holds {counted(more, 'page')} that {'is' if more == 1 else 'are'} not shown"
    labels = {page.label for page in held.pages}
    for one in papers:
        if str(one.first) not in labels:
            yield f"no page has the number {one.first}, on which item {one.item}, {one.title}, begins"
    yield from _said_of_itself(held)
    if "/StructTreeRoot" in held.Root:
        yield from _TagsChecked(held, strict=file.accessible).faults()
    else:
        yield "it has no accessibility tags"


def _said_of_itself(held: Any) -> Iterator[str]:
    root = held.Root
    if not (root.get("/MarkInfo") or {}).get("/Marked"):
        yield "it is not said to be tagged"
    if not str(root.get("/Lang", "")).strip():
        yield "its language is not said"
    if not str(held.trailer.get("/Info", {}).get("/Title", "")).strip():
        yield "it has no title"
    if not (root.get("/ViewerPreferences") or {}).get("/DisplayDocTitle"):
        yield "its title is not shown in the title bar"
    if len(held.pages) > _MANY_PAGES and "/Outlines" not in root:
        yield "it has no bookmarks"


class _TagsChecked:
    """The tree of tags in reading order, with the marked text and the links that its elements hold."""

    def __init__(self, held: pikepdf.Pdf, *, strict: bool) -> None:
        """Walk through it once; `strict` minds a tag too that names text which is not there, as papers often have."""
        self._held, self._strict = held, strict
        self._pages = {page.obj.objgen: number for number, page in enumerate(held.pages)}
        self._marks: dict[tuple[int, int], list[Any]] = {}
        self._links: dict[tuple[int, int], Any] = {}
        self._first: list[int] = []
        self._in_drawings: list[tuple[Any, int]] = []
        self._walk()
        self._on_page: dict[int, set[int]] = {}
        for page, mark in self._marks:
            self._on_page.setdefault(page, set()).add(mark)

    def _walk(self) -> None:
        root: Any = self._held.Root
        whole = _kids(root.StructTreeRoot)
        for part in _kids(whole[0]) if len(whole) == 1 and hasattr(whole[0], "get") else whole:
            before = len(self._marks)
            self._below(part, None)
            pages = [page for page, _ in list(self._marks)[before:]]
            self._first += [min(pages)] if pages else []

    def _below(self, element: Any, page: Any) -> None:
        """Gather what an element holds; without calling itself, for a file may be nested as deep as it likes."""
        waiting = [(element, page)]
        while waiting:
            one, on = waiting.pop()
            on = one.get("/Pg", on)
            for kid in reversed(_kids(one)):
                if isinstance(kid, int):
                    self._mark(on, kid, one)
                elif kid.get("/Type") == "/MCR" and "/Stm" in kid:
                    self._in_drawings.append((kid.Stm, int(kid.MCID)))
                elif kid.get("/Type") == "/MCR":
                    self._mark(kid.get("/Pg", on), int(kid.MCID), one)
                elif kid.get("/Type") == "/OBJR":
                    self._links[kid.Obj.objgen] = one
                else:
                    waiting.append((kid, on))

    def _mark(self, page: Any, number: int, element: Any) -> None:
        place = self._pages.get(page.objgen if page is not None else (0, 0), -1)
        self._marks.setdefault((place, number), []).append(element)

    def faults(self) -> Iterator[str]:
        """Give what is wrong, page by page."""
        import pikepdf

        root: Any = self._held.Root
        if "/ParentTree" not in root.StructTreeRoot:
            yield "there is no way from its pages back to its tags"
            return
        parents: dict[int, Any] = dict(pikepdf.NumberTree(root.StructTreeRoot.ParentTree).items())
        for number, page in enumerate(self._held.pages):
            yield from self._of_page(number, page.obj, parents)
        known = {place for place, _ in self._marks}
        if -1 in known:
            yield "its tags name pages that are not in it"
        marks = {drawing.objgen: _shown(drawing, drawing.read_bytes()) for drawing, _ in self._in_drawings}
        if any(mark not in marks[drawing.objgen] for drawing, mark in self._in_drawings):
            yield "its tags name text that is not in the drawing that they lead to"
        if any(after < before for before, after in pairwise(self._first)):
            yield "its papers are read in another order than they stand in"

    def _of_page(self, number: int, page: Any, parents: dict[int, Any]) -> Iterator[str]:
        shown = _shown(page, _drawing(page))
        named = f"page {self._held.pages[number].label}"
        told = self._on_page.get(number, set()) - shown.keys() if self._strict or not shown else None
        lost = [mark for mark in shown if (number, mark) not in self._marks]
        if lost:
            yield f"{named}: text on it is in no tag, so it is not read aloud"
        if told:
            yield f"{named}: tags name text that is not on it"
        if any(times > 1 for times in shown.values()):
            yield f"{named}: two pieces of text have one mark"
        held = parents.get(int(page.get("/StructParents", -1)))
        if any(not _leads_back(held, mark, self._marks.get((number, mark), ())) for mark in shown if mark not in lost):
            yield f"{named}: text does not lead back to its tag"
        for one in page.get("/Annots", ()):
            if one.objgen not in self._links or not str(one.get("/Contents", "")).strip():
                yield f"{named}: a link cannot be read aloud"


def _shown(holder: Any, data: bytes) -> Counter[int]:
    """Count the marks in a drawing: those that it says itself, and those that stand in a list of its page."""
    marks = Counter(int(one) for one in _MCID.findall(data))
    listed = (holder.get("/Resources") or {}).get("/Properties") or {}
    for name in _BY_LIST.findall(data) if listed else ():
        held = listed.get(f"/{name.decode('latin-1')}")
        if held is not None and "/MCID" in held:
            marks[int(held.MCID)] += 1
    return marks


def _leads_back(held: Any, mark: int, elements: Iterable[Any]) -> bool:
    from pikepdf import Array

    listed = list(elements)
    if not isinstance(held, Array) or mark >= len(held) or len(listed) != 1:
        return False
    return bool(held[mark].objgen == listed[0].objgen)


def _kids(element: Any) -> list[Any]:
    from pikepdf import Array

    kids = element.get("/K", Array([]))
    return list(kids) if isinstance(kids, Array) else [kids]


def _drawing(page: Any) -> bytes:
    import pikepdf

    held = page.get("/Contents")
    streams = list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []
    return b"\n".join(one.read_bytes() for one in streams)
