"""Dates and times as a clerk types them."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.problems import Problem, Refused
from store.rules.words.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    clock_time,
    day_month,
    days_in_month,
    long_date,
    read_date,
    read_time,
    short_date,
)

TODAY = dt.date(2021, 7, 12)
THURSDAY = dt.date(2021, 7, 29)
TYPEABLE = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


def outcome(read: Callable[[], dt.date | dt.time]) -> dt.date | dt.time | tuple[Problem, ...]:
    """Give what was read, or the problems it was refused for; any other exception fails the test."""
    try:
        return read()
    except Refused as refused:
        return refused.problems


@pytest.mark.parametrize(
    "text",
    [
        "29/7/2021", "29/07/2021", "29.7.2021", "29-7-2021", "29 jul", "29/7", "29.7", "29 July", "29 JULY 2021",
        "29th July 2021", "29th of July 2021", "29 Jul., 2021", "Thursday 29 July 2021", "Thursday, 29 July 2021",
        "Thurs. 29 Jul 2021", "thu 29/7/2021", "thu 29 jul", "2021-07-29", "Thu 2021-07-29", " 29\u00a0July\t2021 ",
        "+17",
    ],
)  # fmt: skip
def test_ways_to_type_one_date(text: str) -> None:
    assert read_date(text, TODAY) == THURSDAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2021-07-12"),
        ("Tomorrow", "2021-07-13"),
        ("yesterday", "2021-07-11"),
        ("+10", "2021-07-22"),
        ("+ 10", "2021-07-22"),
        ("+0", "2021-07-12"),
        ("-3", "2021-07-09"),
        ("thu", "2021-07-15"),
        ("mon", "2021-07-19"),
        ("tues", "2021-07-13"),
        ("sunday", "2021-07-18"),
        ("next thu", "2021-07-22"),
        ("next monday", "2021-07-19"),
        ("next sun", "2021-07-25"),
        ("12 jul", "2021-07-12"),
        ("11 jul", "2022-07-11"),
        ("1 jan", "2022-01-01"),
        ("29 feb", "2024-02-29"),
        ("3 sept 2021", "2021-09-03"),
        ("16/9/2015", "2015-09-16"),
        ("1st may 2022", "2022-05-01"),
        ("12/11/2021", "2021-11-12"),
    ],
)
def test_dates_counted_from_today(text: str, day: str) -> None:
    assert read_date(text, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("", "dates.empty", "No date has been typed."),
        (" \t ", "dates.empty", "No date has been typed."),
        (",", "dates.unreadable", "not a date"),
        ("1" * 61, "dates.too_long", "too long"),
        ("٢٩/7/2021", "dates.digits", "figures that are not 0 to 9"),
        ("２９ jul", "dates.digits", "figures that are not 0 to 9"),
        ("²⁹ jul", "dates.digits", "figures that are not 0 to 9"),
        ("10", "dates.incomplete", "needs a day and a month"),
        ("2026", "dates.incomplete", "needs a day and a month"),
        ("20210729", "dates.incomplete", "needs a day and a month"),
        ("sat 1", "dates.incomplete", "needs a day and a month"),
        ("June", "dates.no_day", "“June” names a month and no day."),
        ("next", "dates.unreadable", "not a date"),
        ("next jul", "dates.unreadable", "not a date"),
        ("thu foo", "dates.unreadable", "not a date"),
        ("th", "dates.unreadable", "not a date"),
        ("2021/07/29", "dates.unreadable", "not a date"),
        ("29/7-2021", "dates.unreadable", "not a date"),
        ("29 july 2021 1pm", "dates.unreadable", "not a date"),
        ("[b]29 jul", "dates.unreadable", "not a date"),
        ("\x1b[31m29 jul", "dates.unreadable", "not a date"),
        ("3 juky", "dates.month", "“juky” is not a month."),
        ("3 july soon", "dates.year", "“soon” is not a year."),
        ("31/02/2021", "dates.no_such_day", "There is no day 31 in February 2021. February 2021 has 28 days"),
        ("29 feb 2021", "dates.no_such_day", "February 2021 has 28 days"),
        ("30 feb", "dates.no_such_day", "February has at most 29 days"),
        ("31 jun", "dates.no_such_day", "June has at most 30 days"),
        ("0/1/2021", "dates.no_such_day", "There is no day 0"),
        ("32/1/2021", "dates.no_such_day", "There is no day 32"),
        ("7/29/2021", "dates.month", "There is no month 29. The day comes first. Did you mean 29 July 2021?"),
        ("7/29", "dates.month", "Did you mean 29 July?"),
        ("40/40/2021", "dates.month", "There is no month 40."),
        ("1/0/2021", "dates.month", "There is no month 0."),
        ("July 29 2021", "dates.month_first", "Did you mean 29 July 2021?"),
        ("w/c 5 December", "dates.no_day", "“w/c 5 December” names a week and no day. Type a day of that week."),
        ("week commencing 7 Dec 2026", "dates.no_day", "Type a day of that week."),
        ("Week of 7 Dec", "dates.no_day", "Type a day of that week."),
        ("November 2024", "dates.no_day", "“November 2024” names a month and no day. Type a day of that month."),
        ("nov", "dates.no_day", "Type a day of that month."),
        ("jul 29", "dates.month_first", "Did you mean 29 July?"),
        ("29/7/2", "dates.year", "The year 2 cannot be right."),
        ("29/7/021", "dates.year", "The year 021 cannot be right."),
        ("Thurs 29 July 22", "dates.weekday", "29 July 2022 is a Friday."),
        ("29/7/0021", "dates.year", "The year 0021 cannot be right."),
        ("29/7/1921", "dates.year", "Type a year from 2000 to 2099"),
        ("29/7/20211", "dates.year", "The year 20211 cannot be right."),
        ("29 july 202", "dates.year", "The year 202 cannot be right."),
        ("+40000", "dates.year", "The year 2131 cannot be right."),
        ("+999999999999", "dates.too_far", "Type a smaller number."),
        ("-999999", "dates.too_far", "Type a smaller number."),
        ("fri 29 jul", "dates.weekday", "Did you mean Thursday 29 July 2021 or Friday 30 July 2021?"),
        ("Sunday 29/7/2021", "dates.weekday", "or Sunday 1 August 2021?"),
        ("Mon 29/7/2021", "dates.weekday", "29 July 2021 is a Thursday. Did you mean"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_own_sentence_and_cure(text: str, code: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(text, TODAY)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert says in str(problem)
    assert problem.sentence
    assert problem.cure
    assert problem.field == "date"
    assert str(problem).isprintable()


def test_the_weekday_of_the_report_that_was_misdated() -> None:
    with pytest.raises(Refused) as refused:
        read_date("THURSDAY 16th SEPTEMBER 2015", TODAY)
    assert str(refused.value) == (
        "16 September 2015 was a Wednesday. Did you mean Wednesday 16 September 2015 or Thursday 17 September 2015?"
    )


@given(TYPEABLE, TYPEABLE)
def test_what_is_written_can_be_read_again(day: dt.date, today: dt.date) -> None:
    for text in (long_date(day), day_month(day), short_date(day), day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert read_date(text, today) == day


@given(TYPEABLE)
def test_without_a_year_it_is_the_next_such_date(day: dt.date) -> None:
    for away in (0, 1, 200, 364):
        today = day - dt.timedelta(away)
        if today.year >= 2000 and (day.month, day.day) != (2, 29):
            assert read_date(f"{day.day}/{day.month}", today) == day


@given(TYPEABLE.filter(lambda day: day.year < 2099))
def test_weekdays_are_after_today_and_next_is_the_week_after(today: dt.date) -> None:
    for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        day, next_week = read_date(name, today), read_date(f"next {name}", today)
        assert 1 <= (day - today).days <= 7
        assert day.weekday() == next_week.weekday()
        assert next_week.isocalendar()[:2] == (today + dt.timedelta(7)).isocalendar()[:2]


@given(st.text(max_size=70), TYPEABLE)
@example("1/1/\u0661", TODAY)
@example("\0", TODAY)
def test_anything_typed_is_read_or_refused(text: str, today: dt.date) -> None:
    for read in (lambda: read_date(text, today), lambda: read_time(text)):
        found = outcome(read)
        if isinstance(found, tuple):
            assert found
            assert all(problem.sentence and problem.cure and problem.code for problem in found)
        elif isinstance(found, dt.date):
            assert FIRST_YEAR <= found.year <= LAST_YEAR
        else:
            assert found.tzinfo is None
            assert (found.second, found.microsecond) == (0, 0)


@given(st.from_regex(r"[+-]?\d{0,5}[ /.-]?(\d{1,3}|[a-z]{2,5})[ /.-]?\d{0,5}", fullmatch=True), TYPEABLE)
def test_anything_like_a_date_is_read_or_refused(text: str, today: dt.date) -> None:
    found = outcome(lambda: read_date(text, today))
    if isinstance(found, tuple):
        assert [p.code.split(".")[0] for p in found] == ["dates"]
    else:
        assert isinstance(found, dt.date)
        assert 2000 <= found.year <= 2099


def test_three_ways_to_write_a_date() -> None:
    assert long_date(THURSDAY) == "Thursday 29 July 2021"
    assert day_month(THURSDAY) == "29 July 2021"
    assert short_date(THURSDAY) == "Thu 29 Jul 2021"
    assert long_date(dt.date(2021, 9, 1)) == "Wednesday 1 September 2021"


@given(st.dates())
def test_days_in_a_month(day: dt.date) -> None:
    assert day.day <= days_in_month(day.month, day.year) <= 31
    assert [days_in_month(m, 2023) for m in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert days_in_month(2, 2024) == 29


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1pm", "13:00"), ("1 PM", "13:00"), ("1.00 pm", "13:00"), ("1:30 p.m.", "13:30"), ("1 p. m.", "13:00"),
        ("13:00", "13:00"), ("13.00", "13:00"), ("1300", "13:00"), ("09:30", "09:30"), ("0930", "09:30"),
        ("930am", "09:30"),
        ("noon", "12:00"), ("midday", "12:00"), ("12 noon", "12:00"), ("12pm", "12:00"), ("12:15 am", "00:15"),
        ("00:00", "00:00"), ("23:59", "23:59"), ("10:30", "10:30"), ("8.30 am", "08:30"),
    ],
)  # fmt: skip
def test_ways_to_type_a_time(text: str, time: str) -> None:
    assert read_time(text) == dt.time.fromisoformat(time)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("", "times.empty", "No time"),
        ("soon", "times.unreadable", "not a time"),
        ("１pm", "times.unreadable", "not a time"),
        ("1:5 pm", "times.unreadable", "not a time"),
        ("25:00", "times.no_such", "no time 25:00"),
        ("13:60", "times.no_such", "no time 13:60"),
        ("9", "times.half", "Type 9:00 am or 9:00 pm."),
        ("9:30", "times.half", "Type 9:30 am or 9:30 pm."),
        ("12", "times.half", "Type 12:00 am or 12:00 pm."),
        ("13", "times.half", "Type 13:00."),
        ("0:30", "times.half", "Type 00:30."),
        ("13pm", "times.half", "takes no pm"),
        ("0am", "times.half", "takes no am"),
        ("midnight", "times.midnight", "23:59"),
        ("24:00", "times.midnight", "23:59"),
        ("3 noon", "times.noon", "12 o'clock"),
    ],
)
def test_each_mistaken_time_has_its_sentence(text: str, code: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        read_time(text)
    (problem,) = refused.value.problems
    assert (problem.code, problem.field) == (code, "time")
    assert says in str(problem)


@given(st.times())
def test_a_written_time_can_be_read_again(time: dt.time) -> None:
    assert read_time(clock_time(time)) == time.replace(minute=time.minute, second=0, microsecond=0)


def test_times_are_written_by_the_twelve_hour_clock() -> None:
    written = [clock_time(dt.time(h, m)) for h, m in ((13, 0), (9, 5), (12, 0), (12, 30), (0, 0), (23, 59))]
    assert written == ["1:00 pm", "9:05 am", "12 noon", "12:30 pm", "12:00 am", "11:59 pm"]


def test_reading_dates_and_counting_days_start_without_dateutil() -> None:
    modules = "sys, store.rules.days.clear_days, store.rules.days.periods"
    code = f"import {modules}; print('dateutil' in sys.modules, 'tinydb' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29-Jul-2021", dt.date(2021, 7, 29)),
        ("29-July-21", dt.date(2021, 7, 29)),
        ("29/jul/2021", dt.date(2021, 7, 29)),
        ("29.Jul.2021", dt.date(2021, 7, 29)),
        ("29th-jul-2021", dt.date(2021, 7, 29)),
        ("29\u20137\u20132021", dt.date(2021, 7, 29)),
        ("29 \u2013 7 \u2013 2021", dt.date(2021, 7, 29)),
        ("29\u2013Jul\u20132021", dt.date(2021, 7, 29)),
        ("2021\u201107\u201129", dt.date(2021, 7, 29)),
        ("29 / 7 / 2021", dt.date(2021, 7, 29)),
        ("4/2/27", dt.date(2027, 2, 4)),
        ("4.2.27", dt.date(2027, 2, 4)),
        ("4 Feb 27", dt.date(2027, 2, 4)),
        ("4 February '27", dt.date(2027, 2, 4)),
        ("Thurs 4/2/27", dt.date(2027, 2, 4)),
        ("Weds", dt.date(2021, 7, 14)),
        ("weds 14 july", dt.date(2021, 7, 14)),
        ("next weds", dt.date(2021, 7, 21)),
        ("Weds. 14th of July, 2021", dt.date(2021, 7, 14)),
        ("4 Sept", dt.date(2021, 9, 4)),
    ],
)
def test_the_ways_people_type_a_date(text: str, day: dt.date) -> None:
    assert read_date(text, dt.date(2021, 7, 12)) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 jul", dt.date(2020, 7, 29)),
        ("12 jul", dt.date(2021, 7, 12)),
        ("1/2", dt.date(2021, 2, 1)),
        ("31/12", dt.date(2020, 12, 31)),
        ("29 feb", dt.date(2020, 2, 29)),
        ("fri", dt.date(2021, 7, 9)),
        ("mon", dt.date(2021, 7, 5)),
        ("weds", dt.date(2021, 7, 7)),
        ("29 jul 2021", dt.date(2021, 7, 29)),
        ("tomorrow", dt.date(2021, 7, 13)),
    ],
)
def test_in_a_field_for_the_past_a_day_without_year_is_the_last_one(text: str, day: dt.date) -> None:
    assert read_date(text, dt.date(2021, 7, 12), past=True) == day
