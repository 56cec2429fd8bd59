"""When the meetings of a table are: days, weeks and months, with their year or beside the rows around them."""

from __future__ import annotations

import datetime as dt

import pytest

from store.papers.calendar.reading.days import begun, settle
from store.papers.reading.grids import Cell
from store.rules.words.loose import known_by, typed_words

HELD_WHOLE = ("begun", "settle")


def read(*words: str, title: str = "") -> list[str]:
    every = [begun(Cell(one)) for one in words]
    settle(every, title)
    return [typed_words(one.day, known_by(one.day)) if one.day else f"! {one.why}" for one in every]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Thursday 29 July 2021", "29 July 2021"),
        ("Thurs 29th July 2021 at 1.00 pm", "29 July 2021"),
        ("29/07/21", "29 July 2021"),
        ("2021-07-29", "29 July 2021"),
        ("w/c 5 December 2022", "week of 5 December 2022"),
        ("Week commencing Monday 5th December 2022", "week of 5 December 2022"),
        ("wk beginning 5/12/22", "week of 5 December 2022"),
        ("November 2024", "November 2024"),
        ("Nov 2024 (date TBC)", "November 2024"),
        ("Friday 29 July 2021", "! 29 July 2021 is a Thursday. Did you mean Thursday 29 July 2021 or Friday 30 July"),
        ("31 June 2021", "! There is no day 31 in June 2021."),
        ("25 or 26 March 2021", "! There is more than one date in it."),
        ("TBC", "! Its date could not be read."),
        ("thu", "! Its date could not be read."),
        ("+10", "! "),
        ("", "! It has no date."),
        ("29 July", "! It has no year, and no date around it says which."),
        ("w/c Sunday 4 December 2022", "! Sunday 4 December 2022 is not a working day that begins a week."),
    ],
)
def test_a_date_alone(words: str, said: str) -> None:
    (told,) = read(words)
    assert told[: len(said)] == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("10 June 2021", "29 July", "Sept", "w/c 6 Dec", "Thurs 3 Feb", "10 March 2022"),
            ("29 July 2021", "September 2021", "week of 6 December 2021", "3 February 2022"),
        ),
        (("10 March 2022", "3 Feb", "2 Dec", "10 June 2021"), ("3 February 2022", "2 December 2021")),
        (("10 March 2022", "3 Feb", "2 Dec", "30 Sept"), ("3 February 2022", "2 December 2021")),
        (("20 May", "26 July", "4/2/22", "29 July 2021"), ("26 July 2021", "4 February 2022")),
    ],
)
def test_a_year_that_is_missing_is_read_beside_the_rows_around(words: tuple[str, ...], said: tuple[str, ...]) -> None:
    assert tuple(read(*words)[1:-1]) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Meetings 2022", ["! It has", "10 June 2022"]),
        ("Dates for 2021/22", ["! It has", "10 June 2021"]),
        ("Calendar 2021-2022", ["! It has", "10 June 2021"]),
        ("2021 or 2022", ["! It has no year, and no date around it says which."] * 2),
    ],
)
def test_a_title_tells_the_year_and_a_municipal_year_runs_from_may_to_may(title: str, said: list[str]) -> None:
    assert read("10 June", title=title)[0].startswith(said[1])


def test_in_a_municipal_year_a_day_that_stands_in_it_twice_is_told_by_its_weekday_or_by_what_follows() -> None:
    assert read("Thurs 20 May", title="2021/22") == ["20 May 2021"]
    assert read("20 May", "10 June", "3 Feb", title="2021/22") == ["20 May 2021", "10 June 2021", "3 February 2022"]
    assert read("20 May", title="2021/22")[0].startswith("! It has no year")


def test_how_a_date_was_read_is_said() -> None:
    every = [begun(Cell(words)) for words in ("29/7/21", "w/c 6 Dec", "Feb", "Thursday 10 March 2022")]
    settle(every, "")
    assert [one.read_so for one in every] == [
        "“29/7/21” was read as Thursday 29 July 2021, its year in two figures.",
        "“6 Dec” was read as the week of Monday 6 December 2021, its year after 29 July 2021 above.",
        "“Feb” was read as February 2022, its year after the week of Monday 6 December 2021 above.",
        "",
    ]


def test_a_real_date_of_a_spreadsheet_stands() -> None:
    one = begun(Cell("2021-07-29", dt.date(2021, 7, 29), dt.time(13)))
    assert (one.day, one.time, one.read_so) == (dt.date(2021, 7, 29), dt.time(13), "")
