"""Starts the demonstration without a terminal, quits, and prints what was loaded by then, as JSON.

`python -m tests.tui.starting` in a process of its own. The names of modules stand under the moment at which they came:
before the first `paint`, `behind` it while the screen is completed, and on `leaving`. Nothing is loaded ahead.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from tui.main import main


def run() -> None:
    """Start, and quit as soon as the screen is complete."""
    loaded: dict[str, list[str]] = {}

    def note(moment: str) -> None:
        before = {name for names in loaded.values() for name in names}
        loaded[moment] = sorted(set(sys.modules) - before)

    class Hooks:
        """Is asked about every module, and takes hold of the application as soon as it has been imported."""

        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            app = sys.modules.get("tui.app")
            if hasattr(app, "run_app"):
                sys.meta_path.remove(self)
                _take_hold(app, note, loaded)

    sys.meta_path.insert(0, Hooks())
    main(["demo"])


def _take_hold(app: Any, note: Any, loaded: dict[str, list[str]]) -> None:
    complete, run_app, leave = app.Frame.complete_top_line, app.Secretariat.run, os._exit

    def complete_and_quit(frame: Any) -> None:
        note("paint")
        complete(frame)
        frame.call_after_refresh(behind, frame)

    async def behind(frame: Any) -> None:
        note("behind")
        await frame.app.action_quit()

    def left(code: int) -> None:
        note("leaving")
        print(json.dumps(loaded), flush=True)
        leave(code)

    app.Frame.complete_top_line = complete_and_quit
    for kind in (sys.modules["tui.ahead"].Ahead, sys.modules["screens.kit.searching"].Searching):
        kind.begin = lambda self: None
    app.Secretariat.run = lambda self: run_app(self, headless=True, size=(120, 40))
    app.why_no_screen = lambda: None
    os._exit = left  # type: ignore[assignment]


if __name__ == "__main__":
    run()
