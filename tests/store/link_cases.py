"""Every link field of every kind of record, found in the types, with records made to measure that name something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, NamedTuple, cast, get_args, get_origin

import msgspec

from store.links import LinkField, link_fields
from store.records import KINDS, Panel, Part, Record
from store.records.refs import Ref

DAY = dt.date(2021, 7, 29)
BASE, NEW, GONE = "90", "91", "99"
"""The numbers of the records every register of these tests begins with, of those added, and of those never there."""

_PLAIN: dict[object, Any] = {str: "x", int: 1, bool: False, dt.date: DAY, dt.time: dt.time(13)}


class Case(NamedTuple):
    """A way from a kind of record down to a link field, and a kind of record that it may lead to."""

    kind: type[Record]
    way: tuple[LinkField, ...]
    target: type[Record]

    @property
    def field(self) -> LinkField:
        """The link field itself."""
        return self.way[-1]

    def __str__(self) -> str:
        """Name the case: `Meeting.attendance.absences.item>W`."""
        return f"{self.kind.__name__}.{'.'.join(field.name for field in self.way)}>{self.target.prefix}"


def ways(kind: type[Part]) -> Iterator[tuple[LinkField, ...]]:
    """Go through every way from a record or a part to a link field."""
    for field in link_fields(kind):
        if field.ref is not None:
            yield (field,)
        else:
            for part in _parts(_type_of(kind, field.name)):
                yield from ((field, *rest) for rest in ways(part))


def cases() -> list[Case]:
    """List every link field with every kind of record that it may lead to."""
    return [
        Case(kind, way, target)
        for kind in KINDS
        for way in ways(kind)
        for target in KINDS
        if target is not Panel and way[-1].ref is not None and way[-1].ref.leads_to(target.prefix)
    ]


def base() -> list[Record]:
    """Give one record of every kind that holds only what it must."""
    return [plain(kind) for kind in KINDS]


def plain(kind: type[Record], number: str = BASE) -> Record:
    """Give a record of a kind that holds only what it must, and a name or day of its own."""
    fields = {field.name for field in msgspec.structs.fields(kind)}
    own = {"name": f"x {number}", "title": f"x {number}", "date": DAY + dt.timedelta(int(number))}
    record_id = kind.prefix if kind is Panel else f"{kind.prefix}{number}"
    return cast("Record", _made(kind, id=record_id, **{name: own[name] for name in own if name in fields}))


def naming(case: Case, target: str) -> Record:
    """Give the record of the case's kind that stood there from the beginning, now naming another."""
    return cast("Record", _naming(case.kind, case.way, target, id=f"{case.kind.prefix}{BASE}"))


def _naming(kind: type[Part], way: tuple[LinkField, ...], target: str, **values: Any) -> Part:
    field, *rest = way
    inner = _naming(rest[0].owner, tuple(rest), target) if rest else target
    return _made(kind, **{field.name: (inner,) if field.several else inner}, **values)


def _made(kind: type[Part], **values: Any) -> Part:
    """Make a record or a part; what it must hold and is not given is made up."""
    for field in msgspec.structs.fields(kind):
        if field.required and field.name not in values:
            values[field.name] = _some(field.type)
    return kind(**values)


def _some(annotation: Any) -> Any:
    """Make up a value of a type."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
        return f"{ref.prefixes[0]}{BASE}" if ref else _some(inner)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if get_origin(annotation) is tuple:
        return ()
    if issubclass(annotation, Enum):
        return next(iter(annotation))
    return _made(annotation)


def _type_of(kind: type[Part], name: str) -> Any:
    return next(field.type for field in msgspec.structs.fields(kind) if field.name == name)


def _parts(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, Part):
        yield annotation
    for one in get_args(annotation):
        yield from _parts(one)
