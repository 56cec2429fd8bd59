"""Any list as plain text, csv or json. What the rows hold is decided by the queries, not here."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from store.papers.safety import csv_cell, plain_line
from store.queries.registers import Column, Listing, Value, cell_text

Cell = Value | tuple[str, ...]
"""What a cell holds: a plain value, or several texts."""

SOURCE = Column("source", "Taken from")
"""The column that names the paper a record was taken from."""

_BOM = b"\xef\xbb\xbf"


class Table(msgspec.Struct, frozen=True):
    """Columns and rows of plain values, every row as long as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def listing_table(listing: Listing) -> Table:
    """Make a table of a list, with the id of each record in front and its source at the end."""
    columns = (Column("id", "Id"), *listing.columns, SOURCE)
    return Table(columns, tuple((row.id, *row.values, row.source) for row in listing.rows()))


def text(table: Table) -> bytes:
    """Write a table as plain text: short headings, columns aligned by spaces, one line a row, nothing wrapped.

    The papers that records were taken from are left to csv and json: the lines are long enough without them.
    """
    shown = [(place, column) for place, column in enumerate(table.columns) if column.key != SOURCE.key]
    heads = tuple(column.heading for _, column in shown)
    body = [tuple(_text_cell(row[place]) or column.empty for place, column in shown) for row in table.rows]
    return encoded(aligned([heads, *body]))


def csv(table: Table, *, bom: bool = False) -> bytes:
    """Write a table as csv (RFC 4180, UTF-8): names of columns, ISO dates, no cell that could start a formula.

    `bom` puts the mark in front by which older spreadsheets know UTF-8.
    """
    import csv as writing
    import io

    out = io.StringIO()
    writer = writing.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([[_csv_value(cell) for cell in row] for row in table.rows])
    return (_BOM if bom else b"") + out.getvalue().encode("utf-8", "replace")


def json(table: Table) -> bytes:
    """Write a table as a JSON array of objects, named by the columns' stable names; dates are ISO."""
    keys = [column.key for column in table.columns]
    return json_text([dict(zip(keys, row, strict=True)) for row in table.rows])


def json_text(value: object) -> bytes:
    """Write any plain value as JSON to be read by people too: two spaces a level, a line end at the end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def lines_text(lines: Iterable[tuple[str, str]]) -> bytes:
    """Write labels and texts as `Label: text`, a line each."""
    return encoded([f"{plain_line(label)}: {plain_line(words)}" for label, words in lines])


def encoded(lines: Iterable[str]) -> bytes:
    """Join lines to a text in UTF-8."""
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Align rows of cells in columns two spaces apart. Blanks at the end of a line are left off."""
    clean = [tuple(plain_line(cell) for cell in row) for row in rows]
    widths = [max(map(width, column)) for column in zip(*clean, strict=True)] if clean else []
    lines = []
    for row in clean:
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
    return lines


def width(line: str) -> int:
    """Count the columns a line takes on a terminal: wide letters and emoji two, accents and joiners none."""
    if line.isascii():
        return len(line)
    return sum(_columns(char) for char in line)


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _text_cell(cell: Cell) -> str:
    return "; ".join(cell) if isinstance(cell, tuple) else cell_text(cell)


def _csv_value(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    return csv_cell(_text_cell(cell))
