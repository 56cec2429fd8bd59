"""Whether somebody may ask: how they are tied to the panel's area, and whether the place they name lies in it.

A tie that names a place of the area passes. Whatever is not known (no place, another place, a tie of the past, no words
for the area) is for the clerk to judge: it is never taken as a refusal, nor as an acceptance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.records import Asker, Panel
from store.rules.words.folding import words_read
from store.rules.words.wording import either, quoted

_TIES = {
    "live": ("lives", r"\bliv(?:es?|ing)\b|\bresid|\bhome\b"),
    "work": ("works", r"\bwork(?:s|ing)?\b|\bemploy|\bbusiness"),
    "study": ("studies", r"\bstud(?:y|ies|ying|ent)"),
    "represent": ("represents someone", r"\brepresent"),
    "electors": ("is on the electoral register", r"\belect|\bvot(?:e|es|er|ing)\b|\bregister"),
    "area": ("is of the area", r"\bliv(?:es?|ing)\b|\bresid|\bhome\b|\bwork(?:s|ing)?\b|\bof\b"),
}
"""Each tie of a scheme with its words and how a connection speaks of it, in the present."""

_NAMED_WITHOUT = frozenset({"represent", "area", "electors"})
"""The ties whose place may follow without a word such as `in`: `represents Oakham Town Council`."""

_DOUBTS = re.compile(
    r"\b(?:not|nor|never|no longer|neither|formerly|former|previously|once|used to|until|ex|lived|worked|studied|"
    r"outside|near|nearby|beyond|moved|moving|from|hopes|wants|wishes|may|might|will|would|plans|was|were|had|"
    r"doesnt|dont|isnt|wasnt|if|or)\b|"
    r"\b(?:family|relatives?|mother|father|parents?|wife|husband|partner|sons?|daughters?|children|brothers?|sisters?|"
    r"grandparents|friends?) (?:who |all |both |still )*(?:live|work|stud|resid|is|are)"
)
"""Words after which a tie is not said to hold now, or not there, or is somebody else's."""

_ENDS = re.compile(r"(?: (?:city(?: centre)?|town(?: centre)?|county|borough|district|area|england|wales|uk))*"
                   r"(?: [a-z]{1,2}\d[a-z\d]?(?: ?\d[a-z]{2})?)?")  # fmt: skip
"""What may still follow the word of the area in a place: not `Road`, not the name of another country."""

_COUNTRIES = frozenset({"england", "wales", "uk", "united kingdom", "great britain"})

_PLACE = re.compile(r"\b(?:in|at|within|across|throughout|around)\b")
_CLAUSES = re.compile(
    r"[;.\n]|\b(?:but|while)\b|\b(?:and|also)\b(?= (?:also )?(?:liv|resid|work|stud|employ|represent|is |am |runs))",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"^(?:the )?(?:royal |london |metropolitan )*(?:city|borough|county|district) (?:and county )?(?:borough )?of |"
    r"^cyngor |(?: (?:city|county|borough|district|metropolitan|unitary|combined))* (?:council|authority)$"
)


class Eligibility(NamedTuple):
    """What can be said of an asker: whether the rule is plainly met, and why; if not, it is for the clerk."""

    met: bool
    why: str


def eligibility(panel: Panel, ties: tuple[str, ...], asker: Asker) -> Eligibility:
    """Judge how an asker is tied to the panel's area by what is recorded, for the ties that a scheme asks for."""
    known = [_TIES.get(code, (code, re.escape(code))) for code in ties]
    rule = f"The asker must be someone who {either([words for words, _ in known])} in the panel's area"
    if ties == ("electors",):
        rule = "The asker must be on the electoral register in the panel's area"
    said = asker.connection
    if not said.strip():
        where = f"; only the locality is recorded, {asker.locality}" if asker.locality.strip() else ""
        return Eligibility(False, f"{rule}{where or '; nothing is recorded about that'}.")
    places = area_words(panel)
    if not places:
        return Eligibility(False, f"{rule}; recorded is: {said}. The words for the area are not set.")
    for clause in _CLAUSES.split(said):
        place = _named_place(clause or "", ties, asker, places)
        if place:
            return Eligibility(True, f"{rule}: {said} ({quoted(place)} is of the area).")
    return Eligibility(False, f"{rule}; recorded is: {said}. Whether that is in the area is for you.")


def _named_place(clause: str, ties: tuple[str, ...], asker: Asker, places: dict[str, str]) -> str:
    """Give the word of the area that a clause ties somebody to, in the present; empty if it does not plainly."""
    words = words_read(clause)
    if _DOUBTS.search(words):
        return ""
    for code in ties:
        tie = re.search(_TIES.get(code, ("", re.escape(code)))[1], words)
        if tie is None:
            continue
        after = _PLACE.search(words, tie.start())
        if after is None and code == "live" and asker.locality.strip() and "," not in clause:
            bare = re.fullmatch(r"(?:a |is a |i am a )?(?:local )?(?:lives?(?: (?:here|there))?|resident)", words)
            return _last_place(asker.locality, places) if bare else ""
        if after is None and code not in _NAMED_WITHOUT:
            after = re.search(r"\b(?:resident|student|home) of\b", words)
        if after is not None:
            place = _last_place(_typed_after(clause, words[: after.end()]), places)
        else:
            place = _last_place(clause, places) if code in _NAMED_WITHOUT else ""
        if place:
            return place
    return ""


def _typed_after(clause: str, read: str) -> str:
    """Give what was typed after so many words of a clause, with its commas."""
    return " ".join(clause.replace("-", " ").split()[len(read.split()) :])


def _last_place(text: str, places: dict[str, str]) -> str:
    """Give the word of the area in the last part of a place between commas, which is the widest; empty if it has none.

    A street or a house that has the name of a place lies anywhere, and New York is not York.
    """
    parts = [words_read(part) for part in text.split(",") if part.strip()]
    while len(parts) > 1 and parts[-1] in _COUNTRIES:
        parts.pop()
    last = parts[-1] if parts else ""
    for read, word in places.items():
        for match in re.finditer(rf"(?<!\w){re.escape(read)}(?!\w)", last):
            before = last[: match.start()].split()[-1:]
            if _ENDS.fullmatch(last[match.end() :]) and before != ["new"]:
                return word
    return ""


def area_words(panel: Panel) -> dict[str, str]:
    """Give the words for a panel's area as they read, each with its spelling: those set, and those of its councils."""
    named = [word for word in panel.area if word.strip()]
    named += [place for council in panel.councils for place in _places_of(council.name)]
    return {words_read(word): word for word in sorted(named, key=len, reverse=True)}


def _places_of(council: str) -> Iterator[str]:
    """Give the places that a council is named after: `Hinckley & Bosworth`, `Hinckley` and `Bosworth`."""
    whole = council.strip()
    match = _COUNCIL.search(whole.casefold())
    while match is not None and match.group():
        whole = (whole[: match.start()] + whole[match.end() :]).strip()
        match = _COUNCIL.search(whole.casefold())
    parts = [part.strip() for part in re.split(r" (?:and|&) ", whole)]
    yield from (part for part in dict.fromkeys([whole, *parts]) if part)
