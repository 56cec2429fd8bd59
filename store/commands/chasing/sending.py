"""Recording that letters went to those from whom something is awaited."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Chased
from store.register import Register
from store.rules.chasing.due import SORTS, chasers_due
from store.rules.words.wording import counted, listed

BY_MAIL = "e-mail draft"
"""How a letter went, if nothing else is said."""


def record_chased(register: Register, today: dt.date, /, *, matters: tuple[str, ...], how: str = BY_MAIL) -> Edit:
    """Record that the letters about these matters, by their keys, were sent today; they are due no more.

    Raises:
        Refused: none is named, or one of them is not due: it was sent already, say.
    """
    problems = Problems()
    due = {matter.key: chaser for chaser in chasers_due(register, today) for matter in chaser.matters}
    words = problems.said(Chased, "how", how)
    if not matters:
        problems.add(Problem("chase-none", "No letter is due.", "There is nothing to record.", "matters"))
    for key in matters:
        if key not in due:
            sentence = f"No letter about “{key}” is due today, or it was sent already."
            cure = "Look at the list of letters that are due: it may have changed."
            problems.add(Problem("chase-not-due", sentence, cure, "matters", "action.chase"))
    problems.refuse()
    new = tuple(
        Chased(matter=key, sort=SORTS[due[key].sort], to=due[key].to, on=today, how=words)
        for key in dict.fromkeys(matters)
    )
    names = list(dict.fromkeys(one.to or "nobody recorded" for one in new))
    several = listed(names) if len(names) <= 3 else f"{len(names)} people and bodies"
    letters = len({id(due[one.matter]) for one in new})
    about = f"{counted(letters, 'letter')} about {counted(len(new), 'matter')}"
    sentence = f"Recorded as sent: {about} to {several}"
    return Edit(sentence, (replace(register.panel, chased=(*register.panel.chased, *new)),))
