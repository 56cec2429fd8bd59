"""Calls of commands and rules as lines of text: what is called with what on which panel, and all that comes of it.

A call is `full 2021-07-12 edit_item {"item": "W2", "minutes": 20}`: a panel, the day, the command, and what is asked of
it in JSON; of a rule the module stands before it, such as `rounds.standing.standing`. A record is given by its id, and
so is what is worked out of one; a file of a paper by its name. The register and the bank holidays go without saying.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import inspect
import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec

from store.commands.programme.papers import set_paper
from store.edit import ArrivedFile, Edit
from store.fields import editable
from store.problems import Conflict, Problem, Refused
from store.queries.calendar.holidays import listed
from store.records import Meeting, PaperStatus, Record, Report, WorkItem
from store.register import Register
from store.rules.days.holidays import HolidayTable
from store.rules.findings.finding import Scene
from store.rules.lint.slip import Leaf
from store.rules.reports.matter import ReportMatter
from tests.faces import commands
from tests.store.commands.agenda import desk
from tests.store.commands.room.held import begun
from tests.store.drawing import FILES, record_of
from tests.store.full_panel import full_panel
from tests.store.full_panel_later import later_panel
from tests.store.test_machine import start


def _after() -> Register:
    """Give the agenda that is out, with a paper of it that came in since and an item that was added."""
    register = desk.out()
    came = set_paper(register, desk.AFTER, item="W2", status=PaperStatus.RECEIVED, all_the_same=True)
    late = WorkItem(id="W90", title="Urgent repairs", meeting=desk.HERE, order=9)
    return register.with_edit(came).with_edit(Edit("", (late,)))


PANELS: dict[str, Callable[[], Register]] = {
    "full": cache(full_panel),
    "later": cache(later_panel),
    "office": start,
    "agenda": cache(desk.out),
    "after": cache(_after),
    "room": cache(begun),
}
"""What commands are called on: two where everything is recorded, a small one, an agenda that is out, a sitting.

`after` is the agenda with what has changed since it went out."""

GOLDEN = Path(__file__).parents[1] / "golden"
COMMANDS = commands()
WORKED_OUT: dict[Any, Callable[[Register, str, dt.date], Any]] = {
    Leaf: lambda register, meeting, _: Leaf(register, register.need(Meeting, meeting)),
    ReportMatter: lambda register, report, today: ReportMatter(register, register.need(Report, report), today),
}
"""What is worked out of a record that is given by its id."""

_BY_NAME = {one.facts.name: one for one in FILES}
_EMPTY: tuple[Any, ...] = (None, "", (), False)
_SEVERAL = {collections.abc.Iterable, collections.abc.Collection, collections.abc.Sequence}


class Call(msgspec.Struct, frozen=True):
    """A command that is called on a day on one of the panels."""

    panel: str
    today: dt.date
    name: str
    given: dict[str, Any]

    def __str__(self) -> str:
        """Give the call as it is written."""
        return f"{self.panel} {self.today} {self.name} {written(self.given)}"


def files(folder: str) -> list[Path]:
    """Give the files of calls in a folder of tests/golden."""
    return sorted((GOLDEN / folder).glob("*.txt"))


def made_anew(path: Path) -> Iterator[str]:
    """Make the calls of a file anew: behind > stands a call, and below it what comes of it, to an empty line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            call = read_call(line[2:])
            assert f"> {call}" == line
            yield from (line, *outcome(call), "")


def written(given: dict[str, Any]) -> str:
    """Write what a command is given: JSON, with records by their ids and files by their names."""
    return json.dumps(msgspec.to_builtins({name: _named(one) for name, one in given.items()}), ensure_ascii=False)


def _named(value: Any) -> Any:
    if isinstance(value, Record):
        return value.id
    if isinstance(value, ArrivedFile):
        return value.facts.name
    return [_named(one) for one in value] if isinstance(value, tuple) and not hasattr(value, "_fields") else value


def read_call(line: str) -> Call:
    """Read a call as it is written."""
    panel, today, name, given = line.split(" ", 3)
    on = PANELS[panel]()
    hints = asked(name)
    values = {one: _value(on, value, hints[one]) for one, value in json.loads(given).items()}
    return Call(panel, dt.date.fromisoformat(today), name, values)


def _value(register: Register, value: Any, hint: Any) -> Any:
    several = [one for one in _members(hint) if get_origin(one) is tuple and get_args(one)[1:] == (...,)]
    if several and isinstance(value, list):
        return tuple(_value(register, one, get_args(several[0])[0]) for one in value)
    if isinstance(value, str) and ArrivedFile in _members(hint):
        return _BY_NAME[value]
    if isinstance(value, str) and any(isinstance(one, type) and issubclass(one, Record) for one in _members(hint)):
        return register.find(value)
    return value if hint in (object, Any, *WORKED_OUT) else msgspec.convert(value, hint)


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {typing.Union, types.UnionType} else (hint,)


@cache
def asked(name: str) -> dict[str, Any]:
    """Give what a function can be asked by name, each with its type."""
    function = called(name)
    hints = typing.get_type_hints(function)
    found: dict[str, Any] = {}
    for one in inspect.signature(function).parameters.values():
        hint = hints[one.name]
        if one.kind is one.VAR_KEYWORD and get_origin(hint) is typing.Unpack:
            found |= typing.get_type_hints(get_args(hint)[0])
        elif one.kind is one.VAR_KEYWORD:
            found |= {field: declared.type for field, declared in editable(record_of(name)).items()}
        elif one.kind is not one.POSITIONAL_ONLY:
            found[one.name] = tuple[get_args(hint)[0], ...] if get_origin(hint) in _SEVERAL else hint  # type: ignore[misc]
    return found


