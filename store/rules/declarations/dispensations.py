"""Dispensations: leave to take part in spite of an interest, for how long it holds, and what must be said of one."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem, Refused
from store.records import Dispensation, Nation
from store.register import Register
from store.rules.days.periods import period
from store.rules.law.table import provision
from store.rules.words.dates import long_date


def dispensation_holds(dispensation: Dispensation, on: dt.date) -> bool:
    """Say whether a dispensation is in force on a day; one whose end is not recorded is not relied on."""
    begun = dispensation.from_date is None or dispensation.from_date <= on
    return begun and dispensation.until is not None and on <= dispensation.until


def leave_given(
    *,
    granted_by: str,
    ground: str,
    from_date: dt.date | None,
    until: dt.date | None,
    vote: bool | None,
    items: tuple[str, ...],
    field: str,
) -> Dispensation | None:
    """Make a dispensation of what is typed of one; None if nothing is. `field` is how the form calls leave to vote.

    Raises:
        Refused: it is not said whether it lets them vote, which no dispensation does unless it says so.
    """
    typed = granted_by.strip() or ground.strip() or from_date or until or items
    if not typed and vote is None:
        return None
    if vote is None:
        sentence = "Whether the dispensation lets them vote is not said."
        cure = "Choose yes, or no if it lets them speak and stay only."
        raise Refused(Problem("dispensation-vote", sentence, cure, field))
    return Dispensation(
        granted_by=granted_by.strip(), ground=ground.strip(), from_date=from_date, until=until, vote=vote, items=items
    )


def why_not_dispensation(register: Register, dispensation: Dispensation, on: dt.date) -> tuple[Problem, ...]:
    """List what is wrong with a dispensation that is relied on at a meeting on a day.

    It names who gave it, the ground and its end; in England it may last four years at most (Localism Act 2011 s.33(3)).
    """
    problems: list[Problem] = []
    if not dispensation.granted_by.strip():
        cure = "Type who granted it, such as the standards committee of the member's council."
        problems.append(Problem("dispensation-by", "Who granted the dispensation is not recorded.", cure, "granted_by"))
    if not dispensation.ground.strip():
        cure = "Type the ground on which it was granted."
        problems.append(Problem("dispensation-ground", "The dispensation has no ground.", cure, "ground"))
    start, until = dispensation.from_date, dispensation.until
    if until is None:
        cure = "Type the last day on which it can be relied on."
        problems.append(Problem("dispensation-until", "The dispensation has no end.", cure, "until"))
        return tuple(problems)
    if start is not None and until < start:
        sentence = f"The dispensation would end on {long_date(until)}, before it begins on {long_date(start)}."
        problems.append(Problem("dispensation-dates", sentence, "Check both dates: one of them is wrong.", "until"))
    elif not dispensation_holds(dispensation, on):
        sentence = f"The dispensation is not in force on the day of the meeting, {long_date(on)}."
        problems.append(Problem("dispensation-over", sentence, "Leave it out, or correct its dates.", "until"))
    return (*problems, *_too_long(register, start or on, until))


def _too_long(register: Register, start: dt.date, until: dt.date) -> tuple[Problem, ...]:
    """Say why a dispensation is too long. The limit is of the law of England only."""
    if register.panel.nation is not Nation.ENGLAND:
        return ()
    law = provision("dispensation", start, register.panel.nation)
    last = period(law, start).last
    if until <= last:
        return ()
    sentence = f"The dispensation would last until {long_date(until)}, more than four years."
    cure = f"It can last until {long_date(last)} at the latest ({law})."
    return (Problem("dispensation-long", sentence, cure, "until"),)
