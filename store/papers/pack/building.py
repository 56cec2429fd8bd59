"""A pack put together: front sheet, papers, blank leaves, numbers, tags, bookmarks and links, in one file.

The same papers give the same bytes. The file is declared accessible (PDF/UA-1) only if every paper in it says so of
itself; a paper without tags is made reachable, page by page.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from store.papers.document import Document, ParagraphBlock
from store.papers.house import PLAIN_HOUSE, House
from store.papers.pack.describing import describe
from store.papers.pack.drawing import CORNER, FOOT, Spot, keep_to_itself, shows_words, spot_of, stamp
from store.papers.pack.inked import StampedPage, StampedPaper, told_of_ink
from store.papers.pack.merging import BrokenTreeError, TagTree
from store.papers.pack.opening import FRESH, OpenedPaper, opened
from store.papers.pack.outline import Bookmark, bookmarks, lead_links
from store.papers.pack.plan import ADDRESS, FrontSheet, PackLayout, PackPaper, PlacedPaper, laid_out
from store.papers.pack.stamps import stamps
from store.papers.rendering.pdf import pdf
from store.problems import Problem, Refused

if TYPE_CHECKING:
    import pikepdf

_NUMBER: Final = "the page number"
_MOST_ROUNDS: Final = 6
"""A front sheet settles in two rounds, and in three if the ranges make it a page longer."""


class BuiltPack(NamedTuple):
    """A pack: its bytes, where everything stands, whether it is declared accessible, and what the clerk should know."""

    data: bytes
    layout: PackLayout
    accessible: bool
    notes: tuple[str, ...]


class StoppedError(Exception):
    """The clerk stopped the building of a pack; nothing was written."""


Progress = Callable[[int, int], bool]
"""Told which paper of how many is taken in next; says whether to go on."""


def build(
    front: FrontSheet,
    papers: tuple[PackPaper, ...],
    house: House = PLAIN_HOUSE,
    progress: Progress = lambda _paper, _papers: True,
    *,
    counts_front: bool = True,
    banner: str = "",
) -> BuiltPack:
    """Put a pack together; with `counts_front` its front sheet is numbered too. `banner` is stamped onto that sheet.

    Raises:
        Refused: everything that is wrong with any of the papers, or with the house's own style.
        StoppedError: the progress said not to go on.
    """
    these = opened(papers)
    try:
        return _Build(front, papers, these, house, counts_front=counts_front, banner=banner).built(progress)
    finally:
        for one in these:
            one.file.close()


class _Build:
    """One pack while it is put together."""

    def __init__(
        self,
        front: FrontSheet,
        papers: tuple[PackPaper, ...],
        these: tuple[OpenedPaper, ...],
        house: House,
        *,
        counts_front: bool,
        banner: str,
    ) -> None:
        import pikepdf

        self._front, self._papers, self._house = front, papers, house
        self._counts_front, self._banner = counts_front, banner
        self._sheets: dict[int, bytes] = {}
        self._opened = {one.paper: one for one in these}
        self._pack = pikepdf.new()
        self._tree = TagTree(self._pack)
        self._notes = [note for one in these for note in one.notes]
        self._accessible = all(one.accessible for one in these)
        self._numbers: list[int] = []
        self._marks: dict[int, str] = {}
        self._banners: dict[int, str] = {}
        self._leading: list[Any] = []
        self._starts: dict[int, Bookmark] = {}
        self._bookmarks: list[Bookmark] = []
        self._blank: bytes = b""
        self._firsts: dict[PackPaper, int] = {}
        self._spots: list[tuple[int, tuple[tuple[str, Spot], ...]]] = []

    def built(self, progress: Progress) -> BuiltPack:
        """Give the pack. Raises Refused and StoppedError."""
        layout, sheet, front = self._settled()
        with _open(sheet) as printed:
            fronts = self._take(printed, front.title, front.language, 1 if self._counts_front else 0)
        self._leading += fronts
        self._banners |= dict.fromkeys(range(len(fronts)), self._banner)
        self._bookmarks.append(Bookmark(front.title, fronts[0]))
        for number, placed in enumerate(layout.papers):
            if not progress(number, len(layout.papers)):
                raise StoppedError
            self._begin_leaf(front)
            self._paper(number, placed, front)
        self._stamp()
        self._tree.finish()
        lead_links(self._leading, ADDRESS, self._starts)
        bookmarks(self._pack, self._bookmarks)
        describe(self._pack, front, self._numbers, accessible=self._accessible)
        return BuiltPack(self._saved(), layout, self._accessible, tuple(self._notes))

    def _settled(self) -> tuple[PackLayout, bytes, Document]:
        """Print the sheets until each is as long as the layout on it says, or would go on growing and shrinking."""
        lengths = [1, *(self._length(one) for one in self._papers)]
        for turn in range(_MOST_ROUNDS):
            counted = zip(self._papers, lengths[1:], strict=True)
            layout = laid_out(lengths[0], counted, counts_front=self._counts_front)
            document = self._front(layout)
            written = pdf(document, self._house, footer="")
            sheets = {at: one.sheet(layout) for at, one in enumerate(self._papers, start=1) if one.sheet is not None}
            self._sheets = {at - 1: pdf(one, self._house, footer="").data for at, one in sheets.items()}
            printed = {0: written.data, **{at + 1: data for at, data in self._sheets.items()}}
            pages = {at: _pages(data) for at, data in printed.items()}
            # One that would be shorter by now keeps its place: it grows and shrinks with the numbers on it.
            grown = {at: many for at, many in pages.items() if many > lengths[at] or (many < lengths[at] and turn < 2)}
            if not grown:
                break
            for at, many in grown.items():
                lengths[at] = many
        self._notes += written.notes
        return layout, written.data, document

    def _length(self, paper: PackPaper) -> int:
        if paper.sheet is not None:
            return 1
        return self._opened[paper].pages if paper in self._opened else paper.pages

    def _paper(self, number: int, placed: PlacedPaper, front: Document) -> None:
        """Take a paper in, or the page that stands in the place of one that is kept back."""
        paper = placed.paper
        named = f"{paper.item}. {paper.title}" if paper.item else paper.title
        if paper not in self._opened:
            with _open(self._sheets.get(number, paper.notice)) as printed:
                pages = self._take(printed, paper.title, front.language, placed.first)
            self._leading += pages if paper.sheet is not None else []
            self._bookmarks.append(Bookmark(named, pages[0]))
        else:
            held = self._opened[paper]
            language = str(held.file.Root.get("/Lang", "")) or paper.language
            pages = self._take(held.file, paper.title, language, placed.first, called=paper.called)
            leads = {one.obj.objgen: page for one, page in zip(held.file.pages, pages, strict=True)}
            self._bookmarks.append(Bookmark(named, pages[0], held.file.Root.get("/Outlines"), leads))
        self._starts[number] = self._bookmarks[-1]
        at = len(self._numbers) - len(pages)
        self._marks[at] = paper.mark
        self._firsts[paper] = at
        self._banners |= dict.fromkeys(range(at, at + len(pages)), paper.banner)

    def _begin_leaf(self, front: Document) -> None:
        """Leave the back of a leaf blank, so that a paper begins on the next."""
        if len(self._numbers) % 2 == 0:
            return
        words = self._house.words(front.language)("pack.blank")
        if not self._blank:
            self._blank = pdf(Document(title=words, blocks=(ParagraphBlock(words=words),)), self._house, footer="").data
        with _open(self._blank) as printed:
            self._take(printed, words, front.language, self._numbers[-1] + 1 if self._numbers[-1] else 0)

    def _take(self, source: pikepdf.Pdf, title: str, language: str, first: int, called: str = "") -> list[Any]:
        """Append the pages of a file with its tags, and give them; without tags each page is made reachable.

        They are numbered from `first`; 0 if they are not.
        """
        before = len(self._pack.pages)
        self._pack.pages.extend(source.pages)
        pages = [page.obj for page in self._pack.pages][before:]
        self._numbers += [number if first else 0 for number in range(first, first + len(pages))]
        tagged = self._tagged(source, pages, title, language, called)
        self._keep_to_themselves(pages, called or title, untagged=not tagged)
        if not tagged:
            pictures = [
                "" if shows_words(page) else f"Page {number} of {title}: a picture, whose words cannot be read aloud"
                for number, page in enumerate(pages, start=1)
            ]
            self._tree.add_plain(pages, title, language, pictures)
        return pages

    def _keep_to_themselves(self, pages: list[Any], called: str, *, untagged: bool) -> None:
        for number, page in enumerate(pages, start=1):
            try:
                keep_to_itself(self._pack, page, untagged=untagged)
            except (TypeError, ValueError, RuntimeError) as trouble:  # what is drawn is no drawing
                what = f"{called}: page {number} is damaged."
                raise Refused(Problem("pack.paper", what, FRESH, "file")) from trouble

    def _tagged(self, source: pikepdf.Pdf, pages: list[Any], title: str, language: str, called: str) -> bool:
        """Take the tags of a file over. Says whether it has any that lead somewhere."""
        if "/StructTreeRoot" not in source.Root:
            return False
        try:
            self._tree.add(source, pages, title, language)
        except BrokenTreeError:
            self._accessible = False
            what = "Its accessibility tags are damaged, so the pack cannot be declared accessible."
            self._notes.append(f"{called or title}: {what} Ask for a fresh copy.")
            return False
        return True

    def _stamp(self) -> None:
        """Put its number onto every page, its mark onto the first page of every paper, and a banner where one is."""
        words = (*map(str, filter(None, self._numbers)), *self._marks.values(), *self._banners.values())
        made = stamps(self._pack, filter(None, words))
        for at, (page, number) in enumerate(zip(self._pack.pages, self._numbers, strict=True)):
            foot, mark, banner = (str(number), self._marks.get(at, ""), self._banners.get(at, ""))
            stamped = ((f"“{mark}”", made.get(mark), CORNER), (_NUMBER, made.get(foot), FOOT))
            spots = ((what, spot_of(page.obj, one, where)) for what, one, where in stamped if one is not None)
            self._spots.append((number, tuple(spots)))
            stamp(self._pack, page.obj, made.get(foot), made.get(mark), made.get(banner))
        self._notes += told_of_ink(map(self._stamped, self._opened.values()))

    def _stamped(self, held: OpenedPaper) -> StampedPaper:
        """Give a paper with where its stamps stand, to be looked at as it came."""
        first = self._firsts[held.paper]
        spots = enumerate(self._spots[first : first + held.pages])
        pages = tuple(StampedPage(at, number, where) for at, (number, where) in spots)
        return StampedPaper(held.paper.called, held.paper.source or Path(), pages)

    def _saved(self) -> bytes:
        import pikepdf

        out = io.BytesIO()
        self._pack.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _open(data: bytes) -> pikepdf.Pdf:
    import pikepdf

    return pikepdf.open(io.BytesIO(data))


def _pages(data: bytes) -> int:
    with _open(data) as printed:
        return len(printed.pages)
