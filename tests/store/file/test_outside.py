"""A text in the clerk's own editor: who may look into its file, what comes back, and that nothing is left behind."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from store.file.kinds import EDITED, kind_of
from store.file.outside import Edited, editor_of, in_editor
from store.problems import Refused

TEXT = "First line\n\n- a bullet, £ and é"


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "panel.json"
    path.write_bytes(b"{}")
    return path


def refused(panel: Path, run: object, code: str) -> str:
    with pytest.raises(Refused) as caught:
        in_editor(TEXT, ("ed",), panel, run)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert problem.code == code
    return f"{problem.sentence} {problem.cure}"


def test_the_editor_is_given_the_text_in_a_file_of_the_clerk_alone(panel: Path) -> None:
    umask = os.umask(0)
    seen: dict[str, Any] = {}

    def run(command: Sequence[str]) -> int:
        path = Path(command[-1])
        seen.update(command=command[:-1], text=path.read_bytes(), kind=kind_of(path, panel))
        seen.update(file=path.stat().st_mode, folder=path.parent.stat().st_mode)
        path.write_bytes(b"\xef\xbb\xbfWritten\r\nelsewhere\r\n")
        return 0

    try:
        edited = in_editor(TEXT, ("vi", "-n"), panel, run)
    finally:
        os.umask(umask)
    assert edited == Edited("Written\r\nelsewhere\r\n")
    assert (seen["command"], seen["text"], seen["kind"]) == (("vi", "-n"), f"{TEXT}\n".encode(), EDITED)
    if os.name == "posix":
        assert (stat.S_IMODE(seen["file"]), stat.S_IMODE(seen["folder"])) == (0o600, 0o700)
    assert list(panel.parent.iterdir()) == [panel]


def test_what_the_editor_left_beside_it_goes_too(panel: Path) -> None:
    def run(command: Sequence[str]) -> int:
        Path(command[-1]).with_name(".text.txt.swp").write_text("more")
        return 1

    assert in_editor(TEXT, ("vi",), panel, run) == Edited(f"{TEXT}\n", "vi ended with error 1.")
    assert list(panel.parent.iterdir()) == [panel]


def _gone(command: Sequence[str]) -> int:
    Path(command[-1]).unlink()
    return 0


def _no_text(command: Sequence[str]) -> int:
    Path(command[-1]).write_bytes(b"\x00\x01\x02\x03" * 40)
    return 0


def _not_there(command: Sequence[str]) -> int:
    raise FileNotFoundError(2, "No such file or directory")


@pytest.mark.parametrize(
    ("run", "words", "code"),
    [
        (_gone, "ed has left no file behind. Save under the name it was opened with.", "editor.gone"),
        (_no_text, "What your editor saved is ", "text.none"),
        (_not_there, "ed could not be started: there is no such file or folder.", "editor.failed"),
    ],
)
def test_an_editor_that_fails_leaves_nothing_and_is_told_of(panel: Path, run: object, words: str, code: str) -> None:
    told = refused(panel, run, code)
    assert told.startswith(words)
    assert told.endswith("What you typed here stands as it was.")
    assert list(panel.parent.iterdir()) == [panel]


def test_an_editor_that_was_killed_is_told_of(panel: Path) -> None:
    assert in_editor(TEXT, ("vi",), panel, lambda _: -9).trouble == "vi was ended by signal 9."


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    told = refused(tmp_path / "gone" / "panel.json", lambda _: 0, "editor.file")
    assert told.startswith("The text could not be handed to your editor: there is no such file or folder.")


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"EDITOR": "sh"}, ("sh",)),
        ({"EDITOR": "nothing-of-that-name", "VISUAL": "sh -c 'a b'"}, ("sh", "-c", "a b")),
        ({"EDITOR": "sh", "VISUAL": "  "}, ("sh",)),
    ],
)
def test_which_editor_is_meant(environment: dict[str, str], command: tuple[str, ...]) -> None:
    assert editor_of({"PATH": os.environ["PATH"], **environment}) == command


@pytest.mark.parametrize(
    ("environment", "sentence", "cure", "code"),
    [
        ({}, "No editor is set, neither in $VISUAL nor in $EDITOR.", "Set EDITOR, as in EDITOR=nano, ", "editor.none"),
        (
            {"EDITOR": "no-such -w"},
            "There is no program “no-such”, which $EDITOR names.",
            "Set EDITOR to an editor ",
            "editor.unknown",
        ),
        ({"VISUAL": "vi 'x"}, "$VISUAL cannot be read: vi 'x", "Close its quotation marks.", "editor.words"),
    ],
)
def test_no_editor_is_a_sentence_with_its_cure(
    environment: dict[str, str], sentence: str, cure: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        editor_of({"PATH": os.environ["PATH"], **environment})
    problem = caught.value.problems[0]
    assert problem.sentence == sentence
    assert problem.cure.startswith(cure)
    assert problem.code == code
