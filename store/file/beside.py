"""What lies beside a panel's file and its clerk should know of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.file import backups


def remarks(path: Path) -> Iterator[str]:
    """Say what a doctor should about the surroundings of a file. Nothing is written."""
    closed = backups.closed_folders(path)
    if closed:
        names = ", ".join(folder.name for folder in closed)
        what = "1 folder of backups" if len(closed) == 1 else f"{len(closed)} folders of backups"
        yield f"{what} cannot be looked into by you: {names}."
