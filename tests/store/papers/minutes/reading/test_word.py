"""Word documents: styles, Word's own lists, tables, tracked changes; damaged, packed and huge ones are refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from store.papers.minutes.reading import files
from store.papers.minutes.reading.files import read_file
from store.papers.reading import word
from store.problems import Refused
from store.records import Clause, Presence
from store.rules.minutes.drafts import DraftSet, Kept
from tests.told import told

HELD_WHOLE = ("read_file",)


def read(document: Any) -> DraftSet:
    return read_file(saved(document), "minutes.docx", lambda name: False)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def begun(*roll: str) -> Any:
    document = Document()
    document.add_paragraph("Minutes of a meeting held at Shire Hall on 4 March 2025")
    for line in roll or ("Present: Cllr Brian Archer",):
        document.add_paragraph(line)
    return document


def tracked(paragraph: Any, tag: str, text: str) -> None:
    change, run = OxmlElement(tag), OxmlElement("w:r")
    words = OxmlElement("w:delText" if tag == "w:del" else "w:t")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def numbered(document: Any, formats: tuple[tuple[str, str], ...]) -> str:
    """Add a list of Word's own to a document, each level with its kind and text; gives its id."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for place, (kind, text) in enumerate(formats):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(place))
        for tag, value in (("w:start", "44" if place == 0 else "1"), ("w:numFmt", kind), ("w:lvlText", text)):
            one = OxmlElement(tag)
            one.set(qn("w:val"), value)
            level.append(one)
        abstract.append(level)
    numbering.insert(0, abstract)
    number, link = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    number.set(qn("w:numId"), "90")
    link.set(qn("w:val"), "90")
    number.append(link)
    numbering.append(number)
    return "90"


