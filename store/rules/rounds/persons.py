"""What has to be asked of the persons of a round: the offence charged, whoever acts, the candidate who was vetoed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.records import RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.rounds.amounts import Matter
from store.rules.rounds.limits import as_of, done
from store.rules.rounds.procedures.office import NOT_STAFF, OFFENCE
from store.rules.rounds.progress import veto_stands
from store.rules.rounds.rule import Consequence
from store.rules.words.dates import day_month

_VETOED = Consequence(
    "After a veto that candidate must not be appointed: the commissioner proposes a reserve candidate "
    "(SI 2012/2271 regs 9-12).",
    "holds",
)
_NOBODY_ACTED = Consequence(
    "While the commissioner is suspended the panel must appoint an acting commissioner (2011 Act s.62). If one was "
    "appointed, record it.",
    "holds",
)
_PLAN = Consequence("An acting commissioner cannot issue or vary the plan (2011 Act s.62).", "holds")


def person_matters(register: Register, now: StatutoryRound) -> Iterator[Matter]:
    """Say what of the persons of a round is not recorded or not allowed."""
    appointed, suspended, charged = done(now, "appointed"), done(now, "suspended"), done(now, "charged")
    if now.kind is RoundKind.ACTING_COMMISSIONER and appointed is not None and appointed.choice != "staff":
        asked = "Whether the acting commissioner was then a member of the commissioner's staff is not recorded."
        told = "The acting commissioner is recorded as not a member of the commissioner's staff."
        yield appointed, told if appointed.choice else asked, NOT_STAFF
    if now.kind is RoundKind.SUSPENSION and suspended is not None and charged is not None and charged.choice != "more":
        asked = "Whether the offence carries more than two years is not recorded."
        yield suspended, "The offence does not carry more than two years." if charged.choice else asked, OFFENCE
    ended = done(now, "ended")
    if suspended is not None and ended is not None and not _acted_between(register, suspended.on, ended.on):
        told = f"The suspension ended on {day_month(ended.on)}, and no acting commissioner is recorded for it."
        yield ended, told, _NOBODY_ACTED
    decision = done(now, "decision")
    if vetoed_alone(now) and decision is not None and decision.choice == "appointed":
        yield decision, "A candidate was appointed after the veto, and no reserve candidate is recorded.", _VETOED
    issued = done(now, "issued")
    if now.kind is RoundKind.PLAN and issued is not None and acting_on(register, issued.on):
        yield issued, "An acting commissioner is recorded for the day on which the plan was issued.", _PLAN


def _acted_between(register: Register, first: dt.date, last: dt.date) -> bool:
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return any(acting_on(register, day) for day in days)


def vetoed_alone(now: StatutoryRound) -> bool:
    """Say whether a chief constable's veto stands and no reserve candidate has been notified."""
    return now.kind is RoundKind.CHIEF_CONSTABLE and veto_stands(now) and done(now, "reserve-notified") is None


def acting_on(register: Register, day: dt.date) -> RoundStep | None:
    """Give the appointment of an acting commissioner that lasts on a day; None if none does."""
    for one in register.rounds:
        if one.kind is RoundKind.ACTING_COMMISSIONER:
            appointed, ended = done(as_of(one, day), "appointed"), done(as_of(one, day), "ended")
            if appointed is not None and ended is None:
                return appointed
    return None
