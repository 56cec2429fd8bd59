"""Lines of a list that begin alike are worded so that each shows in its first words what tells it from the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from store.rules.words.wording import shortened

_ALIKE = 56
"""Lines that agree in so many characters at their beginning would look the same where a list cuts them."""
_TITLE = re.compile(r"(“[^“”]{30,})”(?: \((?:minute|\d)(?:[^()]|\([^()]*\))*\))?")
"""A long title, with where it was agreed."""
_KEPT, _BEHIND = 30, 24
"""So many characters of what lines have in common are kept; fewer behind how something stands, which stays whole."""
_STATE = 48
"""Within so many characters `Asked for on Mon 12 Jul 2021, not received:` says how what is named then stands."""


def state_in_sight(text: str, room: int) -> str:
    """Give a text with its titles shortened if it takes more than so many characters, so that it is not cut before it
    says what is the matter, and without where they were agreed: `The action “Panel holds 2 of its 6…” was due on …`.
    """
    if len(text) <= room:
        return text
    return _TITLE.sub(lambda title: f"{shortened(title[1], _KEPT)}”", text)


def told_apart(texts: Mapping[str, str]) -> dict[str, str]:
    """Give some texts by their keys, those that begin alike with only the beginning of what they have in common.

    `“Report regarding Violence…” is in the programme twice` and `“Report regarding Violence…” (“To July meeting”)`.
    Texts that are the same are left as they are.
    """
    told = dict(texts)
    ordered = sorted(texts, key=texts.__getitem__)
    alike: dict[str, int] = {}
    for one, other in pairwise(ordered):
        length = _agree(texts[one], texts[other])
        if length >= _ALIKE and texts[one] != texts[other]:
            for key in (one, other):
                alike[key] = max(alike.get(key, 0), length)
    for key, length in alike.items():
        told[key] = _shorter(texts[key], length)
    return told


def _agree(one: str, other: str) -> int:
    """Count the characters in which two texts agree at their beginning."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _shorter(text: str, length: int) -> str:
    """Shorten what a text has in common with another, so many characters, and give the rest of it from a word on."""
    at = text.rfind(" ", 0, length + 1) + 1
    state = text.find(": ", 0, min(at, _STATE)) + 1
    head = f"{text[:state]}{' ' if state else ''}{shortened(text[state:at].strip(), _BEHIND if state else _KEPT)}"
    closing = "”" if head.count("“") > head.count("”") and text[:at].count("“") == text[:at].count("”") else ""
    return f"{head}{closing} {text[at:]}"
