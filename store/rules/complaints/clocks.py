"""The time limits of a complaint, each in its own unit: calendar days by law, working days or weeks by the panel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from store.problems import Refused
from store.records import Complaint, ComplaintDeed, ComplaintKind
from store.register import Register
from store.rules.calendar.deadlines import closures_count
from store.rules.complaints.standing import ENDED, STATE, done_on, state, withdrawal_letter
from store.rules.days.clear_days import work_out
from store.rules.days.periods import period
from store.rules.law.provision import Provision, cited
from store.rules.law.table import provision
from store.rules.questions.deadline import holidays_of
from store.rules.words.dates import long_date

ACKNOWLEDGE, REFER, CALL_IN, WITHDRAWAL, CONCLUDE = "acknowledge", "refer", "call-in", "withdrawal", "conclude"
"""The codes of the limits."""

LABELS: Final = {
    ACKNOWLEDGE: "Acknowledge it",
    REFER: "Refer it to the IOPC",
    CALL_IN: "Refer it to the IOPC, which called it in",
    WITHDRAWAL: "The complainant answers the letter",
    CONCLUDE: "Conclude it",
}
_MODES: Final = {"weeks": "weeks_after", "working days": "wd_after", "days": "calendar_after"}


class ComplaintClock(NamedTuple):
    """One limit: its code, the day from which and the day until the end of which it runs, and when it was met.

    `number` is counted in `unit`: "calendar days", "working days" or "weeks". `law` is its provision, "" for a target
    of the panel's own. `due` is None where it cannot be worked out, and then `why` says why. `binds` is False for a
    limit of the law in circumstances in which none bites (reg 37).
    """

    code: str
    started: dt.date
    due: dt.date | None
    met_on: dt.date | None
    number: int
    unit: str
    law: str = ""
    why: str = ""
    binds: bool = True

    @property
    def label(self) -> str:
        """Say what is to be done by it."""
        return LABELS[self.code]

    @property
    def runs(self) -> bool:
        """Whether what it is about is still to be done."""
        return self.met_on is None

    @property
    def late(self) -> bool:
        """Whether what it is about was done after it."""
        return self.due is not None and self.met_on is not None and self.met_on > self.due

    def past(self, today: dt.date) -> bool:
        """Say whether it has run out with nothing done: from the day after its last."""
        return self.runs and self.due is not None and today > self.due


def clocks(register: Register, complaint: Complaint) -> tuple[ComplaintClock, ...]:
    """Give the limits of a complaint that have begun to run, those that are met among them."""
    return tuple(
        one for work in (_acknowledge, _refer, _call_in, _withdrawal, _conclude) for one in work(register, complaint)
    )


def running(register: Register, complaint: Complaint) -> tuple[ComplaintClock, ...]:
    """Give the limits by which something is still to be done, the first to run out first."""
    open_ones = [one for one in clocks(register, complaint) if one.runs]
    return tuple(sorted(open_ones, key=lambda one: one.due or dt.date.max))


def clear_since(complaint: Complaint) -> dt.date | None:
    """Give the day on which it first became clear that it is to be referred; a conduct matter is, once recorded."""
    if complaint.serious_on is not None or complaint.kind is not ComplaintKind.CONDUCT:
        return complaint.serious_on
    return done_on(complaint, ComplaintDeed.RECORDED)


def referred_since(complaint: Complaint, day: dt.date) -> dt.date | None:
    """Give the first day on which it was referred, of those from a day on; None if it was not."""
    days = (step.on for step in complaint.steps if step.deed is ComplaintDeed.REFERRED and step.on >= day)
    return min(days, default=None)


def concluded_on(complaint: Complaint) -> dt.date | None:
    """Give the day on which nothing more was left to be decided; None while something is."""
    if state(complaint) not in ENDED | {STATE.CLOSED}:
        return None
    ends = (
        ComplaintDeed.NOT_RECORDED,
        ComplaintDeed.DECIDED,
        ComplaintDeed.RESOLVED,
        ComplaintDeed.DISAPPLIED,
        ComplaintDeed.WITHDRAWN,
    )
    return done_on(complaint, *ends) or done_on(complaint, ComplaintDeed.CLOSED)


def last_day_to_answer(register: Register, complaint: Complaint) -> dt.date | None:
    """Give the last day on which the complainant can answer the letter on an unsigned withdrawal (reg 16(8)).

    Twenty-one calendar days after the letter, weekends and holidays among them. None if no letter waits.
    """
    return next((one.due for one in _withdrawal(register, complaint) if one.runs), None)


def _acknowledge(register: Register, complaint: Complaint) -> Iterator[ComplaintClock]:
    came = complaint.received_on
    days = register.panel.rules_on(came).complaints.acknowledge_days if came else None
    if came is not None and days is not None and complaint.kind is ComplaintKind.COMPLAINT:
        met = done_on(complaint, ComplaintDeed.ACKNOWLEDGED)
        if met is not None or not complaint.anonymous:
            yield _own(register, ACKNOWLEDGE, came, met, days, "working days")


def _conclude(register: Register, complaint: Complaint) -> Iterator[ComplaintClock]:
    came = complaint.received_on
    if came is None:
        return
    rules = register.panel.rules_on(came).complaints
    if rules.conclude_within is not None:
        met = concluded_on(complaint)
        yield _own(register, CONCLUDE, came, met, rules.conclude_within, rules.conclude_in)


def _own(
    register: Register, code: str, started: dt.date, met: dt.date | None, number: int, unit: str
) -> ComplaintClock:
    """Work out a target of the panel's own, in the unit of its setting."""
    table, closed = holidays_of(register.panel), closures_count(register.panel, started)
    try:
        worked = work_out(_MODES[unit], number, started, table, count_closure_days=closed)
    except Refused as refused:
        return ComplaintClock(code, started, None, met, number, unit, why=str(refused))
    return ComplaintClock(code, started, worked.due, met, number, unit)


