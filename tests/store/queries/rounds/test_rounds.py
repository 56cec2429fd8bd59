"""Rounds in plain values."""

from __future__ import annotations

import datetime as dt

import pytest

from store.problems import Refused
from store.queries.rounds.rounds import round_lines, round_row, round_rows, round_title, round_view
from store.records import Panel, RoundKind, RoundStep, StatutoryRound
from store.register import Register

PRECEPT = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2026, source="A paper")
HEARING = StatutoryRound(id="R2", kind=RoundKind.CONFIRMATION_HEARING, post="chief executive", subject="A. Candidate")
CLOSED = StatutoryRound(id="R3", kind=RoundKind.PLAN, closed=True)


def register(*rounds: StatutoryRound) -> Register:
    return Register.of(Panel(id="PANEL", name="A"), *rounds)


def test_a_row_says_what_comes_next_and_by_when() -> None:
    row = round_row(register(PRECEPT), PRECEPT, dt.date(2026, 1, 19))
    assert (row.title, row.next, row.due) == (
        "Precept 2026-27",
        "Proposed precept notified",
        dt.date(2026, 2, 1),
    )
    assert (row.state, row.left, row.short, row.source) == ("due", "9 working days left", "9 working days", "A paper")
    late = round_row(register(PRECEPT), PRECEPT, dt.date(2026, 2, 3))
    assert (late.state, late.short) == ("late", "2 working days late")
    far = round_row(register(PRECEPT), PRECEPT, dt.date(2021, 7, 12))
    assert (far.state, far.short) == ("due", "to come")
    assert round_row(register(HEARING), HEARING, dt.date(2026, 1, 19)).left == "open"


def test_running_rounds_come_first_by_their_day() -> None:
    found = round_rows(register(CLOSED, HEARING, PRECEPT), dt.date(2026, 1, 19))
    assert [row.id for row in found] == ["R1", "R2", "R3"]
    assert found[2].state == "closed"


def test_titles() -> None:
    assert round_title(HEARING) == "Confirmation hearing: chief executive, A. Candidate"
    assert round_title(CLOSED) == "Police and crime plan"


def test_a_round_whole() -> None:
    vetoed = StatutoryRound(
        id="R1",
        kind=RoundKind.PRECEPT,
        year=2026,
        steps=(RoundStep(step="review", on=dt.date(2026, 2, 4), choice="veto-too-low", members=15),),
    )
    view = round_view(register(vetoed), "R1", dt.date(2026, 2, 5))
    told = round_lines(view)
    assert any("vetoed it as too low (10 of 15 needed)" in words for _, words in told)
    assert ("Who", view.rule) in told
    assert [date.code for date in view.dates][:2] == ["papers", "precept_notify"]
    assert {date.state for date in view.dates} <= {"done", "due", "late", "past"}


def test_a_round_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused):
        round_view(register(), "R1", dt.date(2026, 2, 5))
