"""What is spelt most nearly as something that was typed and is unknown."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(typed: str, known: Iterable[str], *, least: float = 0.6) -> str:
    """Give what is spelt most nearly; empty if nothing is alike to this share, where 1 is the very same."""
    import difflib

    return next(iter(difflib.get_close_matches(typed, list(known), cutoff=least)), "")
