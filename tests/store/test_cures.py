"""A refusal whose cure tells the clerk to do one thing carries the id of that thing, and it is one with a key."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import store
from screens.kit.keys.table import KEYS
from tests.parsed import nodes_in

ROOM = Path(store.__file__ or "").parent

NAMED = {
    r"out of the bin first": "bin",
    r"[Rr]einstate it": "item.reinstate",
    r"reopen (it|this one) as|[Rr]eopen it as|[Rr]eopen the meeting": "meeting.status",
    r"^Reopen it first; its history": "action.reopen",
    r"^Reopen it first\.$": "round.close",
    r"^Accept it first": "question.accept",
    r"^Record the answer first": "question.answer",
    r"^Arrange (one|the next meeting) in the calendar": "meeting.new",
    r"^Set (them|the criteria) first": "item.criteria",
    r"in the bin first, if they are slips|^Put that record in the bin first": "declared.bin",
    r"^Take that vote back first": "attend.votes",
    r"^Take that (step|one) back first": "round.back",
    r"^Take that back first": "clock.back",
    r"^Cancel it instead|^Use Cancel": "meeting.cancel",
    r"^Use Publish": "meeting.publish",
    r"^End (the seat|\S+ first)": "seat.end",
    r"^Tie (it|an action)": "action.link",
    r"^Change the text to be published": "question.text",
    r"off the attendance first": "attend.clear",
    r"^Correct the entry instead": "seat.interests",
}
"""Words of a cure that name an act, and the act. What only says what to type names none."""

ONE_OF_SEVERAL = {"no-later-meeting", "seat-held"}
"""Codes whose cure offers the act as one of several ways."""


class Cure(NamedTuple):
    where: str
    code: str
    words: str
    act: str


def words_of(node: ast.expr | None, given: dict[str, str]) -> str:
    """Give the words of an expression as far as they can be read; what is put in stands as an X."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts)
        case ast.Name(id=name):
            return given.get(name, "")
        case ast.IfExp(body=body, orelse=other):
            return f"{words_of(other, given)} | {words_of(body, given)}"
    return ""


def makes_problem(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "Problem"


def written_out() -> Iterator[Cure]:
    """Go through the refusals of the store that are written out, each with the words of its cure."""
    for path in sorted(ROOM.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        # Two modules of three make no problem; without reading them it takes each process 0.8 s instead of 2.
        for function in nodes_in(text) if "Problem(" in text else ():
            if not isinstance(function, ast.FunctionDef):
                continue
            given: dict[str, str] = {}
            for node in sorted((n for n in ast.walk(function) if hasattr(n, "lineno")), key=lambda n: n.lineno):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    given[node.targets[0].id] = words_of(node.value, given)
                elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
                    for target, value in zip(
                        ast.unparse(node.targets[0]).strip("()").split(", "), node.value.elts, strict=False
                    ):
                        given[target] = words_of(value, given)
                if isinstance(node, ast.Call) and makes_problem(node) and len(node.args) >= 3:
                    act = (
                        node.args[4]
                        if len(node.args) > 4
                        else next((k.value for k in node.keywords if k.arg == "act"), None)
                    )
                    where = f"{path.relative_to(ROOM)}:{node.lineno}"
                    code, words = words_of(node.args[0], given), words_of(node.args[2], given)
                    yield Cure(where, code, words, words_of(act, given))


@cache
def cures() -> tuple[Cure, ...]:
    """Give them all."""
    return tuple(written_out())


def test_what_a_cure_names_is_carried_with_it() -> None:
    wrong = [
        f"{cure.where} {cure.words!r} → {cure.act!r}, not {act!r}"
        for cure in cures()
        for words, act in NAMED.items()
        if re.search(words, cure.words) and act not in cure.act and cure.code not in ONE_OF_SEVERAL
    ]
    assert wrong == []
    assert len(cures()) > 300


@pytest.mark.parametrize("words", NAMED)
def test_every_way_of_naming_an_act_is_in_use(words: str) -> None:
    assert any(re.search(words, cure.words) for cure in cures())


def test_every_act_that_a_refusal_carries_has_a_key() -> None:
    ids = {key.id for key in KEYS}
    acts = {act for cure in cures() for act in cure.act.split(" | ") if act}
    assert acts <= ids
    assert {"item.reinstate", "bin", "meeting.status"} <= acts
