"""A statutory round as far as it has got: what has happened, what the law asks for, and what can come next."""

from __future__ import annotations

import datetime as dt

from store.problems import Refused
from store.records import Meeting, RoundKind, RoundStep, StatutoryRound, Vote
from store.records.round import FIRE
from store.register import Register
from store.rules.calendar.deadlines import SUSPENDED
from store.rules.law.provision import Provision
from store.rules.law.table import members_needed, provision
from store.rules.members.membership import members_at
from store.rules.rounds.limits import done, limit_of
from store.rules.rounds.rule import StepRule
from store.rules.rounds.steps import STEPS, VETOES


def rule_of(one: StatutoryRound, code: str) -> StepRule | None:
    """Give the rule of a step; None if the procedure has no such step."""
    return next((rule for rule in STEPS[one.kind] if rule.code == code), None)


def met(one: StatutoryRound, need: str) -> bool:
    """Say whether what `needs` or `unless` names has happened: a step, or a step with one of some choices.

    A veto that is void has not happened.
    """
    code, _, choices = need.partition("=")
    step = done(one, code)
    if step is None:
        return False
    if choices and step.choice in VETOES and not veto_stands(one):
        return False
    return not choices or step.choice in choices.split("|")


def arises(one: StatutoryRound, rule: StepRule) -> bool:
    """Say whether the law asks for a step as things stand: after a veto, or only without one."""
    if rule.optional or any(met(one, bar) for bar in rule.unless):
        return False
    for need in rule.needs:
        first = rule_of(one, need.partition("=")[0])
        if "=" in need and not met(one, need):
            return False
        if first is not None and done(one, first.code) is None and not arises(one, first):
            return False
    return True


def open_steps(one: StatutoryRound) -> tuple[StepRule, ...]:
    """List the steps that can still be taken as things stand, in the order of the procedure."""
    return tuple(
        rule
        for rule in STEPS[one.kind]
        if (rule.again or done(one, rule.code) is None)
        and all(met(one, need) for need in rule.needs)
        and not any(met(one, bar) for bar in rule.unless)
    )


def next_step(one: StatutoryRound) -> StepRule | None:
    """Give the step that comes next: the first that the law asks for after the last taken, else one that is missing.

    None when nothing is missing.
    """
    if one.closed:
        return None
    order = [rule.code for rule in STEPS[one.kind] if not rule.optional]
    furthest = max((order.index(step.step) for step in one.steps if step.step in order), default=-1)
    waiting = [rule for rule in open_steps(one) if not rule.optional]
    ahead = (rule for rule in waiting if order.index(rule.code) > furthest)
    return next(ahead, next(iter(waiting), None))


_VETO_STEPS = {RoundKind.PRECEPT: "review", RoundKind.CHIEF_CONSTABLE: "report"}
"""The step at which a veto is made."""


def veto_stands(one: StatutoryRound) -> bool:
    """Say whether the panel's veto has effect: it was made and reported within the law's time.

    A veto of the precept not reported by 8 February (SI 2012/2271 reg 4(1)-(2)), and one of a chief constable not
    reported within the three weeks (2011 Act Sch 8 para 2(3)), is void.
    """
    code = _VETO_STEPS.get(one.kind, "")
    rule, veto, report = rule_of(one, code), done(one, code), done(one, "report")
    if rule is None or rule.limit is None or veto is None or veto.choice not in VETOES:
        return False
    try:
        limit = limit_of(one, rule.limit)
    except Refused:
        return True
    return limit is None or (veto.on <= limit.day and (report is None or report.on <= limit.day))


_HEARINGS = frozenset({RoundKind.CONFIRMATION_HEARING, RoundKind.CHIEF_CONSTABLE, RoundKind.REMOVAL})
"""The procedures that turn on a person, who is heard."""

_OVER_A_POLL = _HEARINGS | {RoundKind.PLAN}
"""The procedures whose dates an ordinary election moves."""


def recorded_of(kind: RoundKind) -> tuple[str, ...]:
    """Give the fields that a procedure has besides its steps, in the order in which they are asked for."""
    if kind is RoundKind.PRECEPT:
        return ("year", "service", "amounts", "note")
    post = ("post",) if kind is RoundKind.CONFIRMATION_HEARING else ()
    poll = ("poll_day", "declared_on") if kind in _OVER_A_POLL else ()
    return (*post, "subject", *poll, "note")


def usual_step_day(one: StatutoryRound, today: dt.date) -> dt.date:
    """Give the day on which the next step is most likely taken: today, or the day of a later step recorded already."""
    return max((today, *(step.on for step in one.steps)))


def veto_rule(one: StatutoryRound, on: dt.date) -> Provision | None:
    """Give the provision on the majority for a veto; None for a procedure without one. Raises Refused out of force."""
    codes = {RoundKind.PRECEPT: "precept_veto", RoundKind.CHIEF_CONSTABLE: "chief_constable_veto"}
    code = codes.get(one.kind)
    return provision(code, on) if code else None


def members_in_post(register: Register, on: dt.date) -> int:
    """Count the members of the panel in post on a day: each person once, vacant seats not at all."""
    return len(members_at(register, on))


def threshold(register: Register, one: StatutoryRound, on: dt.date, members: int | None = None) -> tuple[int, int]:
    """Give the votes a veto needs on a day, and the members in post they are reckoned from; (0, 0) without a veto.

    `members` is the number in post if it differs from the seats recorded. Raises Refused out of force.
    """
    rule = veto_rule(one, on)
    in_post = members if members is not None else members_in_post(register, on)
    return (members_needed(rule, in_post), in_post) if rule else (0, 0)


def pounds(pence: int) -> str:
    """Write an amount of pence in pounds: `£11`, `£14.50`."""
    whole, rest = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    return f"{sign}£{whole:,}.{rest:02d}" if rest else f"{sign}£{whole:,}"


def the_round(one: StatutoryRound) -> str:
    """Name a round in a sentence: `the precept round for 2026-27`, `the confirmation hearing for the post of …`."""
    if one.kind is RoundKind.PRECEPT:
        return f"the {'fire ' if one.service == FIRE else ''}precept round for {year_words(one.year)}"
    about = one.post or one.subject
    kind = one.kind.value
    return f"the {kind}{f' ({about})' if about else ''}"


def year_words(year: int | None) -> str:
    """Write a financial year: `2026-27`; empty if it is not recorded."""
    return f"{year}-{(year + 1) % 100:02d}" if year else "a year not recorded"


def meeting_of(register: Register, step: RoundStep) -> Meeting | None:
    """Give the meeting at which a step was taken: as named, else that of its vote, else the only one of its day."""
    vote = register.get(Vote, step.vote)
    named = register.get(Meeting, step.meeting) or register.get(Meeting, vote.meeting if vote else None)
    if named is not None:
        return named
    that_day = [one for one in register.meeting_on(step.on) if one.status not in SUSPENDED]
    public = [one for one in that_day if one.kind.in_public]
    return next(iter(public or that_day), None)
