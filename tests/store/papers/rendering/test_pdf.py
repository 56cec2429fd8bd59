"""Papers as PDF: whatever stands in them, they can be read aloud, and they say what the document says."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import bundled
from store.papers.document import (
    Document,
    HeadingBlock,
    Language,
    ListBlock,
    ListEntry,
    ParagraphBlock,
    TableBlock,
    TableCell,
    TextPart,
    Written,
    texts,
)
from store.papers.house import House
from store.papers.printable import BULLET, printable
from store.papers.printed import document_of, printed
from store.papers.rendering.pdf import pdf
from store.problems import Problem, Refused
from store.register import Register
from store.sample import DEMO_DAY
from tests.store.papers.conftest import HOSTILE
from tests.store.papers.rendering.aloud import read_aloud
from tests.store.papers.rendering.samples import every_block, sample_papers
from tests.store.papers.rendering.struct_check import findings

CREST = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>"""


def judged(data: bytes) -> list[str]:
    """Give what either judge has against a file."""
    report = page.validate_pdf_bytes(data)
    return [*findings(data), *([] if report.is_compliant else [str(report)])]


def shown(data: bytes) -> list[str]:
    """Give the text of each page as a reader copies it."""
    return [one.get_textpage().get_text_bounded().replace("\r\n", "\n") for one in pypdfium2.PdfDocument(data)]


def words(data: bytes) -> str:
    """Give the words of a file in one line, without the signs that only allow a line to end."""
    return " ".join(" ".join(shown(data)).replace("\u200b", "").split())


def of(*blocks: Any, title: str = "Minutes") -> Document:
    return Document(title=title, blocks=(HeadingBlock(text=title, level=1), *blocks))


def test_every_paper_of_the_sample_can_be_read_aloud(sample: Register) -> None:
    seen = set()
    for name, chosen in sample_papers(sample):
        written = printed(name, "pdf", sample, DEMO_DAY, **chosen)
        assert (name, chosen, judged(written.data), written.notes) == (name, chosen, [], ())
        seen.add(name)
    assert "programme" in seen


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("mark", ["", "DRAFT", "NOT FOR PUBLICATION"])
def test_every_block_can_be_read_aloud(mark: str, wide: bool) -> None:
    assert judged(pdf(every_block("Some words", mark=mark, wide=wide)).data) == []


def test_the_same_paper_gives_the_same_bytes_and_tells_no_time(sample: Register) -> None:
    first, again = (printed("programme", "pdf", sample, DEMO_DAY) for _ in range(2))
    assert first == again
    with pikepdf.open(io.BytesIO(first.data)) as file:
        assert {"/CreationDate", "/ModDate", "/Author"} & set(file.docinfo.keys()) == set()


def test_no_font_of_the_system_is_used(sample: Register) -> None:
    with pikepdf.open(io.BytesIO(printed("programme", "pdf", sample, DEMO_DAY).data)) as file:
        fonts = {str(font.BaseFont)[8:] for one in file.pages for font in one.obj.Resources.Font.values()}
    assert fonts == {"LiberationSans", "LiberationSans-Bold"}


def test_the_programme_is_read_aloud_as_the_document_says_it(sample: Register) -> None:
    document = document_of("programme", sample, DEMO_DAY)
    unread = [
        document.title,
        document.running,
        *(one.caption for one in document.blocks if isinstance(one, TableBlock)),
    ]
    expected = [said for _, said in texts(document)]
    for one in unread:
        expected.remove(one)
    read = [" ".join(said.split()) for _, said in read_aloud(pdf(document).data) if said.strip() != BULLET]
    assert read == [" ".join(said.split()) for said in expected]
    assert sum(1 for said in read if re.match(r"\d+\. ", said)) == 31


def test_a_wide_paper_lies_across() -> None:
    sizes = {wide: pypdfium2.PdfDocument(pdf(every_block(wide=wide)).data)[0].get_size() for wide in (False, True)}
    assert sizes[True] == sizes[False][::-1]
    assert sizes[True][0] > sizes[True][1]


