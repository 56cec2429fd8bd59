"""Findings about the panel's own rules: what is not set, and therefore cannot be counted or judged."""

from __future__ import annotations

from collections.abc import Iterator

from store.rules.attendance.room import quorum_needed
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.members.membership import members_at
from store.rules.questions.steps import why_not_set


def not_set(scene: Scene) -> Iterator[Finding]:
    """Find rules that no law sets and the panel has not entered: quorum, public questions, councils."""
    panel, rules = scene.register.panel, scene.rules
    if quorum_needed(rules.quorum, len(members_at(scene.register, scene.today)) or 1) is None:
        yield _missing(
            "quorum-not-set",
            "The quorum is not set, so nobody can be told whether a meeting has one. No law sets it for the panel.",
            "Enter it in the settings, as the panel's rules of procedure have it.",
        )
    if why_not_set(rules.questions) is not None:
        yield _missing(
            "questions-not-set",
            "The rules for public questions are not set, so that no deadline can be worked out for them.",
            "Enter them in the settings, or take those of another panel to begin with.",
        )
    if not panel.councils:
        yield _missing(
            "councils-not-set",
            "No council of the area is entered: notices and copies go to each of them.",
            "Enter the councils in the settings.",
        )


def _missing(code: str, sentence: str, cure: str) -> Finding:
    return finding(code, ("PANEL",), sentence, place="Settings", cure=cure, acts=("open",), rank=67)
