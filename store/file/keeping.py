"""Keeping everything that a desk holds in a file beside the panel's, under a name that nobody else can be given."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

from store.file import troubles
from store.file.parts import home_of
from store.file.storage import DurableStorage, UnconfirmedError


def keep_beside(path: Path, document: Iterable[bytes], now: dt.datetime) -> Path:
    """Write a document beside a panel's file and give its path; nothing is ever replaced.

    `now` is local time, for its name. Raises FileTrouble.
    """
    try:
        target = _fresh(path, now)
    except OSError as error:
        raise troubles.os_trouble(error, path, "saved") from None
    try:
        DurableStorage(target, like=path).write_parts(document)
    except UnconfirmedError:
        raise troubles.unconfirmed(target) from None
    except OSError as error:
        with contextlib.suppress(OSError):
            target.unlink()
        raise troubles.os_trouble(error, target, "saved") from None
    return target


def _fresh(path: Path, now: dt.datetime) -> Path:
    """Take a name by making an empty file: two desks may come to this in the same second. Raises OSError."""
    name, number = f"{home_of(path)}.kept-{now:%Y-%m-%d-%H%M%S}", 1
    while True:
        target = path.with_name(f"{name}{f'-{number}' if number > 1 else ''}{path.suffix}")
        try:
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            number += 1
        else:
            return target
