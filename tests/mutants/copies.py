"""Run acts in copies of this process, a few at a time: whatever they break ends with them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path


class Copies:
    """So many copies at a time."""

    def __init__(self, jobs: int) -> None:
        """Keep how many may run at once."""
        self.jobs = jobs

    def run(self, acts: Sequence[Callable[[], str]], limits: Sequence[float]) -> Iterator[tuple[int, str]]:
        """Give the number of each act and what it said, as they end; nothing, if it had to be stopped after seconds."""
        folder = Path(tempfile.mkdtemp())
        waiting = list(range(len(acts)))
        running: dict[int, tuple[int, float]] = {}
        while waiting or running:
            while waiting and len(running) < self.jobs:
                number = waiting.pop(0)
                running[_begin(acts[number], folder / str(number))] = (number, time.monotonic() + limits[number])
            for pid, (number, until) in list(running.items()):
                if time.monotonic() > until:
                    os.killpg(pid, signal.SIGKILL)
                elif not os.waitpid(pid, os.WNOHANG)[0]:
                    continue
                else:
                    del running[pid]
                    yield number, (folder / str(number)).read_text(encoding="utf-8")
                    continue
                os.waitpid(pid, 0)
                del running[pid]
                yield number, ""
            time.sleep(0.02)
        shutil.rmtree(folder)


def _begin(act: Callable[[], str], said: Path) -> int:
    pid = os.fork()
    # Both set the group, whichever comes first: what is to be stopped is stopped with all that it began.
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)
    if pid:
        return pid
    words = "killed\nthe process ended"
    try:
        words = act()
    finally:
        said.write_text(words, encoding="utf-8")
        os._exit(0)
