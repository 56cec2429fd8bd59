"""Words that were meant, the nearest first; titles of one business, in the order of the list; initials in a name."""

from __future__ import annotations

import datetime as dt

import pytest

from store.rules.in_steps import at_once
from store.rules.words.printings import printing
from store.rules.words.slips import near_words
from store.rules.words.titles import clusters_in_steps, telling_words
from store.rules.words.years import beside


def test_words_that_may_be_meant_are_told_the_nearest_first() -> None:
    words = ["palm", "place", "plan", "planetary", "plants", "plum", "prolam", "zebra"]
    assert list(near_words("plam", words).items()) == [
        ("palm", 0),
        ("plan", 0),
        ("plum", 0),
        ("place", 1),
        ("plants", 1),
        ("planetary", 1),
        ("prolam", 2),
    ]


def test_titles_of_one_business_are_told_by_their_places() -> None:
    titles = [
        "Something else",
        "Plan of the year 2021",
        "Plan of the year 2021",
        "Rural crime",
        "Update on rural crime",
        "Another thing",
        "Rural crime",
    ]
    assert at_once(clusters_in_steps(titles)) == [[1, 2], [3, 4, 6]]
    again = ["Rural crime in Borset", "Rural crime of Borset villages", "Rural crime in Borset"]
    assert at_once(clusters_in_steps(again)) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("title", "words", "numbers"),
    [
        ("Covid19 response", {"covid19", "response"}, set()),
        ("The 2nd crime 2021", {"crime"}, {"2021"}),
        ("Budgets of councils", {"budget", "council"}, set()),
        ("Press", {"press"}, set()),
    ],
)
def test_words_that_begin_with_a_figure_do_not_say_what_a_title_is_about(
    title: str, words: set[str], numbers: set[str]
) -> None:
    assert telling_words(title)[0] == words
    assert numbers <= telling_words(title)[1]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("JA Orson", ("j", "a", "orson")),
        ("JA ORSON", ("ja", "orson")),
        ("JT ORSON", ("j", "t", "orson")),
        ("J.A. Orson", ("j", "a", "orson")),
        ("Jo Orson", ("jo", "orson")),
        ("Jo Orson Jr", ("jo", "orson")),
    ],
)
def test_capitals_are_initials_where_not_all_is_in_capitals(name: str, words: tuple[str, ...]) -> None:
    assert printing(name).words == words


def first_of_june(year: int) -> dt.date | None:
    return dt.date(year, 6, 1)


@pytest.mark.parametrize(
    ("before", "after", "titles", "day", "words"),
    [
        (dt.date(2021, 3, 1), None, (), dt.date(2021, 6, 1), "its year after 1 March 2021 above"),
        (dt.date(2021, 7, 1), None, (), dt.date(2022, 6, 1), "its year after 1 July 2021 above"),
        (None, dt.date(2021, 3, 1), (), dt.date(2020, 6, 1), "its year before 1 March 2021 below"),
        (None, dt.date(2021, 7, 1), (), dt.date(2021, 6, 1), "its year before 1 July 2021 below"),
        (None, None, (2019,), dt.date(2019, 6, 1), "its year by the title"),
        (None, None, (2024, 2023), None, "It has no year, and no date around it says which."),
        (dt.date(2021, 7, 1), dt.date(2021, 9, 1), (), None, "It has no year, and none fits the dates around it."),
    ],
)
def test_a_year_is_the_first_after_or_the_last_before(
    before: dt.date | None, after: dt.date | None, titles: tuple[int, ...], day: dt.date | None, words: str
) -> None:
    assert beside(first_of_june, before, after, titles) == (day, words)


@pytest.mark.parametrize(
    ("before", "day"), [(dt.date(2023, 7, 1), dt.date(2024, 6, 1)), (dt.date(2024, 3, 1), dt.date(2024, 6, 1))]
)
def test_years_are_gone_through_in_their_order(before: dt.date, day: dt.date) -> None:
    assert beside(first_of_june, before, None).day == day
    assert beside(first_of_june, None, dt.date(2024, 3, 1)).day == dt.date(2023, 6, 1)
