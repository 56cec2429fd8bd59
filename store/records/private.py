"""The parts of records that only the office may see: what they are, and where they stand.

Whatever shows, prints, searches, compares, merges or purges records asks here, so that none of them has a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeGuard

from msgspec.structs import replace

from store.records.base import Record
from store.records.complaint import Complaint, Particulars
from store.records.question import ContactDetails, Question

PrivatePart = ContactDetails | Particulars

PRIVATE_PARTS: Final[tuple[type[PrivatePart], ...]] = (ContactDetails, Particulars)
"""Every kind of private part."""

WAYS: Final[Mapping[str, tuple[str, ...]]] = {Question.table: ("asker",), Complaint.table: ()}
"""By the table of a record, the way to what holds its private part, which is called `private` there."""

KINDS_WITH_PRIVATE: Final[tuple[type[Record], ...]] = (Question, Complaint)
"""The kinds of record that have one."""


def is_private_part(value: object) -> TypeGuard[PrivatePart]:
    """Say whether a value is a private part."""
    return isinstance(value, PRIVATE_PARTS)


def private_of(record: Record | None) -> PrivatePart | None:
    """Give the private part of a record; None if its kind has none."""
    match record:
        case Question():
            return record.asker.private
        case Complaint():
            return record.private
    return None


def with_private(record: Record, private: PrivatePart) -> Record:
    """Give a record with another private part; one whose kind has none, or another, as it is."""
    match record, private:
        case Question(), ContactDetails():
            return replace(record, asker=replace(record.asker, private=private))
        case Complaint(), Particulars():
            return replace(record, private=private)
    return record


def holders_in(touched: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Go through what holds the private part in the images of a touched record, as plain JSON, where there is one."""
    way = WAYS.get(touched.get("table", ""))
    for image in (touched.get("before"), touched.get("after")) if way is not None else ():
        holder = image
        for name in way or ():
            holder = (holder or {}).get(name)
        if isinstance(holder, dict) and isinstance(holder.get("private"), dict):
            yield holder
