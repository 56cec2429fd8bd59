"""Titles that mean the same are told apart from those that only look alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.in_steps import at_once
from store.rules.words import titles
from store.rules.words.titles import alike, clusters_in_steps, financial_year, has_words, quarter_of, telling_words
from tests.steps import growth, steps


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rural crime", "Rural Crime update", True),
        ("Violence in the public domain", "Report regarding violence in the Public Domain", True),
        ("Emergency Services Network", "Emergency Services Network update and impact on budgets", True),
        ("Emergency Services Network impact", "Emergancy Services Network impact", True),
        ("Caffi Heddlu'r Wŷr", "Caffi heddlu’r wyr", True),
        ("Qtr. 1 Performance Report OPCC", "Qtr. 2 Performance Report OPCC", False),
        ("Q1 performance 21/22", "Qtr. 1 Performance Report (21/22)", True),
        ("Performance OPCC", "Performance Leicestershire Police", False),
        ("PCC's Annual Report", "Ethics Committee Annual report", False),
        ("Budget 2021", "Budget 2022", False),
        ("Road safety", "Rural crime", False),
        ("Update", "Report", False),
        ("犯罪", "犯罪", True),
        ("😀", "😀", True),
        ("😀", "🎉", False),
    ],
)
def test_the_same_business(one: str, other: str, same: bool) -> None:
    assert (at_once(clusters_in_steps([one, other])) == [[0, 1]]) is same
    assert (at_once(clusters_in_steps([other, one])) == [[0, 1]]) is same


@pytest.mark.parametrize(
    ("text", "quarter", "year"),
    [
        ("Qtr. 4 Performance Report (20/21)", 4, 2020),
        ("Quarter 2, 2021-22", 2, 2021),
        ("3rd quarter 2021/2022", 3, 2021),
        ("first quarter", 1, None),
        ("Q5", None, None),
        ("Queue", None, None),
        ("1 June 21/07", None, None),
        ("99/00", None, 2099),
    ],
)
def test_quarters_and_years(text: str, quarter: int | None, year: int | None) -> None:
    assert (quarter_of(text), financial_year(text)) == (quarter, year)


def test_words_with_choices_and_exceptions() -> None:
    assert has_words("PCC’s Annual Report", ("annual report", "pcc|commissioner"), ("grant",))
    assert not has_words("Grant monitoring: annual report", ("annual report",), ("grant",))
    assert not has_words("Annual review", ("annual report",))


@given(given_titles=st.lists(st.text(max_size=20), max_size=30))
def test_every_title_is_in_at_most_one_group_and_equal_ones_are_together(given_titles: list[str]) -> None:
    groups = at_once(clusters_in_steps(given_titles))
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    for one, other in ((0, i) for i in range(1, len(given_titles))):
        if given_titles[one] == given_titles[other] and telling_words(given_titles[one])[0]:
            assert any(one in group and other in group for group in groups)


@given(st.frozensets(st.text(max_size=4), max_size=5), st.frozensets(st.text(max_size=4), max_size=5))
def test_likeness_goes_both_ways(one: frozenset[str], other: frozenset[str]) -> None:
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)


def test_titles_are_grouped_in_one_pass_even_if_they_share_their_words() -> None:
    """No title is compared with every other one: some 500 steps each, among a thousand as among four thousand."""
    words = ("police", "crime", "budget", "rural", "road", "safety", "custody", "estates", "recruitment")

    def grouping(number: int) -> Callable[[], object]:
        many = [" ".join(words[(n * k) % 9] for k in range(1, 5)) + f" {n % 500}" for n in range(number)]
        return lambda: at_once(clusters_in_steps(many))

    assert growth(grouping, 2_000) < 2.2
    assert steps(grouping(2_000)) < 2_000 * 1_000


@pytest.mark.parametrize(
    ("sizes", "pauses"),
    [((4,), 1), ((5,), 2), ((5, 5), 4), ((2, 2), 1), ((2, 3), 2), ((2, 3, 2), 2), ((1, 1, 1, 1, 1), 1)],
)
def test_titles_are_looked_at_so_many_at_a_time(
    sizes: tuple[int, ...], pauses: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With four to a step: a pause at every fourth as they are sorted, and one after each five of those alike."""
    monkeypatch.setattr(titles, "_STEP", 4)
    named = [f"Rural crime {number}" for number, size in enumerate(sizes, 1) for _ in range(size)]
    assert len(list(clusters_in_steps(named))) == pauses


SHARED = ("budget", "custody", "estates", "precept")


@pytest.mark.parametrize(
    "spelt",
    [
        (("recruitment", "safeguarding"), ("recruitmant", "safeguardeng")),
        (("airfields", "zoological"), ("airfeilds", "zoologicol")),
        (("volunteers", "detention"), ("volonteers", "detension")),
        (("helicopter", "workforce"), ("helecopter", "workforse")),
        (("burglaries", "engagement"), ("burglarys", "engagament")),
        (("collisions", "dispatches"), ("colisions", "despatches")),
    ],
)
def test_words_that_are_spelt_nearly_alike_are_compared_in_one_order(
    spelt: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    one, other = (frozenset((*SHARED, *words)) for words in spelt)
    assert alike(one, other)
    assert alike(other, one)
