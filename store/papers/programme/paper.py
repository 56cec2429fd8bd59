"""The work programme as a paper, and as plain text for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.papers import tables
from store.papers.document import (
    AnyBlock,
    Document,
    HeadingBlock,
    ParagraphBlock,
    TableBlock,
    TableCell,
    bullets,
)
from store.papers.fixed_words import ENGLISH, FixedWords
from store.papers.safety import plain_line
from store.queries.programme.items import NEEDS_MEETING, Group, ItemRow, groups, numbered, row, time_words
from store.queries.rows import Column
from store.queries.words.short import count
from store.records import Meeting, WorkItem
from store.register import Register
from store.rules.words.dates import clock_time
from store.rules.words.folding import words_read
from store.rules.words.loose import title_of

if TYPE_CHECKING:
    from store.queries.programme.changed import ProgrammeThen

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


def programme_document(
    register: Register, today: dt.date, words: FixedWords = ENGLISH, *, changes: ProgrammeThen | None = None
) -> Document:
    """Give the programme as the panel prints it: dates, items and comments, then the notes that stand under it.

    Items are numbered within each date; a date spans its items. `changes` is the version since which everything that
    became different is told at the end.
    """
    heads = (words("programme.dates"), words("programme.item"), words("programme.comments"))
    rows = tuple(row for group in groups(register, today) for row in _printed_rows(group))
    table = TableBlock(heads=heads, rows=rows, shares=(2, 5, 5), caption=words("programme.caption"))
    notes = register.panel.programme_notes
    under = (HeadingBlock(text=words("programme.notes")), bullets(notes)) if notes else ()
    since = tuple(_changes(register, today, words, changes)) if changes else ()
    name = title(register)
    blocks = (HeadingBlock(text=name, level=1), table, *under, *since)
    return Document(title=name, running=name, blocks=blocks, wide=True)


def _changes(register: Register, today: dt.date, words: FixedWords, then: ProgrammeThen) -> Iterator[AnyBlock]:
    from store.queries.programme.changed import programme_changes

    yield HeadingBlock(text=words("programme.changes", version=then.version))
    told = programme_changes(then, register, today)
    yield bullets(told) if told else ParagraphBlock(words=words("programme.no_changes", version=then.version))


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


def _printed_rows(group: Group) -> Iterator[tuple[TableCell, ...]]:
    """Write a group: its date spans its rows. An empty list of suggestions is not printed."""
    if not group.items and group.meeting is None:
        return
    date = TableCell(paragraphs=_date_lines(group), rows=max(len(group.items), 1), head=True)
    if not group.items:
        yield (date, TableCell(), TableCell())
    for number, item in numbered(group):
        cells = (
            TableCell(paragraphs=(f"{number}. {_printed_title(item)}",)),
            TableCell(paragraphs=_printed_comments(item)),
        )
        yield cells if number > 1 else (date, *cells)


def _date_lines(group: Group) -> tuple[str, ...]:
    """Write the date as the panel prints it: kind first if it is not an ordinary meeting, then day and time."""
    arranged = group.meeting is not None and group.meeting.binned_on is None
    parts = [group.kind, _printed_date(group.meeting) if group.meeting and arranged else group.title]
    if group.note == NEEDS_MEETING:
        parts.append(f"{group.status}: {group.note}" if group.status else group.note)
    return tuple(part for part in parts if part)


def _printed_date(meeting: Meeting) -> str:
    day = title_of(meeting)
    return f"{day} at {clock_time(meeting.start)}" if meeting.start else day


def _printed_title(item: WorkItem) -> str:
    return f"{item.title} {MOVEABLE}" if item.moveable and not item.title.endswith(MOVEABLE) else item.title


def _printed_comments(item: WorkItem) -> tuple[str, ...]:
    """Write the comments; of a suggestion with the time at which it is wanted, if they do not say that already."""
    said = item.comments
    wanted = item.target if item.meeting is None else ""
    if wanted and words_read(wanted) not in words_read(said):
        said = f"{wanted}. {said}" if said else wanted
    if item.moveable and not said.startswith(MOVEABLE_COMMENT):
        said = f"{MOVEABLE_COMMENT} {said}".rstrip()
    return (said,) if said else ()


def _text_heading(group: Group) -> str:
    """Name a group with its id, kind, status and time: `Thursday 29 July 2021, 1:00 pm (M18, arranged, 5 items)`."""
    held = group.meeting.id if group.meeting else ""
    facts = [held, group.kind, group.status, group.note, count(len(group.items), "item")]
    if group.booked is not None or group.available is not None:
        facts.append(time_words(group.booked, group.available, group.undecided))
    return f"{group.title} ({', '.join(fact for fact in facts if fact)})"