@pytest.mark.parametrize(("language", "footer"), [("en-GB", "Page 1 of 1"), ("cy", "Tudalen 1 o 1")])
def test_the_file_says_in_which_language_it_is(language: Language, footer: str) -> None:
    house = House(welsh={"page.number": "Tudalen $number o $count"})
    data = pdf(Document(title="T", blocks=of().blocks, language=language), house).data
    with pikepdf.open(io.BytesIO(data)) as file:
        assert str(file.Root.Lang)[:2] == language[:2]
    assert footer in words(data)
    assert judged(data) == []


def test_the_mark_stands_on_each_page_and_is_read_once() -> None:
    data = pdf(every_block("Some words")).data
    assert [text.count("DRAFT") > 1 for text in shown(data)] == [True, True]
    assert [said for _, said in read_aloud(data) if "DRAFT" in said] == ["DRAFT"]
    assert "DRAFT" not in words(pdf(every_block("Some words", mark="")).data)


def test_labels_stand_as_they_are_and_nothing_is_counted() -> None:
    labels = ("(b)", "(a)", "7/21", "(a)", "", "4.1")
    entries = tuple(ListEntry(f"entry {number}", label=label) for number, label in enumerate(labels))
    read = read_aloud(pdf(of(ListBlock(entries=entries))).data)
    assert [said.strip() for tag, said in read if tag == "Lbl"] == ["(b)", "(a)", "7/21", "(a)", BULLET, "4.1"]
    assert [said for tag, said in read if tag == "LBody"] == [entry.words for entry in entries]


def test_a_number_that_is_wider_than_the_margin_stands_whole() -> None:
    assert "PCP 1/2021 Words" in words(pdf(of(ParagraphBlock(words="Words", number="PCP 1/2021"))).data)


def table(*rows: tuple[TableCell, ...]) -> TableBlock:
    return TableBlock(heads=("DATES", "ITEM", "COMMENTS"), rows=rows, shares=(2, 5, 5), caption="Items")


def group(date: str, count: int, comments: str = "What it is about") -> list[tuple[TableCell, ...]]:
    cells = [(TableCell((f"{date}, item {one}",)), TableCell((comments,))) for one in range(count)]
    return [(TableCell((date,), rows=count, head=True), *cells[0]), *cells[1:]]


def test_the_heads_of_a_table_stand_on_every_page_and_no_row_is_lost() -> None:
    data = pdf(of(table(*group("May", 90), *group("June", 3, "word " * 900)))).data
    assert all("DATES" in text for text in shown(data))
    text = words(data)
    assert [one for one in range(90) if f"May, item {one}" not in text] == []
    assert text.count("word ") >= 2699
    assert judged(data) == []


def test_items_are_not_parted_from_their_date_where_a_page_holds_them() -> None:
    groups = [row for number in range(12) for row in group(f"Day{number:02}", 5)]
    for text in shown(pdf(of(table(*groups))).data):
        for number in range(12):
            if f"Day{number:02}, item 4" in text:
                assert f"Day{number:02}, item 0" in text


@pytest.mark.parametrize("last", ["substitute", "w" * 400])
def test_no_word_of_a_head_runs_into_the_next_column(last: str) -> None:
    row = (TableCell(("Cllr Sood",)), TableCell(("1",)), TableCell(("0",)))
    block = TableBlock(heads=("Name", "Apologies", last), rows=(row,), shares=(40, 1, 1), caption="Attendance")
    data = pdf(of(block)).data
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    if last == "substitute":
        first, second = (text.get_text_range().index(word) for word in ("Apologies", last))
        assert text.get_charbox(first + len("Apologies") - 1)[2] < text.get_charbox(second)[0]
    assert judged(data) == []
    assert max(text.get_charbox(one)[2] for one in range(text.count_chars())) < 540