def _refer(register: Register, complaint: Complaint) -> Iterator[ComplaintClock]:
    clear = clear_since(complaint)
    if clear is not None:
        met = referred_since(complaint, clear) or done_on(complaint, ComplaintDeed.REFERRED)
        yield _by_law(register, complaint, REFER, "iopc_referral", clear, met)


def _call_in(register: Register, complaint: Complaint) -> Iterator[ComplaintClock]:
    called = complaint.called_in_on
    if called is not None:
        yield _by_law(register, complaint, CALL_IN, "iopc_call_in", called, referred_since(complaint, called))


def _withdrawal(register: Register, complaint: Complaint) -> Iterator[ComplaintClock]:
    letter = withdrawal_letter(complaint)
    if letter is not None:
        yield _by_law(register, complaint, WITHDRAWAL, "complaint_withdrawal", letter.on, None)


def _by_law(
    register: Register, complaint: Complaint, code: str, rule: str, started: dt.date, met: dt.date | None
) -> ComplaintClock:
    """Work out a limit of the law: to the end of the last calendar day, and nothing is rolled on from a weekend."""
    binds = not complaint.exceptional
    try:
        law: Provision = provision(rule, started, register.panel.nation)
        last = period(law, started).last
    except Refused as refused:
        return ComplaintClock(code, started, None, met, 0, "calendar days", why=str(refused), binds=binds)
    words = cited(law.citation, law.certainty)
    return ComplaintClock(code, started, last, met, law.number, law.unit, law=words, binds=binds)


def limit_words(clock: ComplaintClock) -> str:
    """Say until when a limit runs: `by the end of Saturday 5 December 2026`, or why that cannot be said."""
    if clock.due is None:
        return f"cannot be worked out: {clock.why}"
    return f"by the end of {long_date(clock.due)}"


def counted_words(clock: ComplaintClock) -> str:
    """Say how a limit is counted: `1 calendar day after Friday 4 December 2026`."""
    unit = clock.unit.removesuffix("s") if clock.number == 1 else clock.unit
    return f"{clock.number} {unit} after {long_date(clock.started)}"
