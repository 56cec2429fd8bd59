"""Amounts of money as they are typed."""

from __future__ import annotations

import pytest

from store.problems import Problem
from store.rules.words.amounts import read_pounds


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("15", 1500), ("£15", 1500), ("14.50", 1450), (" £ 1,234.56 ", 123456), ("", None), ("  ", None), ("0", 0)],
)
def test_what_is_an_amount(typed: str, pence: int | None) -> None:
    assert read_pounds(typed) == pence


@pytest.mark.parametrize("typed", ["fifteen", "1.5", "-3", "15p", "1.555", "٣", "9" * 20])
def test_what_is_none(typed: str) -> None:
    assert isinstance(read_pounds(typed), Problem)
