"""What a letter to somebody from whom something is awaited needs, and why none can be written."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.register import Register
from store.rules.chasing.due import ACTION, INVITATION, MEND, REPORT, Chaser, chasers_due
from store.rules.programme.answering import Basis, law_of
from store.rules.publishing.withheld import withheld
from store.rules.questions.letters import needs_of_office
from store.rules.words.wording import quoted, shortened

_CURES = {
    MEND: ("Enter the author of the paper, or of the item.", "item.edit"),
    REPORT: ("Enter the author of the paper, or of the item.", "item.edit"),
    INVITATION: ("Enter by whom it is reported.", "item.edit"),
    ACTION: ("Enter its owner.", "action.edit"),
}
_SHOWN = 60


def needs_of_chaser(register: Register, chaser: Chaser) -> tuple[Problem, ...]:
    """List what a letter needs and is not recorded: what every letter needs of the office, and to whom it goes."""
    unknown = why_to_nobody(chaser)
    return (*needs_of_office(register.panel), *([unknown] if unknown else []))


def why_to_nobody(chaser: Chaser) -> Problem | None:
    """Say why a letter goes to nobody: nobody is recorded, the law stands against it, or it is of exempt business."""
    ids = ", ".join(dict.fromkeys(one.record for one in chaser.matters))
    if chaser.exempt:
        sentence = f"{ids} is of exempt business, of which no letter is drafted."
        cure = "Write to whoever sees to it by hand, and say from when to look at it again."
        return Problem("chase-exempt", sentence, cure, "to", "action.review")
    if any(one.alone for one in chaser.matters):
        sentence = f"{chaser.to} can be asked to attend only where the commissioner is required on the same occasion"
        cure = "Name the commissioner as well, on an item of that meeting, or take this name out."
        return Problem("chase-alone", f"{sentence} ({law_of(Basis.ASKED)}).", cure, "to_answer", "item.edit")
    if chaser.to:
        return None
    about = shortened(chaser.about, _SHOWN)
    sentence = f"Nobody is recorded to whom a letter about {ids} {quoted(about)} could go."
    cure, act = _CURES.get(chaser.sort, ("Enter to whom it goes.", ""))
    return Problem("chase-nobody", sentence, cure, "to", act)


def why_not_chase(register: Register, today: dt.date, *sorts: str) -> Problem | None:
    """Say why no letter can be written to anybody from whom something of some sorts is awaited; None if one can.

    What the office itself lacks is asked for on the way.
    """
    due = chasers_due(withheld(register), today, sorts)
    if not due:
        return Problem("chase-none", "No letter is due.", "There is nothing to write.", "")
    unknown = [why_to_nobody(one) for one in due]
    return None if not all(unknown) else unknown[0]
