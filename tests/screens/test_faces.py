"""Every command of the store is reached by some key, or `ONE_FACE` says why not."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import screens
from tests.faces import ONE_FACE, commands
from tests.parsed import tree_of

ROOM = Path(screens.__file__ or "").parent

Definition = ast.FunctionDef | ast.ClassDef


@cache
def definitions() -> tuple[Definition, ...]:
    """Give every function and class that stands at the top of a module of the screens."""
    trees = [tree_of(path.read_text(encoding="utf-8")) for path in sorted(ROOM.rglob("*.py"))]
    return tuple(node for tree in trees for node in tree.body if isinstance(node, Definition))


def names(node: ast.AST) -> set[str]:
    """Give every name that stands in a piece of code, by itself or after a dot."""
    found: set[str] = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            found.add(one.id)
        elif isinstance(one, ast.Attribute):
            found.add(one.attr)
    return found


def says_what_keys_do(node: Definition) -> bool:
    return any(isinstance(one, ast.FunctionDef) and one.name in {"make_deeds", "deeds"} for one in ast.walk(node))


@cache
def reached() -> set[str]:
    """Follow the names from the tables of what keys do, through all that they lead to.

    Asked for by the tests alone: at the top, every process would spend 2 s on importing it.
    """
    known: dict[str, set[str]] = {}
    for node in definitions():
        known.setdefault(node.name, set()).update(names(node))
    waiting = [node.name for node in definitions() if says_what_keys_do(node)]
    found: set[str] = set()
    while waiting:
        fresh = known.pop(waiting.pop(), set())
        found |= fresh
        waiting += fresh & known.keys()
    return found


BY_ANOTHER = {"confirm_substitute": "the key that records anybody as present does it for an expected stand-in too"}
"""What a key does by another command, and which."""


BY_A_FORM_ALONE = {"edit_panel": "the form of the office asks at once for everything that letters need"}
"""What only the screens run, and why: the command line has another way."""


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_a_key(name: str) -> None:
    assert (name in reached()) is (name in BY_A_FORM_ALONE or name not in {*ONE_FACE, *BY_ANOTHER})


def test_a_command_that_no_key_leads_to_is_found() -> None:
    assert "open_move" in reached()
    assert "open_nothing_of_that_name" not in reached()
    assert len(reached() & set(commands())) > 100
