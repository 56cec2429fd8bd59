"""What a file says about itself in its first lines: whose it is and how far it has got; the rest is not read."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import Any, Final, NamedTuple

from store.file.codec import META, PROGRAM

_AT_FIRST: Final = 65_536
_AT_MOST: Final = 4_000_000
_BEGINNING: Final = re.compile(rf'\s*{{\s*"{META}"\s*:\s*')
_MOST_DIGITS: Final = 12


class Glance(NamedTuple):
    """What was seen: the id of the panel (empty if the file does not say), format and revision (None: not told).

    `ours` says whether the file was written by this program at all.
    """

    ours: bool = False
    panel: str = ""
    format: int | None = None
    revision: int | None = None


def glance(path: Path) -> Glance:
    """Look at the first lines of a file. Whatever cannot be read, or is no file of this program, tells nothing."""
    try:
        if not path.is_file():
            return Glance()
        with path.open("rb") as file:
            seen = glance_at(file.read(_AT_FIRST))
            file.seek(0)
            return seen if seen.ours else glance_at(file.read(_AT_MOST))
    except (OSError, ValueError):
        return Glance()


def glance_at(beginning: bytes) -> Glance:
    """Tell what the first bytes of a file say; a file laid out by another program, meta last, tells nothing."""
    text = beginning.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    start = _BEGINNING.match(text)
    if start is None:
        return Glance()
    try:
        table, _ = JSONDecoder().raw_decode(text, start.end())
    except (JSONDecodeError, RecursionError, ValueError):
        return Glance()
    rows = list(table.values()) if isinstance(table, dict) else []
    row = rows[0] if len(rows) == 1 and isinstance(rows[0], dict) else {}
    if row.get("program") != PROGRAM:
        return Glance()
    panel = row.get("panel")
    return Glance(
        ours=True,
        panel=panel if isinstance(panel, str) else "",
        format=_whole(row.get("format")),
        revision=_whole(row.get("revision", 0)),
    )


def _whole(value: Any) -> int | None:
    """Give a number that a file may well have; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**_MOST_DIGITS:
        return value
    return None
