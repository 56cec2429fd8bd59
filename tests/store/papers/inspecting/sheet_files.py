"""Spreadsheets made by openpyxl, each with one fault planted in it, and some that have none."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from tests.store.papers.inspecting.packing import OFFICE, led_outside, replaced, with_part

BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def new_book() -> Any:
    """A workbook of one sheet with a heading in white on black, which is seen."""
    book = Workbook()
    book.properties.creator = ""
    sheet = book.active
    sheet.title = "Programme"
    for row in (("Date", "Item", "Comments"), ("29 July", "Budget", ""), ("30 September", "Plan", "To come")):
        sheet.append(row)
    sheet["A1"].font = Font(color="FFFFFFFF")
    sheet["A1"].fill = PatternFill("solid", fgColor="FF000000")
    return book


def book_bytes(book: Any) -> bytes:
    """A workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def clean_book() -> bytes:
    """A spreadsheet in which nothing is to be found."""
    return book_bytes(new_book())


def planted(plant: Callable[[Any, Any], object]) -> bytes:
    """A spreadsheet with something planted in the book or its sheet."""
    book = new_book()
    plant(book, book.active)
    return book_bytes(book)


def _another(state: str) -> Callable[[Any, Any], None]:
    def plant(book: Any, _: Any) -> None:
        other = book.create_sheet("Addresses")
        other["A1"] = "x"
        other.sheet_state = state

    return plant


def _row(**said: Any) -> Callable[[Any, Any], None]:
    def plant(_: Any, sheet: Any) -> None:
        for name, value in said.items():
            setattr(sheet.row_dimensions[3], name, value)

    return plant


def _column(**said: Any) -> Callable[[Any, Any], None]:
    def plant(_: Any, sheet: Any) -> None:
        for name, value in said.items():
            setattr(sheet.column_dimensions["C"], name, value)

    return plant


def _group(_: Any, sheet: Any) -> None:
    sheet.row_dimensions.group(2, 3, hidden=True)


