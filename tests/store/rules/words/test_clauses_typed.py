"""Clauses typed into one text and shown back: whatever labels, bullets and lines they have, none is lost or joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Clause
from store.rules.minutes.typed import read_clauses_typed
from store.rules.words.clauses import clauses_in, clauses_text

WORDS = [
    "That it be noted;",
    "Mr. A. Smith be thanked",
    "a Member asked",
    "I. Smith",
    "2021-22 is agreed",
    "(sic) stands",
]
LINES = [*WORDS, "- a bullet", "  - a nested bullet", "a) no label of its own", "", "1. nor this"]

firsts = st.sampled_from(WORDS)
texts = st.builds(
    lambda first, others: "\n".join([first, *others]).rstrip(), firsts, st.lists(st.sampled_from(LINES), max_size=4)
)
clauses = st.lists(
    st.builds(Clause, label=st.sampled_from(["", "a)", "(b)", "(iv)", "12.", "c."]), text=texts), max_size=5
).map(tuple)


@given(clauses)
def test_what_is_written_is_read_back(given: tuple[Clause, ...]) -> None:
    assert clauses_in(clauses_text(given)) == given


@given(clauses)
def test_what_is_read_is_written_and_read_the_same(given: tuple[Clause, ...]) -> None:
    assert clauses_text(clauses_in(clauses_text(given))) == clauses_text(given)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("One\nTwo", [("", "One"), ("", "Two")]),
        ("a) One\nTwo", [("a)", "One\nTwo")]),
        ("a) One\n\nTwo\nThree", [("a)", "One"), ("", "Two"), ("", "Three")]),
        ("a) One:\n- this\n  - and that\nb) Two", [("a)", "One:\n- this\n  - and that"), ("b)", "Two")]),
        ("a) One:\n\n- this", [("a)", "One:\n- this")]),
        ("(a) One\n\n(b) Two", [("(a)", "One"), ("(b)", "Two")]),
        ("One\n  and more of it\nTwo", [("", "One\nand more of it"), ("", "Two")]),
        ("One\n\nTwo", [("", "One"), ("", "Two")]),
        ("  ", []),
    ],
)
def test_how_typed_clauses_are_read(typed: str, read: list[tuple[str, str]]) -> None:
    assert [(one.label, one.text) for one in clauses_in(typed)] == read


def test_a_bare_letter_stays_bare_where_its_clause_is_left_alone() -> None:
    known = (Clause(label="a", text="One"), Clause(label="b", text="Two"))
    typed = clauses_text(known).replace("Two", "Three")
    assert read_clauses_typed(typed, known) == (known[0], Clause(label="(b)", text="Three"))