def in_list(document: Any, text: str, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 90


def test_numbers_of_words_own_lists_are_worked_out() -> None:
    document = begun()
    numbered(document, (("decimal", "%1."), ("lowerLetter", "(%2)")))
    in_list(document, "Complaints", 0)
    document.add_paragraph("A report was received.")
    document.add_paragraph("RESOLVED:")
    in_list(document, "That the report be noted;", 1)
    in_list(document, "That thanks be recorded.", 1)
    in_list(document, "Work programme", 0)
    document.add_paragraph("RESOLVED:")
    in_list(document, "That it be agreed.", 1)
    draft = read(document)
    assert [(one.number, one.heading) for one in draft.minutes] == [("44", "Complaints"), ("45", "Work programme")]
    assert draft.minutes[0].resolutions == (
        Clause(label="(a)", text="That the report be noted;"),
        Clause(label="(b)", text="That thanks be recorded."),
    )
    assert draft.minutes[1].resolutions == (Clause(label="(a)", text="That it be agreed."),)


def test_headings_by_style_and_bullets_by_style() -> None:
    document = begun()
    document.add_heading("Knife crime", 2)
    document.add_paragraph("Members noted:")
    document.add_paragraph("one thing", style="List Bullet")
    document.add_paragraph("another", style="List Bullet")
    document.add_heading("Next meeting", 2)
    document.add_paragraph("It will be in June.")
    draft = read(document)
    assert [(one.number, one.heading) for one in draft.minutes] == [("", "Knife crime"), ("", "Next meeting")]
    assert draft.minutes[0].text == "Members noted:\n\n- one thing\n- another"
    assert (draft.date, draft.venue) == (dt.date(2025, 3, 4), "Shire Hall")


def test_headings_that_are_only_bold() -> None:
    document = begun()
    for heading, text in (("Knife crime", "It was discussed."), ("Next meeting", "In June.")):
        document.add_paragraph().add_run(heading).bold = True
        document.add_paragraph(text)
    assert [one.heading for one in read(document).minutes] == ["Knife crime", "Next meeting"]


TABLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "a row for each person": (
        ("Name", "Authority", "Attendance"),
        ("Cllr Brian Archer", "Felpersham", "Present"),
        ("Cllr Tracy Horrobin", "Borchester", "Apologies"),
        ("Cllr Ed Grundy", "Borchester", "Substitute for Cllr Tracy Horrobin"),
    ),
    "the council first": (
        ("Council", "Member", "Attendance"),
        ("Felpersham", "Cllr Brian Archer", "Present"),
        ("Borchester", "Cllr Tracy Horrobin", "Apologies"),
        ("Borchester", "Cllr Ed Grundy", "Substitute for Cllr Tracy Horrobin"),
    ),
    "ticks in columns": (
        ("Name", "Representing", "Present", "Apologies", "Substitute"),
        ("Cllr Brian Archer", "Felpersham", "✓", "", ""),
        ("Cllr Tracy Horrobin", "Borchester", "", "✓", ""),
        ("Cllr Ed Grundy (substitute for Cllr Tracy Horrobin)", "Borchester", "", "", "✓"),
    ),
    "a column for each way": (
        ("Present", "Apologies"),
        ("Cllr Brian Archer", "Cllr Tracy Horrobin"),
        ("Cllr Ed Grundy (substitute for Cllr Tracy Horrobin)", ""),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_roll_in_a_table(name: str) -> None:
    document = begun("Attendance")
    rows = TABLES[name]
    table = document.add_table(len(rows), len(rows[0]))
    for place, cells in enumerate(rows):
        for cell, text in zip(table.rows[place].cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("1. Complaints")
    document.add_paragraph("None.")
    draft = read(document)
    roll = {one.printed: (one.presence, one.substitute_for) for one in draft.roll}
    assert roll == {
        "Cllr Brian Archer": (Presence.PRESENT, ""),
        "Cllr Tracy Horrobin": (Presence.APOLOGIES, ""),
        "Cllr Ed Grundy": (Presence.SUBSTITUTE, "Cllr Tracy Horrobin"),
    }
    councils = {one.printed.split()[-1]: one.council for one in draft.roll}
    none = len(rows[0]) == 2
    assert councils == {
        "Archer": "" if none else "Felpersham",
        "Horrobin": "" if none else "Borchester",
        "Grundy": "" if none else "Borchester",
    }
    assert draft.unplaced == ()


def test_the_body_of_an_officer_in_a_table_is_part_of_the_office() -> None:
    document = begun("In attendance")
    rows = (("Name", "Position", "Authority"), ("Jo Field", "Monitoring Officer", "Felpersham City Council"))
    table = document.add_table(2, 3)
    for place, cells in enumerate(rows):
        for cell, text in zip(table.rows[place].cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("1. Complaints")
    document.add_paragraph("None.")
    (one,) = read(document).roll
    assert (one.printed, one.role, one.council) == ("Jo Field", "Monitoring Officer, Felpersham City Council", "")


def test_two_names_in_a_row_are_two_people() -> None:
    document = begun("Present")
    table = document.add_table(2, 2)
    for row, names in zip(
        table.rows, (("Cllr Archer", "Cllr Carter"), ("Cllr Grundy", "Mrs J Tucker, JP")), strict=True
    ):
        for cell, name in zip(row.cells, names, strict=True):
            cell.text = name
    document.add_paragraph("1.\tComplaints\tand praise")
    document.add_paragraph("None.")
    draft = read(document)
    assert sorted(one.printed for one in draft.roll) == [
        "Cllr Archer",
        "Cllr Carter",
        "Cllr Grundy",
        "Mrs J Tucker, JP",
    ]
    assert draft.minutes[0].heading == "Complaints and praise"


def test_a_row_of_which_nobody_can_tell_who_is_meant_is_listed() -> None:
    document = begun("Present")
    table = document.add_table(2, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Cllr Brian Archer", "Present"
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "two from the city", "one late"
    document.add_paragraph("1. Complaints")
    document.add_paragraph("None.")
    draft = read(document)
    assert [one.printed for one in draft.roll] == ["Cllr Brian Archer"]
    assert [(one.text, one.where) for one in draft.unplaced] == [("two from the city | one late", Kept.NOTE)]


def test_minutes_laid_out_in_a_table_and_a_table_within_it() -> None:
    document = begun()
    table = document.add_table(2, 2)
    table.rows[0].cells[0].text = "44."
    cell = table.rows[0].cells[1]
    cell.text = "COMPLAINTS"
    for words in ("The panel heard of complaints.", "They were few.", "RESOLVED: That they be noted."):
        cell.add_paragraph(words)
    inner = cell.add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "2024", "7"
    table.rows[1].cells[0].text = "45."
    table.rows[1].cells[1].text = "NEXT MEETING"
    table.rows[1].cells[1].add_paragraph("In June.")
    draft = read(document)
    assert [(one.number, one.heading) for one in draft.minutes] == [("44", "COMPLAINTS"), ("45", "NEXT MEETING")]
    assert draft.minutes[0].resolutions == (Clause(text="That they be noted."),)
    assert "2024 | 7" in draft.minutes[0].text
    assert any("a table" in one.why for one in draft.unplaced)


def test_tracked_changes_are_read_as_accepted_and_named() -> None:
    document = begun()
    document.add_paragraph("1. Complaints")
    paragraph = document.add_paragraph("There were ")
    tracked(paragraph, "w:del", "seven")
    tracked(paragraph, "w:ins", "eight")
    paragraph.add_run(" complaints.")
    hidden = document.add_paragraph().add_run("not for the minutes")
    hidden.font.hidden = True
    draft = read(document)
    assert draft.minutes[0].text == "There were eight complaints."
    listed = {one.text: one.where for one in draft.unplaced}
    assert listed == {"seven": Kept.OUTSIDE, "eight": Kept.TEXT, "not for the minutes": Kept.OUTSIDE}


def part_of(document: Any, name: str, kind: str, xml: str) -> None:
    """Add a part of its own to a document, as a word processor does for notes."""
    part = Part(PackURI(f"/word/{name}.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}")


def with_footnote(document: Any, paragraph: Any, words: str) -> None:
    text = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part_of(document, "footnotes", kind, f"{text}</w:footnotes>")
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(mark)


def with_box(paragraph: Any, *lines: str) -> None:
    """Put a text box into a paragraph, as a word processor draws one."""
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    shape = f"<w:pict {nsdecls('w')}><w:txbxContent>{words}</w:txbxContent></w:pict>"
    paragraph.add_run()._r.append(parse_xml(shape))


def test_what_stands_beside_the_text_is_read_or_listed_and_never_dropped() -> None:
    document = begun()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Borsetshire Police and Crime Panel – restricted until the 5th"
    section.footer.paragraphs[0].text = "Page 1 of 3"
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "Contact the clerk for a copy"
    document.add_paragraph("1. Complaints")
    paragraph = document.add_paragraph("There were eight.")
    with_footnote(document, paragraph, "Two were withdrawn.")
    with_box(paragraph, "ACTION: the Clerk", "by June")
    document.add_comment(paragraph.runs, text="Check this figure", author="A Clerk")
    wrapped = "<w:p><w:r><w:t>Kept in a wrapper.</w:t></w:r></w:p>"
    wrapper = parse_xml(f'<w:customXml {nsdecls("w")} w:element="x">{wrapped}</w:customXml>')
    document.element.body.insert(len(document.element.body) - 1, wrapper)
    draft = read(document)
    assert draft.minutes[0].text == "There were eight.\n\nKept in a wrapper."
    listed = {(one.text, one.where) for one in draft.unplaced}
    assert listed == {
        ("Borsetshire Police and Crime Panel – restricted until the 5th", Kept.OUTSIDE),
        ("Contact the clerk for a copy", Kept.OUTSIDE),
        ("Two were withdrawn.", Kept.NOTE),
        ("ACTION: the Clerk by June", Kept.NOTE),
        ("Check this figure", Kept.OUTSIDE),
    }


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """Give a document with its parts changed."""
    document, out = begun(), io.BytesIO()
    document.add_paragraph("1. Complaints")
    with zipfile.ZipFile(io.BytesIO(saved(document))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def with_entities(name: str, part: bytes) -> bytes:
    bomb = b'?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return part.replace(b"?>", bomb, 1) if name == "word/document.xml" else part


def cut(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name == "word/document.xml" else part


def zeroed(data: bytes) -> bytes:
    """A document some bytes of whose first part were lost on the way."""
    return data[:54] + b"\0" * 8 + data[62:]


@pytest.mark.parametrize(
    ("data", "words", "code"),
    [
        (repacked(with_entities), "minutes.docx is no Word document as a word processor writes it.", "word.odd"),
        (repacked(cut), "minutes.docx is a Word document that cannot be read.", "word.damaged"),
        (repacked(lambda name, part: part)[:-200], "minutes.docx is a damaged Word document.", "word.damaged"),
        (zeroed(repacked(lambda name, part: part)), "minutes.docx is a damaged Word document.", "word.damaged"),
        (repacked(lambda name, part: b"" if name == "[Content_Types].xml" else part), "cannot be read", "word.damaged"),
    ],
    ids=["entities", "cut short inside", "cut short", "bytes lost inside", "no types"],
)
def test_a_damaged_document_is_refused_in_a_sentence(data: bytes, words: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_file(data, "minutes.docx", lambda name: False)
    (problem,) = refused.value.problems
    assert words in problem.sentence
    assert problem.cure
    assert problem.code == code


def test_a_document_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LARGEST_UNPACKED", 200_000)
    data = repacked(lambda name, part: part + b" " * 300_000 if name == "word/document.xml" else part)
    assert len(data) < 100_000
    (problem,) = told(lambda: read_file(data, "minutes.docx", lambda name: False))
    assert (problem.code, problem.sentence) == (
        "word.large",
        "minutes.docx unpacks to far more than minutes can be.",
    )


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"\xd0\xcf\x11\xe0 old", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"", b"  \n\n "]
)
def test_what_holds_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_file(data, "minutes", lambda name: False)
    (problem,) = refused.value.problems
    assert problem.sentence.startswith("minutes ")
    assert problem.code == ("text.none" if data.strip() else "import-empty")
    assert problem.cure


def test_a_text_far_longer_than_minutes_is_refused() -> None:
    longest = files._LONGEST
    (problem,) = told(lambda: read_file(b"x" * (longest + 1), "minutes", lambda name: False))
    assert (problem.code, str(problem)) == (
        "import-long",
        "minutes is far longer than minutes can be. Put the minutes alone in a file.",
    )
