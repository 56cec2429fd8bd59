"""What is spelt most nearly as something that was typed and is unknown."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(typed: str, known: Iterable[str], *, least: float = 0.6) -> str:
    """Give what is spelt most nearly; empty if nothing is alike to this share, where 1 is the very same."""
    import difflib

    return next(iter(difflib.get_close_matches(typed, list(known), cutoff=least)), "")


def nearest_option(typed: str, known: Iterable[str]) -> str:
    """Give the option spelt most nearly. The two lines before it are no likeness: `--until` is not `--file`."""
    near = nearest(typed.removeprefix("--"), [option.removeprefix("--") for option in known])
    return f"--{near}" if near else ""