def _filter(_: Any, sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:C3"
    sheet.auto_filter.add_filter_column(1, ["Budget"])
    sheet.row_dimensions[3].hidden = True


def _name(book: Any, _: Any) -> None:
    book.defined_names["secret"] = DefinedName("secret", attr_text="Programme!$A$1", hidden=True)


def _letters(**font: Any) -> Callable[[Any, Any], None]:
    return lambda _, sheet: setattr(sheet["B2"], "font", Font(**font))


def _black_on_black(_: Any, sheet: Any) -> None:
    sheet["B2"].font = Font(color="FF000000")
    sheet["B2"].fill = PatternFill("solid", fgColor="FF000000")


def _write(cell: str) -> Callable[[Any, Any], None]:
    return lambda _, sheet: setattr(sheet[cell], "value", "x")


def _area(_: Any, sheet: Any) -> None:
    sheet.print_area = "A1:B3"


def _with(name: str, content: str, kind: str, relation: str, led_from: str = BOOK) -> bytes:
    return with_part(clean_book(), name, content.encode(), kind, led_from, f"{OFFICE}/{relation}")


def _thread() -> bytes:
    data = planted(_write("D3"))
    main = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    thread = (
        f'<ThreadedComments xmlns="{main}"><threadedComment ref="A2" id="1"><text>Is that so?</text></threadedComment>'
    )
    reply = '<threadedComment ref="A2" id="2" parentId="1"><text>It is</text></threadedComment></ThreadedComments>'
    kind = "application/vnd.ms-excel.threadedcomments+xml"
    relation = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    return with_part(data, "xl/threadedComments/threadedComment1.xml", (thread + reply).encode(), kind, SHEET, relation)


def _pivot() -> bytes:
    rows = f'<pivotCacheRecords xmlns="{_MAIN}" count="2"><r><s v="x"/></r><r><s v="y"/></r></pivotCacheRecords>'
    return _with("xl/pivotCache/pivotCacheRecords1.xml", rows, f"{_KIND}.pivotCacheRecords+xml", "pivotCacheRecords")


def _other_book() -> bytes:
    link = f'<externalLink xmlns="{_MAIN}"/>'
    return _with("xl/externalLinks/externalLink1.xml", link, f"{_KIND}.externalLink+xml", "externalLink")


def _people() -> bytes:
    main = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    people = f'<personList xmlns="{main}"><person displayName="A Clerk" id="1"/></personList>'
    kind = "application/vnd.ms-excel.person+xml"
    return with_part(clean_book(), "xl/persons/person.xml", people.encode(), kind, BOOK, f"{OFFICE}/person")


def _folder() -> bytes:
    x15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"
    path = f'<x15ac:absPath xmlns:x15ac="{x15}" url="C:\\Users\\clerk\\Panel\\"/>'
    return replaced(clean_book(), BOOK, "<sheets>", f"{path}<sheets>")


def _scenario() -> bytes:
    inner = '<scenarios><scenario name="worst"/></scenarios></worksheet>'
    return replaced(clean_book(), SHEET, "</worksheet>", inner)


def _custom(book: Any, _: Any) -> None:
    book.custom_doc_props.append(StringProperty(name="Case", value="17"))


PLANTED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a hidden sheet": ("hidden-sheet", lambda: planted(_another("hidden"))),
    "a very hidden sheet": ("very-hidden-sheet", lambda: planted(_another("veryHidden"))),
    "a hidden row": ("hidden-rows", lambda: planted(_row(hidden=True))),
    "a row without height": ("hidden-rows", lambda: planted(_row(height=0.1))),
    "a hidden column": ("hidden-columns", lambda: planted(_column(hidden=True))),
    "a column without width": ("hidden-columns", lambda: planted(_column(width=0.1))),
    "rows that are filtered": ("filtered-rows", lambda: planted(_filter)),
    "a hidden name": ("hidden-name", lambda: planted(_name)),
    "a comment": ("comment", lambda: planted(lambda _, sheet: setattr(sheet["A2"], "comment", Comment("x", "")))),
    "a threaded comment": ("comment", _thread),
    "people who commented": ("author", _people),
    "another workbook": ("external", _other_book),
    "a picture from elsewhere": (
        "external",
        lambda: led_outside(clean_book(), SHEET, "image", "https://example.org/a.png"),
    ),
    "a link to a drive": (
        "local-link",
        lambda: led_outside(clean_book(), SHEET, "hyperlink", "\\\\server\\panel\\a.xlsx"),
    ),
    "a pivot table": ("pivot-cache", _pivot),
    "a connection": (
        "connection",
        lambda: _with(
            "xl/connections.xml", f'<connections xmlns="{_MAIN}"/>', f"{_KIND}.connections+xml", "connections"
        ),
    ),
    "a document within": ("embedded", lambda: _with("xl/embeddings/a.docx", "x", "application/x", "package", SHEET)),
    "macros": ("macros", lambda: _with("xl/vbaProject.bin", "x", "application/vnd.ms-office.vbaProject", "vbaProject")),
    "an author": ("author", lambda: planted(lambda book, _: setattr(book.properties, "creator", "A Clerk"))),
    "who changed it last": ("author", lambda: planted(lambda book, _: setattr(book.properties, "lastModifiedBy", "B"))),
    "a property of somebody's own": ("property", lambda: planted(_custom)),
    "the folder it was in": ("file-path", _folder),
    "white on white": ("white-text", lambda: planted(_letters(color="FFFFFFFF"))),
    "black on black": ("white-text", lambda: planted(_black_on_black)),
    "letters of one point": ("tiny-text", lambda: planted(_letters(size=1))),
    "a form that shows nothing": (
        "hidden-value",
        lambda: planted(lambda _, sheet: setattr(sheet["B2"], "number_format", ";;;")),
    ),
    "a cell that is not printed": ("outside-print-area", lambda: planted(_area)),
    "a cell far below": ("far-data", lambda: planted(_write("A900"))),
    "a cell far to the right": ("far-data", lambda: planted(_write("ZZ1"))),
    "a scenario": ("scenario", _scenario),
    "a log of changes": (
        "tracked-change",
        lambda: with_part(clean_book(), "xl/revisions/revisionLog1.xml", b"<x/>", "application/xml"),
    ),
}
"""By what is planted: the kind of the finding, and the file."""

HARMLESS: dict[str, Callable[[], bytes]] = {
    "nothing": clean_book,
    "a form of white letters without words": lambda: planted(
        lambda _, sheet: setattr(sheet["E9"], "font", Font(color="FFFFFFFF"))
    ),
    "a group that is open": lambda: planted(lambda _, sheet: sheet.row_dimensions.group(2, 3, hidden=False)),
    "a print area that holds all": lambda: planted(lambda _, sheet: setattr(sheet, "print_area", "A1:C3")),
    "a filter that hides nothing": lambda: planted(lambda _, sheet: setattr(sheet.auto_filter, "ref", "A1:C3")),
    "a name that Excel hides": lambda: planted(
        lambda book, _: book.defined_names.update(
            {
                "_xlnm._FilterDatabase": DefinedName(
                    "_xlnm._FilterDatabase", attr_text="Programme!$A$1:$C$3", hidden=True
                )
            }
        )
    ),
}
"""What looks like a fault and is none."""

GROUPED = _group
"""Rows folded away in a group: they are hidden rows too."""
