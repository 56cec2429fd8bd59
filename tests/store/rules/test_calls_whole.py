"""The rules that are asked of records, called on panels of which everything is recorded, and all that they answer.

A file of tests/golden/calls/rules holds the calls of a folder of rules: behind > stands a call as `calls.py` reads it,
and below it the answer, a line for each part of a list. A new case is a new line with >; with UPDATE_GOLDENS=1 in the
environment its answer is written below. The calls were picked so that each tells of something that no other tells of.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.as_read import same_lines
from tests.store.calls import files, made_anew

FILES = files("calls/rules")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_the_rules_answer_is_as_it_was_read(path: Path) -> None:
    same_lines(path, made_anew(path))


def test_there_are_many() -> None:
    assert len(FILES) > 20
