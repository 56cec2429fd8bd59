"""What a programme prints around the words of an item: its number, its bullet, and the mark of what can be moved."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"^\s*(?:\d{1,2}[.)](?=\s|[A-Za-z])|\([a-z0-9]{1,2}\)\s|[•▪◦‣·∙●○■□➢✓\uf0b7\uf0a7\uf0d8]|[*o–—-]\s)\s*"
)
"""A number or bullet before an item."""

_MARK = re.compile(r"\s*\(\s*\*\s*\)\s*$|\s*\*\s*$")
_COMMENT_MARK = re.compile(r"^\s*\(\s*\*\s*(?:moveable|movable)\s*\)\s*", re.IGNORECASE)


def without_mark(words: str) -> tuple[str, bool]:
    """Give the words of an item without the mark behind them, and whether they have it."""
    bare = _MARK.sub("", words)
    return bare.strip(), bare != words


def bare_title(words: str) -> str:
    """Give the words of an item without number, bullet and mark."""
    return without_mark(LABEL.sub("", words, count=1))[0]


def comment_words(cell: str) -> tuple[str, bool]:
    """Give the comments beside an item without the mark of what can be moved, and whether they have it."""
    bare = _COMMENT_MARK.sub("", cell, count=1)
    return bare.strip(), bare != cell
