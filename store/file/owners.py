"""Who may look into what stands beside a panel's file: its owners today, whatever they were when it was made.

Where the file can be written by its group, whatever the program puts beside it belongs to that group and can be read
and written by it; else only the clerk can. Nobody else ever gets any right, even where the file itself is open to all,
because a backup, a draft or a letter may hold more than the file does today.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from store.file.kinds import FileKind

_AS_IT_IS = -1
_GROUP_RIGHTS = stat.S_IRWXG

LONGEST = 225
"""The most bytes of a file's name that go into the names beside it, which have 255 in all with what is added."""


class Owners(NamedTuple):
    """The modes of files and folders beside a panel's file, and the user and group they belong to (-1: whoever)."""

    file: int = 0o600
    folder: int = 0o700
    user: int = _AS_IT_IS
    group: int = _AS_IT_IS

    @property
    def shared(self) -> bool:
        """Whether a group works with the file."""
        return bool(self.file & _GROUP_RIGHTS)


ALONE = Owners()
"""Only the clerk who runs the program."""


def owners_of(path: Path) -> Owners:
    """Say who owns a panel's file now; a file that is not there, or cannot be looked at, is the clerk's alone."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ALONE
    if os.name != "posix":
        return ALONE
    if status.st_mode & stat.S_IWGRP:
        return Owners(0o660, 0o770, status.st_uid, status.st_gid)
    return Owners(0o600, 0o700, status.st_uid, _AS_IT_IS)


def owners_for(kind: FileKind, panel_file: Path) -> Owners | None:
    """Say who may look into a file of a kind that is about to be written; None: as the clerk's other files are made."""
    from store.file.kinds import Readers

    if kind.readers is Readers.OWNERS:
        return owners_of(panel_file)
    return ALONE if kind.readers is Readers.CLERK else None


def give(descriptor: int, owners: Owners) -> None:
    """Give an open file or folder to the owners. What belongs to another account is left as that account has it.

    If the group cannot be given, nobody's group gets a right.
    """
    if os.name != "posix":
        return
    status = os.fstat(descriptor)
    if os.geteuid() not in {0, status.st_uid}:
        return
    mode = owners.folder if stat.S_ISDIR(status.st_mode) else owners.file
    if owners.shared and not _hand_over(descriptor, status, owners.user, owners.group):
        mode &= ~_GROUP_RIGHTS
    elif not owners.shared:
        _hand_over(descriptor, status, owners.user, status.st_gid)
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, mode)


def keep(descriptor: int, path: Path) -> None:
    """Give the file that is to take the place of another the owner, group and mode of that one.

    A group that cannot be kept keeps no rights: they would fall to a group of strangers. Raises OSError.
    """
    if os.name != "posix":
        return
    try:
        old = path.stat()
    except FileNotFoundError:
        return
    mode = stat.S_IMODE(old.st_mode)
    if not _hand_over(descriptor, os.fstat(descriptor), old.st_uid, old.st_gid):
        mode &= ~_GROUP_RIGHTS
    os.fchmod(descriptor, mode)


def _hand_over(descriptor: int, status: os.stat_result, user: int, group: int) -> bool:
    """Give a file to a group, and to a user where root does it; say whether the group is now the one wanted."""
    if os.geteuid() == 0 and (user, group) != (status.st_uid, status.st_gid):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, user, group)
            return True
    if group != status.st_gid:
        try:
            os.fchown(descriptor, _AS_IT_IS, group)
        except OSError:
            return False
    return True


def new_file(path: Path, owners: Owners, *, look: bool = False) -> int:
    """Make a file that must not be there yet and open it for writing (`look`: for reading too); give its descriptor.

    Raises OSError, FileExistsError among others.
    """
    flags = (os.O_RDWR if look else os.O_WRONLY) | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        give(descriptor, owners)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def new_of_kind(path: Path, kind: FileKind, panel_file: Path) -> int:
    """Make a file of a kind that must not be there yet, for those who may look into it; give its descriptor.

    What anybody may look into gets the rights that the clerk's own system gives to a new file. Raises OSError.
    """
    owners = owners_for(kind, panel_file)
    if owners is not None:
        return new_file(path, owners)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file of the clerk's own, which is made if need be. Raises OSError."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        give(descriptor, ALONE)
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


def beside(path: Path, ending: str) -> Path:
    """Give a fresh hidden name beside a file, for what is to take its place."""
    return path.with_name(f".{short(path.name, 60)}.{os.urandom(6).hex()}.{ending}")


def short(name: str, most: int = LONGEST) -> str:
    """Give a name of at most so many bytes: a longer one is cut, and told apart from others that begin like it."""
    whole = os.fsencode(name)
    if len(whole) <= most:
        return name
    from zlib import crc32

    return f"{whole[: most - 9].decode('utf-8', 'ignore')}~{crc32(whole):08x}"


def put_in_place(fresh: Path, target: Path) -> None:
    """Move a finished file to a name that must be free, so that nothing there is ever replaced.

    Raises FileExistsError if something is there by now, else OSError.
    """
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except OSError:
        # A drive without second names: between looking and moving somebody could still come, by a hair.
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        fresh.rename(target)
    else:
        fresh.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder, with those above it that are missing, for the clerk alone. Raises OSError."""
    for one in reversed((folder, *folder.parents)):
        if not one.is_dir():
            one.mkdir(mode=0o700, exist_ok=True)


def make_side_folder(folder: Path, owners: Owners) -> None:
    """Make a folder of the program's own beside the file, or give the one that stands there to the owners of today.

    A link that somebody has put in its place is followed, but what it leads to keeps its own rights. Raises OSError.
    """
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    mend(folder, owners)


def mend(path: Path, owners: Owners) -> None:
    """Give a file or folder that stands to the owners of today, as far as this account may; never raises."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(path, flags)
        try:
            give(descriptor, owners)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def replacing(path: Path, owners: Owners, *, safe: bool = True) -> Iterator[int]:
    """Open a fresh file that takes the place of another in one step, if nothing goes wrong.

    `safe` forces it to the disk first. Raises OSError; the old file then stands.
    """
    from store.file.patience import replace

    fresh = beside(path, "new")
    descriptor = new_file(fresh, owners)
    try:
        try:
            yield descriptor
            if safe:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        replace(fresh, path)
    except BaseException:
        # An interrupt too, and whatever the caller raises while it writes: half a file must not lie about. It goes on.
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
