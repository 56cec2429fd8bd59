"""Whatever is done with a complaint in whatever order: days follow one another, and what is counted adds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.complaints.ending import publish_complaint
from store.commands.complaints.entering import add_complaint
from store.commands.complaints.steps import (
    acknowledge_complaint,
    close_complaint,
    disapply_complaint,
    record_complaint,
    refer_complaint,
    resolve_complaint,
    return_complaint,
    tell_of_complaint,
    withdraw_complaint,
)
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Complaint,
    ComplaintDeed,
    ComplaintGround,
    ComplaintKind,
    ComplaintNotice,
    ComplaintOutcome,
    ComplaintParty,
    ComplaintStep,
    OutcomePublication,
    Panel,
)
from store.register import Register
from store.rules.as_at import as_at
from store.rules.complaints.figures import COUNTS, OPEN, figures, result_of
from store.rules.complaints.following import MADE_BY
from store.rules.complaints.guards import NOT_RECORDED_GROUNDS, RESOLVING, WITHDRAWING
from store.rules.complaints.standing import OPEN as NOT_ENDED
from store.rules.complaints.standing import TURNS, last, may_be_published, outcome, publication, state

DEED = ComplaintDeed
CAME = dt.date(2026, 1, 5)
TODAY = dt.date(2026, 11, 26)
NOBODY = {DEED.ACKNOWLEDGED, DEED.COMPLAINANT_ASKED, DEED.LETTER}
"""What is done to somebody who complained."""

Act = tuple[Callable[..., Edit], dict[str, Any]]


def _acts() -> st.SearchStrategy[Act]:
    outcomes = st.sampled_from([one for one in ComplaintOutcome if one.value])
    chance = st.none() | st.integers(0, 60).map(lambda days: CAME + dt.timedelta(days=days))
    grounds = st.sampled_from([ComplaintGround.NONE, ComplaintGround.NONE, *NOT_RECORDED_GROUNDS])
    every: dict[Callable[..., Edit], dict[str, st.SearchStrategy[Any]]] = {
        acknowledge_complaint: {},
        record_complaint: {"ground": grounds, "serious": st.booleans()},
        refer_complaint: {"clear": chance, "called_in": chance},
        return_complaint: {"outcome": st.sampled_from(ComplaintOutcome)},
        resolve_complaint: {"step": st.sampled_from(RESOLVING), "outcome": outcomes},
        disapply_complaint: {"ground": st.just(ComplaintGround.VEXATIOUS)},
        withdraw_complaint: {"how": st.sampled_from(WITHDRAWING), "unanswered": st.booleans()},
        tell_of_complaint: {"notice": st.sampled_from(ComplaintNotice), "whom": st.sampled_from(ComplaintParty)},
        close_complaint: {},
        publish_complaint: {"complainant_on": chance, "subject_on": chance, "in_public_interest": st.just(True)},
    }
    return st.one_of(*(st.tuples(st.just(one), st.fixed_dictionaries(more)) for one, more in every.items()))


ENTERED = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([ComplaintKind.COMPLAINT, ComplaintKind.COMPLAINT, ComplaintKind.CONDUCT]),
        "anonymous": st.sampled_from([False, False, True]),
        "serious_on": st.sampled_from([None, None, CAME]),
    }
)
DAYS = st.integers(-2, 60).map(lambda days: CAME + dt.timedelta(days=days))


def entered(fields: dict[str, Any]) -> Register:
    register = Register.of(Panel(id="PANEL", name="A panel"))
    return register.with_edit(add_complaint(register, TODAY, received_on=CAME, **fields))


def tried(register: Register, act: Act, today: dt.date, on: dt.date | None) -> Register:
    """Do what can be done; what is refused changes nothing."""
    command, more = act
    try:
        return register.with_edit(command(register, today, complaint="K1", on=on, **more))
    except Refused:
        return register


def one_of(register: Register) -> Complaint:
    return register.need(Complaint, "K1")


@given(ENTERED, st.lists(st.tuples(_acts(), st.none() | DAYS), max_size=16))
def test_whatever_is_tried_on_whatever_day_what_is_kept_can_have_been(
    fields: dict[str, Any], tries: list[tuple[Act, dt.date | None]]
) -> None:
    register = entered(fields)
    for act, on in tries:
        register = tried(register, act, TODAY, on)
    one = one_of(register)
    has_nobody = one.kind is ComplaintKind.CONDUCT or one.anonymous
    assert all(CAME <= step.on <= TODAY for step in one.steps)
    turned = [step for step in one.steps if step.deed in TURNS - {DEED.RECORDED, DEED.NOT_RECORDED, DEED.REFERRED}]
    assert [step.on for step in turned] == sorted(step.on for step in turned)
    for place, step in enumerate(one.steps):
        before = one.steps[:place]
        if step.deed is DEED.TOLD:
            assert step.on >= max(each.on for each in before if each.deed in MADE_BY[step.notice])
            assert not (has_nobody and step.whom is ComplaintParty.COMPLAINANT)
        if step.deed is DEED.CLOSED:
            assert step.on >= max(each.on for each in before)
        if step.deed in {DEED.BEGUN, DEED.DISAPPLIED} and (one.kind is ComplaintKind.CONDUCT or one.serious_on == CAME):
            assert any(each.deed is DEED.REFERRED for each in before)
        assert not (has_nobody and step.deed in NOBODY)
    assert (result_of(one) == OPEN) == (state(one) in NOT_ENDED)
    if may_be_published(one):
        came_to = last(one, DEED.RESOLVED, DEED.DECIDED)
        chances = publication(one)
        assert came_to is not None
        assert chances is not None
        assert chances.complainant_on is not None
        assert chances.subject_on is not None
        assert came_to.on <= min(chances.complainant_on, chances.subject_on) <= chances.on


@given(ENTERED, st.lists(st.tuples(_acts(), st.integers(0, 9)), max_size=16), st.integers(0, 60))
def test_what_is_done_later_changes_nothing_of_an_earlier_day(
    fields: dict[str, Any], tries: list[tuple[Act, int]], after: int
) -> None:
    """Each step is recorded on its day, so that nothing is a late entry."""
    register, today = entered(fields), CAME
    day = CAME + dt.timedelta(days=after)
    then = register
    for act, later in tries:
        today += dt.timedelta(days=later)
        more = {name: value for name, value in act[1].items() if name not in {"clear", "called_in"}}
        register = tried(register, (act[0], more), today, None)
        then = register if today <= day else then
    assert as_at(register, day).tables["complaints"] == as_at(then, day).tables["complaints"]


@given(st.lists(st.tuples(ENTERED, st.lists(st.tuples(_acts(), st.none() | DAYS), max_size=9)), max_size=6))
def test_what_complaints_came_to_adds_up_to_those_received(
    each: list[tuple[dict[str, Any], list[tuple[Act, dt.date | None]]]],
) -> None:
    every = []
    for fields, tries in each:
        register = entered(fields)
        for act, on in tries:
            register = tried(register, act, TODAY, on)
        every.append(one_of(register))
    counted = figures(Register.of(Panel(id="PANEL", name="A panel")), every)
    assert sum(counted.results.values()) == counted.received == len(every)
    for code in ("open", "not_recorded", "disapplied", "withdrawn"):
        assert sum(map(COUNTS[code], every)) == counted.results[code.replace("_", " ")], code


RESOLVED = ComplaintStep(deed=DEED.RESOLVED, on=CAME, outcome=ComplaintOutcome.UPHELD)
DECIDED = ComplaintStep(deed=DEED.DECIDED, on=CAME, outcome=ComplaintOutcome.UNFOUNDED)
LATER = CAME + dt.timedelta(days=9)


@pytest.mark.parametrize(
    ("steps", "on", "may"),
    [
        ((RESOLVED,), CAME, True),
        ((RESOLVED,), LATER, True),
        ((), LATER, False),
        ((RESOLVED, replace(DECIDED, on=LATER)), CAME, False),
        ((RESOLVED, replace(DECIDED, on=LATER)), LATER, True),
        ((RESOLVED, DECIDED), CAME, False),
        ((RESOLVED, DECIDED), LATER, True),
    ],
    ids=["same day", "later", "no outcome", "another came", "asked anew", "two on the day", "both before"],
)
def test_what_was_decided_of_one_outcome_publishes_no_other(
    steps: tuple[ComplaintStep, ...], on: dt.date, may: bool
) -> None:
    asked = OutcomePublication(complainant_on=on, subject_on=on, in_public_interest=True, on=on)
    one = Complaint(id="K1", received_on=CAME, steps=steps, publications=(asked,))
    assert may_be_published(one) is may
    assert (result_of(one) == outcome(one).value) is (may and bool(steps))
