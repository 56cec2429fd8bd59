"""Lists as Word keeps them: where it would print the same labels it counts itself, else they stand as words.

A list is counted by Word if its labels are what Word prints from some number on: 1. 2. 3., (d) (e) (f), ii) iii).
Each has a number of its own in the document, so that none goes on where another ended.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.papers.document import ListBlock
from store.papers.safety import xml_attribute

STEP = 567
"""How far each level is set in, in twentieths of a point: one centimetre."""

BULLETS = ("\N{BULLET}", "\N{EN DASH}", "\N{WHITE BULLET}")

_LABEL = re.compile(r"(?P<before>[^0-9A-Za-z%]*(?:[0-9]+\.)*)(?P<count>[0-9]+|[A-Za-z]+)(?P<after>[^0-9A-Za-z%]*)")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 399
"""Further than this no list of a paper counts in Roman numbers, which keeps `mix` and `civil` words."""


class ListCounting(NamedTuple):
    """How a list is counted: Word's name of the manner, what stands around the number, and where it starts."""

    manner: str
    text: str
    start: int


def counting(block: ListBlock) -> ListCounting | None:
    """Say how Word would count a list; None if it would print other labels, so that they have to stand as words."""
    labels = [entry.label for entry in block.entries]
    if not any(labels):
        return ListCounting("bullet", "", 1)
    parts = [_LABEL.fullmatch(label) for label in labels]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len({(part["before"], part["after"]) for part in known}) > 1:
        return None
    counts = [part["count"] for part in known]
    for manner in ("decimal", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter"):
        start = _number(counts[0], manner)
        if start and counts == [_written(start + place, manner) for place in range(len(counts))]:
            return ListCounting(manner, f"{known[0]['before']}%{{level}}{known[0]['after']}", start)
    return None


def _number(count: str, manner: str) -> int:
    """Give the number that a label stands for; 0 if it is none in that manner."""
    if manner == "decimal":
        return int(count) if count.isdecimal() else 0
    plain = count.lower()
    if count != (plain if manner.startswith("lower") else plain.upper()):
        return 0
    if manner.endswith("Letter"):
        return ord(plain) - ord("a") + 1 if len(plain) == 1 and "a" <= plain <= "z" else 0
    return next((number for number in range(1, _MOST + 1) if _roman(number) == plain), 0)


def _written(number: int, manner: str) -> str:
    """Write a number as Word does: after z it doubles the letter."""
    if manner == "decimal":
        return str(number)
    written = (
        chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if manner.endswith("Letter") else _roman(number)
    )
    return written if manner.startswith("lower") else written.upper()


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


class WordNumbering:
    """The lists of one document: it gives each a number, and the definitions of all of them at the end."""

    def __init__(self, first_definition: int, first_list: int) -> None:
        """Begin behind what the council's own document defines."""
        self._definition, self._list = first_definition, first_list
        self._definitions: dict[tuple[str, str, int, int, int], int] = {}
        self._abstract: list[str] = []
        self._lists: list[str] = []

    def number(self, how: ListCounting, level: int, within: int, hang: int) -> int:
        """Give a new list its number. `within` counts how far it is set in, `hang` is the room for labels."""
        key = (how.manner, how.text, level, within, hang)
        made = self._definitions.get(key)
        if made is None:
            made = self._definitions[key] = self._definition + len(self._definitions)
            self._abstract.append(_definition(made, how, level, (level + within) * STEP, hang))
        number = self._list + len(self._lists)
        self._lists.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{made}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{how.start}"/></w:lvlOverride></w:num>'
        )
        return number

    @property
    def definitions(self) -> str:
        """The definitions, which stand before all lists."""
        return "".join(self._abstract)

    @property
    def lists(self) -> str:
        """The lists, each of one definition and with its own beginning."""
        return "".join(self._lists)


def _definition(number: int, how: ListCounting, level: int, left: int, hang: int) -> str:
    text = BULLETS[level % len(BULLETS)] if how.manner == "bullet" else how.text.replace("{level}", str(level + 1))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{how.manner}"/>'
        f'<w:lvlText w:val="{xml_attribute(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left + hang}" w:hanging="{hang}"/></w:pPr></w:lvl></w:abstractNum>'
    )
