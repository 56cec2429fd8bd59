"""The lock held around one write, so that two clerks, or a clerk and a script, never overwrite each other.

The lock is a file beside the panel's, locked by the system where the drive can do that. On a drive that cannot, that
it is there is the lock. It is taken away after each write, so that one made for one owner never bars another.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from store.file import programs, troubles
from store.file.owners import Owners, beside, new_file, owners_of, short
from store.file.patience import attempts

PATIENCE = 5.0
"""How many seconds a write waits for another one to end."""

_POLL = 0.004
_HELD_ELSEWHERE: Final = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, getattr(errno, "EDEADLOCK", 35)})
_NO_LOCKS: Final = frozenset(
    {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS, errno.ENOTTY, errno.EBADF}
)
_BARRED: Final = frozenset({errno.EACCES, errno.EPERM})
_FORSAKEN: Final = 10_000_000_000
"""After so many nanoseconds without use, a lock that this account may not open is taken for left behind."""

_DEAD: Final = 60_000_000_000
"""The same for a lock that is only there, because its holder cannot be asked; a write takes a second or two."""


def lock_path(path: Path) -> Path:
    """Say where the lock of a file stands: beside it, under its name with `.lock` added."""
    return path.with_name(short(path.name) + ".lock")


@contextlib.contextmanager
def writing(path: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of a file. `patience` is in seconds; None means the usual few.

    Raises FileTrouble if another program holds it all that time, or if the lock cannot be made in that folder.
    """
    place = lock_path(path)
    try:
        descriptor = _acquire(path, place, PATIENCE if patience is None else patience)
    except OSError as error:
        raise troubles.os_trouble(error, path, "saved") from None
    try:
        yield
    finally:
        _release(descriptor, place)


def _acquire(path: Path, place: Path, patience: float) -> int:
    owners = owners_of(path)
    for _ in attempts(patience, _POLL):
        opened = _open(path, place, owners)
        if opened is None:
            continue
        descriptor, made = opened
        try:
            if _taken(descriptor, place, made=made):
                return descriptor
        except BaseException:
            # An interrupt too: an open descriptor would hold the lock until this program ends, and nobody could save.
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise troubles.locked(path)


def _open(path: Path, place: Path, owners: Owners) -> tuple[int, bool] | None:
    """Open the lock; say whether it was made here. None if it has just gone, so that one looks again."""
    try:
        return new_file(place, owners, look=True), True
    except FileExistsError:
        pass
    try:
        status = place.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise troubles.no_lock(path, place, "is a folder" if stat.S_ISDIR(status.st_mode) else "is no plain file")
        flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
        return os.open(place, flags), False
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno not in _BARRED:
            raise
    if _now(place, owners) - status.st_mtime_ns > _FORSAKEN and not _clear_away(place, status):
        raise troubles.no_lock(path, place, f"belongs to {_name_of(status.st_uid)} and cannot be used by you")
    return None


def _taken(descriptor: int, place: Path, *, made: bool) -> bool:
    """Try to lock an open lock file; it counts only while it still stands in its place."""
    try:
        if not _lock(descriptor):
            return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return _taken_by_being_there(descriptor, place, made=made)
    with contextlib.suppress(OSError):
        os.utime(descriptor)
    return _still_there(descriptor, place)


def _taken_by_being_there(descriptor: int, place: Path, *, made: bool) -> bool:
    """On a drive without locks: whoever made the file holds it; one that a dead program left is taken away."""
    if made:
        os.write(descriptor, programs.mark().encode())
        return True
    status = os.fstat(descriptor)
    if _now(place, owners_of(place)) - status.st_mtime_ns > _DEAD or programs.has_ended(_said(descriptor)):
        _clear_away(place, status)
    return False


def _said(descriptor: int) -> str:
    """Give what the holder wrote into a lock."""
    return os.read(descriptor, 400).decode("utf-8", "replace")


def _still_there(descriptor: int, place: Path) -> bool:
    """Say whether the name still leads to the open file: the one before us takes the lock away when it has done."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(descriptor), place.lstat())
    except FileNotFoundError:
        return False


def _now(place: Path, owners: Owners) -> int:
    """Give the time in nanoseconds by the clock of the drive, which may not be this computer's. Raises OSError."""
    probe = beside(place, "look")
    descriptor = new_file(probe, owners)
    try:
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)
        probe.unlink(missing_ok=True)


def _clear_away(place: Path, judged: os.stat_result) -> bool:
    """Take away a lock that was judged left behind, unless somebody has taken it up meanwhile; False if barred."""
    aside = beside(place, "left")
    try:
        place.rename(aside)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    with contextlib.suppress(OSError):
        now = aside.lstat()
        if (now.st_ino, now.st_mtime_ns) != (judged.st_ino, judged.st_mtime_ns) and not os.path.lexists(place):
            aside.rename(place)
        else:
            aside.unlink()
    return True


def _release(descriptor: int, place: Path) -> None:
    """Take the lock away before letting go of it, so that whoever waits sees that theirs no longer stands.

    Windows takes a file away only when nobody has it open, so there the lock is let go first; that is as safe.
    """
    if sys.platform == "win32":
        os.close(descriptor)
        with contextlib.suppress(OSError):
            place.unlink()
        return
    with contextlib.suppress(OSError):
        if _still_there(descriptor, place):
            place.unlink()
    os.close(descriptor)


def _name_of(user: int) -> str:
    """Give the name of an account of this computer, or its number."""
    try:
        import pwd

        return pwd.getpwuid(user).pw_name
    except (ImportError, KeyError):
        return f"account {user}"


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        """Lock the first byte; False if another program has it. Raises OSError."""
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _HELD_ELSEWHERE:
                return False
            raise
        return True

else:

    def _lock(descriptor: int) -> bool:
        """Lock the whole file; False if another program has it. Raises OSError."""
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD_ELSEWHERE:
                return False
            raise
        return True
