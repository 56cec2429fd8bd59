"""Tables with dates of meetings, and lists of dates, as a draft of meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from store.papers.calendar.reading.columns import (
    BODY,
    CALLED,
    COLUMNS,
    DATE,
    FINISH,
    KIND,
    KNOWN_BY,
    START,
    STATUS,
    TITLE,
    VENUE,
    WEEKDAY,
)
from store.papers.calendar.reading.days import DayRead, begun, day_typed, settle
from store.papers.calendar.reading.typed import with_typed
from store.papers.reading.grids import Cell, Content
from store.papers.reading.headed import HeadedRow, HeadedTables, to_keep, unplaced
from store.problems import Refused
from store.rules.calendar.drafts import DraftMeeting, DraftMeetings
from store.rules.imports import Correction, Corrections, ImportLine
from store.rules.words.dates import read_time
from store.rules.words.loose import MONTH, WEEK, Within
from store.rules.words.printed_dates import time_printed

_LINE = 140
"""The most characters of a line outside of a table that can be the date of a meeting."""


def table_draft(
    number: int, content: Content, today: dt.date, corrections: Corrections, kept: Mapping[str, str]
) -> DraftMeetings:
    """Read the meetings of one file with tables; `number` is that of the file among the others."""
    return _TableReading(number, content, today, corrections, kept).draft()


class _TableReading:
    """Goes through the tables of one file and makes a draft of them."""

    def __init__(
        self, number: int, content: Content, today: dt.date, corrections: Corrections, kept: Mapping[str, str]
    ) -> None:
        self.read = HeadedTables(COLUMNS, number, content, corrections, kept)
        self.content = content
        self.today = today
        self.corrections = corrections

    def draft(self) -> DraftMeetings:
        """Read everything: rows of tables, and lines beside them in which one date stands."""
        title, lines, left = self._loose()
        dated = [(row, _date_cell(row)) for row in self.read.rows] + lines
        days = [self._day(row, cell) for row, cell in dated]
        settle(days, f"{title} {self.content.named}")
        meetings = [
            table_meeting(row, day, self._said(row.key), loose=not row.cells)
            for (row, _), day in zip(dated, days, strict=True)
        ]
        return DraftMeetings(
            meetings=tuple(meetings),
            aside=(*self.read.lines, *left, *self.read.asides()),
            headings=to_keep(COLUMNS.subject, self.read.headings),
        )

    def _said(self, key: str) -> Correction:
        return self.corrections.get(key, Correction())

    def _day(self, row: HeadedRow, cell: Cell) -> DayRead:
        typed = self._said(row.key).values.get("date")
        read = begun(cell)
        by = row.line(KNOWN_BY)
        if read.day is not None and by in {WEEK, MONTH}:
            read.day = Within.of(read.day, WEEK if by == WEEK else MONTH)
        if typed is None or typed.strip() == read.words:
            return read
        made = day_typed(typed, self.today)
        made.time, made.rest = read.time, read.rest
        return made

    def _loose(self) -> tuple[str, list[tuple[HeadedRow, Cell]], list[ImportLine]]:
        """Part the lines outside of tables: titles that name years, dates of meetings, and all others."""
        dated: list[tuple[HeadedRow, Cell]] = []
        left: list[ImportLine] = []
        titles: list[str] = []
        for row in self.read.loose:
            cell = Cell(row.words)
            alone = begun(cell)
            if len(row.words) <= _LINE and (alone.printed or alone.day or alone.month):
                dated.append((row, cell))
                continue
            titles.append(row.words)
            why = "This stands outside of any table with a column of dates."
            left.append(unplaced(row.key, row.words, why, row.place, self.corrections))
        return " ".join(titles), dated, left


def _date_cell(row: HeadedRow) -> Cell:
    """Give the cell of the date, with the weekday before it if that stands in a column of its own."""
    cell, weekday = row.cell(DATE), row.line(WEEKDAY)
    if not weekday or not cell.line or cell.line.casefold().startswith(weekday[:3].casefold()):
        return cell
    return Cell(f"{weekday} {cell.text}", cell.day, cell.time, cell.continues)


def table_meeting(row: HeadedRow, day: DayRead, said: Correction, *, loose: bool) -> DraftMeeting:
    """Make a draft of a row and its date, with what the clerk typed for it instead."""
    wrong: list[tuple[str, str]] = []
    start, finish = _times(row, day, wrong)
    before, after = day.rest
    called = ", ".join(filter(None, (row.line(CALLED), before, "" if loose else after)))
    made = DraftMeeting(
        key=row.key,
        row=row.words,
        place=row.place,
        day=day.day,
        dated=day.words,
        why_no_day=day.why if day.day is None else "",
        start=start,
        finish=finish,
        venue=after if loose else row.line(VENUE),
        called=called,
        title=row.line(TITLE),
        body=row.line(BODY),
        kind_words=row.line(KIND),
        status_words=row.line(STATUS),
        wrong=tuple(wrong),
        why=day.read_so if day.day else "",
    )
    return with_typed(made, said)


def _times(row: HeadedRow, day: DayRead, wrong: list[tuple[str, str]]) -> tuple[dt.time | None, dt.time | None]:
    """Read start and finish; both may stand in one cell, or behind the date."""
    cell = row.cell(START)
    start, rest = (cell.time, "") if cell.time else time_printed(cell.line)
    if start is None and cell.line:
        wrong.append((cell.line, _why_no_time(cell.line)))
    finish = time_printed(rest.removeprefix("to").strip())[0] if start else None
    other = row.cell(FINISH)
    if other.time or other.line:
        finish = other.time or time_printed(other.line)[0]
        wrong += [(other.line, _why_no_time(other.line))] if finish is None else []
    return start or day.time, finish


def _why_no_time(words: str) -> str:
    try:
        read_time(words)
    except Refused as refused:
        return " ".join(map(str, refused.problems))
    return "That is not a time of day."
