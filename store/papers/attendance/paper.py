"""Attendance as a paper: the roll of one meeting, or who attended how many of a municipal year."""

from __future__ import annotations

import datetime as dt

from store.papers import tables
from store.papers.document import AnyBlock, Document, HeadingBlock, ParagraphBlock, TableBlock, TableCell, bullets
from store.papers.fixed_words import ENGLISH, FixedWords
from store.queries.attendance.board import BoardRow, board_rows, is_forecast, printed_roll
from store.queries.attendance.record import RecordRow, record_rows
from store.queries.calendar.named_years import MunicipalYear, year_at, year_named
from store.queries.rows import Row
from store.queries.words.short import meeting_title
from store.records import Meeting
from store.register import Register
from store.rules.words.dates import day_month
from store.rules.words.wording import capital

_COUNTS = ("meetings", "present", "remote", "apologies", "absent", "not_recorded", "as_substitute")


def attendance_document(
    register: Register,
    today: dt.date,
    words: FixedWords = ENGLISH,
    *,
    meeting: str | None = None,
    year: str | None = None,
) -> Document:
    """Give the roll of a meeting in the form of its minutes, or the record of a municipal year such as 2021-22.

    Without a year it is the latest that has a meeting with a roll. What each is counted against are the meetings held
    while in post, so that nobody is marked down for a time before or after.

    Raises Refused: there is no such meeting or year.
    """
    if meeting is not None:
        return _roll(register, words, register.need(Meeting, meeting, "meeting"))
    of = _year(register, today, year)
    title = words("attendance.record", year=of.label)
    rows = record_rows(register, today, of.first, of.last)
    blocks: list[AnyBlock] = [HeadingBlock(text=title, level=1)]
    span = words("attendance.span", first=day_month(of.first), last=day_month(of.last))
    blocks.append(ParagraphBlock(words=span))
    if rows:
        heads = tuple(words(f"attendance.{name}") for name in ("name", "office", *_COUNTS, "percent"))
        table = tuple(_counted(row) for row in rows)
        blocks.append(TableBlock(heads=heads, rows=table, shares=(5, 4, *(2 for _ in _COUNTS), 2), caption=title))
    else:
        blocks.append(ParagraphBlock(words=words("attendance.no_roll")))
    return Document(title=title, running=register.panel.name, blocks=tuple(blocks), wide=True)


def _counted(row: RecordRow) -> tuple[TableCell, ...]:
    percent = "–" if row.percent is None else f"{row.percent} %"
    figures = (*(str(getattr(row, name)) for name in _COUNTS), percent)
    return (
        TableCell(paragraphs=(row.name,), head=True),
        *(TableCell(paragraphs=(text,)) for text in (capital(row.role), *figures)),
    )


def _roll(register: Register, words: FixedWords, meeting: Meeting) -> Document:
    """Set out the roll of a meeting, with the names and offices of that day."""
    title = words("attendance.roll", meeting=meeting_title(meeting))
    blocks: list[AnyBlock] = [HeadingBlock(text=title, level=1)]
    for group in printed_roll(register, meeting):
        blocks += (HeadingBlock(text=group.heading), bullets(group.lines))
    if not meeting.attendance:
        blocks.append(ParagraphBlock(words=words("attendance.no_roll")))
    return Document(title=title, running=register.panel.name, blocks=tuple(blocks))


def _year(register: Register, today: dt.date, typed: str | None) -> MunicipalYear:
    if typed is not None:
        return year_named(register, typed)
    held = [one.date for one in register.meetings if one.date <= today and not is_forecast(one)]
    return year_at(register, max(held, default=today))


def attendance_csv(
    register: Register, today: dt.date, *, meeting: str | None = None, year: str | None = None, bom: bool = False
) -> bytes:
    """Write the same as csv: who is on the board of a meeting, or the record of a year. Raises as the document does."""
    kind, rows = _list(register, today, meeting, year)
    return tables.csv(kind, rows, bom=bom)


def attendance_json(
    register: Register, today: dt.date, *, meeting: str | None = None, year: str | None = None
) -> bytes:
    """Write the same as JSON. Raises as the document does."""
    return tables.json(*_list(register, today, meeting, year))


def _list(
    register: Register, today: dt.date, meeting: str | None, year: str | None
) -> tuple[type[Row], tuple[Row, ...]]:
    if meeting is not None:
        return BoardRow, board_rows(register, today, meeting)
    of = _year(register, today, year)
    return RecordRow, record_rows(register, today, of.first, of.last)
