"""By when a step of a statutory round is taken: a day of the year, or the end of a period that leaves out a poll."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from msgspec.structs import replace

from store.records import RoundKind, RoundStep, StatutoryRound
from store.records.panel import PreElection
from store.register import Register
from store.rules.days.periods import Period, period, post_election
from store.rules.law.provision import Provision
from store.rules.law.table import date_in, provision
from store.rules.rounds.rule import StepLimit
from store.rules.words.folding import reading

_OF_THE_OFFICE = frozenset({"commissioner", "commissioners", "pcc", "pccs", "pfcc", "pfccs"})
_NO_ORDINARY_ONE = frozenset({"by", "byelection", "bye", "byelections"})


_LONGEST = dt.timedelta(weeks=6)
"""The longest of the periods: a poll later than this after a step cannot fall into the one that it begins."""


def done(one: StatutoryRound, code: str) -> RoundStep | None:
    """Give the latest record of a step; None if it has not been taken."""
    return next((step for step in reversed(one.steps) if step.step == code), None)


def as_of(one: StatutoryRound, today: dt.date) -> StatutoryRound:
    """Give a round as it stands on a day: what is planned for a later one has not happened."""
    return replace(one, steps=tuple(step for step in one.steps if step.on <= today))


def of_the_commissioner(poll: PreElection) -> bool:
    """Say whether a poll entered for the panel is called an ordinary election of the commissioner."""
    words = set(reading(poll.what.replace("-", " ")).split())
    return bool(words & _OF_THE_OFFICE) and not words & _NO_ORDINARY_ONE


def with_poll(register: Register, one: StatutoryRound) -> StatutoryRound:
    """Give a round with the poll that the panel's calendar has, if none is recorded with the round itself.

    Only an ordinary election of the commissioner moves a date (2011 Act Sch 8 para 4(9)-(10)), so a poll is taken only
    if its words name the office: for a plan the latest that came before it, else one so soon after a step that it can
    fall into the period which the step begins.
    """
    if one.poll_day is not None or not register.panel.pre_election:
        return one
    polls = sorted(each.poll for each in register.panel.pre_election if of_the_commissioner(each))
    days = [step.on for step in one.steps]
    if one.kind is RoundKind.PLAN:
        near = [poll for poll in polls if not days or poll <= min(days)]
    else:
        near = [poll for poll in polls if any(day <= poll <= day + _LONGEST for day in days)]
    return replace(one, poll_day=near[-1]) if near else one


def precept_date(one: StatutoryRound, code: str) -> dt.date:
    """Give one of the five dates of a precept round: all fall in the financial year before the one it is for.

    Raises Refused if there is no such provision in force in that year.
    """
    year = one.year or 0
    return date_in(provision(code, dt.date(year, 2, 1)), year)


def office_day(one: StatutoryRound, today: dt.date) -> dt.date:
    """Give the day by whose title of the office a round is told: of a precept its own February, else today."""
    if one.kind is not RoundKind.PRECEPT or one.year is None:
        return today
    return dt.date(one.year, 2, 1)


def hearing_period(one: StatutoryRound, received: RoundStep, code: str) -> Period | None:
    """Work out the period that begins with a receipt, leaving out only the days from a poll to the declaration.

    None while a poll falls into it and the declaration of acceptance is not recorded: its end is not known yet.
    """
    rule = provision(code, received.on)
    plain = period(rule, received.on)
    poll = one.poll_day
    if poll is None or poll > plain.last or (one.declared_on is not None and one.declared_on < received.on):
        return plain
    if one.declared_on is None:
        return None
    return period(rule, received.on, (post_election(poll, one.declared_on),))


class LastDay(NamedTuple):
    """The last day of a limit, the provision that sets it, and the period that it ends, if it ends one."""

    day: dt.date
    provision: Provision
    period: Period | None = None


def limit_of(one: StatutoryRound, limit: StepLimit) -> LastDay | None:
    """Give the day of a limit with its provision, and the period if it ends one; None while it is not known.

    Raises Refused if there is no such provision in force.
    """
    if limit.since == "poll":
        return _within_the_financial_year(one, limit)
    if not limit.since:
        rule = provision(limit.provision, dt.date(one.year or 0, 2, 1))
        return LastDay(date_in(rule, one.year or 0), rule)
    received = done(one, limit.since)
    span = hearing_period(one, received, limit.provision) if received else None
    return LastDay(span.last, span.provision, span) if span else None


def _within_the_financial_year(one: StatutoryRound, limit: StepLimit) -> LastDay | None:
    if one.poll_day is None:
        return None
    rule = provision(limit.provision, one.poll_day)
    due = date_in(rule, one.poll_day.year)
    return LastDay(due if due >= one.poll_day else date_in(rule, one.poll_day.year + 1), rule)
