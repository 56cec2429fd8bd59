"""What earlier versions put into a new file without being asked, and nobody has confirmed since.

Such rules are kept and count as they did; they are named until the clerk confirms them or enters the panel's own.
"""

from __future__ import annotations

from functools import cache

from store import rulesets
from store.problems import Problem
from store.records.panel import Deadline, DeadlineRule, QuestionKindRule, QuestionRules, RuleSet
from store.register import Register

QUESTIONS, DEADLINES = rulesets.PARTS

PART_WORDS = {QUESTIONS: "rules for public questions", DEADLINES: "deadlines of each meeting"}
"""What a sentence calls the parts of the rules that were put in."""

_SCHEME = QuestionRules(
    kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),),
    note="No law lays these rules down. They are a common scheme to start from: enter the panel's own.",
)


@cache
def _custom() -> frozenset[DeadlineRule]:
    return frozenset(rulesets.rule_set(rulesets.COMMON).rules.deadlines)


def never_confirmed(rules: RuleSet) -> tuple[str, ...]:
    """Name the parts of a set of rules that stand as an earlier version put them in and that nobody has confirmed."""
    put_in = {
        QUESTIONS: rules.questions == _SCHEME,
        DEADLINES: any(rule in _custom() for rule in rules.deadlines),
    }
    return tuple(part for part, there in put_in.items() if there and part not in rules.confirmed)


def why_not_confirm(register: Register) -> Problem | None:
    """Say that no rules wait to be confirmed; None if some do."""
    if any(never_confirmed(rules) for rules in register.panel.rules):
        return None
    return Problem("rules.confirmed", "No rules wait to be confirmed.", "There is nothing to do.")
