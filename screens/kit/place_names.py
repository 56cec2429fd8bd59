"""What the places of work are called, wherever they are named."""

from __future__ import annotations

from screens.kit.keys.table import key_with_id
from store.rules.words.wording import capital

UNKEYED = {"prepare": "Prepare", "attendance": "Attendance", "room": "The room"}
"""Places that are opened from another place, which have no key that works everywhere."""


def place_name(place: str) -> str:
    """Give what a place is called: what its tab says."""
    return UNKEYED.get(place) or capital(key_with_id(f"go.{place}").label)
