"""The rows of a programme, whatever its columns: each with its date cell, item and comments, and the lines between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from store.papers.programme.reading import columns
from store.papers.reading.grids import Cell, Content, Grid, TableRow
from store.rules.imports import (
    Corrections,
    ImportField,
    ImportLine,
    ImportPlace,
    ImportState,
)
from store.rules.words.folding import words_read
from store.rules.words.printed_dates import printed_date
from store.rules.words.wording import counted

_BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[•\uf0b7*–-]|\()\s*")
_MOST_DATED = 0.6
"""The part of the rows of a table that have a date where each has its own."""
_HEADING = 60
"""The most characters of a line that stands for the date of the lines under it."""


class DraftRow(NamedTuple):
    """One row: its date cell, its item and comments with their line ends, its other fields by name, all of its words.

    `waits` says that a row without a date has no meeting, and does not go on with the one above; `remark` why that was
    read so. `grid` numbers the table it stands in.
    """

    key: str
    place: ImportPlace
    grid: int
    date: Cell
    item: str
    comments: str
    others: Mapping[str, str]
    words: str
    waits: bool = False
    remark: str = ""

    @property
    def theme(self) -> str:
        """Give the themed review under which it waits, if it has a column for that."""
        return self.others.get("theme", "")


class LooseLine(NamedTuple):
    """A line that stands in no table; `first` says that no row stands above it."""

    key: str
    place: ImportPlace
    words: str
    first: bool


class ProgrammeRows:
    """Reads the rows of one file."""

    def __init__(self, number: int, content: Content, corrections: Corrections, kept: Mapping[str, str]) -> None:
        """Begin with a file, the number it has among the others, and what its headings were read as before."""
        self.number = number
        self.content = content
        self.corrections = corrections
        self.kept = kept
        self.rows: list[DraftRow] = []
        self.loose: list[LooseLine] = []
        self.columns: list[ImportLine] = []
        self.headings: dict[str, str] = {}
        self._above = Cell()
        self._read()

    def _read(self) -> None:
        known: tuple[str, ...] | None = None
        tables = [grid for grid in self.content.tables if not grid.loose]
        for place, grid in enumerate(self.content.tables):
            if grid.loose and tables:
                self._lines(place, grid)
                continue
            if grid.loose:
                self.rows += self._pasted(place, grid)
                continue
            headed = columns.heading_of_grid(grid)
            start, read = (headed[0] + 1, headed[1]) if headed else (0, self._without_heading(grid, known))
            if read is None:
                self._loose_rows(place, grid, len(grid.rows))
                continue
            self._loose_rows(place, grid, start - 1)
            heading = grid.rows[start - 1] if headed else None
            known = self._columns(place, grid, heading, read)
            self.rows += _each_dated([*self._table(place, grid, start, known, heading)])

    def _without_heading(self, grid: Grid, known: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """Give the columns of a table without a heading: those of the table that it goes on with, else by its dates.

        Where another table of the file has a heading, one without is no programme by itself: it may list anything.
        """
        wide = max((len(row.cells) for row in grid.rows), default=0)
        if known is not None:
            used = max((row.filled[-1] + 1 for row in grid.rows), default=0)
            return known if 1 < used <= len(known) and not grid.name.startswith("sheet ") else None
        if any(columns.heading_of_grid(other) for other in self.content.tables):
            return None
        cells = [[row.at(place) for row in grid.rows] for place in range(wide)]
        return columns.by_content(grid, [any(_is_date(cell) for cell in column) for column in cells])

    def _at(self, grid: Grid, number: int) -> ImportPlace:
        return ImportPlace(self.content.named, grid.name, number)

    def _key(self, place: int, row: TableRow) -> str:
        return f"{self.number}:{place}:{row.number}"

    def _lines(self, place: int, grid: Grid) -> None:
        """Keep the lines between tables; a date among them heads the tables under it that have no column of dates."""
        for row in grid.rows:
            self.loose.append(LooseLine(self._key(place, row), self._at(grid, row.number), row.line, not self.rows))
            if _is_heading(row.line):
                self._above = row.at(0)

    def _loose_rows(self, place: int, grid: Grid, count: int) -> None:
        for row in grid.rows[: max(0, count)]:
            self.loose.append(LooseLine(self._key(place, row), self._at(grid, row.number), row.line, not self.rows))

    def _pasted(self, place: int, grid: Grid) -> Iterator[DraftRow]:
        """Read lines without any cell: those that are dates stand above their items."""
        date = Cell()
        for row in grid.rows:
            if _is_heading(row.line) and not _BULLET.match(row.line):
                date = row.at(0)
                continue
            if not date.line and not _is_date(row.at(0)):
                self.loose.append(LooseLine(self._key(place, row), self._at(grid, row.number), row.line, first=True))
                continue
            yield DraftRow(
                self._key(place, row), self._at(grid, row.number), place, date, row.at(0).text, "", {}, row.line
            )

    def _columns(self, place: int, grid: Grid, heading: TableRow | None, read: tuple[str, ...]) -> tuple[str, ...]:
        """Settle what each column is read as, with what the clerk said of it now or of the same heading before."""
        settled: list[str] = []
        for column, role in enumerate(read):
            name = heading.at(column).line if heading else ""
            key = f"{self.number}:{place}:column:{column}"
            kept = self.kept.get(words_read(name), role) if name else role
            said = self.corrections[key].values.get("role", kept) if key in self.corrections else kept
            settled.append(said)
            if name and said != kept:
                self.headings[words_read(name)] = said
            used = sum(bool(row.at(column).line) for row in grid.rows) - bool(name)
            if not name and not used:
                continue
            at = self._at(grid, heading.number if heading else 0)
            self.columns.append(_column_line(key, name or f"column {column + 1}", said, used, at))
        return tuple(settled)

    def _table(
        self, place: int, grid: Grid, start: int, read: tuple[str, ...], heading: TableRow | None
    ) -> Iterator[DraftRow]:
        ours = set(read) >= columns.OURS
        again = words_read(heading.line) if heading else ""
        for row in grid.rows[start:]:
            if words_read(row.line) == again:
                continue
            cells = {role: row.at(column) for column, role in reversed([*enumerate(read)]) if role}
            comments = [row.at(column).text for column, role in enumerate(read) if role == columns.COMMENTS]
            others = {
                role: cell.text.strip()
                for role, cell in cells.items()
                if role not in {columns.DATE, columns.ITEM, columns.COMMENTS}
            }
            date = cells.get(columns.DATE, Cell()) if columns.DATE in read else self._above
            waits = ours and not date.line and date.day is None
            item = cells[columns.ITEM].text if columns.ITEM in cells else ""
            said = "\n".join(filter(None, comments))
            at = self._at(grid, row.number)
            if row.filled:
                yield DraftRow(self._key(place, row), at, place, date, item, said, others, row.line, waits)


def _each_dated(rows: list[DraftRow]) -> list[DraftRow]:
    """Let the rows without a date at the end of a table wait, if the others each have their own, repeated or not.

    In a table whose blank date cells go on with the one above, no two neighbours say the same date.
    """
    dated = [place for place, row in enumerate(rows) if _is_date(row.date) and not row.date.continues]
    again = any(
        words_read(one.date.line) == words_read(other.date.line) and other.date.line and not other.date.continues
        for one, other in pairwise(rows)
    )
    blank = [place for place, row in enumerate(rows) if not row.date.line and not row.date.continues]
    if not again or not blank or not dated or blank[0] < dated[-1] or len(dated) < _MOST_DATED * len(rows):
        return rows
    why = "Its row has no date, though each of the others has its own: it waits to be scheduled."
    ended = [row._replace(waits=True, remark=why) if not row.waits else row for row in rows[blank[0] :]]
    return [*rows[: blank[0]], *ended] if all(not row.date.line for row in ended) else rows


def _is_date(cell: Cell) -> bool:
    return cell.day is not None or printed_date(cell.line) is not None


def _is_heading(words: str) -> bool:
    """Say whether a line is short, and a date or a list of suggestions that heads what follows."""
    date = printed_date(words) if len(words) <= _HEADING else None
    return date is not None and not date.several and not words.endswith(".")


def _column_line(key: str, name: str, role: str, used: int, at: ImportPlace) -> ImportLine:
    holds = f"{counted(used, 'cell')} of it {'holds' if used == 1 else 'hold'} something"
    return ImportLine(
        key=key,
        state=ImportState.COLUMN,
        what="column",
        words=name,
        why=f"It is read as: {columns.label_of_role(role)}; {holds}.",
        place=at,
        values={"role": role, "read as": columns.label_of_role(role)},
        fields=(ImportField("role", "Is read as", role, columns.roles()),),
    )
