"""What was come upon in a file, as it is told: what is to be done about it stands in `rules/words/cures.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, NamedTuple

from store.queries.rows import Row, cell
from store.rules.words.cures import CURES
from store.rules.words.wording import counted, listed

__all__ = ["CURES", "PLACES_NAMED", "FileFinding", "Trace", "TraceCount", "are", "finding_of", "places"]

PLACES_NAMED = 5


class Trace(NamedTuple):
    """One thing come upon: its kind, where in the file in words (empty: the whole of it), and what it is."""

    kind: str
    where: str
    what: str


class FileFinding(Row, frozen=True):
    """One line of what was found in a file."""

    file: Annotated[str, cell("the file as it was named")]
    kind: Annotated[str, cell("stable")]
    where: Annotated[str, cell("where in the file, in words; empty if it concerns the whole of it")]
    sentence: Annotated[str, cell("what it is, and what to do about it", last=True)]


def finding_of(named: str, one: Trace) -> FileFinding:
    """Make the line of a file for something come upon in it."""
    return FileFinding(named, one.kind, one.where, f"{one.what} {CURES[one.kind]}")


def places(one: str, several: Iterable[int | str], named: Callable[[int], str] = str) -> str:
    """Name places by their numbers: `page 2`, `pages 2 to 4 and 9`, `pages 1, 3, 5, 7, 9 and 4 more`.

    `named` gives the name of a number, if it is not the number itself.
    """
    runs = list(_runs(dict.fromkeys(several)))
    ends = [tuple(named(end) if isinstance(end, int) else end for end in run[:2]) for run in runs[:PLACES_NAMED]]
    shown = [first if first == last else f"{first} to {last}" for first, last in ends]
    more = sum(count for _, _, count in runs[PLACES_NAMED:])
    alone = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"{one if alone else f'{one}s'} {listed([*shown, *([f'{more} more'] if more else [])])}"


def _runs(several: Iterable[int | str]) -> Iterator[tuple[int | str, int | str, int]]:
    """Put three or more numbers in a row together, as the first, the last and how many they are."""
    row: list[int | str] = []
    for each in [*several, None]:
        if row and isinstance(each, int) and isinstance(row[-1], int) and each == row[-1] + 1:
            row.append(each)
            continue
        if len(row) > 2:
            yield row[0], row[-1], len(row)
        else:
            yield from ((one, one, 1) for one in row)
        row = [] if each is None else [each]


def are(number: int, noun: str) -> str:
    """Count things at the beginning of a sentence: `1 sheet is`, `3 sheets are`.

    Behind a `|` in a noun stand its words for several, where an s at the end does not make them.
    """
    one, _, several = noun.partition("|")
    told = f"{number:,} {several}" if several and number != 1 else counted(number, one)
    return f"{told} {'is' if number == 1 else 'are'}"


class TraceCount:
    """Counts what is come upon in one part after another of a file, and where; `nouns` words each kind in the singular.

    A noun goes before `is in it`, as it is given to `are`: `tracked insertion`.
    """

    def __init__(self, nouns: Mapping[str, str], unit: str) -> None:
        """Begin with nothing; `unit` is what is counted to say where, such as a paragraph."""
        self._nouns = nouns
        self._unit = unit
        self._met: dict[tuple[str, str], list[int]] = {}

    def add(self, kind: str, part: str, number: int) -> None:
        """Count one thing in a part, at a paragraph or the like of it, from 1; 0 if that is not known."""
        self._met.setdefault((kind, part), []).append(number)

    def traces(self) -> Iterator[Trace]:
        """Give a trace for each kind in each part, in the order in which the first of each was met."""
        for (kind, part), numbers in self._met.items():
            known = [number for number in numbers if number]
            at = places(self._unit, known) if known else ""
            where = ", ".join(one for one in (part, at) if one)
            yield Trace(kind, where, f"{are(len(numbers), self._nouns[kind])} in it.")
