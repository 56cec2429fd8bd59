"""Contact details in the forms in which people write them: every number, mail address and line, brought to one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

BETWEEN: Final = r"[\s().\-/\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff]"
"""What people and programs put between the figures of a number, seen or not."""

ABROAD: Final = rf"(?:(?:\+|00){BETWEEN}{{0,3}}44{BETWEEN}{{0,3}}(?:0{BETWEEN}{{0,3}})?|0)"
"""How a British number begins, from abroad and at home: +44 (0), 0044, +44, 0."""

_NUMBER: Final = re.compile(rf"\+?\(?\d(?:{BETWEEN}{{0,3}}\d)+")
_BEGINNING: Final = re.compile(r"\A(?:0044|44(?=\d{9,10}\Z))0?|\A0")
_FIGURES: Final = re.compile(r"\D")
_MAIL: Final = re.compile(r'(?:"[^"\n]+"|[^\s<>,;:"()\[\]]+)@[^\s<>,;:"()\[\]]+')
_LINE: Final = re.compile(r"[\n,;]")
_NUMBERED: Final = re.compile(r"\d+ ?[A-Za-z]? \D*[^\W\d]{2}")
_OF_STREETS: Final = re.compile(
    r"\b(?:street|st|road|rd|lane|close|avenue|ave|drive|way|court|gardens?|grove|place|terrace|crescent|rise|hill|row"
    r"|square|walk|mews|park|parade|green|end|side|view|wharf|quay|yard|house|cottages?|farm|lodge|hall|barn|flats?"
    r"|buildings?|mill|villas?|rectory|vicarage|manor|bungalow|c/o|po box)\b\.?$"
)
"""Words with which the names of streets and houses end."""
_LEAST: Final = 2


def numbers_in(value: str) -> Iterator[str]:
    """Give the figures of each telephone number in what was typed as one, without what stands for the country or 0."""
    for match in _NUMBER.finditer(value):
        figures = _BEGINNING.sub("", _FIGURES.sub("", match[0]))
        if len(figures) >= _LEAST:
            yield figures


def mails_in(value: str) -> Iterator[str]:
    """Give each mail address in what was typed as one, in small letters: as typed, and as mail systems know it."""
    for match in _MAIL.finditer(value):
        address = match[0].rstrip(".").casefold()
        yield address
        local, _, domain = address.rpartition("@")
        try:
            known = f"{local}@{domain.encode('idna').decode()}"
        except UnicodeError:
            continue
        if known != address:
            yield known


def towns_in(lines: Sequence[str]) -> frozenset[int]:
    """Say which lines of a postal address name a town or county, by their place: `1` of `14 Quarry Rise`, `Corrow`.

    Those that no figure stands in, behind a house with its number and street; where the house has a name, the last of
    three or more. What ends as streets and houses do is none; in doubt a line is the address of somebody.
    """
    no_figure = (at for at, line in enumerate(lines) if not any(map(str.isdigit, line)))
    plain = [at for at in no_figure if not _OF_STREETS.search(lines[at].casefold())]
    numbered = next((at for at, line in enumerate(lines) if _NUMBERED.match(line)), len(lines))
    named = [at for at in plain[-1:] if at > 1]
    return frozenset([at for at in plain if at > numbered] or named)


def lines_in(value: str) -> tuple[str, ...]:
    """Give the lines of a postal address, whether it was typed in several or in one with commas."""
    return tuple(line for part in _LINE.split(value) if (line := " ".join(part.split())))
