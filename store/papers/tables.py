"""Any list as plain text, csv or json. What the rows hold, and what each column is called, their type says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from store.papers.safety import csv_cell, plain_line
from store.queries.rows import Column, Row, Value, cell_text, shown
from store.rules.words.text import cleaned

_BOM = b"\xef\xbb\xbf"
_TO_CLEAN = re.compile(
    rb"\\u00[01]|\\[bfr]|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c"
)
"""What JSON may hold of control signs and marks of direction, as UTF-8 and as it writes them."""


def text(kind: type[Row], rows: Iterable[Row], *, private: bool = False) -> bytes:
    """Write a list as plain text: short headings, columns aligned by spaces, one line a row, nothing wrapped.

    What is long stands at the end of the line.
    """
    order = text_order(kind, private=private)
    return encoded(aligned([tuple(column.heading for column in order), *(text_cells(order, row) for row in rows)]))


def text_order(kind: type[Row], *, private: bool = False) -> tuple[Column, ...]:
    """Give the columns of a list in the order of its text: those that are long at the end."""
    return tuple(sorted(shown(kind, private=private), key=lambda column: column.last))


def text_cells(order: Iterable[Column], row: Row) -> tuple[str, ...]:
    """Word the cells of a row."""
    return tuple(cell_text(getattr(row, column.words)) or column.empty for column in order)


def csv(kind: type[Row], rows: Iterable[Row], *, bom: bool = False, private: bool = False) -> bytes:
    """Write a list as csv (RFC 4180, UTF-8): names of columns, ISO dates, no cell that could start a formula.

    `bom` puts the mark in front by which older spreadsheets know UTF-8.
    """
    import csv as writing
    import io

    order = shown(kind, private=private)
    out = io.StringIO()
    writer = writing.writer(out, lineterminator="\r\n")
    writer.writerow([column.csv for column in order])
    writer.writerows([[_csv_value(getattr(row, column.field)) for column in order] for row in rows])
    return (_BOM if bom else b"") + out.getvalue().encode("utf-8", "replace")


def csv_columns(kind: type[Row], file: str) -> bytes:
    """Describe the columns of a csv file as CSV on the Web has it: names, what each holds, of which type.

    `file` is its name. The description stands beside it as FILE-metadata.json, where programs look for it.
    """
    types = msgspec.json.schema_components([kind])[1][kind.__name__]["properties"]
    columns = [_described(column, types[column.name]) for column in shown(kind)]
    return json_text(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
            "url": file,
            "dc:description": (kind.__doc__ or "").partition("\n")[0],
            "dialect": {"encoding": "utf-8", "header": True},
            "tableSchema": {"columns": columns},
        }
    )


def _described(column: Column, told: dict[str, Any]) -> dict[str, Any]:
    """Describe one column; lists of several texts stand in a cell with semicolons between them."""
    ways = told.get("anyOf", [told])
    kind = next((way for way in ways if way.get("type") != "null"), told)
    datatype = "date" if kind.get("format") == "date" else {"integer": "integer"}.get(kind.get("type", ""), "string")
    described: dict[str, Any] = {
        "name": column.csv,
        "titles": column.csv,
        "dc:title": column.heading,
        "datatype": datatype,
    }
    if told.get("description") or kind.get("description"):
        described["dc:description"] = told.get("description") or kind.get("description")
    return described | ({"separator": "; "} if kind.get("type") == "array" else {})


def json(kind: type[Row], rows: Iterable[Row], *, private: bool = False) -> bytes:
    """Write a list as a JSON array of objects, named by the columns' stable names; dates are ISO."""
    return json_text([json_object(kind, row, private=private) for row in rows])


def json_object(kind: type[Row], row: Row, *, private: bool = False) -> dict[str, object]:
    """Give one row as it stands in JSON."""
    return {column.name: getattr(row, column.field) for column in shown(kind, private=private)}


def json_text(value: object) -> bytes:
    """Write any plain value as JSON to be read by people too: two spaces a level, a line end at the end."""
    try:
        text = msgspec.json.encode(value)
    except UnicodeEncodeError:  # half a character, which a damaged paste may hold and no JSON can
        text = msgspec.json.encode(_clean(msgspec.to_builtins(value)))
    if _TO_CLEAN.search(text):
        text = msgspec.json.encode(_clean(msgspec.json.decode(text)))
    return msgspec.json.format(text, indent=2) + b"\n"


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return cleaned(value).encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return {name: _clean(one) for name, one in value.items()} if isinstance(value, dict) else value


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
    """Count the columns a line takes on a terminal, by the function that measures the screens.

    It is asked only for what is not ASCII, because loading it takes 5 ms that a plain list need not wait for.
    """
    if line.isascii():
        return len(line)
    from rich.cells import cell_len

    return cell_len(line)


def _csv_value(value: Value) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return csv_cell(cleaned(cell_text(value)))
