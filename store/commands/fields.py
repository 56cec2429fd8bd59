"""What every command that edits a record shares: collecting problems, applying only what changed, seeing conflicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple, TypeVar

import msgspec

from store.fields import (
    LINK,
    REASON,
    Declared,
    editable,
    field_of,
    fields_of,
    in_words,
    part_of,
    value_of,
    with_values,
)
from store.problems import Conflict, FieldConflict, Problem, Refused
from store.records import Part, Record
from store.records.field import TEXT
from store.register import Register
from store.rules.words.dates import clock_time, long_date
from store.rules.words.text import LINE_LIMIT, TEXT_LIMIT, line_problems, text_problems, trimmed, unix_lines
from store.rules.words.wording import counted, listed

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)

_NOTHING = "not recorded"
_NAMED = 3


class Problems:
    """The problems found so far by a command, so that it can refuse with all of them at once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[Problem] = []

    def add(self, *problems: Problem | None) -> None:
        """Keep each problem that is one, once."""
        self.all += [p for p in dict.fromkeys(problems) if p is not None and p not in self.all]

    def ask(self, all_the_same: bool, problem: Problem | None) -> None:
        """Keep what a clerk who means it can pass over, unless that was said, or something else stands in the way."""
        if not all_the_same and not self.all:
            self.add(problem)

    def line(self, text: str, label: str, field: str, limit: int = LINE_LIMIT, *, required: bool = False) -> str:
        """Give a single line as it will be kept; what is wrong with it is added to the problems."""
        self.add(*line_problems(text, label, field, limit, required=required))
        return trimmed(text)

    def text(self, text: str, label: str, field: str, limit: int = TEXT_LIMIT, *, required: bool = False) -> str:
        """Give long text as it will be kept; what is wrong with it is added to the problems."""
        self.add(*text_problems(text, label, field, limit, required=required))
        return unix_lines(text)

    def said(self, kind: type[Part], name: str, text: str, *, typed: str = "", required: bool | None = None) -> str:
        """Give a text as a field of a record or a part keeps it; what is wrong with it is added to the problems.

        Line or text, the most characters and whether it may be empty are as declared. `typed` is the name under which
        it was typed, if that is another than the field's own; `required` says so if the act asks for more than the
        record.
        """
        one = field_of(kind, name)
        must = one.field.required if required is None else required
        check, most = (self.text, TEXT_LIMIT) if one.kind == TEXT else (self.line, LINE_LIMIT)
        return check(text, one.in_words, typed or name, one.field.most or most, required=must)

    def reason(self, text: str) -> str:
        """Give a reason, which must not be empty; what is wrong with it is added to the problems."""
        return self.why(text, required=True)

    def why(self, text: str, *, required: bool = False) -> str:
        """Give the reason of an act as it will be kept; what is wrong with it is added to the problems."""
        return self.text(text, in_words(REASON), "reason", REASON.most, required=required)

    def need(self, register: Register, kind: type[R], record_id: str, field: str) -> R | None:
        """Give the live record of a kind; None, and a problem, if it is unknown or in the bin."""
        try:
            return register.need(kind, record_id, field)
        except Refused as refused:
            self.add(*refused.problems)
            return None

    def refuse(self) -> None:
        """Refuse if anything was found.

        Raises:
            Refused: with every problem.
        """
        if self.all:
            raise Refused(*self.all)


class Changes(NamedTuple):
    """What an edit comes to: the fields to change with their new values, and those that someone else changed."""

    values: dict[str, Any]
    conflicts: tuple[FieldConflict, ...]

    @property
    def names(self) -> frozenset[str]:
        """The fields that were typed anew, those in dispute among them."""
        return frozenset((*self.values, *(conflict.field for conflict in self.conflicts)))

    def refuse_conflicts(self) -> None:
        """Refuse if someone else changed the same fields to something else.

        Raises:
            Conflict: with every field in dispute.
        """
        if self.conflicts:
            raise Conflict(*self.conflicts)


