"""The quick start and the quick end: they save time and change nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, cast

import pytest

from tests.as_read import same_lines
from tui.reading import give_terminal_back

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("tui", "screens", "store")
LOADED = ROOT / "tests" / "golden" / "loaded.txt"


def test_a_quick_start_changes_nothing_but_the_time() -> None:
    code = (
        "import gc, sys\n"
        "from tui.lean import quick_start\n"
        "with quick_start():\n"
        "    import tui.app, textual.app, textual.constants\n"
        "    print('ssl' in sys.modules and sys.modules['ssl'] is not None, gc.isenabled())\n"
        "    print(textual.app.CommandPalette.__mro__[1:] == (object,), tui.app.Secretariat.ENABLE_COMMAND_PALETTE)\n"
        "import ssl, textual.command\n"
        "palette = textual.command.CommandPalette\n"
        "print(textual.constants.MAX_FPS, hasattr(ssl, 'SSLContext'), hasattr(palette, 'is_open'))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert told.stdout.splitlines() == ["False False", "True False", "120 True True"], told.stderr


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """The modules that a start of the demonstration loads, by the moment at which they come."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.tui.starting"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "SECRETARIAT_CONFIG": "none.toml"},
    )
    assert told.stdout, told.stderr
    found: dict[str, list[str]] = json.loads(told.stdout)
    assert "screens.programme" in found["paint"]
    return found


def test_nothing_of_ours_is_loaded_at_the_start_unnoticed(loaded: dict[str, list[str]]) -> None:
    """Each module takes some of every start: 0.1 ms at the least, and with what it imports easily 10 of 240.

    One that the first screen does without belongs behind `store.later` or into the function that needs it.
    """
    ours = [f"{moment} {name}" for moment in loaded for name in loaded[moment] if name.split(".")[0] in ROOMS]
    same_lines(LOADED, ours)


NOT_AT_THE_START = (
    "argparse",
    "dateutil",
    "docx",
    "textual.command",
    "textual.widgets._text_area",
    "textual.widgets._input",
    "tomllib",
)
"""What others wrote and the first screen does without: most starts of the program never ask for it."""


def test_the_first_screen_once_complete_has_loaded_only_what_it_shows(loaded: dict[str, list[str]]) -> None:
    assert [name for name in NOT_AT_THE_START if name in {*loaded["paint"], *loaded["behind"]}] == []


def test_leaving_loads_nothing(loaded: dict[str, list[str]]) -> None:
    """The forms, which were asked whether anything was typed in them, took 13 ms of 19."""
    assert loaded["leaving"] == []


def test_textual_still_has_the_thread_that_reads_keys() -> None:
    """Only where Textual runs in a Unix terminal; elsewhere nothing is looked for."""
    if sys.platform == "win32":
        pytest.skip("another driver")
    from textual.drivers import linux_driver

    assert "self._key_thread = Thread(" in Path(linux_driver.__file__).read_text(encoding="utf-8")


class Driver:
    """A driver whose thread never ends, and which waits for it as Textual's own does."""

    def __init__(self) -> None:
        self._key_thread: threading.Thread | None = threading.Thread(target=threading.Event().wait, daemon=True)
        self._key_thread.start()
        self.closed = False

    def stop_application_mode(self) -> None:
        if self._key_thread is not None:
            self._key_thread.join(timeout=20)
            raise AssertionError("leaving waited for the thread")

    def close(self) -> None:
        self.closed = True


def test_leaving_waits_for_no_thread() -> None:
    driver = Driver()
    give_terminal_back(cast("Any", driver))
    assert driver.closed
