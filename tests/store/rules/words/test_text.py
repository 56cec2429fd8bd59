"""What can be written: everything a clerk types, nothing that hides or breaks text, nothing altered in silence."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from store.rules.words.text import LINE_LIMIT, TEXT_LIMIT, line_problems, text_problems, trimmed, unix_lines

WELCOME = [
    "Annual Report",
    "[b]not markup[/b] [/] \\[",
    "\"quoted\" 'and' “curly”",
    "ŵ ŷ Llŷr, Dyfed-Powys",
    "👨‍👩‍👧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "שלום עולם",
    "تقرير\u200f (1)\u200e",
    "a\u00a0b\u200bc",
    "=1+1",
    "\ufeffmark",
    "e\u0301",
]


def clean_line(text: str, label: str, field: str, *, required: bool = False) -> str:
    """Give a line as it is kept once nothing is wrong with it."""
    problems = line_problems(text, label, field, required=required)
    if problems:
        raise Refused(*problems)
    return trimmed(text)


def clean_text(text: str, label: str, field: str) -> str:
    """Give a long text as it is kept once nothing is wrong with it."""
    problems = text_problems(text, label, field)
    if problems:
        raise Refused(*problems)
    return unix_lines(text)


@pytest.mark.parametrize("text", WELCOME)
def test_is_kept_as_typed(text: str) -> None:
    assert clean_line(text, "the title", "title", required=True) == text
    assert clean_text(text, "the comments", "comments") == text


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a\x00b", "text-control", "A null character (U+0000) stands in the title at character 2."),
        ("a\tb", "text-control", "A tab (U+0009) stands in the title at character 2."),
        ("ab\x1b[0m", "text-control", "An escape character (U+001B) stands in the title at character 3."),
        ("\x01", "text-control", "A control character (U+0001) stands in the title at character 1."),
        ("x\x9b", "text-control", "A control character (U+009B) stands in the title at character 2."),
        ("a\nb\nc", "text-line-break", "A line break stands in the title at character 2, and 1 more after it."),
        ("a\u2028b", "text-line-break", "A line break (U+2028) stands in the title at character 2."),
        ("  a\u202eb", "text-direction", "A hidden mark that turns the direction of the text round (U+202E) "),
        ("a\u2066b", "text-direction", "A hidden mark that turns the direction of the text round (U+2066) "),
        ("a\ud800", "text-surrogate", "Half of a character (U+D800) stands in the title at character 2."),
        ("a\uffff", "text-no-character", "A code that stands for no character (U+FFFF) "),
        ("a\ufffe", "text-no-character", "A code that stands for no character (U+FFFE) "),
        ("a\ufdd0", "text-no-character", "A code that stands for no character (U+FDD0) "),
        ("", "text-empty", "Nothing has been typed for the title."),
        (" \u00a0 ", "text-empty", "Nothing has been typed for the title."),
        ("\u200b\u200d", "text-empty", "Nothing has been typed for the title."),
        ("x" * 301, "text-too-long", "301 characters are too many for the title: the most is 300."),
    ],
)
def test_a_line_is_refused_naming_the_place(text: str, code: str, words: str) -> None:
    found = {p.code: p for p in line_problems(text, "the title", "title", required=True)}
    assert found[code].sentence.startswith(words)
    assert found[code].cure
    assert found[code].field == "title"


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(Refused) as caught:
        clean_line("\x00\n\u202e\ud800\uffff" + "x" * 400, "the title", "title")
    assert {p.code for p in caught.value.problems} == {
        "text-too-long",
        "text-control",
        "text-line-break",
        "text-direction",
        "text-surrogate",
        "text-no-character",
    }


def test_the_place_is_counted_from_what_was_typed() -> None:
    (problem,) = line_problems("   ab\x07", "the title", "title")
    assert "at character 6" in problem.sentence


def test_long_text_names_line_and_character() -> None:
    (problem,) = text_problems("one\r\ntwo\nthr\x07ee", "the comments", "comments")
    assert problem.sentence == "A bell character (U+0007) stands in the comments at line 3, character 4."
    (problem,) = text_problems("one\rtwo", "the comments", "comments")
    assert problem.sentence == "A carriage return (U+000D) stands in the comments at character 4."


def test_outer_blanks_of_a_line_are_dropped_and_of_long_text_kept() -> None:
    assert clean_line(" \t\u00a0 a  b \r\n", "the title", "title") == "a  b"
    assert clean_text("  a\n\tb \r\n c  ", "the comments", "comments") == "  a\n\tb \n c  "


def test_limits_are_exact() -> None:
    assert clean_line("x" * LINE_LIMIT, "the title", "title") == "x" * LINE_LIMIT
    assert clean_text("x\n" * (TEXT_LIMIT // 2), "the comments", "comments") == "x\n" * (TEXT_LIMIT // 2)
    (problem,) = text_problems("x" * (TEXT_LIMIT + 1), "the comments", "comments")
    assert problem.sentence == "20,001 characters are too many for the comments: the most is 20,000."
    assert problem.cure == "Shorten it by 1 character."
    assert clean_line("", "lead", "lead") == ""


def test_a_reason_must_not_be_blank() -> None:
    (problem,) = text_problems(" \n ", "reason", "reason", required=True)
    assert problem.code == "text-empty"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_whatever_is_accepted_can_be_written_and_read_back(text: str) -> None:
    try:
        kept = clean_text(text, "the comments", "comments")
    except Refused:
        assert text_problems(text, "the comments", "comments")
        return
    assert msgspec.json.decode(msgspec.json.encode(kept)) == kept
    assert kept == text.replace("\r\n", "\n")
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t" for char in kept)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_a_line_that_is_accepted_is_one_line_and_stays_so(text: str) -> None:
    try:
        kept = clean_line(text, "the title", "title")
    except Refused:
        return
    assert len(kept.splitlines()) <= 1
    assert kept in text
    assert clean_line(kept, "the title", "title") == kept
