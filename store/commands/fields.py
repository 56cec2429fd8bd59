"""What every command that edits a record shares: collecting problems, applying only what changed, seeing conflicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from store.problems import Conflict, FieldConflict, Problem, Refused
from store.records import Record
from store.register import Register
from store.rules.words.dates import clock_time, long_date
from store.rules.words.text import LINE_LIMIT, TEXT_LIMIT, line_problems, text_problems, trimmed, unix_lines
from store.rules.words.wording import capital, counted, listed

R = TypeVar("R", bound=Record)

REASON_LIMIT = 2_000
"""The most characters of a reason."""

_NOTHING = "not recorded"
_NAMED = 3


class Found:
    """The problems found so far by a command, so that it can refuse with all of them at once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.problems: list[Problem] = []

    def add(self, *problems: Problem | None) -> None:
        """Keep each problem that is one, once."""
        self.problems += [p for p in dict.fromkeys(problems) if p is not None and p not in self.problems]

    def line(self, text: str, label: str, field: str, limit: int = LINE_LIMIT, *, required: bool = False) -> str:
        """Give a single line as it will be kept; what is wrong with it is added to the problems."""
        self.add(*line_problems(text, label, field, limit, required=required))
        return trimmed(text)

    def text(self, text: str, label: str, field: str, limit: int = TEXT_LIMIT, *, required: bool = False) -> str:
        """Give long text as it will be kept; what is wrong with it is added to the problems."""
        self.add(*text_problems(text, label, field, limit, required=required))
        return unix_lines(text)

    def reason(self, text: str) -> str:
        """Give a reason, which must not be empty; what is wrong with it is added to the problems."""
        return self.text(text, "reason", "reason", REASON_LIMIT, required=True)

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
        if self.problems:
            raise Refused(*self.problems)


class Form(NamedTuple):
    """What can be edited of one kind of record.

    `labels` names each field; `lines` and `texts` are those that hold a single line or long text, `required` those
    that must not be empty.
    """

    kind: type[Record]
    labels: Mapping[str, str]
    lines: frozenset[str]
    texts: frozenset[str]
    required: frozenset[str]


class Changes(NamedTuple):
    """What an edit comes to: the fields to change with their new values, and those that someone else changed."""

    values: dict[str, Any]
    conflicts: tuple[FieldConflict, ...]

    def refuse_conflicts(self) -> None:
        """Refuse if someone else changed the same fields to something else.

        Raises:
            Conflict: with every field in dispute.
        """
        if self.conflicts:
            raise Conflict(*self.conflicts)


def changes_of(form: Form, current: R, was: R | None, fields: Mapping[str, object], found: Found) -> Changes:
    """Tell which fields an edit changes: those that differ from `was`, the record as the form opened it.

    Without `was` the record as it stands is taken. Text is checked and cleaned; what is wrong with it goes to `found`.

    Raises:
        TypeError: a field cannot be edited or has a value of the wrong type, which is a fault of the program.
        ValueError: `was` is another record.
    """
    opened = current if was is None else was
    if opened.id != current.id:
        raise ValueError(f"the form was opened on {opened.id}, not on {current.id}")
    values: dict[str, Any] = {}
    conflicts = []
    for field, given in fields.items():
        before, theirs = _value(form, opened, field), getattr(current, field)
        typed = _typed(form, field, given)
        yours = before if typed == before else _cleaned(form, field, typed, found)
        if yours in (before, theirs):
            continue
        if theirs == before:
            values[field] = yours
        else:
            label = capital(form.labels[field])
            conflicts.append(FieldConflict(field, label, as_text(before), as_text(theirs), as_text(yours)))
    return Changes(values, tuple(conflicts))


def _value(form: Form, record: Record, field: str) -> Any:
    if field not in form.labels:
        raise TypeError(f"{form.kind.noun} has no field {field!r} that can be edited")
    return getattr(record, field)


def _typed(form: Form, field: str, given: object) -> Any:
    try:
        return msgspec.convert(given, _types(form.kind)[field])
    except msgspec.ValidationError as error:
        raise TypeError(f"{field} of {form.kind.noun}: {error}") from error


@cache
def _types(kind: type[Record]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def _cleaned(form: Form, field: str, typed: Any, found: Found) -> Any:
    if field in form.lines:
        return found.line(typed, form.labels[field], field, required=field in form.required)
    if field in form.texts:
        return found.text(typed, form.labels[field], field, required=field in form.required)
    return typed


def changed_words(form: Form, changed: Iterable[str]) -> str:
    """Name the fields that an edit changed: `the lead and the comments`; many are only counted."""
    labels = [form.labels[field] for field in changed]
    return listed([f"the {label}" for label in labels]) if len(labels) <= _NAMED else counted(len(labels), "detail")


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
        case msgspec.Struct():
            told = {name: as_text(getattr(value, name)) for name in value.__struct_fields__}
            words = [f"{name.replace('_', ' ')} {text}" for name, text in told.items() if text != _NOTHING]
            return ", ".join(words) or _NOTHING
        case _:
            return str(value)