def test_an_agenda_of_headings_alone_fills_its_first_page() -> None:
    items = [HeadingBlock(text=f"Business {number}", level=3) for number in range(60)]
    under = [HeadingBlock(text="Agenda"), *items, ParagraphBlock(words="The next meeting is in June.")]
    first, *others = shown(pdf(of(*under)).data)
    assert "Business 12" in first
    assert "Business 59" in others[-1]
    assert "The next meeting" in others[-1]


def test_a_heading_is_not_left_behind_at_the_foot_of_a_page() -> None:
    for lines in range(30, 50):
        parts = [ParagraphBlock(words="line", close=True)] * lines
        data = pdf(
            of(*parts, HeadingBlock(text="Alone"), HeadingBlock(text="Lower", level=3), ParagraphBlock(words="Text"))
        ).data
        assert [("Alone" in text, "Lower" in text) for text in shown(data) if "Text" in text] == [(True, True)]


def test_a_word_without_an_end_stays_on_the_page() -> None:
    data = pdf(of(table((TableCell(("w" * 400,)), TableCell(("x",)), TableCell(("y" * 400,)))))).data
    file = pypdfium2.PdfDocument(data)
    width = file[0].get_width()
    rights = [file[0].get_textpage().get_charbox(one)[2] for one in range(file[0].get_textpage().count_chars())]
    assert max(rights) < width - 50
    assert words(data).count("w") == 400


@pytest.mark.parametrize(
    "text", [*HOSTILE, '#read("/etc/passwd") *b* $x$ @ref <label> // no /* no', "{number} $number", "\\u{41}"]
)
def test_what_a_stranger_wrote_is_printed_and_never_markup(text: str) -> None:
    document, _ = printable(every_block(text))
    written = pdf(document)
    assert judged(written.data) == []
    if text.isascii():
        assert written.notes == ()
        said = next(said for tag, said in read_aloud(pdf(of(ParagraphBlock(words=text))).data) if tag == "P")
        assert "".join(said.split()) == "".join(text.split())


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_any_text_in_any_place_gives_a_paper_or_names_the_character(text: str) -> None:
    document, _ = printable(every_block(text))
    written = pdf(document)
    assert findings(written.data) == []


def test_a_character_without_a_sign_is_named_with_its_place() -> None:
    written = pdf(of(HeadingBlock(text="Questions"), ParagraphBlock(words="Why 🙂 議 e\u20e3 ✓ end?")))
    assert "Why [slightly smiling face] [Chinese character U+8B70] e[combining enclosing keycap] ✓ end?" in words(
        written.data
    )
    assert len(written.notes) == 1
    assert "Under “Questions”" in written.notes[0]
    assert written.notes[0].count("cannot be printed") == 3


@pytest.mark.parametrize("words", ["ab\xad", "\xad", "a\xadb", "", "\n"], ids=ascii)
def test_a_link_may_end_in_anything(words: str) -> None:
    link = TextPart(words, link="https://www.leicester.gov.uk/")
    assert judged(pdf(of(ParagraphBlock(words=(link,)), ParagraphBlock(words=(link, TextPart("more"))))).data) == []


@pytest.mark.parametrize("said", ["", " ", "\0"])
def test_a_paper_without_words_in_its_title_and_headings_is_written_all_the_same(said: str) -> None:
    document, _ = printable(every_block(said))
    assert judged(pdf(document).data) == []


def house(folder: Path, style: str) -> House:
    folder.mkdir(exist_ok=True)
    (folder / "house.typ").write_text(style, encoding="utf-8")
    (folder / "crest.svg").write_text(CREST, encoding="utf-8")
    return House(typst=style, folder=folder)


def refused(style: House) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        pdf(every_block(), style)
    return caught.value.problems


