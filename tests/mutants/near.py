"""Which tests stand nearest to a module: those of its name, those that name it, those of its room."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from tests.mutants.places import ROOT, Place, read


def nearest(place: Place, files: list[str]) -> list[str]:
    """Put files of tests in order: whichever stands nearest to the module of a place is first."""
    return sorted(files, key=lambda file: (*distance(place.path, file), file))


def near_anyway(place: Place) -> list[str]:
    """Give the files of tests that name the module of a place, or are named as it is."""
    return [file for file, text in _tests().items() if distance(place.path, file)[0] < 2 and text]


def distance(path: str, file: str) -> tuple[int, int, int]:
    """Say how far a file of tests is from a module: by its name, by what it imports, by the rooms they share."""
    stem, test = Path(path).stem, Path(file).stem.removeprefix("test_")
    rooms, tests = Path(path).parent.parts, Path(file).parent.parts[1:]
    shared = sum(1 for ours, theirs in zip(rooms, tests, strict=False) if ours == theirs)
    name = path.removesuffix(".py").replace("/", ".")
    text = _tests().get(file, "")
    package, _, last = name.rpartition(".")
    names = f"from {name} import" in text or (f"from {package} import" in text and last in text)
    nearby = 0 if stem == test and shared else 1 if names else 2
    return nearby, -shared, abs(len(rooms) - len(tests))


def asks_for(file: str, path: str, names: list[str]) -> bool:
    """Say whether a file of tests imports one of some names from a module, or the module and writes `module.name`."""
    module = path.removesuffix(".py").replace("/", ".")
    package, _, last = module.rpartition(".")
    whole = (package, last) in _imported(file)
    return any((module, name) in _imported(file) or (whole and f"{last}.{name}" in _tests()[file]) for name in names)


def written(test: str, words: list[str]) -> tuple[int, int]:
    """Count of some words those that a test writes with its cases, and those that anything in its file does.

    What is typed as `item move` may be written as one text or as a text for each word.
    """
    file, _, name = test.partition("::")
    texts = _texts(file)
    own = texts.get(re.sub(r"\[.*", "", name, flags=re.DOTALL).rpartition("::")[2], "")
    return sum(f" {one} " in own for one in words), sum(f" {one} " in texts.get("", "") for one in words)


@cache
def _texts(file: str) -> dict[str, str]:
    """Give the words of a file of tests, and those of each test by the name of its function."""
    if file not in _tests():
        return {}
    lines = _tests()[file].split("\n")
    texts = {"": _words_of(lines)}
    for node in ast.walk(read(file)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            texts[node.name] = _words_of(lines[first - 1 : node.end_lineno])
    return texts


def _words_of(lines: list[str]) -> str:
    return f" {' '.join(re.split('[^a-z0-9-]+', ' '.join(lines)))} "


@cache
def _imported(file: str) -> frozenset[tuple[str, str]]:
    taken = re.findall(r"^\s*from (\S+) import (\([^)]*\)|[^\n]*)", _tests().get(file, ""), re.MULTILINE)
    return frozenset((module, name) for module, names in taken for name in re.findall(r"\w+", names))


@cache
def _tests() -> dict[str, str]:
    found = sorted((ROOT / "tests").rglob("test_*.py"))
    return {one.relative_to(ROOT).as_posix(): one.read_text(encoding="utf-8") for one in found}
