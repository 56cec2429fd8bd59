"""A paper as a Word document, read back as Word and this program's own reader see it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx as word_library
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from store.papers.document import Document, HeadingBlock, ListBlock, ListEntry, ParagraphBlock, TableBlock, TableCell
from store.papers.house import PLAIN_HOUSE, House
from store.papers.printed import printed
from store.papers.reading.word import open_word
from store.papers.reading.word_lists import WordLists
from store.papers.rendering.docx import docx as written
from store.papers.rendering.word_lists import ListCounting, counting
from store.papers.rendering.word_styles import LOOKS
from store.register import Register
from store.sample import DEMO_DAY
from tests.store.papers.conftest import HOSTILE
from tests.store.papers.rendering.every_block import CHART, EVERY_BLOCK, LETTERED, ODD
from tests.store.papers.rendering.strange import STRANGE, filled


def docx(document: Document, house: House = PLAIN_HOUSE) -> bytes:
    return written(document, house).data


def opened(data: bytes) -> Any:
    return word_library.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}


def labelled(word: Any) -> list[str]:
    """Give the paragraphs outside tables with the labels that Word prints before them."""
    lists = WordLists(word)
    found = []
    for paragraph in word.paragraphs:
        label, bullet, _ = lists.of(paragraph._p)
        found.append(f"{'*' if bullet else label} {paragraph.text}".strip())
    return found


def of(*blocks: Any, **said: Any) -> Any:
    return opened(docx(Document(title="T", blocks=(HeadingBlock(text="T", level=1), *blocks), **said)))


def test_headings_have_the_styles_of_headings_and_their_numbers_stand_as_words() -> None:
    word = opened(docx(EVERY_BLOCK))
    found = [(one.style.name, one.text) for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert found == [
        ("Heading 1", "Minutes of the meeting of the panel"),
        ("Heading 2", "Present"),
        ("Heading 2", "44.\tApologies for absence"),
        ("Heading 2", "PCP 45/21\tProposed precept"),
        ("Heading 3", "Actions"),
        ("Heading 2", "Exempt part"),
    ]


def test_word_counts_the_lists_that_it_would_count_alike_and_each_from_its_own_beginning() -> None:
    word = opened(docx(EVERY_BLOCK))
    lines = labelled(word)
    begun = lines.index("(d) That the report be noted.")
    assert lines[begun : begun + 12] == [
        "(d) That the report be noted.",
        "(e) That the panel:",
        "(i) thank the officers;",
        "(ii) ask for more.",
        "(f) That a reply be sent.",
        "4.1\tFirst as it was published.",
        "4.3\tThen another.",
        "* Budget",
        "* Performance",
        "1. First",
        "2. Second",
        "1. First again",
    ]
    assert {one.style.name for one in word.paragraphs if one.text in {"Budget", "First", "thank the officers;"}} == {
        "List Paragraph"
    }


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (("", ""), ListCounting("bullet", "", 1)),
        (("1.", "2.", "3."), ListCounting("decimal", "%{level}.", 1)),
        (("12.", "13."), ListCounting("decimal", "%{level}.", 12)),
        (("4.1", "4.2"), ListCounting("decimal", "4.%{level}", 1)),
        (("(a)", "(b)"), ListCounting("lowerLetter", "(%{level})", 1)),
        (("(y)", "(z)", "(aa)"), ListCounting("lowerLetter", "(%{level})", 25)),
        (("(h)", "(i)", "(j)"), ListCounting("lowerLetter", "(%{level})", 8)),
        (("(i)", "(ii)"), ListCounting("lowerRoman", "(%{level})", 1)),
        (("(i)",), ListCounting("lowerRoman", "(%{level})", 1)),
        (("(i)", "(j)"), ListCounting("lowerLetter", "(%{level})", 9)),
        (("IV)", "V)"), ListCounting("upperRoman", "%{level})", 4)),
        (("A", "B"), ListCounting("upperLetter", "%{level}", 1)),
        (("1.", "3."), None),
        (("1.", "1."), None),
        (("1.", "(2)"), None),
        (("(a)", ""), None),
        (("01.", "02."), None),
        (("0.", "1."), None),
        (("PCP 1/21", "PCP 2/21"), None),
        (("(aA)",), None),
        (("100%",), None),
        (("*",), None),
    ],
)
def test_which_lists_word_counts(labels: tuple[str, ...], wanted: ListCounting | None) -> None:
    assert counting(ListBlock(entries=tuple(ListEntry("x", label) for label in labels))) == wanted


LABELS = st.lists(
    st.one_of(
        st.text(st.sampled_from("()[].%1234567890abivxIVXZz-"), max_size=5),
        st.integers(0, 60).map(lambda number: f"{number}."),
        st.sampled_from(["(i)", "(ii)", "(iii)", "(a)", "(b)", "(c)", "(z)", "(aa)"]),
    ),
    min_size=1,
    max_size=4,
)


@given(LABELS)
def test_every_label_reads_as_it_was_published(labels: list[str]) -> None:
    word = of(ListBlock(entries=tuple(ListEntry(f"entry {place}", label) for place, label in enumerate(labels))))
    read = [line.replace("\t", " ") for line in labelled(word) if "entry" in line]
    bullet = "*" if not any(labels) else "\N{BULLET}"
    assert read == [f"{label or bullet} entry {place}" for place, label in enumerate(labels)]


def test_the_table_repeats_its_heads_splits_no_row_and_merges_what_spans() -> None:
    table, of_chart = opened(docx(EVERY_BLOCK)).tables
    assert [[cell.text for cell in row.cells] for row in of_chart.rows][1:] == [
        [one.label, one.words] for one in CHART.bars
    ]
    element = table._tbl
    rows = element.findall(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["No.", "Action", "Owner", "Due"],
        ["1", "To report on Section 106 funding.\nTwo lines\nof one note.", "Commissioner", "25 March 2021"],
        ["1", "Nobody said who, or by when.", "Nobody said who, or by when.", "25 March 2021"],
        ["2", "", "Clerk", "late"],
    ]
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    properties = element.find(qn("w:tblPr"))
    caption = "Actions: what was asked, of whom, and by when"
    assert [properties.find(qn(tag)).get(qn("w:val")) for tag in ("w:tblCaption", "w:tblDescription")] == [caption] * 2
    assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    widths = [int(one.get(qn("w:w"))) for one in element.iter(qn("w:gridCol"))]
    assert widths[1] > 2 * widths[2] == 2 * widths[3]
    assert table.style.name == "Table Grid"


def test_what_stands_around_the_pages() -> None:
    word = opened(docx(EVERY_BLOCK))
    section = word.sections[0]
    assert [one.text for one in section.header.paragraphs] == ["Police and Crime Panel, 25 March 2021", "DRAFT"]
    assert [one.text for one in section.first_page_header.paragraphs] == ["Police and Crime Panel, 25 March 2021"]
    untitled = of(ParagraphBlock(words="x"), running="T").sections[0]
    assert [one.text for one in untitled.first_page_header.paragraphs] == [""]
    assert [one.text for one in untitled.header.paragraphs] == ["T"]
    assert word.paragraphs[0].text == "DRAFT"
    for footer in (section.footer, section.first_page_footer):
        assert footer._element.xpath("string(.)") == "Page 1 of 1"
        assert [one.strip() for one in footer._element.xpath(".//w:fldSimple/@w:instr")] == ["PAGE", "NUMPAGES"]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    confirmed = of(ParagraphBlock(words="x"), running="Panel")
    assert not any("DRAFT" in one for one in parts(docx(Document(title="T", blocks=()))).values())
    assert [one.text for one in confirmed.sections[0].header.paragraphs] == ["Panel"]


def test_a_wide_paper_lies_on_its_side(sample: Register) -> None:
    section = opened(printed("programme", "docx", sample, DEMO_DAY).data).sections[0]
    assert section.page_width > section.page_height
    assert section._sectPr.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"


@pytest.mark.parametrize(("language", "tag"), [("en-GB", "en-GB"), ("cy", "cy-GB")])
def test_it_says_its_title_and_language_and_nobodys_name(language: Any, tag: str) -> None:
    data = docx(Document(title="Programme", blocks=(HeadingBlock(text="Programme", level=1),), language=language))
    word = opened(data)
    core = word.core_properties
    assert (core.title, core.language, core.author, core.last_modified_by) == ("Programme", tag, "", "")
    assert (core.created, core.modified, core.comments) == (None, None, "")
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {tag}
    assert "docProps/app.xml" not in parts(data)
    assert word.settings.element.xpath("./w:compat/w:compatSetting/@w:val") == ["15"]


def test_a_document_that_is_printed_as_a_draft_says_so_in_its_title() -> None:
    assert opened(docx(EVERY_BLOCK)).core_properties.title == "DRAFT: Minutes of the meeting of the panel"


def test_nothing_stands_in_a_box_and_no_font_depends_on_a_theme() -> None:
    for name, content in parts(docx(EVERY_BLOCK)).items():
        assert not re.search(r"txbxContent|<w:pict|<w:drawing|asciiTheme", content), name


def test_the_same_paper_gives_the_same_bytes(hostile: Register) -> None:
    first = printed("programme", "docx", hostile, DEMO_DAY).data
    assert printed("programme", "docx", Register(hostile.tables), DEMO_DAY).data == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_new_sheet_begins_where_it_is_asked_for() -> None:
    found = [one for one in opened(docx(EVERY_BLOCK)).paragraphs if one.paragraph_format.page_break_before]
    assert [one.text for one in found] == ["Exempt part"]


def test_what_belongs_together_stays_on_one_page() -> None:
    word = opened(docx(EVERY_BLOCK))
    kept = {one.text for one in word.paragraphs if one.paragraph_format.keep_with_next}
    assert {"Present", "Councillor Orson (Chair)", "Date:\tThursday 25 March 2021"} <= kept
    assert not {"Mr Culverwell", "Place:\tCity Hall,\n115 Charles Street"} & kept


def test_links_lead_to_the_web_or_within_the_document_and_nowhere_else() -> None:
    word = opened(docx(EVERY_BLOCK))
    element = word.element
    outside = {one.target_ref for one in word.part.rels.values() if one.is_external}
    assert outside == {"https://example.org/minutes?a=1&b=2"}
    (anchor,) = element.xpath(".//w:hyperlink/@w:anchor")
    assert element.xpath(".//w:bookmarkStart/@w:name") == [anchor]


def test_two_tables_that_follow_one_another_stay_two() -> None:
    table = TableBlock(heads=("A",), rows=((TableCell(("x",)),),), shares=(1,), caption="C")
    word = of(table, table)
    assert [one.tag for one in word.element.body[1:]] == [qn(f"w:{tag}") for tag in ("tbl", "p", "tbl", "p", "sectPr")]


def schema_order(element: Any, order: list[str]) -> bool:
    """Say whether what belongs to an element stands in the order of Word's schema; Word calls a file damaged if not."""
    places = [order.index(one.tag.rpartition("}")[2]) for one in element]
    return places == sorted(places)