def test_a_council_puts_its_crest_its_colours_and_its_address(tmp_path: Path) -> None:
    style = house(
        tmp_path / "style",
        '#let crest = image("crest.svg", alt: "Arms of the county", height: 2cm)\n'
        '#let accent = rgb("#003366")\n#let address = [County Hall, Glenfield]\n#let size = 14pt',
    )
    written = pdf(every_block(), style)
    assert written.notes == ()
    assert "County Hall, Glenfield" in shown(written.data)[0]
    assert judged(written.data) == []
    with pikepdf.open(io.BytesIO(written.data)) as file:
        pictures = [
            str(one.get("/Alt")) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert pictures == ["Arms of the county"]


STYLES = [
    ('#let accent = black\n#import "@preview/fancy:1.0.0": *', 2, "import"),
    ('#include "other.typ"', 1, "include"),
    ('\n\n#let x = eval("1")', 3, "eval"),
    ("#let x = dictionary(std)", 1, "std"),
    ('#let x = plugin("a.wasm")', 1, "plugin"),
    ('#let accent = rgb("#ffee00")', 1, "too pale"),
    ("#let size = 12pt\n#let shade = black", 2, "too dark"),
    ("#let size = 9pt", 1, "12pt at least"),
    ("#let ink = 3", 1, "colour"),
    ('// crest\n#let crest = image("crest.svg")', 2, "alt"),
    ('#let crest = image("../secret.svg", alt: "x")', 1, "escape"),
    ('#let crest = image("nowhere.svg", alt: "x")', 1, "not found: nowhere.svg"),
    ("#let x = (1 +", 1, "unclosed delimiter"),
    ('#let x = read("/etc/passwd")', 1, "not found: passwd"),
    ("#while true { }", 1, "always true"),
]


@pytest.mark.parametrize(("style", "line", "said"), STYLES, ids=[style for style, _, _ in STYLES])
def test_what_is_wrong_with_a_style_is_told_with_its_line(tmp_path: Path, style: str, line: int, said: str) -> None:
    (tmp_path / "secret.svg").write_text(CREST, encoding="utf-8")
    problems = refused(house(tmp_path / "style", style))
    assert len(problems) == 1
    assert problems[0].sentence.startswith(f"house.typ, line {line}: ")
    assert said in problems[0].sentence
    assert str(tmp_path) not in str(problems[0])
    assert problems[0].cure


def test_every_fault_of_a_style_is_told_at_once(tmp_path: Path) -> None:
    problems = refused(house(tmp_path / "style", '#import "a.typ"\n#include "b.typ"'))
    assert [problem.sentence[:18] for problem in problems] == ["house.typ, line 1:", "house.typ, line 2:"]


def test_a_font_in_the_folder_of_the_style_is_used(tmp_path: Path) -> None:
    style = house(tmp_path / "style", '#let font = "Liberatiom Sans"')
    made = bundled.read("fonts/LiberationSans-Regular.ttf")
    for encoding in ("ascii", "utf-16-be"):
        made = made.replace("Liberation Sans".encode(encoding), "Liberatiom Sans".encode(encoding))
    (tmp_path / "style" / "county.ttf").write_bytes(made)
    written = pdf(every_block(), style)
    assert written.notes == ()
    assert judged(written.data) == []


def test_a_font_that_is_missing_is_told_and_liberation_sans_used(tmp_path: Path) -> None:
    written = pdf(every_block(), house(tmp_path / "style", '#let font = ("Arial", "Gill Sans")'))
    assert written.notes == (
        "The house font “Arial” is not in the folder “style”; Liberation Sans was used.",
        "The house font “Gill Sans” is not in the folder “style”; Liberation Sans was used.",
    )
    assert judged(written.data) == []


def test_what_is_told_of_a_form_comes_after_what_is_told_of_the_text(sample: Register, tmp_path: Path) -> None:
    style = house(tmp_path / "style", '#let font = "Arial"')
    written: Written = printed("programme", "pdf", sample, DEMO_DAY, style)
    assert written.notes == ("The house font “Arial” is not in the folder “style”; Liberation Sans was used.",)
