from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.words import similar
from store.rules.words.similar import alike, words_of
from tests.steps import growth, steps
from tests.store.rules.words.similar_pairs import LOOK_ALIKES, REPEATS

POOL = [
    *((f"R{n}", first) for n, (first, _) in enumerate(REPEATS)),
    *((f"L{n}", t) for n, (t, _) in enumerate(LOOK_ALIKES)),
]


def test_the_list_of_pairs_is_long_enough_and_has_no_doubles() -> None:
    assert len(REPEATS) >= 20
    assert len(LOOK_ALIKES) >= 20
    texts = [*(text for pair in REPEATS for text in pair), *(text for text, _ in LOOK_ALIKES)]
    assert len(set(texts)) == len(texts)


def test_nine_of_ten_true_repeats_are_among_the_first_three() -> None:
    found = [f"R{n}" in [one.key for one in alike(again, POOL)[:3]] for n, (_, again) in enumerate(REPEATS)]
    assert sum(found) >= 0.9 * len(found)


def test_they_are_found_among_two_thousand_others_too() -> None:
    pool = [*POOL, *others(2_000)]
    found = [f"R{n}" in [one.key for one in alike(again, pool)[:3]] for n, (_, again) in enumerate(REPEATS)]
    assert sum(found) >= 0.9 * len(found)


def test_a_look_alike_never_comes_before_the_true_repeat() -> None:
    for text, n in LOOK_ALIKES:
        first, again = REPEATS[n]
        best = alike(again, [("false", text), ("true", first)], least=0)[0]
        assert best.key == "true", first


def others(number: int) -> list[tuple[str, str]]:
    """Make up questions on subjects that no pair is about, in the turns of phrase that people use."""
    openings = (
        "What is being done about {} in {}?",
        "When will the police in {1} deal with {0}?",
        "How many officers in {1} work on {0}, and what does it cost?",
        "Why has nothing changed about {} since I wrote to the force in {} last year?",
        "Can the Commissioner explain the plan for {} in {}?",
    )
    subjects = (
        *(
            "lost property",
            "uniforms",
            "helicopter flights",
            "the cadets",
            "firearms licences",
            "missing persons",
            "ram raids",
            "custody visits",
        ),
        *(
            "wheelie bins",
            "fireworks",
            "quad bikes",
            "skateboarders",
            "begging",
            "the mounted section",
            "road closures",
            "vehicle recovery",
        ),
        *("interpreters", "body armour", "forensics", "cold cases", "the museum", "the choir", "vetting", "pensions"),
        *(
            "police dogs' kennels",
            "solar panels",
            "the canteen",
            "speedwatch stickers",
            "football matches",
            "festivals",
            "protests",
            "number plates",
        ),
        *(
            "abandoned trolleys",
            "metal detecting",
            "lead from church roofs",
            "fuel",
            "horses on roads",
            "canal boats",
            "air rifles",
            "radios",
        ),
    )
    places = [f"{first}{last}" for first in ("Ash", "Barn", "Cold", "Dun", "East") for last in _LAST]
    made = [opening.format(what, place) for opening in openings for what in subjects for place in places]
    return [(f"C{n}", text) for n, text in enumerate(random.Random(4).sample(made, number))]


_LAST = ("by", "ton", "well", "thorpe", "field", "ham", "worth", "ley", "ford", "wick", "stone", "cote")


def crowd(number: int) -> list[tuple[str, str]]:
    """Make up texts of sixty words, most of them met nowhere else: the slowest there can be."""
    dice = random.Random(4)
    known = " ".join(text for _, text in POOL).split()
    strange = ["".join(dice.choice("abdegilmnoprstu") for _ in range(dice.randint(4, 9))) for _ in range(3_000)]
    return [
        (f"C{n}", " ".join(dice.choice(known if dice.random() < 0.4 else strange) for _ in range(60)))
        for n in range(number)
    ]


def test_questions_are_searched_in_one_pass() -> None:
    """Each text is read once for its words and weighed once: some 1,500 steps for sixty words."""

    def searching(number: int) -> Callable[[], object]:
        pool = crowd(number)

        def work() -> None:
            similar.words_of.cache_clear()
            alike("How is the rise in council tax spent on rural officers?", pool)

        return work

    assert growth(searching, 500) < 2.2
    assert steps(searching(500)) < 500 * 3_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("anti-social behaviour", "ASB"),
        ("council tax", "the precept"),
        ("the 101 line", "the non-emergency line"),
        ("break-ins", "burglaries"),
        ("bobbies on the beat", "constables on patrol"),
        ("e-scooters", "electric scooters"),
        ("Café’s noise", "cafe's noise"),
    ],
)
def test_words_that_mean_the_same_count_as_one(one: str, other: str) -> None:
    assert words_of(one) & words_of(other)


def test_words_that_tell_nothing_do_not_count() -> None:
    assert not words_of("Could the Commissioner please tell us what is being done about it?")
    assert alike("What is it?", [("a", "What was that?")]) == ()
    assert alike("speeding", []) == ()


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=6))
def test_scores_are_between_nothing_and_one_and_fall(text: str, others: list[str]) -> None:
    found = alike(text, [(str(n), other) for n, other in enumerate(others)], least=0)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1.000001 for score in scores)


@given(st.sampled_from([first for first, _ in REPEATS]))
def test_a_question_is_most_like_itself(text: str) -> None:
    best = alike(text, POOL)[0]
    assert best.score == pytest.approx(1)
    assert dict(POOL)[best.key] == text
