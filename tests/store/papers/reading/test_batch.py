"""Several files: read step by step, and what is wrong with each of them said in one report."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from store.papers.reading.batch import Batch
from store.papers.reading.files import read_tables
from store.problems import FileTrouble, Refused


def paths(folder: Path, **contents: bytes) -> list[str]:
    made = []
    for name, data in contents.items():
        path = folder / f"{name}.csv"
        path.write_bytes(data)
        made.append(str(path))
    return made


def test_each_step_reads_one_file_and_says_how_far_it_is(tmp_path: Path) -> None:
    batch = Batch(paths(tmp_path, one=b"a,b\n", two=b"c,d\n"), read_tables)
    said = [batch.words]
    while batch.step():
        said.append(batch.words)
    assert said == ["0 of 2 files read; now one.csv", "1 of 2 files read; now two.csv", "2 of 2 files read"]
    assert [content.tables[0].rows[0].line for content in batch.result()] == ["a | b", "c | d"]


def test_every_bad_file_is_told_of_at_once(tmp_path: Path) -> None:
    good, empty, pdf = paths(tmp_path, good=b"a,b\n", empty=b"", pdf=b"%PDF-1")
    with pytest.raises(Refused) as refused:
        Batch([good, empty, pdf, str(tmp_path / "none.csv")], read_tables).result()
    assert [problem.sentence.rpartition("/")[2] for problem in refused.value.problems] == [
        "empty.csv is empty.",
        "pdf.csv is a PDF, not text.",
        "none.csv.",
    ]


@pytest.mark.parametrize("kind", [PermissionError, OSError])
def test_a_file_that_is_locked_is_named_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[OSError]
) -> None:
    """A spreadsheet that is open in another program cannot be read on some systems."""
    good, locked = paths(tmp_path, good=b"a,b\n", locked=b"a,b\n")
    whole = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.stem == "locked":
            raise kind(errno.EACCES if kind is PermissionError else errno.EIO, "is in use")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    with pytest.raises(FileTrouble) as trouble:
        Batch([good, locked], read_tables).result()
    problem = trouble.value.problem
    assert problem.sentence.startswith(f"{locked} cannot be read: ")
    assert problem.cure.startswith("Close it in the program that has it open") == (kind is PermissionError)
    with pytest.raises(Refused) as refused:
        Batch([locked, str(tmp_path / "none.csv")], read_tables).result()
    assert len(refused.value.problems) == 2


def test_one_file_that_cannot_be_reached_is_trouble_with_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        Batch([str(tmp_path)], read_tables).result()
