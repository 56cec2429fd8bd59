"""The columns of a programme: what each heading means, by the words that councils and our own files use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from store.fields import field_of
from store.papers.reading import headed
from store.papers.reading.grids import Grid, TableRow
from store.queries.programme.items import ItemRow
from store.queries.rows import columns
from store.records import WorkItem
from store.rules.imports import Corrections, ImportLine
from store.rules.words.folding import words_read

DATE, ITEM, COMMENTS, LEFT = "date", "title", "comments", ""
"""The columns that a programme stands on, and what is not taken over."""

FIELDS = ("lead", "author", "minutes", "target", "source", "theme", "kind", "origin", "format")
"""The other fields of an item that a column can fill."""

OURS = frozenset({"id", "target", "source", "flags"})
"""Columns by which a file of our own is known: there, a row without a date waits to be scheduled."""

_OWN = ("moveable", "status", "flags", "exempt_paragraph", "papers", "number", "id", "meeting_id")
_WORDS = {
    DATE: "date dates meeting meetings when|meeting date|date of meeting|panel date|panel meeting|panel meeting date|"
    "meeting dates|date and time|scheduled for|committee date",
    ITEM: "item items topic topics subject title report reports issue issues business matter|agenda item|report title|"
    "item of business|work item|topic item|agenda items|items of business|title of report|item title|subject matter",
    COMMENTS: "comment comments notes note purpose details detail description scope reason remarks objective outcome|"
    "purpose of report|reason for report|background|further information|additional information|key issues",
    "lead": "lead officer owner responsible|report of|lead officer|presented by|responsible officer|lead member|"
    "contact officer|report by|who|lead organisation|organisation",
    "author": "author|report author|written by",
    "minutes": "minutes duration time|time min|time allotted|time minutes|length|mins",
    "moveable": "moveable movable",
    "target": "target|time wanted|wanted|when wanted|target date|timescale",
    "source": "source|taken from",
    "theme": "theme|themed review",
    "kind": "kind type|item type|category",
    "origin": "origin|asked for by|requested by|request",
    "status": "status progress",
    "flags": "flags marks",
    "number": "no number #|item no|item number|agenda no|ref",
    "format": "format|how presented",
}
_LABELS = {
    DATE: "date of the meeting",
    LEFT: "not taken over",
    "flags": "marks",
    "exempt_paragraph": "paragraph by which a paper is exempt",
    "papers": "papers",
    "number": "number, which is given anew",
    "id": "id of our own files",
    "meeting_id": "id of its meeting, in our own files",
}


@cache
def _meanings() -> Mapping[str, str]:
    """Give what each heading means, as it reads; ours come last, so that they decide."""
    known: dict[str, str] = {}
    for role, words in _WORDS.items():
        single, *phrases = words.split("|")
        known |= dict.fromkeys([*single.split(), *phrases, words_read(single)], role)
    for column in columns(ItemRow):
        role = DATE if column.field == "meeting" else column.field
        names = {words_read(name) for name in (column.csv, column.name, column.heading)}
        known |= {name: role for name in names if name not in known}
    return known


def roles() -> tuple[tuple[str, str], ...]:
    """Give everything that a column can be read as, with the words for it."""
    return tuple((role, label_of_role(role)) for role in (DATE, ITEM, COMMENTS, *FIELDS, *_OWN, LEFT))


def label_of_role(role: str) -> str:
    """Say what a column is read as."""
    return _LABELS.get(role) or field_of(WorkItem, role).in_words


def read_heading(row: TableRow) -> tuple[str, ...] | None:
    """Give what each column of a heading means; None if the row heads no programme.

    Where two columns mean the same, the first does; our own files have a date and the id of a meeting.
    """
    meanings = _meanings()
    read = [meanings.get(words_read(cell.line), LEFT) for cell in row.cells]
    names = [words_read(cell.line) for cell in row.cells]
    if ITEM not in read or len(set(read) - {LEFT}) < 2:
        return None
    if "date" in names and "meeting" in names:
        read[names.index("meeting")] = "meeting_id"
    first: set[str] = set()
    for place, role in enumerate(read):
        if role in first and role != COMMENTS:
            read[place] = LEFT
        first.add(role)
    return tuple(read)


def heading_of_grid(grid: Grid) -> tuple[int, tuple[str, ...]] | None:
    """Find the row that heads a table, within its first rows: its place from 0, and what its columns mean."""
    for place, row in enumerate(grid.rows[:15]):
        read = read_heading(row)
        if read is not None:
            return place, read
    return None


def by_content(grid: Grid, has_date: Sequence[bool]) -> tuple[str, ...] | None:
    """Give what the columns of a table without a heading mean, if one of them holds dates: then item, then comments."""
    dated = next((place for place, dates in enumerate(has_date) if dates), None)
    if dated is None:
        return None
    wide = max(len(row.cells) for row in grid.rows)
    read = [LEFT] * wide
    read[dated] = DATE
    for place, role in zip((place for place in range(wide) if place != dated), (ITEM, COMMENTS), strict=False):
        read[place] = role
    return tuple(read) if ITEM in read else None


def columns_typed(lines: Sequence[ImportLine], typed: Sequence[str]) -> Corrections:
    """Read what the clerk said of columns as `HEADING=FIELD`. Raises Refused with everything that cannot be meant."""
    return headed.columns_typed(lines, typed, roles(), _meanings())
