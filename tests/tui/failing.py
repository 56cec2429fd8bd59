"""The program with a fault built in; `python -m tests.tui.failing KIND FILE` opens the desk; a while later it fails."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from typing import Any

from screens.frame import Frame
from tui import incoming
from tui.main import main

SECRET = "canary person, 1 Canary Street"


def fail(*_: Any) -> None:
    address = SECRET
    raise ValueError(f"cannot use {address}")


async def fail_later() -> None:
    fail()


class Lost:
    """Fails where Python can only warn."""

    def __del__(self) -> None:
        fail()


def in_a_hung_program(frame: Frame) -> None:
    """Fail on a thread, and keep the program from ending by itself."""
    threading.Timer(0.1, fail).start()
    threading.Event().wait(60)


KINDS: dict[str, Callable[[Frame], object]] = {
    "a timer": lambda frame: fail(),
    "a worker": lambda frame: frame.run_worker(fail_later()),
    "a task": lambda frame: asyncio.get_running_loop().create_task(fail_later()),
    "a callback of the loop": lambda frame: asyncio.get_running_loop().call_soon(fail),
    "another thread": lambda frame: threading.Thread(target=fail).start(),
    "where Python only warns": lambda frame: Lost() and None,
    "the thread that reads keys": lambda frame: setattr(incoming.Incoming, "feed", fail),
    "the thread that writes": lambda frame: frame.app._driver._writer_thread.write(Lost),  # type: ignore[union-attr]
    "a program that hangs": in_a_hung_program,
}


def run(kind: str, file: str) -> int:
    usual = Frame.on_mount

    def on_mount(self: Frame) -> None:
        usual(self)
        self.set_timer(1.0, lambda: KINDS[kind](self))

    Frame.on_mount = on_mount  # type: ignore[method-assign]
    return main(["--file", file, "--today", "2021-07-12"])


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2]))
