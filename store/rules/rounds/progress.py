"""A statutory round as far as it has got: what has happened, what can come next, and why a step cannot be recorded."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.law.provision import Provision
from store.rules.law.table import date_in, members_needed, provision
from store.rules.members.membership import members_at
from store.rules.rounds.steps import NOTIFICATION_WORDS, STEPS, VETOES, StepRule
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import capital, listed

LAST_STEP = {kind: rules[-1].code for kind, rules in STEPS.items()}
"""The step with which each procedure ends."""


def done(one: StatutoryRound, code: str) -> RoundStep | None:
    """Give the latest record of a step; None if it has not been taken."""
    return next((step for step in reversed(one.steps) if step.step == code), None)


def rule_of(one: StatutoryRound, code: str) -> StepRule | None:
    """Give the rule of a step; None if the procedure has no such step."""
    return next((rule for rule in STEPS[one.kind] if rule.code == code), None)


def met(one: StatutoryRound, need: str) -> bool:
    """Say whether what `needs` or `unless` names has happened: a step, or a step with one of some choices."""
    code, _, choices = need.partition("=")
    step = done(one, code)
    if step is None:
        return False
    if choices and code == "review" and one.kind is RoundKind.PRECEPT and not veto_stands(one):
        return False
    return not choices or step.choice in choices.split("|")


def open_steps(one: StatutoryRound) -> tuple[StepRule, ...]:
    """List the steps that can still be taken as things stand, in the order of the procedure."""
    return tuple(
        rule
        for rule in STEPS[one.kind]
        if done(one, rule.code) is None
        and all(met(one, need) for need in rule.needs)
        and not any(met(one, bar) for bar in rule.unless)
    )


def next_step(one: StatutoryRound) -> StepRule | None:
    """Give the step that comes next: the first open one after the last that was taken; None when it is over."""
    if one.closed or done(one, LAST_STEP[one.kind]):
        return None
    order = [rule.code for rule in STEPS[one.kind]]
    furthest = max((order.index(step.step) for step in one.steps if step.step in order), default=-1)
    waiting = [rule for rule in open_steps(one) if not rule.optional]
    return next((rule for rule in waiting if order.index(rule.code) > furthest), None)


def veto_stands(one: StatutoryRound) -> bool:
    """Say whether the panel's precept veto has effect: it was voted and reported by 8 February.

    A veto that is reported later is none: the commissioner may issue the proposed precept (SI 2012/2271 reg 4(2)).
    """
    review, report = done(one, "review"), done(one, "report")
    if review is None or review.choice not in VETOES or one.year is None:
        return False
    limit = precept_date(one, "precept_report")
    return review.on <= limit and (report is None or report.on <= limit)


def precept_date(one: StatutoryRound, code: str) -> dt.date:
    """Give one of the five dates of a precept round: all fall in the financial year before the one it is for.

    Raises Refused if there is no such provision in force in that year.
    """
    year = one.year or 0
    return date_in(provision(code, dt.date(year, 2, 1)), year)


_HEARINGS = frozenset({RoundKind.CONFIRMATION_HEARING, RoundKind.CHIEF_CONSTABLE, RoundKind.REMOVAL})
"""The procedures that turn on a person, who is heard."""

_OVER_A_POLL = _HEARINGS | {RoundKind.PLAN}
"""The procedures whose dates an ordinary election moves."""


def recorded_of(kind: RoundKind) -> tuple[str, ...]:
    """Give the fields that a procedure has besides its steps, in the order in which they are asked for."""
    if kind is RoundKind.PRECEPT:
        return ("year", "note")
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


def why_not_open(one: StatutoryRound) -> Problem | None:
    """Say why a round cannot be opened as it stands; None if it can."""
    if one.kind is RoundKind.PRECEPT:
        if one.year is None:
            cure = "Type the first year of the financial year, such as 2026 for 2026-27."
            return Problem("round.year", "A precept round needs its year.", cure, "year")
        if not 2013 <= one.year <= 2099:
            cure = "Type a year from 2013 on."
            return Problem("round.year", f"There can be no precept round for {one.year}.", cure, "year")
    if one.declared_on and one.poll_day and one.declared_on < one.poll_day:
        sentence = f"The declaration on {long_date(one.declared_on)} would come before the poll."
        return Problem("round.declared", sentence, "Check both dates.", "declared_on")
    return None


def why_not_step(register: Register, one: StatutoryRound, step: RoundStep) -> tuple[Problem, ...]:
    """List why a step cannot be recorded in a round; empty if it can. Days to come are allowed: they are plans."""
    rule = rule_of(one, step.step)
    if rule is None:
        known = ", ".join(each.code for each in STEPS[one.kind])
        sentence = f'There is no step "{step.step[:40]}" in {the_round(one)}.'
        return (Problem("round.step", sentence, f"The steps are {known}.", "step"),)
    problems = [
        _why_not_now(one, rule),
        _why_not_choice(rule, step),
        _why_not_held(rule, step),
        _why_not_day(one, rule, step),
        _why_not_votes(register, one, step),
        _why_not_money(one, rule, step),
    ]
    return tuple(problem for problem in problems if problem)


def why_not_step_on(one: StatutoryRound) -> Problem | None:
    """Say why no further step of a round can be recorded; None if there is one to come."""
    closed = _why_not_closed(one)
    if closed:
        return closed
    if next_step(one) is None:
        return Problem("round.over", "Every step is recorded.", "Close the round.", "step", "round.close")
    return None


def why_not_step_back(one: StatutoryRound) -> Problem | None:
    """Say why no step of a round can be taken out; None if one is recorded."""
    if one.steps:
        return None
    return Problem("round.none", "No step is recorded yet.", "Record the first.", "step", "round.step")


def why_not_take_back(one: StatutoryRound, step: str) -> tuple[Problem, ...]:
    """List why a step cannot be taken out of a round: it is not recorded, or later ones rest on it. None if it can."""
    if done(one, step) is None:
        sentence = f'No step "{step[:40]}" is recorded in {the_round(one)}.'
        return (Problem("round.no_step", sentence, "Look at the round for the steps it has.", "step"),)
    cure = "Take that one back first."
    resting = (rule for each in one.steps if (rule := rule_of(one, each.step)) and _needs(rule, step))
    return tuple(
        Problem("round.needed", f"“{rule.label}” rests on that step.", cure, "step", "round.back") for rule in resting
    )


def _needs(rule: StepRule, step: str) -> bool:
    return any(need.partition("=")[0] == step for need in rule.needs)


def _why_not_closed(one: StatutoryRound) -> Problem | None:
    if not one.closed:
        return None
    return Problem("round.closed", f"{capital(the_round(one))} is closed.", "Reopen it first.", "step", "round.close")


def _why_not_now(one: StatutoryRound, rule: StepRule) -> Problem | None:
    closed = _why_not_closed(one)
    if closed:
        return closed
    if done(one, rule.code) is not None:
        sentence = f"“{rule.label}” is recorded already."
        return Problem("round.twice", sentence, "Take that step back first if it is wrong.", "step", "round.back")
    for need in rule.needs:
        if not met(one, need):
            return _missing_step(one, rule, need)
    for bar in rule.unless:
        if met(one, bar):
            sentence = f"“{rule.label}” does not fit what has happened."
            return Problem("round.unless", sentence, "Look at the next step of the round.", "step")
    return None


def _missing_step(one: StatutoryRound, rule: StepRule, need: str) -> Problem:
    code, _, choices = need.partition("=")
    first = rule_of(one, code)
    if choices and done(one, code) is not None:
        vetoed = (done(one, code) or RoundStep(step="", on=dt.date.min)).choice in VETOES
        late = vetoed and one.kind is RoundKind.PRECEPT
        sentence = "The veto came too late and has no effect." if late else "There was no veto."
        cure = "The next step is that the commissioner decides." if not late else "The proposed precept may be issued."
        return Problem("round.no_veto", f"{sentence} “{rule.label}” does not arise.", cure, "step")
    name = first.label if first else code
    return Problem("round.order", f"“{rule.label}” needs “{name}” first.", "Record that step first.", "step")


def _why_not_choice(rule: StepRule, step: RoundStep) -> Problem | None:
    codes = [code for code, _ in rule.choices]
    if step.choice in codes or (not step.choice and not codes):
        return None
    if step.choice == "veto" and "veto-too-high" in codes:
        sentence = "The report on a veto must say whether the precept is too high or too low."
        return Problem("round.veto_which", sentence, "Choose veto-too-high or veto-too-low.", "choice")
    if not codes:
        return Problem("round.choice", f"“{rule.label}” has nothing to choose.", "Leave the choice out.", "choice")
    cure = f"Choose {', '.join(codes)}."
    if not step.choice:
        return Problem("round.choice", f"“{rule.label}” needs its outcome.", cure, "choice")
    return Problem("round.choice", f'"{step.choice[:40]}" is no outcome of “{rule.label}”.', cure, "choice")


def _why_not_held(rule: StepRule, step: RoundStep) -> Problem | None:
    missing = [NOTIFICATION_WORDS[item] for item in rule.holds if item not in step.items]
    if not missing:
        return None
    cure = "Ask the commissioner's office for it, and record this one as an incomplete notification."
    sentence = f"The notification lacks {listed(missing)}, so it starts no clock."
    return Problem("round.incomplete", sentence, cure, "items")


def _why_not_day(one: StatutoryRound, rule: StepRule, step: RoundStep) -> Problem | None:
    order = [each.code for each in STEPS[one.kind]]
    place = order.index(rule.code)
    for other in one.steps:
        if other.step not in order or other.step == rule.code:
            continue
        before = order.index(other.step) < place
        if (before and step.on < other.on) or (not before and step.on > other.on):
            word = "before" if before else "after"
            name = rule_of(one, other.step)
            sentence = (
                f"{long_date(step.on)} is {word} “{name.label if name else other.step}” on {day_month(other.on)}."
            )
            return Problem("round.day", sentence, "Check both dates: one of them is wrong.", "on")
    return None


def _why_not_votes(register: Register, one: StatutoryRound, step: RoundStep) -> Problem | None:
    if step.choice not in VETOES:
        return None
    need, in_post = threshold(register, one, step.on, step.members)
    if step.votes_for is not None and step.votes_for > in_post:
        sentence = f"{step.votes_for} votes cannot be cast by {in_post} members in post."
        return Problem("round.votes", sentence, "Check the votes and the number of members.", "votes_for")
    if step.votes_for is not None and step.votes_for < need:
        sentence = f"A veto needs {need} of {in_post} members in post; {step.votes_for} voted for it."
        return Problem("round.majority", sentence, "It is no veto: choose the outcome without one.", "votes_for")
    return None


def _why_not_money(one: StatutoryRound, rule: StepRule, step: RoundStep) -> Problem | None:
    if step.pence is None:
        return None
    if not rule.money:
        return Problem("round.money", f"“{rule.label}” has no amount.", "Leave the amount out.", "pence")
    proposed, review = done(one, "notified"), done(one, "review")
    if rule.code != "revised" or proposed is None or proposed.pence is None or review is None:
        return None
    higher = review.choice == "veto-too-low"
    if (step.pence > proposed.pence) if higher else (step.pence < proposed.pence):
        return None
    word, other = ("low", "higher") if higher else ("high", "lower")
    sentence = f"After a veto as too {word} the revised precept must be {other} than {pounds(proposed.pence)}."
    return Problem("round.revised", sentence, f"Type a {other} amount; the law leaves no other.", "pence")


def pounds(pence: int) -> str:
    """Write an amount of pence in pounds: `£11`, `£14.50`."""
    whole, rest = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    return f"{sign}£{whole:,}.{rest:02d}" if rest else f"{sign}£{whole:,}"


def the_round(one: StatutoryRound) -> str:
    """Name a round in a sentence: `the precept round for 2026-27`, `the confirmation hearing for the post of …`."""
    if one.kind is RoundKind.PRECEPT:
        return f"the precept round for {year_words(one.year)}"
    about = one.post or one.subject
    kind = one.kind.value
    return f"the {kind}{f' ({about})' if about else ''}"


def year_words(year: int | None) -> str:
    """Write a financial year: `2026-27`; empty if it is not recorded."""
    return f"{year}-{(year + 1) % 100:02d}" if year else "a year not recorded"
