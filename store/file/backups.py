"""Backups: the file as it stood before the first change of each day, kept beside it and thinned out with time."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from pathlib import Path

import msgspec

from store.file import lock, troubles
from store.file.storage import DurableStorage, UnconfirmedError, sync_folder

DAYS_KEPT = 14
MONTHS_KEPT = 12

_SUFFIX = ".json"


class Backup(msgspec.Struct, frozen=True):
    """One backup: where it is, the day on which it was taken, its size in bytes, and a note if it was no daily one."""

    path: Path
    day: dt.date
    size: int
    note: str = ""


def folder_of(path: Path) -> Path:
    """Say where the backups of a file are kept."""
    return path.with_name(path.stem + ".backups")


def backups(path: Path) -> tuple[Backup, ...]:
    """List the backups of a file, newest first; none if the folder cannot be read."""
    path = Path(os.path.realpath(path))
    pattern = re.compile(re.escape(path.stem) + r"\.(\d{4}-\d{2}-\d{2})(?:\.format-(-?\d+))?\.json\Z")
    found = []
    try:
        names = sorted(folder_of(path).iterdir())
    except OSError:
        return ()
    for name in names:
        match = pattern.match(name.name)
        if not match:
            continue
        with contextlib.suppress(OSError, ValueError):
            note = f"in format {match[2]}, before it was brought up to date" if match[2] else ""
            found.append(Backup(name, dt.date.fromisoformat(match[1]), name.stat().st_size, note))
    return tuple(sorted(found, key=lambda backup: (backup.day, backup.path.name), reverse=True))


def keep_daily(path: Path, day: dt.date) -> None:
    """Keep the standing file as the backup of a day, if that day has none yet, and thin out the old ones.

    Raises OSError if the backup cannot be made.
    """
    target = folder_of(path) / f"{path.stem}.{day.isoformat()}{_SUFFIX}"
    if target.exists():
        return
    _keep(path, target)
    thin_out(path)


def keep_before_migration(path: Path, found: int, day: dt.date) -> None:
    """Keep the standing file before it is brought from format `found` to the present one. Raises OSError."""
    target = folder_of(path) / f"{path.stem}.{day.isoformat()}.format-{found}{_SUFFIX}"
    if not target.exists():
        _keep(path, target)


def thin_out(path: Path) -> None:
    """Remove daily backups beyond the newest fourteen, but for the first of each of the last twelve months with any."""
    daily = [backup for backup in backups(path) if not backup.note]
    keep = {backup.path for backup in daily[:DAYS_KEPT]}
    first_of_month = {(backup.day.year, backup.day.month): backup.path for backup in daily}
    keep.update(first_of_month[month] for month in sorted(first_of_month, reverse=True)[:MONTHS_KEPT])
    for backup in daily:
        if backup.path not in keep:
            with contextlib.suppress(OSError):
                backup.path.unlink()


def restore(path: Path, backup: Path, now: dt.datetime) -> Path | None:
    """Put a backup in the place of a file; give the name under which the old file was set aside, if there was one.

    `now` is local time, for that name. Nothing is deleted.

    Raises FileTrouble if the backup cannot be read or the file not written; the file is then as it was.
    """
    try:
        data = backup.read_bytes()
    except OSError as error:
        raise troubles.os_trouble(error, backup, "read") from None
    return replace(path, [data], now)


def replace(path: Path, parts: list[bytes], now: dt.datetime) -> Path | None:
    """Write a document in the place of a file, which is set aside as `restore` does. Raises FileTrouble likewise."""
    storage = DurableStorage(path)
    with lock.writing(storage.path):
        try:
            aside = _set_aside(storage.path, now)
            storage.write_parts(parts)
        except UnconfirmedError:
            raise troubles.unconfirmed(path) from None
        except OSError as error:
            raise troubles.os_trouble(error, path, "saved") from None
    return aside


def _set_aside(path: Path, now: dt.datetime) -> Path | None:
    """Give the standing file a second name under which it stays."""
    if not path.exists():
        return None
    name = f"{path.stem}.set-aside-{now:%Y-%m-%d-%H%M%S}"
    aside = path.with_name(name + path.suffix)
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{name}-{number}{path.suffix}")
    _link_or_copy(path, aside)
    return aside


def _keep(path: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    _link_or_copy(path, target)
    sync_folder(target.parent)


def _link_or_copy(path: Path, target: Path) -> None:
    """Give the file a second name, which costs nothing, because a write never changes a file in place; else copy it."""
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:
        import shutil

        temp = target.with_name(target.name + ".copying")
        try:
            shutil.copy2(path, temp)
            temp.replace(target)
        except BaseException:
            temp.unlink(missing_ok=True)
            raise
