"""A statutory round told in words, as it happened and as it will go on."""

from __future__ import annotations

import datetime as dt

from store.records import RoundStep, StatutoryRound
from store.register import Register
from store.rules.days.holidays import HolidayTable
from store.rules.rounds.dates import RoundDate, dates_or_reason
from store.rules.rounds.of_votes import resting, tally, votes_for
from store.rules.rounds.progress import next_step, pounds, rule_of, veto_rule
from store.rules.rounds.steps import NOTIFICATION_WORDS, VETOES
from store.rules.rounds.warnings import round_warnings
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, listed


def step_words(register: Register, one: StatutoryRound, step: RoundStep, today: dt.date) -> str:
    """Tell one step: `Wednesday 4 February 2026: the panel reviewed the proposed precept and vetoed it …`."""
    rule = rule_of(one, step.step)
    if rule is None:
        return f"{long_date(step.on)}: {step.step}"
    words = f"{long_date(step.on)}: {rule.told}"
    chosen = dict(rule.choices).get(step.choice, "")
    if chosen:
        words += f" and {chosen}" if rule.code in {"review", "second-review"} else f"; {chosen}"
    known = resting(register, step)
    details = [
        _votes(register, one, step),
        f"vote {known[0].id} of the meeting" if known else "",
        pounds(step.pence) + " on Band D" if step.pence is not None else "",
    ]
    if rule.holds and step.items:
        details.append("with " + listed([NOTIFICATION_WORDS.get(item, item) for item in step.items]))
    shown = ", ".join(detail for detail in details if detail)
    planned = " (planned)" if step.on > today else ""
    who = f" {capital(step.who)}." if step.who else ""
    note = f" {_ended(step.note)}" if step.note else ""
    return f"{words}{f' ({shown})' if shown else ''}{planned}.{who}{note}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _votes(register: Register, one: StatutoryRound, step: RoundStep) -> str:
    counted = votes_for(register, step)
    if step.choice in VETOES and veto_rule(one, step.on) is not None:
        got = tally(register, one, step)
        had = f"{got.votes_for} votes for, " if got.votes_for is not None else ""
        return f"{had}{got.needed} of {got.in_post} needed"
    return f"{counted} votes for" if counted is not None else ""


def timeline(register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable) -> tuple[str, ...]:
    """Tell a round: what happened, day by day, what comes next, and what should be known."""
    told = [step_words(register, one, step, today) for step in sorted(one.steps, key=lambda step: step.on)]
    if not told:
        told.append("Nothing has happened yet.")
    if one.closed:
        told.append("The round is closed.")
    else:
        told.append(next_words(register, one, table))
    told += [f"Note: {warning}" for warning in round_warnings(register, one, today, table)]
    return tuple(told)


def next_words(register: Register, one: StatutoryRound, table: HolidayTable) -> str:
    """Say what comes next and by when: `Next: second report sent and published, by Sunday 22 February 2026.`"""
    rule = next_step(one)
    if rule is None:
        return "Every step is recorded."
    date = next_date(register, one, table)
    by = f", by {long_date(date.due)}" if date is not None else ""
    return f"Next: {rule.label[0].lower()}{rule.label[1:]}{by}."


def next_date(register: Register, one: StatutoryRound, table: HolidayTable) -> RoundDate | None:
    """Give the date that limits the next step, or the step after which it cannot be too late; None if none does."""
    rule = next_step(one)
    if rule is None:
        return None
    dates, _ = dates_or_reason(register, one, table)
    limits = [date for date in dates if date.step == _limit_of(rule.code) and date.task]
    of_law = [date for date in limits if date.code != "papers"]
    return next(iter(of_law), None)


def _limit_of(code: str) -> str:
    """Give the step whose date also limits a step before it: a hearing must be held before its report is due."""
    return {
        "review": "report",
        "hearing": "report",
        "reserve-hearing": "reserve-report",
        "second-review": "second-report",
        "second-response": "issued",
    }.get(code, code)
