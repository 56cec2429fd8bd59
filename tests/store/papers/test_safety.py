"""Strangers' words made harmless, and readable all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from store.papers import tables
from store.papers.safety import csv_cell, markdown_cell, markdown_line, plain_line
from store.queries.rows import Row
from tests.cells import csv_text

SEEN = st.text(st.characters(categories=("L", "N", "P", "S", "Zs", "Mn")), max_size=40)
RISKY = st.text(st.sampled_from(list("=+-@'\t\r\n|\\`*_[]()<>&;#~!1.a \U0001f642")), max_size=30)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_could_start_a_formula_get_an_apostrophe(first: str) -> None:
    assert csv_cell(f"{first}1") == f"'{first}1"


@pytest.mark.parametrize("text", ["", "plain", "a=b", "1-2", "'quoted'", " =1", "🙂"])
def test_other_cells_are_left_alone(text: str) -> None:
    assert csv_cell(text) == text
    assert csv_text(text) == text


@given(st.one_of(RISKY, st.text(st.sampled_from(["'", "=", "-", "x"]), max_size=6)))
def test_guarded_cells_are_read_back_exactly_and_never_start_a_formula(text: str) -> None:
    assert csv_text(csv_cell(text)) == text
    assert not csv_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def shown(tokens: list[Token]) -> str:
    """Give what a reader sees of inline Markdown."""
    words = []
    for token in tokens:
        if token.type == "html_inline" and token.content == "<br>":
            words.append("\n")
        else:
            assert token.type in {"text", "text_special"}, token
            words.append(token.content)
    return "".join(words)


def table_cell(cell: str) -> str:
    text = f"| A | B |\n| --- | --- |\n| {cell} | end |\n"
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    cells = [token for token in tokens if token.type == "inline"]
    assert [token.content for token in cells[:2]] == ["A", "B"]
    assert len(cells) == 4
    assert cells[3].content == "end"
    return shown(cells[2].children or [])


@given(st.one_of(RISKY, SEEN))
def test_a_cell_shows_exactly_what_was_typed(text: str) -> None:
    typed = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "\u2409")
    assert table_cell(markdown_cell(text)).strip() == typed.strip()


@given(st.one_of(RISKY, SEEN))
@example(" -")
@example("  1. one")
@example("\u3000# two")
def test_a_line_shows_exactly_what_was_typed_as_heading_and_as_list_entry(text: str) -> None:
    typed = text.replace("\r\n", " ").replace("\r", " ").replace("\n", " ").replace("\t", "\u2409").strip()
    for mark, kind in (("# ", "heading_open"), ("- ", "bullet_list_open")):
        parsed = MarkdownIt("commonmark").enable("strikethrough").parse(f"{mark}{markdown_line(text).strip()}\n")
        inline = [token for token in parsed if token.type == "inline"]
        assert parsed[0].type == kind
        assert [token.type for token in parsed if token.type.endswith("_open")][1:] in (
            [],
            ["list_item_open"],
            ["list_item_open", "paragraph_open"],
        )
        assert "".join(shown(token.children or []) for token in inline).strip() == typed


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain", "plain"),
        ("two\nlines\r\nand\ttab", "two lines and tab"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x7f\x85x\x9b", "␡ x\ufffd"),
        ("half \ud800", "half \ufffd"),
        ("🙂 سؤال", "🙂 سؤال"),
    ],
)
def test_a_line_for_a_terminal_holds_nothing_it_would_obey(text: str, line: str) -> None:
    assert plain_line(text) == line


class PlainRow(Row, frozen=True, kw_only=True):
    """A row of words."""

    words: str


MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
SIGNS = "\0\x07\x1b\x7f\x85\x9b"


@pytest.mark.parametrize("write", [plain_line, markdown_line, markdown_cell])
def test_no_mark_of_direction_leaves_the_office(write: Callable[[str], str]) -> None:
    assert write(f"a{MARKS}b سؤال") == "ab سؤال"


def test_csv_and_json_hold_no_control_sign_and_no_mark_of_direction() -> None:
    assert tables.json_text({"a": [f"b{MARKS}{SIGNS}c\n"]}) == b'{\n  "a": [\n    "b\\nc\\n"\n  ]\n}\n'
    row = PlainRow(words=f"b{MARKS}{SIGNS}c")
    assert tables.csv(PlainRow, [row]) == b'words\r\n"b\nc"\r\n'
