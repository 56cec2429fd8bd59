"""What is asked before the business of a meeting that has passed is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from screens.kit.ask import Ask
from screens.kit.office import Office
from store.problems import Problem
from store.records import WorkItem
from store.rules.programme.passed import why_ask, why_ask_moving

Deed = Callable[[bool], object]
"""What is done; it is told whether the clerk was asked and means it."""


def ask_of_meeting(office: Office, meeting: str | None, then: Deed) -> None:
    """Do something with the business of a meeting, after asking if the meeting has passed."""
    ask_first(office, why_ask(office.desk.register, (meeting,), office.desk.today), then)


def ask_of_items(office: Office, ids: Iterable[str], then: Deed, to: str | None = None) -> None:
    """Do something with items, after asking if a meeting that they leave or enter has passed."""
    items = [item for one in ids if (item := office.desk.register.get(WorkItem, one))]
    ask_first(office, why_ask_moving(office.desk.register, items, office.desk.today, to), then)


def ask_first(office: Office, problem: Problem | None, then: Deed) -> None:
    """Do something at once, or after asking where a rule wants that."""
    if problem is None:
        then(False)
        return
    answers = (("n", "", "Leave its business as it is"), ("y", "yes", "Change it all the same"))

    def answered(answer: str | None) -> None:
        if answer:
            then(True)

    office.pick(Ask("Change the business of a meeting that is over?", problem.sentence, answers), answered)
