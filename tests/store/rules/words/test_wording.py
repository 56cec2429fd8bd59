"""Small wordings: what is quoted is cut behind a word, and what can be chosen is listed with commas."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.words.wording import SHOWN, either, listed, opening, quoted, quoted_sentence, shortened, verbatim
from tests.test_imports import ROOT

LONG = "That the Police and Crime Commissioner provides a report on efficiency savings to the final meeting of 2021"


def test_the_opening_of_a_text_ends_behind_a_word() -> None:
    said = opening(LONG)
    assert said == "“That the Police and Crime Commissioner provides a report on efficiency savings…”"
    assert len(said) <= SHOWN + 2


def test_what_is_held_against_other_words_keeps_its_stop() -> None:
    assert quoted("A plan.") == "“A plan”"
    assert verbatim("A plan.") == "“A plan.”" != verbatim("A plan")


def test_a_title_within_a_quoted_sentence_stands_in_single_marks() -> None:
    assert quoted_sentence("Moved “Plan” to 29 July 2021") == "“Moved ‘Plan’ to 29 July 2021”"


@given(st.text("ab ,\n", max_size=60), st.integers(2, 40))
def test_a_text_is_cut_behind_a_word_or_stands_whole(text: str, most: int) -> None:
    words, short = text.split(), shortened(text, most)
    assert len(short) <= most
    if len(" ".join(words)) <= most:
        assert short == " ".join(words)
        return
    assert short.endswith("…")
    kept = short.removesuffix("…").split()
    whole = [one.rstrip(" ,;:") for one in words]
    if len(kept) > 1:
        assert [one.rstrip(" ,;:") for one in kept] == whole[: len(kept)], "no word is cut but the first"


@pytest.mark.parametrize(
    ("words", "said"), [(("a",), "a"), (("a", "b"), "a or b"), (("a", "b", "c"), "a, b or c")], ids=len
)
def test_what_can_be_chosen_is_listed_with_commas(words: tuple[str, ...], said: str) -> None:
    assert either(words) == said
    assert listed(words) == said.replace(" or ", " and ")


def test_nothing_in_the_program_lists_what_can_be_chosen_by_itself() -> None:
    """Three of a list with an `or` between each are read twice; `either` has the commas."""
    found, seen = [], 0
    for room in ("store", "screens", "tui"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                joins = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join"
                if joins and isinstance(node.func.value, ast.Constant):  # type: ignore[attr-defined]
                    seen += 1
                    if node.func.value.value == " or ":  # type: ignore[attr-defined]
                        found.append(f"{path.name}:{node.lineno}")  # type: ignore[attr-defined]
    assert seen > 100
    assert [one for one in found if not one.startswith("data.py:")] == [], "only the names of kinds of JSON may"
