"""The cells of one sheet, read row by row as they come, so that the largest sheet takes no more memory than a row."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from itertools import pairwise
from typing import IO, Any, Final, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from store.papers.inspecting.parcel import CannotInspectError, S, why_not_xml
from store.papers.inspecting.sheet_styles import SheetStyles
from store.papers.inspecting.traces import Trace, are, places

_AT_A_TIME: Final = 1 << 16
_THIN: Final = 0.5
"""A width in characters, or a height in points, at which nothing is seen."""

_FAR_ROWS, _FAR_COLUMNS = 50, 20
"""So many empty rows or columns before a cell, and nobody scrolls to it."""

_LAST_COLUMN: Final = 16_384
_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_COLUMNS: Final = re.compile(r"\A\$?([A-Z]{1,3}):\$?([A-Z]{1,3})\Z")
_ROWS: Final = re.compile(r"\A\$?(\d{1,7}):\$?(\d{1,7})\Z")
_CELL: Final = re.compile(r"\A([A-Z]{1,3})(\d{1,7})\Z")
_TOO_LONG: Final = 1_048_576
NOUNS: Final = {
    "white-text": "cell in the colour of its ground|cells in the colour of their ground",
    "tiny-text": "cell in letters too small to be seen|cells in letters too small to be seen",
    "hidden-value": "cell in a form that shows nothing|cells in a form that shows nothing",
}


class Region(NamedTuple):
    """Cells from one corner to the other, by row and column from 1."""

    top: int
    left: int
    bottom: int
    right: int


class _Sheet:
    """What is gathered of one sheet."""

    def __init__(self, area: list[Region] | None) -> None:
        self.area = area
        self.data: Element | None = None
        self.hidden_columns: dict[int, bool] = {}
        self.hidden_rows: list[int] = []
        self.grouped = False
        self.filtered = False
        self.scenarios = 0
        self.cells = 0
        self.row = 0
        self.rows_filled: list[int] = []
        self.columns_filled: set[int] = set()
        self.outside: list[str] = []
        self.unseen: dict[str, list[str]] = {}
        self.hidden_filled = 0


def look_through_sheet(
    stream: IO[bytes], where: str, styles: SheetStyles, area: list[Region] | None, most: int
) -> Generator[Trace, None, int]:
    """Give what was come upon in a sheet, and return how many cells were looked at; `area` is what is printed of it.

    Raises CannotInspectError: the part is damaged.
    """
    sheet = _Sheet(area)
    whole = _read(stream, sheet, styles, most)
    yield from _hidden(sheet, where)
    for kind, cells in sheet.unseen.items():
        yield Trace(kind, f"{where}, {places('cell', cells)}", f"{are(len(cells), NOUNS[kind])} in it.")
    if sheet.outside:
        what = f"{are(len(sheet.outside), 'cell')} filled outside what is printed."
        yield Trace("outside-print-area", f"{where}, {places('cell', sheet.outside)}", what)
    yield from _far(sheet, where)
    if sheet.scenarios:
        yield Trace("scenario", where, f"{are(sheet.scenarios, 'scenario')} in it, with values that may not be shown.")
    if not whole:
        yield Trace("not-looked-at", where, f"Only the first {most:,} cells were looked at.")
    return sheet.cells


def _read(stream: IO[bytes], sheet: _Sheet, styles: SheetStyles, most: int) -> bool:
    """Read a sheet; False if it has more cells than are looked at."""
    parser: Any = XMLPullParser(events=("start", "end"))
    try:
        head = stream.read(_AT_A_TIME)
        why_not_xml(head[:4000])
        while head:
            parser.feed(head.replace(b"http://purl.oclc.org/ooxml/spreadsheetml/main", S.strip("{}").encode()))
            for event, element in parser.read_events():
                _meet(event, element, sheet, styles)
            if sheet.cells > most:
                return False
            head = stream.read(_AT_A_TIME)
        parser.close()
    except (ParseError, ValueError, LookupError, zlib.error, zipfile.BadZipFile, EOFError, OSError) as trouble:
        raise CannotInspectError(Trace("damaged", "", "It is damaged: it breaks off or was altered.")) from trouble
    return True


def _meet(event: str, element: Element, sheet: _Sheet, styles: SheetStyles) -> None:
    tag = element.tag
    if event == "start":
        if tag == f"{S}sheetData":
            sheet.data = element
        return
    if tag == f"{S}col":
        _column(element, sheet)
    elif tag == f"{S}row":
        _row(element, sheet, styles)
        if sheet.data is not None:
            sheet.data.remove(element)
    elif tag == f"{S}filterColumn":
        sheet.filtered = True
    elif tag == f"{S}scenario":
        sheet.scenarios += 1


def _column(element: Element, sheet: _Sheet) -> None:
    width = element.get("width")
    if _yes(element.get("hidden")) or (width is not None and float(width) <= _THIN):
        first, last = int(element.get("min", "1")), min(int(element.get("max", "1")), _LAST_COLUMN)
        sheet.hidden_columns.update(dict.fromkeys(range(first, last + 1), False))
        sheet.grouped = sheet.grouped or element.get("outlineLevel", "0") != "0"


def _row(element: Element, sheet: _Sheet, styles: SheetStyles) -> None:
    sheet.row = int(element.get("r", sheet.row + 1))
    height = element.get("ht")
    hidden = _yes(element.get("hidden")) or (height is not None and float(height) <= _THIN)
    filled = False
    column = 0
    for cell in element:
        named = _CELL.match(cell.get("r", ""))
        column = column_number(named[1]) if named else column + 1
        sheet.cells += 1
        if not _has_value(cell):
            continue
        filled = True
        _cell(cell, column, sheet, styles)
    if filled:
        sheet.rows_filled.append(sheet.row)
    if hidden:
        sheet.hidden_rows.append(sheet.row)
        sheet.hidden_filled += filled
        sheet.grouped = sheet.grouped or element.get("outlineLevel", "0") != "0"


def _cell(cell: Element, column: int, sheet: _Sheet, styles: SheetStyles) -> None:
    sheet.columns_filled.add(column)
    if column in sheet.hidden_columns:
        sheet.hidden_columns[column] = True
    name = f"{column_name(column)}{sheet.row}"
    why = styles.why_not_seen(cell.get("s", "0"))
    if why:
        sheet.unseen.setdefault(why, []).append(name)
    if sheet.area is not None and not any(
        one.top <= sheet.row <= one.bottom and one.left <= column <= one.right for one in sheet.area
    ):
        sheet.outside.append(name)


def _has_value(cell: Element) -> bool:
    return any((one.text or "").strip() or len(one) for one in cell)


def _hidden(sheet: _Sheet, where: str) -> Iterator[Trace]:
    if sheet.hidden_rows:
        kind = "filtered-rows" if sheet.filtered else "hidden-rows"
        by = " by a filter" if sheet.filtered else ""
        what = (
            f"{are(len(sheet.hidden_rows), 'row')} hidden{by}; {_holding(sheet.hidden_filled, len(sheet.hidden_rows))}."
        )
        yield Trace(kind, f"{where}, {places('row', sheet.hidden_rows)}", what)
    if sheet.hidden_columns:
        numbers = sorted(sheet.hidden_columns)
        what = f"{are(len(numbers), 'column')} hidden; {_holding(sum(sheet.hidden_columns.values()), len(numbers))}."
        yield Trace("hidden-columns", f"{where}, {places('column', numbers, column_name)}", what)
    if sheet.grouped:
        yield Trace("grouped", where, "Rows or columns of it are folded away in a group.")


def _holding(filled: int, hidden: int) -> str:
    if not filled or hidden == 1:
        return f"{'something' if filled else 'nothing'} stands in {'it' if hidden == 1 else 'them'}"
    return f"something stands in {filled:,} of them"


def _far(sheet: _Sheet, where: str) -> Iterator[Trace]:
    rows = sheet.rows_filled
    row = next((one for before, one in pairwise(rows) if one - before > _FAR_ROWS), 0)
    columns = sorted(sheet.columns_filled)
    column = next((one for before, one in pairwise(columns) if one - before > _FAR_COLUMNS), 0)
    if row or column:
        at = " and ".join([*([f"row {row:,}"] if row else []), *([f"column {column_name(column)}"] if column else [])])
        yield Trace("far-data", f"{where}, {at}", f"Something stands far from the rest, behind {_gap(row, column)}.")


def _gap(row: int, column: int) -> str:
    return f"many empty {'rows' if row else ''}{' and ' if row and column else ''}{'columns' if column else ''}"


def print_areas(workbook: Element) -> dict[int, list[Region]]:
    """Give what is printed of each sheet for which that was set, by the place of the sheet from 0."""
    areas: dict[int, list[Region]] = {}
    for one in workbook.iter(f"{S}definedName"):
        place = one.get("localSheetId", "")
        if one.get("name") == "_xlnm.Print_Area" and place.isdecimal():
            regions = [region for part in (one.text or "").split(",") for region in _region(part.rpartition("!")[2])]
            if regions:
                areas[int(place)] = regions
    return areas


def _region(words: str) -> Iterator[Region]:
    if match := _AREA.fullmatch(words):
        left, top, right, bottom = match.groups()
        yield Region(int(top), column_number(left), int(bottom or top), column_number(right or left))
    elif match := _COLUMNS.match(words):
        yield Region(1, column_number(match[1]), _TOO_LONG, column_number(match[2]))
    elif match := _ROWS.match(words):
        yield Region(int(match[1]), 1, int(match[2]), _LAST_COLUMN)


def column_number(letters: str) -> int:
    """Give the number of a column from 1 by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_name(number: int) -> str:
    """Give the letters of a column by its number from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _yes(value: str | None) -> bool:
    return value in ("1", "true")
