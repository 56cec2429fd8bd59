"""The quick start and the quick end: they save time and change nothing else."""

from __future__ import annotations

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
        "    import tui.app, textual.constants\n"
        "    print('ssl' in sys.modules and sys.modules['ssl'] is not None, gc.isenabled())\n"
        "import ssl\n"
        "print(textual.constants.MAX_FPS, hasattr(ssl, 'SSLContext'))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert told.stdout.splitlines() == ["False False", "120 True"], told.stderr


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
