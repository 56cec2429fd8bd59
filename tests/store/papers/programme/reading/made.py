"""The sample's programme laid out as a clerk would have it: in a spreadsheet, a Word document, and as printed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import openpyxl
from docx import Document

from store.papers.programme.paper import title
from store.papers.programme.reading.files import read_programme
from store.papers.reading.files import read_tables
from store.queries.programme.items import ItemRow, groups, numbered, rows
from store.records import Panel
from store.register import Register
from store.rules.programme.drafts import DraftProgramme
from store.sample import DEMO_DAY, sample_records

SAMPLE = Register.of(*sample_records())
EMPTY = Register.of(Panel(id="PANEL", name="The Panel"))
TODAY = dt.date(2021, 3, 1)


class Laid(NamedTuple):
    """A row as it is laid out; the date stands on the first of its meeting."""

    date: dt.datetime | str | None
    item: str
    comments: str


def laid() -> Iterator[Laid]:
    """Lay the sample's programme out as its panel prints it."""
    for group in groups(SAMPLE, DEMO_DAY):
        for number, item in numbered(group):
            mark, before = (" (*)", "(*moveable) ") if item.moveable else ("", "")
            held = group.meeting
            date = dt.datetime.combine(held.date, held.start or dt.time()) if held else group.title
            words = f"{before}{item.comments}"
            yield Laid(date if number == 1 else None, f"{number}. {item.title}{mark}", words.strip())


def spreadsheet() -> bytes:
    """A workbook with title rows, real dates in merged cells, notes under the table, and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Programme"
    sheet.append([title(SAMPLE)])
    sheet.append([])
    sheet.append(["DATES", "ITEM", "COMMENTS"])
    begun = 0
    for row in laid():
        sheet.append([row.date, row.item, row.comments or None])
        if row.date is None:
            continue
        if begun and sheet.max_row - 1 > begun:
            sheet.merge_cells(start_row=begun, end_row=sheet.max_row - 1, start_column=1, end_column=1)
        begun = sheet.max_row
    sheet.append(["Notes:"])
    for note in SAMPLE.panel.programme_notes:
        sheet.append([note])
    hidden = book.create_sheet("Last year")
    hidden.append(["DATES", "ITEM"])
    hidden.append(["1/2/2020", "An old item"])
    hidden.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def word_document() -> bytes:
    """A document with the title above the table, dates in words, blank date cells, and the notes as bullets."""
    document = Document()
    document.add_paragraph(title(SAMPLE))
    table: Any = document.add_table(1, 3)
    for cell, text in zip(table.rows[0].cells, ("DATES", "ITEM", "COMMENTS"), strict=True):
        cell.text = text
    for row in laid():
        cells = table.add_row().cells
        cells[0].text = (
            row.date.strftime("%A, %d %B %Y at %I.%M pm") if isinstance(row.date, dt.datetime) else row.date or ""
        )
        cells[1].text, cells[2].text = row.item, row.comments
    document.add_paragraph("Notes:")
    for note in SAMPLE.panel.programme_notes:
        document.add_paragraph(note, style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(*data: bytes | str, named: str = "programme") -> DraftProgramme:
    """Read a programme out of files that hold this."""
    texts = (one.encode() if isinstance(one, str) else one for one in data)
    return read_programme(tuple(read_tables(one, f"{named}{place}") for place, one in enumerate(texts)))


def printed(register: Register) -> list[tuple[dt.date | None, int, str, str, bool, str, str]]:
    """Give what a programme prints of each item, and when it is wanted."""
    return [
        (row.meeting, row.number, row.title, row.comments, row.moveable, row.target, row.theme)
        for row in rows(register, DEMO_DAY)
    ]


def whole(register: Register) -> list[dict[str, Any]]:
    """Give all of each row of the programme except its ids."""
    names = [name for name in ItemRow.__struct_fields__ if name not in {"id", "meeting_id"}]
    return [{name: getattr(row, name) for name in names} for row in rows(register, DEMO_DAY)]
