"""The terminal the program draws on: whether there is one, how it is read on this computer, and given back."""

from __future__ import annotations

import os
import sys
from typing import Any

from textual.driver import Driver

from store.problems import Problem


def careful_driver(usual: type[Driver]) -> type[Driver]:
    """Give the driver that reads with care in place of Textual's usual one; a driver of another kind is left alone."""
    if usual.__name__ == "LinuxDriver":
        from tui.terminal import Terminal

        return Terminal
    if usual.__name__ == "WindowsDriver":
        _read_console_with_care()
    return usual


def give_terminal_back(driver: Driver) -> None:
    """Restore the terminal without waiting for the thread that reads the keys.

    That thread looks up only ten times a second and twice before it ends; a clerk who presses `q` should not wait for
    it, and the process ends right after this.
    """
    # A private name of Textual's (see CONTRIBUTING): stopping the thread properly takes up to 200 ms of each quitting.
    if hasattr(driver, "_key_thread"):
        driver._key_thread = None
    driver.stop_application_mode()
    driver.close()
    sys.stdout.flush()


def why_no_screen() -> Problem | None:
    """Say why the program cannot show its screen here; None if it can. Keys and drawing both need a real terminal."""
    if _in_a_browser():
        return None
    kind = os.environ.get("TERM", "")
    streams = (sys.__stdin__, sys.__stdout__ if sys.platform == "win32" else sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        sentence = "The desk needs a terminal to draw on, and there is none here."
    elif kind in _CANNOT_DRAW:
        sentence = f"A terminal of the kind “{kind}” cannot draw the desk."
    else:
        return None
    return Problem("no-terminal", sentence, "To read without it: secretariat show programme, or show --help for more.")


def _in_a_browser() -> bool:
    """Say whether a server asked Textual for its driver that draws in a browser: it speaks through pipes."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


_CANNOT_DRAW = frozenset({"dumb", "unknown"})


def _read_console_with_care() -> None:
    """Let the thread that reads a Windows console take keys apart with care, and tell when it ends before its time."""
    from textual.drivers import win32

    from screens.kit.keys.keyed import keymap_of
    from tui.incoming import Incoming, alt_keys

    console: Any = win32

    class Monitor(console.EventMonitor):  # type: ignore[misc]
        def run(self) -> None:
            console.XTermParser = lambda **_: Incoming(alt_keys(keymap_of(self.app)))
            super().run()
            if not self.exit_event.is_set():
                self.app.fail(EOFError("the console is no longer read"))

    console.EventMonitor = Monitor
