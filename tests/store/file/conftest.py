"""What is heard of problems in every test of files, and a file system that names files in another order than most."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import file
from tests.answers import held_whole

MODULES = [importlib.import_module(one.name) for one in pkgutil.iter_modules(file.__path__, f"{file.__name__}.")]
SAYING = [one for one in MODULES if hasattr(one, "Problem")]


@pytest.fixture(autouse=True)
def _whole(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold every problem that files make in a test, and what `HELD_WHOLE` of its module names, whole."""
    yield from held_whole(request, SAYING)


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
