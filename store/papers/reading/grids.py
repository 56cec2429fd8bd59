"""What every file with tables is read into: tables of cells, and what stands beside them and is not read."""

from __future__ import annotations

import datetime as dt

import msgspec


class Cell(msgspec.Struct, frozen=True):
    """One cell: its text with its line ends, and the day or local time it holds if the file says that it is one.

    `continues` says that it is part of the cell above, by a merge over rows or as the rest of a table inside a cell.
    """

    text: str = ""
    day: dt.date | None = None
    time: dt.time | None = None
    continues: bool = False

    @property
    def line(self) -> str:
        """Give the text on one line."""
        return " ".join(self.text.split())


class TableRow(msgspec.Struct, frozen=True):
    """One row; `number` is the row of the sheet, the line of the text or the paragraph of the document, from 1."""

    cells: tuple[Cell, ...]
    number: int

    @property
    def filled(self) -> tuple[int, ...]:
        """Give the places, from 0, of the cells that hold something."""
        return tuple(place for place, cell in enumerate(self.cells) if cell.line or cell.day or cell.time)

    @property
    def line(self) -> str:
        """Give all words of the row on one line."""
        return " | ".join(cell.line for cell in self.cells if cell.line)

    def at(self, place: int | None) -> Cell:
        """Give the cell at a place, from 0; an empty one if there is none."""
        return self.cells[place] if place is not None and place < len(self.cells) else _NOTHING


class Grid(msgspec.Struct, frozen=True):
    """Rows that belong together: a sheet, a table, or `loose` lines that stand in none, each a row of one cell.

    `name` says which it is, such as `sheet Programme`; it is empty where there is only one.
    """

    name: str
    rows: tuple[TableRow, ...]
    loose: bool = False


class Aside(msgspec.Struct, frozen=True):
    """Words of a file that stand in none of its tables, or were read in a way the clerk should know of, and why.

    `line` is counted as the rows of its table are; 0 if it is none in particular.
    """

    text: str
    why: str
    line: int = 0
    table: str = ""


class Content(msgspec.Struct, frozen=True):
    """A file as it was read: its name as the clerk calls it, its tables in their order, and what stands beside them."""

    named: str
    tables: tuple[Grid, ...]
    asides: tuple[Aside, ...] = ()


_NOTHING = Cell()
