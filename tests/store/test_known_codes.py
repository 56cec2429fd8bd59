"""What a rule or a command names with a stop in it, such as `meeting.cancel`, is a key or a code of the tests."""

from __future__ import annotations

import gc
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


def test_what_is_named_in_two_parts_is_known() -> None:
    for module in pkgutil.walk_packages(store.__path__, "store."):
        if module.name.startswith(ROOMS):
            importlib.import_module(module.name)
    known = {key.id for key in KEYS} | named() | set(OTHERS)
    functions = [one for one in gc.get_objects() if isinstance(one, types.FunctionType)]
    ours = [one for one in functions if (one.__module__ or "").startswith(ROOMS)]
    assert len(ours) > 3_000
    told = {text for one in ours for text in codes_of(one.__code__) if PARTED.fullmatch(text)}
    assert len(told) > 100
    assert told <= known, told - known


def test_a_code_that_nobody_knows_is_seen() -> None:
    def misspelt(*, wrong: bool) -> str:
        return "meeting.cancelled" if wrong else "meeting.cancel"

    assert {"meeting.cancelled", "meeting.cancel"} <= set(codes_of(misspelt.__code__))
