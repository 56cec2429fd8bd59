"""Which line of the settings is meant by a refusal whose cure leads there, or a finding about the panel's rules."""

from __future__ import annotations

from store.problems import Problem
from store.records import Panel
from store.rules.settings.put_in import DEADLINES, QUESTIONS

_DEADLINES = "deadlines"
_QUESTIONS = "rules.questions.allowed"

_OF_FINDING = {
    "quorum-not-set": "rules.quorum.mode",
    "questions-not-set": _QUESTIONS,
    "deadlines-not-set": _DEADLINES,
    "councils-not-set": "councils",
    "notice-below-law": "rules.notice.clear_days",
    "holidays.by_rule": "holidays",
}
_OF_PART = {QUESTIONS: _QUESTIONS, DEADLINES: _DEADLINES}
"""The line at which a part of the rules begins, by its name in the key of the finding that nobody confirmed it."""

_OF_PROBLEM = {
    "questions.not-set": _QUESTIONS,
    "deadlines.not-set": _DEADLINES,
    "draft-minutes-not-set": _DEADLINES,
    "letter.child": "rules.questions.under_18",
    "complaints.keep-not-set": "rules.complaints.keep_months",
}
_LEADS = frozenset({"setting.edit", "setting.rules", "setting.new", "setting.confirm", "go.settings"})


def line_of_problem(problem: Problem) -> str:
    """Give the line or heading of the settings to which the cure of a problem leads; empty if it leads to none."""
    if problem.act not in _LEADS:
        return ""
    return _OF_PROBLEM.get(problem.code, problem.field if problem.field in Panel.__struct_fields__ else "")


def line_of_finding(code: str, mark: str = "") -> str:
    """Give the line or heading of the settings that a finding is about, by its code and by the part that it names."""
    return _OF_FINDING.get(code) or _OF_PART.get(mark, "")
