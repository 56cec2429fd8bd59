"""One word, one thing: a class has a name that no other class of the store has."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "store").rglob("*.py"))


def named(text: str) -> list[str]:
    """Give the public types that a module makes: classes, and names for a type such as `Lines = tuple[…]`."""
    found = []
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            found.append(node.name)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[0].isupper() and not name.isupper():
                found.append(name)
    return [name for name in found if not name.startswith("_")]


def test_no_two_types_of_the_store_have_one_name() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for name in named(path.read_text(encoding="utf-8")):
            where[name].append(path.relative_to(ROOT).as_posix())
    assert len(where) > 200
    assert {name: places for name, places in where.items() if len(places) > 1} == {}


def test_names_of_types_are_seen() -> None:
    text = "Lines = tuple[str, ...]\nMOST = 3\n_Own = dict[str, int]\nclass Row: pass\nclass _Part: pass\n"
    assert named(text) == ["Lines", "Row"]
