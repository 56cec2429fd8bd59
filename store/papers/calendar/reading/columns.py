"""The columns of a table of meetings: what each heading means, by the words that councils and our own files use."""

from __future__ import annotations

from store.papers.calendar.reading.days import begun
from store.papers.reading.grids import Cell, Grid
from store.papers.reading.headed import Columns
from store.rules.words.printed_dates import time_printed

DATE, START, FINISH, VENUE, KIND, STATUS = "date", "start", "finish", "venue", "kind", "status"
TITLE, CALLED, BODY, KNOWN_BY, WEEKDAY = "title", "called", "body", "known_by", "weekday"

_MOSTLY = 0.6
"""The part of the cells of a column that are dates, or times, where it is a column of those."""


def _has_day(cell: Cell) -> bool:
    """Say whether a cell holds a day, or a week or month by which a meeting can be known."""
    read = begun(cell)
    return bool(read.day or read.printed or read.month)


def _guess(grid: Grid) -> tuple[str, ...] | None:
    """Read a table without a heading by its cells: a column of dates, then one of times, a name and a place."""
    wide = max((len(row.cells) for row in grid.rows), default=0)
    columns = [[row.at(place) for row in grid.rows if row.at(place).line] for place in range(wide)]
    dated = [len(cells) > 0 and sum(map(_has_day, cells)) >= _MOSTLY * len(grid.rows) for cells in columns]
    if True not in dated:
        return None
    read = [""] * wide
    read[dated.index(True)] = DATE
    rest = [CALLED, VENUE]
    for place, cells in enumerate(columns):
        if read[place] or not cells:
            continue
        if START not in read and sum(map(_has_time, cells)) >= _MOSTLY * len(cells):
            read[place] = START
        elif rest:
            read[place] = rest.pop(0)
    return tuple(read)


def _has_time(cell: Cell) -> bool:
    return cell.time is not None or time_printed(cell.line)[0] is not None


COLUMNS = Columns(
    subject="meetings",
    labels={
        DATE: "date",
        START: "start, or start and finish",
        FINISH: "finish",
        VENUE: "venue",
        KIND: "kind",
        STATUS: "status",
        TITLE: "title",
        CALLED: "name of the meeting",
        BODY: "body that meets",
        KNOWN_BY: "known by its week or month",
        WEEKDAY: "day of the week",
    },
    words={
        DATE: "date|dates|meeting date|date of meeting|meeting dates|dates of meetings|when|start date|"
        "day and date|date and time|scheduled date|panel date|panel meeting|panel meeting date|proposed date",
        START: "time|start|start time|begins|from|meeting time|times|starts|time of meeting|commencing",
        FINISH: "finish|end|end time|finish time|ends|until|to",
        VENUE: "venue|place|location|room|where|address|meeting place|meeting venue",
        KIND: "kind|type|meeting type|type of meeting|kind of meeting|nature",
        STATUS: "status|state|confirmed|position",
        TITLE: "title|purpose|notes title|theme",
        CALLED: "meeting|subject|name|event|summary|meeting name|name of meeting|meetings|meeting title",
        BODY: "body|committee|committee name|panel|organisation|group|council",
        KNOWN_BY: "known by|known_by",
        WEEKDAY: "day|weekday|day of week|day of the week|days",
    },
    needed=frozenset({DATE}),
    joined=frozenset({CALLED}),
    guess=_guess,
)
"""What a table of meetings can hold. What a column of weekdays says has to agree with the date."""
