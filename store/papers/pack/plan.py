"""What a pack is to be made of, in plain values, and where each part of it comes to stand.

Sheets are printed on both sides: the front sheet and every paper begin on an odd page, and the leaf before is blank if
it has to be. A range counts that leaf, as printed agendas do: `(Pages 9 - 16)` for seven pages and a blank one. Some
councils number from the front sheet, others from the first paper (`Appendix A pg 1`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from store.papers.document import Document

FIRST = 1
"""The number of the first page of a pack."""


ADDRESS = "https://pack.invalid/paper/"
"""A link to it and the place of a paper in the pack, from 0, leads to that paper."""


class PackPaper(NamedTuple):
    """A paper of a pack.

    `item` is the number that the agenda prints for it, `mark` what is stamped on its first page (`Agenda Item 5`,
    `Appendix B`), `called` how the clerk knows it (`Item 6, mtfs.pdf`). Without a `source` it is kept back: `notice` is
    the page that stands in its place, and `pages` how many it has, so that the numbers after it stay what they are.
    A `sheet` is one of our own that says where other papers stand, and is printed anew until it agrees with them. A
    `banner` is stamped onto every page. `withheld` says that whoever builds it is given no files of papers.
    """

    item: str
    title: str
    called: str
    mark: str
    source: Path | None = None
    pages: int = 0
    language: str = ""
    exempt: bool = False
    notice: bytes = b""
    sheet: FrontSheet | None = None
    banner: str = ""
    withheld: bool = False


class PlacedPaper(NamedTuple):
    """Where a paper stands: its first page, its last, and the last of its leaf, which is blank if it is another."""

    paper: PackPaper
    first: int
    last: int
    end: int

    @property
    def blank(self) -> bool:
        """Say whether the back of its last leaf is blank."""
        return self.end > self.last


class PackLayout(NamedTuple):
    """Where everything stands: how many pages the front sheet has, whether they are numbered too, and the papers."""

    front: int
    papers: tuple[PlacedPaper, ...]
    counts_front: bool = True

    @property
    def last(self) -> int:
        """Give the number of the last page that is printed."""
        return self.papers[-1].end if self.papers else self.front

    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Give the range that the front sheet prints for each paper: its first page, and the last of its leaf."""
        return tuple((one.first, one.end) for one in self.papers)


FrontSheet = Callable[[PackLayout], Document]
"""A sheet with the ranges of a layout on it; a link to `ADDRESS` and the place of a paper leads to it."""


def laid_out(front: int, papers: Iterable[tuple[PackPaper, int]], *, counts_front: bool = True) -> PackLayout:
    """Say where each paper comes to stand after a front sheet of so many pages, each given with how many it has.

    The leaf of the last paper ends with it, and that of the last before a sheet of ours: nothing that came later makes
    a range longer that was printed before. No blank page is printed at the end of a pack.
    """
    listed = tuple(papers)
    return PackLayout(front, tuple(_placed(front if counts_front else 0, listed)), counts_front)


def _placed(front: int, papers: tuple[tuple[PackPaper, int], ...]) -> Iterator[PlacedPaper]:
    at = _odd(front + FIRST)
    for number, (paper, pages) in enumerate(papers, start=1):
        last = at + pages - 1
        following = _odd(last + 1)
        ends = number == len(papers) or papers[number][0].sheet is not None
        yield PlacedPaper(paper, at, last, last if ends else following - 1)
        at = following


def _odd(page: int) -> int:
    return page if page % 2 else page + 1
