"""Findings about members: one of whom the Act does not say whether a council may appoint them."""

from __future__ import annotations

from collections.abc import Iterator

from store.rules.findings.finding import Finding, Scene, finding
from store.rules.members.barred import why_advice
from store.rules.members.membership import members_at


def advice_wanted(scene: Scene) -> Iterator[Finding]:
    """Find members appointed by a council whom Schedule 6 paragraph 22 would keep from being co-opted."""
    for seat in members_at(scene.register, scene.today):
        why = why_advice(scene.register, seat, scene.today)
        if why:
            yield finding(
                "advice-wanted",
                (seat.id,),
                why,
                place="Members",
                cure="Ask the monitoring officer; set this aside with the advice, or end the seat.",
                acts=("open",),
                rank=53,
            )
