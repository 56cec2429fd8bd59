"""Who decides whether a question is put: the panel's rules say so, or whoever decided is asked for."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Question
from store.register import Register
from store.rules.questions.steps import question_words, scheme_for

DECIDERS = {
    "secretariat+chair": "the secretariat and the Chair",
    "monitoring_officer": "the Monitoring Officer",
    "chair": "the Chair",
}
"""Who decides, by the code of the rules, in the words of a letter."""


def decider_by_rules(register: Register, question: Question, today: dt.date) -> str:
    """Say who decides on a question by the panel's rules; empty if they do not say."""
    code = scheme_for(register, question, today).decides
    return DECIDERS.get(code, code)


def why_nobody_decided(question: Question, who: str) -> Problem | None:
    """Say that a decision names nobody who took it; None if it does."""
    if who.strip():
        return None
    sentence = f"It is not said who decided about {question_words(question)}, and the panel's rules do not say either."
    return Problem("decider-missing", sentence, "Name who decided, such as the Chair.", "decided_by")
