"""A council's own Word document: its styles, header and footer are taken, and nothing that was written in it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx as word_library
import msgspec
import pytest
from docx.oxml.ns import nsdecls, qn

from store.commands.programme.importing import taking
from store.papers.document import Document, HeadingBlock, ListBlock, ListEntry, ParagraphBlock
from store.papers.house import House
from store.papers.printed import printed
from store.papers.reading.word_lists import WordLists
from store.papers.rendering.docx import docx, plain_reference
from store.papers.styling.reference import reference_of
from store.register import Register
from store.rules.imports import ImportState
from store.sample import DEMO_DAY
from tests.store.papers.programme.reading.made import EMPTY, SAMPLE, TODAY, read
from tests.store.papers.programme.reading.made import printed as rows_printed
from tests.store.papers.rendering.every_block import EVERY_BLOCK
from tests.store.papers.styling.made import (
    CANARIES,
    FOOT,
    HEAD,
    council_document,
    linked,
    of_type,
    style_names,
    with_parts,
)

MINUTES = Document(
    title="Minutes",
    running="Panel, 25 March 2021",
    mark="DRAFT",
    blocks=(
        HeadingBlock(text="Minutes", level=1),
        HeadingBlock(text="Apologies", number="44."),
        ParagraphBlock(words="None."),
        ListBlock(entries=(ListEntry("noted", "(d)"), ListEntry("sent", "(e)"))),
    ),
)


def in_style(document: Document, **how: Any) -> Any:
    return word_library.Document(io.BytesIO(docx(document, House(reference=council_document(**how))).data))


def test_header_and_footer_of_the_council_stay_and_a_draft_is_marked_below_them() -> None:
    word = in_style(MINUTES)
    section = word.sections[0]
    assert [one.text for one in section.header.paragraphs] == [HEAD, "DRAFT"]
    assert [one.text for one in section.footer.paragraphs] == [FOOT]
    assert not section.different_first_page_header_footer
    assert word.styles["Heading 1"].font.name == "Georgia"
    assert [one.text for one in word.paragraphs] == ["DRAFT", "Minutes", "44.\tApologies", "None.", "noted", "sent"]


@pytest.mark.parametrize("wide", [False, True])
def test_tables_are_as_wide_as_the_councils_margins_leave(wide: bool) -> None:
    word = in_style(msgspec.structs.replace(EVERY_BLOCK, wide=wide))
    section = word.sections[0]
    assert (section.page_width > section.page_height) == wide
    room = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    assert len(word.tables) == 2, "the table, and that of the chart"
    for table in word.tables:
        widths = [int(one.get(qn("w:w"))) for one in table._tbl.iter(qn("w:gridCol"))]
        assert room - len(widths) <= sum(widths) <= room


def test_a_council_without_header_and_footer_gets_those_of_the_paper() -> None:
    section = in_style(MINUTES, header=False).sections[0]
    assert [one.text for one in section.header.paragraphs] == ["Panel, 25 March 2021", "DRAFT"]
    assert section.footer._element.xpath("string(.)") == "Page 1 of 1"


def test_nothing_that_was_written_in_the_document_goes_out_with_a_paper() -> None:
    source = council_document()
    with zipfile.ZipFile(io.BytesIO(source)) as packed:
        whole = b"".join(packed.read(name) for name in packed.namelist())
    assert all(one.encode() in whole for one in CANARIES)
    with zipfile.ZipFile(io.BytesIO(docx(MINUTES, House(reference=source)).data)) as packed:
        for name in packed.namelist():
            content = packed.read(name)
            assert not any(canary.encode() in content for canary in CANARIES), name
            assert b"trackRevisions" not in content


def test_numbers_of_the_councils_own_headings_are_not_printed_beside_those_of_the_record() -> None:
    word = in_style(MINUTES, numbered=True)
    lists = WordLists(word)
    heading = next(one for one in word.paragraphs if "Apologies" in one.text)
    assert lists.of(heading._p)[0] == ""
    assert [lists.of(one._p)[0] for one in word.paragraphs[-2:]] == ["(d)", "(e)"]
    style = word.styles["Heading 2"].element
    assert style.find(f".//{qn('w:numPr')}") is not None


def test_a_style_that_is_missing_is_told_and_headings_stay_headings() -> None:
    data = council_document(lacking="Heading 2")
    made, lacking, problems = reference_of(data, "house.docx")
    assert (made, problems) == (data, ())
    (told,) = lacking
    assert told.startswith("house.docx has no style “Heading 2”: what is printed in it looks as its Normal, with the ")
    written = docx(MINUTES, House(reference=data, lacking=lacking))
    assert written.notes == lacking
    word = word_library.Document(io.BytesIO(written.data))
    heading = next(one for one in word.paragraphs if "Apologies" in one.text)
    style: Any = heading.style
    assert (style.name, style.base_style.name) == ("Heading 2", "Normal")
    assert style.element.xpath("./w:pPr/w:outlineLvl/@w:val") == ["1"]


@pytest.mark.parametrize("lacking", ["List Paragraph", "Table Grid", "Header", "Footer", "Caption"])
def test_a_paper_with_every_block_is_written_whatever_is_missing(lacking: str) -> None:
    data = council_document(lacking=lacking)
    assert [f"“{lacking}”" in one for one in reference_of(data, "house.docx")[1]] == [True]
    word = word_library.Document(io.BytesIO(docx(EVERY_BLOCK, House(reference=data)).data))
    assert lacking in style_names(word) | {name.title() for name in style_names(word)}


def test_our_own_document_lacks_nothing_and_changes_nothing() -> None:
    data = plain_reference()
    assert reference_of(data, "house.docx") == (data, (), ())
    assert docx(EVERY_BLOCK, House(reference=data)) == docx(EVERY_BLOCK)


_WORD, _OPEN = "application/vnd.ms-word.", "application/vnd.openxmlformats-officedocument.wordprocessingml."


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"not a document", "house.docx is no Word document."),
        (b"PK\x03\x04 damaged", "house.docx is no Word document."),
        (b"", "house.docx is no Word document."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "house.docx is of the old kind of Word document, or has a password."),
        (of_type(council_document(), f"{_OPEN}template.main+xml"), "house.docx is a Word template."),
        (
            of_type(council_document(), f"{_WORD}document.macroEnabled.main+xml"),
            "house.docx is a Word document with macros.",
        ),
        (
            of_type(council_document(), f"{_WORD}template.macroEnabledTemplate.main+xml"),
            "house.docx is a Word template.",
        ),
        (
            linked(council_document()),
            "house.docx: its header shows something that is kept elsewhere, and would be fetched.",
        ),
        (
            with_parts(
                council_document(),
                {"word/header1.xml": f'<w:hdr {nsdecls("w")}><w:p><w:ins w:author="X"><w:r/></w:ins></w:p></w:hdr>'},
            ),
            "house.docx: its header holds tracked changes or comments.",
        ),
        (council_document()[:4000], "house.docx is no Word document."),
    ],
)
def test_what_cannot_be_used_is_told_with_the_way_out(data: bytes, wanted: str) -> None:
    made, _, problems = reference_of(data, "house.docx")
    assert made == b""
    assert [one.sentence for one in problems] == [wanted]
    assert all(one.cure for one in problems)


COUNCIL = council_document()


@pytest.mark.parametrize("house", [House(), House(reference=COUNCIL), House(reference=plain_reference())])
def test_the_programme_comes_back_as_its_31_rows_in_every_style(sample: Register, house: House) -> None:
    data = printed("programme", "docx", sample, DEMO_DAY, house).data
    taken = taking(EMPTY, TODAY, draft=read(data))
    after = EMPTY.with_edit(taken.edit)
    assert rows_printed(after) == rows_printed(SAMPLE)
    assert len(rows_printed(after)) == 31
    assert after.panel.programme_notes == SAMPLE.panel.programme_notes
    assert after.panel.programme_title == SAMPLE.panel.programme_title
    left = [line.words for line in taken.of(ImportState.UNPLACED, ImportState.LEFT)]
    assert sorted(left) == (sorted((HEAD, FOOT)) if house.reference == COUNCIL else [])
    assert taking(SAMPLE, TODAY, draft=read(data)).edit.puts == ()
