"""The result of a vote in the words of the meeting: what they say, and whether they agree with what was counted."""

from __future__ import annotations

import re
from typing import NamedTuple

CARRIED, LOST, TIED = "carried", "lost", "tied"
"""What can come of a vote that was taken."""

WITHDRAWN, NOT_PUT = "withdrawn", "not put"
"""What can become of a motion on which no vote was taken."""

PRINTED = "as printed"
"""How a vote stands of which only words are kept that say none of these."""

_WORDS: tuple[tuple[str, str], ...] = (
    (WITHDRAWN, r"withdr[ae]wn?"),
    (NOT_PUT, r"not (?:been )?(?:put|moved|seconded)|lapsed?|(?:want|lack) of a seconder|no seconder|ruled out"),
    (LOST, r"not (?:been )?(?:carried|agreed|approved|adopted|passed|accepted|supported)"),
    (LOST, r"lost|defeated|rejected|negatived|f[ae]ll(?:en|s)?|failed"),
    (TIED, r"tied?|(?:votes|voting) (?:\w+ )?equal|equality of votes"),
    (CARRIED, r"carried|agreed|approved|adopted|passed|accepted|supported|unanimous(?:ly)?|nem\.? ?con"),
)
_SAYS = tuple((state, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for state, words in _WORDS)
_CASTING = re.compile(r"\bcasting vote\b", re.IGNORECASE)
_UNANIMOUS = re.compile(r"\b(?:unanimous(?:ly)?|nem\.? ?con)\b", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,3})\s*(?:votes?\s*)?(?:for\s*)?(?:to|[-–:,]|and)\s*(\d{1,3})\b", re.IGNORECASE)


class Said(NamedTuple):
    """What the words for a result say: how it stands, whether nobody voted against it, the votes for and against if
    figures are printed, and whether a casting vote settled it.
    """

    state: str
    unanimous: bool = False
    figures: tuple[int, int] | None = None
    casting: bool = False


def read_result(words: str) -> Said:
    """Say what the words of a meeting for a result mean; `as printed` where they say nothing that is known."""
    casting = bool(_CASTING.search(words))
    if casting and not re.search(r"\b(?:lost|not carried)\b", words, re.IGNORECASE):
        state = CARRIED
    else:
        state = next((state for state, pattern in _SAYS if pattern.search(words)), PRINTED)
    match = _FIGURES.search(words)
    figures = (int(match[1]), int(match[2])) if match else None
    return Said(state, bool(_UNANIMOUS.search(words)), figures, casting)


def at_odds(words: str, state: str, votes_for: int, against: int, *, casting: bool) -> str:
    """Say in a sentence how the words of a meeting for a result differ from the votes recorded; empty if they agree.

    Words that say nothing known differ from nothing. A unanimous vote has nobody against it; abstentions are no votes.
    """
    said = read_result(words)
    counted = f"the votes recorded, {votes_for} to {against}, make it {state}"
    if said.state not in {state, PRINTED}:
        return f"It is printed as “{words}”, but {counted}."
    if said.figures is not None and sorted(said.figures) != sorted((votes_for, against)):
        return f"It is printed as “{words}”, but the votes recorded are {votes_for} to {against}."
    if said.unanimous and against:
        return f"It is printed as “{words}”, but {against} voted against it."
    if said.casting and not casting:
        return f"It is printed as “{words}”, but no casting vote is recorded."
    return ""
