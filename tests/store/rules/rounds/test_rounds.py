"""Statutory rounds: their steps, guards, dates, warnings and the story they tell."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.edit import Edit
from store.queries.calendar.holidays import working_days_of
from store.records import (
    Meeting,
    MeetingKind,
    Panel,
    Paper,
    PaperStatus,
    Person,
    Role,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules.calendar.clock import State
from store.rules.rounds.dates import reserve_meeting, round_dates
from store.rules.rounds.guards import why_not_open, why_not_step
from store.rules.rounds.limits import precept_date
from store.rules.rounds.progress import members_in_post, next_step, open_steps, pounds, threshold, veto_stands
from store.rules.rounds.rule import NOTIFICATION
from store.rules.rounds.standing import standing
from store.rules.rounds.steps import STEPS
from store.rules.rounds.warnings import round_warnings, state_of_date
from store.rules.rounds.words import next_words, timeline

PANEL = Panel(id="PANEL", name="A panel")


def seats(number: int, **fields: object) -> list[Person | Seat]:
    people = [Person(id=f"P{n}", name=f"Member {n}") for n in range(1, number + 1)]
    return [*people, *(replace(Seat(id=f"S{n}", person=f"P{n}"), **fields) for n in range(1, number + 1))]


def register(members: int = 15, *meetings: Meeting) -> Register:
    return Register.of(PANEL, *seats(members), *meetings)


def precept(*steps: RoundStep, year: int = 2026) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=year, steps=steps)


def step(code: str, month: int, day: int, year: int = 2026, **fields: object) -> RoundStep:
    return RoundStep(step=code, on=dt.date(year, month, day), **fields)  # type: ignore[arg-type]


VETO = step("review", 2, 4, choice="veto-too-low", note="Unanimous")
REPORT = step("report", 2, 4)
REVISED = step("revised", 2, 10, pence=1500)
SECOND = step("second-review", 2, 12, choice="comments")


def codes(one: StatutoryRound, taken: RoundStep, members: int = 15) -> list[str]:
    return [problem.code for problem in why_not_step(register(members), one, taken)]


def dates_of(one: StatutoryRound, everything: Register | None = None) -> dict[str, dt.date]:
    found = everything or register()
    return {date.code: date.due for date in round_dates(found, one, working_days_of(PANEL))}


@pytest.mark.parametrize(
    ("members", "need"),
    [(12, 8), (13, 9), (14, 10), (15, 10), (16, 11), (17, 12), (18, 12), (19, 13), (20, 14)],
)
def test_two_thirds_of_the_members_in_post(members: int, need: int) -> None:
    assert threshold(register(members), precept(), dt.date(2026, 2, 4)) == (need, members)


@given(members=st.integers(1, 20))
def test_the_threshold_is_the_least_number_that_is_two_thirds(members: int) -> None:
    need, _ = threshold(register(0), precept(), dt.date(2026, 2, 4), members)
    assert 3 * need >= 2 * members > 3 * (need - 1)


def test_vacancies_officers_and_seats_of_another_day_do_not_count_and_nobody_counts_twice() -> None:
    day = dt.date(2026, 2, 4)
    everything = Register.of(
        PANEL,
        *seats(3),
        Seat(id="S10", person=None),
        Seat(id="S11", person="P1", role=Role.CHAIR),
        Seat(id="S12", person="P9", role=Role.OFFICER),
        Seat(id="S13", person="P8", to_date=day - dt.timedelta(days=1)),
        Seat(id="S14", person="P7", role=Role.SUBSTITUTE),
        Seat(id="S15", person="P6", role=Role.INDEPENDENT),
    )
    assert members_in_post(everything, day) == 4


def test_the_five_dates_do_not_roll_forward_and_say_so() -> None:
    found = {date.code: date for date in round_dates(register(), precept(), working_days_of(PANEL))}
    five = ["precept_notify", "precept_report", "precept_revised", "precept_second_report", "precept_issue"]
    assert [found[code].due for code in five] == [
        dt.date(2026, 2, 1),
        dt.date(2026, 2, 8),
        dt.date(2026, 2, 15),
        dt.date(2026, 2, 22),
        dt.date(2026, 3, 1),
    ]
    assert [found[code].note.rpartition("is ")[2] for code in five] == [
        "Friday 30 January 2026",
        "Friday 6 February 2026",
        "Friday 13 February 2026",
        "Friday 20 February 2026",
        "Friday 27 February 2026",
    ]
    assert dates_of(precept(year=2027))["precept_notify"].weekday() == 0
    assert dates_of(precept(year=2028))["precept_issue"].weekday() == 2


def test_papers_are_needed_before_the_law_has_them_notified() -> None:
    february = Meeting(id="M1", date=dt.date(2027, 2, 4))
    everything = register(15, february)
    assert dates_of(precept(year=2027), everything)["papers"] == dt.date(2027, 1, 27)
    assert "papers" not in dates_of(precept(year=2027))


@pytest.mark.parametrize(
    ("status", "received", "published", "state"),
    [
        (PaperStatus.NOT_ASKED, None, None, State.LATE),
        (PaperStatus.DUE, None, None, State.LATE),
        (PaperStatus.RECEIVED, dt.date(2027, 1, 28), None, State.DONE),
        (PaperStatus.RECEIVED, dt.date(2027, 2, 1), None, State.LATE),
        (PaperStatus.NOT_ASKED, None, dt.date(2027, 1, 27), State.DONE),
        (PaperStatus.TO_FOLLOW, None, dt.date(2027, 1, 27), State.LATE),
    ],
)
def test_papers_have_come_when_papers_came_and_not_when_the_amount_was_notified(
    status: PaperStatus, received: dt.date | None, published: dt.date | None, state: State
) -> None:
    """The commissioner can notify the amount in a letter, with the report to follow."""
    meeting = Meeting(id="M1", date=dt.date(2027, 2, 4), agenda_published_on=published)
    paper = Paper(status=status, received_on=received)
    item = WorkItem(id="W1", title="Proposed precept 2027/28", meeting="M1", papers=(paper,))
    one = precept(step("notified", 1, 20, 2027), year=2027)
    everything = register(15, meeting).with_edit(Edit("", (item,)))
    (papers,) = (date for date in round_dates(everything, one, working_days_of(PANEL)) if date.code == "papers")
    assert papers.due == dt.date(2027, 1, 27)
    assert state_of_date(one, papers, dt.date(2027, 1, 28)) is state
    reviewed = replace(one, steps=(*one.steps, step("review", 2, 4, 2027, choice="support")))
    assert state_of_date(reviewed, papers, dt.date(2027, 2, 5)) in {State.DONE, State.PAST}


def test_the_reserve_slot_and_the_meeting_kept_for_it() -> None:
    assert dates_of(precept())["reserve"] == dt.date(2026, 2, 16)
    assert reserve_meeting(register(), precept()) is None
    kept = Meeting(id="M1", date=dt.date(2026, 2, 20), kind=MeetingKind.RESERVE)
    assert reserve_meeting(register(15, kept), precept()) == kept
    late = Meeting(id="M1", date=dt.date(2026, 2, 23), kind=MeetingKind.RESERVE)
    assert reserve_meeting(register(15, late), precept()) is None


def test_a_panels_own_round_of_2026_as_it_happened() -> None:
    one = precept(VETO, REPORT, REVISED, SECOND)
    told = timeline(register(), one, dt.date(2026, 2, 13), working_days_of(PANEL))
    assert told[0] == (
        "Wednesday 4 February 2026: the panel reviewed the proposed precept and vetoed it as too low "
        "(10 of 15 needed). Unanimous."
    )
    assert told[2] == (
        "Tuesday 10 February 2026: the commissioner responded and notified a revised precept (£15 on Band D)."
    )
    assert told[3].startswith("Thursday 12 February 2026: the panel reviewed the revised precept")
    assert told[4] == "Next: second report sent and published, by Sunday 22 February 2026."
    notes = " ".join(told)
    assert "one clear day of 5, short by 4" in notes
    assert "10 of 15 members in post" in notes
    assert "shorter notice" in notes


def test_steps_to_come_are_told_as_plans() -> None:
    told = timeline(register(), precept(VETO), dt.date(2026, 1, 5), working_days_of(PANEL))
    assert "(planned)" in told[0]


@pytest.mark.parametrize(
    ("steps", "coming"),
    [
        ((), "notified"),
        ((step("notified", 1, 28),), "review"),
        ((step("review", 2, 4, choice="support"),), "report"),
        ((step("review", 2, 4, choice="support"), REPORT), "response"),
        ((step("review", 2, 4, choice="support"), REPORT, step("response", 2, 9)), "issued"),
        ((VETO,), "report"),
        ((VETO, REPORT), "revised"),
        ((VETO, REPORT, REVISED), "second-review"),
        ((VETO, REPORT, REVISED, SECOND), "second-report"),
        ((VETO, REPORT, REVISED, SECOND, step("second-report", 2, 13)), "second-response"),
        ((VETO, step("report", 2, 9)), "response"),
        ((step("issued", 3, 1),), "notified"),
    ],
)
def test_the_next_step(steps: tuple[RoundStep, ...], coming: str | None) -> None:
    found = next_step(precept(*steps))
    assert (found.code if found else None) == coming
    assert next_step(replace(precept(*steps), closed=True)) is None


def test_a_veto_after_the_eighth_is_void_and_there_is_no_second() -> None:
    late = precept(step("review", 2, 9, choice="veto-too-high"))
    assert not veto_stands(late)
    assert "revised" not in [rule.code for rule in open_steps(late)]
    assert codes(late, step("revised", 2, 10)) == ["round.no_veto"]
    reported_late = precept(VETO, step("report", 2, 9))
    assert not veto_stands(reported_late)
    warned = " ".join(round_warnings(register(), reported_late, dt.date(2026, 2, 10), working_days_of(PANEL)))
    assert "has no effect" in warned
    assert veto_stands(precept(VETO, step("report", 2, 8)))
    assert "veto" not in dict(next(rule for rule in STEPS[RoundKind.PRECEPT] if rule.code == "second-review").choices)


@pytest.mark.parametrize(
    ("one", "taken", "found"),
    [
        (precept(), step("dance", 2, 4), ["round.step"]),
        (precept(), step("review", 2, 4), ["round.choice"]),
        (precept(), step("review", 2, 4, choice="veto"), ["round.veto_which"]),
        (precept(), step("review", 2, 4, choice="perhaps"), ["round.choice"]),
        (precept(), step("notified", 2, 1, choice="support"), ["round.choice"]),
        (precept(), step("review", 2, 4, choice="veto-too-low", votes_for=9), ["round.majority"]),
        (precept(), step("review", 2, 4, choice="veto-too-low", votes_for=16), ["round.votes"]),
        (precept(), step("response", 2, 9, pence=100), ["round.order", "round.money"]),
        (precept(), step("report", 2, 4), ["round.order"]),
        (precept(VETO), VETO, ["round.twice"]),
        (precept(VETO), step("response", 2, 9), ["round.unless"]),
        (precept(step("review", 2, 4, choice="support")), step("revised", 2, 10), ["round.no_veto"]),
        (precept(step("notified", 2, 5)), step("review", 2, 4, choice="support"), ["round.day"]),
        (precept(VETO), step("notified", 2, 5), ["round.day"]),
        (replace(precept(), closed=True), step("notified", 2, 1), ["round.closed"]),
    ],
)
def test_what_cannot_be_recorded(one: StatutoryRound, taken: RoundStep, found: list[str]) -> None:
    assert codes(one, taken) == found


@pytest.mark.parametrize(("choice", "good", "bad"), [("veto-too-low", 1500, 1100), ("veto-too-high", 900, 1200)])
def test_the_revised_precept_goes_the_way_the_veto_asked(choice: str, good: int, bad: int) -> None:
    one = precept(step("notified", 1, 28, pence=1100), step("review", 2, 4, choice=choice))
    assert codes(one, step("revised", 2, 10, pence=good)) == []
    assert codes(one, step("revised", 2, 10, pence=bad)) == ["round.revised"]


def test_votes_are_counted_against_the_members_given() -> None:
    assert codes(precept(), step("review", 2, 4, choice="veto-too-low", votes_for=9, members=13)) == []
    assert codes(precept(), step("review", 2, 4, choice="veto-too-low", votes_for=10)) == []


def hearing(*steps: RoundStep, kind: RoundKind = RoundKind.CONFIRMATION_HEARING, **fields: object) -> StatutoryRound:
    return replace(StatutoryRound(id="R1", kind=kind, steps=steps), **fields)


RECEIVED = step("notified", 11, 23, items=NOTIFICATION)


def test_a_hearing_has_three_weeks_beginning_with_receipt() -> None:
    found = dates_of(hearing(RECEIVED))
    assert found["report-by"] == dt.date(2026, 12, 13)
    assert found["hearing-first"] == dt.date(2026, 12, 1)


def test_only_the_days_from_poll_to_declaration_are_left_out() -> None:
    received = step("notified", 4, 25, year=2024, items=NOTIFICATION)
    election: dict[str, Any] = {"poll_day": dt.date(2024, 5, 2), "declared_on": dt.date(2024, 5, 9)}
    assert dates_of(hearing(received))["report-by"] == dt.date(2024, 5, 15)
    assert dates_of(hearing(received, **election))["report-by"] == dt.date(2024, 5, 23)
    later = hearing(received, poll_day=dt.date(2024, 5, 20), declared_on=dt.date(2024, 5, 22))
    assert dates_of(later)["report-by"] == dt.date(2024, 5, 15)
    open_ended = hearing(received, poll_day=dt.date(2024, 5, 2))
    assert "report-by" not in dates_of(open_ended)
    warned = " ".join(round_warnings(register(), open_ended, dt.date(2024, 5, 6), working_days_of(PANEL)))
    assert "not known yet" in warned


def test_an_incomplete_notification_starts_no_clock() -> None:
    missing = step("notified", 11, 23, items=("name", "reasons"))
    (problem,) = why_not_step(register(), hearing(), missing)
    assert problem.code == "round.incomplete"
    assert "the criteria" in problem.sentence
    assert "the terms" in problem.sentence
    assert codes(hearing(), step("incomplete", 11, 20)) == []
    assert "report-by" not in dates_of(hearing(step("incomplete", 11, 20)))


def test_a_chief_constable_can_be_vetoed_once_and_a_reserve_candidate_not() -> None:
    heard = (RECEIVED, step("hearing", 12, 1))
    one = hearing(*heard, kind=RoundKind.CHIEF_CONSTABLE)
    assert codes(one, step("report", 12, 2, choice="veto", votes_for=10)) == []
    assert codes(one, step("report", 12, 2, choice="veto", votes_for=9)) == ["round.majority"]
    assert codes(one, step("reserve-notified", 12, 5, items=NOTIFICATION)) == ["round.order"]
    vetoed = replace(one, steps=(*heard, step("report", 12, 2, choice="veto", votes_for=10)))
    again = step("reserve-notified", 12, 5, items=NOTIFICATION)
    assert codes(vetoed, again) == []
    second = replace(vetoed, steps=(*vetoed.steps, again, step("reserve-hearing", 12, 14)))
    assert dates_of(second)["reserve-report-by"] == dt.date(2026, 12, 25)
    assert codes(second, step("reserve-report", 12, 15, choice="veto")) == ["round.choice"]


def test_removal_has_six_weeks_across_christmas() -> None:
    one = hearing(step("proposed", 11, 10), step("further-notice", 11, 23), kind=RoundKind.REMOVAL)
    assert dates_of(one)["report-by"] == dt.date(2027, 1, 3)
    assert "private" in str([rule.label for rule in STEPS[RoundKind.REMOVAL]]).casefold()


def test_the_plan_is_issued_within_the_financial_year_of_the_election() -> None:
    assert dates_of(hearing(kind=RoundKind.PLAN, poll_day=dt.date(2024, 5, 2)))["issue-by"] == dt.date(2025, 3, 31)
    assert dates_of(hearing(kind=RoundKind.PLAN, poll_day=dt.date(2025, 2, 6)))["issue-by"] == dt.date(2025, 3, 31)
    assert dates_of(hearing(kind=RoundKind.PLAN)) == {}


def test_an_annual_report_shows_its_age_until_it_is_reviewed() -> None:
    one = hearing(step("received", 7, 1), kind=RoundKind.ANNUAL_REPORT)
    warned = round_warnings(register(), one, dt.date(2026, 7, 31), working_days_of(PANEL))
    assert "30 days" in warned[0]
    reviewed = replace(one, steps=(*one.steps, step("review", 7, 29)))
    (asks,) = round_warnings(register(), reviewed, dt.date(2026, 7, 31), working_days_of(PANEL))
    assert "2026 (c. 23)" in asks


def test_incapacity_empties_the_office_after_six_months() -> None:
    arose = step("arose", 1, 5, choice="incapacity")
    one = hearing(arose, step("appointed", 1, 12), kind=RoundKind.ACTING_COMMISSIONER)
    assert dates_of(one)["vacant"] == dt.date(2026, 7, 11)
    other = hearing(step("arose", 1, 5, choice="vacancy"), step("appointed", 1, 12), kind=RoundKind.ACTING_COMMISSIONER)
    assert dates_of(other) == {}


def test_a_suspension_needs_an_acting_commissioner() -> None:
    charged = step("charged", 1, 5, choice="less")
    one = hearing(charged, step("suspended", 1, 12), kind=RoundKind.SUSPENSION)
    warned = " ".join(round_warnings(register(), one, dt.date(2026, 1, 13), working_days_of(PANEL)))
    assert "more than two years" in warned
    assert "acting commissioner" in warned


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (precept(), None),
        (StatutoryRound(id="R1", kind=RoundKind.PRECEPT), "round.year"),
        (precept(year=1999), "round.year"),
        (hearing(poll_day=dt.date(2024, 5, 2), declared_on=dt.date(2024, 5, 1)), "round.declared"),
    ],
)
def test_what_cannot_be_opened(one: StatutoryRound, code: str | None) -> None:
    problem = why_not_open(one)
    assert (problem.code if problem else None) == code


def test_a_precept_after_the_announced_end_is_asked_about_and_not_refused() -> None:
    one = precept(year=2029)
    assert precept_date(one, "precept_notify") == dt.date(2029, 2, 1)
    dates = round_dates(register(), one, working_days_of(PANEL))
    assert [str(date.due) for date in dates if date.rule and date.code.startswith("precept")] == [
        "2029-02-01",
        "2029-02-08",
        "2029-02-15",
        "2029-02-22",
        "2029-03-01",
    ]
    assert all("ask the monitoring officer" in str(date.rule) for date in dates if date.code.startswith("precept"))
    for today in (dt.date(2027, 6, 1), dt.date(2028, 6, 1)):
        words = " ".join(round_warnings(register(), one, today, working_days_of(PANEL)))
        assert "it was announced that police and crime commissioners" in words
        assert "No Act was found" in words


def test_where_the_dates_of_a_round_stand() -> None:
    one = precept(VETO, REPORT)
    today = dt.date(2026, 2, 16)
    states = {
        date.code: state_of_date(one, date, today) for date in round_dates(register(), one, working_days_of(PANEL))
    }
    assert states["precept_report"] is State.DONE
    assert states["precept_revised"] is State.LATE
    assert states["precept_second_report"] is State.DUE
    supported = precept(step("review", 2, 4, choice="support"), REPORT)
    for date in round_dates(register(), supported, working_days_of(PANEL)):
        if date.code in {"precept_revised", "precept_second_report", "reserve"}:
            assert state_of_date(supported, date, today) is State.PAST


@pytest.mark.parametrize(("pence", "words"), [(1100, "£11"), (1450, "£14.50"), (5, "£0.05"), (123456, "£1,234.56")])
def test_amounts_in_words(pence: int, words: str) -> None:
    assert pounds(pence) == words


WALKED = {
    RoundKind.PRECEPT: 8,
    RoundKind.CONFIRMATION_HEARING: 4,
    RoundKind.CHIEF_CONSTABLE: 7,
    RoundKind.REMOVAL: 5,
    RoundKind.PLAN: 5,
    RoundKind.ANNUAL_REPORT: 4,
    RoundKind.SUSPENSION: 3,
    RoundKind.ACTING_COMMISSIONER: 3,
}
"""How many steps each procedure has at its longest: after a veto all but the plain response."""


@pytest.mark.parametrize("kind", RoundKind)
def test_every_procedure_can_be_walked_to_its_end(kind: RoundKind) -> None:
    one = StatutoryRound(id="R1", kind=kind, year=2026 if kind is RoundKind.PRECEPT else None)
    acting = hearing(step("appointed", 1, 1, choice="staff"), kind=RoundKind.ACTING_COMMISSIONER)
    office = Register.of(PANEL, *seats(15), *([replace(acting, id="R2")] if kind is RoundKind.SUSPENSION else []))
    day = dt.date(2026, 1, 26)
    chosen = 0 if kind in {RoundKind.SUSPENSION, RoundKind.ACTING_COMMISSIONER} else -1
    while (rule := next_step(one)) is not None:
        choice = rule.choices[chosen][0] if rule.choices else ""
        taken = RoundStep(step=rule.code, on=day, choice=choice, items=rule.holds, votes_for=15 if rule.vote else None)
        assert why_not_step(office, one, taken) == ()
        assert next_words(office, one, day, working_days_of(PANEL)).startswith("Next: ")
        assert standing(office, one, day).word == "open"
        one = replace(one, steps=(*one.steps, taken))
        day += dt.timedelta(days=1)
    assert len(one.steps) == WALKED[kind]
    assert standing(office, one, day).word == "done"
    assert next_words(office, one, day, working_days_of(PANEL)) == "The round is done."
