"""Where output goes: bytes to standard output as they are, or whole files in one step."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from store.problems import FileTrouble, Problem, Refused

STDOUT = "-"
"""The name that stands for standard output."""


def add_format(parser: argparse.ArgumentParser, *choices: str) -> None:
    """Add the option --format; the first choice is what one gets without it."""
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"{choices[0]} if not given")


def write_bytes(data: bytes) -> None:
    """Send bytes to standard output as they are."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def labelled(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Set out labels with their values, one to a line; the later lines of a long value are indented."""
    return [f"  {label}: " + "\n    ".join(value.splitlines() or [""]) for label, value in pairs]


def write_out(data: bytes, out: str, panel_file: Path) -> bool:
    """Write a paper where --out says; True if that was a file, False for standard output.

    The file is written beside its place and renamed, so that there is never half a paper. An earlier file of that name
    is replaced, except the panel's own.

    Raises:
        Refused: the name is that of the panel's file.
        FileTrouble: the place cannot be written to.
    """
    if out == STDOUT:
        write_bytes(data)
        return False
    path = Path(out).expanduser()
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
        raise FileTrouble(
            Problem(
                "out.trouble", f"{path} cannot be written: {why}.", "Name a file in a folder that you can write to."
            )
        ) from None
    return True


def _replace(path: Path, data: bytes) -> None:
    """Put the data in the place of a file in one step."""
    fresh = path.with_name(f".{path.name[:60]}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
