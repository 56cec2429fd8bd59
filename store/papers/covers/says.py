"""What a text under a heading of a cover sheet comes to: words, only “None”, still to come, or a pointer elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from store.records import CoverSays
from store.rules.programme.cover_headings import BY_CODE
from store.rules.words.folding import fold

_NOT_ANY: Final = frozenset({"no", "none", "nil", "na", "not", "nothing"})
_IDLE_WORDS: Final = """
    there are is were was have has been be will any direct specific known further additional new significant particular
    financial finance legal equality equalities diversity risk risks impact impacts implication implications issue
    issues consequence consequences communication communications resource resources consideration considerations
    matters identified arising arise anticipated envisaged foreseen expected applicable required needed relevant from
    of in out this the these report paper at time stage present currently or and to as a result directly it that by
    reported papers appendix appendices background comments
"""
_BESIDE_NONE: Final = frozenset(_IDLE_WORDS.split())
"""Words beside “no” that add nothing to it; one other word, and it is an answer of its own."""

_AWAITED: Final = re.compile(
    r"(?:\W*(?:tbc|tba|tbd|to be (?:confirmed|added|advised|completed|inserted|provided)|to follow|awaited"
    r"|insert(?: \w+)*|x{2,}|\?+|\.{3,}|click or tap here to enter text|enter text here?)\W*)+",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"(?:as |is |are |this is |these are )?(?:see|refer to|discussed|contained|included|set out|detailed|covered"
    r"|outlined|addressed|described|dealt with|given|provided)\b(?:\W+(?!appendix|annex)\w+){0,5}?"
    r"\W+(?:report|paper|above|body|text)",
    re.IGNORECASE,
)
_LONGEST_POINTER: Final = 10
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def what_it_says(code: str, words: str, body: Iterable[str], *, structured: bool) -> CoverSays:
    """Judge the text under a heading. `body` are the paragraphs of the report, which a pointer is held against.

    A heading without words is empty where the file tells what belongs to it, and not read where it does not.
    """
    text = fold(words).strip()
    if not text:
        return CoverSays.EMPTY if structured else CoverSays.UNREAD
    if _AWAITED.fullmatch(text):
        return CoverSays.AWAITED
    if is_none(words):
        return CoverSays.NONE
    stems = BY_CODE[code].stems
    points = len(text.split()) <= _LONGEST_POINTER and _ELSEWHERE.match(text)
    if stems and points and not any(_speaking_of(stems).search(fold(one)) for one in body):
        return CoverSays.ELSEWHERE
    return CoverSays.WORDS


def is_none(words: str) -> bool:
    """Say whether a text says no more than that there is nothing, in whatever words."""
    text = fold(words).strip()
    if text and not any(char.isalnum() for char in text):
        return set(text) <= set("-. /")
    said = [one.replace("'", "") for one in _WORD.findall(re.sub(r"\bn\s*/\s*a\b", "na", text))]
    return any(one in _NOT_ANY for one in said) and all(one in _NOT_ANY or one in _BESIDE_NONE for one in said)


@cache
def _speaking_of(stems: tuple[str, ...]) -> re.Pattern[str]:
    # “act” alone begins too many other words.
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}" + (r"s?\b" if one == "act" else "") for one in stems))
