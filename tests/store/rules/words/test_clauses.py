"""Clauses are read with the label that stands in front of them, and written so that they are read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Clause
from store.rules.words.clauses import clause_words, clauses_in, clauses_text, read_clause, read_clauses


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [
        ("a) The report be noted", "a)", "The report be noted"),
        ("(a) The report be noted", "(a)", "The report be noted"),
        ("1. The report be noted", "1.", "The report be noted"),
        ("12) x", "12)", "x"),
        ("(iv)  x", "(iv)", "x"),
        ("iv. x", "iv.", "x"),
        ("B) x", "B)", "x"),
        ("  c)\tx ", "c)", "x"),
        ("A. Smith be thanked", "", "A. Smith be thanked"),
        ("The report be noted", "", "The report be noted"),
        ("a)", "", "a)"),
        ("1.5 million be spent", "", "1.5 million be spent"),
        ("2021 was noted", "", "2021 was noted"),
        ("(Minute 7) be noted", "", "(Minute 7) be noted"),
    ],
)
def test_a_label_in_front_is_read_as_one(typed: str, label: str, text: str) -> None:
    assert read_clause(typed) == Clause(label=label, text=text)


def test_empty_clauses_are_left_out() -> None:
    assert read_clauses(["a) x", "  ", ""]) == (Clause(label="a)", text="x"),)


def test_bullets_under_a_clause_belong_to_it() -> None:
    text = "a) The information be noted, including:\n- The total\n - A requirement\nb) The proposal be supported"
    assert clauses_in(text) == (
        Clause(label="a)", text="The information be noted, including:\n- The total\n - A requirement"),
        Clause(label="b)", text="The proposal be supported"),
    )
    assert clauses_in("One thing\nAnother thing") == (Clause(text="One thing"), Clause(text="Another thing"))
    assert clauses_in("") == ()


def test_a_bare_label_is_printed_in_brackets_and_any_other_as_it_is() -> None:
    written = [clause_words(Clause(label=label, text="x")) for label in ("a", "a)", "(a)", "1.", "")]
    assert written == ["(a) x", "a) x", "(a) x", "1. x", "x"]


labels = st.sampled_from(["a)", "(b)", "3.", "(iv)"])
lines = st.from_regex(r"[A-Z][a-z ]{0,20}[a-z]", fullmatch=True)


@given(st.lists(st.builds(Clause, label=labels, text=lines), max_size=5).map(tuple))
def test_clauses_written_are_read_again(clauses: tuple[Clause, ...]) -> None:
    assert clauses_in(clauses_text(clauses)) == clauses
