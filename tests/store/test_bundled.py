"""The data that comes with the program."""

import json
from functools import partial
from pathlib import Path

import pytest

from store import bundled
from store.problems import Refused
from tests.told import told


def test_a_file_is_read_under_the_name_its_folder_lists() -> None:
    assert "holidays/england-and-wales.json" in bundled.names("holidays")
    assert json.loads(bundled.read("holidays/england-and-wales.json"))["covers"] == "covers 2012 to 2028"


def test_an_installed_program_reads_its_own_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "_fixtures" / "papers"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_bytes(b"second")
    (folder / "a.txt").write_bytes(b"first")
    (folder / ".hidden").write_bytes(b"")
    (folder / "deeper").mkdir()
    monkeypatch.setattr(bundled, "_HERE", tmp_path)
    assert bundled.names("papers") == ["papers/a.txt", "papers/b.txt"]
    assert bundled.read("papers/a.txt") == b"first"


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../pyproject.toml", "holidays/../../README.md", "c:x", "a\\b", "a\0"]
)
def test_nothing_outside_is_read(name: str) -> None:
    for reader in (bundled.read, bundled.names):
        with pytest.raises(Refused) as refused:
            reader(name)
        assert refused.value.problems[0].code == "bundled.name"


@pytest.mark.parametrize("name", ["holidays/nowhere.json", "nowhere"])
def test_a_missing_file_says_what_to_do(name: str) -> None:
    for reader in (bundled.read, bundled.names):
        (problem,) = told(partial(reader, name))
        assert (problem.code, str(problem)) == (
            "bundled.missing",
            (
                f"The file {name}, which comes with the program, is missing. "
                "Install the program again; your own file is not affected."
            ),
        )
