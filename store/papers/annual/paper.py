"""The annual report of the panel: its year in figures, each with what is counted, between the clerk's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from store.papers import tables
from store.papers.complaints.paper import year_told
from store.papers.document import (
    AnyBlock,
    ChartBar,
    ChartBlock,
    Document,
    HeadingBlock,
    ParagraphBlock,
    TableBlock,
    TableCell,
)
from store.papers.fixed_words import ENGLISH, FixedWords
from store.queries.annual.figures import NONE_RECORDED, AnnualRow, Counted, annual_rows, figures_of
from store.queries.annual.scope import Scope, scope_of, years_told
from store.queries.attendance.record import RecordRow, record_rows
from store.queries.complaints.year import complaints_within
from store.register import Register
from store.rules.annual.sections import CLOSING, FIGURED, GRANT, OPENING, words_of
from store.rules.words.dates import day_month
from store.rules.words.wording import capital

_COUNTS = ("meetings", "present", "apologies", "absent", "not_recorded", "as_substitute")


def annual_document(
    register: Register,
    today: dt.date,
    words: FixedWords = ENGLISH,
    *,
    year: str | None = None,
    financial: bool = False,
) -> Document:
    """Give the annual report of a municipal year such as 2020-21, or with `financial` of the financial year.

    Without a year it is the municipal year before that of today. Raises Refused: that is no year, or has not begun.
    """
    scope = scope_of(register, today, year, financial=financial)
    title = words("annual.title_financial" if financial else "annual.title", year=scope.label)
    counted = figures_of(scope)
    blocks: list[AnyBlock] = [HeadingBlock(text=title, level=1), ParagraphBlock(words=_span(scope, words))]
    if any(one.number is None for one in counted):
        blocks.append(ParagraphBlock(words=words("annual.none_recorded", none=NONE_RECORDED)))
    blocks += _said(scope, OPENING)
    for section, heading in FIGURED.items():
        blocks.append(HeadingBlock(text=heading))
        blocks += _said(scope, section)
        figures = _figures(words, heading, [one for one in counted if one.figure.section == section])
        blocks += _complaints(words, scope, figures) if section == "complaints" else (figures,)
        if section == "attendance":
            blocks += _members(words, register, today, scope)
        if section in _BY_YEAR:
            blocks += _by_year(words, scope, today, section)
    blocks += _grant(words, scope)
    blocks += _said(scope, CLOSING)
    return Document(title=title, running=register.panel.name, blocks=tuple(blocks), wide=True)


def _span(scope: Scope, words: FixedWords) -> str:
    key = "annual.span" if scope.until == scope.last else "annual.so_far"
    days = {"first": scope.first, "last": scope.last, "until": scope.until}
    return words(key, **{name: day_month(day) for name, day in days.items()})


def _said(scope: Scope, section: str) -> Iterator[AnyBlock]:
    """Give the clerk's words for a section in paragraphs; nothing if there are none."""
    text = words_of(scope.register.panel, section, scope.first.year)
    yield from (ParagraphBlock(words=part.strip()) for part in text.split("\n\n") if part.strip())


def _figures(words: FixedWords, heading: str, counted: list[Counted]) -> TableBlock:
    rows = tuple(
        (
            TableCell(paragraphs=(one.figure.label,), head=True),
            TableCell(paragraphs=(one.words,)),
            TableCell(paragraphs=(one.figure.definition,)),
        )
        for one in counted
    )
    heads = tuple(words(f"annual.{name}") for name in ("figure", "number", "counted"))
    return TableBlock(heads=heads, rows=rows, shares=(5, 2, 7), caption=heading)


def _members(words: FixedWords, register: Register, today: dt.date, scope: Scope) -> Iterator[AnyBlock]:
    """Draw how often each member came, of the meetings held while in post, and set it out once in one table."""
    rows = record_rows(register, today, scope.first, scope.until)
    if rows:
        caption = words("annual.members")
        heads = tuple(words(f"attendance.{name}") for name in ("name", "office", *_COUNTS))
        body = tuple(_member(row) for row in rows)
        shares = (5, 4, *(2 for _ in _COUNTS))
        table = TableBlock(heads=heads, rows=body, shares=shares, caption=caption, shown=True)
        bars = [ChartBar(row.name, row.present, row.meetings) for row in rows if row.meetings]
        yield replace(_chart(words, words("annual.came"), words("attendance.name"), bars), figures=table)


