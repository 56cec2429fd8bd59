"""A spreadsheet read into tables: xlsx, xls and ods, a table for each sheet that is shown."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from store.papers.reading.grids import Aside, Cell, Content, Grid, TableRow
from store.problems import Problem, Refused
from store.rules.words.text import cleaned
from store.rules.words.wording import counted

LARGEST_UNPACKED = 200_000_000
"""The most bytes that the parts of a spreadsheet may unpack to."""

_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
_SAVE = "Open it in the spreadsheet program, and save it anew as xlsx or csv."
_MIDNIGHT = dt.time(0, 0)
_COMMENTS = re.compile(r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_tables(data: bytes, named: str) -> Content:
    """Read a spreadsheet: a table for each sheet that is shown, in order; hidden sheets are named and not read.

    Raises Refused: it is damaged, protected by a password, or far too large.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    _check(data, named)
    book = _open(data, named)
    try:
        tables: list[Grid] = []
        asides: list[Aside] = []
        several = len(book.sheet_names) > 1
        for about in book.sheets_metadata:
            part = f"sheet {about.name}" if several else ""
            sheet = book.get_sheet_by_name(about.name) if about.typ == SheetTypeEnum.WorkSheet else None
            if sheet is None:
                asides.append(Aside(about.name, "This sheet holds no cells (a chart or a program), and was not read."))
            elif about.visible != SheetVisibleEnum.Visible:
                if sheet.height:
                    why = f"This sheet is hidden and was not read; it has {counted(sheet.height, 'row')}."
                    asides.append(Aside(about.name, why))
            else:
                tables.append(Grid(part, tuple(_rows(sheet, named))))
        asides += _comments(data)
    except Exception as trouble:  # the library has a kind of error for each format and each way to be damaged
        raise trouble if isinstance(trouble, Refused) else _damaged(named) from trouble
    return Content(named, tuple(tables), tuple(asides))


def _open(data: bytes, named: str) -> Any:
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as trouble:
        cure = "Open it with the password, take the password off, and save it again."
        raise Refused(Problem("read.password", f"{named} is protected by a password.", cure, "file")) from trouble
    except Exception as trouble:  # as above
        raise _damaged(named) from trouble


def _damaged(named: str) -> Refused:
    return Refused(Problem("read.damaged", f"{named} is a spreadsheet that cannot be read.", _SAVE, "file"))


def _check(data: bytes, named: str) -> None:
    """Refuse what unpacks to far too much before it is unpacked."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as trouble:
        raise _damaged(named) from trouble
    if size > LARGEST_UNPACKED:
        sentence = f"{named} unpacks to far more than a table can be."
        raise Refused(Problem("read.large", sentence, "Put the table alone in a file.", "file"))


def _rows(sheet: Any, named: str) -> Iterator[TableRow]:
    """Give the rows that hold something. Raises Refused if there are far too many."""
    values = sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS + 1)
    if len(values) > _MOST_ROWS:
        sentence = f"{named} has far more rows than a table of a panel."
        raise Refused(Problem("read.large", sentence, "Put the table alone in a file.", "file"))
    merged = _merged(sheet.merged_cell_ranges or ())
    for number, row in enumerate(values, start=1):
        cells = tuple(
            _cell(value, continues=(number - 1, place) in merged) for place, value in enumerate(row[:_MOST_COLUMNS])
        )
        read = TableRow(cells, number)
        if read.filled:
            yield read


def _merged(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> set[tuple[int, int]]:
    """Give the cells that are the lower part of a merge, by row and column from 0."""
    return {
        (row, column)
        for (top, left), (bottom, right) in ranges
        for row in range(top + 1, min(bottom, _MOST_ROWS) + 1)
        for column in range(left, min(right, _MOST_COLUMNS) + 1)
    }


def _cell(value: object, *, continues: bool) -> Cell:
    """Make a cell of a value: days and times stay what they are, a whole number is written without a fraction."""
    if isinstance(value, dt.datetime):
        time = value.time().replace(microsecond=0)
        return Cell(value.strftime("%Y-%m-%d"), value.date(), time if time != _MIDNIGHT else None, continues)
    if isinstance(value, dt.date):
        return Cell(value.isoformat(), value, None, continues)
    if isinstance(value, dt.time):
        return Cell(value.strftime("%H:%M"), None, value, continues)
    if isinstance(value, dt.timedelta):
        return Cell(str(value), None, None, continues)
    if isinstance(value, bool):
        return Cell("yes" if value else "no", None, None, continues)
    if isinstance(value, float) and value.is_integer():
        return Cell(str(int(value)), None, None, continues)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return Cell("\n".join(cleaned(line.replace("\t", " ")) for line in text.split("\n")).strip(), None, None, continues)


def _comments(data: bytes) -> Iterator[Aside]:
    """Give the notes that are pinned to cells of an xlsx file; the other forms do not show theirs."""
    if not data.startswith(b"PK"):
        return
    from docx.oxml import parse_xml

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in sorted(filter(_COMMENTS.fullmatch, packed.namelist())):
            for one in parse_xml(packed.read(name)).iter(f"{_MAIN}comment"):
                words = " ".join("".join(text.text or "" for text in one.iter(f"{_MAIN}t")).split())
                line = re.sub(r"\D", "", one.get("ref", ""))
                why = f"This is a note pinned to the cell {one.get('ref', '')}; it is not taken over."
                yield Aside(words, why, int(line or 0))
