"""What each test meets of the program, kept from one measure to the next: a file of tests is listened to once."""

from __future__ import annotations

import ast
import builtins
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from tests.mutants.places import ROOT, Place, read
from tests.mutants.swapping import Functions, swap

KEPT = ROOT / "build" / "mutants" / "learnt"

Block = tuple[str, int]
"""A module, and the line of the first statement of a block within a function."""


class Met(msgspec.Struct):
    """What one test met when nothing was changed: the blocks of each module, and how many seconds it took."""

    test: str
    seconds: float
    met: dict[str, list[int]]


class Learnt(msgspec.Struct):
    """What the tests of one file met, the file as it was then, and the modules as they were."""

    file: str
    modules: dict[str, str]
    tests: list[Met]


def digest(path: str) -> str:
    """Say in a few signs what stands in a file of the project."""
    return hashlib.sha256((ROOT / path).read_bytes()).hexdigest()[:16]


digest_now = cache(digest)


@cache
def digest_of_tests(file: str) -> str:
    """Say in a few signs what stands in a file of tests, and in the tables beside it from which it takes cases."""
    read_too, waiting = {file}, [file]
    while waiting:
        for node in ast.walk(read(waiting.pop())):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = (node.module, *(f"{node.module}.{one.name}" for one in node.names))
                paths = {f"{name.replace('.', '/')}.py" for name in names} - read_too
                beside = {one for one in paths if Path(one).parent == Path(file).parent and (ROOT / one).exists()}
                waiting += beside
                read_too |= beside
    return "".join(map(digest_now, sorted(read_too)))


def kept(file: str) -> Learnt | None:
    """Give what was learnt of a file of tests, unless it or a table beside it was changed since."""
    at = _where(file)
    learnt = msgspec.json.decode(at.read_bytes(), type=Learnt) if at.exists() else None
    return learnt if learnt is not None and learnt.file == digest_of_tests(file) else None


def keep(file: str, tests: list[Met]) -> None:
    """Keep what was learnt of a file of tests."""
    met = {path for one in tests for path in one.met}
    learnt = Learnt(digest_of_tests(file), {path: digest_now(path) for path in sorted(met)}, tests)
    at = _where(file)
    at.parent.mkdir(parents=True, exist_ok=True)
    at.write_bytes(msgspec.json.encode(learnt))


def _where(file: str) -> Path:
    return KEPT / (file.replace("/", "-") + ".json")


def meeting(learnt: list[Learnt], blocks: set[Block]) -> list[Met]:
    """Give the tests that meet one of some blocks; of a module that was changed since, those that meet it at all."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for path, line in blocks:
        wanted[path].add(line)
    return [
        one
        for file in learnt
        for one in file.tests
        if any(
            path in one.met and (file.modules[path] != digest_now(path) or not lines.isdisjoint(one.met[path]))
            for path, lines in wanted.items()
        )
    ]


def block_of(place: Place) -> Block:
    """Give the innermost block in which a place stands."""
    return (place.path, max(first for first, last, _ in _blocks(place.path) if first <= place.line <= last))


def door_of(path: str, line: int) -> Block:
    """Give the outermost block of the function whose first line is this, its decorators included."""
    return (path, min(first for first, _, function in _blocks(path) if function == line))


@cache
def _blocks(path: str) -> list[tuple[int, int, int]]:
    return [(body[0].lineno, body[-1].end_lineno or 0, line) for body, line in blocks(read(path))]


def blocks(tree: ast.AST, function: int = 0) -> Iterator[tuple[list[ast.stmt], int]]:
    """Give every list of statements within functions, and the first line of the function nearest around it.

    A list that begins with the words that describe the function begins for us with what comes after them.
    """
    for node in ast.iter_child_nodes(tree):
        inside = function
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        if inside:
            for name in ("body", "orelse", "finalbody"):
                body = getattr(node, name, None)
                if isinstance(body, list) and body and isinstance(body[0], ast.stmt):
                    yield body, inside
        yield from blocks(node, inside)


def listen(functions: Functions, paths: list[str]) -> set[Block]:
    """Have every block of the functions of modules tell when it is met; gives the set that it is told to."""
    met: set[Block] = set()
    vars(builtins)["__met__"] = met.add
    for path in paths:
        tree = read(path)
        lines = set()
        for body, function in list(blocks(tree)):
            lines.add(function)
            words = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
            block = ast.Tuple([ast.Constant(path), ast.Constant(body[0].lineno)], ast.Load())
            body.insert(int(words), ast.Expr(ast.Call(ast.Name("__met__", ast.Load()), [block], [])))
        swap(functions, ast.fix_missing_locations(tree), path, lines)
    return met
