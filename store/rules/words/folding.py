"""What reads the same is the same: the one folding by which texts are compared, whoever printed or typed them.

`fold` takes away what a printer chose: capitals, accents, the shape of a dash, an apostrophe or a blank, and marks that
nobody sees. `reading` also takes away what makes no difference to who or what is meant: apostrophes, dashes, commas,
and points that stand in no figure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    **dict.fromkeys("’‘‛ʼʻʽˈ′´`＇", "'"),
    **dict.fromkeys("“”„‟″＂«»", '"'),
    **dict.fromkeys("−⁃˗‐‑‒–—―", "-"),
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "ı": "i",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "TH",
}


class _Folds(dict[int, str | None]):
    """What each character is folded to: looked up once, then remembered."""

    def __missing__(self, code: int) -> str | None:
        """Look a character up once and remember it."""
        char = chr(code)
        parts = "".join(map(_part, unicodedata.normalize("NFKD", _LETTERS.get(char, char))))
        self[code] = parts or None
        return self[code]


def _part(char: str) -> str:
    """Fold one character of what a letter is made of; accents and marks that nobody sees are dropped."""
    if char in _LETTERS:
        return _LETTERS[char]
    category = unicodedata.category(char)
    if category == "Cf" or unicodedata.combining(char) or "\ufe00" <= char <= "\ufe0f":
        return ""
    return "-" if category == "Pd" else " " if category == "Zs" else char


_FOLDS = _Folds({code: chr(code) for code in range(128)} | {ord("`"): "'"})
_UNREAD = {ord("'"): None, ord("-"): " ", ord(","): " ", ord("`"): None}
_GLUED = re.compile(r"\.(?=[^\W\d_]{2})")
_POINT = re.compile(r"\.(?:(?!\d)|(?<!\d\.))")


def plain(text: str) -> str:
    """Write a text with one shape of dash, apostrophe and blank, without accents and unseen marks; capitals stay."""
    return text if text.isascii() else text.translate(_FOLDS)


def fold(text: str) -> str:
    """Fold a text for comparing: as `plain` writes it, without capitals."""
    # An ASCII text needs one call into C; nine in ten texts of a register are ASCII.
    return text.lower() if text.isascii() else text.translate(_FOLDS).casefold()


def reading(text: str) -> str:
    """Give how a text reads: folded, without apostrophes, with blanks for dashes and commas, without idle points.

    A point between figures stays: `1.5` is not `15`. Blanks are left as many as there are; `words_read` leaves one.
    """
    folded = fold(text).translate(_UNREAD)
    return _POINT.sub("", _GLUED.sub(" ", folded)) if "." in folded else folded


@lru_cache(maxsize=16_384)
def words_read(text: str) -> str:
    """Give how a text reads, with one blank between its words: what is equal here reads the same."""
    return " ".join(reading(text).split())
