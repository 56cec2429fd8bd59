"""A line as bash hands it over for completion: taken apart, and what is put into it written as bash reads it.

bash gives the line as it was typed, quotes and all, and puts what it is answered in the place of the last piece of it,
which begins behind the last of its word breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from tui.commandline.shell.offered import Offer

_ENDS = frozenset(";|&\n")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./,:=@%^")
_IN_DOUBLE = '\\"$`!'


class BashLine(NamedTuple):
    """The words of a line without their quotes, the quote in which the last stands open, and where its piece begins.

    `begins` counts the characters of the last word, without its quotes, that bash leaves as they are.
    """

    words: tuple[str, ...]
    quote: str
    begins: int


def read_line(line: str, breaks: str) -> BashLine:
    """Take a line apart up to its end. `breaks` are bash's word breaks; an open quote is open to the end."""
    words: list[str] = [""]
    quote, begins, in_word, place = "", 0, False, 0
    while place < len(line):
        sign = line[place]
        place += 1
        if sign == "\\" and quote != "'" and place < len(line):
            sign = line[place]
            place += 1
        elif quote:
            if sign == quote:
                quote = ""
                continue
        elif sign in "\"'":
            quote, in_word, begins = sign, True, len(words[-1])
            continue
        elif sign in " \t" or sign in _ENDS:
            words = [*words, ""] if sign in " \t" and in_word else words if sign in " \t" else [""]
            begins, in_word = 0, False
            continue
        elif sign in breaks:
            begins = len(words[-1]) + 1
        words[-1] += sign
        in_word = True
    assigned = next((n for n, word in enumerate(words) if "=" not in word or n == len(words) - 1), 0)
    return BashLine(tuple(words[assigned:]), quote, begins)


def answered(fitting: Sequence[Offer], line: BashLine, *, listing: bool) -> list[str]:
    """Write offers as bash puts them into the line; for a `listing` as they are read, with what they are.

    bash puts in what all have in common: where that is less than was typed, only what goes on from it is answered.
    """
    if listing:
        return [f"{one.value}  ({one.says})" if one.says else one.value for one in fitting]
    typed = line.words[-1]
    if _common(fitting) < len(typed):
        fitting = [one for one in fitting if one.value.startswith(typed)]
    return [_quoted(one.value[line.begins :], line.quote) for one in fitting]


def _common(fitting: Sequence[Offer]) -> int:
    """Count the signs with which all begin."""
    signs = zip(*(one.value for one in fitting), strict=False)
    return sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, signs))


def _quoted(text: str, quote: str) -> str:
    """Write a text so that bash reads it as it is, in the quote that is open or in none."""
    if quote == "'":
        return text.replace("'", "'\\''")
    return "".join(sign if _is_safe(sign, quote) else f"\\{sign}" for sign in text)


def _is_safe(sign: str, quote: str) -> bool:
    return sign not in _IN_DOUBLE if quote else sign in _PLAIN or ord(sign) > 127
