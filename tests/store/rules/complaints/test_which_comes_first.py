"""Which limit of a complaint runs out first, which reason is told, and how what is to be done is said in a list."""

from __future__ import annotations

import datetime as dt

import pytest

from store.problems import Problem
from store.records import Complaint, ComplaintDeed, Panel
from store.register import Register
from store.rules.complaints import clocks, guards
from store.rules.complaints.clocks import ComplaintClock, running
from store.rules.complaints.duties import ComplaintDuty, next_words
from store.rules.complaints.guards import why_none_of

COMPLAINT = Complaint(id="X1")
DEED = ComplaintDeed


def limit(code: str, day: int | None, met: int | None = None) -> ComplaintClock:
    begun = dt.date(2021, 6, 1)
    due, met_on = (dt.date(2021, 7, one) if one else None for one in (day, met))
    return ComplaintClock(code, begun, due, met_on, 1, "weeks")


def test_the_limit_that_runs_out_first_is_first_and_what_has_no_day_is_last(monkeypatch: pytest.MonkeyPatch) -> None:
    several = (limit("none", None), limit("late", 20), limit("met", 1, 1), limit("soon", 2), limit("middle", 9))
    monkeypatch.setattr(clocks, "clocks", lambda *_: several)
    told = [one.code for one in running(Register.of(Panel(id="PANEL", name="A panel")), COMPLAINT)]
    assert told == ["soon", "middle", "late", "none"]


@pytest.mark.parametrize(
    ("against", "told"),
    [
        ((DEED.RECORDED, DEED.BEGUN), "recorded"),
        ((DEED.BEGUN, DEED.RECORDED), "begun"),
        ((DEED.RECORDED, DEED.LETTER), ""),
        ((DEED.LETTER, DEED.RECORDED), ""),
    ],
)
def test_of_steps_none_of_which_can_be_taken_the_first_says_why(
    against: tuple[ComplaintDeed, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = {DEED.RECORDED: Problem("recorded", "A.", "B."), DEED.BEGUN: Problem("begun", "A.", "B.")}
    monkeypatch.setattr(guards, "why_not", lambda _, deed: why.get(deed))
    problem = why_none_of(COMPLAINT, against)
    assert (problem.code if problem else "") == told


@pytest.mark.parametrize(
    ("mark", "cure", "said"),
    [
        ("other", "Purge the particulars of complaints.", "Purge the particulars of complaints"),
        ("other", "Ask who it is (s.1), then write, or wait (s.2).", "Ask who it is"),
        ("other", "Ask who it is, and where (s.1).", "Ask who it is"),
        ("record", "Whatever it is.", "Record it or not"),
    ],
)
def test_what_is_to_be_done_is_said_as_far_as_the_first_comma_or_bracket(mark: str, cure: str, said: str) -> None:
    assert next_words(ComplaintDuty("complaint-waits", mark, "is open", cure, "complaint.open")) == said
