"""Which steps of a round the panel decides by vote, and which outcome a vote that was carried or lost can have."""

from __future__ import annotations

from typing import NamedTuple

from store.records import RoundKind


class Decision(NamedTuple):
    """How the panel decides a step by vote.

    `carried` are the outcomes that only a motion that was carried brings about, `either` those that a motion lost can
    have too, `vetoes` those that are a veto, by the majority with the code `veto`. An empty outcome is that of a step
    with nothing to choose; one that is in none of them is not the panel's.
    """

    carried: frozenset[str]
    either: frozenset[str] = frozenset()
    vetoes: frozenset[str] = frozenset()
    veto: str = ""

    def has(self, choice: str) -> bool:
        """Say whether an outcome is one on which the panel votes."""
        return choice in self.carried | self.either | self.vetoes


_RESOLVED = Decision(frozenset({""}))
_APPOINTMENT = Decision(frozenset({"appoint"}), frozenset({"do-not-appoint"}))

DECISIONS: dict[tuple[RoundKind, str], Decision] = {
    (RoundKind.PRECEPT, "review"): Decision(
        frozenset({"support", "support-with-recommendations"}),
        frozenset({"not-supported"}),
        frozenset({"veto-too-high", "veto-too-low"}),
        "veto",
    ),
    (RoundKind.PRECEPT, "second-review"): Decision(
        frozenset({"accept", "accept-with-recommendations"}), frozenset({"comments", "reject"})
    ),
    (RoundKind.CONFIRMATION_HEARING, "report"): _APPOINTMENT,
    (RoundKind.CHIEF_CONSTABLE, "report"): _APPOINTMENT._replace(
        vetoes=frozenset({"veto"}), veto="chief-constable-veto"
    ),
    (RoundKind.CHIEF_CONSTABLE, "reserve-report"): _APPOINTMENT,
    (RoundKind.REMOVAL, "report"): Decision(frozenset({"remove"}), frozenset({"do-not-remove"})),
    (RoundKind.PLAN, "report"): _RESOLVED,
    (RoundKind.ANNUAL_REPORT, "report"): _RESOLVED,
    (RoundKind.SUSPENSION, "suspended"): _RESOLVED,
    (RoundKind.SUSPENSION, "ended"): Decision(frozenset({"panel"})),
    (RoundKind.ACTING_COMMISSIONER, "arose"): Decision(frozenset({"incapacity"})),
    (RoundKind.ACTING_COMMISSIONER, "appointed"): Decision(frozenset({"", "staff", "not-staff"})),
}
"""Every step that is a decision of the panel. Before the panel can be said to have decided, more must have voted for
it than against (Local Government Act 1972 Sch 12 para 39 in England, the panel's own rules in Wales)."""


def decision_of(kind: RoundKind, step: str) -> Decision | None:
    """Give how the panel decides a step; None for a step that is not decided by vote."""
    return DECISIONS.get((kind, step))
