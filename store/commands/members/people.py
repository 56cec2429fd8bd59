"""Putting people right: another name from a day on, a correction, and other printings of a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.fields import field_of
from store.problems import Conflict, FieldConflict, Problem
from store.records import Person, PersonName
from store.register import Register
from store.rules.calendar.meetings import why_not_day
from store.rules.members.naming import as_typed, renamed_person, why_not_rename
from store.rules.words.dates import day_month
from store.rules.words.names import every_name, full_name
from store.rules.words.printings import same_name

_NAMED = ("title", "name", "honours")


def edit_person(
    register: Register,
    today: dt.date,
    /,
    *,
    person: str,
    was: Person | None = None,
    name: str | None = None,
    title: str | None = None,
    honours: str | None = None,
    other_names: tuple[str, ...] | None = None,
    also_printed: tuple[str, ...] = (),
    from_date: dt.date | None = None,
    correction: bool = False,
) -> Edit:
    """Change how a person is named: from a day on, or as a correction, which keeps the old printing beside the new.

    None leaves a part of the name as it is. `other_names` are all other printings, `also_printed` some to add to them.
    Papers of a meeting print the name of its day. `was` is the person as the form opened it.

    Raises:
        Refused: no day and no correction, or both; a day that is not after the last change; texts that cannot stand.
        Conflict: someone else has changed the same part of the name to something else.
    """
    current = register.need(Person, person, "person")
    opened = was or current
    typed = {"title": title, "name": name, "honours": honours}
    given = {one: text for one, text in typed.items() if text is not None and text != getattr(opened, one)}
    _refuse_conflicts(opened, current, given)
    problems = Problems()
    renamed = _renamed(problems, current, given)
    problems.add(why_not_rename(current, renamed, from_date, correction=correction))
    problems.add(why_not_day(from_date, field_of(PersonName, "from_date").in_words, "from_date") if from_date else None)
    fresh = renamed_person(current, renamed, from_date)
    fresh = replace(fresh, other_names=_printings(problems, fresh, opened, other_names, also_printed))
    problems.add(_why_nothing(current, fresh, from_date, correction=correction))
    problems.refuse()
    return Edit(_done_words(current, fresh, from_date), () if fresh == current else (fresh,))


def _done_words(current: Person, fresh: Person, begins: dt.date | None) -> str:
    """Say what was changed of a name."""
    before, after = full_name(current), full_name(fresh)
    if before != after:
        from_then = f"{before} is {after} from {day_month(begins)}" if begins else ""
        return from_then or f"Corrected the name of {before} to {after}"
    return f"Changed {'nothing' if fresh == current else 'the printings'} of {after}"


def _renamed(problems: Problems, current: Person, given: dict[str, str]) -> PersonName:
    """Give the name as it would be; a title typed in front of it stands for the title there was, honours likewise."""
    parts: dict[str, Any] = {one: problems.said(Person, one, given.get(one, getattr(current, one))) for one in _NAMED}
    if "name" not in given:
        return PersonName(**parts)
    apart = as_typed(given.get("title", ""), parts["name"], given.get("honours", ""))
    return PersonName(title=apart.title or parts["title"], name=apart.name, honours=apart.honours or parts["honours"])


def _refuse_conflicts(opened: Person, current: Person, given: dict[str, str]) -> None:
    """Refuse what someone else has changed to something else since the form was opened. Raises Conflict."""
    disputed = []
    for one, text in given.items():
        before, theirs = getattr(opened, one), getattr(current, one)
        if theirs not in (before, text):
            disputed.append(FieldConflict(one, field_of(Person, one).heading, before, theirs, text))
    if disputed:
        raise Conflict(*disputed)


def _printings(
    problems: Problems, fresh: Person, opened: Person, all_of: tuple[str, ...] | None, more: tuple[str, ...]
) -> tuple[str, ...]:
    """Give the other printings: those there are or were typed in their place, and more, none of them twice."""
    field = "other_names" if all_of is not None else "also_printed"
    label = field_of(Person, "other_names").in_words
    kept = fresh.other_names if all_of is None or all_of == opened.other_names else all_of
    for text in (*(() if kept is fresh.other_names else kept), *more):
        problems.line(text, label, field, required=True)
    added = [text.strip() for text in more if all(text.strip() != one for one in every_name(fresh))]
    return tuple(dict.fromkeys((*kept, *added)))


def _why_nothing(current: Person, fresh: Person, begins: dt.date | None, *, correction: bool) -> Problem | None:
    """Say that a day or a correction was given and no other name with it."""
    if full_name(fresh) != full_name(current) or not (begins or correction):
        return None
    if same_name(full_name(fresh), full_name(current)) and fresh != current:
        return None
    sentence = f"{full_name(current)} is what is recorded already."
    return Problem("name-same", sentence, "Type the other name, title or honours with the day.", "name")
