"""The lock held around one write, so that two clerks, or a clerk and a script, never overwrite each other."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator
from pathlib import Path

from store.file import troubles

PATIENCE = 5.0
"""How many seconds a write waits for another one to end."""

_POLL = 0.004


def lock_path(path: Path) -> Path:
    """Say where the lock of a file stands: beside it, under its name with `.lock` added."""
    return path.with_name(path.name + ".lock")


@contextlib.contextmanager
def writing(path: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of a file. `patience` is in seconds; None means the usual few.

    Raises FileTrouble if another program holds it all that time, or if the lock cannot be made in that folder.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(
        lock_path(path), timeout=PATIENCE if patience is None else patience, mode=_mode(path), poll_interval=_POLL
    )
    try:
        lock.acquire()
    except Timeout:
        raise troubles.locked(path) from None
    except OSError as error:
        raise troubles.os_trouble(error, path, "saved") from None
    try:
        yield
    finally:
        lock.release()


def _mode(path: Path) -> int:
    """Whoever may write the file must be able to take its lock."""
    try:
        return stat.S_IMODE(path.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR
    except OSError:
        return stat.S_IRUSR | stat.S_IWUSR
