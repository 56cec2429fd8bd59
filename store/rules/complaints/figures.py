"""What a year of complaints came to, in numbers: the figures of the yearly paper, and of nobody by name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from store.records import Complaint, ComplaintDeed, ComplaintKind, ComplaintOutcome
from store.register import Register
from store.rules.complaints.clocks import ACKNOWLEDGE, CONCLUDE, clocks
from store.rules.complaints.standing import OPEN as NOT_ENDED
from store.rules.complaints.standing import OUTCOMES, done_on, is_recorded, last, may_be_published, outcome, state

DEED = ComplaintDeed

OPEN, WITHHELD, NOT_RECORDED, DISAPPLIED, WITHDRAWN = (
    "open",
    "withheld",
    "not recorded",
    "disapplied",
    "withdrawn",
)
"""What a complaint came to, where that is no outcome, or none that may be printed."""


class ComplaintFigures(NamedTuple):
    """The figures of a period: how many came in, how they were dealt with, and what they came to.

    `referred` are those that were ever with the IOPC. `results` counts what each came to by the value of the outcome,
    or by a word of the module; `referred_results` those of them that were with the IOPC.
    """

    received: int
    acknowledged: int
    acknowledged_in_time: int | None
    recorded: int
    not_recorded: int
    referred: int
    resolved: int
    disapplied: int
    withdrawn: int
    concluded_in_time: int | None
    results: Counter[str]
    referred_results: Counter[str]


def received_in(register: Register, within: tuple[dt.date, dt.date], kind: ComplaintKind) -> tuple[Complaint, ...]:
    """Give the live complaints, or conduct matters, that came in within a period, its first and last day included.

    One whose day is not recorded belongs to none; `without_day` counts them.
    """
    first, last_day = within
    return tuple(
        one
        for one in register.complaints
        if one.kind is kind and one.received_on is not None and first <= one.received_on <= last_day
    )


def without_day(register: Register) -> tuple[Complaint, ...]:
    """Give those of which the day of receipt is not recorded, so that no year counts them."""
    return tuple(one for one in register.complaints if one.received_on is None)


def result_of(complaint: Complaint) -> str:
    """Say what a complaint came to, as it may be printed: an outcome only after SI 2012/62 reg 28(13) was gone through.

    That it was not recorded, disapplied or withdrawn is no outcome of a resolution, and is counted as such.
    """
    step = last(complaint, *_WITHOUT_OUTCOME, *OUTCOMES)
    if step is None or state(complaint) in NOT_ENDED:
        return OPEN
    if step.deed in _WITHOUT_OUTCOME:
        return _WITHOUT_OUTCOME[step.deed]
    came_to = outcome(complaint)
    return came_to.value if came_to is not ComplaintOutcome.NONE and may_be_published(complaint) else WITHHELD


_WITHOUT_OUTCOME = {DEED.NOT_RECORDED: NOT_RECORDED, DEED.DISAPPLIED: DISAPPLIED, DEED.WITHDRAWN: WITHDRAWN}


def figures(register: Register, complaints: Iterable[Complaint]) -> ComplaintFigures:
    """Count some complaints. A target of the panel's own is None where it has none for any of them."""
    every = tuple(complaints)
    referred = tuple(filter(COUNTS["referred"], every))
    return ComplaintFigures(
        received=len(every),
        acknowledged=_number(every, "acknowledged"),
        acknowledged_in_time=_in_time(register, every, ACKNOWLEDGE),
        recorded=_number(every, "recorded"),
        not_recorded=_number(every, "not_recorded"),
        referred=len(referred),
        resolved=_number(every, "resolved"),
        disapplied=_number(every, "disapplied"),
        withdrawn=_number(every, "withdrawn"),
        concluded_in_time=_in_time(register, every, CONCLUDE),
        results=Counter(map(result_of, every)),
        referred_results=Counter(map(result_of, referred)),
    )


def was_referred(complaint: Complaint) -> bool:
    """Say whether a complaint was ever referred to the IOPC."""
    return done_on(complaint, DEED.REFERRED) is not None


def _with_step(deed: ComplaintDeed) -> Callable[[Complaint], bool]:
    return lambda one: last(one, deed) is not None


COUNTS: Mapping[str, Callable[[Complaint], bool]] = {
    "received": lambda _: True,
    "acknowledged": _with_step(DEED.ACKNOWLEDGED),
    "recorded": is_recorded,
    "not_recorded": lambda one: result_of(one) == NOT_RECORDED,
    "referred": was_referred,
    "resolved": _with_step(DEED.RESOLVED),
    "disapplied": lambda one: result_of(one) == DISAPPLIED,
    "withdrawn": lambda one: result_of(one) == WITHDRAWN,
    "open": lambda one: result_of(one) == OPEN,
}
"""Which complaints a figure counts, by its code: the yearly paper and the annual report of the panel both ask here."""


def _number(complaints: Iterable[Complaint], code: str) -> int:
    return sum(map(COUNTS[code], complaints))


def _in_time(register: Register, complaints: Iterable[Complaint], code: str) -> int | None:
    """Count those that met a target of the panel's own; None if it had none for any of them."""
    met = [one for each in complaints if (one := met_target(register, each, code)) is not None]
    return sum(met) if met else None


def met_target(register: Register, complaint: Complaint, code: str) -> bool | None:
    """Say whether a complaint met a target of the panel's own, by its code; None if the panel had none for it."""
    return next(
        (one.met_on is not None and not one.late for one in clocks(register, complaint) if one.code == code), None
    )
