"""Small wordings that rules and commands share, so that the office speaks with one voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOP = re.compile(r"(?<=[^.])(?<!\.\w)\.\Z")
_SINGLE = str.maketrans("“”", "‘’")

SHOWN = 80
"""The most characters of a long text that a sentence quotes."""


def quoted(title: str) -> str:
    """Put a title between quotation marks, whole: it must be found again by it.

    The full stop at its end is left out, because the sentence that quotes it has its own; one of `p.m.` stays.
    """
    return f"“{_STOP.sub('', title)}”"


def verbatim(words: str) -> str:
    """Put words between quotation marks to the last stop: they are held against others, or against what a file says."""
    return f"“{words}”"


def quoted_sentence(sentence: str) -> str:
    """Put a whole sentence between quotation marks; what it quotes itself stands between single ones."""
    return quoted(sentence.translate(_SINGLE))


def opening(text: str) -> str:
    """Quote the opening words of a text that may be long or have several lines."""
    return quoted(shortened(text, SHOWN))


def quoted_line(text: str) -> str:
    """Quote a text that may have several lines on one, whole: a window shows of it what it has room for."""
    return quoted(" ".join(text.split()))


def shortened(text: str, most: int) -> str:
    """Give a text in one line of at most so many characters, cut behind a word; a word that fills it alone is cut."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    head = words[: most - 1]
    if words[most - 1] != " " and " " in head:
        head = head[: head.rindex(" ")]
    return f"{head.rstrip(' ,;:')}…"


def capital(words: str) -> str:
    """Begin a sentence: the first letter becomes a capital, nothing else changes."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Go on with a sentence: the first letter becomes a small one, nothing else changes."""
    return words[:1].lower() + words[1:]


def listed(words: Sequence[str]) -> str:
    """List words in a sentence: `a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def either(words: Sequence[str]) -> str:
    """List what can be chosen in a sentence: `a`, `a or b`, `a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: `1 item`, `3 items`, `2 people`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {'people' if noun == 'person' else noun + 's'}"


def state_counted(number: int, state: str) -> str:
    """Write how many are in a state: `11 present`, `2 apologies`, `1 apology`."""
    return f"{number:,} {'apology' if (number, state) == (1, 'apologies') else state}"


def age_words(days: int, *, nearest: bool = False) -> str:
    """Say how long a time is as a clerk would, from its calendar days: `12 days`, `5 months`, `4 years`.

    Months that have passed are whole ones; how far off a day is, is told in the `nearest` number of them.
    """
    if days < 92:
        return counted(days, "day") if days else "no days"
    months = round(days * 12 / 365) if nearest else days * 12 // 365
    return counted(months, "month") if days < 730 else counted(days * 4 // 1461, "year")


def often(times: int) -> str:
    """Say how often: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(times) or counted(times, "time")


def paragraph_words(kept: str) -> str:
    """Word paragraphs that a record names by their numbers, several with `and`; what is no number, as it is."""
    numbers = kept.split(", ")
    if not all(one.isdecimal() for one in numbers):
        return kept
    return f"paragraph{'' if len(numbers) == 1 else 's'} {listed(numbers)}"
