"""Texts that are the same on every day name the office in no way that its title of a day could belie."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.parsed import nodes_in

ROOT = Path(__file__).resolve().parent.parent
MAKERS = {"Key": 3, "act": 1, "Command": 1, "Field": 1}
"""What makes a help text, and the place of that text among what it is given."""

TITLES = {
    "Such as That the Police and Crime Commissioner shall:": "an example of words that a paper printed",
}


def help_texts() -> Iterator[str]:
    for room in ("screens/kit/keys", "tui/commandline", "store/records"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in nodes_in(path.read_text(encoding="utf-8")):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                    place = MAKERS[node.func.id]
                    given = node.args[place] if len(node.args) > place else None
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield given.value


def test_no_static_help_names_an_office_that_can_have_another_title() -> None:
    texts = list(help_texts())
    assert len(texts) > 300
    assert {text for text in texts if "commissioner" in text.casefold()} == set(TITLES)
