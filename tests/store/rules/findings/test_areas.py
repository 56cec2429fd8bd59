"""Every code that a rule can give has its heading, so that no finding is met without one."""

from __future__ import annotations

import ast
from pathlib import Path

import store.rules.findings
from store.rules.findings import AREAS, RULES

ROOM = Path(store.rules.findings.__file__ or "").parent


def codes_given() -> set[str]:
    """Read every code off the calls that make findings: their first argument, or what it is called with."""
    given: set[str] = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"finding", "_of", "_finding"} and node.args:
                given |= {
                    one.value
                    for one in ast.walk(node.args[0])
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    return given


def test_every_code_has_its_heading() -> None:
    given = codes_given()
    assert len(given) >= len(RULES)
    assert given <= set(AREAS)


def test_no_heading_is_kept_for_a_code_that_no_rule_gives() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py") if path.name != "__init__.py")
    assert [code for code in AREAS if f'"{code}"' not in texts] == []
