"""A field made up and added to every record, in one place each, is on every face: what one declaration is worth."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.records import KINDS
from tests import made_up_field
from tests.field_cases import EDITS

ROOT = Path(__file__).resolve().parent.parent
AFTER = re.compile(r'^    noun: ClassVar\[str\] = "(?!change").*"\n', re.MULTILINE)
LINE = '    venture: Annotated[str, Field("kind of venture", "What sort it is")] = ""\n'


def run(program: Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Drive the faces of a program in a process of its own."""
    return subprocess.run(
        [sys.executable, str(program / "made_up_field.py"), str(folder)],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program)},
        capture_output=True,
        timeout=100,
        check=False,
    )


@pytest.mark.slow
def test_a_field_declared_in_one_place_is_on_every_face(tmp_path: Path) -> None:
    """The program is copied, one line is added to each record, and its faces are driven.

    What Python has compiled of the program is copied too: only the modules with the line are compiled anew.
    """
    copy = tmp_path / "program"
    for room in ("tui", "screens", "store", "fixtures"):
        shutil.copytree(ROOT / room, copy / room)
    shutil.copy(ROOT / "tests" / "made_up_field.py", copy)
    added = 0
    for path in sorted((copy / "store" / "records").glob("*.py")):
        source, here = AFTER.subn(lambda match: match[0] + LINE, path.read_text(encoding="utf-8"))
        path.write_text(source, encoding="utf-8")
        added += here
    assert added == len(KINDS)
    done = run(copy, tmp_path)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert done.stdout.decode().count("has the field on every face") == len(EDITS)


def test_every_kind_that_has_a_form_is_tried() -> None:
    assert {kind.type for kind in made_up_field.KINDS} == set(EDITS)


def test_without_the_line_the_faces_do_not_have_it(tmp_path: Path) -> None:
    """The same faces of the program as it is fail at once, so that the test above can fail."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "made_up_field.py"), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode != 0
    assert "venture" in done.stderr.decode()
