"""Where output goes: bytes to standard output as they are, or whole files in one step."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

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


def write_out(data: bytes, out: str, panel_file: Path) -> Path | None:
    """Write a paper where --out says; gives the file's full path, or None for standard output.

    An earlier file of that name is replaced in one step, except the panel's own.

    Raises:
        Refused: the name is that of the panel's file.
        FileTrouble: the place cannot be written to.
    """
    from store.file.documents import write_paper

    if out == STDOUT:
        write_bytes(data)
        return None
    return write_paper(data, Path(out), panel_file)
