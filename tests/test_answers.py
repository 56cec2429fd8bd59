"""Whatever is held of answers, of what a module of tests asks for and no more, and told so that nothing is lost."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from tests import answers
from tests.answers import GOLDEN, told
from tests.parsed import nodes_in

ROOT = Path(__file__).parent


def test_what_is_held_belongs_to_a_test_that_there_is() -> None:
    for path in GOLDEN.glob("*.txt"):
        *rooms, file = path.stem.split("-")
        nodes = nodes_in(ROOT.joinpath(*rooms, f"test_{file}.py").read_text(encoding="utf-8"))
        tests = {one.name for one in nodes if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)}
        lines = path.read_text(encoding="utf-8").splitlines()
        held = {line[3:].partition("[")[0] for line in lines if line.startswith("## ")}
        assert held <= tests, path.name


class Point(NamedTuple):
    """A pair, one of them of no account."""

    east: int
    north: tuple[str, ...] = ()


class Line(msgspec.Struct):
    """What is made of parts."""

    name: str
    ends: tuple[Point, ...] = ()
    said: str = ""


def test_an_answer_is_told_in_lines_without_what_is_empty() -> None:
    line = Line("a\n", (Point(1), Point(2, ("x", "y"))))
    assert list(told([line, Line("b")])) == [
        "- name: 'a\\n'",
        "  - ends: - east: 1",
        "    - east: 2; north: x | y",
        "- name: b",
    ]
    assert list(told(None)) == ["None"]
    assert list(told(Line(""))) == ["nothing"]
    assert next(told("x" * 400)).startswith("x" * 100 + " … 400 signs, ")
    (first, *_, last) = told([Line(str(number)) for number in range(30)])
    assert (first, last[:17]) == ("- name: 0", "and 6 lines more,")


def test_where_a_test_runs_changes_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the name of its folder is: a line that was parted at so many signs was another in the next run."""
    ways = []
    for folder in ("/a", "/dev/" + "a long name/" * 12):
        monkeypatch.setattr(answers, "_FOLDER", [folder])
        value = {"said": (f"{folder}/panel.json is a folder.", "Name a file."), "text": f"{folder} " * 60, "": b"x"}
        ways.append([*told(value), *told([f"{folder}/x".encode() * 40])])
    assert ways[0] == ways[1]
