"""Trying again for a while, where another program is in the way for a moment only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Final

_REPLACING: Final = 2.5
"""Seconds for which a replace is tried again: virus scanners and search services let go of a new file within two."""

_PAUSE: Final = 0.05
_HELD: Final = frozenset({5, 32, 33})
"""What Windows answers while another program holds a file open: access denied, sharing and lock violation."""


def attempts(seconds: float, pause: float) -> Iterator[None]:
    """Come round at once, and again after each pause until so many seconds are over."""
    end = monotonic() + seconds
    yield
    while monotonic() < end:
        sleep(pause)
        yield


def held(error: OSError) -> bool:
    """Say whether an error means that another program holds the file open, which only Windows minds."""
    return getattr(error, "winerror", None) in _HELD


def replace(fresh: Path, target: Path) -> None:
    """Put a file in the place of another in one step, waiting for a program that only reads the old one.

    Raises OSError; the old file then stands, and the fresh one too.
    """
    refused: OSError | None = None
    for _ in attempts(_REPLACING, _PAUSE):
        try:
            fresh.replace(target)
        except OSError as error:
            if not held(error):
                raise
            refused = error
        else:
            return
    if refused is not None:
        raise refused
