"""What was read once and is held since: each file of `tests/golden` beside what is made today.

With `UPDATE_GOLDENS=1` in the environment it is written instead, and then to be read: `git diff tests/golden`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path


def writing() -> bool:
    """Say whether what is made today is to be written and not compared."""
    return bool(os.environ.get("UPDATE_GOLDENS"))


def same_as_read(path: Path, made: str) -> None:
    """Compare a text with the one that was read, or write it; what differs is told line by line."""
    if writing():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path.name} is new: run this with UPDATE_GOLDENS=1, and read what it has written"
    expected = path.read_text(encoding="utf-8")
    if made != expected:
        lines = unified_diff(
            expected.splitlines(), made.splitlines(), "as it was read", "as it is now", n=0, lineterm=""
        )
        other = "\n".join(lines) or "the last line ends otherwise"
        raise AssertionError(f"{path.name} differs; read it, then run this with UPDATE_GOLDENS=1\n{other}")


def same_lines(path: Path, lines: Iterable[str]) -> None:
    """Compare lines with those that were read, or write them."""
    same_as_read(path, "".join(f"{line}\n" for line in lines))
