"""What of a record is wording, and what stands in the way of putting an earlier wording back.

Where a record stands (its meeting, its state, its steps, its number) is never put back with the words: that has acts of
its own, and what happened has happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from store.fields import LINE, LIST, PART, PARTS, Declared, fields_of, value_of
from store.problems import Problem
from store.records import Declaration, Minute, Panel, Part, Person, Question, Record, Seat, Vote, WorkItem
from store.records.field import TEXT
from store.register import Register
from store.rules.bin import record_words
from store.rules.minutes.states import why_not_change
from store.rules.programme.items import why_not_edit
from store.rules.words.wording import capital

_GIVEN: dict[type[Record], frozenset[str]] = {
    Declaration: frozenset({"interest", "scope", "relation", "speak", "vote", "stay"}),
    Minute: frozenset({"number"}),
    Question: frozenset({"text", "published_text", "rejected_ground", "forwarded_to", "answerer", "checks"}),
}
"""Texts that are not put back: codes, a number, a question as it was sent, what a decision recorded, and the text to
publish, whose earlier wording may hold what was taken out of it."""

_BY_THEIR_ACTS: dict[type[Record], tuple[str, str, str]] = {
    Panel: ("The settings are not put back as a whole.", "Change the setting itself.", "setting.edit"),
    Person: ("A name is not put back with other words.", "Put it right on the member.", ""),
    Seat: ("A seat is not put back as a whole.", "Edit the seat.", ""),
}
"""Records whose fields hang together so that their own acts alone change them: a sentence, a cure and the act."""


@cache
def wording_of(kind: type[Record]) -> tuple[Declared, ...]:
    """Give the fields of a kind of record that hold words of its own, in its order: no links, no states, no days."""
    given = _GIVEN.get(kind, frozenset())
    return tuple(one for one in fields_of(kind) if one.name not in given and not one.field.private and _is_wording(one))


def _is_wording(one: Declared) -> bool:
    if one.name in {"id", "source"} or one.ref is not None:
        return False
    if one.kind in {LINE, TEXT}:
        return True
    if one.kind == LIST:
        return not one.choices
    return one.kind in {PART, PARTS} and all(map(_all_text, _parts_in(one.type)))


def _parts_in(annotation: Any) -> Iterator[type[Part]]:
    """Give the parts of a record that a type is made of, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts_in(inner)


def _all_text(part: type[Part]) -> bool:
    """Say whether a part of a record holds nothing but texts, as a clause does."""
    hints = get_type_hints(part, include_extras=True)
    own = [hints[name] for name in part.__struct_fields__]
    return bool(own) and all(hint is str or (get_args(hint) and get_args(hint)[0] is str) for hint in own)


def reads_the_same(one: Record, other: Record) -> bool:
    """Say whether two versions of a record have the same words."""
    return all(value_of(one, field) == value_of(other, field) for field in wording_of(type(one)))


def values_of(record: Record) -> dict[tuple[str, ...], Any]:
    """Give the words of a record by the paths of their fields."""
    return {field.path: value_of(record, field) for field in wording_of(type(record))}


def why_not_put_back(register: Register, record_id: str) -> Problem | None:
    """Say why no earlier wording of a record can be put back; None if one can."""
    record = register.find(record_id)
    if record is None:
        cure = "Undo the change that took it away."
        return Problem("version-gone", f"There is no record {record_id} any more.", cure, "record")
    if type(record) in _BY_THEIR_ACTS:
        sentence, cure, act = _BY_THEIR_ACTS[type(record)]
        return Problem("version-whole", sentence, cure, "record", act)
    if record.binned_on is not None:
        sentence = f"{capital(record_words(register, record))} is in the bin."
        return Problem("version-binned", sentence, "Take it out of the bin first.", "record", "bin")
    if isinstance(record, WorkItem):
        return why_not_edit(record)
    minute = register.get(Minute, record.minute) if isinstance(record, Vote) else record
    return why_not_change(register, minute) if isinstance(minute, Minute) else None
