"""Sets a form out, fills it in as a clerk might, saves it, and says what that would have done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from screens.forms.settings.settings import DaysForm
from screens.kit.field_row import FieldRow
from screens.kit.fields import UNCHOSEN
from screens.kit.form import Form
from store.desk import Desk
from store.file.codec import effective
from store.journal.images import touched
from store.problems import FileTrouble, Problem, Refused
from store.records import Change, Record
from store.rules.days.holidays import HolidayTable

TYPED = {
    "date": ("14/7/2021", "1/7/2021"),
    "time": ("13:30",),
    "number": ("3",),
    "line": ("14/7/2021", "13:30", "3", "Some words"),
    "text": ("Some words, of two lines.\nThis is the second.", "14/7/2021"),
}
"""What is typed into a field of each kind: the first of these that it takes."""

_ANY_WORDS = {"line": TYPED["line"][-1:], "text": TYPED["text"][:1]}
_SHOWN = 5
"""So many of the choices of a field, and the last, stand for all of them."""
_WHEN = dt.datetime(2021, 7, 12, 9, 30, tzinfo=dt.UTC)


class Ran:
    """What forms have the desk do: every command with what it is given. Each is worked out, and nothing is saved."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._before: dict[str, str] = {}

    def run(self, desk: Desk, command: Any, *args: Any, **more: Any) -> Change | None:
        """Note a command and what it is given; of what it was also given before that it is the same."""
        given = {**{str(at): shown(one) for at, one in enumerate(args)}, **{name: shown(more[name]) for name in more}}
        told = [f"{name}={words}" for name, words in given.items() if self._before.get(name) != words]
        told += [f"no {name}" for name in self._before if name not in given]
        self._before = given
        self.said.append(f"{command.__name__}({', '.join(told)})")
        edit = effective(desk.register, command(desk.register, desk.today, *args, **more))
        images = tuple(touched(desk.register, edit))
        return Change(id="C1", at=_WHEN, who="clerk", sentence=edit.sentence, touched=images) if images else None

    def take(self) -> list[str]:
        """Give what was noted since."""
        said, self.said = self.said, []
        return said


def shown(value: Any) -> str:
    """Show what a command is given: a record by its id, and of a part what differs from a new one."""
    match value:
        case Record():
            return value.id
        case HolidayTable():
            return "the holidays"
        case msgspec.Struct():
            names, given = type(value).__struct_fields__, type(value).__struct_defaults__
            begun = (*(...,) * (len(names) - len(given)), *given)
            held = {name: at for name, at in zip(names, begun, strict=True) if getattr(value, name) != at}
            told = [f"{name}={shown(getattr(value, name))}" for name in held]
            return f"{type(value).__name__}({', '.join(told)})"
        case dict():
            return "{" + ", ".join(f"{shown(name)}: {shown(one)}" for name, one in value.items()) + "}"
        case set() | frozenset():
            return "{" + ", ".join(sorted(map(shown, value))) + "}"
        case list() | tuple():
            return "(" + ", ".join(map(shown, value)) + ")"
        case dt.date() | dt.time():
            return value.isoformat()
        case _ if callable(value):
            return str(getattr(value, "__name__", type(value).__name__))
        case _:
            return repr(getattr(value, "value", value))


def set_out(form: Form) -> Iterator[str]:
    """Set the fields of a form out: the label of each, what stands in it, its help and what can be chosen."""
    if form._note:
        yield f"  note: {form._note}"
    if form.begins:
        yield f"  begins: {form.begins}"
    for name, row in form.rows.items():
        field = row.field
        words = [field.label.strip(), shown(row.typed), field.help, field.asked]
        choices = field.choices if len(field.choices) <= _SHOWN else (*field.choices[:_SHOWN], field.choices[-1])
        words += [f"{shown(value)}: {said}" for value, said in choices]
        offers = row.behind.offers if row.behind is not None else ()
        words += [f"{len(offers)} such as {offers[0].label} · {offers[0].detail}"] if offers else []
        words += ["people"] if row.behind is not None and row.behind._naming.people else []
        yield f"  {name}: {' | '.join(filter(None, words))}".replace("\n", " / ")


def fill(form: Form, *, last: bool) -> None:
    """Type something into every field, and choose the first or the last that is not chosen yet."""
    for row in form.rows.values():
        before = row.typed
        for typed in _typed_into(row, last=last):
            row.typed = typed
            if not row.refused():
                break
        else:
            row.typed = before


def _typed_into(row: FieldRow, *, last: bool) -> Iterator[Any]:
    field = row.field
    if field.kind == "choice":
        others = [value for value, _ in field.choices if value not in (UNCHOSEN, row.typed)]
        yield from reversed(others) if last else others
        return
    if row.behind is not None:
        offers = row.behind.offers
        yield from (row.behind.words_for(one) for one in (offers[-1:] if last else offers[:1]))
    yield from _ANY_WORDS.get(field.kind, ()) if field.reads is None else ()
    yield from reversed(TYPED[field.kind]) if last else TYPED[field.kind]


def saved(form: Form, ran: Ran) -> tuple[str, list[str]]:
    """Save a form as it stands; say what was done or refused and the record that was made, and name what was wrong."""
    values, problems = form.fields.read()
    told = ""
    if not problems and isinstance(form, DaysForm):
        problems = form._missing(values)
    if not problems:
        try:
            done = form._save(dict(values))
            told = done if isinstance(done, str) else ""
        except Refused as refused:
            problems = [*refused.problems]
        except FileTrouble as trouble:
            problems = [trouble.problem]
    made = f"-> {form.saved_id}" if form.saved_id else ""
    words = filter(None, [*ran.take(), *map(_refusal, problems), told, made])
    told = " ".join(words).replace("\n", " / ") or "nothing"
    return told, [one.field for one in problems if one.field in form.rows]


def opened_and_saved(desk: Desk, form: Form) -> Iterator[str]:
    """Set a form out, save it as it opens and filled in in two ways, and leave it as it was."""
    yield from set_out(form)
    begun = form.typed
    ran = Ran()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(desk), "run", lambda *args, **more: ran.run(*args, **more))
        yield f"  as it opens: {saved(form, ran)[0]}"
        for how in ("first", "last"):
            fill(form, last=how == "last")
            told, wrong = saved(form, ran)
            yield f"  {how}: {told}"
            if wrong:
                for name in wrong:
                    form.rows[name].typed = begun[name]
                yield f"  {how}, but {' '.join(dict.fromkeys(wrong))}: {saved(form, ran)[0]}"
    for name, row in form.rows.items():
        row.typed = begun[name]
    if again := " ".join(one.name for one in form.rebase()):
        yield f"  as it is now: {again}"


def _refusal(problem: Problem) -> str:
    return f"<{problem.code}{f' at {problem.field}' if problem.field else ''}>"
