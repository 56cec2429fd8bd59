"""Backups: the file as it stood before the first change of each day, kept beside it and thinned out with time.

A backup belongs to the panel that it names inside, whatever it and its folder are called: files are renamed, and one
panel's file may take the name that another's had. The latest is the one that had gone furthest, because a clock that
was wrong once would else make an old backup the latest for good.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import msgspec

from store.file import lock, troubles
from store.file.glance import Glance, glance
from store.file.owners import Owners, beside, make_side_folder, mend, new_file, owners_of, put_in_place, short
from store.file.storage import DurableStorage, UnconfirmedError, sync_folder

DAYS_KEPT = 14
MONTHS_KEPT = 12

_SUFFIX = ".json"
_FOLDER = re.compile(r"(?P<stem>.+)\.backups(?:-\d{1,3})?\Z", re.DOTALL)
_NAME = re.compile(
    r"(?P<stem>.+)\.(?P<day>\d{4}-\d{2}-\d{2})(?:-\d{1,3})?(?:\.format-(?P<format>-?\d{1,9}))?\.json\Z", re.DOTALL
)
_MOST_FOLDERS = 20


class Backup(msgspec.Struct, frozen=True):
    """One backup: where it is, the day on which it was taken, its size in bytes, and a note if it was no daily one.

    `revision` is how many times the file had been changed by then, -1 if it does not say; `panel` is the panel's id.
    """

    path: Path
    day: dt.date
    size: int
    note: str
    revision: int
    panel: str


def folder_of(path: Path) -> Path:
    """Say where the backups of a file are kept."""
    return path.with_name(short(path.stem) + ".backups")


def is_backups_folder(folder: Path) -> bool:
    """Say whether a folder is one of those in which backups are kept, of whatever file."""
    return _FOLDER.match(folder.name) is not None


def backups(path: Path) -> tuple[Backup, ...]:
    """List the backups of a panel's file, the one that had gone furthest first; none if no folder can be read.

    Those of another panel are left out. Where the file or a backup does not say whose it is, its name decides.
    """
    path = Path(os.path.realpath(path))
    own, stem = glance(path), short(path.stem)
    kept: list[Backup] = []
    for folder in folders(path):
        try:
            names = list(folder.iterdir())
        except OSError:
            continue
        for name in names:
            match = _NAME.match(name.name)
            if match is None:
                continue
            seen = glance(name)
            by_name = match["stem"] == stem and _stem_of(folder) == stem
            if seen.panel == own.panel if seen.panel and own.panel else by_name:
                kept += _backup(name, match, seen)
    return tuple(sorted(kept, key=lambda backup: (backup.revision, backup.day, backup.path.name), reverse=True))


def _backup(path: Path, match: re.Match[str], seen: Glance) -> Iterator[Backup]:
    """Give what is known of one backup; nothing if its day is none or it has just gone."""
    with contextlib.suppress(OSError, ValueError):
        note = f"in format {match['format']}, before it was brought up to date" if match["format"] else ""
        revision = -1 if seen.revision is None else seen.revision
        day = dt.date.fromisoformat(match["day"])
        yield Backup(path, day, path.stat().st_size, note, revision, seen.panel)


def folders(path: Path) -> list[Path]:
    """List every folder of backups beside a file, its own first."""
    stem = short(path.stem)
    try:
        every = [one for one in path.parent.iterdir() if is_backups_folder(one) and one.is_dir()]
    except OSError:
        every = [folder_of(path)]
    return sorted(every, key=lambda folder: (_stem_of(folder) != stem, folder.name))


def closed_folders(path: Path) -> list[Path]:
    """List the folders of a file's own backups into which this account may not look."""
    path = Path(os.path.realpath(path))
    stem = short(path.stem)
    return [one for one in folders(path) if _stem_of(one) == stem and not os.access(one, os.R_OK | os.X_OK)]


def _stem_of(folder: Path) -> str:
    match = _FOLDER.match(folder.name)
    return match["stem"] if match else ""


def keep_daily(path: Path, day: dt.date) -> Path:
    """Keep the standing file as the backup of a day, if its panel has none of that day, and thin out the old ones.

    Gives the folder in which this account keeps backups of it. Raises OSError if the backup cannot be made.
    """
    folder = _room(path, owners_of(path))
    if _keep(path, folder, f"{short(path.stem)}.{day.isoformat()}", _SUFFIX):
        thin_out(path)
    return folder


