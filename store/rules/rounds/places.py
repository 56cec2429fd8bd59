"""Where the steps of a round were taken: whether in public or in private, as the law wants them."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import StatutoryRound
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.rounds.amounts import Matter
from store.rules.rounds.limits import done
from store.rules.rounds.progress import meeting_of
from store.rules.rounds.rule import Consequence
from store.rules.rounds.steps import STEPS
from store.rules.words.wording import capital

_PUBLIC = Consequence("It must be held at a meeting of the panel in public.", "holds")
_PANEL = Consequence("What the panel decides it decides at a meeting, of which the public is given notice.", "holds")
_PRIVATE = Consequence("The scrutiny hearing is held in private (2011 Act Sch 8 para 15).", "ask")


def place_matters(register: Register, now: StatutoryRound) -> Iterator[Matter]:
    """Say which steps were taken at a meeting that is not of the sort the law wants."""
    for rule in STEPS[now.kind]:
        step = done(now, rule.code)
        held = meeting_of(register, step) if step is not None and rule.meeting else None
        if step is None or held is None:
            continue
        name = capital(the_meeting(held))
        if rule.public is False:
            if held.kind.in_public:
                yield step, f"“{rule.label}”: {name} is one in public.", _PRIVATE
        elif not held.kind.in_public:
            told = f"“{rule.label}”: {name}, the only one recorded for that day, is not held in public."
            yield step, told, _PUBLIC if rule.public else _PANEL
