"""What follows from a statutory round as it was taken: what is late, missing or out of order, and what that means.

The words stand in the table of steps; here they are set beside the days. What is planned has not happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records import RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.rounds.amounts import amount_matters
from store.rules.rounds.limits import as_of, done, limit_of, with_poll
from store.rules.rounds.persons import person_matters
from store.rules.rounds.places import place_matters
from store.rules.rounds.progress import arises
from store.rules.rounds.rule import NOTHING, Consequence, StepRule, Upshot
from store.rules.rounds.steps import STEPS
from store.rules.words.dates import day_month, long_date


class StepFault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one step. `on` is the day from which it was, `told` what happened, `follows` what that means.

    `kind` is late, missing, order, or other.
    """

    step: str
    kind: str
    on: dt.date
    told: str
    follows: Consequence
    effect: Upshot

    @property
    def sentence(self) -> str:
        """Tell it with what follows."""
        return f"{self.told} {self.follows}".strip()


def faults(register: Register, one: StatutoryRound, today: dt.date) -> tuple[StepFault, ...]:
    """List what is late, missing or out of order in a round on a day, in the order of the steps.

    What follows is said once. Where the monitoring officer's advice on it is recorded, it is no longer asked for.

    Raises:
        Refused: no provision is in force.
    """
    now = as_of(with_poll(register, one), today)
    every = [fault for rule in STEPS[one.kind] for fault in _of_step(now, rule, today)]
    every += [
        StepFault(step=step.step, kind="other", on=step.on, told=told, follows=follows, effect=follows.effect)
        for matters in (amount_matters(now), person_matters(register, now), place_matters(register, now))
        for step, told, follows in matters
    ]
    return tuple(_said_once(_as_advised(now, fault) for fault in _not_overtaken(one.kind, every)))


def faults_or_reason(
    register: Register, one: StatutoryRound, today: dt.date
) -> tuple[tuple[StepFault, ...], tuple[Problem, ...]]:
    """Give what is wrong in a round; when that cannot be worked out, nothing, and the reasons."""
    try:
        return faults(register, one, today), ()
    except Refused as refused:
        return (), refused.problems


def _of_step(now: StatutoryRound, rule: StepRule, today: dt.date) -> Iterator[StepFault]:
    step = done(now, rule.code)
    if step is None:
        yield from _missing(now, rule, today)
        return
    limit = limit_of(now, rule.limit) if rule.limit else None
    if limit and step.on > limit.day:
        told = f"“{rule.label}” was due by {long_date(limit.day)}; it was {long_date(step.on)}."
        yield _fault(rule, "late", step.on, told, rule.late)
    for code in rule.after:
        other = done(now, code)
        if other is not None and other.on > step.on and not _over_by(now, code, step.on):
            told = f"“{rule.label}” on {day_month(step.on)} came before “{_label(now, code)}” on {day_month(other.on)}."
            yield _fault(rule, "order", other.on, told, rule.early)


def _over_by(now: StatutoryRound, code: str, day: dt.date) -> bool:
    """Say whether the time of a step was over on a day, so that the law had ended the wait for it."""
    rule = next(each for each in STEPS[now.kind] if each.code == code)
    limit = limit_of(now, rule.limit) if rule.limit and rule.late.effect == "ends" else None
    return limit is not None and day > limit.day


def _missing(now: StatutoryRound, rule: StepRule, today: dt.date) -> Iterator[StepFault]:
    if not arises(now, rule):
        return
    limit = limit_of(now, rule.limit) if rule.limit else None
    if limit and today > limit.day:
        told = f"“{rule.label}” was due by {long_date(limit.day)} and is not recorded."
        there = not rule.papers or done(now, rule.papers) is not None
        yield _fault(rule, "missing", limit.day, told, rule.missing if there else NOTHING)
        return
    later = _later(now, rule)
    if later is None:
        return
    beyond, taken = later
    told = f"“{rule.label}” is not recorded, though “{beyond.label}” is."
    follows = beyond.early if rule.code in beyond.after else rule.missing
    if follows.effect == "ends":  # its time is not over yet
        follows = Consequence("")
    yield _fault(rule, "missing", taken.on, told, follows)


def _later(now: StatutoryRound, rule: StepRule) -> tuple[StepRule, RoundStep] | None:
    """Give a step taken that comes after one in the procedure: first one that the law wants after it."""
    order = STEPS[now.kind]
    ahead = [one for one in order[order.index(rule) + 1 :] if not one.optional]
    taken = [(one, step) for one in ahead if (step := done(now, one.code))]
    return next(((one, step) for one, step in taken if rule.code in one.after), next(iter(taken), None))


def _fault(rule: StepRule, kind: str, on: dt.date, told: str, follows: Consequence) -> StepFault:
    return StepFault(step=rule.code, kind=kind, on=on, told=told, follows=follows, effect=follows.effect)


def _label(one: StatutoryRound, code: str) -> str:
    return next(rule.label for rule in STEPS[one.kind] if rule.code == code)


def _not_overtaken(kind: RoundKind, every: list[StepFault]) -> list[StepFault]:
    """Leave out what is missing behind the step at which the law ended the process: nobody waits for it."""
    order = [rule.code for rule in STEPS[kind]]
    ends = min((order.index(fault.step) for fault in every if fault.effect == "ends"), default=len(order))
    return [fault for fault in every if fault.kind != "missing" or order.index(fault.step) <= ends]


def _as_advised(now: StatutoryRound, fault: StepFault) -> StepFault:
    """Take the question out of a fault on which advice has been recorded since."""
    advice = [step for step in now.steps if step.step == "advice" and step.on >= fault.on]
    if fault.effect not in {"ask", "holds"} or not advice:
        return fault
    latest = max(step.on for step in advice)
    words = f"{fault.follows.words} The monitoring officer's advice of {day_month(latest)} is recorded."
    return replace(fault, follows=Consequence(words), effect="advised" if fault.effect == "holds" else "")


def _said_once(every: Iterator[StepFault]) -> Iterator[StepFault]:
    said: set[str] = set()
    for fault in every:
        again = str(fault.follows) in said
        said.add(str(fault.follows))
        yield replace(fault, follows=Consequence("")) if again else fault
