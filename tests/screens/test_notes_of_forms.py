"""What a form notes of the law, and that it says so where it cannot work it out."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from screens.forms.calendar.clock import today_words
from screens.forms.rounds.rounds import threshold_words
from store.records import Meeting, Panel, RoundKind, StatutoryRound
from store.register import Register
from store.rules.rounds.progress import rule_of

WHY = "cannot be worked out: "
TODAY = dt.date(2021, 7, 12)
LATER = dt.date(2035, 2, 5)
PANEL = Panel(id="PANEL", name="A panel")


def office(register: Register, today: dt.date) -> Any:
    """Give as much of an office as a note on a form needs."""
    return SimpleNamespace(desk=SimpleNamespace(register=register, today=today))


def test_a_form_notes_what_it_cannot_work_out() -> None:
    meeting = Meeting(id="M1", date=dt.date(2100, 1, 5))
    words = today_words(office(Register.of(PANEL, meeting), TODAY), meeting)
    assert words.startswith("The clear days that a publication today gives " + WHY)
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2035)
    rule = rule_of(one, "review")
    assert rule is not None
    words = threshold_words(office(Register.of(PANEL, one), LATER), one, rule)
    assert words.startswith("The votes that a veto needs " + WHY)


@pytest.mark.parametrize("day", [dt.date(2021, 7, 29)])
def test_what_can_be_worked_out_says_nothing_of_it(day: dt.date) -> None:
    meeting = Meeting(id="M1", date=day)
    assert WHY not in today_words(office(Register.of(PANEL, meeting), TODAY), meeting)
