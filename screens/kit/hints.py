"""Which keys the hint line names: what comes next for the record under the cursor first, then the usual ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from screens.kit.keys.key import EVERYWHERE, LIST, Key
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import key_with_id, keys_in
from screens.kit.lines import Piece
from screens.kit.place_names import place_name

MOST = 8
"""The most keys in the line."""

NEXT = " Next "
"""What stands before the keys of the next step."""

DOWN = "list.down"
"""The act for which both keys are named that go from line to line."""

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


def moving(keymap: Keymap) -> Hint:
    """Name the keys that go from line to line, in one for both ways: `↑↓ line`."""
    return Hint(DOWN, moving_keys(keymap), "line")


def way_back(keymap: Keymap, place: str, here: str) -> Hint | None:
    """Name the key that goes back to the other place from which something led here, by its name: `Esc Prepare`."""
    return Hint("back", keymap.key_of("back"), place_name(place)) if place not in ("", here) else None


def undoing_hint(keymap: Keymap) -> Hint:
    """Name the key that takes back what was just done."""
    return Hint("undo", keymap.key_of("undo"), key_with_id("undo").label)


def moving_keys(keymap: Keymap) -> str:
    """Write the keys that go up and down a line: those that are arrows stand together."""
    up, down = keymap.key_of("list.up"), keymap.key_of(DOWN)
    return f"{up}{down}" if len(up) == len(down) == 1 and not (up + down).isalnum() else f"{up} {down}".strip()


def hinted(
    groups: Sequence[str],
    following: Sequence[str],
    width: int,
    said: Said,
    marked: int = 0,
    moves: Hint | None = None,
    back: Hint | None = None,
    undo: Hint | None = None,
) -> tuple[list[Hint], list[Hint]]:
    """Give what comes next, and the other acts that have room beside it in a line of some width.

    Where lines are `marked`, how many stands before all others. What `moves` from line to line is named with its word
    where there is room for that, else by its keys alone, before which all but what comes next give way. The way `back`
    is named where something led here, and `undo` where something was just done.
    """
    usual = sorted((entry for entry in keys_in(EVERYWHERE, LIST, *groups) if entry.hint), key=lambda entry: entry.hint)
    first = _named([key_with_id(one) for one in dict.fromkeys(following)], said)[:_MOST_NEXT]
    there = {one.id for one in first}
    must = _named([entry for entry in usual if entry.hint >= _ALWAYS], said)
    if back is not None and all(one.key != back.key for one in must):
        must.insert(0, back)
    done = [undo] if undo is not None and undo.id not in there else []
    there |= {one.id for one in done}
    others = _named([entry for entry in usual if entry.hint < _ALWAYS and entry.id not in there], said)
    others = [*others[:1], *done, *others[1:]][: max(0, MOST + len(done) - len(must) - len(first))]
    begins = (len(NEXT) if first else 0) + (len(_marked_words(marked)) if marked else 0)
    while others and begins + _width([*first, *others, *must]) > width:
        others.pop()
    while len(first) > 1 and begins + _width([*first, *must]) > width:
        first.pop()
    if moves is None or any(one.id == moves.id for one in first):
        return first, [*others, *must]
    room = width - begins - _width([*first, *must])
    while others and _width([*others, moves._replace(words="")]) > room:
        others.pop()
    kept = _width(others)
    moved = [one for one in (moves, moves._replace(words="")) if kept + _width([one]) <= room][:1]
    return first, [*others, *moved, *must]


def hint_pieces(hints: tuple[list[Hint], list[Hint]], why_not: Callable[[str], object], marked: int) -> list[Piece]:
    """Write the hint line: the keys of the next step and the others, those that can do nothing now dimmed."""
    first, others = hints
    pieces: list[Piece] = [(_marked_words(marked), "now")] if marked else []
    if first:
        pieces.append((NEXT, "now"))
    for one in (*first, *others):
        dimmed = why_not(one.id) is not None
        pieces += [
            (f" {one.key} " if one.words else f" {one.key}", "muted" if dimmed else "key", one.id),
            (one.words, "muted" if dimmed else "", one.id),
        ]
    return pieces


def _named(entries: Sequence[Key], said: Said) -> list[Hint]:
    return [Hint(entry.id, *words) for entry in entries if (words := said(entry)) is not None]


def _marked_words(marked: int) -> str:
    return f" {marked} marked "


def _width(hints: Sequence[Hint]) -> int:
    return sum(cell_len(f" {one.key} {one.words}".rstrip()) for one in hints)
