"""A week or a month is read for the day of a meeting, and what is said of it reads back as the same."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from store.records import Meeting
from store.rules.words.loose import (
    MONTH,
    WEEK,
    Within,
    first_day,
    known_by,
    long_day_of,
    on_day_of,
    read_meeting_day,
    short_day_of,
    title_of,
    typed_words,
)

TODAY = dt.date(2022, 10, 12)


@pytest.mark.parametrize(
    ("typed", "day", "by", "said"),
    [
        ("w/c 5 December", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("W/C Monday 5 December 2022", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("w/b 5/12/22", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("wc 5 dec", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("w.c. 5 dec", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("week commencing: 5-Dec-2022", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("the week beginning 6 December", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("week of Thursday 8 December", (2022, 12, 9), "week", "the week of Monday 5 December 2022"),
        ("November 2024", (2024, 11, 29), "month", "November 2024"),
        ("in nov 2024", (2024, 11, 29), "month", "November 2024"),
        ("Nov '24", (2024, 11, 29), "month", "November 2024"),
        ("sept", (2023, 9, 29), "month", "September 2023"),
        ("october", (2022, 10, 31), "month", "October 2022"),
        ("5 December", (2022, 12, 5), "", "Monday 5 December 2022"),
        ("29/7/2021", (2021, 7, 29), "", "Thursday 29 July 2021"),
        ("next thu", (2022, 10, 20), "", "Thursday 20 October 2022"),
        ("wed", (2022, 10, 19), "", "Wednesday 19 October 2022"),
    ],
)
def test_what_is_typed(typed: str, day: tuple[int, int, int], by: str, said: str) -> None:
    read = read_meeting_day(typed, TODAY)
    assert (read, known_by(read)) == (dt.date(*day), by)
    assert long_day_of(_meeting(read)) == said


@pytest.mark.parametrize(
    ("typed", "sentence", "cure"),
    [
        (
            "w/c 4 December",
            "Sunday 4 December 2022 is not a working day that begins a week.",
            "Did you mean the week of Monday 28 November 2022 or of Monday 5 December 2022?",
        ),
        ("November 1924", "The year 1924 cannot be right.", "Type a year from 2000 to 2099 in four figures."),
        ("w/c", "No date has been typed.", None),
        ("week of rain", "“rain” is not a date.", None),
        ("Novembre 2024", "“Novembre 2024” is not a date.", None),
        ("w/c 31 November", "There is no day 31 in November.", None),
    ],
)
def test_what_is_refused(typed: str, sentence: str, cure: str | None) -> None:
    with pytest.raises(Refused) as refused:
        read_meeting_day(typed, TODAY)
    problem = refused.value.problems[0]
    assert problem.sentence == sentence
    assert cure is None or problem.cure == cure


@given(st.dates(dt.date(2000, 2, 1), dt.date(2098, 12, 1)), st.sampled_from([WEEK, MONTH]), st.dates())
def test_what_is_said_reads_back(day: dt.date, by: str, today: dt.date) -> None:
    loose = Within.of(day, "week" if by == WEEK else "month")
    meeting = _meeting(loose)
    for words in (typed_words(loose, by), long_day_of(meeting), title_of(meeting), on_day_of(meeting)[3:]):
        again = read_meeting_day(words, today)
        assert (again, known_by(again)) == (loose, by)
    assert read_meeting_day(short_day_of(meeting), today) == loose
    assert len(short_day_of(meeting)) <= 15


@given(st.dates(dt.date(2000, 2, 1), dt.date(2098, 12, 1)), st.sampled_from([WEEK, MONTH]))
def test_it_has_not_passed_while_the_day_can_still_come(day: dt.date, by: str) -> None:
    loose = Within.of(day, "week" if by == WEEK else "month")
    meeting = _meeting(loose)
    assert loose.weekday() < 5
    assert first_day(meeting) <= loose
    after = [loose + dt.timedelta(days=n) for n in range(1, 4)]
    ends = first_day(meeting) + dt.timedelta(days=7)
    still = [one for one in after if (one.month == day.month if by == MONTH else one < ends)]
    assert all(one.weekday() >= 5 for one in still)


def _meeting(day: dt.date) -> Meeting:
    return Meeting(id="M1", date=dt.date(day.year, day.month, day.day), known_by=known_by(day))
