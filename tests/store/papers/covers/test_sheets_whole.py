"""Cover sheets made for each rule by which they are read, whole; and the lines of each kind of file.

What is expected stands in tests/golden/covers, to be read. A line is given with `# ` before it if the file marks it as
a heading, `+ ` if no empty line stands before it, and ` | ` between the cells of a row.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from docx import Document as WordDocument

from store.papers.covers.lines import CoverLine, CoverText, text_lines
from store.papers.covers.pdf import _placed, _without_margins, pdf_text
from store.papers.covers.reading import read_lines
from store.papers.covers.word import word_text
from tests.store.papers.covers.sheets import check, tagged_pdf, text_of, told, untagged_pdf, word_table, word_typed

HEAD = "Report of: The Commissioner\nDate: Thursday 25 March 2021\nSubject: Estates\nAuthor: Ann Officer\n"
TEXT = "\nPurpose of Report\n\n1. To tell of estates.\n\nRecommendation\n\n2. That it be noted.\n\nBackground\n\n"
SHORT = "Purpose: To tell.\nRecommendation: Note.\n"
FOOT = "\nImplications\n\nFinancial: None\nLegal: None\n"

IN_PLAIN_TEXT = {
    # The head: where it ends, what may stand in it, and the day that it gives.
    "the head is looked for in sixty lines": "A line\n" * 57 + HEAD + TEXT,
    "the head is not looked for below": "A line\n" * 58 + HEAD + TEXT,
    "after the text has begun there is no head": "Purpose: To tell.\n" + HEAD + TEXT,
    "four headings, one of them of the head": f"Date: 3 May 2021\n{SHORT}Legal: None\n",
    "three headings": f"Date: 3 May 2021\n{SHORT}",
    "no heading of a head": f"{SHORT}Legal: None\nFinancial: None\n",
    "a heading of the head with words behind a blank": HEAD.replace(":", "") + TEXT,
    "words behind a blank in small letters": HEAD.replace("Date: T", "Date t") + TEXT,
    "words behind a dash": HEAD.replace(":", " –") + TEXT,
    "a date of which the day is missing": HEAD.replace("Thursday 25 March", "March") + TEXT,
    "a date that is none": HEAD.replace("Thursday 25 March 2021", "to be told") + TEXT,
    "two dates": HEAD.replace("25 March", "25 March 2021 and 26 March") + TEXT,
    "a date with an hour": HEAD.replace("2021", "2021 at 1.30 p.m. in Committee Room 1") + TEXT,
    "a heading that stands twice": HEAD + "Subject: Fleet\n" + TEXT,
    "a heading that stands twice, at first without words": HEAD.replace("Estates", "") + "Subject: Fleet\n" + TEXT,
    "a head without labels": f"REPORT OF THE COMMISSIONER\n\n3 MAY 2021\n\nPRECEPT\n{TEXT}{FOOT}",
    "a head without labels but for who reports": f"Report of: A\nB\n\n3 May 2021\n{TEXT}{FOOT}",
    "a day without a year in a head without labels": f"PANEL\nReport of: A\n3 May\n{TEXT}{FOOT}",
    "a day beside who reports": f"Report of: A, 3 May 2021\nAuthor: B\n{TEXT}{FOOT}",
    "a day in the lines of the author": f"Author: B\n4 May 2021\nReport of: A\n{TEXT}{FOOT}",
    "nothing loose that may be the subject": f"POLICE PANEL\nAgenda item 4\n2021\nReport of: A\nAuthor: B\n{TEXT}",
    # What ends the text under a heading, in a plain text.
    "a short line with a capital ends a text": HEAD + TEXT + "More.\n\nFleet\n\nCars." + FOOT,
    "one of eight words does": HEAD + "\nRecommendation\n\nNote it.\n\nOf The Fleet And Of All Its Cars\n\nX." + FOOT,
    "one of nine does not": HEAD + "\nRecommendation\n\nNote it.\n\nOf The Fleet And Of All Of Its Cars\n\nX." + FOOT,
    "without words above one of four does": HEAD + "\nRecommendation\n\nOf The Whole Fleet\n\nX." + FOOT,
    "and one of five does not": HEAD + "\nRecommendation\n\nOf The Whole Old Fleet\n\nX." + FOOT,
    "a line in small letters does not": HEAD + "\nRecommendation\n\nNote it.\n\nfleet\n\nX." + FOOT,
    "nor one that ends as a sentence does": HEAD + "\nRecommendation\n\nNote it.\n\nFleet:\n\nX." + FOOT,
    "nor an entry of a list": HEAD + "\nRecommendation\n\nNote it.\n\n(a) Fleet\n\n- Cars\n\nX." + FOOT,
    "nor a numbered one": HEAD + "\nRecommendation\n\n2. Note it.\n\n3. Fleet\n\nX." + FOOT,
    "nor one right below": HEAD + "\nRecommendation\n\nNote it.\nFleet\n\nX." + FOOT,
    "nor a row": HEAD + "\nRecommendation\n\nNote it.\n\nFleet    Cars\n\nX." + FOOT,
    "nor one below an unfinished sentence": HEAD
    + "\nRecommendation\n\nThat the panel note the\n\nFleet Of Cars\n\nX."
    + FOOT,
    "unless a numbered paragraph follows": HEAD
    + "\nRecommendation\n\nThat the panel note the\n\nFleet Of Cars\n\n3. X."
    + FOOT,
    "one of eighty signs does": HEAD + f"\nRecommendation\n\nNote it.\n\nFleet {'x' * 74}\n\nX." + FOOT,
    "one of eighty-one does not": HEAD + f"\nRecommendation\n\nNote it.\n\nFleet {'x' * 75}\n\nX." + FOOT,
    # Implications.
    "a heading over implications has one within four lines": (
        HEAD + TEXT + "\nCommunications\n\nPress.\n\nImplications\n\nThey are\nthese\nthree\nLegal: None\n"
    ),
    "and not within five": (
        HEAD + TEXT + "\nCommunications\n\nPress.\n\nImplications\n\nThey\nare\nthese\nthree\nLegal: None\n"
    ),
    "numbered implications": HEAD + TEXT + "\n4. Implications\n\nFinancial: None\nLegal: The Act.\n",
    "implications under a heading alone": HEAD + TEXT + "\nImplications\n\nFinancial\n\nNone\n\nLegal\n\nThe Act.\n",
    "implications without a heading over them": HEAD + TEXT + "\nFinancial implications\n\nNone\n\nLegal\n\nThe Act.\n",
    "a word alone that is a heading of the report": HEAD + TEXT + "\nCommunications\n\nThe press.\n" + FOOT,
    "an implication before the heading over them": HEAD + TEXT + "\nRisk: High.\n" + FOOT,
    "several under one heading": HEAD + TEXT + "\nFinancial, Legal and Risk Implications: None\n",
    "one that is no implication under a joined heading": HEAD + TEXT + "\nFinancial and Legal and Fleet: None\n",
    "a joined heading of one": HEAD + TEXT + "\nFinancial and: None\n",
    "a label over several in capitals in one line": HEAD + TEXT + "\nFinancial: None Legal: The Act. Risk : High\n",
    "a label in small letters in a line": HEAD + TEXT + "\nFinancial: None legal: the Act. Risk: High\n",
    "columns of labels and as many answers": HEAD
    + TEXT
    + "\nImplications\n\nFinancial:\nLegal:\nRisk:\n\nNone\nNil\nN/A\n",
    "columns of labels and fewer answers": HEAD + TEXT + "\nImplications\n\nFinancial:\nLegal:\nRisk:\n\nNone\nNone\n",
    "columns of labels and answers with words": HEAD
    + TEXT
    + "\nImplications\n\nFinancial:\nLegal:\n\nNone\nThe Act.\n",
    "a label with an answer beside it is no column": HEAD
    + TEXT
    + "\nImplications\n\nFinancial:\nLegal: None\nRisk: High\n",
    "one label and one answer": HEAD + TEXT + "\nImplications\n\nFinancial: Costs.\nLegal:\nNone\n",
    "two columns, each with its answers": (
        HEAD + TEXT + "\nImplications\n\nFinancial:\nLegal:\nNone\nNil\nEquality:\nRisk:\nNone\n"
    ),
    "a heading broken in a narrow column": (
        HEAD + TEXT + "\nImplications\n\nEquality Impact    An assessment\nAssessment    is made.\nLegal    None\n"
    ),
    "a heading broken over three rows": (
        HEAD + TEXT + "\nImplications\n\nLink to Police    It\nand Crime    is its\nPlan    first aim.\nLegal    None\n"
    ),
    "a heading broken over four rows": (
        HEAD
        + TEXT
        + "\nImplications\n\nLink to    It\nPolice    is\nand Crime    its\nPlan    first aim.\nLegal    None\n"
    ),
    "a heading broken over two lines": (
        HEAD + TEXT + "\nImplications\n\nEquality Impact An assessment will\nAssessment: be made.\nLegal: None\n"
    ),
    "a heading broken with a long half below": (
        HEAD + TEXT + "\nImplications\n\nLink to It is\nPolice and Crime Plan: its aim.\nLegal: None\n"
    ),
    # The foot.
    "a foot": HEAD
    + TEXT
    + FOOT
    + "\nList of Appendices\n\nAppendix A – Map\nAppendix B – Costs\n\nBackground papers\n\nNone\n",
    "foot headings with words behind a blank": HEAD
    + TEXT
    + FOOT
    + "\nBackground papers Minutes of May\nAppendices None\n",
    "a person to contact, in fourteen lines": HEAD
    + TEXT
    + "\nPersons to contact\n"
    + "Ann\n" * 13
    + "Legal implications: None\n",
    "a person to contact, in more": HEAD
    + TEXT
    + "\nPersons to contact\n"
    + "Ann\n" * 14
    + "Legal implications: None\n",
    "an appendix behind whom to ask": HEAD
    + TEXT
    + "\nPersons to contact\nAnn\nAppendix A – Map\nLegal implications: None\n",
    "an appendix behind the list": (
        HEAD + TEXT + "\nAppendices\n\nAppendix A – Map\n\nAPPENDIX A\n\nLegal implications: None\n"
    ),
    "the title of an appendix without a list": HEAD + TEXT + "\nAPPENDIX A\n\nLegal implications: None\n",
    # Where an appendix is named.
    "paragraphs, their numbers and what goes on": (
        HEAD + TEXT + "3. See\nAppendix A.\n\n4.1 See Appendix B.\n\nand Appendix C.\n\n2. See Appendix D.\n\n"
        "5) See Appendix E.\n" + FOOT
    ),
    "a date that a line breaks is no number of a paragraph": (
        HEAD
        + TEXT
        + "3. In the quarter to\n31 DECEMBER see Appendix A.\n\n4. See Appendix B.\n\n31 Decembers see Appendix C.\n"
    ),
    "named in implications and in the list": (
        HEAD + TEXT + "\nLegal implications: See Appendix B.\n\nAppendices\n\nAppendix A – Map\n"
    ),
    "named in the head and of whom to ask": HEAD
    + "See Appendix A.\n"
    + TEXT
    + "\nPersons to contact\n\nAnn, Appendix B\n",
    "named twice, and once at odds": (
        HEAD
        + TEXT
        + "3. The map is at Appendix A.\n\n4. The map is at Appendix A.\n\n5. The costs of cars are at Appendix A.\n"
        "\nAppendices\n\nAppendix A – Map\nAppendix B – Costs of cars\n"
    ),
    "a list that says None": HEAD + TEXT + "3. See Appendix A.\n\nAppendices\n\nNone\n",
    "a pointer to the report that speaks of it": HEAD
    + TEXT
    + "3. The Act.\n"
    + FOOT.replace("Legal: None", "Legal: See report"),
    "a pointer to the report that does not": HEAD
    + TEXT
    + "3. Cars.\n"
    + FOOT.replace("Legal: None", "Legal: See report"),
    "years at odds in three parts": (
        "Subject: Plan 2017-21\nReport of: A\nPurpose: Plan 2017-2020, Fleet (2018/19)\n"
        "Recommendation: Plan 2017–22, year 2018-21, Fleet 2018/19\nLegal: Plan 2017-19\n"
        "Link to police and crime plan: Plan 2017 - 2021, Plan 2016-20\n"
    ),
    "marks of a typesetter": (
        "## **Report of**: The <b>Commissioner</b>\n__Date__: 3 May\u00ad 2021\n<u>Subject</u>: Est\u200bates\n"
        "Author\tAnn\t  Officer\r\nLegal\tNone\rPurpose   To tell\n"
    ),
}

IN_A_STRUCTURED_FILE = {
    "headings end what stands above": "# Purpose\n# Recommendation\nNote.\nFleet\n# Fleet\nCars.\n# Legal\nNone",
    "a row of a label and its words": "Equality | One | Risk | High\nPurpose |\nLegal | The Act. | 1998",
    "an empty heading is empty": "Purpose:\nRecommendation:\nLegal implications:\n",
    "implications in the cell beside them": "Purpose: x\nImplications | Legal: Act. Financial: No\nRisk | High",
    "a heading over implications in a cell alone": "Purpose: x\nImplications | \nNothing\nRisk implications | High",
    "a heading over implications and none behind": "Purpose: x\n# Implications\nNothing\nRisk implications: High",
    "numbers go down": "Purpose:\n3. See Appendix A.\n2. See Appendix B.\n# Legal implications\nNone",
    "columns are not parted": "# Implications\nFinancial:\nLegal:\nNone\nNil\nRisk:\nEquality:\nNone",
    "no heading is broken": "# Implications\nEquality Impact | An\nAssessment | one\nLegal | None",
    "paragraphs stay apart": "Purpose:\n1. See\nAppendix A.\nand Appendix B\n- Appendix C\n# Legal implications\nNone",
    "a list over several lines": "Appendices:\nAppendix A – Map\nof the county\nCosts\nB – Fleet",
}


def made(lines: str) -> Iterator[CoverLine]:
    """Make the lines of a file that tells headings, cells and pages apart."""
    for line in lines.splitlines():
        words = line.removeprefix("# ")
        cells = tuple(one.strip() for one in words.split(" |")) if " |" in words else ()
        yield CoverLine(" ".join(filter(None, cells)) or words, words != line, cells, page=1 + len(words) % 2)


def shown(line: CoverLine) -> str:
    """Tell a line as it is given above, behind its page."""
    words = " | ".join(line.cells) or line.text
    return f"{line.page or ''}{'# ' if line.heading else ''}{'' if line.gap else '+ '}{words}"


def test_sheets_in_plain_text_are_read_by_each_rule() -> None:
    lines: list[str] = []
    for name, text in IN_PLAIN_TEXT.items():
        read = read_lines(CoverText(tuple(text_lines(text)), structured=False))
        lines += [f"## {name}", *told(read)]
    check("made-in-text", lines)


def test_sheets_in_a_file_that_tells_its_parts_apart_are_read_by_each_rule() -> None:
    lines: list[str] = []
    for name, text in IN_A_STRUCTURED_FILE.items():
        read = read_lines(CoverText(tuple(made(HEAD + text)), structured=True))
        lines += [f"## {name}", *told(read)]
    check("made-in-parts", lines)


def test_the_lines_of_a_sheet_in_each_kind_of_file() -> None:
    held = {
        "text": CoverText(tuple(text_lines(text_of("000-7"), page=3)), structured=False),
        "tagged": pdf_text(tagged_pdf("000-7")),
        "untagged": pdf_text(untagged_pdf("000-7")),
        "word-table": word_text(word_table("000-7")),
        "word-typed": word_text(word_typed("000-7")),
    }
    lines: list[str] = []
    for name, text in held.items():
        lines.append(f"## {name}: structured {text.structured}, whole {text.whole}")
        lines += [re.sub(r"(.{60}).+", r"\1…", shown(one)) for one in text.lines]
    check("lines", lines)


def word_of_tables() -> bytes:
    """A Word document whose tables lay out labels and words in every way."""
    held: Any = WordDocument()
    held.add_paragraph("Report of\tThe Commissioner")
    held.add_paragraph("Date: 3 May 2021\nSubject:\tEstates\n\nAuthor")
    held.add_paragraph("First", style="List Number")
    held.add_paragraph("Second\tof two", style="List Number")
    held.add_paragraph("  ")
    for rows in (
        [["Legal\nRisk", "None\nHigh"]],
        [["Legal", "None\nAt all"], ["Risk\nand impact", "High"], ["", ""], ["", "Beside"]],
        [["A", "B\nC\nD", "E"], ["F", "G\nH", "I"], ["J"]],
        [["Alone"], ["One\nTwo\nThree"]],
    ):
        table = held.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                first, *more = words.split("\n")
                table.cell(row, column).text = first
                for one in more:
                    table.cell(row, column).add_paragraph(one)
    inner = table.cell(0, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Within", "a cell"
    out = io.BytesIO()
    held.save(out)
    return out.getvalue()


def test_the_tables_of_a_word_document_are_read_as_rows_or_gone_through() -> None:
    text = word_text(word_of_tables())
    assert (text.structured, text.whole) == (True, True)
    check("word-tables", map(shown, text.lines))


def laid(*pieces: tuple[str, float, float, float, float]) -> Any:
    """A PDF of one page on which words stand at places: each with left, bottom, right and top."""
    text = SimpleNamespace(
        count_rects=lambda: len(pieces),
        get_rect=lambda at: pieces[at][1:],
        get_text_bounded=lambda *at: next(words for words, *there in pieces if tuple(there) == at),
        close=lambda: None,
    )
    return [SimpleNamespace(get_textpage=lambda: text, close=lambda: None)]


def test_what_stands_on_a_page_is_put_in_rows_and_in_cells() -> None:
    page = laid(
        ("third", 10, 640, 40, 650),
        ("behind", 52, 700, 70, 710),
        ("first", 10, 700, 40, 710),
        ("far", 82.1, 700, 90, 710),
        ("lower, and of the same row", 100, 694.1, 120, 704.1),
        ("of the next", 10, 694, 20, 704),
        (" ", 200, 700, 210, 710),
        ("a gap of twenty", 10, 674, 20, 684),
        ("of a little more", 10, 653.9, 20, 663.9),
        ("flat", 10, 620, 20, 620),
        ("and not so flat", 10, 619.1, 20, 620),
        ("high", 10, 500, 20, 540),
        ("beside it", 20, 510, 30, 520),
    )
    assert [shown(one) for one in _placed(page, 0)] == [
        "1first behind | far lower, and of the same row",
        "1+ of the next",
        "1+ a gap of twenty",
        "1of a little more",
        "1+ third",
        "1flat",
        "1+ and not so flat",
        "1high beside it",
    ]


def test_numbers_of_pages_and_what_stands_at_the_ends_of_several_are_left_out_where_no_tags_tell_it() -> None:
    ends = ("Panel", "Agenda item {}", "A line", "Panel", "A line", "12 of {}", "Page {}")
    pages = [tuple(CoverLine(one.format(number)) for one in ends) for number in (1, 2)]
    pages += [(CoverLine("- 3 -"),), (), (CoverLine("12345"), CoverLine("Page three"), CoverLine("x"), CoverLine("4"))]
    assert [one.text for one in _without_margins(pages, structured=True)] == [
        one.text for page in pages for one in page
    ]
    assert [one.text for one in _without_margins(pages, structured=False)] == [
        *("Agenda item 1", "A line", "Panel", "A line"),
        *("Agenda item 2", "A line", "Panel", "A line"),
        *("12345", "Page three", "x"),
    ]
