"""The quick start and the quick end: they save time and change nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, cast

import pytest

from tui.reading import give_terminal_back

ROOT = Path(__file__).resolve().parent.parent.parent


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


NOT_AT_THE_START = (
    "textual.command",
    "textual.widgets._text_area",
    "textual.widgets._input",
    "screens.kit.window",
    "store.file.backups",
    "store.file.migrations",
    "store.queries.search",
    "tomllib",
)
"""What the first screen does without: each takes some of its time, and most starts of the program never ask for it."""


def test_the_first_screen_once_complete_has_loaded_only_what_it_shows() -> None:
    code = (
        "import sys\n"
        "from store.desk import Desk\n"
        "from store.sample import DEMO_DAY, sample_records\n"
        "from store.file.temporary import throw_away\n"
        "from tui.lean import quick_start\n"
        "with quick_start():\n"
        "    from tui.app import Secretariat\n"
        "    from screens.frame import Frame\n"
        "from tui.settings import load_settings\n"
        "loaded = []\n"
        "really = Frame.complete_top_line\n"
        "def complete(frame):\n"
        "    really(frame)\n"
        "    loaded.extend(sys.modules)\n"
        "    frame.app.exit()\n"
        "Frame.complete_top_line = complete\n"
        "with throw_away() as path:\n"
        "    desk = Desk.create(path, sample_records(), today=DEMO_DAY, alone=True)\n"
        "    Secretariat(desk, load_settings()).run(headless=True)\n"
        "    desk.close()\n"
        "print(*loaded, sep='\\n')\n"
    )
    surroundings = {**os.environ, "SECRETARIAT_CONFIG": "none.toml"}
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, env=surroundings
    )
    loaded = told.stdout.splitlines()
    assert {"screens.programme", "store.queries.programme.items"} <= set(loaded), told.stderr
    assert [name for name in NOT_AT_THE_START if name in loaded] == []


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
