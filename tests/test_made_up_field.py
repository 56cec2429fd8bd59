"""A field made up and added to one record in one place is on every face: that is what one declaration is worth."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AFTER = "    theme: Annotated"
LINE = '    venture: Annotated[str, Field("kind of venture", "What sort it is")] = ""\n'


def test_a_field_declared_in_one_place_is_on_every_face(tmp_path: Path) -> None:
    """The program is copied, one line is added to one record, and its faces are driven in a process of their own."""
    copy = tmp_path / "program"
    for room in ("tui", "screens", "store", "fixtures"):
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tests" / "made_up_field.py", copy)
    record = copy / "store" / "records" / "work_item.py"
    source = record.read_text(encoding="utf-8")
    assert source.count(AFTER) == 1
    record.write_text(source.replace(AFTER, LINE + AFTER), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "made_up_field.py", str(tmp_path)],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


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
