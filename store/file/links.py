"""Which records name which others, so that none is taken away while another still points at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from store.records import Record
from store.register import PANEL_ID, Register, kind_of_id

_LINK_FIELDS: Final = frozenset(
    {
        "meeting",
        "from_meeting",
        "to_meeting",
        "due_meeting",
        "held_over_to",
        "considered_at",
        "item",
        "items",
        "origin_ref",
        "person",
        "people",
        "substitute_for",
        "substitutes",
        "from_item",
        "until_item",
        "presider",
        "minute",
        "corrects",
        "carried",
        "parent",
        "similar_to",
        "standing",
    }
)


class Link(NamedTuple):
    """One record naming another: the id of the one that names, in which field, and the id that it names."""

    holder: str
    field: str
    target: str


def links_of(record: Record) -> Iterator[Link]:
    """Go through the ids of other records that a record names, at any depth."""
    for field, target in _walk(record, ""):
        if target not in (record.id, PANEL_ID) and kind_of_id(target) is not None:
            yield Link(record.id, field, target)


def dangling(register: Register) -> list[Link]:
    """List the links that lead to no record, binned ones counting as records."""
    return [
        link
        for table in register.tables.values()
        for record in table.values()
        for link in links_of(record)
        if register.find(link.target) is None
    ]


def _walk(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, (str, tuple, msgspec.Struct)):
                yield from _walk(inner, name)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _walk(inner, field)
    elif isinstance(value, str) and value and field in _LINK_FIELDS:
        yield field, value
