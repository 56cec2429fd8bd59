"""Files into tables: every kind of file, every kind of cell, and what is no table named as what it is."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml import OxmlElement

from store.papers.reading.files import read_tables
from store.papers.reading.grids import Content
from store.problems import Refused

HELD_WHOLE = ("read_tables",)


def lines(content: Content, place: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in content.tables[place].rows]


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def book() -> Any:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Programme"
    sheet.append(["Date", "Item"])
    sheet.append([dt.datetime(2021, 3, 25, 13, 0), "First"])
    sheet.append([None, "Second"])
    sheet.append([dt.datetime(2021, 6, 10), 3])
    sheet.merge_cells("A2:A3")
    return made


CSV = "date,item,comments\r\n25/3/2021,Café,“x”\r\n,Second,\r\n"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("cp1252"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        CSV.replace(",", ";").encode("utf-16"),
        CSV.replace(",", "\t").encode(),
    ],
)
def test_csv_in_every_writing_gives_the_same_cells(data: bytes) -> None:
    assert lines(read_tables(data, "a.csv")) == [
        ["date", "item", "comments"],
        ["25/3/2021", "Café", "“x”"],
        ["", "Second", ""],
    ]


def test_a_cell_keeps_its_commas_line_ends_and_quotes_and_loses_the_guard_of_our_own_csv() -> None:
    content = read_tables(b'a,b\n"x, ""y""\nz",\'=1\n', "a.csv")
    assert lines(content) == [["a", "b"], ['x, "y"\nz', "=1"]]
    assert [row.number for row in content.tables[0].rows] == [1, 2]


def test_quotes_in_pasted_text_stand_as_they_were_pasted() -> None:
    assert lines(read_tables(b'"One" and more\ttwo\n\t"three"\n', "pasted")) == [
        ['"One" and more', "two"],
        ["", '"three"'],
    ]


def test_lines_without_cells_stand_apart_from_the_table_that_they_interrupt() -> None:
    content = read_tables(b"Title\n\na\tb\n1\t2\n\n85\n\n3\t4\n", "pasted")
    assert [(table.loose, lines(content, place)) for place, table in enumerate(content.tables)] == [
        (True, [["Title"]]),
        (False, [["a", "b"], ["1", "2"]]),
        (True, [["85"]]),
        (False, [["3", "4"]]),
    ]


def test_a_table_in_markdown_is_read_without_its_marks() -> None:
    content = read_tables(b"# Title \\*\n\n| A | B |\n| --- | --- |\n| x<br>y | a \\| b |\n| | c |\n", "p.md")
    assert lines(content) == [["Title *"]]
    assert lines(content, 1) == [["A", "B"], ["x\ny", "a | b"], ["", "c"]]


def test_a_spreadsheet_gives_days_times_numbers_and_the_cells_of_a_merge() -> None:
    content = read_tables(saved(book()), "p.xlsx")
    rows = content.tables[0].rows
    assert [row.line for row in rows] == ["Date | Item", "2021-03-25 | First", "Second", "2021-06-10 | 3"]
    assert (rows[1].cells[0].day, rows[1].cells[0].time) == (dt.date(2021, 3, 25), dt.time(13, 0))
    assert (rows[3].cells[0].day, rows[3].cells[0].time) == (dt.date(2021, 6, 10), None)
    assert [row.cells[0].continues for row in rows] == [False, False, True, False]


def test_hidden_sheets_and_pinned_notes_are_named_and_not_read() -> None:
    made = book()
    made.active["B2"].comment = openpyxl.comments.Comment("Ask first", "The clerk")
    hidden = made.create_sheet("Old")
    hidden.append(["secret"])
    hidden.sheet_state = "hidden"
    content = read_tables(saved(made), "p.xlsx")
    assert [table.name for table in content.tables] == ["sheet Programme"]
    assert [(one.text, one.why) for one in content.asides] == [
        ("Old", "This sheet is hidden and was not read; it has 1 row."),
        ("Ask first", "This is a note pinned to the cell B2; it is not taken over."),
    ]


def test_a_word_document_gives_tables_between_loose_lines() -> None:
    document = Document()
    document.add_paragraph("Work programme")
    table = document.add_table(2, 3)
    for place, text in enumerate(("Date", "Item", "Comments", "25 March 2021", "First", "")):
        table.cell(place // 3, place % 3).text = text
    table.add_row().cells[1].text = "Second"
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("Notes")
    content = read_tables(saved(document), "p.docx")
    assert [table.loose for table in content.tables] == [True, False, True]
    assert lines(content, 1) == [["Date", "Item", "Comments"], ["25 March 2021", "First", ""], ["", "Second", ""]]
    assert [row.cells[0].continues for row in content.tables[1].rows] == [False, False, True]


def test_a_table_inside_a_cell_is_put_in_its_place() -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "25 March 2021"
    inner = table.cell(0, 1).add_table(2, 2)
    for place, text in enumerate(("First", "a", "Second", "b")):
        inner.cell(place // 2, place % 2).text = text
    rows = read_tables(saved(document), "p.docx").tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [["25 March 2021", "First", "a"], ["", "Second", "b"]]
    assert rows[1].cells[0].continues


def test_tracked_changes_are_read_as_accepted_and_named() -> None:
    document = Document()
    paragraph = document.add_table(1, 2).cell(0, 0).paragraphs[0]
    paragraph.add_run("Annual ")
    for tag, inside, words in (("w:ins", "w:t", "report"), ("w:del", "w:delText", "review")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inside)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    struck: Any = document.tables[0].add_row()  # type: ignore[no-untyped-call]
    struck.cells[0].text = "gone"
    struck._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    content = read_tables(saved(document), "p.docx")
    assert lines(content) == [["Annual report", ""]]
    assert [one.text for one in content.asides] == ["report", "review", "gone"]


def encrypted(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "named", "says", "code"),
    [
        (b" \n\0", "p.csv", "p.csv is empty.", "read.empty"),
        (encrypted("EncryptedPackage"), "p.xlsx", "p.xlsx is protected by a password.", "read.password"),
        (encrypted("WordDocument"), "p.doc", "p.doc is a document of an older Word (doc).", "read.kind"),
        (encrypted("Workbook"), "p.xls", "p.xls is a spreadsheet that cannot be read.", "read.damaged"),
        (encrypted("__nameid"), "p.msg", "p.msg is a message or document of an older Office program.", "read.kind"),
        (saved(book())[:2000], "p.xlsx", "p.xlsx is damaged: it breaks off or was altered.", "read.damaged"),
        (packed("xl/workbook.xml"), "p.xlsx", "p.xlsx is a spreadsheet that cannot be read.", "read.damaged"),
        (packed("word/document.xml"), "p.docx", "p.docx is a Word document that cannot be read.", "word.damaged"),
        (packed("a.txt"), "p.zip", "p.zip is a packed file, not a document or a spreadsheet.", "read.kind"),
        (b"%PDF-1.7\n\x00\xff", "p.docx", "p.docx is a PDF, not text.", "text.none"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_cure(data: bytes, named: str, says: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_tables(data, named)
    assert [(problem.code, problem.sentence) for problem in refused.value.problems] == [(code, says)]
    assert all(problem.cure for problem in refused.value.problems)


def test_a_file_of_another_kind_than_its_name_says_is_read_as_what_it_is() -> None:
    content = read_tables(saved(book()), "programme.csv")
    assert lines(content)[0] == ["Date", "Item"]
    assert [one.why for one in content.asides] == [
        "By its name the file is plain text; in truth it is a spreadsheet, and was read as that."
    ]


OLDER = Path(__file__).parent / "programme.xls"


def test_a_spreadsheet_of_the_older_form_is_read_alike() -> None:
    rows = read_tables(OLDER.read_bytes(), "programme.xls").tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Date", "Item", "Comments"],
        ["2021-03-25", "Section 106 Funding report", ""],
        ["", "Café – review", "Asked for"],
    ]
    assert (rows[1].cells[0].day, rows[1].cells[0].time) == (dt.date(2021, 3, 25), dt.time(13, 0))
    assert rows[2].cells[0].continues


def open_document(mimetype: str = "application/vnd.oasis.opendocument.spreadsheet") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cells = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Item</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="date" office:date-value="2021-03-25"><text:p>25/03/21'
        '</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Budget</text:p>'
        "</table:table-cell></table:table-row>"
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Programme">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return file.getvalue()


def test_a_spreadsheet_of_open_document_is_read_alike_and_a_text_is_named() -> None:
    rows = read_tables(open_document(), "programme.ods").tables[0].rows
    assert [row.line for row in rows] == ["Date | Item", "2021-03-25 | Budget"]
    assert rows[1].cells[0].day == dt.date(2021, 3, 25)
    with pytest.raises(Refused, match="is an OpenDocument text, which is not read"):
        read_tables(open_document("application/vnd.oasis.opendocument.text"), "programme.odt")
