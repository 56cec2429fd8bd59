"""What was read is held line by line, a new one is said to be new, and it is written when that is asked for alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.as_read import same_as_read, same_lines


def test_what_was_read_is_held_and_what_differs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "golden" / "list.txt"
    monkeypatch.delenv("UPDATE_GOLDENS", raising=False)
    with pytest.raises(AssertionError, match=r"list\.txt is new: run this with UPDATE_GOLDENS=1"):
        same_lines(path, ["one", "two"])
    assert not path.exists()
    with monkeypatch.context() as asked:
        asked.setenv("UPDATE_GOLDENS", "1")
        same_lines(path, ["one", "two"])
    assert path.read_bytes() == b"one\ntwo\n"
    same_as_read(path, "one\ntwo\n")
    with pytest.raises(AssertionError, match=r"list\.txt differs(?s:.*)\n-two\n\+three$"):
        same_lines(path, ["one", "three"])
    with pytest.raises(AssertionError, match="the last line ends otherwise"):
        same_as_read(path, "one\ntwo")
