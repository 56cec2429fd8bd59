"""The fields of a form that adds or edits a record, made from their declarations, in an order that stands beside them.

A field that is declared later is on the form without a word here: those that an order does not name come after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec

from screens.kit.fields import Field, declared, needed
from store.desk import Desk
from store.fields import DAY_AND_TIME, LINK, LIST, PART, PARTS, Declared, editable, value_of
from store.queries.words.short import meeting_title
from store.records import Meeting, Minute, Part, Person, Record, WorkItem
from store.records.field import TEXT
from store.register import Register
from store.rules.minutes.naming import find_minute, minute_name
from store.rules.programme.passed import folded_away
from store.rules.words.dates import clock_time, day_month, read_date, read_time
from store.rules.words.names import find_person
from store.rules.words.record_names import find_item


def record_fields(
    desk: Desk,
    kind: type[Record],
    record: Record | None,
    order: Sequence[str],
    *,
    own: Iterable[Field] = (),
    leave_out: Collection[str] = (),
) -> tuple[Field, ...]:
    """Give a field for everything that can be edited of a kind of record, filled in from one if there is one.

    `order` names the first; the others follow, the paper it was taken from last. Fields of a form's `own` stand in the
    place of those of their name, or besides. What is left out has an act of its own, or cannot be on this form.
    """
    rows = {
        name: _row(desk, one, record)
        for name, one in editable(kind).items()
        if name not in leave_out and one.kind not in {PART, PARTS}
    }
    rows |= {field.name: field for field in own}
    names = [*(name for name in order if name in rows), *(name for name in rows if name not in order)]
    return tuple(rows[name] for name in sorted(names, key=lambda name: name == "source"))


def _row(desk: Desk, one: Declared, record: Record | None) -> Field:
    value = None if one.default is msgspec.NODEFAULT else one.default
    value = value if record is None else value_of(record, one)
    if one.kind == LINK and one.ref and one.ref.prefixes[0] == Meeting.prefix:
        away = folded_away(desk.register, desk.today, value)
        return declared(one.owner, one.name, value, _meetings(desk.register))._replace(folded=away)
    if one.kind == TEXT and one.several:
        return declared(one.owner, one.name, "\n".join(value or ()))._replace(reads=_lines)
    field = declared(one.owner, one.name, value)
    if one.default is msgspec.NODEFAULT and field.kind != "choice":
        field = needed(field)
    if record is not None:
        field = noted(field, record, ".".join(one.path))
    if one.kind == DAY_AND_TIME:
        return field._replace(value=_instant_typed(value), reads=lambda typed: _instant(typed, desk.today))
    if one.kind in {LINK, LIST}:
        write, read = _naming(desk, one)
        several = one.kind == LIST
        typed = "; ".join(write(each) for each in value or ()) if several else write(value) if value else ""
        return field._replace(value=typed, reads=lambda text: _named(text, read, several=several))
    return field


def noted(field: Field, record: Record, path: str, part: Part | None = None) -> Field:
    """Give the field of a day or time with what tells of it in its record, by the way to it: what it comes before.

    `part` is the part in which it stands, as far as that is known while it is typed.
    """
    from store.rules.time_notes import notes_at

    notes = notes_at(record, path, part)
    return field._replace(notes=notes) if notes else field


def _meetings(register: Register) -> tuple[tuple[str | None, str], ...]:
    return (None, "not recorded"), *((one.id, meeting_title(one)) for one in reversed(register.meetings))


def _naming(desk: Desk, one: Declared) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """Say how a record that a field names is written into a form, and how it is read there; words stand as they are."""
    register = desk.register
    prefix = one.ref.prefixes[0] if one.ref else ""
    if prefix == Person.prefix:
        return register.person_name, lambda text: find_person(register, text, one.name).id
    if prefix == Minute.prefix:
        return (lambda minute: minute_name(register, minute)), lambda text: find_minute(register, text, desk.today)
    if prefix == WorkItem.prefix:
        return str, lambda text: find_item(register, text)
    return str, str


def _named(typed: str, read: Callable[[str], str], *, several: bool) -> Any:
    """Read one name or several with `;` between them; nothing for nothing."""
    names = [name.strip() for name in (typed.split(";") if several else [typed]) if name.strip()]
    ids = tuple(dict.fromkeys(read(name) for name in names))
    return ids if several else next(iter(ids), None)


def _lines(typed: str) -> tuple[str, ...]:
    """Read texts that stand one to a line."""
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def _instant_typed(value: dt.datetime | None) -> str:
    if value is None:
        return ""
    return day_month(value.date()) + (f", {clock_time(value.time())}" if value.time() != dt.time() else "")


def _instant(typed: str, today: dt.date) -> dt.datetime | None:
    """Read a day, perhaps with an hour after a comma; midnight stands for an hour not recorded."""
    day, _, hour = typed.partition(",")
    if not day.strip():
        return None
    return dt.datetime.combine(read_date(day, today, past=True), read_time(hour) if hour.strip() else dt.time())
