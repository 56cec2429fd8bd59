"""What follows from a step that is late, missing or out of order: one row for each step of each round."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.queries.rounds.rounds import round_view
from store.records import Panel, Person, RoundStep, Seat, StatutoryRound
from store.register import Register
from store.rules.rounds.consequences import faults
from store.rules.rounds.guards import why_not_step
from store.rules.rounds.progress import next_step
from store.rules.rounds.standing import standing
from store.rules.rounds.steps import STEPS
from store.rules.rounds.warnings import round_warnings
from store.rules.rounds.words import timeline
from tests.store.rules.rounds.step_rows import BASES, ROWS, Base, Row, day

PANEL = Panel(id="PANEL", name="A panel")
MEMBERS = [
    *(Person(id=f"P{n}", name=f"Member {n}") for n in range(1, 16)),
    *(Seat(id=f"S{n}", person=f"P{n}") for n in range(1, 16)),
]


def the_round(base: Base, steps: tuple[RoundStep, ...]) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=base.kind, steps=steps, **base.fields)  # type: ignore[arg-type]


def register(one: StatutoryRound, base: Base) -> Register:
    return Register.of(PANEL, *MEMBERS, one, *base.others)


def changed(row: Row) -> tuple[RoundStep, ...]:
    """Give the steps of a row's round with its days changed."""
    steps = []
    for step in BASES[row.base].steps:
        on = row.change.get(step.step, "")
        if on is not None:
            steps.append(replace(step, on=day(on)) if on else step)
    return tuple(steps)


def said(one: StatutoryRound, office: Register, today: dt.date) -> list[str]:
    told = timeline(office, one, today, working_days_of(PANEL))
    return [line.removeprefix("Note: ") for line in told]


def name_of(row: Row) -> str:
    return f"{row.base}-{row.step}-{row.how}"


@pytest.mark.parametrize("row", [row for row in ROWS if row.how != "refused"], ids=name_of)
def test_what_follows_is_said_and_the_round_stands_so(row: Row) -> None:
    base = BASES[row.base]
    one = the_round(base, changed(row))
    office = register(one, base)
    today = day(row.today)
    lines = said(one, office, today)
    assert row.says in lines, "\n".join(lines)
    assert standing(office, one, today).word == row.stands, standing(office, one, today)
    assert round_view(office, "R1", today).stands.startswith(f"{row.stands}: ")


@pytest.mark.parametrize("row", [row for row in ROWS if row.how == "refused"], ids=name_of)
def test_an_order_that_none_can_have_is_refused(row: Row) -> None:
    base = BASES[row.base]
    steps = changed(row)
    taken = next(step for step in steps if step.step == row.step)
    one = the_round(base, tuple(step for step in steps if step is not taken))
    problems = why_not_step(register(one, base), one, taken)
    assert [problem.sentence for problem in problems if problem.code == "round.day"] == [row.says]
    assert all(problem.cure for problem in problems)


@pytest.mark.parametrize("name", BASES)
def test_a_round_in_which_all_is_on_time_has_nothing_said_of_it(name: str) -> None:
    base = BASES[name]
    one = the_round(base, base.steps)
    office = register(one, base)
    today = max(step.on for step in base.steps)
    assert faults(office, one, today) == ()
    assert standing(office, one, today).word == "done"
    assert all(
        rule.label not in words
        for words in round_warnings(office, one, today, working_days_of(PANEL))
        for rule in STEPS[base.kind]
    )


def test_every_step_of_every_round_has_its_rows() -> None:
    """On time is asked of the bases, so every step stands in one; what the law does not ask for cannot be missing."""
    rows = {(BASES[row.base].kind, row.step, row.how) for row in ROWS}
    there = {(base.kind, step.step) for base in BASES.values() for step in base.steps}
    for kind, rules in STEPS.items():
        for rule in rules:
            if rule.again:
                continue
            ways = {how for of, step, how in rows if (of, step) == (kind, rule.code)}
            assert (kind, rule.code) in there, (kind, rule.code)
            assert ways & {"order", "refused"}, (kind, rule.code)
            assert rule.optional or "missing" in ways, (kind, rule.code)
            assert rule.optional or ("late" if rule.limit else "undated") in ways, (kind, rule.code)


def test_every_row_names_the_section_of_the_rules_it_was_written_from() -> None:
    assert {row.law for row in ROWS} == {"2", "3", "4", "17"}
    assert len({name_of(row) for row in ROWS}) == len(ROWS)


@settings(max_examples=60)
@given(data=st.data(), name=st.sampled_from(sorted(BASES)), later=st.integers(0, 60))
def test_the_order_in_which_steps_are_entered_changes_nothing(data: st.DataObject, name: str, later: int) -> None:
    """Nothing may depend on it: how the round stands, what is said of it, and what comes next."""
    base = BASES[name]
    some = data.draw(st.lists(st.sampled_from(base.steps), unique=True))
    moved = [replace(step, on=step.on + dt.timedelta(days=data.draw(st.integers(-12, 12)))) for step in some]
    today = min(step.on for step in base.steps) + dt.timedelta(days=later)
    mixed = data.draw(st.permutations(moved))
    views = []
    for steps in (moved, mixed):
        one = the_round(base, tuple(steps))
        coming = next_step(one)
        views.append((round_view(register(one, base), "R1", today), coming.code if coming else None))
    assert views[0] == views[1]


@settings(max_examples=60)
@given(data=st.data(), name=st.sampled_from(sorted(BASES)))
def test_steps_can_be_entered_in_every_order_that_what_they_rest_on_leaves(data: st.DataObject, name: str) -> None:
    """What is refused on the way is only what rests on a step that is not entered yet."""
    base = BASES[name]
    one, waiting = the_round(base, ()), data.draw(st.permutations(base.steps))
    while waiting:
        office = register(one, base)
        problems = {step.step: why_not_step(office, one, step) for step in waiting}
        assert {problem.code for each in problems.values() for problem in each} <= {"round.order"}
        taken = next(step for step in waiting if not problems[step.step])
        one = replace(one, steps=(*one.steps, taken))
        waiting = [step for step in waiting if step is not taken]
    assert standing(register(one, base), one, max(step.on for step in base.steps)).word == "done"
