"""The fields of records as they are declared: names, labels, kinds, choices, and who may change them.

The declaration stands in the record, beside the type of the field. Everything that shows, asks for, checks or words a
field asks here. Nothing is worked out before it is asked for, and then once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec.structs import replace

from store.records import Part
from store.records.field import TEXT, Field
from store.records.refs import Ref

P = TypeVar("P", bound=Part)

LINE, DATE, TIME, DAY_AND_TIME, NUMBER, YES_NO = "line", "date", "time", "day and time", "number", "yes or no"
CHOICE, LIST, LINK, PART, PARTS = "choice", "list", "link", "part", "parts"
"""The kinds of fields besides `TEXT`. A list holds single lines, or the ids of records; a link holds one id."""

_PLAIN = {str: LINE, bool: YES_NO, int: NUMBER, dt.date: DATE, dt.time: TIME, dt.datetime: DAY_AND_TIME}
REASON = Field("reason", "Kept in the record beside the change", kind=TEXT, most=2_000)
"""Why something was done: what acts ask for and the records keep in their own places."""

_NOT_RECORDED = "not recorded"
_YES_NO = ((False, "no"), (True, "yes"))


class Declared(NamedTuple):
    """A field with what its declaration and its type tell.

    `owner` is the record or part in which it stands and `path` the way to it from the record, its own name last; the
    two differ where a part is typed field by field. `kind` is how it is typed. `type` is that of the annotation, and
    `empty` says that it may be None. `choices` are its values with their words, if it has only a few. `ref` says what
    it links to.
    """

    owner: type[Part]
    path: tuple[str, ...]
    field: Field
    kind: str
    type: Any
    empty: bool
    choices: tuple[tuple[Any, str], ...]
    ref: Ref | None
    default: Any

    @property
    def name(self) -> str:
        """Its name in its record or part, by which forms, commands and published data know it."""
        return self.path[-1]

    @property
    def several(self) -> bool:
        """Whether it holds several values: texts, ids or parts."""
        return any(get_origin(member) is tuple for member in _members(self.type))

    @property
    def links(self) -> tuple[str, ...]:
        """The kinds of record it names, by the prefixes of their ids: itself, or the first link in its parts."""
        if self.ref is not None:
            return self.ref.prefixes
        if self.kind != PARTS:
            return ()
        parts = next(one for one in _members(self.type) if get_origin(one) is tuple)
        inner = fields_of(part_of(get_args(parts)[0]))
        return next((one.links for one in inner if one.links), ())

    @property
    def label(self) -> str:
        """What the office calls it, in small letters."""
        return self.field.label

    @property
    def heading(self) -> str:
        """Its label as it stands before a value: with a capital."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def in_words(self) -> str:
        """Its label inside a sentence: `the comments`, `“report of”`."""
        return in_words(self.field)

    @property
    def option(self) -> str:
        """Its published name on the command line, without the dashes before it."""
        return self.field.option or self.name.replace("_", "-")


def in_words(field: Field) -> str:
    """Name a field inside a sentence: `the comments`; what is no noun is quoted, `“report of”`."""
    return f"the {field.label}" if field.noun else f"“{field.label}”"


@cache
def fields_of(kind: type[Part]) -> tuple[Declared, ...]:
    """Give the fields of a record or a part, in the order in which it lists them."""
    return tuple(_declared(kind, one) for one in msgspec.structs.fields(kind))


@cache
def find_field(kind: type[Part], name: str) -> Declared | None:
    """Give the field of a name, if the record has one: a journal may know of one that it no longer has."""
    return next((one for one in fields_of(kind) if one.name == name), None)


def field_of(kind: type[Part], name: str) -> Declared:
    """Give one field. Raises KeyError if there is none of that name, which is a fault of the program."""
    field = find_field(kind, name)
    if field is None:
        raise KeyError(f"{kind.__name__}.{name}")
    return field


def label_of(kind: type[Part], name: str) -> str:
    """Give the clerk's words for a field, in small letters; of one that the record no longer has, its name."""
    field = find_field(kind, name)
    return field.label if field else name.replace("_", " ")


def heading_of(kind: type[Part], name: str) -> str:
    """Give the clerk's words for a field as they stand before its value."""
    return field_of(kind, name).heading


@cache
def editable(kind: type[Part]) -> Mapping[str, Declared]:
    """Give the fields that the form and the edit command of a record can change, by name, in the record's order.

    Those of a part that is typed field by field stand in its place; the paper it was taken from comes last. What acts
    alone change is left out.
    """
    return {one.name: one for one in sorted(_opened(kind, ()), key=lambda one: one.name == "source")}


