"""Rows and columns of a spreadsheet beside each other, and letters in every ink on every fill."""

from __future__ import annotations

import io
from itertools import product

from store.papers.inspecting.parcel import Parcel
from store.papers.inspecting.sheet_cells import Region, column_name, column_number, look_through_sheet, print_areas
from store.papers.inspecting.sheet_styles import SheetStyles
from tests.store.papers.few_lines.packets import TYPE, element, parcel, rooted
from tests.store.papers.few_lines.telling import Lines, told

FILLS = (
    ("", ""),
    ('<s:patternFill patternType="solid"><s:fgColor rgb="FF000000"/></s:patternFill>', "black"),
    ('<s:patternFill patternType="gray125"><s:fgColor rgb="FF000000"/></s:patternFill>', "grey"),
    ('<s:patternFill patternType="solid"><s:fgColor theme="1" tint="0.5"/></s:patternFill>', "tinted"),
    ("<s:gradientFill/>", "graded"),
)
INKS = (
    'rgb="FFFFFFFF"', 'rgb="ffF0F0F0"', 'rgb="FFEFFFFF"', 'rgb="FF101010"', 'rgb="FF111111"', 'rgb="FFxyzxyz"',
    'theme="0"', 'theme="1"', 'theme="2"', 'theme="0" tint="0.0"', 'theme="0" tint="-0.1"',
    *(f'indexed="{number}"' for number in ("0", "1", "8", "9", "10", "64", "65")), "",
)  # fmt: skip
SIZES = ("2", "2.1", "x", "")
FORMATS = (";;", ";;;", ";", " ;; ", "0;;", "")
ROWS = {
    "a": '<s:row r="1"><s:c r="A1"><s:v>1</s:v></s:c></s:row>',
    "b": "<s:row><s:c><s:v>1</s:v></s:c><s:c><s:v> </s:v></s:c><s:c><s:is><s:t/></s:is></s:c></s:row>",
    "h": '<s:row hidden="1"><s:c r="B9"><s:v>1</s:v></s:c></s:row>',
    "e": '<s:row hidden="true" outlineLevel="1"/>',
    "t": '<s:row ht="0.5" outlineLevel="0"/>',
    "o": '<s:row ht="0.6" outlineLevel="1"/>',
    "f": '<s:row r="60"><s:c r="A60"><s:v>1</s:v></s:c></s:row>',
    "g": '<s:row r="51"><s:c r="V51"><s:v>1</s:v></s:c></s:row>',
    "w": '<s:row><s:c r="D1" s="1"><s:v>1</s:v></s:c>'
    '<s:c s="2"><s:v>1</s:v></s:c><s:c s="x"><s:v>1</s:v></s:c></s:row>',
}
COLUMNS = {
    "": "",
    "hidden": '<s:cols><s:col min="2" max="3" hidden="1"/></s:cols>',
    "thin": '<s:cols><s:col min="1" max="1" width="0.5"/><s:col min="4" max="5" width="0.6"/></s:cols>',
    "grouped": '<s:cols><s:col min="16380" max="99999" width="0" outlineLevel="2"/></s:cols>',
    "filtered": "<s:autoFilter><s:filterColumn/></s:autoFilter><s:scenarios><s:scenario/><s:scenario/></s:scenarios>",
}
AREAS = ("A1:B2", "$C$3", "'A, b'!$A$1:$C$3,Sheet!D4", "$B:$D", "2:$3", "Sheet!#REF!", "AA1:XFD1048576", "$A1:B$2,x")


def lines() -> Lines:
    """Tell what is come upon in each row and format alone, and in rows and columns together."""
    yield from _formats()
    yield from _cells()


