"""Whether a path leads to something that a panel can be kept in, whether that can be changed, and how it is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final

from store.file import lock, troubles
from store.file.storage import DurableStorage, UnconfirmedError
from store.problems import Problem

SIGNPOST: Final = ".desk"
"""The ending of a small file that names the server on which a panel is kept; what belongs to it lies beside that."""


def check_place(path: Path) -> None:
    """Refuse what is not an ordinary file, or stands in a folder that may not be looked into. Raises FileTrouble."""
    with _told(path, "read"):
        if path.is_dir():
            raise troubles.is_folder(path)
        if not path.exists():
            raise troubles.not_found(path)
        if not path.is_file():
            raise troubles.not_plain(path)


def check_new_place(path: Path) -> None:
    """Refuse a place where no new file can be made. Raises FileTrouble."""
    with _told(path, "saved"):
        if path.is_dir():
            raise troubles.is_folder(path)
        if not path.parent.is_dir():
            raise troubles.no_folder(path)
        if os.path.lexists(path):
            raise troubles.exists(path)


@contextmanager
def _told(path: Path, doing: str) -> Iterator[None]:
    """Put into plain words what the computer says of a path that it does not let one look at."""
    try:
        yield
    except OSError as error:
        raise troubles.os_trouble(error, path, doing) from None


def why_not_writable(path: Path) -> str:
    """Say why a file can only be read; empty if it can be written."""
    if not os.access(path, os.W_OK):
        return "you may read this file but not change it"
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return "nothing can be written in its folder"
    return ""


def why_out_of_reach(path: Path) -> Problem | None:
    """Say why a file can no longer be written: it has gone, or its rights or its drive have changed. None if it can."""
    try:
        if not path.exists():
            return troubles.vanished(path).problem
        if not path.is_file():
            return troubles.is_folder(path).problem if path.is_dir() else troubles.not_plain(path).problem
    except OSError as error:
        return troubles.os_trouble(error, path, "read").problem
    if not os.access(path, os.W_OK):
        return troubles.no_longer_writable(path, "you may read this file but not change it any more").problem
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return troubles.no_longer_writable(path, "nothing can be written in its folder any more").problem
    return None


def write(storage: DurableStorage, parts: Iterable[bytes], path: Path) -> None:
    """Replace a file by the parts joined together. Raises FileTrouble."""
    try:
        storage.write_parts(parts)
    except UnconfirmedError:
        raise troubles.unconfirmed(path) from None
    except OSError as error:
        raise troubles.os_trouble(error, path, "saved") from None


def write_new(path: Path, parts: Iterable[bytes], *, alone: bool = False) -> None:
    """Write a file where there is none; `alone` says that nobody else knows the folder. Raises FileTrouble."""
    check_new_place(path)
    storage = DurableStorage(path)
    with nullcontext() if alone else lock.writing(storage.path):
        if os.path.lexists(path):
            raise troubles.exists(path)
        write(storage, parts, path)
