"""What only one face has, or none: read by the tests of the command line and of the keys.

`ONE_FACE` names a command of the store with the reason why it has no act of the command line, no key, or neither.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import store.commands

ONE_FACE = {
    "edit_panel": "the settings change one by one; this changes several for the commands that are made of it",
    "record_bundle": "write_bundle runs it for every face, once the file is written",
    "record_pack": "record_built runs it for every face, once the pack stands",
    "record_vote": "record_decision runs it, with the step of a round that the vote decides if one is named",
    "set_quorum": "what is typed for the quorum is read by set_quorum_as_typed, which runs it",
}


@cache
def commands() -> Mapping[str, Callable[..., Any]]:
    """Every command: a public function of that room that gives an edit. To look through the modules takes 4 ms."""
    modules = [
        importlib.import_module(one.name) for one in pkgutil.walk_packages(store.commands.__path__, "store.commands.")
    ]
    found = {
        name: one
        for module in modules
        for name, one in vars(module).items()
        if inspect.isfunction(one)
        and one.__module__ == module.__name__
        and not name.startswith("_")
        and one.__annotations__.get("return") == "Edit"
    }
    return MappingProxyType(found)
