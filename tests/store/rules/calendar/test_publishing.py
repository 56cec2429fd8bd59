"""Publishing: the clear days it gives, and what is needed when they are too few."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.records import Meeting, MeetingKind, MeetingStatus, Panel, RuleSet
from store.records.panel import NoticeRule
from store.rules.calendar.publishing import BASES, notice_given, short_words, why_not_basis, why_not_on, why_not_publish

PANEL = Panel(id="PANEL", name="A panel")
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29))


def given(day: int, panel: Panel = PANEL, at: dt.time | None = None) -> tuple[int, int]:
    found = notice_given(panel, JULY, dt.date(2021, 7, day), working_days_of(panel), at)
    return found.clear_days, found.short_by


def test_the_clear_days_of_a_publication() -> None:
    assert given(21) == (5, 0)
    assert given(22) == (4, 1)
    evening = replace(PANEL, rules=(RuleSet(notice=NoticeRule(cut_off=dt.time(17))),))
    assert given(21, evening, dt.time(17)) == (5, 0)
    assert given(21, evening, dt.time(17, 1)) == (4, 1)


def test_short_in_words() -> None:
    late = notice_given(PANEL, JULY, dt.date(2021, 7, 27), working_days_of(PANEL))
    assert short_words(late) == "1 clear working day, short by 4"
    assert short_words(notice_given(PANEL, JULY, dt.date(2021, 7, 21), working_days_of(PANEL))) == ""
    assert short_words(notice_given(PANEL, JULY, JULY.date, working_days_of(PANEL))).startswith("no clear working day")


@pytest.mark.parametrize(
    ("basis", "reason", "code"),
    [
        ("", "", "publish.late"),
        ("hurry", "", "publish.basis"),
        ("shorter notice", " ", "publish.reason"),
        ("late item", "", "publish.reason"),
        ("late item", "The settlement came late", None),
        ("report to follow", "", None),
        ("not settled", "", None),
    ],
)
def test_a_late_publication_needs_a_lawful_basis(basis: str, reason: str, code: str | None) -> None:
    late = notice_given(PANEL, JULY, dt.date(2021, 7, 27), working_days_of(PANEL))
    problem = why_not_basis(late, basis, reason)
    assert (problem.code if problem else None) == code
    assert why_not_basis(notice_given(PANEL, JULY, dt.date(2021, 7, 1), working_days_of(PANEL)), basis, reason) is None


def test_every_basis_says_where_it_stands() -> None:
    assert all(("s.100B" in words or "100B" in words) for basis, words in BASES.items() if basis != "not settled")


@pytest.mark.parametrize(
    ("meeting", "code"),
    [
        (JULY, None),
        (replace(JULY, status=MeetingStatus.CANCELLED), "publish.closed"),
        (replace(JULY, kind=MeetingKind.PRIVATE_BRIEFING), "publish.private"),
        (replace(JULY, agenda_published_on=dt.date(2021, 7, 1)), "publish.twice"),
    ],
)
def test_when_there_is_nothing_to_publish(meeting: Meeting, code: str | None) -> None:
    problem = why_not_publish(meeting)
    assert (problem.code if problem else None) == code


def test_the_day_of_publication_is_past_and_before_the_meeting() -> None:
    today = dt.date(2021, 7, 30)
    assert why_not_on(JULY, dt.date(2021, 7, 21), today) is None
    after = why_not_on(JULY, dt.date(2021, 7, 30), today)
    assert after is not None
    assert after.code == "publish.after"
    early = why_not_on(JULY, dt.date(2021, 7, 31), today)
    assert early is not None
    assert early.code == "publish.early"
