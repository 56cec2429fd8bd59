"""Files with a work programme read into a draft: titles, days, items and notes, and every line that found no place.

What the clerk said of a line is taken into account here, because it can change what other lines are: a column is read
as something else, a date that was cut in two belongs to all rows beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from store.papers.programme.reading.cells import (
    ItemLine,
    item_lines,
    wanted_words,
    why_run_together,
)
from store.papers.programme.reading.columns import FIELDS
from store.papers.programme.reading.days import DateHeading, day_typed, headings, is_notes, note_words, read_days
from store.papers.programme.reading.rows import DraftRow, LooseLine, ProgrammeRows
from store.papers.reading.grids import Content
from store.rules.imports import (
    NO_CORRECTIONS,
    Correction,
    Corrections,
    ImportField,
    ImportLine,
    ImportPlace,
    ImportState,
)
from store.rules.programme.drafts import DraftDay, DraftItem, DraftNote, DraftProgramme
from store.rules.programme.printed import comment_words
from store.rules.words.loose import heading_of_day

_PROGRAMME = re.compile(r"\b(?:work|forward|meeting)\s*(?:programme|program|plan)\b|\bforward plan\b", re.IGNORECASE)
_PAGE = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_HALF_DATE = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.*\d|\d.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\d",
    re.IGNORECASE,
)
_YES = frozenset({"yes", "y", "true", "x", "1", "moveable", "*", "(*)", "✓"})
_NOTHING = Correction()
_SPACES = re.compile(r"[ \t]+")
_DATE_HELP = "Such as 29 July 2021; or: to be scheduled"


def read_programme(
    contents: Sequence[Content], corrections: Corrections = NO_CORRECTIONS, kept: Mapping[str, str] | None = None
) -> DraftProgramme:
    """Read a programme out of files, with what the clerk said of their lines.

    `kept` is what headings, as they read, were read as the last time.
    """
    drafts = [_Reading(number, one, corrections, kept or {}).draft() for number, one in enumerate(contents)]
    return DraftProgramme(
        title=next((draft.title for draft in drafts if draft.title), ""),
        titled=next((draft.titled for draft in drafts if draft.title), ImportPlace()),
        days=tuple(day for draft in drafts for day in draft.days),
        items=tuple(item for draft in drafts for item in draft.items),
        notes=tuple(note for draft in drafts for note in draft.notes),
        aside=tuple(line for draft in drafts for line in draft.aside),
        headings=tuple(one for draft in drafts for one in draft.headings),
    )


class _Reading:
    """Goes through the rows of one file and makes a draft of them."""

    def __init__(self, number: int, content: Content, corrections: Corrections, kept: Mapping[str, str]) -> None:
        self.read = ProgrammeRows(number, content, corrections, kept)
        self.number = number
        self.content = content
        self.corrections = corrections
        self.title = ""
        self.titled = ImportPlace()
        self.items: list[DraftItem] = []
        self.days: dict[tuple[dt.date | None, str], DraftDay] = {}
        self.notes: list[DraftNote] = []
        self.aside: list[ImportLine] = []

    def draft(self) -> DraftProgramme:
        """Read everything."""
        self.aside += self.read.columns
        self._titles([line for line in self.read.loose if line.first])
        rows, notes = _without_notes(self.read.rows)
        made = headings(rows)
        read_days(made, f"{self.title} {self.content.named}")
        for one in made:
            self._heading(one)
        self._under([line for line in self.read.loose if not line.first], noted=False)
        self._under([LooseLine(row.key, row.place, row.words, first=False) for row in notes], noted=True)
        for place, aside in enumerate(self.content.asides):
            at = ImportPlace(self.content.named, aside.table, aside.line)
            self._leave(f"{self.number}:aside:{place}", aside.text, aside.why, at)
        return DraftProgramme(
            title=self.title,
            titled=self.titled,
            days=tuple(self.days.values()),
            items=tuple(self.items),
            notes=tuple(self.notes),
            aside=tuple(self.aside),
            headings=tuple(self.read.headings.items()),
        )

    def _said(self, key: str) -> Correction:
        return self.corrections.get(key, _NOTHING)

    def _leave(self, key: str, words: str, why: str, place: ImportPlace, fields: tuple[ImportField, ...] = ()) -> None:
        left = self._said(key).taken is False
        state = ImportState.LEFT if left else ImportState.UNPLACED
        self.aside.append(
            ImportLine(
                key=key,
                state=state,
                what="line",
                words=words,
                why=why,
                place=place,
                fields=fields,
                can_take=bool(fields),
            )
        )

    def _titles(self, lines: Sequence[LooseLine]) -> None:
        """Find the heading of the programme among the lines above it."""
        for line in lines:
            if not self.title and _PROGRAMME.search(line.words):
                self.title, self.titled = line.words, line.place
            elif not _placed_by_date(line, self.read.rows):
                self._leave(line.key, line.words, "This stands above the table.", line.place)

    def _under(self, lines: Sequence[LooseLine], *, noted: bool) -> None:
        """Keep the lines from the word Notes on as notes; what stands between tables before it is left to the clerk."""
        for line in lines:
            if _PAGE.fullmatch(line.words):
                self._leave(line.key, line.words, "This looks like the number of a page.", line.place)
                continue
            noted = noted or is_notes(line.words)
            words = _bare(note_words(line.words) if is_notes(line.words) else line.words)
            if noted or self._said(line.key).taken:
                self.notes += [DraftNote(key=line.key, words=words, place=line.place)] if words else []
            elif not _placed_by_date(line, self.read.rows):
                fields = (ImportField("note", "Note", words, help="Printed under the programme", many_lines=True),)
                self._leave(line.key, line.words, "This stands outside the table.", line.place, fields)

    def _heading(self, one: DateHeading) -> None:
        """Place the rows under one heading, with the date that the clerk typed for it if there is one."""
        key = f"{one.key}:date"
        typed = self._said(key).values.get("date")
        if typed is not None:
            one.day, one.waiting, one.why = day_typed(typed)
        full = [row for row in one.rows if row.item.strip() or row.comments.strip()]
        if not one.settled:
            if not full and not _HALF_DATE.search(one.words):
                self._under([LooseLine(row.key, row.place, row.words, first=False) for row in one.rows], noted=False)
                return
            self._unread(key, one, typed)
        if one.day is not None and heading_of_day(one.day) not in self.days:
            self.days[heading_of_day(one.day)] = DraftDay(
                key=key,
                day=one.day,
                printed=one.words,
                start=one.start,
                called=one.called,
                why=one.read_so,
                place=one.place,
            )
        titles = [line.words for row in full for line in item_lines(row.item)]
        for row in full:
            self._row(one, row, [title for title in titles if title not in row.item])

    def _unread(self, key: str, one: DateHeading, typed: str | None) -> None:
        """Ask for the date of a heading, which is that of all rows beside it."""
        count = sum(bool(row.item.strip()) for row in one.rows)
        beside = f" It stands beside {count} rows." if count > 1 else ""
        fields = (ImportField("date", "Date", typed or "", help=_DATE_HELP),)
        words = one.words or (one.rows[0].words if one.rows else "")
        if one.words or count > 1:
            self.aside.append(
                ImportLine(
                    key=key,
                    state=ImportState.UNREAD_DATE,
                    what="date",
                    words=words,
                    why=f"{one.why}{beside}",
                    place=one.place,
                    fields=fields,
                )
            )

    def _row(self, one: DateHeading, row: DraftRow, others: Sequence[str]) -> None:
        """Read the items of one row, or say why they cannot be told."""
        said = self._said(row.key)
        lines = item_lines(said.values.get("title", row.item))
        comments = said.values.get("comments", row.comments)
        if not lines:
            self._leave(row.key, row.words, "This stands beside no item.", row.place, self._fields(one, row, ""))
            return
        why = "" if said.values or said.taken else self._why_unsure(row, lines, others)
        if why:
            self._leave(row.key, row.words, why, row.place, self._fields(one, row, "\n".join(x.words for x in lines)))
            return
        if len(lines) > 1 and comments.strip():
            about = "These comments stand beside several items; which of them is meant cannot be told."
            self._leave(f"{row.key}:comments", comments, about, row.place)
            comments = ""
        for number, line in enumerate(lines):
            self._item(one, row, line, comments, row.key if len(lines) == 1 else f"{row.key}:{number}")

    def _why_unsure(self, row: DraftRow, lines: Sequence[ItemLine], others: Sequence[str]) -> str:
        for line in lines:
            why = why_run_together(line.words, others)
            if why:
                return why
        if len(lines) > 1 and not all(line.labelled for line in lines[1:]):
            return "Several lines stand in one cell, without numbers or bullets: they may be one item or several."
        return ""

    def _fields(self, one: DateHeading, row: DraftRow, title: str) -> tuple[ImportField, ...]:
        return (
            ImportField("title", "Item", title, help="One item to a line", many_lines=True),
            ImportField("comments", "Comments", row.comments, many_lines=True),
            ImportField("date", "Date", one.words, help=_DATE_HELP),
        )

    def _item(self, one: DateHeading, row: DraftRow, line: ItemLine, comments: str, key: str) -> None:
        """Make an item of one line, under the day of its heading or the one typed for it."""
        said = self._said(key)
        words, marked = comment_words(comments)
        values = {"comments": words} if words or row.comments else {}
        values |= {
            name: row.others[name] for name in (*FIELDS, "status", "exempt_paragraph", "papers") if row.others.get(name)
        }
        if "moveable" in row.others:
            values["moveable"] = "yes" if row.others["moveable"].casefold() in _YES else ""
        day, waiting, why = one.day, one.waiting, one.why
        theme = one.theme or row.theme
        typed = said.values.get("date")
        if typed is not None and typed != one.words:
            day, waiting, why = day_typed(typed)
            theme = ""
        title = said.values.get("title", line.words).strip() if key != row.key else line.words
        made = DraftItem(
            key=key,
            title=_SPACES.sub(" ", title),
            row=row.words,
            place=row.place,
            day=day,
            theme="" if day else theme,
            values=self._wanted(values, waiting=waiting),
            moveable=line.moveable or marked or bool(values.get("moveable")),
            marks=tuple(mark.strip() for mark in row.others.get("flags", "").split(";") if mark.strip()),
            id=row.others.get("id", ""),
            why=row.remark if day is None else "",
        )
        if day is None and not waiting:
            self._dateless(made, why)
        else:
            self.items.append(made)

    def _wanted(self, values: dict[str, str], *, waiting: bool) -> dict[str, str]:
        """Add when an item that waits is wanted, if only its comments say so."""
        wanted = wanted_words(values.get("comments", "")) if waiting and "target" not in values else ""
        return values | ({"target": wanted} if wanted else {})

    def _dateless(self, item: DraftItem, why: str) -> None:
        state = ImportState.LEFT if self._said(item.key).taken is False else ImportState.UNREAD_DATE
        fields = (
            ImportField("date", "Date", self._said(item.key).values.get("date", ""), help=_DATE_HELP),
            ImportField("title", "Item", item.title),
            ImportField("comments", "Comments", item.values.get("comments", ""), many_lines=True),
        )
        self.aside.append(
            ImportLine(
                key=item.key,
                state=state,
                what="item",
                words=item.row,
                why=why,
                place=item.place,
                fields=fields,
            )
        )


def _without_notes(rows: Sequence[DraftRow]) -> tuple[list[DraftRow], list[DraftRow]]:
    """Part the rows of a table from those that are notes under it: from the word Notes in the column of dates on."""
    begins = next((place for place, row in enumerate(rows) if is_notes(row.date.line)), len(rows))
    return list(rows[:begins]), list(rows[begins:])


def _placed_by_date(line: LooseLine, rows: Sequence[DraftRow]) -> bool:
    """Say whether a line above a table is the date of its rows, and so has found its place."""
    return any(row.date.line == line.words for row in rows)


def _bare(words: str) -> str:
    """Give the words of a note without its bullet."""
    return re.sub(r"^[•\uf0b7*–-]\s*", "", words).strip()
