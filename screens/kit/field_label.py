"""The labels of the fields in a form: each carries the mark of the cursor, which shows where one is without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.cells import cell_len

from screens.kit.present import wrapped

USUAL_COLUMN = 17
"""The cells of the column of labels where all of them are short."""
_GAP = 2
"""The cells between a label and what is typed, as between the columns of a list."""
_WIDER = 29
"""As far as one long label widens the column of all; the entries of a small terminal need the rest."""
LONGEST_LABEL = 40
"""Cells from which a label takes several lines, all of which come into view with its entry."""
_ENTRIES = 34
"""The cells that a wider window keeps for the mark of the cursor and the entries; labels have what is left."""
_NUMBER = re.compile(r"\d+\. ")
"""The number of an item, behind which the further lines of its title begin."""
_HERE, _NOT_HERE = "› ", "  "
"""The mark of the cursor, as in lists, and what stands in its place elsewhere."""


def longest_label(room: int) -> int:
    """Give the cells from which a label takes several lines in a form so many cells wide."""
    return max(LONGEST_LABEL, room - _ENTRIES)


def column_of(labels: Iterable[tuple[str, bool]], room: int = 0) -> int:
    """Give the cells of the column of labels of a form so wide, from each label and whether a choice stands beside it.

    All entries begin in one column, as wide as the longest label wants; a text with a far longer label stands apart,
    whereas choices, which are read under one another, never do.
    """
    lengths = [(cell_len(words) + _GAP, choice) for words, choice in labels]
    longest = max((length for length, choice in lengths if choice or length <= _WIDER), default=0)
    return min(max(longest, USUAL_COLUMN), longest_label(room))


def label_in(column: int, words: str) -> tuple[int, list[str]]:
    """Give the cells that a label takes with its mark in a column of so many, and its lines.

    One that is longer than the column takes the room it needs. A name is never cut where it is judged what its person
    did: it goes over several lines.
    """
    width = max(column, min(cell_len(words) + _GAP, LONGEST_LABEL))
    bare = words.lstrip()
    indent = words[: len(words) - len(bare)]
    number = _NUMBER.match(bare)
    room = width - _GAP - len(indent)
    hangs = " " * number.end() if number and cell_len(bare) > room else ""
    first, *more = wrapped(bare, room - len(hangs))
    return cell_len(_HERE) + width, [indent + first, *(f"{indent}{hangs}{line}" for line in more)]


def mark_of(*, here: bool) -> str:
    """Give what stands before a label: the mark where the cursor is in the field."""
    return _HERE if here else _NOT_HERE
