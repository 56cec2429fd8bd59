"""A word typed with a slip finds the word that was meant, and a word typed in earnest finds no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.words.slips import BEGUN, MOST, SPARSE, WHOLE, may_be_meant, near_words

WORDS = sorted(
    [
        "although",
        "burglary",
        "commissioner",
        "committee",
        "crime",
        "ethics",
        "ethical",
        "health",
        "meeting",
        "minutes",
        "movement",
        "police",
        "policing",
        "precept",
        "programme",
        "publish",
        "published",
        "withdraw",
        "withdrawn",
        "youth",
    ]
)


@pytest.mark.parametrize(
    ("typed", "word", "nearness"),
    [
        ("ethcs", "ethics", WHOLE),
        ("mvmt", "movement", SPARSE),
        ("pubilsh", "publish", WHOLE),
        ("precpet", "precept", WHOLE),
        ("comissioner", "commissioner", WHOLE),
        ("burgulary", "burglary", WHOLE),
        ("polcie", "police", WHOLE),
        ("xolice", "police", WHOLE),
        ("cttee", "committee", SPARSE),
        ("hlth", "health", SPARSE),
        ("witdhra", "withdraw", BEGUN),
    ],
)
def test_a_slip_finds_what_was_meant(typed: str, word: str, nearness: int) -> None:
    assert near_words(typed, WORDS)[word] == nearness


@pytest.mark.parametrize("typed", ["", "mv", "hlt", "12/26", "zzzzzz", "£400", "meetings!"])
def test_what_is_too_short_or_no_word_means_nothing_else(typed: str) -> None:
    assert near_words(typed, WORDS) == {}


def test_the_nearest_comes_first_and_there_are_never_too_many() -> None:
    assert list(near_words("pubilsh", WORDS)) == ["publish", "published"]
    many = sorted(f"precept{first}{second}" for first in "abcdefgh" for second in "abcd")
    assert len(near_words("precpet", many)) == MOST


@given(st.sampled_from([word for word in WORDS if len(word) > 5]), st.data())
def test_every_slip_of_one_letter_is_forgiven(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    before, after = word[:place], word[place:]
    for typed in (before + after[1:], before + letter + after, before + letter + after[1:]):
        assert word.startswith(typed) or word in near_words(typed, WORDS), typed
    swapped = word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
    assert swapped == word or word in near_words(swapped, WORDS)


@given(st.lists(st.text("abco9w1é", min_size=1, max_size=7), max_size=20), st.text("abcowé", min_size=4, max_size=6))
def test_words_that_nobody_can_mean_are_left_out_and_no_others(words: list[str], typed: str) -> None:
    assert near_words(typed, sorted(may_be_meant(words))) == near_words(typed, sorted(words))
