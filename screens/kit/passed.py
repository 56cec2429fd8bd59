"""The question before the business of a meeting that has passed is changed, for windows as for forms."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.ask import Ask
from screens.kit.office import Office
from store.problems import Problem
from store.rules.programme.passed import LEFT_BEHIND, OUT, PASSED

_CHANGE = ("Leave its business as it is", "Change it all the same")
_WORDS = {
    PASSED: ("Change the business of a meeting that is over?", *_CHANGE),
    OUT: ("Change an agenda that was published?", *_CHANGE),
    LEFT_BEHIND: (
        "Publish an agenda that the programme has left behind?",
        "Do not publish it yet",
        "Publish it as it is",
    ),
}

Deed = Callable[[bool], object]
"""What is done; it is told whether the clerk was asked and means it."""


def ask_of_passed(problem: Problem, *others: Problem) -> Ask:
    """Make the question, of several problems in one; it answers "yes" if the change is meant."""
    title, leave, go_on = _WORDS.get(problem.code, _WORDS[PASSED])
    words = "\n".join(dict.fromkeys(one.sentence for one in (problem, *others)))
    return Ask(title, words, (("n", "", leave), ("y", "yes", go_on)))


def ask_first(office: Office, problem: Problem | None, then: Deed) -> None:
    """Do something at once, or after asking where a rule wants that."""
    if problem is None:
        then(False)
        return

    def answered(answer: str | None) -> None:
        if answer:
            then(True)

    office.pick(ask_of_passed(problem), answered)
