"""Years that one part of a cover sheet gives otherwise than another: a plan of 2017-21 that ends in 2020 below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from store.rules.programme.cover_headings import label_of
from store.rules.words.folding import fold

_SPAN: Final = re.compile(r"(?P<name>[^\W\d_]{4,})[\s,(]+(?P<first>20\d\d)\s?[-–/]\s?(?P<last>20\d\d|\d\d)(?!\d)")
_NO_NAMES: Final = frozenset({"from", "over", "period", "year", "years", "between", "during"})
_PARTS: Final = ("subject", "purpose", "recommendation", "plan")


def years_at_odds(words: Mapping[str, str]) -> Iterator[str]:
    """Tell of what is named with the same first year and another last one, in two parts; no word of it is repeated."""
    seen: dict[tuple[str, str], tuple[str, str, str]] = {}
    for code in _PARTS:
        for match in _SPAN.finditer(fold(words.get(code, ""))):
            name, first, last = match["name"], match["first"], match["last"][-2:]
            if name in _NO_NAMES:
                continue
            where, end, printed = seen.setdefault((name, first), (code, last, f"{first}-{last}"))
            if end != last:
                yield f"The {label_of(where)} has {printed}, the {label_of(code)} {first}-{last}."
