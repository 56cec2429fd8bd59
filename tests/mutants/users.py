"""Who uses what a module makes when it is imported: the functions whose tests can notice a change of it."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tests.mutants.places import Place, modules, read

Name = tuple[str, str]
"""The path of a module, and a name at its top."""

Door = tuple[str, int]
"""The path of a module, and the first line of a function."""


def bound_at(place: Place) -> list[str]:
    """Give the names that the statement around a place binds at the top of its module."""
    _, binds = _index()
    return [name for (path, name), (first, last) in binds.items() if path == place.path and first <= place.line <= last]


def users(place: Place) -> list[Door]:
    """Give the functions that use, by whatever name it went on, what the statement around a place binds."""
    by_use, _ = _index()
    return list(dict.fromkeys(door for name in goes_by(place) for door in by_use[name][0]))


def goes_by(place: Place) -> list[Name]:
    """Give the names of what the statement around a place binds, and of all that is made of it at the import."""
    by_use, _ = _index()
    waiting = [(place.path, name) for name in bound_at(place)]
    seen: dict[Name, None] = {}
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen[name] = None
            waiting += by_use[name][1]
    return list(seen)


def called(place: Place) -> list[str]:
    """Give what a table calls the entries in which a place stands: the first text of each call or row around it.

    Of a place outside of a table, those of the entries of its module in which what it binds is used: of the argument
    `_WAY` the command that takes it.
    """
    tree, bound = read(place.path), set(bound_at(place))
    found: dict[str, None] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
            around = _first(statement) <= place.line <= (statement.end_lineno or 0)
            for node in ast.walk(statement):
                if around and isinstance(node, ast.Call | ast.Tuple):
                    here = node.lineno <= place.line <= (node.end_lineno or 0)
                else:
                    here = not around and isinstance(node, ast.Call | ast.Tuple) and _uses(node, bound)
                if here and (title := _title(node)):
                    found[title] = None
    return list(found)


def _uses(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(one, ast.Name) and one.id in names for one in ast.walk(node))


def _title(node: ast.AST) -> str:
    parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
    match parts[:1]:
        case [ast.Constant(value=str(title))]:
            return title
        case _:
            return ""


@cache
def _index() -> tuple[dict[Name, tuple[list[Door], list[Name]]], dict[Name, tuple[int, int]]]:
    by_use: dict[Name, tuple[list[Door], list[Name]]] = defaultdict(lambda: ([], []))
    binds: dict[Name, tuple[int, int]] = {}
    for path in modules(("store", "screens", "tui")):
        tree = read(path)
        known = _names(path, tree)
        for statement in tree.body:
            own = [(path, name) for name in _bound(statement)]
            for name in own:
                binds[name] = (_first(statement), statement.end_lineno or 0)
            for node, line in _parts(statement):
                for used in _used(node, known):
                    if line:
                        by_use[used][0].append((path, line))
                    else:
                        by_use[used][1].extend(own)
    return by_use, binds


def _used(node: ast.AST, known: dict[str, Name]) -> set[Name]:
    """Give what is used within a node, by a name of its own or as `module.name`."""
    used = {known[one.id] for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in known}
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in known:
            package, name = known[one.value.id]
            used.add((f"{package.removesuffix('.py')}/{name}.py", one.attr))
    return used


def _names(path: str, tree: ast.Module) -> dict[str, Name]:
    known = {name: (path, name) for statement in tree.body for name in _bound(statement)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            file = node.module.replace(".", "/") + ".py"
            known |= {one.asname or one.name: (file, one.name) for one in node.names}
    return known


def _bound(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [statement.name]
        case ast.Assign():
            return [one.id for target in statement.targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _:
            return []


def _parts(statement: ast.stmt) -> Iterator[tuple[ast.AST, int]]:
    """Give the functions of a statement, each with its first line, and what runs at the import, with none."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        yield statement, _first(statement)
    elif isinstance(statement, ast.ClassDef):
        for one in statement.body:
            yield from _parts(one)
    else:
        yield statement, 0


def _first(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])
