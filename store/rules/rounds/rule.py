"""What the table of the statutory rounds says of one step: who acts, by when, and what follows if it goes wrong."""

from __future__ import annotations

from typing import Literal

import msgspec

COMMISSIONER, PANEL, COURTS, NOBODY = "the commissioner", "the panel", "the courts", "nobody, it comes about by itself"
"""Who acts."""

NOTIFICATION = ("name", "criteria", "reasons", "terms")
"""What a notification of a candidate must hold before it starts a clock."""

NOTIFICATION_WORDS = {
    "name": "the candidate's name",
    "criteria": "the criteria for the appointment",
    "reasons": "why the candidate meets them",
    "terms": "the terms and conditions",
}
"""The same in words."""

Upshot = Literal["", "ask", "holds", "advised", "ends"]
"""What a fault does to the round. `ask`: nothing is settled, so the monitoring officer is asked. `holds`: the same, and
the round is not done by itself: `advised` once the advice is recorded. `ends`: the law ends the process there. Empty:
nothing but itself.
"""

ASKED = "Ask the monitoring officer what follows, and record the advice."
"""Said after the words of every fault whose consequence is not settled."""


class Consequence(msgspec.Struct, frozen=True):
    """What follows, in whole sentences with the provision, and what it does to the round."""

    words: str
    effect: Upshot = ""

    def __str__(self) -> str:
        """Say what follows; where that is open, that the monitoring officer is to be asked."""
        return f"{self.words} {ASKED}" if self.effect in {"ask", "holds"} else self.words


NOTHING = Consequence("")
"""What cannot go wrong in this way."""


class StepLimit(msgspec.Struct, frozen=True, kw_only=True):
    """By when a step is taken. `provision` is the code in the table of statutory numbers.

    A period begins with the day of the step `since`; without it the limit is a day of the year. `code` and `label` are
    those of the date that is shown; steps that share a limit share its date.
    """

    code: str
    label: str
    provision: str
    since: str = ""


class StepRule(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `label` names it in a list, `told` in the timeline after the day; `choices` pair codes with words.

    `meeting` says that it happens at a meeting of the panel, `public` that the meeting must be one in public (None
    where the law says neither, False where it must be private), `vote` that votes are counted, `money` that it is about
    an amount, `holds` what has to be ticked off. `asked` choices may be left open: they are then asked about.

    `needs` are steps without which it cannot be, each as `step` or as `step=choice|choice`; `unless` those after which
    it is not, with `barred` saying why. `after` are steps that the law wants before it: it can have happened without
    them, and `early` is what follows. `late` is what follows after its `limit`, `missing` what if it is not there
    though its time is over or a later step has been taken. `timing` says when the law wants it where it sets no day.
    `papers` is the step without which there is nothing to take it on, so that nothing follows if it is missing.
    `also` names dates that follow from the step besides its limit. One that is `again` can be recorded several times.
    """

    code: str
    label: str
    told: str
    who: str
    choices: tuple[tuple[str, str], ...] = ()
    asked: bool = False
    meeting: bool = False
    public: bool | None = None
    vote: bool = False
    money: bool = False
    holds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    barred: str = ""
    after: tuple[str, ...] = ()
    optional: bool = False
    again: bool = False
    limit: StepLimit | None = None
    timing: str = ""
    late: Consequence = NOTHING
    missing: Consequence = NOTHING
    early: Consequence = NOTHING
    papers: str = ""
    also: tuple[str, ...] = ()


ADVICE = StepRule(
    code="advice",
    label="Monitoring officer's advice",
    told="the monitoring officer advised",
    who="the monitoring officer",
    optional=True,
    again=True,
)
"""What every round can record of what is not settled: the advice stands in the note."""