def changes_of(
    kind: type[P], current: P, was: P | None, fields: Mapping[str, object], problems: Problems
) -> tuple[P, Changes]:
    """Give a record or a part as an edit makes it, and which fields that changes: those that differ from `was`.

    `was` is the record or part as the form opened it; without it what stands is taken. Text is checked and cleaned;
    what is wrong with it goes to `problems`.

    Raises:
        TypeError: a field cannot be edited or has a value of the wrong type, which is a fault of the program.
        ValueError: `was` is another record.
    """
    opened = current if was is None else was
    if isinstance(opened, Record) and isinstance(current, Record) and opened.id != current.id:
        raise ValueError(f"the form was opened on {opened.id}, not on {current.id}")
    values: dict[str, Any] = {}
    conflicts = []
    for name, given in fields.items():
        field = _editable(kind, name)
        if given is None and not field.empty:
            problems.add(*line_problems("", field.in_words, name, required=True))
            continue
        before, theirs = value_of(opened, field), value_of(current, field)
        typed = _typed(field, given)
        yours = before if typed == before else _cleaned(field, typed, problems)
        if yours in (before, theirs):
            continue
        if theirs == before:
            values[name] = yours
        else:
            conflicts.append(_conflict(kind, field, before, theirs, yours))
    changed = with_values(current, {editable(kind)[name].path: value for name, value in values.items()})
    return changed, Changes(values, tuple(conflicts))


def _editable(kind: type[Part], name: str) -> Declared:
    field = editable(kind).get(name)
    if field is None:
        raise TypeError(f"{kind.__name__} has no field {name!r} that can be edited")
    return field


def _typed(field: Declared, given: object) -> Any:
    try:
        return msgspec.convert(given, field.type)
    except msgspec.ValidationError as error:
        raise TypeError(f"{field.name} of {field.owner.__name__}: {error}") from error


def _cleaned(field: Declared, typed: Any, problems: Problems) -> Any:
    return problems.said(field.owner, field.name, typed) if isinstance(typed, str) and field.kind != LINK else typed


def _conflict(kind: type[Part], field: Declared, *values: object) -> FieldConflict:
    """Set out the three values of a field in dispute; private ones are not shown."""
    if field.field.private:
        what = _holder(kind, field).label
        return FieldConflict(field.name, field.heading, what, f"{what}, changed", f"{what}, as typed")
    before, theirs, yours = (as_text(value) for value in values)
    return FieldConflict(field.name, field.heading, before, theirs, yours)


def changed_words(kind: type[Part], changed: Iterable[str]) -> str:
    """Name the fields that an edit changed: `“report of” and the comments`; many are only counted.

    Private ones are named only by the part in which they stand: `the contact details`.
    """
    fields = [editable(kind)[name] for name in changed]
    words = list(dict.fromkeys((_holder(kind, one) if one.field.private else one).in_words for one in fields))
    return listed(words) if len(words) <= _NAMED else counted(len(words), "detail")


def _holder(kind: type[Part], field: Declared) -> Declared:
    """Give the part of a record in which a field stands, as its holder declares it; the field itself if in none."""
    part: type[Part] = kind
    holder = field
    for name in field.path[:-1]:
        holder = field_of(part, name)
        part = part_of(holder.type)
    return holder


def as_text(value: object) -> str:
    """Put any value of a record into words, as the two sides of a conflict are shown."""
    match value:
        case None | "" | ():
            return _NOTHING
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            return f"{long_date(value.date())}, {clock_time(value.time())}"
        case dt.date():
            return long_date(value)
        case dt.time():
            return clock_time(value)
        case Enum():
            return str(value.value) or _NOTHING
        case tuple():
            return "; ".join(as_text(part) for part in value)
        case Part():
            fields = ((one, value_of(value, one)) for one in fields_of(type(value)))
            said = [(one, held) for one, held in fields if held != one.default or isinstance(held, bool)]
            told = {one.label: as_text(held) for one, held in said}
            words = [f"{label} {text}" for label, text in told.items() if text != _NOTHING]
            return ", ".join(words) or _NOTHING
        case _:
            return str(value)
