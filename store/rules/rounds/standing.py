"""How a statutory round stands: done when all that the law asks for is there, ended when the law ends it, else open."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from store.kept import kept_of
from store.problems import Refused, not_worked_out
from store.records import Meeting, Panel, RoundKind, StatutoryRound, Vote, WorkItem
from store.register import Register
from store.rules.rounds.consequences import StepFault, faults_or_reason
from store.rules.rounds.dates import limit_dates
from store.rules.rounds.limits import as_of, done, with_poll
from store.rules.rounds.persons import vetoed_alone
from store.rules.rounds.progress import arises, next_step, rule_of
from store.rules.rounds.rule import ADVICE, COMMISSIONER, StepRule
from store.rules.rounds.steps import STEPS
from store.rules.words.dates import long_date
from store.rules.words.wording import counted, listed, small

DONE, ENDED, OPEN = "done", "ended", "open"
"""What a round can be."""

_ASK = "ask the monitoring officer, and record the advice"
_ADVISED = "act on the monitoring officer's advice, then close the round"
_NAMED = 3


class RoundStanding(NamedTuple):
    """How a round stands: `word` is done, ended or open, `reason` a sentence without its capital or its full stop."""

    word: str
    reason: str

    def __str__(self) -> str:
        """Give both: `done: …`."""
        return f"{self.word}: {self.reason}"


def standing(register: Register, one: StatutoryRound, today: dt.date) -> RoundStanding:
    """Say how a round stands on a day. A step that is only planned is not there yet."""
    # Findings, calendar and the list of rounds ask the same, 40 us each time.
    return kept_of(kept_for(register, one), one, ("standing", today), lambda it: _standing(register, it, today))


def kept_for(register: Register, one: StatutoryRound) -> dict[Any, Any]:
    """Give where is kept what is worked out of a round: it stands while the tables do which its rules read.

    Only a precept asks for items, those with its papers. An undo of an item had the calendar ask of every round anew,
    5 of 10 ms at 10,000 records.
    """
    items = (WorkItem,) if one.kind is RoundKind.PRECEPT else ()
    return register.kept(Panel, Meeting, StatutoryRound, Vote, *items)


def _standing(register: Register, one: StatutoryRound, today: dt.date) -> RoundStanding:
    one = with_poll(register, one)
    now = as_of(one, today)
    every, reasons = faults_or_reason(register, one, today)
    if reasons:
        return RoundStanding(OPEN, f"its dates {not_worked_out(Refused(*reasons))}".rstrip("."))
    lacking = [rule for rule in STEPS[one.kind] if arises(now, rule) and done(now, rule.code) is None]
    asked = [fault for fault in every if fault.effect in {"holds", "advised"}]
    over = next((fault for fault in every if fault.effect == "ends"), None)
    if over is not None and not _never_begun(one.kind, over, lacking):
        return RoundStanding(ENDED, _inner(over.sentence))
    why = "" if over or _left_open(every) else _over_without_more(now)
    if why:
        return RoundStanding(ENDED, why)
    if not lacking and not asked:
        return RoundStanding(DONE, _all_there(now, every))
    advised = all(fault.effect == "advised" for fault in asked)
    if one.closed:
        settled = (
            ", on the monitoring officer's advice" if advised else ", with a question to the monitoring officer open"
        )
        return RoundStanding(ENDED, "the clerk closed it" + (f", without {_names(lacking)}" if lacking else settled))
    if lacking:
        words = _open_words(one, today, every)
        return RoundStanding(OPEN, f"{words}; {_ASK}" if over is not None else words)
    return RoundStanding(OPEN, _ADVISED if advised else _ASK)


def _never_begun(kind: RoundKind, over: StepFault, lacking: list[StepRule]) -> bool:
    """Say whether it is not recorded that the process began which the law would have ended.

    The commissioner begins it: a precept, a candidate or a removal of which no notification is recorded ends nothing.
    """
    order = [rule.code for rule in STEPS[kind]]
    return any(rule.who == COMMISSIONER and order.index(rule.code) < order.index(over.step) for rule in lacking)


def _left_open(every: tuple[StepFault, ...]) -> bool:
    """Say whether a step is missing or asked about, but for those of a reserve candidate, whom nobody need propose."""
    own = (fault for fault in every if not fault.step.startswith("reserve-"))
    return any(fault.kind == "missing" or fault.effect in {"holds", "advised"} for fault in own)


def _over_without_more(now: StatutoryRound) -> str:
    """Say why nothing more can come though not every step is there; empty if more can."""
    suspended, charged = done(now, "suspended"), done(now, "charged")
    if now.kind is RoundKind.SUSPENSION and suspended is None and charged is not None and charged.choice == "less":
        rule = rule_of(now, "suspended")
        return _inner(rule.barred) if rule else ""
    decision = done(now, "decision")
    if vetoed_alone(now) and decision is not None and decision.choice == "not-appointed":
        return (
            "the veto stands and nobody was appointed; a reserve candidate who is proposed later has a hearing and a "
            "report too (SI 2012/2271 regs 9-12)"
        )
    return ""


def _inner(sentence: str) -> str:
    return small(sentence).rstrip(".")


def _all_there(now: StatutoryRound, every: tuple[StepFault, ...]) -> str:
    last = max((step.on for step in now.steps if step.step != "advice"), default=dt.date.min)
    late = [rule for rule in STEPS[now.kind] if any(f.step == rule.code and f.kind == "late" for f in every)]
    words = f"all that the law asks for is recorded, the last of it on {long_date(last)}"
    return f"{words}; late was {_names(late)}" if late else words


def _names(rules: list[StepRule]) -> str:
    named = [f"“{rule.label}”" for rule in rules[:_NAMED]]
    more = len(rules) - len(named)
    return listed([*named, *([f"{counted(more, 'more step')}"] if more else [])])


def to_come(one: StatutoryRound, today: dt.date) -> StepRule:
    """Give the step that is waited for in a round that is open: the next, one that is planned, or advice."""
    coming = next_step(as_of(one, today))
    if coming is not None:
        return coming
    planned = (rule for rule in STEPS[one.kind] for step in one.steps if step.step == rule.code and step.on > today)
    return next(planned, ADVICE)


def passed_over(one: StatutoryRound, rule: StepRule) -> bool:
    """Say whether steps that come after one have been taken without it."""
    order = [each.code for each in STEPS[one.kind] if not each.again]
    taken = [order.index(step.step) for step in one.steps if step.step in order]
    return done(one, rule.code) is None and rule.code in order and max(taken, default=-1) > order.index(rule.code)


def _open_words(one: StatutoryRound, today: dt.date, every: tuple[StepFault, ...]) -> str:
    """Say what is waited for, by when, and what is missing behind it."""
    rule = to_come(one, today)
    missing = [each for each in STEPS[one.kind] if any(f.step == each.code and f.kind == "missing" for f in every)]
    if passed_over(as_of(one, today), rule):
        return f"missing {'are' if len(missing) > 1 else 'is'} {_names(missing)}"
    behind = [each for each in missing if each is not rule]
    limit = limit_dates(one).get(rule.limit.code) if rule.limit else None
    planned = done(one, rule.code)
    by = f", by {long_date(limit.due)}" if limit else ""
    by += f", planned for {long_date(planned.on)}" if planned else ""
    words = f"next is “{rule.label}”{by}"
    return f"{words}; missing {'are' if len(behind) > 1 else 'is'} {_names(behind)}" if behind else words
