"""What the two lines at the top say: where the panel stands today, and the places of work."""

from __future__ import annotations

from collections.abc import Iterable

from screens.kit.keys import action, key_of
from screens.kit.lines import Piece
from screens.places import PLACES
from store.desk import Desk
from store.queries.words import in_days
from store.rules.dates import short_date


def top_pieces(desk: Desk, width: int) -> tuple[list[Piece], list[Piece]]:
    """Give what stands at the left of the top line and at the right, as much as fits into `width` cells."""
    panel = desk.register.panel
    meeting = desk.register.next_meeting(desk.today)
    name = panel.name if width >= 150 else panel.short_name or panel.name
    following = (
        f"next meeting {short_date(meeting.date)} ({in_days(meeting.date, desk.today)})"
        if meeting
        else "no meeting arranged"
    )
    left: list[Piece] = [(f" {name} ", "heading"), (f" {short_date(desk.today)} · {following}", "")]
    state = f"read only: {desk.read_only_reason}" if desk.read_only else "saved"
    return left, [(f"{state} ", "warn" if desk.read_only else "muted")]


def tab_pieces(current: str, width: int) -> Iterable[Piece]:
    """Give the tabs, the current one in reverse; the names are shortened to fit `width`."""
    pieces: list[Piece] = []
    pad = " " if width >= 90 else ""
    for name in PLACES:
        entry = action(f"go.{name}")
        words = f"{pad}{key_of(entry.id)} {entry.label}{pad}"
        pieces += [(words, "now" if name == current else ""), (" ", "")]
    return pieces[:-1]
