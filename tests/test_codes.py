"""Every code of a problem is asserted by its name somewhere, because scripts rely on it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_TOLD = re.compile(r'\bProblem\(\s*(?:code=)?(?:"([a-z][a-z0-9._-]*)"|([A-Z][A-Z_]*),)')
_QUOTED = re.compile(r"""["']([a-z][a-z0-9._-]*)["']""")


def codes_in(source: str) -> set[str]:
    """Give the codes that a module gives to problems, in place or by a constant of its own."""
    found = set()
    for plain, constant in _TOLD.findall(source):
        held = re.search(rf'^{constant} = "([^"]+)"$', source, re.MULTILINE) if constant else None
        found |= {plain or (held[1] if held else "")}
    return found - {""}


@cache
def codes() -> set[str]:
    modules = [path for room in ("store", "screens", "tui") for path in (ROOT / room).rglob("*.py")]
    assert len(modules) > 250
    return {code for path in modules for code in codes_in(path.read_text(encoding="utf-8"))}


@cache
def named() -> set[str]:
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert len(tests) > 250
    return {word for path in tests for word in _QUOTED.findall(path.read_text(encoding="utf-8"))}


def test_the_codes_of_a_module_are_found() -> None:
    source = 'LATE = "too-late"\nProblem("no-day", "", "")\nProblem(\n    LATE, "", "")\nProblem(one.code, "", "")\n'
    assert codes_in(source) == {"no-day", "too-late"}


def test_every_code_is_asserted_by_a_test() -> None:
    assert len(codes()) > 800
    assert sorted(codes() - named()) == [], "assert each in a test that brings it about"
