"""Any list as text, csv or json."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from store.papers import tables
from store.papers.safety import csv_text
from store.papers.tables import Table, aligned, lines_text, width
from store.queries.registers import Column

TABLE = Table(
    (
        Column("id", "Id"),
        Column("on", "On", "not recorded"),
        Column("ok", "Ok"),
        Column("n", "N"),
        Column("w", "Words"),
    ),
    (
        ("W1", dt.date(2021, 7, 29), True, 3, ("a", "b")),
        ("W22", None, False, -1, ()),
        ("W3", "=1+1", None, 0, "two\nlines"),
    ),
)


def test_text_is_aligned_and_says_what_is_missing() -> None:
    assert tables.text(TABLE).decode() == (
        "Id   On               Ok   N   Words\n"
        "W1   Thu 29 Jul 2021  yes  3   a; b\n"
        "W22  not recorded          -1\n"
        "W3   =1+1                  0   two lines\n"
    )


def test_text_leaves_sources_to_the_other_forms() -> None:
    table = Table((Column("id", "Id"), tables.SOURCE), (("W1", "Agenda pack"),))
    assert tables.text(table) == b"Id\nW1\n"
    assert b"Agenda pack" in tables.csv(table)
    assert b"Agenda pack" in tables.json(table)


def test_csv_has_names_iso_dates_and_no_formulas() -> None:
    assert tables.csv(TABLE) == (
        b'id,on,ok,n,w\r\nW1,2021-07-29,yes,3,a; b\r\nW22,,,-1,\r\nW3,\'=1+1,,0,"two\nlines"\r\n'
    )
    assert tables.csv(TABLE, bom=True) == b"\xef\xbb\xbf" + tables.csv(TABLE)


def test_json_keeps_the_values() -> None:
    assert json.loads(tables.json(TABLE)) == [
        {"id": "W1", "on": "2021-07-29", "ok": True, "n": 3, "w": ["a", "b"]},
        {"id": "W22", "on": None, "ok": False, "n": -1, "w": []},
        {"id": "W3", "on": "=1+1", "ok": None, "n": 0, "w": "two\nlines"},
    ]


def test_an_empty_table_still_has_its_headings() -> None:
    empty = Table((Column("id", "Id"), Column("x", "X")), ())
    assert tables.text(empty) == b"Id  X\n"
    assert tables.csv(empty) == b"id,x\r\n"
    assert tables.json(empty) == b"[]\n"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("Ŵyn", 3), ("W\u0302yn", 3), ("議事", 4), ("🙂", 2), ("a\u200db", 2), ("سؤال", 4)],
)
def test_the_width_of_a_line(text: str, columns: int) -> None:
    assert width(text) == columns


def test_wide_letters_do_not_push_columns_out_of_line() -> None:
    lines = aligned([("議事", "x"), ("W\u0302", "x"), ("plain", "x")])
    assert [width(line) for line in lines] == [8, 8, 8]


def test_a_hostile_cell_stays_on_its_line_and_sends_nothing_to_the_terminal() -> None:
    lines = aligned([("a\x1b[2J\nb", "c"), ("d", "e\u2028f")])
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


def test_labels_and_texts() -> None:
    assert lines_text([("Title", "a\nb"), ("Lead", "not recorded")]) == b"Title: a b\nLead: not recorded\n"


def test_csv_reads_back_to_the_same_text() -> None:
    texts = ["=1", "'=1", 'say "hi", please', "two\nlines", "\ttab", "", "plain"]
    table = Table((Column("a", "A"), Column("b", "B")), tuple((text, "end") for text in texts))
    read = list(csv.reader(io.StringIO(tables.csv(table).decode(), newline="")))
    assert [csv_text(row[0]) for row in read[1:]] == texts
