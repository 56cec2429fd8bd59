"""The attendance record as a list, and the roll of a meeting as its minutes print it."""

from __future__ import annotations

import datetime as dt

from store.papers.tables import SOURCE, Table, encoded
from store.queries.attendance.board import attendance_record, printed_roll
from store.queries.registers import Column
from store.queries.words.short import meeting_title
from store.records import Meeting
from store.register import Register
from store.rules.declarations.minute_words import declaration_sentence

_COLUMNS = (
    Column("id", "Id"),
    Column("name", "Name"),
    Column("role", "Role"),
    Column("meetings", "Meetings in post"),
    Column("present", "Present"),
    Column("remote", "By remote link"),
    Column("apologies", "Apologies"),
    Column("absent", "Absent"),
    Column("not_recorded", "Not recorded"),
    Column("as_substitute", "As substitute"),
    Column("percent", "Percent", "–"),
    SOURCE,
)


def record_table(register: Register, first: dt.date | None = None, last: dt.date | None = None) -> Table:
    """List who attended the meetings held from one day to another, out of those held while in post."""
    return Table(_COLUMNS, tuple((*row, "") for row in attendance_record(register, first, last)))


def roll_text(register: Register, meeting: Meeting) -> bytes:
    """Write the roll of a meeting and its declarations in the form of minutes, with the names of that day."""
    lines = [meeting_title(meeting)]
    for group in printed_roll(register, meeting):
        lines += ["", group.heading, *(f"  {line}" for line in group.lines)]
    made = register.declarations_of(meeting.id)
    if made:
        lines += ["", "Declarations of interest", *(f"  {declaration_sentence(register, one)}" for one in made)]
    return encoded(lines)
