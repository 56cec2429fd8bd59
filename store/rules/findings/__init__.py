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
    votes.step_and_vote,
    minutes.minutes_unconfirmed,
    minutes.minutes_unsigned,
)
"""Every rule there is."""

AREAS = {
    "meeting-not-recorded": "Meetings that have passed",
    "not-dealt-with": "Meetings that have passed",
    "can-be-closed": "Actions that can be closed",
    "needs-new-meeting": "Work programme",
    "same-item-twice": "Work programme",
    "target-not-kept": "Work programme",
    "wanted-earlier": "Work programme",
    "business-missing": "Work programme",
    "due-meeting-off": "Promises",
    "action-overdue": "Promises",
    "quarter-missed": "Promises",
    "report-never-scheduled": "Promises",
    "undated-promise": "Promises",
    "due-here": "Due at this meeting",
    "meeting-overbooked": "Meetings",
    "weekday-wrong": "Meetings",
    "term-ending": "Members",
    "vote-at-odds": "Votes",
    "round-vote-at-odds": "Votes",
    "veto-without-vote": "Votes",
    "minutes-unconfirmed": "Minutes",
    "minutes-unsigned": "Minutes",
    "no-reply": "Replies and copies",
    "reply-owed": "Replies and copies",
    "answer-owed": "Replies and copies",
    "copies-not-sent": "Replies and copies",
    "paper-missing": "Papers",
}
"""The heading under which each finding is listed, by its code; it also lists every code there is."""

__all__ = ["AREAS", "RULES", "Finding", "Scene", "all_findings"]


def all_findings(scene: Scene) -> tuple[Finding, ...]:
    """Give every finding, those set aside included, in the order in which they are dealt with."""
    findings = [one for rule in RULES for one in rule(scene)]
    return tuple(sorted(findings, key=lambda one: one.rank))
