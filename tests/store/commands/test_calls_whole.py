"""Every command called on panels of which everything is recorded, and all that comes of it, as it was read.

A file of tests/golden/calls/commands holds the calls of a folder of commands: behind > stands a call as `calls.py`
reads it, and below it what it is refused for, or what it says and what becomes another in which record. A new case is
a new line with >; with UPDATE_GOLDENS=1 in the environment what comes of it is written below. The calls were picked so
that each tells of something that no other tells of.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from tests.as_read import same_lines
from tests.store.calls import COMMANDS, files, made_anew

NOT_DONE = {
    "put_back_wording": "it is told the record as it was, which no line names: `test_versions.py`",
    "take_over": "it is told another copy of the file: `test_merging.py`",
}
"""The commands that no call here does, each with the reason and what sees them done."""

FILES = files("calls/commands")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_comes_of_the_commands_is_as_it_was_read(path: Path) -> None:
    same_lines(path, made_anew(path))


def test_every_command_is_called_and_done_and_stands_in_the_file_of_its_folder() -> None:
    done, folders = set(), defaultdict(set)
    for path in FILES:
        for line, below in pairwise(path.read_text(encoding="utf-8").splitlines()):
            if line.startswith("> "):
                command = line.split(" ")[3]
                folders[command].add(path.stem)
                done |= set() if below.startswith(("! ", "in dispute")) else {command}
    there = {name: {one.__module__.split(".")[2]} for name, one in COMMANDS.items() if name != "take_over"}
    assert folders == there
    assert COMMANDS.keys() - done == NOT_DONE.keys()
