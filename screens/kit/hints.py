"""Which keys the hint line names: what comes next for the record under the cursor first, then the usual ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from screens.kit.keys.key import EVERYWHERE, LIST, Key
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import key_with_id, keys_in
from screens.kit.lines import Piece

MOST = 8
"""The most keys in the line."""

NEXT = " Next "
"""What stands before the keys of the next step."""

_MOST_NEXT = 4
_ALWAYS = 89
"""From this rank on a key is always named."""


def hinted(groups: Sequence[str], following: Sequence[str], keymap: Keymap, width: int) -> tuple[list[Key], list[Key]]:
    """Give the keys of what comes next, and the others that have room beside them in a line of some width."""
    usual = sorted((entry for entry in keys_in(EVERYWHERE, LIST, *groups) if entry.hint), key=lambda entry: entry.hint)
    must = [entry for entry in usual if entry.hint >= _ALWAYS]
    first = [key_with_id(one) for one in dict.fromkeys(following)][:_MOST_NEXT]
    others = [entry for entry in usual if entry.hint < _ALWAYS and entry not in first]
    others = others[: MOST - len(must) - len(first)]
    begins = len(NEXT) if first else 0
    while others and begins + _width([*first, *others, *must], keymap) > width:
        others.pop()
    return first, others + must


def hint_pieces(
    keys: tuple[list[Key], list[Key]], keymap: Keymap, why_not: Callable[[str], object], marked: int
) -> list[Piece]:
    """Write the hint line: the keys of the next step and the others, those that can do nothing now dimmed."""
    first, others = keys
    pieces: list[Piece] = [(f" {marked} marked ", "now")] if marked else []
    if first:
        pieces.append((NEXT, "now"))
    for entry in (*first, *others):
        dimmed = why_not(entry.id) is not None
        pieces += [
            (f" {keymap.key_of(entry.id)} ", "muted" if dimmed else "key", entry.id),
            (entry.label, "muted" if dimmed else "", entry.id),
        ]
    return pieces


def _width(entries: Sequence[Key], keymap: Keymap) -> int:
    return sum(cell_len(f" {keymap.key_of(entry.id)} {entry.label}") for entry in entries)
