"""The roll of a meeting as its minutes print it."""

from __future__ import annotations

from store.papers.tables import encoded
from store.queries.attendance.board import printed_roll
from store.queries.words.short import meeting_title
from store.records import Meeting
from store.register import Register
from store.rules.declarations.minute_words import declaration_sentence


def roll_text(register: Register, meeting: Meeting) -> bytes:
    """Write the roll of a meeting and its declarations in the form of minutes, with the names of that day."""
    lines = [meeting_title(meeting)]
    for group in printed_roll(register, meeting):
        lines += ["", group.heading, *(f"  {line}" for line in group.lines)]
    made = register.declarations_of(meeting.id)
    if made:
        lines += ["", "Declarations of interest", *(f"  {declaration_sentence(register, one)}" for one in made)]
    return encoded(lines)
