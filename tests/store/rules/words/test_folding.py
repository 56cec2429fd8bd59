"""What reads the same is the same, in whatever letters, dashes and blanks it was printed."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.words.folding import fold, plain, reading, words_read
from tests.steps import growth, steps


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ŵyn ap Ŷnys", "wyn ap ynys"),
        ("CAFÉ", "cafe"),
        ("PCC’s “Plan” – Review", 'pcc\'s "plan" - review'),
        ("Straße Søren Łódź", "strasse soren lodz"),
        ("ﬁnance", "finance"),
        ("soft\u00adhyphen zero\u200bwidth no\u2060break", "softhyphen zerowidth nobreak"),
        ("non‑breaking − figure‒dash", "non-breaking - figure-dash"),
        ("no\u00a0break\u202fblank", "no break blank"),
        ("plain", "plain"),
        ("قانُون", "قانون"),
    ],
)
def test_folding(text: str, plain: str) -> None:
    assert fold(text) == plain
    assert fold(plain) == plain


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The PCC’s  Annual Report", "the pcc's annual report", True),
        ("Co‑opted members", "Co-opted Members", True),
        ("Co opted members", "Co-opted members", True),
        ("Budget, 2021", "Budget 2021", True),
        ("Qtr. 1 report", "Qtr 1 report", True),
        ("A.N. Other", "A. N. Other", False),
        ("1.5 per cent", "15 per cent", False),
        ("Café culture", "Cafe Culture", True),
        ("Rural crime", "Rural crimes", False),
    ],
)
def test_titles_that_read_the_same(one: str, other: str, same: bool) -> None:
    assert (words_read(one) == words_read(other)) is same


def test_folding_what_is_folded_changes_nothing_for_any_sign() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [sign for sign in signs if fold(fold(sign)) != fold(sign)] == []
    assert [sign for sign in signs if fold(plain(sign)) != fold(sign)] == []


@given(st.text())
def test_how_a_text_reads_reads_the_same(text: str) -> None:
    assert words_read(words_read(text)) == words_read(text)


def test_a_long_text_is_folded_in_a_few_calls_whatever_its_length() -> None:
    """The haystack folds every text of the register: a text of twenty thousand letters costs no more steps than ten."""

    def folding(number: int) -> Callable[[], object]:
        text = "Ŵyn’s Wyn‑Jones, J. T. Orson " * number
        return lambda: reading(text)

    assert growth(folding, 500) < 1.1
    assert steps(folding(500)) < 100
