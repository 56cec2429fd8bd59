"""The work programme as a paper: Markdown as the panel prints it, and plain text."""

from __future__ import annotations

import datetime as dt

from store.papers import tables
from store.papers.safety import markdown_cell, markdown_line, plain_line
from store.queries.programme.items import NEEDS_MEETING, Group, ItemRow, groups, numbered, row, time_words
from store.queries.rows import Column
from store.queries.words.short import count
from store.records import Meeting, WorkItem
from store.register import Register
from store.rules.publishing.withheld import withheld
from store.rules.words.dates import clock_time
from store.rules.words.loose import title_of

MOVEABLE = "(*)"
"""The mark that the panel prints after the title of an item that can go to another meeting."""

MOVEABLE_COMMENT = "(*moveable)"
"""The mark that the panel prints before the comments of such an item."""

IN_THE_HEADING = frozenset({"meeting", "meeting_id"})
"""The columns that stand in the heading of a meeting where the programme is text, and not on each line under it."""


def title(register: Register) -> str:
    """Give the heading of the programme: as the panel prints it, else made from the panel's name."""
    panel = register.panel
    return panel.programme_title or (f"Work programme of the {panel.name}" if panel.name else "Work programme")


def markdown(register: Register, today: dt.date, *, exempt: bool = False) -> bytes:
    """Write the programme as a table of dates, items and comments, then the notes the panel prints under it.

    What came from exempt business is withheld unless `exempt` asks for it. Items are numbered within each date. Text
    that a clerk or a stranger wrote cannot break the table.
    """
    register = register if exempt else withheld(register)
    lines = [f"# {markdown_line(title(register))}", "", "| DATES | ITEM | COMMENTS |", "| --- | --- | --- |"]
    for group in groups(register, today):
        lines += _markdown_rows(group)
    notes = register.panel.programme_notes
    if notes:
        lines += ["", "Notes:", "", *(f"- {markdown_line(note)}" for note in notes)]
    return tables.encoded(lines)


def text(register: Register, today: dt.date) -> bytes:
    """Write the programme as plain text: a heading for each meeting with its time, then a line for each item.

    The first line under the title names the columns; they are those of the csv and the json.
    """
    rows = [
        (group, [row(register, item, number) for number, item in numbered(group)]) for group in groups(register, today)
    ]
    order = text_columns()
    cells = [tables.text_cells(order, item) for _, items in rows for item in items]
    heads, *lines = tables.aligned([tuple(column.heading for column in order), *cells])
    each = iter(lines)
    out = [title(register), "", f"  {heads}"]
    for group, items in rows:
        out += ["", _text_heading(group), *(f"  {next(each)}" for _ in items)]
    notes = register.panel.programme_notes
    if notes:
        out += ["", "Notes", *(f"  {note}" for note in notes)]
    return tables.encoded([plain_line(line) for line in out])


def text_columns() -> tuple[Column, ...]:
    """Give the columns of a line of text: those a clerk reads first in front."""
    columns = [column for column in tables.text_order(ItemRow) if column.field not in IN_THE_HEADING]
    return tuple(sorted(columns, key=lambda column: _FIRST.get(column.field, len(_FIRST))))


_FIRST = {name: place for place, name in enumerate(("number", "id", "title", "lead", "minutes", "flags", "comments"))}


def _markdown_rows(group: Group) -> list[str]:
    """Write a group: its date stands on its first row only. An empty list of suggestions is not printed."""
    if not group.items and group.meeting is None:
        return []
    cells = [(f"{number}. {_title_cell(item)}", _comments_cell(item)) for number, item in numbered(group)]
    first, *rest = cells or [("", "")]
    return [f"| {_date_cell(group)} | {first[0]} | {first[1]} |", *(f"| | {item} | {words} |" for item, words in rest)]


def _date_cell(group: Group) -> str:
    """Write the date as the panel prints it: kind first if it is not an ordinary meeting, then day and time."""
    arranged = group.meeting is not None and group.meeting.binned_on is None
    parts = [group.kind, _printed_date(group.meeting) if group.meeting and arranged else group.title]
    if group.note == NEEDS_MEETING:
        parts.append(f"{group.status}: {group.note}" if group.status else group.note)
    return "<br>".join(markdown_cell(part) for part in parts if part)


def _printed_date(meeting: Meeting) -> str:
    day = title_of(meeting)
    return f"{day} at {clock_time(meeting.start)}" if meeting.start else day


def _title_cell(item: WorkItem) -> str:
    words = markdown_cell(item.title)
    return f"{words} {MOVEABLE}" if item.moveable and not item.title.endswith(MOVEABLE) else words


def _comments_cell(item: WorkItem) -> str:
    words = markdown_cell(item.comments)
    if not item.moveable or item.comments.startswith(MOVEABLE_COMMENT):
        return words
    return f"{MOVEABLE_COMMENT} {words}".rstrip()


def _text_heading(group: Group) -> str:
    """Name a group with its id, kind, status and time: `Thursday 29 July 2021, 1:00 pm (M18, arranged, 5 items)`."""
    held = group.meeting.id if group.meeting else ""
    facts = [held, group.kind, group.status, group.note, count(len(group.items), "item")]
    if group.booked is not None or group.available is not None:
        facts.append(time_words(group.booked, group.available, group.undecided))
    return f"{group.title} ({', '.join(fact for fact in facts if fact)})"
