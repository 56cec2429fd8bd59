"""Cover sheets in every layout: label and words, heading over text, tables, broken lines; and what cannot be read."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from store.papers.covers.files import cover_of
from store.papers.covers.labels import codes_of
from store.records import CoverSays
from store.rules.programme.cover_headings import CODES, HEADINGS, CoverRegion
from store.rules.programme.covers import remarks
from tests.store.papers.covers.sheets import tagged_pdf, text_of, word_typed
from tests.store.papers.pack.packs import report

HELD_WHOLE = ("cover_of",)

HEAD = "Report of: The Commissioner\nDate: Thursday 25 March 2021\nSubject: Estates\nAuthor: Ann Officer\n"
TEXT = """
Purpose of Report

1. To tell of estates.

Recommendation

2. That it be noted.

Background

3. More.
"""


def read(text: str) -> dict[str, tuple[CoverSays, str]]:
    sheet = cover_of((HEAD + TEXT + text).encode())
    assert sheet is not None
    return {one.heading: (one.says, sheet.words[one.heading]) for one in sheet.sheet.parts}


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Report of", "report_of"),
        ("Joint report of", "report_of"),
        ("REPORT BY:", "report_of"),
        ("Date of meeting", "date"),
        ("Meeting date:", "date"),
        ("Subject of Report", "subject"),
        ("Title", "subject"),
        ("Authors", "author"),
        ("Report author", "author"),
        ("Author(s)", "author"),
        ("Purpose of the report", "purpose"),
        ("1. Purpose", "purpose"),
        ("RECOMMENDATIONS", "recommendation"),
        ("Recommendation(s)", "recommendation"),
        ("Financial implications", "financial"),
        ("Finance and Resources", "financial"),
        ("4.1 Legal Implications", "legal"),
        ("Equality - Impact Assessment", "equality"),
        ("Equalities", "equality"),
        ("Equality & Diversity implications", "equality"),
        ("Risks and –Impact", "risk"),
        ("Risk management", "risk"),
        ("Link to Police and Crime Plan", "plan"),
        ("Links to the Police, Fire and Crime Plan", "plan"),
        ("Communications and engagement", "communications"),
        ("List of Appendices", "appendices"),
        ("Annexes", "appendices"),
        ("Background papers:", "background"),
        ("Persons to Contact", "contact"),
        ("Contact officer", "contact"),
        ("For further information contact", "contact"),
    ],
)
def test_a_heading_is_known_in_every_way_of_printing_it(printed: str, code: str) -> None:
    assert codes_of(printed, CODES) == (code,)


@pytest.mark.parametrize(
    "printed", ["Background", "Conclusion", "Contact Management", "Police and Crime Plan", "Dates", ""]
)
def test_other_headings_are_none_of_a_sheet(printed: str) -> None:
    assert codes_of(printed, CODES) == ()


def test_several_implications_under_one_heading_have_its_words_each() -> None:
    said = read("\nFinancial and Legal Implications: None.\n\nBackground papers\n\nMinutes of May\n")
    assert said["financial"] == said["legal"] == (CoverSays.NONE, "None.")
    assert "resource" not in said


@pytest.mark.parametrize(
    "text",
    [
        "\nImplications\n\nFinancial: Costs are met.\nLegal: None\n",
        "\nImplications\n\nFinancial : Costs are met. Legal : None\n",
        "\nImplications\n\nFinancial\tCosts are met.\nLegal\tNone\n",
        "\nImplications\n\nFinancial     Costs are met.\nLegal         None\n",
        "\nImplications\n\nFinancial:\n\nCosts\n\nare met.\n\nLegal:\n\nNone\n",
        "\nFinancial Implications\n\nCosts are met.\n\nLegal Implications\n\nNone\n",
        "\n4. Financial implications\n\nCosts are met.\n\n5. Legal implications\n\nNone\n",
        "\n**Implications**\n\n<u>Financial</u>: Costs are met.\n**Legal**: None\n",
    ],
)
def test_label_and_words_stand_beside_one_another_or_the_one_over_the_other(text: str) -> None:
    said = read(text)
    assert said["financial"] == (CoverSays.WORDS, "Costs are met.")
    assert said["legal"] == (CoverSays.NONE, "None")


def test_as_many_answers_as_labels_above_them_are_one_to_each() -> None:
    said = read("\nImplications\n\nFinancial:\n\nLegal:\n\nNone\n\nNone\n")
    assert said["financial"] == said["legal"] == (CoverSays.NONE, "None")


def test_a_lone_answer_under_several_labels_is_nobodys() -> None:
    said = read("\nImplications\n\nFinancial:\nLegal:\nNone\nRisks and Impact: High.\n")
    assert said["financial"][0] is said["legal"][0] is CoverSays.UNREAD
    assert said["risk"] == (CoverSays.WORDS, "High.")


def test_a_word_of_the_text_is_no_heading() -> None:
    implications = "\n\nImplications\n\nFinancial: None\nLegal: See Financial: above.\n"
    said = read(f"\nCommunications\n\nThe office writes to all.{implications}")
    assert "communications" not in said
    assert said["legal"][1] == "See Financial: above."


def test_a_heading_of_the_report_ends_the_recommendation() -> None:
    assert read("\nImplications\nLegal: None\n")["recommendation"] == (CoverSays.WORDS, "2. That it be noted.")


@pytest.mark.parametrize("data", [b"Minutes of the meeting\n\nFinancial: none", b"", b"\0\1\2", b"PK\3\4"])
def test_what_has_no_cover_sheet_is_not_judged(data: bytes) -> None:
    assert cover_of(data) is None


def test_a_report_without_a_cover_sheet_is_not_judged() -> None:
    assert cover_of(report("Estate", 3)) is None


def scanned(name: str) -> bytes:
    """A sheet whose second half is a picture of text."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(tagged_pdf(name))) as held:
        one = held.add_blank_page(page_size=(595, 842)).obj
        picture = held.make_stream(b"\x80" * 100, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.Width, picture.Height, picture.BitsPerComponent = 10, 10, 8
        picture.ColorSpace = pikepdf.Name.DeviceGray
        one.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P0=picture))
        one.Contents = held.make_stream(b"q 500 0 0 700 40 40 cm /P0 Do Q")
        held.save(out)
    return out.getvalue()


