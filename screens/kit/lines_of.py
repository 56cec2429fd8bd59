"""Which line of a list shows what: worked out from the sections when asked for, never written down line by line."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from store.queries.words.short import count

NOTHING, HEADING, GAP = -1, -2, -3
"""What a line shows if not a record: the words of an empty section, a heading, or the blank line before one."""


class Section(NamedTuple):
    """A heading with the ids under it. `aside` stands at the right end; `empty` is said when there are no ids.

    Where `aside` says how many lines there are, and nothing else, it is `counted`.
    """

    key: str
    title: str
    ids: tuple[str, ...]
    aside: str = ""
    empty: str = ""
    counted: bool = False

    def narrowed(self, ids: tuple[str, ...]) -> Section:
        """Give it with those of its ids that a filter leaves, and of how many if it counts them: `4 of 15 findings`."""
        if len(ids) == len(self.ids):
            return self  # made anew it takes 5 ms of a letter at 100,000 records
        return self._replace(ids=ids, aside=f"{len(ids)} of {self.aside}" if self.counted else self.aside)


def counting(key: str, title: str, ids: tuple[str, ...], noun: str, empty: str = "") -> Section:
    """Make a section that says how many there are under its heading."""
    return Section(key, title, ids, count(len(ids), noun), empty, counted=True)


class LinesOf:
    """The lines of some sections, numbered from 0: a blank line between sections, headings, records."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        """Count the lines of each section."""
        self.sections = sections
        ends = accumulate(_lead(number, section) + max(1, len(section.ids)) for number, section in enumerate(sections))
        self._starts = [0, *ends]

    def __len__(self) -> int:
        """Count all lines."""
        return self._starts[-1]

    def at(self, line: int) -> tuple[int, int] | None:
        """Give the number of the section and the place in it (or NOTHING, HEADING, GAP); None past either end."""
        if not 0 <= line < len(self):
            return None
        number = bisect_right(self._starts, line) - 1
        section = self.sections[number]
        place = line - self._starts[number] - _lead(number, section)
        if place >= 0:
            return number, place if section.ids else NOTHING
        return number, HEADING if place == -1 and section.title else GAP

    def line_of(self, record_id: str) -> int | None:
        """Give the line of a record; None if it is not listed."""
        for number, section in enumerate(self.sections):
            if record_id in section.ids:
                return self.first_of(number) + section.ids.index(record_id)
        return None

    def first_of(self, number: int) -> int:
        """Give the line of the first record of a section, or of the words that stand in its place."""
        return self._starts[number] + _lead(number, self.sections[number])

    def number_of(self, key: str | None) -> int | None:
        """Give the number of the section with a key; None if there is none."""
        return next((number for number, section in enumerate(self.sections) if section.key == key), None)

    def can_stand(self, line: int) -> bool:
        """Say whether the cursor can stand on a line."""
        spot = self.at(line)
        return spot is not None and spot[1] >= NOTHING

    def nearest(self, line: int, step: int) -> int:
        """Give the nearest line the cursor can stand on, looking in the direction of `step` (1 or -1) first."""
        for direction in (step, -step):
            candidate = max(0, min(line, len(self) - 1))
            while 0 <= candidate < len(self):
                if self.can_stand(candidate):
                    return candidate
                candidate += direction
        return 0


def next_in_place(before: LinesOf, after: LinesOf, key: str, here: str | None) -> str | None:
    """Give the record on which the cursor stays when a list is shown anew: `here`, if that is under its heading still.

    Otherwise the one that stood next below it under that heading, else next above; of those under other headings only
    where none is left there. `key` is that of the heading it was under; what went to another is not followed.
    """
    number = after.number_of(key)
    if number is not None and here in after.sections[number].ids:
        return here
    stays = {section.key: frozenset(section.ids) for section in after.sections}
    lines = [(section.key, one) for section in before.sections for one in section.ids or ("",)]
    place = next((at for at, line in enumerate(lines) if line == (key, here or "")), 0)
    ways = (*lines[place:], *reversed(lines[:place]))
    ways = (*(one for one in ways if one[0] == key), *ways)
    return next((one for under, one in ways if one in stays.get(under, ())), here)


def _lead(number: int, section: Section) -> int:
    """Count the lines of a section before its first record."""
    return (1 if number else 0) + (1 if section.title else 0)
