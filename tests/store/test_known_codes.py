"""What a rule or a command names with a stop in it, such as `meeting.cancel`, is a key or a code of the tests."""

from __future__ import annotations

import importlib
import pkgutil
import re
import types
from collections.abc import Iterator

import store
from screens.kit.keys.table import KEYS
from tests.test_codes import named

PARTED = re.compile(r"[A-Za-z]+\.[A-Za-z_]+(-[A-Za-z]+)*")
ROOMS = ("store.rules.", "store.commands.", "store.queries.")

OTHERS = {"rules.numbering": "the way to a setting"}


def codes_of(code: types.CodeType) -> Iterator[str]:
    """Give the texts that stand in a function, those within it included."""
    held = list(code.co_consts)
    while held:
        one = held.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, tuple | frozenset):
            held += one
        elif isinstance(one, types.CodeType):
            yield from codes_of(one)


def functions_of(holder: object) -> Iterator[types.FunctionType]:
    """Give the functions that a module or a class holds, under whatever wraps them."""
    for one in list(vars(holder).values()):
        held = getattr(one, "fget", None) or getattr(one, "func", None) or getattr(one, "__wrapped__", None) or one
        if isinstance(held, types.FunctionType):
            yield held
        elif isinstance(held, type) and isinstance(holder, types.ModuleType) and held.__module__ == holder.__name__:
            yield from functions_of(held)


def test_what_is_named_in_two_parts_is_known() -> None:
    known = {key.id for key in KEYS} | named() | set(OTHERS)
    told: set[str] = set()
    ours = 0
    for module in pkgutil.walk_packages(store.__path__, "store."):
        if not module.name.startswith(ROOMS):
            continue
        for one in functions_of(importlib.import_module(module.name)):
            ours += one.__module__ == module.name
            told.update(text for text in codes_of(one.__code__) if PARTED.fullmatch(text))
    assert ours > 3_000
    assert len(told) > 100
    assert told <= known, told - known


def test_a_code_that_nobody_knows_is_seen() -> None:
    def misspelt(*, wrong: bool) -> str:
        return "meeting.cancelled" if wrong else "meeting.cancel"

    assert {"meeting.cancelled", "meeting.cancel"} <= set(codes_of(misspelt.__code__))
