"""A chart: bars for the eye, the same said aloud and in figures, in every form."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import get_args

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.papers import tables
from store.papers.document import (
    AnyBlock,
    ChartBar,
    ChartBlock,
    Document,
    HeadingBlock,
    TableBlock,
    TableCell,
    chart_table,
    plain,
    texts,
)
from store.papers.printed import in_form
from store.papers.rendering.svg import BAR, svg
from store.papers.rendering.text import FULL, REST, bars_of, text_lines

CHART = ChartBlock(
    title="Attended",
    told="Attended. Orson: 3 of 4; Saini <b>: 1 of 4.",
    bars=(ChartBar("Orson", 3, 4), ChartBar("Saini <b>", 1, 4)),
    heads=("Name", "Meetings"),
)


def paper(chart: ChartBlock) -> Document:
    return Document(title="A paper", blocks=(HeadingBlock(text="A paper", level=1), chart))


def test_bars_in_characters_have_the_length_of_their_numbers() -> None:
    lines = text_lines(paper(CHART))
    assert lines[-2] == f"Orson      {FULL * 22}{REST * 8} 3 of 4"
    assert lines[-1] == f"Saini <b>  {FULL * 8}{REST * 22} 1 of 4"
    assert "Attended" in lines


def test_bars_of_numbers_that_are_no_part_of_a_whole() -> None:
    chart = ChartBlock(title="Asked", told="x", bars=(ChartBar("2020", 2), ChartBar("2021", 4)), heads=("Year", "No."))
    assert text_lines(paper(chart))[-2:] == [f"2020  {FULL * 15} 2", f"2021  {FULL * 30} 4"]
    empty = ChartBlock(title="Asked", told="x", bars=(ChartBar("2020", 0),), heads=("Year", "No."))
    assert text_lines(paper(empty))[-1] == "2020   0"


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("aW 日é"), max_size=90), st.integers(0, 9_999), st.none() | st.integers(0, 9_999)
        ),
        max_size=12,
    )
)
def test_a_chart_in_characters_keeps_to_80_columns_and_shows_whatever_there_is(
    bars: list[tuple[str, int, int | None]],
) -> None:
    chart = ChartBlock(title="t", told="x", bars=tuple(ChartBar(*one) for one in bars), heads=("a", "b"))
    drawn = list(bars_of(chart))[2:]
    assert len(drawn) == len(bars)
    for line, (_, value, whole) in zip(drawn, bars, strict=True):
        assert tables.width(line) <= 80
        assert (FULL in line) is bool(value)
        assert line.count(FULL) + line.count(REST) <= 30
        assert line.endswith(ChartBar("", value, whole).words)
    starts = {tables.width(line[: line.index(FULL)]) for line in drawn if FULL in line}
    assert len(starts) <= 1


def test_three_hundred_bars_stand_in_every_form() -> None:
    many = tuple(ChartBar(f"Member {number}", number % 7, 7) for number in range(300))
    chart = ChartBlock(title="Attended", told="x", bars=many, heads=("Name", "Meetings"))
    for form in ("text", "html", "md", "docx", "pdf"):
        assert in_form(form, paper(chart)).data


def test_the_picture_says_what_it_shows() -> None:
    drawn = ET.fromstring(svg(CHART, alone=True))
    assert (drawn.get("role"), drawn.get("aria-label")) == ("img", CHART.told)
    space = "{http://www.w3.org/2000/svg}"
    widths = [float(one.get("width") or 0) for one in drawn.iter(f"{space}rect")]
    assert widths == [BAR, BAR * 0.75, BAR, BAR * 0.25]
    assert [one.text for one in drawn.iter(f"{space}text")] == ["Orson", "3 of 4", "Saini <b>", "1 of 4"]


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(0, 500), st.integers(0, 500)), max_size=8))
def test_no_label_breaks_the_picture_and_no_bar_leaves_it(bars: list[tuple[str, int, int]]) -> None:
    clean = ["".join(one for one in label if one.isprintable()) for label, _, _ in bars]
    made = tuple(
        ChartBar(label, min(value, whole), whole) for label, (_, value, whole) in zip(clean, bars, strict=True)
    )
    drawn = ET.fromstring(svg(ChartBlock(title="t", told='"<&', bars=made, heads=("a", "b")), alone=True))
    rects = [one for one in drawn.iter() if one.tag.endswith("rect")]
    assert all(0 <= float(one.get("width") or -1) <= BAR for one in rects)


@pytest.mark.parametrize("form", ["md", "html", "docx", "text"])
def test_the_figures_stand_in_every_form(form: str) -> None:
    data = in_form(form, paper(CHART)).data
    if form == "docx":
        words = [
            cell.text for table in docx.Document(io.BytesIO(data)).tables for row in table.rows for cell in row.cells
        ]
        assert words == ["Name", "Meetings", "Orson", "3 of 4", "Saini <b>", "1 of 4"]
        return
    page = data.decode()
    assert "3 of 4" in page
    assert ("<svg" in page) is (form == "html")
    assert "Saini <b>" in page or form in {"html", "md"}
    assert "<script" not in page


def test_the_picture_of_a_pdf_has_its_words() -> None:
    data = in_form("pdf", paper(CHART)).data
    with pikepdf.open(io.BytesIO(data)) as file:
        told = [str(one.Alt) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert told == [CHART.told]


def test_what_is_said_of_a_chart_is_a_text_of_the_paper() -> None:
    assert ChartBlock in get_args(AnyBlock)
    assert {CHART.title, CHART.told, "Orson"} <= {words for _, words in texts(paper(CHART))}
    assert [plain(cell.paragraphs[0]) for row in chart_table(CHART).rows for cell in row] == [
        "Orson",
        "3 of 4",
        "Saini <b>",
        "1 of 4",
    ]


FULLER = TableBlock(
    heads=("Name", "Meetings", "Apologies"),
    rows=((TableCell(("Orson",), head=True), TableCell(("3 of 4",)), TableCell(("one was sent",))),),
    shares=(3, 1, 1),
    caption="Attendance of each",
    shown=True,
)


@pytest.mark.parametrize(
    ("form", "mark"), [("md", "| --- | --- | --- |"), ("html", "<table>"), ("docx", ""), ("pdf", "")]
)
def test_a_table_of_the_papers_own_stands_in_place_of_the_figures(form: str, mark: str) -> None:
    """Nothing is told twice: there is one table, which is the fuller."""
    data = in_form(form, paper(replace(CHART, figures=FULLER))).data
    if form == "pdf":
        with pikepdf.open(io.BytesIO(data)) as file:
            kinds = [str(one.S) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        assert (kinds.count("/Table"), kinds.count("/TH")) == (1, 3)
    elif form == "docx":
        tables = docx.Document(io.BytesIO(data)).tables
        assert [[cell.text for cell in row.cells] for table in tables for row in table.rows] == [
            ["Name", "Meetings", "Apologies"],
            ["Orson", "3 of 4", "one was sent"],
        ]
    else:
        page = data.decode()
        assert (page.count(mark), page.count("Attendance of each"), page.count("one was sent")) == (1, 1, 1)


def test_a_chart_in_characters_has_the_fuller_table_below_it() -> None:
    chart = replace(CHART, figures=FULLER)
    lines = text_lines(paper(chart))
    assert lines[:6] == ["A paper", "", *text_lines(paper(CHART))[2:6]]
    assert lines[6:8] == ["", "Attendance of each"]
    assert "one was sent" in lines[-1]
    assert {"Apologies", "one was sent"} <= {words for _, words in texts(paper(chart))}
