"""Which keys the hint line names: what comes next for the record under the cursor first, then the usual ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from screens.kit.keys.key import EVERYWHERE, LIST, Key
from screens.kit.keys.table import key_with_id, keys_in
from screens.kit.lines import Piece

MOST = 8
"""The most keys in the line."""

NEXT = " Next "
"""What stands before the keys of the next step."""

_MOST_NEXT = 4
_ALWAYS = 89
"""From this rank on a key is always named."""


class Hint(NamedTuple):
    """What the line says of one act: its id, the key as it is pressed, and what it does."""

    id: str
    key: str
    words: str


Said = Callable[[Key], tuple[str, str] | None]
"""Gives the key and the words by which an act is named here and now; None where it is not to be named."""


def hinted(
    groups: Sequence[str], following: Sequence[str], width: int, said: Said, marked: int = 0
) -> tuple[list[Hint], list[Hint]]:
    """Give what comes next, and the other acts that have room beside it in a line of some width.

    Where lines are `marked`, how many stands before all others.
    """
    usual = sorted((entry for entry in keys_in(EVERYWHERE, LIST, *groups) if entry.hint), key=lambda entry: entry.hint)
    first = _named([key_with_id(one) for one in dict.fromkeys(following)], said)[:_MOST_NEXT]
    there = {one.id for one in first}
    must = _named([entry for entry in usual if entry.hint >= _ALWAYS], said)
    others = _named([entry for entry in usual if entry.hint < _ALWAYS and entry.id not in there], said)
    others = others[: max(0, MOST - len(must) - len(first))]
    begins = (len(NEXT) if first else 0) + (len(_marked_words(marked)) if marked else 0)
    while others and begins + _width([*first, *others, *must]) > width:
        others.pop()
    while len(first) > 1 and begins + _width([*first, *must]) > width:
        first.pop()
    return first, others + must


def hint_pieces(hints: tuple[list[Hint], list[Hint]], why_not: Callable[[str], object], marked: int) -> list[Piece]:
    """Write the hint line: the keys of the next step and the others, those that can do nothing now dimmed."""
    first, others = hints
    pieces: list[Piece] = [(_marked_words(marked), "now")] if marked else []
    if first:
        pieces.append((NEXT, "now"))
    for one in (*first, *others):
        dimmed = why_not(one.id) is not None
        pieces += [
            (f" {one.key} ", "muted" if dimmed else "key", one.id),
            (one.words, "muted" if dimmed else "", one.id),
        ]
    return pieces


def _named(entries: Sequence[Key], said: Said) -> list[Hint]:
    return [Hint(entry.id, *words) for entry in entries if (words := said(entry)) is not None]


def _marked_words(marked: int) -> str:
    return f" {marked} marked "


def _width(hints: Sequence[Hint]) -> int:
    return sum(cell_len(f" {one.key} {one.words}") for one in hints)