def value_of(record: Part, field: Declared) -> Any:
    """Give what a record holds in a field; None if the part in which it stands is missing."""
    value: Any = record
    for name in field.path:
        value = None if value is None else getattr(value, name)
    return value


def with_values(record: P, values: Mapping[tuple[str, ...], Any]) -> P:
    """Give a record with values, by the paths of their fields, in the place of those it has."""
    own = {path[0]: value for path, value in values.items() if len(path) == 1}
    for name in dict.fromkeys(path[0] for path in values if len(path) > 1):
        inner = {path[1:]: value for path, value in values.items() if path[0] == name and len(path) > 1}
        own[name] = with_values(getattr(record, name), inner)
    changed: P = replace(record, **own)
    return changed


def _opened(kind: type[Part], path: tuple[str, ...]) -> Iterator[Declared]:
    for one in fields_of(kind):
        if one.field.acts:
            continue
        if one.field.opens:
            yield from _opened(part_of(one.type), (*path, one.name))
        else:
            yield one._replace(path=(*path, one.name))


def part_of(annotation: Any) -> type[Part]:
    """Give the part of a record that a type of a field is made of."""
    return next(one for one in _members(annotation) if isinstance(one, type) and issubclass(one, Part))


def part_in(kind: type[Part], name: str) -> type[Part]:
    """Give the part that a field of a record or part holds, one of them or several."""
    for one in _members(field_of(kind, name).type):
        for inner in _members(get_args(one)[0]) if get_origin(one) is tuple else (one,):
            if isinstance(inner, type) and issubclass(inner, Part):
                return inner
    raise KeyError(f"{kind.__name__}.{name}")


def held_at(record: Part, path: str) -> Iterator[tuple[Part, Any]]:
    """Go through what a record holds at the end of a way, such as `paper.due_on`, each with the part that holds it.

    A way goes through every part of a list; what is not recorded is left out.
    """
    first, _, rest = path.partition(".")
    value = getattr(record, first, None)
    if value is None:
        return
    if not rest:
        yield record, value
        return
    for part in value if isinstance(value, tuple) else (value,):
        if part is not None:
            yield from held_at(part, rest)


def owner_at(kind: type[Part], path: str) -> tuple[type[Part], str]:
    """Give the record or part that declares the field at the end of a way, and the name of the field."""
    *parts, name = path.split(".")
    for part in parts:
        kind = part_in(kind, part)
    return kind, name


def _declared(owner: type[Part], one: Any) -> Declared:
    marks, members = _marks(one.type), _members(one.type)
    field = next((mark for mark in marks if isinstance(mark, Field)), None) or Field(one.name.replace("_", " "))
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    empty = type(None) in members
    plain = next(member for member in members if member is not type(None))
    kind = field.kind or (LINK if ref and not ref.words and plain is str else _kind(plain, field))
    choices = field.choices or (_choices(plain, empty=empty) if kind in {CHOICE, YES_NO} else ())
    return Declared(owner, (one.name,), field, kind, one.type, empty, choices, ref, one.default)


def _kind(plain: Any, field: Field) -> str:
    if get_origin(plain) is tuple:
        inner = _members(get_args(plain)[0])[0]
        return PARTS if isinstance(inner, type) and issubclass(inner, Part) else LIST
    if isinstance(plain, type) and issubclass(plain, Part):
        return PART
    if field.choices or (isinstance(plain, type) and issubclass(plain, Enum)):
        return CHOICE
    return _PLAIN.get(plain, LINE)


def _choices(plain: Any, *, empty: bool) -> tuple[tuple[Any, str], ...]:
    values = _YES_NO if plain is bool else tuple((one, str(one.value) or _NOT_RECORDED) for one in plain)
    return ((None, _NOT_RECORDED), *values) if empty else values


def _marks(annotation: Any) -> tuple[Any, ...]:
    """Gather what is said beside a type, at any depth; what is said of the field itself comes first."""
    if get_origin(annotation) is Annotated:
        first, *marks = get_args(annotation)
        return (*marks, *_marks(first))
    return tuple(mark for one in get_args(annotation) for mark in _marks(one))


def _members(annotation: Any) -> tuple[Any, ...]:
    """Give the types that a type is a choice of, without what is said beside them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return tuple(member for one in get_args(annotation) for member in _members(one))
    return (annotation,)
