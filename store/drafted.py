"""Whether what was typed got into the file after all, when the program was ended between saving and saying so."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import msgspec

from store.file.drafts import Draft, Drafts
from store.problems import FileTrouble
from store.records import Change

JUST_NOW = 200
"""So many changes back a save is looked for whose end was not seen."""


class History(Protocol):
    """Gives the newest changes. Raises FileTrouble if they cannot be read."""

    def __call__(self, *, limit: int) -> Iterable[Change]:
        """Give so many, newest first."""


def drafts_beside(path: Path, who: str, clock: Callable[[], dt.datetime], history: History) -> Drafts:
    """Give the drafts of a clerk beside a file, which know by its history what was saved after all."""

    def is_saved(draft: Draft) -> bool:
        with contextlib.suppress(FileTrouble):
            return was_saved(draft, history(limit=JUST_NOW), who)
        return False

    return Drafts(path, who, clock, is_saved)


def was_saved(draft: Draft, newest_first: Iterable[Change], who: str) -> bool:
    """Say whether a later change of the clerk's holds the longest text of a draft whose save was begun."""
    longest = max(draft.values.values(), key=len, default="").strip()
    if draft.saving is None or not longest:
        return False
    text = msgspec.json.encode(longest)[1:-1]
    for change in newest_first:
        if int(change.id.removeprefix(change.prefix)) <= draft.saving:
            return False
        if change.who == who and any(one.after and text in bytes(one.after) for one in change.touched):
            return True
    return False
