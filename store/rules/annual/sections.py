"""The sections of the annual report, and which of the clerk's words stand in each for a year."""

from __future__ import annotations

from store.problems import Problem
from store.records import Panel
from store.rules.words.wording import quoted

OPENING, CLOSING, GRANT = "opening", "closing", "grant"

FIGURED = {
    "meetings": "Meetings",
    "attendance": "Attendance",
    "membership": "Membership",
    "questions": "Questions from the public",
    "replies": "Recommendations, and what was asked for",
    "programme": "The work programme",
    "rounds": "Hearings and statutory rounds",
    "complaints": "Complaints against the commissioner",
}
"""The sections that have figures, in their order, with their headings."""

SECTIONS = (OPENING, *FIGURED, GRANT, CLOSING)
"""Every section that the clerk can word, in the order of the report."""


def words_of(panel: Panel, section: str, year: int) -> str:
    """Give the clerk's words for a section in a year: those of the year, else those of the last year before it."""
    worded = [one for one in panel.annual_texts if one.section == section and one.year <= year]
    return max(worded, key=lambda one: one.year).text if worded else ""


def why_not_section(section: str) -> Problem | None:
    """Say why a section cannot be worded: the report has none of that name. None if it can."""
    if section in SECTIONS:
        return None
    return Problem(
        "annual-section",
        f"The annual report has no section {quoted(section)}.",
        f"Choose one of {', '.join(SECTIONS)}.",
        "section",
    )
