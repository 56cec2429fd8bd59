"""A paper that is open in Word while it is to be replaced, as Windows tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.file import documents, patience
from store.file.troubles import os_trouble
from store.problems import FileTrouble


class Held(PermissionError):
    """What Windows raises for a file that another program holds."""

    winerror = 32


@pytest.mark.parametrize(
    ("error", "doing", "code"),
    [
        (Held(13, "in use"), "saved", "file.held"),
        (Held(13, "in use"), "read", "file.no-permission"),
        (OSError(28, "No space left on device"), "saved", "file.disk-full"),
        (OSError(30, "Read-only file system"), "saved", "file.read-only"),
        (OSError(2, "No such file"), "saved", "file.vanished"),
        (OSError(2, "No such file"), "read", "file.not-found"),
        (OSError(21, "Is a directory"), "read", "file.folder"),
        (OSError(5, "Input/output error"), "saved", "file.disk"),
    ],
)
def test_each_trouble_of_the_system_has_its_code(tmp_path: Path, error: OSError, doing: str, code: str) -> None:
    problem = os_trouble(error, tmp_path / "panel.json", doing).problem
    assert problem.code == code
    assert problem.sentence.endswith(".")
    assert problem.cure.endswith(".")


@pytest.mark.parametrize(
    ("there", "words"), [(True, "is open in another program, such as Word"), (False, "cannot be written")]
)
def test_a_paper_open_in_word_is_said_and_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, words: str
) -> None:
    def held(*given: Any) -> None:
        raise Held(13, "in use")

    path = tmp_path / "minutes.docx"
    if there:
        path.write_bytes(b"before")
    monkeypatch.setattr(patience, "replace", held)
    with pytest.raises(FileTrouble, match=words) as trouble:
        documents.write_paper(b"after", path, tmp_path / "panel.json", replace=True)
    assert trouble.value.problem.code == ("out.open" if there else "out.trouble")
    assert trouble.value.problem.cure
    assert [one.name for one in tmp_path.iterdir()] == (["minutes.docx"] if there else [])
    assert not there or path.read_bytes() == b"before"
