"""Every face that names a day, or counts the days to it, names the same one: also where closure days count."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.calendar import clock as clock_module
from store.queries.calendar import working
from store.queries.calendar.clock import clock_rows, papers_words
from store.queries.calendar.holidays import working_days_of
from store.queries.calendar.listed import calendar_rows
from store.queries.calendar.working import working_of
from store.queries.rounds.rounds import round_row, round_view
from store.records import Meeting, Panel, RoundKind, RuleSet, StatutoryRound
from store.records.panel import Closure, NoticeRule
from store.register import Register
from store.rules.calendar.deadlines import PUBLICATION, deadlines, publication_due
from store.rules.calendar.proposing import ProposedDate, judged
from store.rules.calendar.publishing import notice_given
from store.rules.days.clear_days import latest_publication

DAY = dt.date(2026, 2, 5)
TODAY = dt.date(2026, 1, 19)
MEETING = Meeting(id="M1", date=DAY)
ROUND = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2026)
CLOSED = (
    Closure(first=dt.date(2026, 1, 22), last=dt.date(2026, 1, 23)),
    Closure(first=dt.date(2026, 1, 29), last=dt.date(2026, 1, 29)),
)


def office(*, counts: bool) -> Register:
    rules = RuleSet(notice=NoticeRule(closures_count=counts))
    return Register.of(Panel(id="PANEL", name="A", rules=(rules,), closures=CLOSED), MEETING, ROUND)


@pytest.mark.parametrize(("counts", "by"), [(False, dt.date(2026, 1, 27)), (True, dt.date(2026, 1, 28))])
def test_the_day_of_publication_is_the_same_wherever_it_is_named(counts: bool, by: dt.date) -> None:
    register = office(counts=counts)
    panel, table = register.panel, working_days_of(register.panel)
    (row,) = (row for row in clock_rows(register, MEETING, TODAY) if row.deadline == PUBLICATION)
    named = {
        "rule": publication_due(panel, DAY, table),
        "counted again": latest_publication(DAY, None, table, count_closure_days=counts).due,
        "clock": row.due,
        "calendar": calendar_rows(register, TODAY)[0].publish_by,
        "proposed": judged(register, ProposedDate(date=DAY), table).publish_by,
        "papers of the round": next(one.due for one in round_view(register, "R1", TODAY).dates if one.code == "papers"),
    }
    assert set(named.values()) == {by}, named
    assert notice_given(panel, MEETING, by, table).verdict == "in time"
    assert notice_given(panel, MEETING, by + dt.timedelta(days=1), table).verdict == "short"
    assert papers_words(register, MEETING, TODAY).startswith(f"{by:%a} {by.day} Jan")
    assert working_of(register, "M1", PUBLICATION, TODAY).lines[1][1].startswith(f"{by:%A} {by.day} January")


@pytest.mark.parametrize(("counts", "left"), [(False, 6), (True, 9)])
def test_the_working_days_left_of_a_round_and_of_a_meeting_are_counted_alike(counts: bool, left: int) -> None:
    register = office(counts=counts)
    row = round_row(register, ROUND, TODAY)
    assert (row.due, row.working_days_left) == (dt.date(2026, 2, 1), left)
    dates = {one.code: one for one in round_view(register, "R1", TODAY).dates}
    (papers,) = (one for one in clock_rows(register, MEETING, TODAY) if one.deadline == PUBLICATION)
    assert dates["papers"].working_days_left == papers.working_days_left
    assert dates["precept_notify"].working_days_left == row.working_days_left


def test_the_working_of_a_deadline_walks_the_clock_of_its_meeting_once(monkeypatch: pytest.MonkeyPatch) -> None:
    walks = []

    def counted(*given: object) -> object:
        walks.append(given)
        return deadlines(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("store.rules.calendar.clock.deadlines", counted)
    assert working_of(office(counts=True), "M1", PUBLICATION, TODAY).title == "Agenda and reports published"
    assert len(walks) == 1
    assert not hasattr(working, "deadlines")
    assert not hasattr(clock_module, "deadlines")
