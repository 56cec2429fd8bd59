"""The limits of a complaint: each in its own unit, on both sides of its last day, and over a weekend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records import Complaint, ComplaintDeed, ComplaintKind, ComplaintStep, Panel, RuleSet
from store.records.complaint import ComplaintRules
from store.register import Register
from store.rules.complaints.clocks import (
    ACKNOWLEDGE,
    CALL_IN,
    CONCLUDE,
    REFER,
    WITHDRAWAL,
    ComplaintClock,
    clocks,
    counted_words,
    last_day_to_answer,
    limit_words,
    running,
)

DEED = ComplaintDeed
FRIDAY = dt.date(2026, 12, 4)
NO_RULES = ComplaintRules()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def step(deed: ComplaintDeed, on: str | dt.date, **said: Any) -> ComplaintStep:
    return ComplaintStep(deed=deed, on=day(on) if isinstance(on, str) else on, **said)


def register(one: Complaint, rules: ComplaintRules = NO_RULES) -> Register:
    return Register.of(Panel(id="PANEL", name="A panel", rules=(RuleSet(complaints=rules),)), one)


def clock_of(one: Complaint, code: str, rules: ComplaintRules = NO_RULES) -> ComplaintClock:
    (found,) = (each for each in clocks(register(one, rules), one) if each.code == code)
    return found


FIVE_DAYS = ComplaintRules(acknowledge_days=5)
EIGHT_WEEKS = ComplaintRules(conclude_within=8)
TWELVE_WEEKS = ComplaintRules(conclude_within=12)
FORTY_DAYS = ComplaintRules(conclude_within=40, conclude_in="working days")
SIXTY_DAYS = ComplaintRules(conclude_within=60, conclude_in="days")
CAME_IN = Complaint(id="K1", received_on=FRIDAY)
SERIOUS = replace(CAME_IN, serious_on=FRIDAY)
CALLED_IN = replace(CAME_IN, called_in_on=FRIDAY)
LETTER = replace(CAME_IN, steps=(step(DEED.UNSIGNED, FRIDAY), step(DEED.LETTER, FRIDAY)))
CONDUCT = replace(CAME_IN, kind=ComplaintKind.CONDUCT, steps=(step(DEED.RECORDED, "2026-12-05"),))


@pytest.mark.parametrize(
    ("one", "rules", "code", "due"),
    [
        # One calendar day, weekends and holidays among them: Friday to Saturday, Saturday to Sunday.
        (SERIOUS, NO_RULES, REFER, "2026-12-05"),
        (replace(SERIOUS, serious_on=day("2026-12-05")), NO_RULES, REFER, "2026-12-06"),
        (replace(SERIOUS, serious_on=day("2026-12-24")), NO_RULES, REFER, "2026-12-25"),
        (replace(SERIOUS, serious_on=day("2026-12-31")), NO_RULES, REFER, "2027-01-01"),
        (CONDUCT, NO_RULES, REFER, "2026-12-06"),
        (CALLED_IN, NO_RULES, CALL_IN, "2026-12-05"),
        # Twenty-one calendar days, Christmas among them.
        (LETTER, NO_RULES, WITHDRAWAL, "2026-12-25"),
        # Five working days: Monday to Friday; over Christmas past the 25th, the 28th and New Year.
        (CAME_IN, FIVE_DAYS, ACKNOWLEDGE, "2026-12-11"),
        (replace(CAME_IN, received_on=day("2026-12-05")), FIVE_DAYS, ACKNOWLEDGE, "2026-12-11"),
        (replace(CAME_IN, received_on=day("2026-12-23")), FIVE_DAYS, ACKNOWLEDGE, "2027-01-04"),
        # Weeks by the calendar, or working days, or days, as the panel counts.
        (CAME_IN, EIGHT_WEEKS, CONCLUDE, "2027-01-29"),
        (CAME_IN, TWELVE_WEEKS, CONCLUDE, "2027-02-26"),
        (CAME_IN, FORTY_DAYS, CONCLUDE, "2027-02-03"),
        (CAME_IN, SIXTY_DAYS, CONCLUDE, "2027-02-02"),
    ],
)
def test_each_limit_in_its_own_unit(one: Complaint, rules: ComplaintRules, code: str, due: str) -> None:
    clock = clock_of(one, code, rules)
    last = day(due)
    assert clock.due == last
    assert (clock.past(last), clock.past(last + dt.timedelta(days=1))) == (False, True)


@pytest.mark.parametrize(
    ("one", "rules", "code", "deed"),
    [
        (SERIOUS, NO_RULES, REFER, DEED.REFERRED),
        (CALLED_IN, NO_RULES, CALL_IN, DEED.REFERRED),
        (CAME_IN, FIVE_DAYS, ACKNOWLEDGE, DEED.ACKNOWLEDGED),
        (CAME_IN, EIGHT_WEEKS, CONCLUDE, DEED.WITHDRAWN),
        (CAME_IN, FORTY_DAYS, CONCLUDE, DEED.NOT_RECORDED),
    ],
)
def test_what_was_done_on_the_last_day_was_in_time_and_a_day_later_late(
    one: Complaint, rules: ComplaintRules, code: str, deed: ComplaintDeed
) -> None:
    last = clock_of(one, code, rules).due
    assert last is not None
    for days, late in ((0, False), (1, True)):
        done = replace(one, steps=(step(deed, last + dt.timedelta(days=days)),))
        clock = clock_of(done, code, rules)
        assert (clock.runs, clock.late, clock.past(dt.date(2030, 1, 1))) == (False, late, False)


@given(st.dates(dt.date(2013, 1, 1), dt.date(2028, 4, 30)))
def test_a_referral_has_one_day_whatever_day_of_the_week_it_is(clear: dt.date) -> None:
    one = Complaint(id="K1", received_on=clear, serious_on=clear)
    assert clock_of(one, REFER).due == clear + dt.timedelta(days=1)


@given(st.dates(dt.date(2013, 1, 1), dt.date(2028, 4, 30)))
def test_an_answer_has_twenty_one_days_whatever_holidays_fall_into_them(sent: dt.date) -> None:
    one = Complaint(id="K1", received_on=sent, steps=(step(DEED.UNSIGNED, sent), step(DEED.LETTER, sent)))
    assert last_day_to_answer(register(one), one) == sent + dt.timedelta(days=21)


NONE: tuple[Callable[[], Complaint], ...] = (
    lambda: CAME_IN,
    lambda: replace(CONDUCT, steps=()),
    lambda: replace(LETTER, steps=LETTER.steps[:1]),
    lambda: replace(LETTER, steps=(*LETTER.steps, step(DEED.GOES_ON, "2026-12-10"))),
    lambda: replace(LETTER, steps=(*LETTER.steps, step(DEED.WITHDRAWN, "2026-12-10"))),
)


@pytest.mark.parametrize("one", NONE)
def test_what_has_not_begun_or_is_over_does_not_run(one: Callable[[], Complaint]) -> None:
    assert running(register(one()), one()) == ()


def test_a_panel_without_targets_has_none_and_a_conduct_matter_is_acknowledged_to_nobody() -> None:
    assert clocks(register(CAME_IN), CAME_IN) == ()
    assert [one.code for one in clocks(register(CONDUCT, FIVE_DAYS), CONDUCT)] == [REFER]
    anonymous = replace(CAME_IN, anonymous=True)
    assert clocks(register(anonymous, FIVE_DAYS), anonymous) == ()


def test_the_target_is_that_of_the_day_on_which_it_came_in() -> None:
    later = RuleSet(from_date=day("2027-01-01"), complaints=ComplaintRules(acknowledge_days=10))
    panel = Panel(id="PANEL", name="A panel", rules=(RuleSet(complaints=FIVE_DAYS), later))
    after = replace(CAME_IN, id="K2", received_on=day("2027-01-04"))
    both = Register.of(panel, CAME_IN, after)
    assert [clocks(both, one)[0].due for one in (CAME_IN, after)] == [day("2026-12-11"), day("2027-01-18")]


def test_where_no_limit_bites_it_is_still_counted() -> None:
    clock = clock_of(replace(SERIOUS, exceptional=True), REFER)
    assert (clock.binds, clock.due) == (False, day("2026-12-05"))
    assert clock_of(SERIOUS, REFER).binds


def test_a_limit_says_how_it_was_counted_or_why_it_cannot_be() -> None:
    clock = clock_of(SERIOUS, REFER)
    assert limit_words(clock) == "by the end of Saturday 5 December 2026"
    assert counted_words(clock) == "1 calendar day after Friday 4 December 2026"
    assert counted_words(clock_of(CAME_IN, ACKNOWLEDGE, FIVE_DAYS)) == "5 working days after Friday 4 December 2026"
    early = Complaint(id="K1", received_on=day("2012-01-02"), serious_on=day("2012-01-02"))
    assert limit_words(clock_of(early, REFER)).startswith("cannot be worked out: ")
    assert not clock_of(early, REFER).past(dt.date(2030, 1, 1))
