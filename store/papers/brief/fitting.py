"""What of a brief stands on its two pages: lists are cut from their ends, the longest first, and say what is left."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from store.papers.document import ListEntry, plain

PAGES = 2


class PageRoom(NamedTuple):
    """A page: how many lines it has, how many letters a line has, and how many lines a heading takes with its room.

    `head` are the lines at the head of the brief besides its title and what it is about.
    """

    lines: int
    width: int
    heading: int
    head: int


TEXT = PageRoom(lines=58, width=66, heading=2, head=2)
"""A page of A4 in eleven point with usual margins, no wider than the window on a screen of 80: nothing wraps twice."""

PRINT = PageRoom(lines=40, width=78, heading=3, head=4)
"""A page of A4 in Arial of twelve point with the margins of the house, reckoned for its average letter."""

_SHORTEST = 80


class BriefPart(NamedTuple):
    """A part of the brief: its heading, its entries, and where what is cut off can be read.

    `kept` parts are cut only when no other can be; `spoken` ones are words to be read out, and no list. `left` says
    what was cut off.
    """

    heading: str
    entries: tuple[ListEntry, ...]
    elsewhere: str = ""
    kept: bool = False
    spoken: bool = False
    left: str = ""


def fitted(parts: list[BriefPart], page: PageRoom, head: tuple[str, ...]) -> list[BriefPart]:
    """Cut entries off until the parts fit on the pages below what stands at their head; then words, if need be."""
    room = PAGES * page.lines - page.head - sum(len(_lines(text, page)) for text in head)
    shown = list(parts)
    sizes = [_size(part, page) for part in shown]
    while sum(sizes) > room and (at := _longest(shown, sizes)) is not None:
        shown[at] = _cut(parts[at], len(shown[at].entries) - 1)
        sizes[at] = _size(shown[at], page)
    while sum(sizes) > room and (place := _wordiest(shown)) is not None:
        at, entry = place
        shown[at] = _shortened(shown[at], entry)
        sizes[at] = _size(shown[at], page)
    return shown


def _longest(parts: list[BriefPart], sizes: list[int]) -> int | None:
    """Give the part that can best lose an entry: the longest of those not kept, else of those that are."""
    for kept in (False, True):
        able = [at for at, part in enumerate(parts) if part.kept is kept and len(part.entries) > 1]
        if able:
            return max(able, key=lambda at: sizes[at])
    return None


def _cut(part: BriefPart, number: int) -> BriefPart:
    left = len(part.entries) - number
    where = f": secretariat {part.elsewhere}" if part.elsewhere else ""
    return part._replace(entries=part.entries[:number], left=f"- and {left} more{where}")


def _wordiest(parts: list[BriefPart]) -> tuple[int, int] | None:
    """Give the entry with the most words, by its part and place in it, if it can be shortened."""
    places = [(at, place) for at, part in enumerate(parts) for place in range(len(part.entries))]
    longest = max(places, key=lambda one: len(plain(parts[one[0]].entries[one[1]].words)), default=None)
    if longest is None or len(plain(parts[longest[0]].entries[longest[1]].words)) <= _SHORTEST:
        return None
    return longest


def _shortened(part: BriefPart, place: int) -> BriefPart:
    entry = part.entries[place]
    words = plain(entry.words)
    short = ListEntry(f"{words[: max(len(words) // 2, _SHORTEST - 2)].rstrip()} …", entry.label)
    left = part.left or "- words were left out: secretariat show brief --format json"
    return part._replace(entries=(*part.entries[:place], short, *part.entries[place + 1 :]), left=left)


def _size(part: BriefPart, page: PageRoom) -> int:
    entries = sum(len(_lines(f"{one.label or '-'} {plain(one.words)}", page)) for one in part.entries)
    return page.heading + entries + bool(part.left)


def _lines(text: str, page: PageRoom) -> list[str]:
    """Give the lines that an entry takes."""
    first, *rest = text.split("\n")
    lines = textwrap.wrap(" ".join(first.split()), page.width, subsequent_indent="    ") or [""]
    for line in rest:
        lines += textwrap.wrap(line, page.width, initial_indent="    ", subsequent_indent="    ") or [""]
    return lines
