"""One page of a PDF drawn, with its words and whether each is seen; coordinates are those of the drawing, in pixels."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from store.papers.inspecting.pdf_drawn import Box, Drawn

SHARPNESS: Final = 1.5
"""Pixels to the point: at 1, the smallest print runs into one grey; at 2 a page takes twice as long."""

_LONGEST_PAGE: Final = 40_000
"""Points of the longest side of a page that is drawn, which is 14 metres; print on a longer one would be a blur."""

_LONGEST_SIDE: Final = 2_600
_MOST_CHARACTERS = 200_000
_ALIKE: Final = 6
"""How far two shades of 256 may differ for a place to have one colour."""

_TINY: Final = 1.5
"""Points of height under which no letter is read."""


class Glyph(NamedTuple):
    """A character of the text, by its number in it; `of_word` says whether it is a letter or a figure."""

    number: int
    box: Box
    of_word: bool


class Word(NamedTuple):
    """A word that can be copied.

    `shade` is the one colour of the page where it stands, from 0 to 255, None if it is seen; `ink` its own colour.
    """

    box: Box
    shade: int | None
    ink: int
    inkless: bool = False
    pictured: bool = False
    outside: bool = False
    tiny: bool = False


class Page(NamedTuple):
    """A page: its words, the part of it that pictures take from 0 to 1, and the boxes drawn on it."""

    words: list[Word]
    pictured: float
    boxes: list[Box]

    def box_at(self, word: Word) -> int:
        """Give the smallest box that lies over a word, by its number; what lies in none counts as one of its own."""
        x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
        over = [(box.size, number) for number, box in enumerate(self.boxes) if box.holds(x, y)]
        return min(over)[1] if over else -1


def look_at(opened: Any, number: int) -> Page | None:
    """Draw a page and look at its words; None if it is too large or too intricate. `number` counts from 0."""
    page = opened[number]
    try:
        return _Look(page).page()
    finally:
        page.close()


class _Look:
    """The looking at one page."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw

        self.raw = pypdfium2.raw
        self._page = page
        width, height = page.get_size()
        self._endless = max(width, height) > _LONGEST_PAGE
        self.scale = min(SHARPNESS, _LONGEST_SIDE / max(width, height, 1))
        self.width, self.height = max(int(width * self.scale), 1), max(int(height * self.scale), 1)
        self._drawn = Drawn(page, self.width, self.height)
        self._without_ink = (self.raw.FPDF_TEXTRENDERMODE_INVISIBLE, self.raw.FPDF_TEXTRENDERMODE_CLIP)
        # Made once and filled anew for each letter, which spares a third of the time of a page.
        self._sides = (ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double())
        self._pixels = b""
        self._stride = 0

    def page(self) -> Page | None:
        if self._drawn.too_much or self._endless:
            return None
        text = self._page.get_textpage()
        try:
            count = self.raw.FPDFText_CountChars(text)
            if count > _MOST_CHARACTERS:
                return None
            if count > 0:
                self._draw()
            words = list(self._words(text, count))
        finally:
            text.close()
        whole = sum(one.box.size for one in self._drawn.pictures) / (self.width * self.height)
        return Page(words, min(whole, 1.0), self._drawn.boxes)

    def _draw(self) -> None:
        bitmap = self._page.render(scale=self.scale, grayscale=True, may_draw_forms=False)
        try:
            self.width, self.height, self._stride = bitmap.width, bitmap.height, bitmap.stride
            self._pixels = bytes(bitmap.buffer)
        finally:
            bitmap.close()

    def _words(self, text: Any, count: int) -> Iterator[Word]:
        """Give the words of the page: characters without a blank between them, on one line."""
        letters: list[Glyph] = []
        for number in range(count):
            code = self.raw.FPDFText_GetUnicode(text, number)
            blank = code <= 32 or chr(code).isspace()
            box = None if blank else self._letter(text, number)
            apart = bool(letters) and (box is None or not _beside(letters[-1].box, box))
            if apart:
                yield from self._judged(text, letters)
                letters = []
            if box is not None:
                letters.append(Glyph(number, box, chr(code).isalnum()))
        yield from self._judged(text, letters)

    def _letter(self, text: Any, number: int) -> Box | None:
        left, right, bottom, top = self._sides
        if not self.raw.FPDFText_GetCharBox(text, number, left, right, bottom, top):
            return None
        return self._drawn.place(left.value, bottom.value, right.value, top.value)

    def _judged(self, text: Any, letters: list[Glyph]) -> Iterator[Word]:
        """Give a word whole if all or none of it is seen, else the part of it that is not, if that is two letters."""
        if not letters:
            return
        whole = _around([one.box for one in letters])
        if not (whole.right > 0 and whole.bottom > 0 and whole.left < self.width and whole.top < self.height):
            yield Word(whole, None, 0, outside=True)
            return
        if (
            max(max(box.bottom - box.top, box.right - box.left) for box in (one.box for one in letters))
            < _TINY * self.scale
        ):
            yield Word(whole, None, 0, tiny=_is_a_word(letters))
            return
        shown = self.raw.FPDFText_GetTextObject(text, letters[0].number)
        under = self._drawn.picture_over(shown, whole)
        inkless = bool(shown) and self.raw.FPDFTextObj_GetTextRenderMode(shown) in self._without_ink
        if under or inkless:
            yield Word(whole, 255, 0, inkless=inkless, pictured=under or self._drawn.on_picture(whole))
            return
        lost = [letter for letter in letters if self._shade(letter.box) is not None]
        box = _around([one.box for one in lost]) if _is_a_word(lost) else whole
        shade = self._shade(box) if _is_a_word(lost) else None
        yield Word(box, shade, self._ink(text, lost[0].number) if shade is not None else 0)

    def _ink(self, text: Any, number: int) -> int:
        """Give the shade in which a letter is drawn."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        self.raw.FPDFText_GetFillColor(text, number, red, green, blue, alpha)
        return (299 * red.value + 587 * green.value + 114 * blue.value) // 1000

    def _shade(self, box: Box) -> int | None:
        """Give the one shade that the drawing has all over a place; None if it has several, or nothing is there."""
        left, right = max(int(box.left), 0), min(int(box.right) + 1, self.width)
        top, bottom = max(int(box.top), 0), min(int(box.bottom) + 1, self.height)
        if left >= right or top >= bottom:
            return None
        lowest, highest = 255, 0
        for line in range(top, bottom):
            row = self._pixels[line * self._stride + left : line * self._stride + right]
            lowest, highest = min(lowest, *row), max(highest, *row)
            if highest - lowest > _ALIKE:
                return None
        return (lowest + highest) // 2


def _is_a_word(letters: list[Glyph]) -> bool:
    """Say whether there are two letters or figures: a row of dots has no colour but its own wherever it stands."""
    return sum(one.of_word for one in letters) > 1


def _around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _beside(one: Box, other: Box) -> bool:
    """Say whether a letter stands on the line of the one before, not far from it."""
    tall = max(one.bottom - one.top, other.bottom - other.top, one.right - one.left, 1)
    return abs(one.bottom - other.bottom) < 2 * tall and abs(other.left - one.right) < 3 * tall
