"""Whether what was typed got into the file after all, when the program was ended between saving and saying so."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from store.file.drafts import Draft
from store.records import Change

JUST_NOW = 200
"""So many changes back a save is looked for whose end was not seen."""


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
