"""Deadlines in words: every way in which panels print one is read, and what is written reads back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from store.records.panel import Deadline
from store.rules.words.deadlines import deadline_words, read_deadline

NOON = dt.time(12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 clear working days before the meeting", Deadline(mode="clear_wd", n=15)),
        ("no later than three clear working days", Deadline(mode="clear_wd", n=3)),
        ("5 complete working days", Deadline(mode="clear_wd", n=5)),
        ("at least three working days in advance", Deadline(mode="wd_before", n=3)),
        ("10:30 on the third working day before", Deadline(mode="wd_before", n=3, hour=dt.time(10, 30))),
        ("8.30 am, third working day before the meeting", Deadline(mode="wd_before", n=3, hour=dt.time(8, 30))),
        ("9 am the working day before", Deadline(mode="wd_before", n=1, hour=dt.time(9))),
        ("no later than midday five working days in advance", Deadline(mode="wd_before", n=5, hour=NOON)),
        ("by 12 noon two working days before the meeting", Deadline(mode="wd_before", n=2, hour=NOON)),
        ("by 5 pm four clear working days before", Deadline(mode="clear_wd", n=4, hour=dt.time(17))),
        ("two weeks, noon", Deadline(mode="calendar", n=14, hour=NOON)),
        ("7 days before", Deadline(mode="calendar", n=7)),
        ("the day before, noon", Deadline(mode="calendar", n=1, hour=NOON)),
        ("10 minutes before the meeting begins", Deadline(mode="minutes_before", n=10)),
        ("an hour before the meeting", Deadline(mode="minutes_before", n=60)),
        ("by 10:30 on the day", Deadline(mode="same_day", hour=dt.time(10, 30))),
        ("as printed on each agenda", Deadline(mode="printed")),
        ("noon, as each agenda prints (only asked for)", Deadline(mode="printed", hour=NOON, advisory=True)),
        ("helpful by noon, 7 days before", Deadline(mode="calendar", n=7, hour=NOON, advisory=True)),
        ("10 working days after the meeting", Deadline(mode="wd_after", n=10)),
        ("two weeks after the meeting", Deadline(mode="weeks_after", n=2)),
        ("a month after", Deadline(mode="months_after", n=1)),
        ("none", Deadline()),
        ("", Deadline()),
    ],
)
def test_what_panels_print_is_read(typed: str, meant: Deadline) -> None:
    assert read_deadline(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "question | clear_wd | 5",
        "5",
        "soon",
        "5 moons before",
        "between 3 and 5 working days",
        "0 working days before",
        "clear days before",
        "5 clear working days after the meeting",
        "a month before",
        "10 minutes before noon",
        "99999 days before",
        "half past never",
    ],
)
def test_what_is_no_deadline_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(Refused, match="cannot be read as a deadline") as caught:
        read_deadline(typed)
    assert "5 clear working days before the meeting" in caught.value.problems[0].cure


HOURS = st.none() | st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
COUNTED = st.builds(
    Deadline,
    mode=st.sampled_from(
        ["clear_wd", "wd_before", "calendar", "wd_after", "calendar_after", "weeks_after", "months_after"]
    ),
    n=st.integers(1, 200),
    hour=HOURS,
    advisory=st.booleans(),
)
WHOLE = st.builds(Deadline, mode=st.sampled_from(["same_day", "printed"]), hour=HOURS, advisory=st.booleans())
MINUTES = st.builds(Deadline, mode=st.just("minutes_before"), n=st.integers(1, 600), advisory=st.booleans())


@given(deadline=COUNTED | WHOLE | MINUTES | st.just(Deadline()))
def test_what_is_written_reads_back(deadline: Deadline) -> None:
    assert read_deadline(deadline_words(deadline)) == deadline


@pytest.mark.parametrize(
    "word",
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "at",
        "to",
        "in",
        "than",
        "no",
        "not",
        "later",
        "least",
        "up",
        "until",
        "meeting",
        "meetings",
        "begins",
        "starts",
        "start",
        "it",
        "its",
        "each",
        "every",
        "agenda",
        "is",
        "for",
        "and",
        "that",
        "must",
        "be",
        "received",
        "submitted",
        "notice",
        "full",
        "by",
        "prior",
        "advance",
    ],
)
def test_words_that_say_nothing_of_their_own_stand_beside_a_deadline(word: str) -> None:
    assert read_deadline(f"{word} 5 clear working days before the meeting") == Deadline(mode="clear_wd", n=5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 hours before the meeting", Deadline(mode="minutes_before", n=120)),
        ("1 hour before the meeting", Deadline(mode="minutes_before", n=60)),
        ("1 minute before the meeting", Deadline(mode="minutes_before", n=1)),
        ("1 week before the meeting", Deadline(mode="calendar", n=7)),
        ("3 weeks before the meeting", Deadline(mode="calendar", n=21)),
        ("1 calendar day before the meeting", Deadline(mode="calendar", n=1)),
        ("2 full working days before the meeting", Deadline(mode="clear_wd", n=2)),
        ("5 days before the meeting (advisory)", Deadline(mode="calendar", n=5, advisory=True)),
        ("999 days before the meeting", Deadline(mode="calendar", n=999)),
    ],
)
def test_units_are_read_one_and_several(typed: str, meant: Deadline) -> None:
    assert read_deadline(typed) == meant


@pytest.mark.parametrize("typed", ["5 clear working days before the flood", "1000 days before the meeting"])
def test_what_is_no_word_of_a_deadline_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_deadline(typed)
