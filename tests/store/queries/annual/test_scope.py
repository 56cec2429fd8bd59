"""Which year is reported on where none is named, on both sides of the days on which years begin."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.annual.scope import scope_of
from store.records import Panel
from store.register import Register


def office(month: int) -> Register:
    return Register.of(Panel(id="PANEL", name="A panel", year_starts_month=month))


@pytest.mark.parametrize(
    ("today", "municipal", "financial"),
    [
        (dt.date(2021, 3, 31), "2019-20", "2019-20"),
        (dt.date(2021, 4, 1), "2019-20", "2020-21"),
        (dt.date(2021, 4, 30), "2019-20", "2020-21"),
        (dt.date(2021, 5, 1), "2020-21", "2020-21"),
        (dt.date(2024, 2, 29), "2022-23", "2022-23"),
    ],
)
def test_without_a_year_it_is_the_last_that_is_over(today: dt.date, municipal: str, financial: str) -> None:
    for wanted, kind in ((municipal, False), (financial, True)):
        scope = scope_of(office(5), today, financial=kind)
        assert (scope.label, scope.until) == (wanted, scope.last)
        assert scope.last < today <= scope.last.replace(year=scope.last.year + 1)


@pytest.mark.parametrize("month", [1, 4, 5, 6, 9])
def test_a_financial_year_runs_from_april_to_march_whenever_the_municipal_one_begins(month: int) -> None:
    for typed in ("2020-21", "2020/21", "2020"):
        scope = scope_of(office(month), dt.date(2022, 1, 1), typed, financial=True)
        assert (scope.label, scope.first, scope.last) == ("2020-21", dt.date(2020, 4, 1), dt.date(2021, 3, 31))