@cache
def called(name: str) -> Callable[..., Any]:
    """Give the function of a name: a command, or behind dots a rule in the module of that name."""
    if "." not in name:
        return COMMANDS[name]
    module, _, function = name.rpartition(".")
    rule: Callable[..., Any] = getattr(import_module(f"store.rules.{module}"), function)
    return rule


def outcome(call: Call) -> list[str]:
    """Make a call, and tell all that comes of it."""
    register, hints = PANELS[call.panel](), asked(call.name)
    itself: dict[Any, Callable[[], Any]] = {
        HolidayTable: listed,
        Register: lambda: register,
        Scene: lambda: Scene(register, call.today),
    }
    given = {name: itself[hint]() for name, hint in hints.items() if hint in itself}
    for name, value in call.given.items():
        make = WORKED_OUT.get(hints[name])
        given[name] = make(register, value, call.today) if make else value
    try:
        if "." not in call.name:
            return list(told(register, COMMANDS[call.name](register, call.today, **given)))
        return list(answered(register, called(call.name)(**given)))
    except Refused as refused:
        return [refusal(one) for one in refused.problems]
    except Conflict as conflict:
        disputed = [(f"{one.label} ({one.field})", one) for one in conflict.fields]
        return [f"in dispute: {name}: {one.was}, {one.theirs}, {one.yours}" for name, one in disputed]


def answered(register: Register, value: Any) -> Iterator[str]:
    """Tell whatever a rule gives, a line for each part of a list; of another register, what differs in it."""
    if isinstance(value, Register):
        yield from others(register, value)
    elif isinstance(value, set | frozenset):
        yield from sorted(said(register, one) for one in value)
    elif isinstance(value, Mapping):
        yield from (f"{said(register, key)}: {said(register, one)}" for key, one in value.items())
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes) and not hasattr(value, "_fields"):
        yield from (said(register, one) for one in value)
    else:
        yield said(register, value)


def others(register: Register, other: Register) -> Iterator[str]:
    """Tell which records of a register are others in another, or not in it."""
    for name, table in register.tables.items():
        for key, record in table.items():
            now = other.tables[name].get(key)
            if now is None:
                yield f"- {key}"
            elif now != record:
                yield said(register, now)


def said(register: Register, value: Any) -> str:
    """Tell a value in a line, without what is empty in it; of a record what is another than in the register."""
    if isinstance(value, Problem):
        return refusal(value)
    if isinstance(value, Record):
        known = register.find(value.id)
        was = msgspec.to_builtins(known) if known else {}
        return " ".join((value.id, *differing(was, msgspec.to_builtins(value))))
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
    elif hasattr(value, "_asdict"):
        fields = value._asdict()
    elif isinstance(value, Mapping):
        return "{" + ", ".join(f"{said(register, key)}: {said(register, one)}" for key, one in value.items()) + "}"
    elif isinstance(value, set | frozenset):
        return "[" + ", ".join(sorted(said(register, one) for one in value)) + "]"
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return "[" + ", ".join(said(register, one) for one in value) + "]"
    else:
        plain = value.value if isinstance(value, Enum) else value
        return json.dumps(plain, ensure_ascii=False) if isinstance(plain, str) else str(plain)
    return "(" + ", ".join(f"{name} {said(register, one)}" for name, one in fields.items() if one not in _EMPTY) + ")"


def refusal(problem: Problem) -> str:
    """Tell a problem whole."""
    where = " ".join(filter(None, (f"@{problem.field}" if problem.field else "", problem.act)))
    return f"! {problem.code} {where}".rstrip() + f": {problem}"


def told(register: Register, edit: Edit) -> Iterator[str]:
    """Tell an edit whole: its sentence, and of each record what becomes another."""
    yield edit.sentence
    there = {one: record for table in register.tables.values() for one, record in table.items()}
    for record in edit.puts:
        was = there.get(record.id)
        before = msgspec.to_builtins(was) if was is not None else {}
        changed = differing(before, msgspec.to_builtins(record))
        yield f"{'~' if before else '+'} {record.id} " + "; ".join(changed)
    for name, ids in (("-", edit.removes), ("forgets", edit.forgets)):
        if ids:
            yield f"{name} {' '.join(ids)}"
    if edit.keeps:
        yield f"keeps {', '.join(f'{len(one.data)} bytes {one.ending}' for one in edit.keeps)}"


def differing(was: Any, now: Any, at: str = "") -> Iterator[str]:
    """Tell what differs between two values, each with where it stands."""
    if was == now:
        return
    if isinstance(was, dict) and isinstance(now, dict):
        for name in {**was, **now}:
            yield from differing(was.get(name), now.get(name), f"{at}.{name}" if at else name)
    elif isinstance(was, list | tuple) and isinstance(now, list | tuple) and was:
        for place in range(max(len(was), len(now))):
            here = f"{at}[{place}]"
            yield from differing(_at(was, place), _at(now, place), here)
    else:
        yield f"{at} {_short(now)}" if was in (None, "", [], ()) else f"{at} {_short(was)} -> {_short(now)}"


def _at(values: Sequence[Any], place: int) -> Any:
    return values[place] if place < len(values) else None


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
