"""How papers read and print what can be written in several ways: times, numbers of lists, places in a file."""

from __future__ import annotations

import datetime as dt
import io
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from store.papers.document import ListBlock, ListEntry
from store.papers.inspecting.traces import places
from store.papers.inspecting.word_drawings import shape_ground
from store.papers.minutes.reading.heading import span_in
from store.papers.minutes.reading.lines import Line, LineKind
from store.papers.minutes.reading.minute import clauses_of
from store.papers.minutes.reading.numbers import numbered
from store.papers.reading.word_changes import read_passages
from store.papers.reading.word_lists import WordLists, _roman
from store.papers.rendering.word_lists import counting
from tests.store.papers.programme.reading.made import read
from tests.store.papers.returned_docs import returned

HELD_WHOLE = ("clauses_of", "counting", "numbered", "read", "read_passages")


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("1.00 - 3.10 pm", dt.time(13), dt.time(15, 10)),
        ("10.00 am - 12.30 pm", dt.time(10), dt.time(12, 30)),
        ("10.00 - 11.30 a.m.", dt.time(10), dt.time(11, 30)),
        ("13:00 - 15:10", dt.time(13), dt.time(15, 10)),
        ("3.10 pm - 1.00 pm", None, None),
        ("nothing of the sort", None, None),
    ],
)
def test_the_start_of_a_meeting_has_the_half_of_the_day_of_its_finish(
    text: str, start: dt.time | None, finish: dt.time | None
) -> None:
    assert span_in(text) == (start, finish)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "i"),
        (2, "ii"),
        (3, "iii"),
        (4, "iv"),
        (5, "v"),
        (8, "viii"),
        (9, "ix"),
        (10, "x"),
        (14, "xiv"),
        (39, "xxxix"),
        (40, "xl"),
        (49, "xlix"),
        (50, "l"),
        (89, "lxxxix"),
        (90, "xc"),
        (99, "xcix"),
        (100, "c"),
        (194, "cxciv"),
    ],
)
def test_numbers_are_written_as_the_romans_did(number: int, written: str) -> None:
    assert _roman(number) == written


class Level(SimpleNamespace):
    """A level of a list: how it is counted, and from which number."""

    def find(self, path: str) -> Any:
        name = path.rpartition("}")[2]
        value = {"numFmt": self.kind, "start": self.start}.get(name)
        return None if value is None else SimpleNamespace(get=lambda _: value)


@pytest.mark.parametrize(
    ("kind", "start", "labels"),
    [
        ("decimal", "1", ["1", "2", "3"]),
        ("decimal", "9", ["9", "10", "11"]),
        ("decimal", None, ["1", "2", "3"]),
        ("decimalZero", "9", ["09", "10", "11"]),
        ("lowerLetter", "25", ["y", "z", "aa"]),
        ("upperLetter", "26", ["Z", "AA", "BB"]),
        ("lowerRoman", "3", ["iii", "iv", "v"]),
        ("upperRoman", "9", ["IX", "X", "XI"]),
    ],
)
def test_a_list_of_word_is_counted_as_word_counts_it(kind: str, start: str | None, labels: list[str]) -> None:
    lists = WordLists.__new__(WordLists)
    lists.starts, lists.counts = {}, {}
    levels = {0: Level(kind=kind, start=start), 1: Level(kind="decimal", start="1")}
    told = []
    for _ in labels:
        lists._count("1", 0, levels)
        told.append(lists._written("1", 0, levels))
        lists._count("1", 1, levels)
        assert lists._written("1", 1, levels) == "1"
    assert told == labels


@pytest.mark.parametrize(
    ("several", "words"),
    [
        ([2], "page 2"),
        ([2, 2], "page 2"),
        ([2, 3], "pages 2 and 3"),
        ([2, 3, 4], "pages 2 to 4"),
        ([2, 3, 4, 9], "pages 2 to 4 and 9"),
        ([1, 3, 5, 7, 9], "pages 1, 3, 5, 7 and 9"),
        ([1, 3, 5, 7, 9, 11], "pages 1, 3, 5, 7, 9 and 1 more"),
        ([1, 3, 5, 7, 9, 11, 12, 13, 15], "pages 1, 3, 5, 7, 9 and 4 more"),
        (["the cover"], "page the cover"),
        ([1, "the cover"], "pages 1 and the cover"),
    ],
)
def test_places_are_named_in_runs_up_to_five_and_counted_then(several: list[int | str], words: str) -> None:
    assert places("page", several) == words


