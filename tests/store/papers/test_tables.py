"""Any list as text, csv or json."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Annotated

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.papers import tables
from store.papers.tables import aligned, width
from store.queries.rows import Row, Source, cell
from tests.cells import csv_text


class Line(Row, frozen=True):
    id: str
    on: Annotated[dt.date | None, cell(empty="not recorded")]
    ok: bool | None
    n: int
    words: Annotated[tuple[str, ...], cell(csv="w", heading="Words")] = msgspec.field(name="w")


class Sourced(Row, frozen=True):
    id: str
    text: Annotated[str, cell(last=True)]
    source: Source
    secret: Annotated[str, cell(private=True)]


ROWS = (
    Line("W1", dt.date(2021, 7, 29), True, 3, ("a", "b")),
    Line("W22", None, False, -1, ()),
    Line("W3", None, None, 0, ("=1+1\n",)),
)


def test_text_is_aligned_and_says_what_is_missing() -> None:
    assert tables.text(Line, ROWS).decode() == (
        "Id   On               Ok   N   Words\n"
        "W1   Thu 29 Jul 2021  yes  3   a; b\n"
        "W22  not recorded          -1\n"
        "W3   not recorded          0   =1+1\n"
    )


def test_every_form_names_the_source_and_text_sets_what_is_long_last() -> None:
    rows = [Sourced("W1", "Long words", "Agenda pack", "07000")]
    assert tables.text(Sourced, rows) == b"Id  Taken from   Text\nW1  Agenda pack  Long words\n"
    assert b"Agenda pack" in tables.csv(Sourced, rows)
    assert b"Agenda pack" in tables.json(Sourced, rows)


@pytest.mark.parametrize("write", [tables.text, tables.csv, tables.json])
def test_what_is_private_is_written_only_when_asked_for(write: Callable[..., bytes]) -> None:
    rows = [Sourced("W1", "Words", "", "07000")]
    assert b"07000" not in write(Sourced, rows)
    assert b"ecret" not in write(Sourced, rows)
    assert b"07000" in write(Sourced, rows, private=True)


def test_csv_has_names_iso_dates_and_no_formulas() -> None:
    assert tables.csv(Line, ROWS) == (b'id,on,ok,n,w\r\nW1,2021-07-29,yes,3,a; b\r\nW22,,,-1,\r\nW3,,,0,"\'=1+1\n"\r\n')
    assert tables.csv(Line, ROWS, bom=True) == b"\xef\xbb\xbf" + tables.csv(Line, ROWS)


def test_json_keeps_the_values() -> None:
    assert json.loads(tables.json(Line, ROWS)) == [
        {"id": "W1", "on": "2021-07-29", "ok": True, "n": 3, "w": ["a", "b"]},
        {"id": "W22", "on": None, "ok": False, "n": -1, "w": []},
        {"id": "W3", "on": None, "ok": None, "n": 0, "w": ["=1+1\n"]},
    ]


def test_an_empty_table_still_has_its_headings() -> None:
    assert tables.text(Line, ()) == b"Id  On  Ok  N  Words\n"
    assert tables.csv(Line, ()) == b"id,on,ok,n,w\r\n"
    assert tables.json(Line, ()) == b"[]\n"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("Ŵyn", 3),
        ("W\u0302yn", 3),
        ("議事", 4),
        ("🙂", 2),
        ("سؤال", 4),
        ("👨\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("한글", 4),
    ],
)
def test_the_width_of_a_line(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20))
def test_a_line_is_as_wide_in_print_as_on_the_screen(text: str) -> None:
    assert width(text) == cell_len(text)


def test_wide_letters_do_not_push_columns_out_of_line() -> None:
    lines = aligned([("議事", "x"), ("W\u0302", "x"), ("plain", "x")])
    assert [width(line) for line in lines] == [8, 8, 8]


def test_a_hostile_cell_stays_on_its_line_and_sends_nothing_to_the_terminal() -> None:
    lines = aligned([("a\x1b[2J\nb", "c"), ("d", "e\u2028f")])
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


def test_csv_reads_back_to_the_same_text() -> None:
    texts = ["=1", "'=1", 'say "hi", please', "two\nlines", "\ttab", "", "plain"]
    rows = [Sourced(text, "", "end", "") for text in texts]
    read = list(csv.reader(io.StringIO(tables.csv(Sourced, rows).decode(), newline="")))
    assert [csv_text(row[0]) for row in read[1:]] == texts
