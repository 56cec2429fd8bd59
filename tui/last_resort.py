"""Hears of every failure that would otherwise pass the program by: on threads, in tasks, where Python only warns.

All of them end the program in one way: the terminal is given back, the log says where it happened, a sentence says so,
and the exit code is not 0.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

from tui.last_words import last_words

if TYPE_CHECKING:
    from textual.driver import Driver


class Watched(Protocol):
    """The application, as far as its failures go."""

    watched: bool
    leaving: bool
    fault: Exception | None
    ending: threading.Timer | None
    _driver: Driver | None

    def fail(self, error: BaseException) -> None:
        """End on an error that happened outside of the application."""


_GRACE = 3.0
"""Seconds a program has to end by itself after a failure; then it is ended, for it may be the part that ends it that
failed."""


@contextlib.contextmanager
def watching(app: Watched) -> Iterator[None]:
    """Watch threads and what Python only warns of, while the program runs."""
    threads, unraisable = threading.excepthook, sys.unraisablehook

    def on_thread(failed: threading.ExceptHookArgs) -> None:
        app.fail(failed.exc_value or RuntimeError(failed.exc_type.__name__))

    def unraised(failed: Any) -> None:
        app.fail(failed.exc_value or RuntimeError(failed.exc_type.__name__))

    app.watched = True
    threading.excepthook, sys.unraisablehook = on_thread, unraised
    try:
        yield
    finally:
        app.leaving = True
        threading.excepthook, sys.unraisablehook = threads, unraisable


def watch_tasks(app: Watched) -> None:
    """Watch the tasks of the loop that runs now; their failures are otherwise printed over the screen."""

    def failed(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            app.fail(error)

    asyncio.get_running_loop().set_exception_handler(failed)


def end_soon(app: Watched) -> None:
    """End the program in a while by force, if it is watched and has not ended by itself."""
    if app.watched and app.ending is None:
        app.ending = threading.Timer(_GRACE, _end, (app,))
        app.ending.daemon = True
        app.ending.start()


def _end(app: Watched) -> None:
    if app.leaving:
        return
    with contextlib.suppress(Exception):
        give_back: Any = getattr(app._driver, "force_back", None)
        if give_back is not None:
            give_back()
    with contextlib.suppress(OSError):
        os.write(2, f"{last_words(app.fault or RuntimeError('no reason is known'))}\n".encode())
    os._exit(1)
