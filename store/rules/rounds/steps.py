"""The one table of the statutory rounds: their steps, limits, who acts, and what follows if it goes wrong.

Dates, warnings, next steps and the story in words are all made from it.
"""

from __future__ import annotations

from store.records import RoundKind
from store.rules.rounds.procedures.documents import ANNUAL_REPORT, PLAN
from store.rules.rounds.procedures.hearings import CHIEF_CONSTABLE, CONFIRMATION, REMOVAL
from store.rules.rounds.procedures.office import ACTING, SUSPENSION
from store.rules.rounds.procedures.precept import PRECEPT
from store.rules.rounds.rule import StepRule

VETOES = frozenset({"veto-too-high", "veto-too-low", "veto"})
"""The choices that are a veto."""

FULL_PANEL = frozenset(
    {
        RoundKind.PRECEPT,
        RoundKind.CONFIRMATION_HEARING,
        RoundKind.CHIEF_CONSTABLE,
        RoundKind.PLAN,
        RoundKind.ANNUAL_REPORT,
    }
)
"""The procedures that are special functions, for the full panel only (2011 Act Sch 6 para 27)."""

STEPS: dict[RoundKind, tuple[StepRule, ...]] = {
    RoundKind.PRECEPT: PRECEPT,
    RoundKind.CONFIRMATION_HEARING: CONFIRMATION,
    RoundKind.CHIEF_CONSTABLE: CHIEF_CONSTABLE,
    RoundKind.REMOVAL: REMOVAL,
    RoundKind.PLAN: PLAN,
    RoundKind.ANNUAL_REPORT: ANNUAL_REPORT,
    RoundKind.SUSPENSION: SUSPENSION,
    RoundKind.ACTING_COMMISSIONER: ACTING,
}
"""The steps of each procedure, in their order."""
