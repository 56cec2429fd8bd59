"""What typing refuses, import refuses: the limits of texts, days and numbers, as they are declared and ruled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final

from store.fields import CHOICE, LINE, LIST, Declared, field_of, fields_of
from store.problems import Problem
from store.records import Meeting, Minute, Part, Record, WorkItem
from store.records.field import TEXT
from store.records.question import QuestionStep
from store.rules.calendar.meetings import why_not_day, why_not_minutes_available
from store.rules.programme.items import why_not_minutes
from store.rules.words.text import LINE_LIMIT, TEXT_LIMIT, line_problems, text_problems

_NUMBERS: Final[dict[type[Record], tuple[str, Callable[[int | None], Problem | None]]]] = {
    WorkItem: ("minutes", why_not_minutes),
    Meeting: ("minutes_available", why_not_minutes_available),
}
_COMPOSED: Final = frozenset({(QuestionStep, "note")})
"""Lines that commands make up out of what was typed and words of their own, so that they may be longer than a line."""


def limit_problems(record: Record) -> Iterator[Problem]:
    """Give every problem of a record that a command would have refused to keep."""
    yield from _of_part(record, type(record), "")
    field, rule = _NUMBERS.get(type(record), ("", None))
    problem = rule(getattr(record, field)) if rule else None
    if problem is not None:
        yield problem


def _of_part(part: Part, kind: type[Record], outer: str) -> Iterator[Problem]:
    for one in fields_of(type(part)):
        field = outer or one.name
        for value in _each(getattr(part, one.name)):
            if isinstance(value, Part):
                yield from _of_part(value, kind, field)
            elif isinstance(value, str):
                typed = kind is not Minute and (one.owner, one.name) not in _COMPOSED
                yield from _of_text(value, one, field_of(kind, field).in_words, field, typed=typed)
            elif isinstance(value, dt.date):
                problem = why_not_day(value, field_of(kind, field).in_words, field)
                if problem is not None:
                    yield problem


def _of_text(text: str, one: Declared, words: str, field: str, *, typed: bool) -> Iterator[Problem]:
    """Judge one text; what nobody types, as the minutes of others, may have lines where a form has none."""
    must, most = one.field.required, one.field.most
    if one.kind == LINE and typed:
        yield from line_problems(text, words, field, most or LINE_LIMIT, required=must)
    elif one.kind in {TEXT, LINE, LIST, CHOICE}:
        yield from text_problems(text, words, field, most or TEXT_LIMIT, required=must and one.kind == TEXT)


def _each(value: Any) -> Iterator[Any]:
    """Go through the members of a list; anything else is its own only member."""
    if isinstance(value, tuple):
        for one in value:
            yield from _each(one)
    else:
        yield value