def _book(fonts: str, fills: str, forms: str, numbers: str = "") -> SheetStyles:
    inks = f"{numbers}<s:fonts>{fonts}</s:fonts><s:fills>{fills}</s:fills>"
    whole = f"<s:styleSheet>{inks}<s:cellXfs>{forms}</s:cellXfs></s:styleSheet>"
    return SheetStyles(Parcel(parcel({"xl/styles.xml": (whole, f"{TYPE}spreadsheetml.styles+xml")})))


def _formats() -> Lines:
    yield "## inks on fills, each by the number of its format"
    fonts = "".join(f"<s:font><s:color {ink}/></s:font>" for ink in INKS)
    fills = "".join(f"<s:fill>{fill}</s:fill>" for fill, _ in FILLS)
    every = [*product(range(len(INKS)), range(len(FILLS)))]
    book = _book(fonts, fills, "".join(f'<s:xf fontId="{ink}" fillId="{fill}"/>' for ink, fill in every))
    why = {one: book.why_not_seen(str(number)) for number, one in enumerate(every)}
    for ink, words in enumerate(INKS):
        yield f"{words} => {', '.join(FILLS[fill][1] or 'none' for fill in range(len(FILLS)) if why[ink, fill])}"
    sizes = _book(
        "".join(f'<s:font><s:sz val="{one}"/></s:font>' for one in SIZES),
        "",
        "".join(f'<s:xf fontId="{one}"/>' for one in range(len(SIZES) + 1)),
    )
    every_size = [sizes.why_not_seen(one) for one in (*map(str, range(len(SIZES) + 2)), "x")]
    yield f"sizes {told(SIZES)} => {told(every_size)}"
    numbers = "".join(f'<s:numFmt numFmtId="{number}" formatCode="{words}"/>' for number, words in enumerate(FORMATS))
    forms = _book(
        "", "", "".join(f'<s:xf numFmtId="{one}"/>' for one in range(len(FORMATS))), f"<s:numFmts>{numbers}</s:numFmts>"
    )
    yield f"forms {told(FORMATS)} => {told([forms.why_not_seen(str(one)) for one in range(len(FORMATS))])}"


def _cells() -> Lines:
    styles = _book(
        '<s:font/><s:font><s:color rgb="FFFFFFFF"/></s:font><s:font><s:sz val="1"/></s:font>',
        "<s:fill/>",
        "".join(f'<s:xf fontId="{one}" fillId="0"/>' for one in range(3)),
    )
    (area,) = print_areas(
        element('<s:x><s:definedName name="_xlnm.Print_Area" localSheetId="0">A1:B2</s:definedName></s:x>')
    ).values()
    yield "## one row, two or three"
    for codes in [*ROWS, *product(ROWS, repeat=2), *product("ab", "hgf", "efw")]:
        yield f"{''.join(codes)} => {_sheet([ROWS[one] for one in codes], '', styles, area if 'b' in codes else None)}"
    yield "## columns"
    for (name, columns), codes in product(COLUMNS.items(), ("ab", "hw", "ef", "")):
        yield f"{name} {codes} => {_sheet([ROWS[one] for one in codes], columns, styles, None)}"
    yield "## areas, and columns by name"
    for words in AREAS:
        root = element(f'<s:x><s:definedName name="_xlnm.Print_Area" localSheetId="2">{words}</s:definedName></s:x>')
        yield f"{words} => {told([tuple(one) for one in print_areas(root).get(2, [])])}"
    yield told(
        [
            f"{number} {column_name(number)} {column_number(column_name(number))}"
            for number in (1, 26, 27, 52, 53, 702, 703, 16384)
        ]
    )


def _sheet(rows: list[str], columns: str, styles: SheetStyles, area: list[Region] | None, most: int = 6) -> str:
    data = rooted(f"<s:worksheet>{columns}<s:sheetData>{''.join(rows)}</s:sheetData></s:worksheet>")
    found = look_through_sheet(io.BytesIO(data), "sheet A", styles, area, most)
    return told([f"{one.kind}, {one.where.removeprefix('sheet A, ')}: {one.what}" for one in found])
