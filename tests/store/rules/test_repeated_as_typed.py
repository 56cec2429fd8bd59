"""What was typed is repeated so far in what is told of it that a page pasted by mistake fills no screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from store.problems import Problem, Refused
from store.queries.calendar.holidays import working_days_of
from store.records import Panel, Report, RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.days.clear_days import work_out
from store.rules.publishing.guards import find_line
from store.rules.reports.guards import why_not_block, why_not_outcome
from store.rules.rounds.guards import why_not_step, why_not_take_back
from store.rules.rounds.of_votes import why_not_tie
from store.rules.rounds.warnings import _of_the_fire_precept
from store.rules.settings.naming import find_setting
from store.rules.settings.reading import setting
from store.rules.words.deadlines import read_deadline

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
REGISTER = Register.of(PANEL)
PRECEPT = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021)
TYPED = "ß" * 99


def refused(act: Callable[[], object]) -> Problem:
    with pytest.raises(Refused) as error:
        act()
    return error.value.problems[0]


def step(code: str, choice: str = "") -> RoundStep:
    return RoundStep(step=code, on=TODAY, choice=choice)


CASES: dict[str, tuple[Callable[[], object], int]] = {
    "a step": (lambda: why_not_step(REGISTER, PRECEPT, step(TYPED))[0], 40),
    "an outcome": (lambda: why_not_step(REGISTER, PRECEPT, step("review", TYPED)), 40),
    "a step to be taken back": (lambda: why_not_take_back(PRECEPT, TYPED)[0], 40),
    "a step to be tied": (lambda: why_not_tie(REGISTER, PRECEPT, TYPED), 40),
    "a block": (lambda: why_not_block(TYPED, None), 40),
    "what a report came to": (lambda: why_not_outcome(REGISTER, Report(id="RP1", meeting="M1"), TYPED), 40),
    "a line": (lambda: find_line((), TYPED), 60),
    "the name of a setting": (lambda: refused(lambda: find_setting(TYPED)), 60),
    "the path of a setting": (lambda: refused(lambda: setting(TYPED)), 60),
    "a deadline": (lambda: refused(lambda: read_deadline(TYPED)), 60),
    "a way of counting": (lambda: refused(lambda: work_out(TYPED, 1, TODAY, working_days_of(PANEL))), 30),
}


@pytest.mark.parametrize("case", CASES)
def test_what_was_typed_is_repeated_no_farther(case: str) -> None:
    act, far = CASES[case]
    told = act()
    several = told if isinstance(told, tuple) else (told,)
    assert max(str(one.sentence).count("ß") for one in several if isinstance(one, Problem)) == far


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((), True),
        (((RoundKind.PRECEPT, 2021, ""),), True),
        (((RoundKind.PRECEPT, 2021, "fire"),), False),
        (((RoundKind.PRECEPT, 2020, "fire"),), True),
        (((RoundKind.PLAN, None, "fire"),), True),
    ],
)
def test_the_other_precept_of_the_year_is_missed(
    others: tuple[tuple[RoundKind, int | None, str], ...], *, told: bool
) -> None:
    rounds = [
        StatutoryRound(id=f"R{at}", kind=kind, year=year, service=service)
        for at, (kind, year, service) in enumerate(others, 2)
    ]
    register = Register.of(Panel(id="PANEL", name="x", fire=True), PRECEPT, *rounds)
    assert bool(list(_of_the_fire_precept(register, PRECEPT))) is told
