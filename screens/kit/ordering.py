"""The lines of a list in the order of one of its columns: dates as dates, numbers as numbers, words as they read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from screens.kit.columns import BETWEEN, Cells, Column
from screens.kit.lines_of import Section
from store.rules.words.dates import MONTHS
from store.rules.words.folding import words_read

_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(month[:3] for month in MONTHS)})[a-z]*(?: (\d{{4}}))?\b")
_NUMBER = re.compile(r"(\d+)")
_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, start=1)}
_POINTER = 2
"""Cells before the first column: the cursor and the mark."""

_Key = tuple[int, tuple[tuple[int, int, str], ...]]


class Order(NamedTuple):
    """By which column the lines stand, and whether the last comes first."""

    column: int
    backwards: bool = False

    def mark(self, column: int) -> str:
        """Give what stands before the heading of a column, where nothing cuts it: the direction of the order."""
        if column != self.column:
            return ""
        return "▼" if self.backwards else "▲"


def next_order(order: Order | None, columns: Sequence[Column], widths: Sequence[int]) -> Order | None:
    """Give the order by the next column that is shown; after the last, None: as the lines were given."""
    shown = (place for place, width in enumerate(widths) if width and columns[place].title)
    return next((Order(place) for place in shown if order is None or place > order.column), None)


def clicked(order: Order | None, columns: Sequence[Column], widths: Sequence[int], x: int) -> Order | None:
    """Give the order by the column at a cell of the headings: the other way round if it is that already, then none."""
    column = _column_at(widths, x)
    if column is None or not columns[column].title:
        return order
    if order is None or order.column != column:
        return Order(column)
    return None if order.backwards else Order(column, backwards=True)


def in_order(sections: Sequence[Section], order: Order, cells: Callable[[str, int], Cells]) -> tuple[Section, ...]:
    """Put the lines of each section in order; those that say nothing in the column stand last either way."""

    def key(section: Section) -> Section:
        texts = {one: cells(one, number).texts for number, one in enumerate(section.ids, start=1)}
        said = {one: text[order.column] if order.column < len(text) else "" for one, text in texts.items()}
        full = sorted((one for one in section.ids if said[one]), key=lambda one: reckoned(said[one]))
        empty = [one for one in section.ids if not said[one]]
        return section._replace(ids=(*(reversed(full) if order.backwards else full), *empty))

    return tuple(map(key, sections))


def reckoned(text: str) -> _Key:
    """Give what a cell is compared by: its date if it begins with one, else its words and numbers in turn."""
    date = _DATE.search(text)
    if date is not None:
        day, month, year = date.groups()
        return 0, ((int(year or 0), _MONTHS[month] * 100 + int(day), ""),)
    pieces = [piece for piece in _NUMBER.split(words_read(text)) if piece]
    return 1, tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)


def _column_at(widths: Sequence[int], x: int) -> int | None:
    """Give the place of the column that stands at a cell; None beside them."""
    start = _POINTER
    for place, width in enumerate(widths):
        if width and start <= x <= start + width:
            return place
        start += width + BETWEEN if width else 0
    return None
