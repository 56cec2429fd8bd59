"""What the office that the panel scrutinises is called on the day of which a sentence speaks.

The rules say `the commissioner`; where the office is a mayor's, or somebody acts in it, the sentence says that.
"""

from __future__ import annotations

import datetime as dt
import re

from store.records import Panel
from store.rules.words.wording import capital

COMMISSIONER = "commissioner"
_WORD = re.compile(r"(?:\b(?P<article>[Aa]) )?(?<!cting )(?<!Crime )\b(?P<word>[Cc]ommissioner)\b")
_QUOTED = re.compile(r'("[^"]*"|“[^”]*”)')


def office_word(title: str) -> str:
    """Give the one word for an office by its title: `commissioner`, `mayor`, `acting commissioner`."""
    words = title.casefold()
    word = "mayor" if "mayor" in words else COMMISSIONER
    return f"acting {word}" if words.startswith("acting") else word


def in_office(sentence: str, panel: Panel, day: dt.date) -> str:
    """Give a sentence that speaks of a day with the word for the office on that day; what it quotes stays as it is."""
    word = office_word(panel.commissioner_on(day))
    if word == COMMISSIONER:
        return sentence

    def put(match: re.Match[str]) -> str:
        article, vowel = match["article"], "n" if word[0] in "aeiou" else ""
        said = capital(word) if match["word"][0] == "C" else word
        return f"{article}{vowel} {said}" if article else said

    return "".join(one if one[:1] in {'"', "“"} else _WORD.sub(put, one) for one in _QUOTED.split(sentence))


def office_named(panel: Panel, day: dt.date) -> str:
    """Name the office as a paper does in passing: `the Commissioner`, `the Mayor`, `the Acting Commissioner`."""
    return f"the {office_word(panel.commissioner_on(day)).title()}"


def titles_of(panel: Panel) -> tuple[str, ...]:
    """Give every title that the office has had or will have."""
    return (panel.commissioner, *(one.title for one in panel.later_titles))
