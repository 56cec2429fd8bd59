"""A form says what Ctrl+S does in it: `save` where something is saved, `open`, `read` or `write` where nothing is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.kit.ask import Ask
from screens.kit.ending import OPENS, READS, SAVES, Ending, before_leaving, ends_with
from tests.parsed import nodes_in
from tests.test_imports import ROOT

MODULES = sorted((ROOT / "screens").rglob("*.py"))

SAVE = {
    "screens/at_odds.py: _open_saving": "saves what is held in another file",
    "screens/forms/questions/after.py: _open_carried": "saves to whom the question was passed",
    "screens/forms/questions/decision.py: form_of": "saves the decision, and says what is left to do",
    "screens/own_settings.py: _open_key": "saves the clerk's own setting",
    "screens/own_settings.py: _open_name": "saves the clerk's own setting",
    "screens/panels.py: do_panels_add": "saves the clerk's own list",
}
"""Forms that answer with a sentence and no change, and save all the same."""

OWN = {
    "screens/forms/agenda/pack.py": "PackForm",
    "screens/forms/calendar/proposing.py": "PatternForm",
    "screens/forms/export.py": "ExportForm",
    "screens/forms/reading_form.py": "ReadingForm",
}
"""Kinds of forms that never save, which say so to the form themselves."""


def _called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def unsaid(module: str) -> Iterator[str]:
    """Give the functions that open a form which makes no change of the file, and do not say how it ends."""
    for function in nodes_in(module):
        if not isinstance(function, ast.FunctionDef):
            continue
        inner = [each for each in ast.walk(function) if isinstance(each, ast.FunctionDef) and each is not function]
        telling = {each.name for each in inner if each.returns is not None and ast.unparse(each.returns) == "str"}
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and _called(call).endswith("Form"):
                saved_by = {each.id for each in call.args if isinstance(each, ast.Name)} & telling
                if saved_by and all(each.arg != "ends" for each in call.keywords):
                    yield function.name


def test_a_form_that_saves_nothing_says_what_it_does() -> None:
    found = {f"{path.relative_to(ROOT).as_posix()}: {name}" for path in MODULES for name in unsaid(_text(path))}
    assert found == set(SAVE)


@pytest.mark.parametrize(("path", "kind"), OWN.items())
def test_a_kind_of_form_that_saves_nothing_says_what_it_does(path: str, kind: str) -> None:
    (body,) = [each for each in nodes_in(_text(ROOT / path)) if isinstance(each, ast.ClassDef) and each.name == kind]
    begun = [
        each for each in ast.walk(body) if isinstance(each, ast.Call) and ast.unparse(each.func) == "super().__init__"
    ]
    assert ["ends" in {one.arg for one in each.keywords} for each in begun] == [True]


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (SAVES, ("save", "Not saved", "What you typed is not saved", "Save it now")),
        (OPENS, ("open", "Not opened", "Nothing is opened yet", "Open it now")),
        (READS, ("read", "Not read", "Nothing is read yet", "Read it now")),
        (ends_with("verify", "verified"), ("verify", "Not verified", "Nothing is verified yet", "Verify it now")),
    ],
)
def test_one_verb_gives_hint_refusal_and_question(ends: Ending, words: tuple[str, ...]) -> None:
    assert ends == words
    ask = before_leaving(ends)
    assert isinstance(ask, Ask)
    assert (ask.heading, ask._choices["save"]) == (ends.left, ("s", "save", ends.now))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
