"""Documents on this computer that are not the panel's file: papers written out, data read in."""

from __future__ import annotations

import os
from pathlib import Path

from store.problems import FileTrouble, Problem, Refused

LARGEST = 500_000_000
"""The most bytes read from a document."""


def read_document(path: Path) -> bytes:
    """Give the content of a document to be brought in.

    Raises:
        FileTrouble: it cannot be read or is far too large.
    """
    path = path.expanduser()
    try:
        if path.stat().st_size > LARGEST:
            raise FileTrouble(Problem("file.large", f"{path} is far too large.", "Check the name of the file."))
        return path.read_bytes()
    except (OSError, ValueError) as trouble:
        why = getattr(trouble, "strerror", None) or "its name is not one a file can have"
        raise FileTrouble(Problem("file.read", f"{path} cannot be read: {why}.", "Check its name and place.")) from None


def write_paper(data: bytes, path: Path, panel_file: Path) -> Path:
    """Write a paper to a file, replacing an earlier one of that name in one step; gives the full path.

    Raises:
        Refused: the name is that of the panel's own file.
        FileTrouble: the place cannot be written to.
    """
    path = path.expanduser()
    try:
        if path.exists() and path.samefile(panel_file):
            cure = "Choose another name: nothing was changed."
            raise Refused(Problem("out.panel", f"{path} is the panel's own file.", cure, "out"))
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except (OSError, ValueError) as trouble:
        why = getattr(trouble, "strerror", None) or "its name is not one a file can have"
        cure = "Name a file in a folder that you can write to."
        raise FileTrouble(Problem("out.trouble", f"{path} cannot be written: {why}.", cure)) from None
    return path.resolve()


def _replace(path: Path, data: bytes) -> None:
    fresh = path.with_name(f".{path.name[:60]}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
