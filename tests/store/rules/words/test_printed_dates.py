"""Dates as papers print them: in their order, however each is written, and which of several is meant."""

from __future__ import annotations

import pytest

from store.rules.words.printed_dates import printed_date, printed_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", []),
        ("on 1 July 2021", ["1 July 2021"]),
        ("on 2/7/2021 and 1 July 2021", ["2 July 2021", "1 July 2021"]),
        ("on 1 July 2021 and 2/7/2021", ["1 July 2021", "2 July 2021"]),
        ("on 2021-07-03, 2/7/2021 and 1 July 2021", ["3 July 2021", "2 July 2021", "1 July 2021"]),
    ],
)
def test_dates_are_found_in_the_order_in_which_they_stand(text: str, days: list[str]) -> None:
    assert [f"{one.day} {one.month} {one.year}" for one in printed_dates(text)] == days
    first = printed_date(text)
    assert (f"{first.day} {first.month} {first.year}" if first else None) == (days[0] if days else None)
    assert first is None or first.several is (len(days) > 1)


@pytest.mark.parametrize(
    ("text", "before", "after", "weekday"),
    [
        ("Meeting on Thursday 1 July 2021 at 1pm", "Meeting on", "at 1pm", "Thu"),
        ("1 July 2021", "", "", ""),
    ],
)
def test_what_stands_around_a_date_is_kept(text: str, before: str, after: str, weekday: str) -> None:
    one = printed_date(text)
    assert one is not None
    assert (one.before, one.after, one.weekday) == (before, after, weekday)


@pytest.mark.parametrize(
    ("number", "month"),
    [
        (1, "January"),
        (2, "February"),
        (3, "March"),
        (4, "April"),
        (5, "May"),
        (6, "June"),
        (7, "July"),
        (8, "August"),
        (9, "September"),
        (10, "October"),
        (11, "November"),
        (12, "December"),
        (13, "13"),
        (0, "0"),
    ],
)
def test_a_month_in_figures_is_named_if_there_is_such_a_month(number: int, month: str) -> None:
    one = printed_date(f"on 5/{number}/2021")
    assert one is not None
    assert (one.day, one.month, one.year) == ("5", month, "2021")