_BY_YEAR = {
    "questions": ("received", None),
    "replies": ("answered", "recommendation"),
    "programme": ("kept", "planned"),
}
"""The sections with a chart by year: the code of the figure that is drawn, and of the whole that it is a part of."""

_MOST_YEARS = 5


def _by_year(words: FixedWords, scope: Scope, today: dt.date, section: str) -> Iterator[AnyBlock]:
    """Draw a figure of the year beside those of the years before it; nothing if it is the first."""
    years = [one for one in years_told(scope.register, today) if one <= scope.label][:_MOST_YEARS]
    if scope.label not in years or len(years) < 2:
        return
    drawn, whole = _BY_YEAR[section]
    bars = []
    for year in reversed(years):
        of = scope_of(scope.register, today, year, financial=scope.financial)
        bars.append(_bar(year, {one.figure.code: one for one in figures_of(of)}, drawn, whole))
    yield _chart(words, words(f"annual.{section}_by_year"), words("annual.year"), bars)


def _bar(year: str, counted: dict[str, Counted], drawn: str, whole: str | None) -> ChartBar:
    """Draw a figure of a year; where none is recorded, the bar says so and is not drawn as nought."""
    number, of = counted[drawn].number, counted[whole].number if whole else None
    return ChartBar(year, number or 0, of, NONE_RECORDED if number is None else "")


def _chart(words: FixedWords, title: str, of: str, bars: list[ChartBar]) -> ChartBlock:
    told = "; ".join(f"{one.label}: {one.words}" for one in bars)
    return ChartBlock(title=title, told=f"{title}. {told}.", bars=tuple(bars), heads=(of, words("annual.number")))


def _complaints(words: FixedWords, scope: Scope, figures: TableBlock) -> Iterator[AnyBlock]:
    """Tell of the complaints in the words of the yearly paper, then in figures.

    Where not one is recorded they may be kept elsewhere: then it says that, in place of a table without a number.
    """
    if not scope.register.complaints:
        yield ParagraphBlock(words=words("annual.no_complaints"))
    else:
        of = complaints_within(scope.register, scope.called, scope.first, scope.until)
        yield from year_told(scope.register, scope.until, words, of)
        yield ParagraphBlock(words=words("complaints.anonymous"))
        yield figures


def _member(row: RecordRow) -> tuple[TableCell, ...]:
    texts = (capital(row.role), *(str(getattr(row, name)) for name in _COUNTS))
    return (TableCell(paragraphs=(row.name,), head=True), *(TableCell(paragraphs=(text,)) for text in texts))


def _grant(words: FixedWords, scope: Scope) -> Iterator[AnyBlock]:
    """Set out the grant as it was entered, with the clerk's words; nothing if there are neither."""
    said = tuple(_said(scope, GRANT))
    entered = [one for one in scope.register.panel.grant if one.year == scope.first.year]
    if not said and not entered:
        return
    heading = words("annual.grant")
    yield HeadingBlock(text=heading)
    yield from said
    if entered:
        rows = tuple(
            (TableCell(paragraphs=(one.what,), head=True), TableCell(paragraphs=(one.figure,))) for one in entered
        )
        heads = (words("annual.figure"), words("annual.number"))
        yield TableBlock(heads=heads, rows=rows, shares=(7, 5), caption=heading)


def annual_csv(
    register: Register, today: dt.date, *, year: str | None = None, financial: bool = False, bom: bool = False
) -> bytes:
    """Write the figures as csv, each with what is counted and the records behind it. Raises as the document does."""
    return tables.csv(AnnualRow, annual_rows(register, today, year, financial), bom=bom)


def annual_json(register: Register, today: dt.date, *, year: str | None = None, financial: bool = False) -> bytes:
    """Write the figures as JSON. Raises as the document does."""
    return tables.json(AnnualRow, annual_rows(register, today, year, financial))