def test_what_may_stand_on_a_page_that_is_a_picture_is_not_read_and_not_missing() -> None:
    sheet = cover_of(scanned("004-10"))
    assert sheet is not None
    said = list(remarks(sheet.sheet, CODES, None))
    assert [one.kind for one in said] == ["unread"]
    assert "financial implications" in said[0].sentence
    assert not said[0].ask


def test_what_may_stand_in_a_box_of_a_word_document_is_not_read() -> None:
    made = WordDocument(io.BytesIO(word_typed("004-10")))
    box = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>Legal: None</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    from docx.oxml import parse_xml

    made.element.body.insert(0, parse_xml(box))
    out = io.BytesIO()
    made.save(out)
    sheet = cover_of(out.getvalue())
    assert sheet is not None
    assert not sheet.sheet.whole


def test_what_a_tracked_change_takes_out_is_gone_and_what_it_puts_in_is_there() -> None:
    from docx.oxml import parse_xml

    made: Any = WordDocument(io.BytesIO(word_typed("000-6")))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph = next(one for one in made.paragraphs if one.text.startswith("Legal:"))
    for run in paragraph.runs:
        run._r.getparent().remove(run._r)
    paragraph._p.append(parse_xml(f"<w:r {space}><w:t xml:space='preserve'>Legal: </w:t></w:r>"))
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>A case is pending.</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>None</w:t></w:r></w:ins>"))
    out = io.BytesIO()
    made.save(out)
    sheet = cover_of(out.getvalue())
    assert sheet is not None
    assert sheet.words["legal"] == "None"


def test_labels_in_one_cell_and_answers_in_the_next_are_rows() -> None:
    made = WordDocument()
    for line in (HEAD + TEXT).splitlines():
        made.add_paragraph(line)
    made.add_paragraph("Implications")
    cells = made.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(
        cells, (("Financial:", "Legal:", "Communications:"), ("None", "The Act.", "None")), strict=True
    ):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    sheet = cover_of(out.getvalue())
    assert sheet is not None
    assert (sheet.words["financial"], sheet.words["legal"], sheet.words["communications"]) == (
        "None",
        "The Act.",
        "None",
    )


def without_labels(head: str) -> dict[str, CoverSays]:
    sheet = cover_of((head + TEXT + "\nFinancial implications: None\n").encode())
    assert sheet is not None
    return {one.heading: one.says for one in sheet.sheet.parts}


def test_a_head_without_labels_has_its_date_and_which_line_is_the_subject_is_not_told() -> None:
    said = without_labels("POLICE AND CRIME PANEL\n\n3 FEBRUARY 2017\n\nREPORT OF THE COMMISSIONER\n\nPRECEPT\n")
    assert (said["date"], said["subject"]) == (CoverSays.WORDS, CoverSays.UNREAD)
    said = without_labels("ESTATES\n\nReport of: The Commissioner\nAuthor: Ann Officer\n")
    assert said["subject"] is CoverSays.UNREAD
    assert "date" not in said


def test_a_head_with_labels_that_lacks_subject_or_date_lacks_them() -> None:
    said = without_labels("POLICE AND CRIME PANEL\n\nReport of: The Commissioner\nAuthor: Ann Officer\n")
    assert not {"date", "subject"} & set(said)


def test_several_labels_in_a_row_have_their_own_words() -> None:
    row = "Report of\tThe Commissioner\tDate\t25 March 2021\nSubject\tEstates\tAuthor\tAnn Officer\n"
    sheet = cover_of((row + TEXT + "\nFinancial implications: None\n").encode())
    assert sheet is not None
    assert sheet.words["report_of"] == "The Commissioner"
    assert sheet.words["date"] == "25 March 2021"
    assert sheet.words["author"] == "Ann Officer"


LINES = st.one_of(
    st.sampled_from([f"{one.label.capitalize()}:" for one in HEADINGS] + ["Implications", "None", "3. Appendix A", ""]),
    st.text(max_size=40),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_any_text_is_read_or_not_and_nothing_is_raised(lines: list[str]) -> None:
    sheet = cover_of((HEAD + "\n".join(lines)).encode("utf-8", "replace"))
    if sheet is not None:
        assert [one.heading for one in sheet.sheet.parts] == [code for code in CODES if code in sheet.words]
        assert all(isinstance(one.sentence, str) for one in remarks(sheet.sheet, CODES, None))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_not_read_and_nothing_is_raised(at: int, noise: bytes) -> None:
    for data in (tagged_pdf("000-6"), word_typed("000-6")):
        for damaged in (data[:at] + noise + data[at + len(noise) :], data[:at]):
            read = cover_of(damaged)
            assert read is None or set(read.words) <= set(CODES)


def test_the_sheets_of_the_sources_are_long_enough_to_mean_something() -> None:
    assert all(len(text_of(name)) > 1_000 for name in ("000-5", "003", "004-8"))


def test_every_heading_belongs_to_a_region_and_is_printed_in_some_way() -> None:
    assert {one.region for one in HEADINGS} == set(CoverRegion)
    assert all(one.printed for one in HEADINGS)
    assert all(codes_of(one.label, CODES) == (one.code,) for one in HEADINGS)
