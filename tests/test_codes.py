"""Every code of a problem is asserted by its name somewhere, because scripts rely on it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_TOLD = re.compile(r'\bProblem\(\s*(?:code=)?(?:"([a-z][a-z0-9._-]*)"|([A-Z][A-Z_]*),)')
_OF_THE_FILE = re.compile(r'\btrouble\(\s*"([a-z-]+)"')
_MADE = re.compile(r'\bProblem\(\s*f"([^"]+)"')
_QUOTED = re.compile(r"""["']([a-z][a-z0-9._-]*)["']""")


def codes_in(source: str) -> set[str]:
    """Give the codes that a module gives to problems, in place or by a constant of its own."""
    found = set()
    for plain, constant in _TOLD.findall(source):
        held = re.search(rf'^{constant} = "([^"]+)"$', source, re.MULTILINE) if constant else None
        found |= {plain or (held[1] if held else "")}
    return (found | {f"file.{code}" for code in _OF_THE_FILE.findall(source)}) - {""}


def families_in(source: str) -> set[str]:
    """Give the patterns of codes of which a part follows from what they are about, such as `no-{noun}`."""
    parts = (re.split(r"\{[^}]*\}", made) for made in _MADE.findall(source))
    return {"[a-z0-9._-]+".join(map(re.escape, each)) for each in parts}


@cache
def sources() -> tuple[str, ...]:
    modules = [path for room in ("store", "screens", "tui") for path in (ROOT / room).rglob("*.py")]
    assert len(modules) > 250
    return tuple(path.read_text(encoding="utf-8") for path in modules)


@cache
def codes() -> set[str]:
    return {code for source in sources() for code in codes_in(source)}


@cache
def named() -> set[str]:
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert len(tests) > 250
    return {word for path in tests for word in _QUOTED.findall(path.read_text(encoding="utf-8"))}


def test_the_codes_of_a_module_are_found() -> None:
    source = 'LATE = "too-late"\nProblem("no-day", "", "")\nProblem(\n    LATE, "", "")\nProblem(one.code, "", "")\n'
    assert codes_in(source) == {"no-day", "too-late"}
    assert codes_in('trouble(\n    "held",\n    "x", "y")') == {"file.held"}
    assert families_in('Problem(f"no-{self.noun}", "", "")') == {"no\\-[a-z0-9._-]+"}


def test_every_code_is_asserted_by_a_test() -> None:
    assert len(codes()) > 800
    assert sorted(codes() - named()) == [], "assert each in a test that brings it about"


def test_of_every_family_of_codes_one_is_asserted_at_least() -> None:
    families = {family for source in sources() for family in families_in(source)}
    assert len(families) > 10
    assert sorted(one for one in families if not any(re.fullmatch(one, word) for word in named())) == []
