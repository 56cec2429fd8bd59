"""What the programs that make packages and archives decide, without making any."""

from __future__ import annotations

import os
import platform
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.shipping import archive
from tests.shipping.archive import LICENCES, PAGES, archive_name, pack, size, words_of
from tests.shipping.first_hour import FILES, STEPS, Step, troubles
from tests.shipping.installed import ROOT, prepare, runner


def test_a_line_that_fails_or_says_something_else_is_told() -> None:
    answers = {"one": (0, "Made one."), "two": (1, "Made two."), "three": (0, "Nothing.")}
    steps = tuple(Step([word], "Made") for word in answers)
    found = troubles(lambda words: answers[words[0]], steps)
    assert [each.partition("\n")[0] for each in found] == ["secretariat two", "secretariat three"]
    assert found[0].endswith("ended with 1 and said: Made two.")


def test_the_first_hour_uses_every_library_that_may_be_missing() -> None:
    """A library that is only named as text is what PyInstaller misses."""
    said = " ".join(word for step in STEPS for word in step.words)
    for form in (".pdf", ".docx", ".html", ".ics", ".csv"):
        assert form in said
    for act in ("new --sample", "show programme", "pack build", "inspect", "import members", "doctor"):
        assert act in said


def test_an_archive_is_named_by_version_system_and_processor() -> None:
    assert archive_name("0.1.0", "Windows", "AMD64") == "secretariat-0.1.0-windows-amd64"
    assert archive_name("0.1.0", "Darwin", "arm64") == "secretariat-0.1.0-macos-arm64"
    assert archive_name("0.1.0", "Linux", "x86_64") == "secretariat-0.1.0-linux-x86_64"


@pytest.mark.parametrize("system", ["Linux", "Windows"])
def test_a_folder_is_packed_under_the_name_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    folder = tmp_path / "secretariat"
    (folder / "_internal").mkdir(parents=True)
    (folder / "secretariat").write_bytes(b"start")
    (folder / "_internal" / "part").write_bytes(b"part")
    assert size(folder) == 9
    monkeypatch.setattr(platform, "system", lambda: system)
    path = pack(folder, "secretariat-1", tmp_path / "out")
    if system == "Windows":
        with zipfile.ZipFile(path) as zipped:
            names = set(zipped.namelist())
    else:
        with tarfile.open(path) as packed:
            names = {each.name for each in packed if each.isfile()}
    assert names == {"secretariat-1/secretariat", "secretariat-1/_internal/part"}


def test_the_archive_takes_whole_rooms_and_pages_that_are_there(tmp_path: Path) -> None:
    words = words_of(tmp_path)
    taken = [words[at + 1] for at, word in enumerate(words) if word == "--collect-submodules"]
    assert taken == ["tui", "screens", "store"]
    assert [page for page in (*PAGES, *LICENCES) if not (ROOT / page).is_file()] == []


def test_what_is_run_has_its_own_home_and_no_checkout_on_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    prepare(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)
    script = "import os; print(os.environ.get('PYTHONPATH'), os.environ['HOME'] == os.getcwd())"
    assert runner([sys.executable, "-c", script], tmp_path)([]) == (0, "None True\n")


def test_what_the_archive_starts_has_the_libraries_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "theirs")
    monkeypatch.setenv("DYLD_LIBRARY_PATH", "ours")
    found: dict[str, object] = {}
    exec(archive.OWN_SURROUNDINGS, found)
    assert os.environ["LD_LIBRARY_PATH"] == "theirs"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    assert "DYLD_LIBRARY_PATH" not in os.environ
