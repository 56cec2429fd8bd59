"""A few lines of each kind that is read, in every order beside each other, held against tests/golden/lines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import unified_diff
from importlib import import_module
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[3] / "golden" / "lines"

NAMES = (
    "calendars",
    "cells",
    "chasers",
    "covers",
    "documents",
    "drawings",
    "leaks",
    "letters",
    "markup",
    "minutes",
    "parts",
    "pdfs",
    "programme",
    "questions",
    "readers",
    "references",
    "seen",
    "tables",
    "tags",
)
MODULES = {name: import_module(f"{__package__}.{name}") for name in NAMES}


@pytest.mark.parametrize("name", MODULES)
def test_lines_are_read_beside_each_other_as_they_were(name: str) -> None:
    lines: Iterator[str] = MODULES[name].lines()
    path, told = GOLDEN / f"{name}.txt", [line.rstrip() for line in lines]
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    expected = path.read_text(encoding="utf-8").splitlines()
    other = "\n".join(unified_diff(expected, told, "expected", "told", n=0, lineterm=""))
    assert not other, f"{path.name} differs; read it, then run with UPDATE_GOLDENS=1\n{other}"
