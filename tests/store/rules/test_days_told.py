"""How days are told, what falls to the round of a vote, and what holds a record out of the bin."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.calendar.holidays import working_days_of
from store.records import (
    Action,
    ActionKind,
    Meeting,
    Minute,
    Panel,
    RoundKind,
    RoundStep,
    StatutoryRound,
    Vote,
)
from store.register import Register
from store.rules.calendar.proposing import Pattern, propose
from store.rules.declarations.interests import notice_state
from store.rules.reports.matter import minutes_of_rounds
from store.rules.words.wording import age_words

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "no days"),
        (1, "1 day"),
        (2, "2 days"),
        (91, "91 days"),
        (92, "3 months"),
        (121, "3 months"),
        (122, "4 months"),
        (729, "23 months"),
        (730, "1 year"),
        (731, "2 years"),
        (1460, "3 years"),
        (1461, "4 years"),
    ],
)
def test_a_time_is_told_in_days_then_in_months_then_in_years(days: int, words: str) -> None:
    assert age_words(days) == words


@pytest.mark.parametrize(
    ("due", "done", "words"),
    [
        (None, None, "none needed"),
        (TODAY, dt.date(2021, 7, 1), "done on 1 July 2021"),
        (TODAY, None, "due today"),
        (dt.date(2021, 7, 13), None, "1 day left"),
        (dt.date(2021, 7, 14), None, "2 days left"),
        (dt.date(2021, 7, 11), None, "1 day late"),
        (dt.date(2021, 7, 10), None, "2 days late"),
    ],
)
def test_a_notice_is_done_due_or_late(due: dt.date | None, done: dt.date | None, words: str) -> None:
    assert notice_state(due, done, TODAY) == words


@pytest.mark.parametrize(
    ("starts", "year"),
    [(1, 2026), (2, 2026), (3, 2027), (5, 2027)],
)
def test_the_date_kept_for_a_second_report_is_in_the_february_of_its_year(starts: int, year: int) -> None:
    panel = Panel(id="PANEL", name="A panel", year_starts_month=starts)
    pattern = Pattern(year=2026, months=(6,), number=1, venues=("County Hall", "City Hall"), start=dt.time(13))
    kept = [one for one in propose(Register.of(panel), pattern, working_days_of(panel)) if one.kind.value == "reserve"]
    # The last Thursday up to 22 February, behind the 15th.
    assert [one.date for one in kept] == [dt.date(year, 2, 19 if year == 2026 else 18)]
    assert [(one.venue, one.start) for one in kept] == [("County Hall", dt.time(13))]


@pytest.mark.parametrize(
    ("weekday", "day"),
    [(0, 22), (1, 16), (2, 17), (3, 18), (4, 19), (5, 20), (6, 21)],
)
def test_the_date_kept_is_the_last_of_its_weekday_that_is_in_time(weekday: int, day: int) -> None:
    pattern = Pattern(year=2026, months=(6,), number=1, weekday=weekday)
    kept = [one for one in propose(Register.of(PANEL), pattern, working_days_of(PANEL)) if one.kind.value == "reserve"]
    assert [one.date for one in kept] == [dt.date(2027, 2, day)]


def test_a_round_takes_the_minute_of_its_vote_and_those_of_its_business_and_no_other() -> None:
    meeting, other = Meeting(id="M1", date=dt.date(2021, 2, 4)), Meeting(id="M2", date=dt.date(2021, 3, 4))
    minutes = [
        Minute(id="N1", meeting="M1", item="W1", order=1),
        Minute(id="N2", meeting="M1", item="W2", order=2),
        Minute(id="N3", meeting="M1", order=3),
        Minute(id="N4", meeting="M1", item="W1", order=4),
        Minute(id="N5", meeting="M1", order=5),
        Minute(id="N6", meeting="M1", order=6),
    ]
    votes = [
        Vote(id="V1", meeting="M1", item="W1", motion="x", order=1),
        Vote(id="V2", meeting="M1", minute="N3", motion="x", order=2),
        Vote(id="V3", meeting="M2", motion="x", order=1),
    ]
    steps = tuple(RoundStep(step="review", on=meeting.date, vote=vote.id) for vote in votes)
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021, steps=steps)
    actions = [
        Action(id="A1", kind=ActionKind.RECOMMENDATION, text="x", minute="N5", legal_basis="precept"),
        Action(id="A2", kind=ActionKind.RECOMMENDATION, text="x", minute="N6", legal_basis="scrutiny"),
    ]
    register = Register.of(PANEL, meeting, other, one, *minutes, *votes, *actions)
    assert minutes_of_rounds(register, meeting) == {"N1", "N3", "N4", "N5"}
