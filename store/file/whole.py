"""Everything on disk that makes up one panel: its file and the older parts of its journal."""

from __future__ import annotations

from pathlib import Path

from store.file.parts import Archive
from store.file.reading import read_meta, split
from store.problems import FileTrouble


def files_of(path: Path) -> tuple[Path, ...]:
    """List the files that make up a panel, its own file first; a part that is missing is left out.

    Of a file that is not there, or cannot be read, only the file itself is known.
    """
    try:
        meta = read_meta(split(path.read_bytes(), path), path)
    except (OSError, FileTrouble):
        return (path,)
    return (path, *Archive(path, meta.panel, meta.home, meta.parts).files())
