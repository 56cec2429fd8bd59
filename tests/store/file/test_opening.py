"""Opening a file with what the system has for it: the program, what is in the way, and never a shell."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from store.file import opening
from store.problems import Refused
from tests.told import told


def test_a_mac_has_its_own_and_a_desktop_xdg_open(tmp_path: Path) -> None:
    assert opening.opener("darwin", {}) == ("/usr/bin/open",)
    program = tmp_path / "xdg-open"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        assert opening.opener("linux", {display: ":0", "PATH": str(tmp_path)}) == (str(program),)


@pytest.mark.parametrize(
    ("environ", "words", "code"),
    [
        ({}, "There is no desktop here", "open.desktop"),
        ({"DISPLAY": ":0", "PATH": "/nowhere"}, "has no xdg-open", "open.program"),
    ],
)
def test_where_nothing_can_open_it_a_sentence_says_so(environ: dict[str, str], words: str, code: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        opening.opener("linux", environ)
    assert [one.code for one in refused.value.problems] == [code]
    assert refused.value.problems[0].cure


def test_it_is_started_apart_with_a_full_path_and_no_shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: list[tuple[Any, dict[str, Any]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **how: given.append((command, how)))
    odd = tmp_path / "--help; rm -rf $HOME"
    odd.write_text("x")
    monkeypatch.chdir(tmp_path)
    opening.start(("/usr/bin/open",), Path(odd.name))
    ((command, how),) = given
    assert command == ["/usr/bin/open", str(odd)]
    assert how["start_new_session"]
    assert "shell" not in how
    assert {how[stream] for stream in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}


def test_what_is_gone_and_what_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (gone,) = told(lambda: opening.open_outside(tmp_path / "gone.pdf"))
    assert (gone.code, str(gone)) == ("open.gone", f"{tmp_path / 'gone.pdf'} is not there any more. Write it again.")
    there = tmp_path / "there.pdf"
    there.write_text("x")
    monkeypatch.setattr(opening, "opener", lambda platform, environ: ("/no/such/program",))
    with pytest.raises(Refused, match=r"could not open there\.pdf: there is no such file or folder"):
        opening.open_outside(there)
