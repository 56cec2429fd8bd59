"""The numbers that minutes print before their headings: which line begins a minute, and which is a clause or a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.papers.minutes.reading.lines import Line, LineKind

_HEADING = re.compile(
    r"^(?:minute\s+(?:no\.?\s*)?)?"
    r"(?P<number>(?:[A-Z]{2,6}\s+)?\d{1,4}(?:[./]\d{1,4})?(?:/\d{2})?(?:\(\d{1,3}\))?|[A-Z](?=[.):\t]))"
    r"(?P<stop>[.):]?)\s+(?P<heading>[^\W\d_].*|['\"‘“(].*)$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\s+\d{4}\b", re.IGNORECASE
)
"""A day at the beginning of a line, as under a title: its number is none of a minute."""
_LONGEST = 250
_FARTHEST = 3
"""How far a number may be from the one before it: a minute or two were left out."""


class Numbered(NamedTuple):
    """A line that a number stands before: the number as printed, and the words after it."""

    number: str
    heading: str


def numbered(line: Line) -> Numbered | None:
    """Read a line as the heading of a numbered minute; None if it cannot be one."""
    if line.kind in {LineKind.BULLET, LineKind.ROW} or len(line.text) > _LONGEST:
        return None
    match = _HEADING.match(line.text)
    if match is None or match["heading"][0].islower() or match["heading"].startswith(("That ", "To ")):
        return None
    if line.text.rstrip().endswith((";", ",")) or _DAY.match(line.text):
        return None
    return Numbered(match["number"], match["heading"].strip())


def follows(before: str, number: str) -> bool:
    """Say whether a number comes next after another, or nearly so: one part of it is higher, the others the same."""
    if before.isalpha() and len(before) == len(number) == 1:
        return number.isalpha() and 0 < ord(number) - ord(before) <= _FARTHEST
    if re.sub(r"\d+", "#", before) != re.sub(r"\d+", "#", number):
        return False
    pairs = list(zip(_figures(before), _figures(number), strict=True))
    changed = [(old, new) for old, new in pairs if old != new]
    if len(changed) == 1:
        return 0 < changed[0][1] - changed[0][0] <= _FARTHEST
    return len(changed) == 2 and changed[0][1] == changed[0][0] + 1 and changed[1][1] == 1


def next_but(before: str, number: str) -> bool:
    """Say whether numbers were left out between one and the next."""
    if not follows(before, number):
        return False
    if before.isalpha():
        return ord(number) - ord(before) > 1
    return any(new - old > 1 for old, new in zip(_figures(before), _figures(number), strict=True))


def _figures(number: str) -> list[int]:
    return [int(figures) for figures in re.findall(r"\d+", number)]
