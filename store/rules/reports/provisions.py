"""Provisions as a formal report names them, with the short names it uses for the law."""

from __future__ import annotations

import re

from store.rules.law.citations import cite
from store.rules.law.cited import PRECEPTS, PRSRA
from store.rules.words.wording import listed

_NAMES = {PRSRA: "the 2011 Act", PRECEPTS: "the 2012 Regulations"}
_SCHEDULE = re.compile(r"^Sch (?P<schedule>\d+) (?P<word>paras?|Part) (?P<place>.+)$")
_WORDS = {"para": "paragraph", "paras": "paragraphs", "Part": "Part", "reg": "regulation", "regs": "regulations"}


def provisions(*codes: str) -> str:
    """Name provisions in a sentence, by their codes: `paragraph 4 of Schedule 5 to the 2011 Act`.

    Those of one Act, Schedule or instrument stand together, in the order of the codes.
    """
    places: dict[str, list[str]] = {}
    for code in codes:
        place, of = _formal(cite(code))
        places.setdefault(of, []).append(place)
    return listed([f"{_together(each)}{of}" for of, each in places.items()])


def _together(places: list[str]) -> str:
    """List places of one kind under one word: `paragraphs 3 and 4`. A whole regulation names its parts as well."""
    places = [one for one in places if not any(one.startswith(f"{whole}(") for whole in places)]
    words = {place.partition(" ")[0] for place in places}
    if len(places) == 1 or len(words) > 1 or not words <= {"paragraph", "regulation", "section"}:
        return listed(places)
    return f"{words.pop()}s {listed([place.partition(' ')[2] for place in places])}"


def _formal(cited: str) -> tuple[str, str]:
    for name, short in _NAMES.items():
        if cited.startswith(name):
            return _place(cited.removeprefix(name).strip(), short)
    return cited, ""


def _place(place: str, act: str) -> tuple[str, str]:
    """Write a place out, and what it is of: `Sch 5 para 3` as `paragraph 3` and ` of Schedule 5 to the 2011 Act`."""
    schedule = _SCHEDULE.match(place)
    if schedule:
        return f"{_WORDS[schedule['word']]} {schedule['place']}", f" of Schedule {schedule['schedule']} to {act}"
    if place.startswith("s."):
        return f"section {place.removeprefix('s.')}", f" of {act}"
    word, _, rest = place.partition(" ")
    return f"{_WORDS.get(word, word)} {rest}", f" of {act}"


def introduced(sentence: str, *, regulations: bool) -> str:
    """Give a sentence in which the short names of the law are explained where they first stand, or behind it.

    `regulations` says that the report goes on to name the Regulations, which then are explained in any case.
    """
    behind = []
    for name, short in _NAMES.items():
        if short in sentence:
            sentence = sentence.replace(short, f"the {name} (“{short}”)", 1)
        elif name == PRSRA or regulations:
            behind.append(f"“{short}” {'is' if name == PRSRA else 'are'} the {name}")
    return f"{sentence} In this report {listed(behind)}." if behind else sentence
