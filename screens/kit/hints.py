"""Which keys the hint line names: what comes next for the record under the cursor first, then the usual ones."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from screens.kit.keys.key import EVERYWHERE, LIST, Key
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import key_with_id, keys_in

MOST = 8
"""The most keys in the line."""

NEXT = " Next "
"""What stands before the keys of the next step."""

_MOST_NEXT = 4
_ALWAYS = 90
"""From this rank on a key is always named."""


def hinted(groups: Sequence[str], following: Sequence[str], keymap: Keymap, width: int) -> tuple[list[Key], list[Key]]:
    """Give the keys of what comes next, and the others that have room beside them in a line of some width."""
    usual = sorted((entry for entry in keys_in(EVERYWHERE, LIST, *groups) if entry.hint), key=lambda entry: entry.hint)
    must = [entry for entry in usual if entry.hint >= _ALWAYS]
    first = [key_with_id(one) for one in dict.fromkeys(following)][:_MOST_NEXT]
    others = [entry for entry in usual if entry.hint < _ALWAYS and entry not in first]
    others = others[: MOST - len(must) - len(first)]
    while first and others and _width([*first, *others, *must], keymap) + len(NEXT) > width:
        others.pop()
    return first, others + must


def _width(entries: Sequence[Key], keymap: Keymap) -> int:
    return sum(cell_len(f" {keymap.key_of(entry.id)} {entry.label}") for entry in entries)
