"""The table of everything the clerk can do, from which bindings, hint line, palette and help are all made."""

from __future__ import annotations

from functools import cache

from textual.binding import Binding

from screens.kit.keys import (
    actions,
    agenda,
    attendance,
    calendar,
    complaints,
    declarations,
    everywhere,
    findings,
    meeting,
    members,
    programme,
    questions,
    reports,
    room,
    rounds,
    settings,
    windows,
)
from screens.kit.keys.key import Key

KEYS: tuple[Key, ...] = (
    *everywhere.KEYS,
    *programme.KEYS,
    *calendar.KEYS,
    *rounds.KEYS,
    *reports.KEYS,
    *complaints.KEYS,
    *settings.KEYS,
    *questions.KEYS,
    *actions.KEYS,
    *findings.KEYS,
    *meeting.KEYS,
    *agenda.KEYS,
    *members.KEYS,
    *declarations.KEYS,
    *attendance.KEYS,
    *room.KEYS,
    *windows.KEYS,
)
"""THE table. Nothing else in the program names a key."""

_BY_ID = {key.id: key for key in KEYS}


def key_with_id(key_id: str) -> Key:
    """Give the key with this id."""
    return _BY_ID[key_id]


def keys_in(*places: str) -> tuple[Key, ...]:
    """List the keys of some places, in the order of the table."""
    return tuple(key for key in KEYS if key.place in places)


@cache
def bindings_for(*places: str) -> list[Binding]:
    """Make the Textual bindings of some places. Each leads to `action_do` with the key's id."""
    return [
        Binding(key.keys, f"do('{key.id}')", key.label, show=False, tooltip=key.help, id=key.id)
        for key in keys_in(*places)
    ]
