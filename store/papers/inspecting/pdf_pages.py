"""The pages of a PDF looked at as they are seen: each is drawn, and words that can be copied are held against it.

A word is not seen if the page has one colour all over the place where it stands: it is covered, cut off, in the colour
of its ground, or drawn without ink. What covers it then needs not be known, so a box, a picture and a note all count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from store.papers.inspecting.pdf_seen import Page, Word, look_at
from store.papers.inspecting.traces import Trace, are, places
from store.rules.words.wording import counted

MOST_PAGES: Final = 2_000
"""The most pages looked at; each takes some 35 ms if it is full of words."""

_WHITE, _DARK, _NEAR = 0xE8, 0x60, 24
_MOSTLY = 0.5
"""The part of a page that a picture takes, if the page is a scan."""


def pages(data: bytes) -> Iterator[Trace]:
    """Give what is not seen on the pages, and the pages that are pictures. Raises ImportError: pypdfium2 is missing."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(data)
    met: dict[str, list[int]] = {}
    try:
        for number in range(1, min(len(opened), MOST_PAGES) + 1):
            page = look_at(opened, number - 1)
            if page is None:
                met.setdefault("not-looked-at", []).append(number)
                continue
            yield from _covered(page, number)
            for kind, times in _kinds(page):
                met.setdefault(kind, []).extend([number] * times)
        if len(opened) > MOST_PAGES:
            yield Trace("not-looked-at", "", f"Only the first {MOST_PAGES:,} pages were looked at.")
    finally:
        opened.close()
    for kind, numbers in met.items():
        yield Trace(kind, places("page", numbers), _told(kind, len(set(numbers)), len(numbers)))


def _told(kind: str, on: int, times: int) -> str:
    """Say what was come upon: on how many pages, how many times."""
    if kind in _OF_PAGES:
        return f"{are(on, 'page')} {_OF_PAGES[kind]}."
    return f"{counted(times, 'word')} {_OF_WORDS[kind]} can be copied."


_OF_PAGES: Final = {
    "scan": "pictures of text",
    "scan-with-words": "pictures with words behind them that can be copied",
    "not-looked-at": "too large or too intricate to be drawn here",
}
_OF_WORDS: Final = {
    "white-text": "in the colour of the page",
    "invisible-text": "drawn without ink",
    "tiny-text": "too small to be seen",
    "outside-page": "outside what is seen of the page",
}


def _kinds(page: Page) -> Iterator[tuple[str, int]]:
    """Give the kinds of what is on a page, and how many words or pages of each."""
    scanned = page.pictured >= _MOSTLY
    if scanned and not page.words:
        yield "scan", 1
    counts: dict[str, int] = {}
    for word in page.words:
        kind = _kind(word, scanned=scanned)
        if kind in _OF_WORDS:
            counts[kind] = counts.get(kind, 0) + 1
        elif kind == "scan-with-words":
            counts[kind] = 1
    yield from counts.items()


def _kind(word: Word, *, scanned: bool) -> str:
    """Say why a word is not seen; empty if it is."""
    if word.outside:
        return "outside-page"
    if word.tiny:
        return "tiny-text"
    if word.shade is None:
        return ""
    if scanned and (word.inkless or word.pictured):
        return "scan-with-words"
    if word.inkless:
        return "invisible-text"
    if word.shade >= _WHITE and abs(word.ink - word.shade) <= _NEAR:
        return "white-text"
    return "black-box" if word.shade <= _DARK else "covered-text"


def _covered(page: Page, number: int) -> Iterator[Trace]:
    """Give what covers words on a page, with how many boxes there are."""
    scanned = page.pictured >= _MOSTLY
    for kind in ("black-box", "covered-text"):
        words = [word for word in page.words if _kind(word, scanned=scanned) == kind]
        if not words:
            continue
        boxes = len({page.box_at(word) for word in words})
        if kind == "black-box":
            noun = "1 black box" if boxes == 1 else f"{boxes} black boxes"
            what = f"{counted(len(words), 'word')} can still be copied from under {noun}."
        else:
            what = f"{counted(len(words), 'word')} that something covers or cuts off can be copied."
        yield Trace(kind, f"page {number}", what)
