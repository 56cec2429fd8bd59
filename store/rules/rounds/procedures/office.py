"""The steps of the rounds on the office itself: suspension (2011 Act s.30), acting commissioner (ss.62-63).

Neither is a special function: Sch 6 para 27 does not name them, so nothing here says "full panel".
"""

from __future__ import annotations

from store.rules.rounds.rule import ADVICE, COURTS, NOBODY, PANEL, Consequence, StepRule

OFFENCE = Consequence(
    "The panel may suspend only a commissioner who is charged with an offence that carries more than two years "
    "(2011 Act s.30(1)(b)).",
    "holds",
)
"""What follows if the offence does not, or if that is not recorded."""

SUSPENSION = (
    StepRule(
        code="charged",
        label="Commissioner charged with an offence",
        told="the commissioner was charged with an offence",
        who=COURTS,
        choices=(("more", "it carries more than two years"), ("less", "it does not carry more than two years")),
        asked=True,
        missing=OFFENCE,
    ),
    StepRule(
        code="suspended",
        label="Commissioner suspended by the panel",
        told="the panel suspended the commissioner",
        who=PANEL,
        meeting=True,
        after=("charged",),
        unless=("charged=less",),
        barred="The panel may suspend only if the offence carries more than two years (2011 Act s.30(1)(b)), and this "
        "one does not.",
        timing="if the panel so decides: it may suspend, and need not (2011 Act s.30)",
        missing=Consequence("Without a suspension nothing more follows from the charge for the panel."),
        early=OFFENCE,
    ),
    StepRule(
        code="ended",
        label="Suspension ended",
        told="the suspension ended",
        who="the courts or the panel",
        needs=("suspended",),
        choices=(
            ("dropped", "the charge was dropped"),
            ("acquitted", "the commissioner was acquitted"),
            ("convicted", "a conviction that does not disqualify"),
            ("panel", "the panel ended it"),
        ),
        timing="on the end of the charge, an acquittal, a conviction that does not disqualify or a decision of the "
        "panel (2011 Act s.30)",
        missing=Consequence("The suspension lasts until then (2011 Act s.30)."),
    ),
    ADVICE,
)
"""The suspension of the commissioner."""

_STAFF = "Only a member of the commissioner's staff at the time of the appointment can be appointed (2011 Act s.62)."

ACTING = (
    StepRule(
        code="arose",
        label="Need for an acting commissioner arose",
        told="the need for an acting commissioner arose",
        who=NOBODY,
        choices=(
            ("vacancy", "the office is vacant"),
            ("incapacity", "the panel decided that the commissioner is incapacitated"),
            ("suspension", "the commissioner is suspended"),
        ),
        missing=Consequence(
            "An acting commissioner is appointed only on a vacancy, an incapacity that the panel has decided on or a "
            "suspension (2011 Act s.62)."
        ),
    ),
    StepRule(
        code="appointed",
        label="Acting commissioner appointed by the panel",
        told="the panel appointed an acting commissioner",
        who=PANEL,
        meeting=True,
        choices=(
            ("staff", "a member of the commissioner's staff at the time"),
            ("not-staff", "not a member of the commissioner's staff at the time"),
        ),
        asked=True,
        after=("arose",),
        timing="the law sets no number of days",
        missing=Consequence(
            "The panel must appoint an acting commissioner, and only a member of the commissioner's staff at that time "
            "(2011 Act s.62)."
        ),
        early=Consequence(
            "An acting commissioner is appointed only on a vacancy, an incapacity that the panel has decided on or a "
            "suspension (2011 Act s.62).",
            "holds",
        ),
        also=("vacant",),
    ),
    StepRule(
        code="ended",
        label="Acting appointment ended",
        told="the acting appointment ended",
        who=NOBODY,
        needs=("appointed",),
        timing="as soon as a commissioner can act again; the acting one cannot issue or vary the plan (2011 Act s.62)",
        missing=Consequence("The acting commissioner goes on until then (2011 Act s.62)."),
    ),
    ADVICE,
)
"""The appointment of an acting commissioner."""

NOT_STAFF = Consequence(_STAFF, "holds")
"""What follows if whoever was appointed was not of the staff, or if that is not recorded."""
