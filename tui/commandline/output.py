"""Where output goes: bytes to standard output as they are, or whole files in one step."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.file.kinds import FileKind

STDOUT = "-"
"""The name that stands for standard output."""


def add_format(parser: argparse.ArgumentParser, *choices: str) -> None:
    """Add the option --format; the first choice is what one gets without it. For JSON there is --json as well."""
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"{choices[0]} if not given")
    if "json" in choices:
        parser.add_argument(
            "--json",
            dest="format",
            action="store_const",
            const="json",
            default=argparse.SUPPRESS,
            help="the same as --format json",
        )


def add_exempt(parser: argparse.ArgumentParser) -> None:
    """Add the option that asks for exempt business, which is withheld from every list."""
    parser.add_argument("--exempt", action="store_true", help="with exempt business, which is not for publication")


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


def add_out(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where a paper goes, and that a file of that name may be replaced."""
    parser.add_argument("--out", metavar="PATH", default=STDOUT, help="the file to write; - (if not given) prints it")
    parser.add_argument("--replace", action="store_true", help="with --out: replace the file if there is one")


def write_out(
    data: bytes, options: argparse.Namespace, panel_file: Path, *, kind: FileKind | None = None
) -> Path | None:
    """Write a paper where --out says; gives the file's full path, or None for standard output.

    A file that is there is replaced only with --replace, in one step; the panel's own files never. Its `kind`
    says who may look into it; anybody whom the clerk's other files are for, if none is given.

    Raises:
        Refused: there is such a file already, or the name is that of one of the panel's own files.
        FileTrouble: the place cannot be written to.
    """
    from store.file.documents import write_paper
    from store.file.kinds import PAPER

    if options.out == STDOUT:
        write_bytes(data)
        return None
    return write_paper(data, Path(options.out), panel_file, replace=options.replace, kind=kind or PAPER)


def write_beside(data: bytes, path: Path, options: argparse.Namespace, panel_file: Path) -> None:
    """Write what belongs to a paper beside it, replacing a file only with --replace. Raises as `write_out` does."""
    from store.file.documents import write_paper

    write_paper(data, path, panel_file, replace=options.replace)
