"""A few lines of each kind that is read, in every order beside each other, held against tests/golden/lines."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.as_read import same_lines

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
    same_lines(GOLDEN / f"{name}.txt", (line.rstrip() for line in lines))
