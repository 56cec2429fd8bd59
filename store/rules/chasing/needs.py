"""What a letter to somebody from whom something is awaited needs, and why none can be written."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.register import Register
from store.rules.chasing.due import ACTION, INVITATION, REPORT, Chaser, chasers_due
from store.rules.publishing.withheld import withheld
from store.rules.questions.letters import needs_of_office
from store.rules.words.wording import quoted

_CURES = {
    REPORT: ("Enter the author of the paper, or of the item.", "item.edit"),
    INVITATION: ("Enter by whom it is reported.", "item.edit"),
    ACTION: ("Enter its owner.", "action.edit"),
}
_SHOWN = 60


def needs_of_chaser(register: Register, chaser: Chaser) -> tuple[Problem, ...]:
    """List what a letter needs and is not recorded: to whom it goes, and what every letter needs of the office."""
    lacking = list(needs_of_office(register.panel))
    if chaser.exempt:
        lacking.append(_of_exempt(chaser))
    elif not chaser.to:
        about = chaser.about if len(chaser.about) <= _SHOWN else f"{chaser.about[: _SHOWN - 1].rstrip()}…"
        ids = ", ".join(dict.fromkeys(one.record for one in chaser.matters))
        sentence = f"Nobody is recorded to whom a letter about {ids} {quoted(about)} could go."
        cure, act = _CURES.get(chaser.sort, ("Enter to whom it goes.", ""))
        lacking.append(Problem("chase-nobody", sentence, cure, "to", act))
    return tuple(lacking)


def _of_exempt(chaser: Chaser) -> Problem:
    ids = ", ".join(one.record for one in chaser.matters)
    sentence = f"{ids} is of exempt business, of which no draft is written."
    cure = "Write to whoever sees to it by hand, and say from when to look at it again."
    return Problem("chase-exempt", sentence, cure, "to", "action.review")


def why_not_chase(register: Register, today: dt.date, *sorts: str) -> Problem | None:
    """Say why no letter can be written to anybody from whom something of some sorts is awaited; None if one can."""
    due = chasers_due(withheld(register), today, sorts)
    if not due:
        return Problem("chase-none", "No letter is due.", "There is nothing to write.", "")
    needs = [needs_of_chaser(register, one) for one in due]
    return None if not all(needs) else needs[0][0]
