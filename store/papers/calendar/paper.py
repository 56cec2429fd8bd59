"""The calendar of a municipal year as a paper: its meetings, and the deadlines that follow from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.papers.document import AnyBlock, Document, HeadingBlock, ParagraphBlock, TableBlock, TableCell
from store.papers.fixed_words import ENGLISH, FixedWords
from store.queries.calendar.clock import DeadlineRow
from store.queries.calendar.listed import CalendarRow, calendar_rows
from store.queries.calendar.named_years import MunicipalYear, year_at, year_named
from store.queries.calendar.not_set import listed_clock
from store.queries.words.short import NOT_RECORDED, meeting_title
from store.records import Meeting, MeetingStatus
from store.register import Register
from store.rules.words.dates import long_date
from store.rules.words.loose import title_of

_MARKED = frozenset({MeetingStatus.PROPOSED, MeetingStatus.CANCELLED, MeetingStatus.RELEASED})


def calendar_document(
    register: Register,
    today: dt.date,
    words: FixedWords = ENGLISH,
    *,
    meeting: str | None = None,
    year: str | None = None,
) -> Document:
    """Give the meetings of a municipal year such as 2021-22 and their deadlines, or those of one meeting.

    Without a year it is the one that the day lies in. Deadlines are those of meetings whose clock still runs; what is
    not set, or cannot be worked out, stands with its reason in place of the day.

    Raises Refused: there is no such meeting or year.
    """
    of = _year(register, today, meeting, year)
    title = words("calendar.title", year=of.label)
    blocks: list[AnyBlock] = [HeadingBlock(text=title, level=1)]
    rows = calendar_rows(register, today, of.label, meeting)
    if rows:
        heads = tuple(words(f"calendar.{name}") for name in ("date", "time", "meeting", "place"))
        table = tuple(_meeting_cells(register, row) for row in rows)
        blocks.append(TableBlock(heads=heads, rows=table, shares=(5, 2, 4, 6), caption=title))
    else:
        blocks.append(ParagraphBlock(words=words("calendar.none")))
    blocks += _deadlines(register, words, _clock(register, today, of, meeting))
    return Document(title=title, running=register.panel.name, blocks=tuple(blocks))


def _year(register: Register, today: dt.date, meeting: str | None, year: str | None) -> MunicipalYear:
    if year is not None:
        return year_named(register, year)
    day = today if meeting is None else register.need(Meeting, meeting, "meeting").date
    return year_at(register, day)


def _meeting_cells(register: Register, row: CalendarRow) -> tuple[TableCell, ...]:
    """Set out a meeting; one that is only proposed, or will not take place, says so."""
    meeting = register.need(Meeting, row.id)
    called = (row.title or row.kind).capitalize() if not row.title else row.title
    marked = (meeting.status.value.upper(),) if meeting.status in _MARKED else ()
    return (
        TableCell(paragraphs=(title_of(meeting),), head=True),
        TableCell(paragraphs=(row.start or NOT_RECORDED,)),
        TableCell(paragraphs=(called, *marked)),
        TableCell(paragraphs=(row.venue or NOT_RECORDED,)),
    )


def _clock(register: Register, today: dt.date, of: MunicipalYear, meeting: str | None) -> Iterator[DeadlineRow]:
    for row in listed_clock(register, today, meeting):
        held = register.need(Meeting, row.id)
        if of.has(held.date):
            yield row


def _deadlines(register: Register, words: FixedWords, rows: Iterable[DeadlineRow]) -> Iterator[AnyBlock]:
    body = tuple(
        (
            TableCell(paragraphs=(_due(row),), head=True),
            TableCell(paragraphs=(row.label,)),
            TableCell(paragraphs=(meeting_title(register.need(Meeting, row.id)),)),
            TableCell(paragraphs=tuple(part for part in (row.state, row.note if row.due is None else "") if part)),
        )
        for row in sorted(rows, key=lambda row: row.due or dt.date.max)
    )
    if body:
        heading = words("calendar.deadlines")
        yield HeadingBlock(text=heading)
        heads = tuple(words(f"calendar.{name}") for name in ("due", "deadline", "meeting", "state"))
        yield TableBlock(heads=heads, rows=body, shares=(5, 6, 5, 3), caption=heading)


def _due(row: DeadlineRow) -> str:
    if row.due is None:
        return row.state
    return f"{long_date(row.due)}, {row.hour}" if row.hour else long_date(row.due)
