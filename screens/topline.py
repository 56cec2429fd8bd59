"""What the two lines at the top say: where the panel stands today, and the places of work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import key_with_id
from screens.kit.lines import Piece
from screens.kit.present import STATE_INKS
from screens.places import PLACES
from store.desk import Desk
from store.queries.words.short import day_alone, near_meeting
from store.rules.words.dates import short_date

if TYPE_CHECKING:
    from store.queries.calendar.clock import NextDeadline

_ROOMY = 110
"""From this many columns on, the lines have room for whole words and for more tabs."""

_ASIDE = ("rounds", "settings")


def top_pieces(desk: Desk, width: int, keymap: Keymap, *, complete: bool = True) -> tuple[list[Piece], list[Piece]]:
    """Give what stands at the left of the top line and at the right, as much as fits into `width` cells.

    Without `complete` the next deadline is left out, which takes longer to work out than all the rest.
    """
    panel = desk.register.panel
    meeting = desk.register.next_meeting(desk.today)
    deadline = _next_deadline(desk) if complete else None
    name = panel.name if width >= 170 else panel.short_name or panel.name
    if width >= _ROOMY:
        following = f"next meeting {near_meeting(meeting, desk.today)}" if meeting else "no meeting arranged"
        due = deadline.words if deadline else ""
    else:
        following = f"meeting {day_alone(meeting)}" if meeting else "no meeting arranged"
        due = deadline.short if deadline else ""
    row = deadline.row if deadline else None
    ink = STATE_INKS.get(row.state, "flag") if row else "flag"
    left: list[Piece] = [(f" {name} ", "heading"), (f" {short_date(desk.today)} · {following}", "")]
    if due:
        left += [(" · ", ""), (due, ink)]
    kept = "saved" if desk.kept else "not kept"
    state = f"read only: {desk.read_only_reason}" if desk.read_only else kept
    if desk.diverged is not None:
        state = f"not the same file: {keymap.key_of('at_odds')}"
    return left, [(f"{state} ", "warn" if desk.read_only or desk.diverged else "muted")]


def _next_deadline(desk: Desk) -> NextDeadline | None:
    from store.queries.calendar.clock import next_deadline

    return next_deadline(desk.register, desk.today)


def tab_pieces(current: str, width: int, keymap: Keymap) -> Iterable[Piece]:
    """Give the tabs with their keys, the current one in reverse; the names are shortened to fit `width`."""
    pieces: list[Piece] = []
    pad = " " if width >= 90 else ""
    for name in (*PLACES, *(_ASIDE if width >= _ROOMY else ())):
        entry = key_with_id(f"go.{name}")
        words = f"{pad}{keymap.key_of(entry.id)} {entry.label}{pad}"
        pieces += [(words, "now" if name == current else ""), (" ", "")]
    return pieces[:-1]
