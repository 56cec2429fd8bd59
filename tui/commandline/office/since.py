"""What the last check of a panel's file came upon, so that the next can tell what is new since.

It is kept in the clerk's own state and not beside the file: two clerks who share one are each told what is new to them.
It holds the names of findings alone, made of codes and ids, and no word of any record.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

import msgspec

from store.problems import Problem
from tui.settings import checks_folder

_LARGEST = 10_000_000
"""The most bytes read of what was kept."""


def checked_before(panel_file: Path) -> frozenset[str]:
    """Give what names the findings of the last check; nothing if there was none, or if it cannot be read any more.

    Whatever cannot be read makes all findings new: a finding is rather named twice than not at all.
    """
    try:
        with _kept(panel_file).open("rb") as file:
            return frozenset(msgspec.json.decode(file.read(_LARGEST), type=list[str]))
    except (OSError, ValueError, msgspec.MsgspecError):
        return frozenset()


def note_checked(panel_file: Path, keys: Collection[str]) -> Problem | None:
    """Keep what names the findings of this check in the place of those before; gives why it could not be kept."""
    from store.file.causes import cause
    from store.file.owners import ALONE, make_folder, replacing

    path = _kept(panel_file)
    try:
        make_folder(path.parent)
        with replacing(path, ALONE) as descriptor, open(descriptor, "wb", closefd=False) as file:
            file.write(msgspec.json.encode(sorted(keys)))
    except (OSError, ValueError) as trouble:
        sentence = f"What this check came upon could not be noted in {path}: {cause(trouble)}."
        return Problem("check.unnoted", sentence, "All of it will be named again next time.")
    return None


def _kept(panel_file: Path) -> Path:
    """Give the file that stands for a panel's, by the digest of its whole path: its name may say whose panel it is."""
    whole = os.fsencode(os.path.realpath(panel_file))
    return checks_folder() / f"{sha256(whole).hexdigest()[:32]}.json"
