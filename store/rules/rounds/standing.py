"""How a statutory round stands: done when all that the law asks for is there, ended when the law ends it, else open."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.problems import Refused, not_worked_out
from store.records import RoundKind, StatutoryRound
from store.register import Register
from store.rules.rounds.consequences import StepFault, faults
from store.rules.rounds.dates import limit_dates
from store.rules.rounds.limits import as_of, done, with_poll
from store.rules.rounds.persons import acting_on, vetoed_alone
from store.rules.rounds.progress import arises, next_step, rule_of
from store.rules.rounds.rule import StepRule
from store.rules.rounds.steps import STEPS
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import counted, listed

DONE, ENDED, OPEN = "done", "ended", "open"
"""What a round can be."""

_NAMED = 3


class Standing(NamedTuple):
    """How a round stands: `word` is done, ended or open, `reason` a sentence without its capital or its full stop."""

    word: str
    reason: str

    def __str__(self) -> str:
        """Give both: `done: …`."""
        return f"{self.word}: {self.reason}"


def standing(register: Register, one: StatutoryRound, today: dt.date) -> Standing:
    """Say how a round stands on a day. A step that is only planned is not there yet."""
    one = with_poll(register, one)
    now = as_of(one, today)
    try:
        found = faults(register, one, today)
    except Refused as refused:
        return Standing(OPEN, f"its dates {not_worked_out(refused)}".rstrip("."))
    over = next((fault for fault in found if fault.effect == "ends"), None)
    why = _inner(over.sentence) if over else _over_without_more(register, now)
    if why:
        return Standing(ENDED, why)
    lacking = [rule for rule in STEPS[one.kind] if arises(now, rule) and done(now, rule.code) is None]
    asked = [fault for fault in found if fault.effect == "holds"]
    if not lacking and not asked:
        return Standing(DONE, _all_there(now, found))
    if one.closed:
        missing = f", without {_names(lacking)}" if lacking else ", with a question to the monitoring officer open"
        return Standing(ENDED, f"the clerk closed it{missing}")
    return Standing(OPEN, _to_come(one, lacking) if lacking else "ask the monitoring officer, and record the advice")


def _over_without_more(register: Register, now: StatutoryRound) -> str:
    """Say why nothing more can come though not every step is there; empty if more can."""
    if now.kind is RoundKind.SUSPENSION:
        return _of_a_suspension(register, now)
    decision = done(now, "decision")
    if vetoed_alone(now) and decision is not None and decision.choice == "not-appointed":
        return (
            "the veto stands and nobody was appointed; a reserve candidate who is proposed later has a hearing and a "
            "report too (SI 2012/2271 regs 9-12)"
        )
    return ""


def _of_a_suspension(register: Register, now: StatutoryRound) -> str:
    charged, suspended, ended = done(now, "charged"), done(now, "suspended"), done(now, "ended")
    rule = rule_of(now, "suspended")
    if suspended is None and charged is not None and charged.choice == "less" and rule is not None:
        return _inner(rule.barred)
    if suspended is None or ended is None:
        return ""
    between = (suspended.on + dt.timedelta(days=n) for n in range((ended.on - suspended.on).days + 1))
    if any(acting_on(register, day) for day in between):
        return ""
    return (
        f"the suspension ended on {day_month(ended.on)}, and no acting commissioner is recorded for it, whom the panel "
        "had to appoint (2011 Act s.62)"
    )


def _inner(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _all_there(now: StatutoryRound, found: tuple[StepFault, ...]) -> str:
    last = max((step.on for step in now.steps if step.step != "advice"), default=dt.date.min)
    late = [rule for rule in STEPS[now.kind] if any(f.step == rule.code and f.kind == "late" for f in found)]
    words = f"all that the law asks for is recorded, the last of it on {long_date(last)}"
    return f"{words}; late was {_names(late)}" if late else words


def _names(rules: list[StepRule]) -> str:
    named = [f"“{rule.label}”" for rule in rules[:_NAMED]]
    more = len(rules) - len(named)
    return listed([*named, *([f"{counted(more, 'more step')}"] if more else [])])


def _to_come(one: StatutoryRound, lacking: list[StepRule]) -> str:
    coming = next_step(one)
    planned = next((step for rule in lacking if (step := done(one, rule.code))), None)
    if coming is None and planned is not None:
        rule = rule_of(one, planned.step)
        return f"planned is “{rule.label if rule else planned.step}” on {long_date(planned.on)}"
    rule = coming or lacking[0]
    limit = limit_dates(one).get(rule.limit.code) if rule.limit else None
    return f"next is “{rule.label}”" + (f", by {long_date(limit.due)}" if limit else "")
