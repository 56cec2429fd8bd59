"""Whether a file that the office keeps beside the panel's own is still the one that was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.file.documents import digest_of
from store.problems import FileTrouble
from store.records import Action, KeptFile
from store.register import Register
from store.rules.words.wording import listed


def letter_at_odds(action: Action, folder: Path) -> str:
    """Say that the file of the letter that answers an action is not the one that was kept; empty if nothing is wrong.

    Only its name is recorded, so that it is looked for in the folder of the panel's file: one that lies elsewhere is
    not judged.
    """
    kept = action.response.kept if action.response else None
    return _at_odds(kept, folder, action.id) if kept else ""


def letters_at_odds(register: Register, folder: Path) -> Iterator[str]:
    """Say it of every letter, once, with the points that it answers."""
    points: dict[KeptFile, list[str]] = {}
    for action in register.actions:
        if action.response and action.response.kept:
            points.setdefault(action.response.kept, []).append(action.id)
    for kept, ids in points.items():
        if words := _at_odds(kept, folder, listed(ids)):
            yield words


def _at_odds(kept: KeptFile, folder: Path, points: str) -> str:
    path = folder / kept.name
    if not path.is_file():
        return ""
    try:
        same = digest_of(path).sha256 == kept.sha256
    except FileTrouble as trouble:
        return f"Whether {kept.name} is still the letter that answers {points} cannot be said: {trouble.problem}"
    if same:
        return ""
    cure = "Put that file back, or record the letter again with this one."
    return f"{kept.name} is not the file that was kept as the letter that answers {points}. {cure}"
