"""Private names of Textual that the program stands on: each has a row in a table of CONTRIBUTING, and a test.

A private name may go or mean something else with any release. Nothing says so until the program breaks; so there are
few, each with what breaks, and a new one does not come in unseen.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textual

from tests.parsed import nodes_in, tree_of

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for room in ("tui", "screens") for path in (ROOT / room).rglob("*.py"))
LOOK = ROOT / "tests" / "screens" / "look.py"
"""How the tests read the screen, which stands on a private name as well."""


def _private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@cache
def _tree(path: Path) -> ast.Module:
    return tree_of(path.read_text(encoding="utf-8"))


def _names_in(tree: ast.AST, classes: set[str] | None = None) -> set[str]:
    """Give the private names that the classes of a module define or set on themselves."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef) or (classes is not None and node.name not in classes):
            continue
        for each in ast.walk(node):
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                found.add(each.name)
            elif isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store):
                found.add(each.attr)
            elif isinstance(each, ast.AnnAssign | ast.Assign):
                targets = each.targets if isinstance(each, ast.Assign) else [each.target]
                found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in found if _private(name)}


@cache
def _of_textual() -> frozenset[str]:
    """Every private name that some class of Textual has."""
    folder = Path(inspect.getfile(textual)).parent
    return frozenset(name for path in folder.rglob("*.py") for name in _names_in(_tree(path)))


@cache
def _of_base(base: type) -> frozenset[str]:
    return frozenset(_names_in(_tree(Path(inspect.getfile(base))), {base.__name__}))


@cache
def _of_class(kind: type) -> frozenset[str]:
    """Every private name that a class of ours has from Textual, or that those it is mixed into have."""
    bases: list[type] = [base for base in kind.__mro__ if base.__module__.startswith("textual.")]
    own = frozenset(name for base in bases for name in _of_base(base))
    mixed_into: list[type] = [] if bases else kind.__subclasses__()
    return own.union(*(_of_class(each) for each in mixed_into))


def _classes(path: Path) -> Iterator[tuple[ast.ClassDef, type]]:
    """Give the classes of a module, as written and as made."""
    for node in _tree(path).body:
        if isinstance(node, ast.ClassDef):
            module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            yield node, getattr(module, node.name)


@cache
def _ours() -> frozenset[str]:
    """Every private name that a class of ours has of its own and not from Textual."""
    return frozenset(
        name for path in MODULES for node, kind in _classes(path) for name in _names_in(node) - _of_class(kind)
    )


def seams(path: Path) -> Iterator[str]:
    """Give the private names of Textual that a module overrides, or uses of its own objects or of others."""
    within: dict[str, type] = {}
    for written, kind in _classes(path):
        within |= {ast.unparse(each) + str(each.lineno): kind for each in _attributes(written)}
        methods = {each.name for each in ast.walk(written) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
        yield from (name for name in methods if _private(name) and name in _of_class(kind))
    for node in _attributes(_tree(path)):
        of = ast.unparse(node.value)
        if of in {"self", "cls", "super()"}:
            kind = within[ast.unparse(node) + str(node.lineno)]
            if node.attr in _of_class(kind):
                yield node.attr
        elif node.attr in _of_textual() - _ours() and of not in {"os", "sys"}:
            yield node.attr


def _attributes(tree: ast.AST) -> Iterator[ast.Attribute]:
    return (each for each in ast.walk(tree) if isinstance(each, ast.Attribute) and _private(each.attr))


def _rows() -> dict[tuple[str, str], str]:
    """Read the table in CONTRIBUTING: what stands under a name in a module, and its row."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("### Private names of Textual")[2].partition("\n#")[0]
    found: dict[tuple[str, str], str] = {}
    for row in re.findall(r"^\| `.*$", table, re.MULTILINE):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        for name in re.findall(r"`([^`]+)`", cells[0]):
            for module in re.findall(r"`([^`]+)`", cells[1]):
                found[name, module] = row
    return found


def test_every_private_name_of_textual_stands_in_the_table() -> None:
    used = {(name, path.relative_to(ROOT).as_posix()) for path in (*MODULES, LOOK) for name in seams(path)}
    rows = {key for key in _rows() if _private(key[0])}
    assert used - rows == set(), "name it in CONTRIBUTING, with what breaks without it and a test that shows it"
    assert rows - used == set(), "these are no longer used: take the rows out"


@pytest.mark.parametrize("row", sorted(set(_rows().values())))
def test_a_test_stands_on_each(row: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
    assert named, "the row names no test"
    for path, function in named:
        tree = tree_of((ROOT / path).read_text(encoding="utf-8"))
        assert function in {getattr(node, "name", "") for node in ast.walk(tree)}, f"{path} has no {function}"


ASKED_OF_ONE = {"on_event", "_on_timer_update"}
"""What Textual calls as any method: once, of the class alone."""


def test_no_handler_runs_twice() -> None:
    """Textual calls a handler of a class, then those of its bases: one that calls its base's has that done twice.

    The form of a minute took what it had brought back for what it opened with, and was left without a word.
    """
    handlers = [
        (path.name, ast.unparse(node))
        for path in MODULES
        for node in nodes_in(path.read_text(encoding="utf-8"))
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith(("super().on_", "super()._on_"))
    ]
    assert {name for _, name in handlers} & {f"super().{name}" for name in ASKED_OF_ONE}
    assert [one for one in handlers if one[1].removeprefix("super().") not in ASKED_OF_ONE] == []


def test_the_check_sees_overrides_uses_and_foreign_objects() -> None:
    assert {"_handle_exception", "_return_code", "_close_messages_no_wait"} <= set(seams(ROOT / "tui" / "app.py"))
    assert "_key_thread" in set(seams(ROOT / "tui" / "reading.py"))
    assert set(seams(LOOK)) == {"_background_screens", "_compositor"}
    assert len(_of_textual()) > 500
