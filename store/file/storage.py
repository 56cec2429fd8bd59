"""Writing a file so that it is there, whole, whatever happens: a new file beside it, made safe, then renamed."""

from __future__ import annotations

import contextlib
import errno
import math
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from tinydb.storages import Storage

from store.file import owners
from store.file.patience import replace

if TYPE_CHECKING:
    from mmap import mmap

_TEMP = r"(?s)\.(?P<name>.+)\.[0-9a-f]{12}\.saving\Z"
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})
_NEW_FILE_MODE = 0o600
_LARGE = 8 * 1024 * 1024
"""Bytes from which on a file is read into room of its own: five times the size of a panel of thirty years."""


class Signature(NamedTuple):
    """What changes whenever the file is replaced or rewritten: time of writing in ns, size in bytes, inode."""

    mtime_ns: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Signature:
        """Take the signature from what the system says about a file."""
        return cls(status.st_mtime_ns, status.st_size, status.st_ino)


class UnconfirmedError(OSError):
    """The new file has taken the place of the old one, but the folder could not be made safe."""


class DurableStorage(Storage):
    """A storage for TinyDB that never leaves a half-written file.

    A write serialises first, then writes a temporary file with a name of its own beside the real one, makes it safe on
    disk, renames it over the real one and makes the folder safe. If any step before the rename fails, the temporary
    file is removed and the old file stands. A symbolic link is followed, so that the file it leads to is replaced.
    """

    def __init__(self, path: str | os.PathLike[str], like: Path | None = None) -> None:
        """Hold the path; nothing is opened or created before the first write.

        `like` is the panel's file for whatever is written beside it: its group, but nobody else, gets its rights.
        """
        self.path = Path(os.path.realpath(path))
        self._like = like
        self.signature: Signature | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Give the whole document, or None if there is no file yet or it is empty.

        Raises:
            OSError: the file cannot be read.
            msgspec.DecodeError: it is not a JSON object of objects.
        """
        try:
            data = self.read_bytes()
        except FileNotFoundError:
            return None
        return msgspec.json.decode(data, type=dict[str, dict[str, Any]]) if data.strip() else None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the whole document; plain values, records and ready-made JSON (msgspec.Raw) may be mixed.

        Raises:
            OSError: the file cannot be written; the old one stands.
            ValueError: a number that JSON cannot hold, or half a character; nothing was written.
            TypeError: a value that JSON cannot hold; nothing was written.
        """
        _refuse_no_numbers(data)
        self.write_parts([msgspec.json.encode(data)])

    def read_bytes(self) -> bytes:
        """Give the content of the file and remember the signature it had. Raises OSError."""
        with self.path.open("rb") as file:
            signature = Signature.of(os.fstat(file.fileno()))
            data = file.read()
        self.signature = signature
        return data

    def mapped(self) -> mmap | None:
        """Give the content of a large file as `read_bytes` does, in room of its own; None if it is small.

        That room goes back to the system when nobody holds it. From a refresh on the 33 MB of 100,000 records stayed.
        Raises OSError.
        """
        with self.path.open("rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if status.st_size < _LARGE:
                return None
            from mmap import mmap

            data, at = mmap(-1, status.st_size), 0
            with memoryview(data) as view:
                while read := file.readinto(view[at:]):
                    at += read
            if at != status.st_size or file.read(1):
                return None
        self.signature = Signature.of(status)
        return data

    def look(self) -> Signature:
        """Give the signature of the file as it stands now. Raises OSError."""
        return Signature.of(self.path.stat())

    def head(self, size: int) -> bytes:
        """Give the first bytes of the file as it stands now. Raises OSError."""
        with self.path.open("rb", buffering=0) as file:
            return file.read(size)

    def write_parts(self, parts: Iterable[bytes]) -> None:
        """Replace the file by the parts joined together.

        Raises:
            UnconfirmedError: the new file stands, but the folder could not be made safe.
            OSError: it cannot be written; the old file stands.
        """
        temp = self.path.with_name(f".{owners.short(self.path.name)}.{os.urandom(6).hex()}.saving")
        try:
            signature = self._write_temp(temp, parts)
            replace(temp, self.path)
        except BaseException:
            # An interrupt too: what was half written may hold private details. Whatever it was goes on.
            with contextlib.suppress(OSError):
                temp.unlink()
            raise
        self.signature = signature
        try:
            sync_folder(self.path.parent)
        except OSError as error:
            self.signature = None
            raise UnconfirmedError(error.errno, error.strerror) from None

    def _write_temp(self, temp: Path, parts: Iterable[bytes]) -> Signature:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(temp, flags, _NEW_FILE_MODE)
        try:
            for part in parts:
                _write_all(descriptor, part)
            if self._like is None:
                owners.keep(descriptor, self.path)
            else:
                owners.give(descriptor, owners.owners_of(self._like))
            os.fsync(descriptor)
            return Signature.of(os.fstat(descriptor))
        finally:
            os.close(descriptor)

    def leftovers(self) -> list[Path]:
        """List the temporary files that writers of this file have left behind. Raises OSError."""
        return list(_leftovers(self.path))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on disk; a system that cannot do so for folders is left in peace.

    Raises OSError if the disk itself fails.
    """
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, part: bytes) -> None:
    """Write a part to its end: the system may take it in several pieces."""
    rest = memoryview(part)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _leftovers(path: Path) -> Iterator[Path]:
    with os.scandir(path.parent) as entries:
        for entry in entries:
            match = re.match(_TEMP, entry.name)
            if match and match["name"] == owners.short(path.name):
                yield Path(entry.path)


def _refuse_no_numbers(value: object) -> None:
    """Refuse NaN and infinity, which would silently become null."""
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("JSON cannot hold NaN or infinity.")
    elif isinstance(value, Mapping):
        for inner in value.values():
            _refuse_no_numbers(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _refuse_no_numbers(inner)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _refuse_no_numbers(getattr(value, name))
