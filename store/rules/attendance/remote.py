"""Taking part by remote link: whether it counts for quorum and vote at a meeting, and what has to be asked."""

from __future__ import annotations

from typing import NamedTuple

from store.problems import Problem
from store.records import Attendance, Meeting
from store.records.panel import Nation, Panel, RemoteRule, RuleSet
from store.register import Register
from store.rules.law.remote import IN_ENGLAND, IN_WALES, NO_LATER_POWER, POWER_BEFORE, had_power

_NEITHER = "whoever takes part by remote link counts for neither quorum nor vote."


class Reach(NamedTuple):
    """Whether those by remote link count at a meeting for quorum and vote; None: nobody has said, so it is asked.

    `words` are the sentences that say so with the law, to be shown where somebody took part by remote link.
    """

    counts: bool | None
    words: str


def reach(register: Register, meeting: Meeting) -> Reach:
    """Say whether those by remote link count at a meeting.

    In England a power covered meetings from 4 April 2020 and before 7 May 2021 (SI 2020/392 reg 2(4)); at any other
    meeting a member by remote link is no part of quorum or vote ([2021] EWHC 1093 (Admin)), unless the panel has
    entered a later power. In Wales the panel's arrangements decide. A briefing or a task group is no meeting of the
    panel.
    """
    if not meeting.kind.in_public:
        return Reach(True, "")
    rule = register.panel.rules_on(meeting.date).remote
    if register.panel.nation is Nation.ENGLAND:
        if had_power(meeting.date):
            return Reach(True, f"{IN_ENGLAND}.")
        if rule.counts is None or meeting.date < POWER_BEFORE:
            return Reach(False, f"{IN_ENGLAND}: {_NEITHER} {NO_LATER_POWER}")
    elif rule.counts is None:
        return Reach(None, IN_WALES)
    return Reach(rule.counts, _by_rule(rule))


def _by_rule(rule: RemoteRule) -> str:
    counts = "count for quorum and vote" if rule.counts else "count for neither quorum nor vote"
    advice = f" The monitoring officer's advice: {rule.advice.rstrip('.')}." if rule.advice else ""
    return f"Those by remote link {counts}: {rule.provision.rstrip('.')}.{advice}"


def is_remote(meeting: Meeting, one: Attendance) -> bool:
    """Say whether somebody takes part by remote link: as recorded, and everybody where a meeting is held virtually."""
    return one.remote or is_virtual(meeting)


def is_virtual(meeting: Meeting) -> bool:
    """Say whether a meeting is held by remote link as a whole."""
    return meeting.mode.strip().casefold() == "virtual"


def only_by_link(register: Register, meeting: Meeting, one: Attendance) -> bool:
    """Say whether somebody takes part by remote link at a meeting where that does not count."""
    return is_remote(meeting, one) and reach(register, meeting).counts is False


def why_not_remote_rules(panel: Panel, before: Panel) -> list[Problem]:
    """List what is wrong with what a panel's rules say of those by remote link, in the sets that were changed."""
    known = {(rules.from_date, rules.remote) for rules in before.rules}
    fresh = [rules for rules in panel.rules if (rules.from_date, rules.remote) not in known]
    return [problem for rules in fresh if rules.remote.counts is not None for problem in _why_not(panel, rules)]


def _why_not(panel: Panel, rules: RuleSet) -> list[Problem]:
    problems: list[Problem] = []
    one, english = rules.remote, panel.nation is Nation.ENGLAND
    if not one.provision:
        what = "power" if english else "panel's arrangements"
        sentence = f"The {what} under which those by remote link count or not must be named."
        problems.append(Problem("remote-power", sentence, f"Enter the {what} from the same day.", "provision"))
    if english and one.counts and not one.advice:
        sentence = "A power that this edition does not know needs the monitoring officer's advice."
        cure = "Enter the advice with its day, such as: advice of 3 May 2027."
        problems.append(Problem("remote-advice", sentence, cure, "advice"))
    if rules.from_date is None or (english and one.counts and rules.from_date < POWER_BEFORE):
        sentence = f"{IN_ENGLAND}, so a later one has its own day." if english else "The arrangements need their day."
        problems.append(Problem("remote-day", sentence, "Say from which day it applies.", "from_date"))
    return problems
