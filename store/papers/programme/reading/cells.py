"""What stands in the cells of a programme: one item or several, their marks, and lines that ran together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from store.rules.programme.printed import LABEL, without_mark
from store.rules.words.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’./&-][^\W_]+)*\.?|[,;:.!?()/–—-]")
_SMALL = re.compile(
    r"(?:a|an|and|as|at|by|for|from|in|into|nor|of|off|on|onto|or|over|per|re|the|to|under"
    r"|upon|via|with|within|without|regarding|concerning|including|against|between|before|after|during|new|our|its|their|this|that|is|are|was)"
)
"""Words after which a capital is nothing out of the ordinary."""

_REPEATED = 3
"""Words in a row that stand in a line twice when two lines ran together; a title says nothing twice at that length."""
_RESTARTS = 2
_WANTED = re.compile(
    r"\((?P<wanted>to\s[^()]{3,80})\)|^(?P<whole>[^.;]{0,40}\bto be confirmed|tbc|tba)\.?$", re.IGNORECASE
)


class ItemLine(NamedTuple):
    """One line of a cell of items: its words without number, bullet and mark, and whether it is marked moveable."""

    words: str
    moveable: bool
    labelled: bool


def item_lines(cell: str) -> tuple[ItemLine, ...]:
    """Part a cell into its items: at numbers and bullets if it has them; what begins small goes on with the line above.

    Without numbers and bullets each line that begins with a capital is one; whether it is an item only the clerk knows.
    """
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    labelled = any(LABEL.match(line) for line in lines)
    parts: list[str] = []
    for line in lines:
        begins = bool(LABEL.match(line)) if labelled else not line[:1].islower()
        if begins or not parts:
            parts.append(line)
        else:
            parts[-1] = f"{parts[-1]} {line}"
    return tuple(_item_line(part) for part in parts)


def _item_line(text: str) -> ItemLine:
    words = LABEL.sub("", text, count=1)
    bare, marked = without_mark(words)
    return ItemLine(bare, marked, words != text)


def wanted_words(comments: str) -> str:
    """Give when an item without a date is wanted, if its comments say so: `To July meeting`, `Date to be confirmed`."""
    match = _WANTED.search(comments.strip())
    return (match["wanted"] or match["whole"]).strip() if match else ""


def why_run_together(text: str, others: Iterable[str]) -> str:
    """Say why a line seems to hold several items that ran together; empty if it does not.

    A line does if it says three words twice, if it holds the beginning of the item of another line, or if a capital
    begins anew in it where no name would: `… on budgets Independent Custody Visitors Scheme update Efficiency …`.
    """
    words = [word for word in _WORD.findall(text) if word[0].isalnum()]
    folded = [fold(word).strip(".") for word in words]
    runs = [tuple(folded[place : place + _REPEATED]) for place in range(len(folded) - _REPEATED + 1)]
    twice = (run for place, run in enumerate(runs) if run in runs[place + _REPEATED :])
    said_twice = next((run for run in twice if sum(not _SMALL.fullmatch(word) for word in run) > 1), None)
    if said_twice is not None:
        return f"Several items seem to have run together: it says “{' '.join(said_twice)}” more than once."
    for other in others:
        begins = tuple(fold(word).strip(".") for word in _WORD.findall(other) if word[0].isalnum())[:_REPEATED]
        if len(begins) == _REPEATED and begins in runs[1:]:
            return f"Several items seem to have run together: “{' '.join(begins)}” begins another line."
    if _restarts(text) >= _RESTARTS:
        return "Several items seem to have run together: capitals begin anew in it."
    return ""


def _restarts(text: str) -> int:
    """Count the places where a capitalised word follows a small one of some weight, without a mark between them."""
    tokens = _WORD.findall(text)
    return sum(
        before.isalpha()
        and before.islower()
        and not _SMALL.fullmatch(before)
        and after[:1].isupper()
        and after[1:2].islower()
        for before, after in pairwise(tokens)
    )
