"""What is gone on with once a command that was carried out is saved, and not before."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.office import Office
from store.records import Change

Then = Callable[[Change | None], None]
"""Is given the change, or None if nothing was changed."""


def go_to_first(office: Office, place: str) -> Then:
    """Go in a place to the first record that was touched."""
    return lambda change: office.go(place, change.touched[0].id) if change is not None else None
