"""A table in the pane: rows under their headings, for what would be a paragraph of dates otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Self

from rich.cells import cell_len

from screens.kit.present import fit, wrapped

_BETWEEN = "  "
_LEAST = 18
"""The cells below which the first column takes those of the last, which says the least."""


class Table(str):
    """A text that is drawn as columns. Read as a text it is a line for each row.

    The first column takes the room that the others leave and goes over several lines; it is headed by the label of its
    field. `inks` are the inks of the rows.
    """

    __slots__ = ("heads", "inks", "rows")
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    inks: tuple[str, ...]

    def __new__(cls, heads: Sequence[str], rows: Sequence[Sequence[str]], inks: Sequence[str] = ()) -> Self:
        """Make a table of rows of equal length; `heads` are those of the columns after the first."""
        made = super().__new__(cls, "\n".join(" · ".join(cell for cell in row if cell) for row in rows))
        made.heads, made.rows, made.inks = tuple(heads), tuple(map(tuple, rows)), tuple(inks)
        return made

    def lines(self, label: str, width: int) -> list[tuple[tuple[str, str], ...]]:
        """Draw it in so many cells: lines of pieces of text, each with its ink."""
        number = len(self.heads) + 1
        widths = self._widths(number, width)
        if widths[0] < _LEAST and number > 2:
            number -= 1
            widths = self._widths(number, width)
        drawn: list[tuple[tuple[str, str], ...]] = [((self._line((label, *self.heads), widths), "muted"),)]
        for row, ink in zip_longest(self.rows, self.inks, fillvalue=""):
            first, *rest = wrapped(row[0], widths[0])
            drawn.append(((self._line((first, *row[1:]), widths), ink),))
            drawn += [((fit(line, widths[0]), ink),) for line in rest]
        return drawn

    def _widths(self, number: int, width: int) -> list[int]:
        columns = zip(self.heads, *(row[1:] for row in self.rows), strict=True)
        others = [max(map(cell_len, column)) for column in columns][: number - 1]
        return [max(1, width - sum(others) - len(_BETWEEN) * len(others)), *others]

    @staticmethod
    def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
        return _BETWEEN.join(fit(cell, width) for cell, width in zip(cells, widths, strict=False)).rstrip()
