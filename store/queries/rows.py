"""What a row of a list is: one type, from which the text, the csv header, the JSON and its published schema are made.

A field of a row has a name for JSON, which never changes; one for csv, the same unless csv files always had another;
and a heading for people. All three stand at the field, in its `Meta`, and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, get_args

import msgspec
from msgspec import Meta

from store.fields import find_field
from store.records import Part
from store.rules.words.dates import short_date

Value = str | int | float | bool | dt.date | tuple[str, ...] | None
"""What a cell holds before it is put into words."""

Lines = tuple[tuple[str, str], ...]
"""A record told whole: pairs of a label and its text."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One object of a list. What has the name of a field of the record that it is `of` is headed as that is called."""

    of: ClassVar[type[Part] | None] = None


def cell(
    description: str = "",
    *,
    heading: str = "",
    csv: str = "",
    empty: str = "",
    words: str = "",
    last: bool = False,
    private: bool = False,
) -> Meta:
    """Say of a field what it holds, and how it is headed if neither the record's word for it nor its name would do.

    `csv` is its name in csv files. In text `empty` stands in an empty cell, `words` names the property that words it if
    its value would not do, and `last` sets it at the end of the line, because it is long. `private` leaves it out of
    everything unless it is asked for.
    """
    extra = {"heading": heading, "csv": csv, "empty": empty, "words": words, "last": last, "private": private}
    return Meta(description=description or None, extra=extra)


RecordId = Annotated[str, cell("id of the record", heading="Id")]
Source = Annotated[str, cell("the paper it was taken from; empty if it was entered by hand", heading="Taken from")]
Date = Annotated[dt.date | None, Meta(description="ISO date; null if not recorded")]


class Column(NamedTuple):
    """A column of a list: the field it shows, its names in JSON and csv, its heading, and what else `cell` says."""

    field: str
    name: str
    csv: str
    heading: str
    empty: str = ""
    words: str = ""
    last: bool = False
    private: bool = False


@cache
def columns(kind: type[Row]) -> tuple[Column, ...]:
    """Give the columns of a kind of row, in the order of its fields."""
    return tuple(_column(field, kind.of) for field in msgspec.structs.fields(kind))


def _column(field: msgspec.structs.FieldInfo, of: type[Part] | None) -> Column:
    said: dict[str, Any] = {}
    for meta in get_args(field.type)[1:]:
        said |= (meta.extra if isinstance(meta, Meta) else None) or {}
    name = field.encode_name
    declared = find_field(of, field.name) if of else None
    return Column(
        field=field.name,
        name=name,
        csv=said.get("csv") or name,
        heading=said.get("heading") or (declared.heading if declared else name.capitalize().replace("_", " ")),
        empty=said.get("empty", ""),
        words=said.get("words") or field.name,
        last=said.get("last", False),
        private=said.get("private", False),
    )


def shown(kind: type[Row], *, private: bool = False) -> tuple[Column, ...]:
    """Give the columns that a list carries; those that are private only with `private`."""
    return tuple(column for column in columns(kind) if private or not column.private)


def cell_text(value: Value) -> str:
    """Put a cell into words: dates short with their weekday, yes or nothing, nothing for None."""
    if value is None or isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return "; ".join(value)
    return short_date(value) if isinstance(value, dt.date) else str(value)
