"""How far what reads and draws a paper looks, and what it makes of what is hardly there: the last, and one more."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from types import SimpleNamespace
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from store.papers.bundle import zipped
from store.papers.covers.lines import CoverLine
from store.papers.covers.pdf import _without_margins
from store.papers.minutes.reading.heading import _CLOSED, _SENTENCE, closing_in
from store.papers.minutes.reading.lines import Line, LineKind
from store.papers.minutes.reading.sets import may_be_meant
from store.papers.minutes.reading.table import Table
from store.papers.pack.drawing import visible
from store.papers.pack.drawn_text import DrawnText
from store.papers.programme.reading.columns import by_content
from store.papers.reading.word_tables import _before
from store.papers.styling.stylesheet import _meant
from store.records import Presence

CLOSING = "The meeting closed at 3.10 pm."


@pytest.mark.parametrize(("more", "closed"), [(0, dt.time(15, 10)), (1, None)])
def test_the_sentence_of_closing_is_looked_for_within_the_end_of_a_paragraph(more: int, closed: dt.time | None) -> None:
    match = _CLOSED.search(CLOSING)
    assert match is not None
    behind = _SENTENCE - len(CLOSING) + match.start() + more
    assert closing_in(f"{CLOSING}{' ' * behind}") == closed
    assert _SENTENCE == 300


@pytest.mark.parametrize(
    ("number", "sign"),
    [
        ("0", "\ufffd"),
        ("1", "\x01"),
        ("d7ff", "\ud7ff"),
        ("d800", "\ufffd"),
        ("dfff", "\ufffd"),
        ("e000", "\ue000"),
        ("10ffff", "\U0010ffff"),
        ("110000", "\ufffd"),
    ],
)
def test_a_number_in_a_style_is_the_sign_it_stands_for_if_there_is_one(number: str, sign: str) -> None:
    assert _meant(number) == sign


def test_what_is_said_of_each_file_in_a_list_is_passed_over() -> None:
    """A comment, and what programs add, stand between the names of a list; on which disk a file is does not."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for number, comment in enumerate((b"", b"of the office", b"x" * 300)):
            one = zipfile.ZipInfo(f"paper-{number}.txt")
            one.comment, one.extra = comment, b"\xfe\xca\x02\x00ab" * number
            made.writestr(one, f"words {number}".encode())
    listed = zipped._listed(held.getvalue())
    assert listed is not None
    assert [one.name for one in listed] == [f"paper-{number}.txt" for number in range(3)]


MEDIA = (0.0, 0.0, 100.0, 200.0)


@pytest.mark.parametrize(
    ("crop", "seen"),
    [
        ((10, 20, 90, 180), (10, 20, 90, 180)),
        ((-10, -20, 110, 220), MEDIA),
        ((100, 20, 180, 180), MEDIA),
        ((99, 20, 180, 180), (99, 20, 100, 180)),
        ((10, 200, 90, 280), MEDIA),
        ((10, 199, 90, 280), (10, 199, 90, 200)),
        ((-90, 20, 0, 180), MEDIA),
        ((10, -90, 90, 0), MEDIA),
    ],
)
def test_a_page_is_seen_where_its_boxes_meet_and_whole_where_they_do_not(crop: Any, seen: Any) -> None:
    box = visible({"/MediaBox": [*MEDIA], "/CropBox": [*crop]})
    assert (box.left, box.bottom, box.right, box.top) == seen
    assert (box.turned, box.unit) == (0, 1)


@pytest.mark.parametrize(("one", "other"), [("", "J. Smith"), ("J. Smith", ""), ("", ""), ("Mr", "Mr J. Smith")])
def test_a_name_without_words_means_nobody(one: str, other: str) -> None:
    assert not may_be_meant(one, other)


@pytest.mark.parametrize(
    ("said", "free"),
    [("", 0), ("<w:trPr/>", 0), ("<w:trPr><w:gridBefore/></w:trPr>", 0)]
    + [(f'<w:trPr><w:gridBefore w:val="{number}"/></w:trPr>', number) for number in (0, 1, 2)],
)
def test_a_row_leaves_as_many_columns_free_as_it_says(said: str, free: int) -> None:
    assert _before(parse_xml(f"<w:tr {nsdecls('w')}>{said}</w:tr>")) == free


def test_what_stands_at_the_ends_of_several_pages_is_left_out_there_and_nowhere_else() -> None:
    page = ("Head", "1 of 2", "Head", "Words", "Foot", "Foot")
    pages = [tuple(map(CoverLine, page)), tuple(map(CoverLine, ("Head", "2 of 2", "Own", "More", "Last", "Foot")))]
    kept = [one.text for one in _without_margins(pages, structured=False)]
    assert kept == ["Head", "Words", "Own", "More", "Last"]
    assert [one.text for one in _without_margins(pages, structured=True)] == [
        one.text for page in pages for one in page
    ]


HEADS = (
    "name, member, members, councillor, attendance, attended, status, role, authority, local authority, council, "
    "representing, organisation, office, position, title, area, body, present?"
)


@pytest.mark.parametrize("head", HEADS.split(", "))
def test_a_row_of_such_words_heads_a_roll_and_names_nobody(head: str) -> None:
    """And the row of a name beside one of them does not; nor does a second row of such words."""
    assert Table(Presence.PRESENT).row(Line(f"Name\t{head.capitalize()}", LineKind.ROW)) == []
    table = Table(Presence.PRESENT)
    assert table.row(Line(f"J. Smith\t{head}", LineKind.ROW)) != []


@pytest.mark.parametrize(
    ("rows", "dated", "read"),
    [
        ((("1 May", "Budget"), ("2 May", "Plan", "To agree")), (True, False, False), ("date", "title", "comments")),
        ((("1 May", "Budget", "", "x"), ("2 May", "Plan")), (True, False), ("date", "title", "comments", "")),
        ((("Budget", "1 May"),), (False, True), ("title", "date")),
        ((("Budget", "Plan"),), (False, False), None),
        ((("1 May",),), (True,), None),
    ],
)
def test_what_columns_without_a_heading_mean_is_said_for_the_longest_row(
    rows: tuple[tuple[str, ...], ...], dated: tuple[bool, ...], read: tuple[str, ...] | None
) -> None:
    grid: Any = SimpleNamespace(rows=[SimpleNamespace(cells=row) for row in rows])
    assert by_content(grid, dated) == read


def test_a_font_that_does_not_say_what_its_codes_stand_for_stands_for_nothing() -> None:
    for font in (None, {}, {"/ToUnicode": "/Identity-H"}):
        assert DrawnText()._letters(font) == {}
