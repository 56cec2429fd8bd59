"""Who is complained of, as it was typed: which parts of it name somebody, and which of them every paper names anyway.

A copy that holds the name of who was complained of is to be found when it is purged. But whoever holds the office
stands in the papers of every meeting: looked for by that name, all of them would seem to tell of the complaint.
"""

from __future__ import annotations

import re

from store.register import Register
from store.rules.words.folding import reading
from store.rules.words.names import find_people
from store.rules.words.office import titles_of

_OFFICE = (
    r"\b(?:the\s+)?(?:(?:deputy|assistant|acting|former|then)\s+)*"
    r"(?:police(?:,\s*fire)?\s+and\s+crime\s+commissioner|d?pf?cc|commissioner|mayor|chief\s+constable)\b"
)
_APART = re.compile(rf"{_OFFICE}|[,;:()\n/&]|\s(?:[-–—]|and)\s", re.IGNORECASE)


def parts_of(complained_of: str) -> tuple[str, ...]:
    """Give what names somebody in who is complained of: `Bill Bird, Deputy Commissioner` gives `Bill Bird`."""
    return tuple(part.strip() for part in _APART.split(complained_of) if any(map(str.isalpha, part)))


def stands_openly(register: Register, part: str) -> bool:
    """Say whether a part names somebody whom the records name in public, or is a piece of the name of an office."""
    words = reading(part).removeprefix("of ")
    offices = (register.panel.name, *titles_of(register.panel))
    return any(words in reading(one) for one in offices) or bool(find_people(register, part))
