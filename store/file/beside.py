"""What lies beside a panel's file and its clerk should know of: copies of it made by others, folders kept shut."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from store.file.glance import glance
from store.later import Later
from store.problems import Problem

if TYPE_CHECKING:
    from store.file import backups
else:
    backups = Later("store.file.backups")

_NAMED: Final = 3

_SURE: Final = re.compile(
    r"""
    \s?\([^()]*(?:conflict|konflikt|conflit|conflicto|conflitto)[^()]*\)(?:\s?\(\d+\))?   # Dropbox, Nextcloud, Box
    | [ ._~-]*(?:sync-)?conflict(?:ed|-)[\w .-]*                               # Syncthing, Seafile, Resilio
    | \s?\[conflict[^\]]*\]                                                    # Google Drive
    | [ ._-]+conflict\d*                                                      # others
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PERHAPS: Final = re.compile(
    r"""
    -[^\s.-]{1,15}(?:-[^\s.-]{1,15}){0,3}   # OneDrive: the name of the computer
    | \s?\(\d{1,2}\)                       # Google Drive: the second of a name
    | \s\d{1,2}                            # iCloud: the second of a name
    """,
    re.VERBOSE,
)


class Copies(NamedTuple):
    """The copies beside a file: those of which something is to be taken over, and those left with what both changed."""

    waiting: tuple[Path, ...]
    disputed: tuple[Path, ...] = ()


def copies(path: Path) -> list[Path]:
    """List the files beside a panel's that a synchronising program has made of it because two computers wrote at once.

    A name that only might be such a copy's counts if the file says that it is of the same panel.
    """
    path = Path(os.path.realpath(path))
    own, beside = glance(path), []
    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in entries if entry.name.startswith(path.stem))
    except OSError:
        return []
    for name in names:
        middle = name.removeprefix(path.stem).removesuffix(path.suffix)
        sure = _SURE.fullmatch(middle)
        if not name.endswith(path.suffix) or not (sure or _PERHAPS.fullmatch(middle)):
            continue
        seen = glance(path.with_name(name))
        told = own.panel and seen.panel
        if seen.ours and (seen.panel == own.panel if told else sure):
            beside.append(path.with_name(name))
    return beside


def notices(path: Path, told: Copies | None = None) -> Iterator[Problem]:
    """Give what should be said when a file is opened. `told` tells the copies apart, which takes a desk to know."""
    told = Copies(tuple(copies(path))) if told is None else told
    if told.waiting:
        cure = f'See what the other did and take it over with “merge”, or: secretariat merge "{told.waiting[0].name}".'
        yield Problem("file.conflicted-copy", _beside(told.waiting), cure)
    if told.disputed:
        one = len(told.disputed) == 1
        rest = f"{'It was' if one else 'They were'} taken over but for what both have changed."
        cure = (
            f'See what that is with “merge”, or: secretariat merge "{told.disputed[0].name}". '
            f"Remove the {'copy' if one else 'copies'} once it is settled."
        )
        yield Problem("file.disputed-copy", f"{_beside(told.disputed)} {rest}", cure)


def _beside(told: Sequence[Path]) -> str:
    names = ", ".join(f"“{copy.name}”" for copy in told[:_NAMED]) + (" and others" if len(told) > _NAMED else "")
    what = "lies a copy" if len(told) == 1 else f"lie {len(told)} copies"
    return f"Beside this file {what} that a synchronising program seems to have made: {names}."


def remarks(path: Path, told: Copies | None = None) -> Iterator[str]:
    """Say what a doctor should about the surroundings of a file; `told` as for `notices`. Nothing is written."""
    for problem in notices(path, told):
        yield problem.sentence
    closed = backups.closed_folders(path)
    if closed:
        names = ", ".join(folder.name for folder in closed)
        what = "1 folder of backups" if len(closed) == 1 else f"{len(closed)} folders of backups"
        yield f"{what} cannot be looked into by you: {names}."
