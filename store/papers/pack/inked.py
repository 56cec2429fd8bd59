"""What lies under the stamps of a pack: a page number or a mark that covers something of the paper itself is told.

The papers are looked at as they came, each page only where its stamps will stand. A page that is a picture has to be
unpacked whole for that, a tenth of a second for one of 8 million dots: of those only the first of a paper are looked
at, which is said. What was filled into a form, and comments, which are left out, are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from store.papers.pack.drawing import Spot
from store.rules.words.wording import counted, listed

_WHITE: Final = 215
"""A shade from 0 to 255 that reads as paper: a scan is never quite white."""
_FEW: Final = 8
_DEEPEST: Final = 3
_LARGE: Final = 100_000
"""A picture of more dots than that is unpacked only while there is time for it."""
_MOST_DOTS: Final = 20_000_000
"""So many dots of pictures are unpacked for a pack, shared among its papers: a quarter of a second."""
_SHARPNESS: Final = 1.5
"""So many dots are looked at for a point: a full stop in small print still darkens one."""


class StampedPage(NamedTuple):
    """A page of a paper that is stamped: its place in its file, its printed number, and where each stamp stands."""

    at: int
    number: int
    spots: tuple[tuple[str, Spot], ...]


class StampedPaper(NamedTuple):
    """A paper of a pack with its stamps: how the clerk knows it, and its file."""

    called: str
    source: Path
    pages: tuple[StampedPage, ...]


def told_of_ink(papers: Iterable[StampedPaper]) -> Iterator[str]:
    """Say of each paper what of its own lies under a stamp, and on which pages of the pack; of none nothing."""
    every = tuple(papers)
    for paper in every:
        covered: dict[str, list[int]] = {}
        look = _Look(paper, _MOST_DOTS // len(every))
        for what, number in look.inked():
            covered.setdefault(what, []).append(number)
        if covered:
            told = listed([f"{what} on {_pages(numbers)}" for what, numbers in covered.items()])
            yield (
                f"{paper.called}: something of its own lies under {told}. The stamp covers it and can be read; look at "
                "what is covered, and ask for a copy with room there if it is needed."
            )
        if look.passed_over:
            yield (
                f"{paper.called}: what lies under the stamps of {counted(look.passed_over, 'page')} was not looked at, "
                "because they are pictures. Look at some of them."
            )


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    few = [str(one) for one in numbers[:_FEW]]
    more = [f"{len(numbers) - _FEW} more"] if len(numbers) > _FEW else []
    return f"pages {listed([*few, *more])}"


class _Look:
    """The looking at one paper; `dots` are those of pictures that may be unpacked for it."""

    def __init__(self, paper: StampedPaper, dots: int) -> None:
        self._paper, self._dots = paper, dots
        self.passed_over = 0

    def inked(self) -> Iterator[tuple[str, int]]:
        """Go through the stamps of the paper that cover something, each with the number of its page."""
        import pypdfium2

        try:
            opened = pypdfium2.PdfDocument(self._paper.source)
        except (pypdfium2.PdfiumError, FileNotFoundError):
            # It goes in all the same: another reader could open it.
            return
        try:
            for one in self._paper.pages:
                page = opened[one.at]
                try:
                    if self._has_time(page, first=one.at == 0):
                        yield from ((what, one.number) for what, spot in one.spots if _is_inked(page, spot))
                finally:
                    page.close()
        except pypdfium2.PdfiumError:
            return
        finally:
            opened.close()

    def _has_time(self, page: Any, *, first: bool) -> bool:
        """Say whether a page is looked at: the first always is, one of large pictures as long as there is time."""
        from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

        dots = 0
        for image in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST):
            across, up = image.get_px_size()
            dots += across * up
        if dots <= _LARGE:
            return True
        if dots > self._dots and not first:
            self.passed_over += 1
            return False
        self._dots -= dots
        return True


def _is_inked(page: Any, spot: Spot) -> bool:
    """Say whether a page draws anything in a place, which is given in points from its lower left corner as it is seen.

    One unit of a page may be more than a point: its size is taken as the reader gives it.
    """
    width, height = page.get_size()
    size = width / spot.across
    left, bottom = max(spot.left * size, 0), max(spot.bottom * size, 0)
    right, top = max(width - (spot.left + spot.wide) * size, 0), max(height - (spot.bottom + spot.tall) * size, 0)
    crop = (left, bottom, right, top)
    scale = _SHARPNESS / size
    if (width - left - right) * scale < 1 or (height - bottom - top) * scale < 1:
        return False
    bitmap = page.render(scale=scale, crop=crop, grayscale=True, may_draw_forms=False, draw_annots=False)
    try:
        data, stride = memoryview(bitmap.buffer), bitmap.stride
        rows = (data[line * stride : line * stride + bitmap.width] for line in range(bitmap.height))
        return any(min(bytes(row)) < _WHITE for row in rows)
    finally:
        bitmap.close()
