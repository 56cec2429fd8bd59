"""The gist of an action: its words without those with which every minute begins."""

from __future__ import annotations

import re

from store.records import Action
from store.rules.words.wording import capital

_OPENINGS = re.compile(
    r"^That (?:the )?(?:(?:Police and Crime Commissioner|PCC|Commissioner) (?:shall|should|be asked to) )?",
    re.IGNORECASE,
)


def gist(action: Action) -> str:
    """Give the words of an action on one line, begun where they tell it apart from others."""
    words = " ".join(action.text.split())
    return capital(_OPENINGS.sub("", words) or words)