PARAGRAPH_ORDER = [
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs", "spacing", "ind", "jc"),
    "outlineLvl",
]
SETTINGS_ORDER = [
    *("zoom", "proofState", "defaultTabStop", "characterSpacingControl", "savePreviewPicture", "compat"),
    *("mathPr", "themeFontLang", "clrSchemeMapping", "doNotAutoCompressPictures", "shapeDefaults", "decimalSymbol"),
    *("listSeparator", "defaultImageDpi"),
]
STYLE_ORDER = [
    *("name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "rsid"),
    *("pPr", "rPr", "tblPr"),
]


def test_every_paragraph_is_written_in_the_order_of_the_schema() -> None:
    word = opened(docx(EVERY_BLOCK))
    ours = list(word.element.iter(qn("w:pPr")))
    assert len(ours) > 40
    names = {name.casefold() for name in LOOKS}
    every = word.styles.element.iter(qn("w:style"))
    styles = [style for style in every if style.xpath("./w:name/@w:val")[0].casefold() in names]
    assert len(styles) == len(LOOKS)
    own = [one for style in styles for one in style.findall(qn("w:pPr"))]
    assert all(schema_order(one, PARAGRAPH_ORDER) for one in (*ours, *own))
    assert all(schema_order(style, STYLE_ORDER) for style in styles)
    assert schema_order(word.settings.element, SETTINGS_ORDER)
    numbering = next(one for one in word.part.rels.values() if one.reltype.endswith("/numbering")).target_part.element
    assert schema_order(numbering, ["abstractNum", "num"])


@pytest.mark.parametrize("text", [*HOSTILE, *STRANGE])
def test_no_text_does_harm_in_any_place(text: str) -> None:
    data = docx(filled(EVERY_BLOCK, text))
    word = open_word(data, "x.docx")
    plain = opened(docx(EVERY_BLOCK))
    tags = [[one.tag for one in each.element.body] for each in (word, plain)]
    assert tags[0] == tags[1]
    whole = seen(word.element.xpath("string(//w:body)"))
    assert all(piece in whole for piece in seen(text).split())


def seen(text: str) -> str:
    """Leave out of a text what nobody sees, and what a document cannot hold."""
    return "".join(char if char.isprintable() else " " * char.isspace() for char in text)


def test_lists_are_not_shared_by_accident() -> None:
    assert counting(LETTERED) == ListCounting("lowerLetter", "(%{level})", 4)
    assert counting(ODD) is None
    word = of(LETTERED, LETTERED, ListBlock(entries=(ListEntry("g", "(g)"),)))
    assert [line[:3] for line in labelled(word) if line.startswith(("(d", "(e", "(f", "(g"))] == [
        *("(d)", "(e)", "(f)", "(d)", "(e)", "(f)", "(g)"),
    ]
