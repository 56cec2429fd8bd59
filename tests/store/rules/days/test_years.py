"""A municipal year by its name, and the months that it runs through."""

from __future__ import annotations

import pytest

from store.problems import Refused
from store.rules.days.years import months_of


@pytest.mark.parametrize(
    ("typed", "starts", "months"),
    [
        ("2027", 5, "May 2027 to April 2028"),
        ("2027-28", 5, "May 2027 to April 2028"),
        ("2027", 1, "January 2027 to December 2027"),
        ("2027", 12, "December 2027 to November 2028"),
        (" 2021/22 ", 6, "June 2021 to May 2022"),
    ],
)
def test_a_year_runs_from_the_month_in_which_it_begins(typed: str, starts: int, months: str) -> None:
    assert months_of(typed, starts) == months


@pytest.mark.parametrize("typed", ["", "27", "2027-29", "soon", "٢٠٢٧"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        months_of(typed, 5)
