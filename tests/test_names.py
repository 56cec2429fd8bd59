"""One word, one thing: a class has a name of its own in the store, and a value is called what it is."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from tests.parsed import nodes_in, tree_of

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "store").rglob("*.py"))
ROOMS = ("store", "screens", "tui")
FOUND = {
    "store/queries/questions/whole.py": "a published name of JSON: contact details that were found in a text",
    "store/records/work_item.py": "what was come upon in a file, whatever it is: a name of the panel's file",
}
"""Where something may be called `found`, and why. Elsewhere it says that something was come upon, not what it is."""


def named(text: str) -> list[str]:
    """Give the public types that a module makes: classes, and names for a type such as `Lines = tuple[…]`."""
    found = []
    for node in tree_of(text).body:
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


def called_found(text: str) -> list[int]:
    """Give the lines in which a value is named `found`: a local, an argument, a field, or such an attribute set."""
    lines = []
    for node in nodes_in(text):
        match node:
            case (
                ast.Name(id="found" | "_found", ctx=ast.Store())
                | ast.arg(arg="found" | "_found")
                | ast.Attribute(attr="found" | "_found", ctx=ast.Store())
                | ast.FunctionDef(name="found" | "_found")
                | ast.MatchAs(name="found")
                | ast.ExceptHandler(name="found")
            ):
                lines.append(getattr(node, "lineno", 0))
    return lines


def test_what_was_found_is_called_what_it_is() -> None:
    """Matches, hits, problems and people: `found` meant all of them, in some 380 functions."""
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    assert len(paths) > 400
    where = {path.relative_to(ROOT).as_posix(): called_found(path.read_text(encoding="utf-8")) for path in paths}
    assert {name for name, lines in where.items() if lines} == set(FOUND), where


def test_every_way_of_naming_a_value_found_is_seen() -> None:
    """A parameter, a walrus, a loop, a comprehension, a pattern, an unpacking, a caught error, a function."""
    text = """
def one(found): found.add(1)
if found := one(2): pass
for found in (): pass
words = [found for found in ()]
match 3:
    case found: pass
try: pass
except OSError as found: pass
own, (found, *rest) = one(4)
one.found = one._found = 5
def _found(): pass
"""
    assert sorted(called_found(text)) == [2, 3, 4, 5, 7, 9, 10, 11, 11, 12]
