"""The columns of a list: how wide each is, and which of them gives way to a name that needs the room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from screens.kit.present import fit, visible


class Column(NamedTuple):
    """A column: its heading, its width in cells (0: shares what is left, by weight), and whether it is right-aligned.

    `least` is the width of the list below which the column is left out. A name in a `whole` column is never cut while
    its line has room: on that line the columns after it give way.
    """

    title: str
    width: int = 0
    weight: int = 1
    right: bool = False
    least: int = 0
    ink: str = ""
    whole: bool = False


class Cells(NamedTuple):
    """What one record shows: one text a column, and an ink for the whole line if it is out of the ordinary.

    `alone` says that the first text is a sentence, which has the line to itself.
    """

    texts: tuple[str, ...]
    ink: str = ""
    alone: bool = False


_LEAST = 6
"""Cells below which a column that gives way to a name says nothing any more, and is left out on that line."""


def widths_of(columns: Sequence[Column], width: int) -> tuple[int, ...]:
    """Give the width of each column in a list so wide; 0 for one that is left out."""
    shown = [column for column in columns if width >= column.least]
    room = width - 2 - sum(column.width + 1 for column in shown if column.width)
    flexible = [column for column in shown if not column.width]
    room -= len(flexible)
    weights = sum(column.weight for column in flexible) or 1
    widths = []
    for column in columns:
        if column not in shown:
            widths.append(0)
        else:
            widths.append(column.width or max(4, room * column.weight // weights))
    return tuple(widths)


def given_way(columns: Sequence[Column], widths: Sequence[int], texts: Sequence[str]) -> tuple[int, ...]:
    """Give the widths of the columns on one line, where others give a name the room it needs.

    Those that share the room give way first, from the last; states and fixed widths only if that is too little.
    """
    given = list(widths)
    for place, column in enumerate(columns):
        lacks = cell_len(visible(texts[place])) - given[place] if column.whole and given[place] else 0
        after = range(len(given) - 1, place, -1)
        if not 0 < lacks <= sum(given[other] + 1 for other in after if given[other]):
            continue
        for other in sorted(after, key=lambda one: bool(columns[one].width) or columns[one].ink == "flag"):
            if lacks <= 0 or not given[other]:
                continue
            gives = lacks if given[other] - lacks >= _LEAST else given[other] + 1
            given[place] += gives
            given[other] = max(0, given[other] - gives)
            lacks -= gives
    return tuple(given)


def widths_on_line(columns: Sequence[Column], widths: Sequence[int], cells: Cells) -> tuple[int, ...]:
    """Give the widths of the columns on the line of one record."""
    if cells.alone:
        return (sum(width + 1 for width in widths if width) - 1, *(0 for _ in widths[1:]))
    return given_way(columns, widths, cells.texts)


_POINTER = 3
"""The cells before and behind the columns of a list."""
_NARROWEST = 80
"""The width of a list that is not laid out yet."""


def in_lines(key: str, sentences: Iterable[str], width: int) -> Iterator[tuple[str, str]]:
    """Part sentences into lines that a list so wide shows whole, each with an id that begins with a key."""
    room = (width or _NARROWEST) - _POINTER
    for number, sentence in enumerate(sentences):
        for place, line in enumerate(wrap(sentence, room, subsequent_indent="  ")):
            yield f"{key}:{number}:{place}", line


def cell_of(text: str, width: int, right: bool) -> str:
    """Fit a text into a cell, to the left or to the right of it."""
    cell = fit(text, width)
    if right and cell.endswith(" "):
        stripped = cell.rstrip(" ")
        return " " * (len(cell) - len(stripped)) + stripped
    return cell
