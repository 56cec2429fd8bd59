"""A file system that names what is in a folder in another order than most do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def backwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every folder name its files from the last to the first."""
    there, scan = Path.iterdir, os.scandir

    class Scanned:
        def __init__(self, of: object) -> None:
            with scan(of) as entries:  # type: ignore[call-overload]
                self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return iter(self.entries)

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(Path, "iterdir", lambda self: iter(sorted(there(self), reverse=True)))
    monkeypatch.setattr(os, "scandir", Scanned)
