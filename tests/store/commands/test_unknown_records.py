"""A record that is not in the file is refused by every command, and the refusal says which of what was asked it was."""

from __future__ import annotations

import datetime as dt
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from enum import Enum
from importlib import import_module
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import store.commands
from store.edit import Edit
from store.problems import Refused
from store.records import KINDS
from tests.store.commands.office import HELD, TODAY, office

NAMED = {kind.noun.replace(" ", "_") for kind in KINDS} | {"round", "to"}
"""What a command calls the id of a record that it is about."""

NOT_ASKED = {
    ("store.commands.questions.answers.send_for_answer", "to"): "it is a name, and no record",
    ("store.commands.rounds.rounds.tie_step", "vote"): "the step is looked for first",
}
"""What is called so and is not the first thing to be refused, each with its reason."""

THERE: dict[str, Any] = {
    "meeting": HELD,
    "item": "W1",
    "question": "Q1",
    "person": "P1",
    "minute": "N1",
    "action": "A1",
}
THERE |= {"round": "R1", "round_id": "R1", "people": ("P3",)}
"""Records that there are, to go with one that there is not."""


ALSO = {"person": "people"}
"""Where what is said of one is told as it is of several."""


def commands() -> Iterator[Callable[..., Edit]]:
    for found in pkgutil.walk_packages(store.commands.__path__, "store.commands."):
        module = import_module(found.name)
        for name, one in inspect.getmembers(module, inspect.isfunction):
            if one.__module__ != module.__name__ or name.startswith("_"):
                continue
            if list(inspect.signature(one).parameters)[:2] == ["register", "today"]:
                yield one


def something(hint: Any) -> Any:
    """Give the least of a type, to go with what is asked about."""
    if get_origin(hint) is tuple:
        return ()
    for one in get_args(hint) or (hint,):
        if one is type(None):
            return None
        if isinstance(one, type) and issubclass(one, Enum):
            return next(iter(one))
    least: dict[Any, Any] = {str: "", bool: False, int: 1, dt.date: TODAY, dt.time: dt.time(13)}
    return least.get(hint)


ASKED = sorted(
    {
        (f"{one.__module__}.{one.__name__}", name)
        for one in commands()
        for name, said in inspect.signature(one).parameters.items()
        if name in NAMED
        and said.default is inspect.Parameter.empty
        and (f"{one.__module__}.{one.__name__}", name) not in NOT_ASKED
    }
)


def test_there_are_many() -> None:
    assert len(ASKED) > 120


@pytest.mark.parametrize("module", sorted({where.rpartition(".")[0] for where, _ in ASKED}))
def test_what_is_not_in_the_file_is_named_by_what_was_asked(module: str) -> None:
    register = office()
    for where, name in ASKED:
        if not where.startswith(f"{module}.") or where.rpartition(".")[0] != module:
            continue
        command = getattr(import_module(module), where.rpartition(".")[2])
        hints = get_type_hints(command)
        if hints[name] is not str:
            continue
        others = {
            other: THERE.get(other, something(hints[other]))
            for other, said in inspect.signature(command).parameters.items()
            if said.kind is said.KEYWORD_ONLY and said.default is said.empty and other != name
        }
        with pytest.raises(Refused) as refused:
            command(register, TODAY, **others, **{name: "Z9999"})
        fields = {problem.field for problem in refused.value.problems}
        assert {name, ALSO.get(name)} & fields, (where, name, refused.value.problems)
