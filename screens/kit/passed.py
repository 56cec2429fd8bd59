"""The question before the business of a meeting that has passed is changed, for windows as for forms."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.ask import Ask
from screens.kit.office import Office
from store.problems import Problem

Deed = Callable[[bool], object]
"""What is done; it is told whether the clerk was asked and means it."""


def ask_of_passed(problem: Problem) -> Ask:
    """Make the question; it answers "yes" if the change is meant."""
    answers = (("n", "", "Leave its business as it is"), ("y", "yes", "Change it all the same"))
    return Ask("Change the business of a meeting that is over?", problem.sentence, answers)


def ask_first(office: Office, problem: Problem | None, then: Deed) -> None:
    """Do something at once, or after asking where a rule wants that."""
    if problem is None:
        then(False)
        return

    def answered(answer: str | None) -> None:
        if answer:
            then(True)

    office.pick(ask_of_passed(problem), answered)
