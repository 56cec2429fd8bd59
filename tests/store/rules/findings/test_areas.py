"""Every code that a rule can give has its heading, so that no finding is met without one."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import store.rules.findings
from store.rules.complaints import duties as complaints
from store.rules.findings import AREAS, RULES
from store.rules.questions import next_steps

ROOM = Path(store.rules.findings.__file__ or "").parent


def codes_given() -> set[str]:
    """Read every code off the calls that make findings: their first argument, or what it is called with."""
    given: set[str] = set()
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in ROOM.glob("*.py")]
    for node in (node for tree in trees for node in ast.walk(tree)):
        place = places_of_code(trees).get(ast.unparse(node.func)) if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and place is not None and place < len(node.args):
            given |= {
                one.value
                for one in ast.walk(node.args[place])
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    return given


@cache
def _places(dump: tuple[ast.Module, ...]) -> dict[str, int]:
    return {
        node.name: [one.arg for one in node.args.args].index("code")
        for tree in dump
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "code" in [one.arg for one in node.args.args]
    }


def places_of_code(trees: list[ast.Module]) -> dict[str, int]:
    """Give every function that is called with a code, and where in its arguments it stands."""
    return _places(tuple(trees))


def test_every_code_has_its_heading() -> None:
    given = codes_given()
    assert len(given) >= len(RULES)
    assert given <= set(AREAS)


def test_no_heading_is_kept_for_a_code_that_no_rule_gives() -> None:
    paths = [
        *(path for path in ROOM.glob("*.py") if path.name != "__init__.py"),
        Path(next_steps.__file__ or ""),
        Path(complaints.__file__ or ""),
    ]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    assert [code for code in AREAS if f'"{code}"' not in texts] == []
