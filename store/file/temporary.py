"""A place for a throw-away file: a folder of its own, gone when it is closed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def throw_away(name: str = "demo.json") -> Iterator[Path]:
    """Give a path in a fresh folder that only this user can look into; folder and all are removed afterwards."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="secretariat-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / name
