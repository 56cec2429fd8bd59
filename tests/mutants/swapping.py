"""Change the functions of a process that runs already: a change costs no new start, no import and no collection."""

from __future__ import annotations

import ast
import gc
import types
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.mutants.places import ROOT, Place, changed_tree

Key = tuple[str, int, str]
Functions = dict[Key, list[types.FunctionType]]


class CannotSwap(Exception):
    """The function is not there, or holds other names of its surroundings than before."""


def functions_now() -> Functions:
    """Give all functions of the program that are loaded, by file, first line and name."""
    gc.unfreeze()
    found: Functions = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, types.FunctionType) and one.__code__.co_filename.startswith(str(ROOT)):
            found[_key(one.__code__)].append(one)
    gc.freeze()
    return found


def _key(code: types.CodeType) -> Key:
    return (code.co_filename, code.co_firstlineno, code.co_name)


def _codes(code: types.CodeType) -> Iterable[types.CodeType]:
    for one in code.co_consts:
        if isinstance(one, types.CodeType):
            yield one
            yield from _codes(one)


def swap(functions: Functions, tree: ast.Module, path: str, lines: set[int]) -> set[int]:
    """Give the functions of a module that begin at these lines the code of a tree; say at which lines it was done."""
    code = compile(tree, str(ROOT / path), "exec", dont_inherit=True)
    done = set()
    for new in _codes(code):
        if new.co_firstlineno in lines:
            for function in functions.get((str(ROOT / path), new.co_firstlineno, new.co_name), ()):
                if function.__code__.co_freevars == new.co_freevars:
                    function.__code__ = new
                    done.add(new.co_firstlineno)
    return done


def mutate(functions: Functions, place: Place) -> None:
    """Make the change of a place in this process; raises CannotSwap.

    What a function made before, such as the makers of a table, is changed with it.
    """
    tree = changed_tree(place)
    lines = set(_within(tree, place.function))
    there = {line for file, line, _ in functions if file == str(ROOT / place.path) and line in lines}
    if place.function not in there or there - swap(functions, tree, place.path, lines):
        raise CannotSwap(place.key)


def _within(tree: ast.Module, line: int) -> Iterator[int]:
    """Give the first line of a function, its decorators included, and of each that it makes."""
    every = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    for outer in every:
        if _first(outer) == line:
            yield from (_first(one) for one in every if outer.lineno <= one.lineno <= (outer.end_lineno or 0))


def _first(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return min([node.lineno, *(one.lineno for one in node.decorator_list)])
