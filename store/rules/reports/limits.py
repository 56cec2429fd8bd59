"""By when a report is to be made, and what follows if it is made later."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.problems import Refused
from store.rules.reports.matter import ReportMatter
from store.rules.rounds.dates import RoundDate, limit_dates
from store.rules.rounds.limits import with_poll
from store.rules.rounds.progress import rule_of
from store.rules.rounds.rule import StepRule
from store.rules.words.dates import long_date


class ReportLimit(NamedTuple):
    """The day by which a report is to be made; `reason` says why there is none, or why it cannot be worked out."""

    date: RoundDate | None
    reason: str = ""

    @property
    def due(self) -> dt.date | None:
        """The day itself."""
        return self.date.due if self.date else None


def step_rule(matter: ReportMatter) -> StepRule | None:
    """Give the rule of the step that a report is; None for one on ordinary scrutiny."""
    return rule_of(matter.round, matter.kind.step) if matter.round else None


def limit(matter: ReportMatter) -> ReportLimit:
    """Give the day by which the law wants a report, with its provision."""
    rule = step_rule(matter)
    if matter.round is None or rule is None or rule.limit is None:
        return ReportLimit(None, "The law sets no number of days.")
    try:
        known = limit_dates(with_poll(matter.register, matter.round)).get(rule.limit.code)
    except Refused as refused:
        return ReportLimit(None, " ".join(str(problem) for problem in refused.problems))
    return ReportLimit(
        known, "" if known else "The day is not known yet: a step or the end of a period is not recorded."
    )


def after_limit(matter: ReportMatter, day: dt.date | None) -> str:
    """Say that a day comes after the limit of the report, and what follows; empty if it does not."""
    due, rule = limit(matter).due, step_rule(matter)
    if day is None or due is None or day <= due or rule is None:
        return ""
    return f"{long_date(day)} is after {long_date(due)}. {rule.late}".strip()
