"""What was worked out of a register goes with it: nothing that is kept holds what it was worked out of."""

from __future__ import annotations

import ast
import datetime as dt
import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.problems import Problem, Refused
from store.records import Meeting
from store.register import Register
from store.rules.findings import Scene, all_findings
from store.sample import DEMO_DAY, sample_records
from tests.parsed import nodes_in

ROOT = Path(__file__).resolve().parent.parent.parent
_FAR = dt.date(2150, 9, 1)
"""A day whose bank holidays are not known, so that no deadline of a meeting on it can be worked out."""


def looked_through() -> weakref.ref[Register]:
    """Find all that is to be found in a register, and let go of it."""
    register = Register.of(*sample_records(), Meeting(id="M900", date=_FAR))
    scene = Scene(register, DEMO_DAY)
    all_findings(scene)
    uncounted = isinstance(scene.clock_of(register.need(Meeting, "M900")), Refused)
    assert uncounted
    return weakref.ref(register)


def test_a_register_goes_with_what_was_found_in_it() -> None:
    """Each reason that a deadline cannot be worked out held its frames, and they the register: 58 MiB at 100,000."""
    gc.disable()
    try:
        assert looked_through()() is None, "something that is kept leads back to it in a circle"
    finally:
        gc.enable()


def test_what_is_kept_of_a_refusal_has_the_reasons_and_no_frames() -> None:
    with pytest.raises(Refused) as caught:
        raise Refused(Problem("one", "No.", "Ask."), Problem("two", "Nor that.", "Ask again."))
    kept = caught.value.without_trace()
    assert caught.value.__traceback__ is not None
    assert kept.__traceback__ is None
    assert kept.__context__ is None
    assert [one.code for one in kept.problems] == ["one", "two"]
    assert str(kept) == "No. Ask. Nor that. Ask again."


def kept_with_frames(text: str) -> Iterator[int]:
    """Give the lines at which a module hands on a refusal that it has caught, as a value, with its frames."""
    for node in nodes_in(text):
        if isinstance(node, ast.ExceptHandler) and node.name and "Refused" in ast.unparse(node.type or node):
            for each in ast.walk(node):
                if (
                    isinstance(each, ast.Return | ast.Assign | ast.Yield)
                    and ast.unparse(each.value or each) == node.name
                ):
                    yield each.lineno


def test_no_refusal_is_handed_on_with_its_frames() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "store").rglob("*.py")}
    caught = {path: text for path, text in texts.items() if "except Refused as" in text}
    assert len(caught) > 10
    assert {path.name: lines for path, text in caught.items() if (lines := list(kept_with_frames(text)))} == {}
    assert list(kept_with_frames("try:\n    go()\nexcept Refused as refused:\n    return refused")) == [4]
