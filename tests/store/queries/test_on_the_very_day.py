"""What is told of a thing on its very day, and on the day before or after it; and what has no day comes last."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.queries.actions.actions import EVERY, action_groups
from store.queries.actions.search_words import read_search
from store.queries.annual.scope import years_told
from store.queries.calendar.clock import papers_words, running
from store.queries.calendar.holidays import working_days_of
from store.queries.complaints.whole import complaint_whole
from store.queries.panels.workload import workload
from store.queries.programme.fullness import loads
from store.queries.programme.items import groups
from store.queries.programme.ledger import _due_by_item, ledger
from store.queries.reports.listed import report_rows
from store.queries.reports.whole import _answer, due_note
from store.queries.rounds.rounds import _left
from store.records import (
    Action,
    Complaint,
    DueKind,
    ItemMove,
    Meeting,
    MeetingKind,
    Panel,
    Record,
    Report,
    RoundKind,
    RoundStep,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules.calendar.clock import HISTORY_AFTER
from store.rules.reports.limits import limit
from store.rules.reports.matter import ReportMatter
from tests.store.rules.panels.offices import DAY, served

PANEL = Panel(id="PANEL", name="A panel")
ONE = dt.timedelta(days=1)


def of(*records: Record) -> Register:
    return Register.of(PANEL, *records)


@pytest.mark.parametrize(("after", "meetings"), [(0, 1), (1, 0)])
def test_a_meeting_is_work_until_its_day(after: int, meetings: int) -> None:
    rows = workload((served("LLR", clerk="A. Clerk"),), DAY + after * ONE, weeks=1)
    assert sum(one.meetings for one in rows) == meetings


@pytest.mark.parametrize(("before", "listed"), [(0, ["M2"]), (1, ["M1", "M2"])])
def test_a_year_begins_on_the_first_of_its_month(before: int, listed: list[str]) -> None:
    begins = dt.date(2021, PANEL.year_starts_month, 1)
    register = of(Meeting(id="M1", date=begins - ONE), Meeting(id="M2", date=begins))
    assert [one.id for one in loads(register, begins - before * ONE)] == listed


@pytest.mark.parametrize(("after", "note"), [(0, ""), (1, "its date has passed")])
def test_the_day_of_a_meeting_has_passed_from_the_next_on(after: int, note: str) -> None:
    register = of(Meeting(id="M1", date=DAY), WorkItem(id="W1", title="x", meeting="M1"))
    (group,) = (one for one in groups(register, DAY + after * ONE) if one.key == "M1")
    assert group.note == note


@pytest.mark.parametrize(("after", "due"), [(0, {}), (1, {"W1": DAY})])
def test_an_action_makes_its_item_late_from_the_day_after(after: int, due: dict[str, dt.date]) -> None:
    action = Action(id="A1", text="x", due_kind=DueKind.DATE, due_on=DAY, items=("W1",))
    register = of(action, WorkItem(id="W1", title="x"))
    assert _due_by_item(register, DAY + after * ONE) == due


def test_what_comes_again_stands_by_its_day_and_what_has_none_last() -> None:
    meetings = (
        Meeting(id="M1", date=DAY + ONE, kind=MeetingKind.SPECIAL),
        Meeting(id="M2", date=DAY + 400 * ONE),
    )
    again = (
        Action(id="A1", text="x", due_kind=DueKind.QUARTERLY),
        Action(id="A2", text="x", due_kind=DueKind.REGULAR_MEETING),
        Action(id="A3", text="x", due_kind=DueKind.YEARLY, agreed_on=DAY),
        Action(id="A4", text="x", due_kind=DueKind.EVERY_MEETING),
    )
    (every,) = (one for one in action_groups(of(*meetings, *again), DAY) if one.key == EVERY)
    assert [one.id for one in every.actions] == ["A4", "A3", "A2", "A1"]
    none = tuple(one for one in action_groups(of(*again), DAY) if one.key == EVERY)
    assert [one.id for one in none[0].actions] == ["A3", "A1", "A2", "A4"]


def test_drafts_of_reports_stand_by_the_day_that_the_law_sets_and_those_without_last() -> None:
    rounds = [
        StatutoryRound(id=f"R{serial}", kind=RoundKind.CHIEF_CONSTABLE, steps=(RoundStep(step="notified", on=day),))
        for serial, day in ((1, DAY), (2, DAY - ONE))
    ]
    reports = (Report(id="L1", meeting="M1"), *(Report(id=f"L{n + 1}", round=f"R{n}", step="report") for n in (1, 2)))
    rows = report_rows(of(Meeting(id="M1", date=DAY), *rounds, *reports), DAY)
    assert [one.id for one in rows] == ["L3", "L2", "L1"]
    assert [one.due is None for one in rows] == [False, False, True]


@pytest.mark.parametrize(("exceptional", "after", "late"), [(False, 0, False), (False, 1, True), (True, 1, False)])
def test_a_limit_of_the_law_is_late_from_the_day_after_unless_none_binds(
    exceptional: bool, after: int, late: bool
) -> None:
    complaint = Complaint(id="K1", received_on=DAY, serious_on=DAY, exceptional=exceptional)
    (limit,) = complaint_whole(of(complaint), complaint, DAY, private=False).limits
    assert limit.due is not None
    then = complaint_whole(of(complaint), replace(complaint), limit.due + after * ONE, private=False)
    assert [one.late for one in then.limits] == [late]


@pytest.mark.parametrize(("after", "overdue"), [(0, False), (1, True)])
def test_an_action_is_found_as_overdue_from_the_day_after(after: int, overdue: bool) -> None:
    action = Action(id="A1", text="x", due_kind=DueKind.DATE, due_on=DAY)
    assert read_search(of(action), "is:overdue", DAY + after * ONE).keeps(action) is overdue


@pytest.mark.parametrize(("before", "years"), [(0, 1), (1, 0)])
def test_a_year_is_told_from_the_day_of_its_first_meeting(before: int, years: int) -> None:
    assert len(years_told(of(Meeting(id="M1", date=DAY)), DAY - before * ONE)) == years


@pytest.mark.parametrize(("after", "runs"), [(0, True), (1, False)])
def test_a_clock_runs_for_three_months(after: int, runs: bool) -> None:
    register = of(Meeting(id="M1", date=DAY))
    assert bool([*running(register, DAY + HISTORY_AFTER + after * ONE)]) is runs


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2021, 9, 21), "Wed 22 Sep: 1 working day"),
        (dt.date(2021, 9, 22), "Wed 22 Sep: today"),
        (dt.date(2021, 9, 23), "1 working day late"),
    ],
)
def test_the_papers_of_a_meeting_are_late_from_the_day_after(day: dt.date, words: str) -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 9, 30))
    assert papers_words(of(meeting), meeting, day) == words


@pytest.mark.parametrize(("year", "counted"), [(2023, True), (2024, False)])
def test_the_days_to_a_date_are_counted_over_two_years(year: int, counted: bool) -> None:
    assert (_left(of(), dt.date(2021, 7, 12), dt.date(year, 1, 5)) is not None) is counted


@pytest.mark.parametrize(("years", "counted"), [((0, 1), True), ((1, 0), True), ((-1, 0), False), ((0, -1), False)])
def test_no_days_are_counted_to_or_from_a_year_before_the_first_that_is_listed(
    years: tuple[int, int], counted: bool
) -> None:
    first = working_days_of(PANEL).first_year
    day, due = (dt.date(first + year, 6, 3) for year in years)
    assert (_left(of(), day, due) is not None) is counted


@pytest.mark.parametrize(("after", "days"), [(-1, None), (0, 0), (1, 1)])
def test_from_the_day_on_which_it_was_first_due_the_days_of_what_was_put_off_are_counted(
    after: int, days: int | None
) -> None:
    moved = ItemMove(on=DAY - 9 * ONE, how="deferred", from_meeting="M1", to_meeting="M2", reason="Not ready")
    item = WorkItem(id="W1", title="Plan", meeting="M2", moves=(moved,))
    register = of(Meeting(id="M1", date=DAY), Meeting(id="M2", date=DAY + 30 * ONE), item)
    assert [one.days for one in ledger(register, DAY + after * ONE)] == [days]


def matter(after: int, **of_report: Any) -> ReportMatter:
    """Give the report on a confirmation hearing, of which notice came three weeks before, on a day after its last."""
    notified = RoundStep(step="notified", on=DAY - 21 * ONE)
    answered = RoundStep(step="decision", on=DAY + 90 * ONE, choice="accepted")
    one = StatutoryRound(id="R1", kind=RoundKind.CONFIRMATION_HEARING, steps=(notified, answered))
    report = Report(id="L1", round="R1", step="report", **of_report)
    known = ReportMatter(of(one, report), report, DAY)
    due = limit(known).due
    assert due is not None
    return ReportMatter(known.register, report, due + after * ONE)


def test_a_report_is_late_from_the_day_after_its_last() -> None:
    told = [due_note(matter(after)) for after in (-1, 0, 1)]
    assert told[:2] == ["1 working day left", "due today"]
    assert told[2].startswith("Thursday 30 September 2021 is after Wednesday 29 September 2021. The law does not say")


def test_an_answer_is_told_from_the_day_on_which_it_came() -> None:
    known = matter(0, answer="Not yet.")
    came = DAY + 90 * ONE
    told = [_answer(ReportMatter(known.register, known.report, day), day) for day in (came - ONE, came)]
    came_words = "the commissioner told the panel of the decision; the recommendation was accepted"
    assert told == ["Not yet.", f"Wednesday 29 December 2021: {came_words}."]
