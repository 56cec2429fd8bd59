"""A work programme as it was read from files: what was recognised, in its place, and what was not."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.rules.imports import ImportLine, ImportPlace


class DraftDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the programme as the file prints it: its words, the local time, and what else the cell says of it.

    `why` tells how the day was read, if that is worth a look.
    """

    key: str
    day: dt.date
    printed: str = ""
    start: dt.time | None = None
    called: str = ""
    why: str = ""
    place: ImportPlace = ImportPlace()


class DraftItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item as it was read. Without a `day` it waits to be scheduled, under a `theme` if it has one.

    `values` are its other fields as the file has them, by the names of the record; a field of which the file has no
    column is not among them. `row` is the whole row in its own words, `id` the id that a file of ours gives it; `why`
    tells how it was read, if that is worth a look.
    """

    key: str
    title: str
    row: str
    place: ImportPlace
    day: dt.date | None = None
    theme: str = ""
    values: dict[str, str] = {}
    moveable: bool = False
    marks: tuple[str, ...] = ()
    id: str = ""
    why: str = ""


class DraftNote(msgspec.Struct, frozen=True, kw_only=True):
    """A note printed under the programme."""

    key: str
    words: str
    place: ImportPlace


class DraftProgramme(msgspec.Struct, frozen=True, kw_only=True):
    """A programme as it was read. `aside` are the lines that only the clerk can place, and how columns were read.

    `headings` are the headings of columns that the clerk had read as something else, as they read, with what that is.
    """

    title: str = ""
    titled: ImportPlace = ImportPlace()
    days: tuple[DraftDay, ...] = ()
    items: tuple[DraftItem, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    aside: tuple[ImportLine, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