def keep_before_migration(path: Path, written: int, day: dt.date) -> None:
    """Keep the standing file before it is brought from format `found` to the present one. Raises OSError."""
    _keep(path, _room(path, owners_of(path)), f"{short(path.stem)}.{day.isoformat()}", f".format-{written}{_SUFFIX}")


def thin_out(path: Path) -> None:
    """Remove daily backups beyond the newest fourteen, but for the first of each of the last twelve months with any."""
    daily = [backup for backup in backups(path) if not backup.note]
    keep = {backup.path for backup in daily[:DAYS_KEPT]}
    by_day = sorted(daily, key=lambda backup: (backup.day, backup.revision), reverse=True)
    first_of_month = {(backup.day.year, backup.day.month): backup.path for backup in by_day}
    keep.update(first_of_month[month] for month in list(first_of_month)[:MONTHS_KEPT])
    for backup in daily:
        if backup.path not in keep:
            with contextlib.suppress(OSError):
                backup.path.unlink()


def restore(path: Path, backup: Path, now: dt.datetime) -> Path | None:
    """Put a backup in the place of a file; give the name under which the old file was set aside, if there was one.

    `now` is local time, for that name. Nothing is deleted. Where the file has gone, it gets the backup's owners.

    Raises FileTrouble if the backup cannot be read or the file not written; the file is then as it was.
    """
    try:
        data = backup.read_bytes()
    except OSError as error:
        raise troubles.os_trouble(error, backup, "read") from None
    aside = replace(path, [data], now)
    if aside is None:
        mend(Path(os.path.realpath(path)), owners_of(backup))
    return aside


def replace(path: Path, parts: Iterable[bytes], now: dt.datetime) -> Path | None:
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
    name = f"{short(path.stem, 200)}.set-aside-{now:%Y-%m-%d-%H%M%S}"
    which = _which()
    while True:
        aside = path.with_name(f"{name}{next(which)}{path.suffix}")
        with contextlib.suppress(FileExistsError):
            _link_or_copy(path, aside, owners_of(path))
            return aside


def _which() -> Iterator[str]:
    """Tell files of one name apart: the first has it alone, the others are -2, -3 and so on."""
    yield ""
    yield from (f"-{number}" for number in count(2))


def _keep(path: Path, folder: Path, name: str, ending: str) -> bool:
    """Keep a file among its backups, unless one of that name and panel is there; say whether it was kept now."""
    owners, now, which = owners_of(path), glance(path), _which()
    while True:
        target = folder / f"{name}{next(which)}{ending}"
        try:
            _link_or_copy(path, target, owners)
        except FileExistsError:
            there = glance(target)
            if there.panel == now.panel and (there.revision or 0) <= (now.revision or 0):
                return False
            continue
        _mend_all(folder, path, owners)
        sync_folder(folder)
        return True


def _room(path: Path, owners: Owners) -> Path:
    """Give a folder for backups in which this account may write; one that another account keeps shut is passed by.

    Raises OSError if there can be none.
    """
    own = folder_of(path)
    make_side_folder(own, owners)
    for number in range(2, _MOST_FOLDERS):
        if not own.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(own))
        if os.access(own, os.R_OK | os.W_OK | os.X_OK):
            return own
        own = path.with_name(f"{short(path.stem)}.backups-{number}")
        make_side_folder(own, owners)
    return own


def _mend_all(folder: Path, path: Path, owners: Owners) -> None:
    """Give earlier backups to the owners of today; the one that is still the file itself follows it by itself."""
    live = path.stat().st_ino
    for name in folder.iterdir():
        if _NAME.match(name.name) and name.lstat().st_ino != live:
            mend(name, owners)


def _link_or_copy(path: Path, target: Path, owners: Owners) -> None:
    """Give the file a second name, which costs nothing, because a write never changes a file in place; else copy it.

    A second name has the rights of the first, so a file that others may read is copied. What stands at the target is
    never replaced.

    Raises FileExistsError if something is there, else OSError.
    """
    status = path.stat()
    if os.name != "posix" or stat.S_IMODE(status.st_mode) == owners.file:
        try:
            os.link(path, target)
        except FileExistsError:
            raise
        except OSError:
            pass
        else:
            return
    if os.path.lexists(target):
        raise FileExistsError(target)
    from shutil import copyfileobj

    fresh = beside(target, "copying")
    try:
        with path.open("rb") as source, os.fdopen(new_file(fresh, owners), "wb") as copy:
            copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
        put_in_place(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)
