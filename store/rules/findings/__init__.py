"""Everything that is late, missing or at odds in the whole register, in the order in which a clerk deals with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.rules.findings import calendar, cycle, minutes, programme, promises, replies, votes
from store.rules.findings.finding import Finding, Scene

RULES: tuple[Callable[[Scene], Iterator[Finding]], ...] = (
    programme.not_dealt_with,
    programme.needs_meeting,
    programme.same_item_twice,
    programme.target_not_kept,
    programme.wanted_earlier,
    cycle.missing_in_window,
    promises.late_or_forgotten,
    calendar.overbooked,
    calendar.terms_ending,
    calendar.weekday_wrong,
    replies.recommendations_unanswered,
    replies.questions_unanswered,
    replies.copies_not_sent,
    votes.printed_otherwise,
    minutes.minutes_unconfirmed,
    minutes.minutes_unsigned,
)
"""Every rule there is."""

__all__ = ["RULES", "Finding", "Scene", "all_findings"]


def all_findings(scene: Scene) -> tuple[Finding, ...]:
    """Give every finding, those set aside included, in the order in which they are dealt with."""
    findings = [one for rule in RULES for one in rule(scene)]
    return tuple(sorted(findings, key=lambda one: one.rank))