def test_places_may_have_names_of_their_own() -> None:
    assert places("sheet", [1, 2, 3], "ABCD".__getitem__) == "sheets B to D"


LISTS = {
    "1. 2. 3.": ("decimal", 1),
    "(4) (5)": ("decimal", 4),
    "a) b)": ("lowerLetter", 1),
    "Y Z AA": ("upperLetter", 25),
    "i. ii. iii.": ("lowerRoman", 1),
    "(IX) (X)": ("upperRoman", 9),
    "h i j": ("lowerLetter", 8),
    "cccxcix.": ("lowerRoman", 399),
    "cd.": None,
    "0. 1.": None,
    "1. 3.": None,
    "1. 2)": None,
    "aa bb": None,
    "A b": None,
    "1. -": None,
}


@pytest.mark.parametrize("labels", LISTS)
def test_a_list_is_counted_by_word_only_if_word_counts_as_it_is_labelled(labels: str) -> None:
    entries = tuple(ListEntry(words="x", label=one.removeprefix("-")) for one in labels.split())
    told = counting(ListBlock(entries=entries))
    assert (told and (told.manner, told.start)) == LISTS[labels]


def test_bullets_below_a_clause_belong_to_the_one_above_them() -> None:
    def bullet(text: str) -> Line:
        return Line(text, LineKind.BULLET)

    lead, clauses = clauses_of(
        [Line("RESOLVED that:"), Line("(a) one;"), Line("(b) two:"), bullet("x"), bullet("y"), Line("(c) three.")]
    )
    assert (lead, [one.text for one in clauses]) == ("RESOLVED that:", ["one;", "two:\n- x\n- y", "three."])


@pytest.mark.parametrize(("longer", "known"), [(0, True), (1, False)])
def test_a_line_of_250_signs_can_be_the_heading_of_a_minute(longer: int, known: bool) -> None:
    line = Line(f"12. BUDGET {'X' * (239 + longer)}")
    assert (len(line.text), numbered(line) is not None) == (250 + longer, known)


@pytest.mark.parametrize(
    ("inside", "ground"),
    [
        ("<w:spPr><a:solidFill><a:srgbClr val='FF0000'/></a:solidFill></w:spPr>", "FF0000"),
        ("<w:spPr><a:noFill/></w:spPr><w:style/>", None),
        ("<w:spPr/><w:style/>", ""),
        ("<w:spPr/>", None),
        ("<w:style/>", ""),
        ("", None),
    ],
)
def test_the_ground_of_a_box_that_may_say_nothing_of_it(inside: str, ground: str | None) -> None:
    names = (
        'xmlns:w="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    assert shape_ground(fromstring(f"<w:wsp {names}>{inside}</w:wsp>")) == ground


def test_a_link_in_a_paragraph_that_was_changed_is_read_with_it() -> None:
    document = returned(["See ", ("+", "all of ")])
    link = f"<w:hyperlink {nsdecls('w')}><w:r><w:t>the report</w:t></w:r></w:hyperlink>"
    document.paragraphs[0]._p.append(parse_xml(link))
    out = io.BytesIO()
    document.save(out)
    (passage,) = read_passages(out.getvalue(), "a.docx")
    assert "".join(one.text for one in passage.pieces) == "See all of the report"


@pytest.mark.parametrize(
    "rows",
    [
        ["to be scheduled,A", "1 May 2022,B"],
        ["1 May 2022,A", "1 May 2022,B", ",C", "2 June 2022,D", "2 June 2022,E", ",F"],
        ["1 May 2022,A", "1 May 2022,B", "2 June 2022,C", "2 June 2022,D", ",E", ",F"],
        ["1 May 2022,A", "1 May 2022,B", ",C", ",D"],
    ],
)
def test_rows_without_a_date_wait_or_go_on_with_the_one_above(rows: list[str]) -> None:
    assert [one.title for one in read("\n".join(["date,item", *rows])).items] == [one[-1] for one in rows]
