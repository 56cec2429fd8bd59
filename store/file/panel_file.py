"""The file of one panel: opened, kept up to date with what others save, and written whole and safely."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from tinydb import TinyDB

from store.edit import Edit
from store.file import backups, lock, migrations, troubles
from store.file.codec import EMPTY, FORMAT, PROGRAM, Contents, Meta, document, head, mentioning, patched, whole_table
from store.file.reading import read_contents, read_meta, split
from store.file.storage import DurableStorage, UnconfirmedError
from store.links import Link, links_of
from store.problems import FileTrouble, Problem
from store.records import KINDS
from store.register import Register


class PanelFile:
    """One open file. `contents` is what it held when last read or written; nothing in memory changes if a write fails.

    `read_only` says why it cannot be written, or is empty. `backup_trouble` says why today's backup could not be made,
    if so: a change is saved all the same.
    """

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is read before `open` or written before `create`."""
        self._db = TinyDB(path, storage=DurableStorage)
        self.path = path
        self.read_only = ""
        self.backup_trouble: Problem | None = None
        self._backed_up: dt.date | None = None
        self._contents: Contents | None = None

    @property
    def _storage(self) -> DurableStorage:
        storage = self._db.storage
        if not isinstance(storage, DurableStorage):
            raise TypeError("The file of a panel is kept in durable storage only.")
        return storage

    @property
    def contents(self) -> Contents:
        """What the file held when it was last read or written."""
        if self._contents is None:
            raise ValueError("The file has not been opened yet.")
        return self._contents

    @classmethod
    def open(cls, path: Path, *, day: dt.date, read_only: bool = False) -> PanelFile:
        """Open a file and read everything in it; an older format is brought up to date after a backup.

        Raises FileTrouble, one for each thing that can be wrong; the file is then as it was.
        """
        file = cls(path)
        _check_place(file.path)
        file.read_only = "you asked for that" if read_only else _why_not_writable(file._storage.path)
        tables = split(file._read(), file.path)
        if read_meta(tables, file.path).format < FORMAT and not file.read_only:
            tables = file._migrate(day)
        file._take(migrations.up_to_date(tables, file.path))
        if not file.read_only:
            file._sweep()
        return file

    @classmethod
    def create(cls, path: Path, register: Register, *, alone: bool = False) -> PanelFile:
        """Make a new file holding a register. `alone` says that nobody else knows the folder, so no lock is needed.

        Raises FileTrouble if there is a file already, or it cannot be written there.
        """
        file = cls(path)
        meta = Meta(FORMAT, PROGRAM, 0, dict(register.serials))
        texts = {kind.table: whole_table(register.tables[kind.table].values()) for kind in KINDS}
        _write_new(path, document(meta, texts, [EMPTY], {}), alone=alone)
        file._storage.signature = file._storage.look()
        file._contents = Contents(meta, register, texts, EMPTY, {})
        return file

    def take_changes(self) -> bytes:
        """Hand over the text of the journal's table as read; it is not kept here as well."""
        changes = self.contents.changes
        self._contents = msgspec.structs.replace(self.contents, changes=b"")
        return changes

    def holders(self, register: Register, record_id: str) -> list[Link]:
        """List the links in a register, an edit away from the one saved, that lead to a record from any saved one."""
        found = (register.find(holder) for holder in mentioning(self.contents.texts, record_id))
        return [link for holder in found if holder for link in links_of(holder) if link.target == record_id]

    def changed_outside(self) -> bool:
        """Say whether someone else has written the file since it was last read. Raises FileTrouble if it is gone."""
        try:
            return self._storage.look() != self._storage.signature
        except FileNotFoundError:
            raise troubles.vanished(self.path) from None
        except OSError as error:
            raise troubles.os_trouble(error, self.path, "read") from None

    def reload(self) -> bool:
        """Read the file again; give True if any record in it is different.

        Raises FileTrouble; memory is then as it was.
        """
        before = self._contents
        try:
            tables = split(self._read(), self.path)
            self._take(migrations.up_to_date(tables, self.path))
        except FileTrouble:
            self._storage.signature = None
            raise
        return before is None or before.meta != self.contents.meta or before.texts != self.contents.texts

    @contextlib.contextmanager
    def writing(self) -> Iterator[bool]:
        """Hold the lock and be up to date; gives True if the file had to be read again. Raises FileTrouble."""
        if self.read_only:
            raise troubles.read_only(self.path, self.read_only)
        if not self._storage.path.parent.is_dir():
            raise troubles.vanished(self.path)
        with lock.writing(self._storage.path):
            changed = self.changed_outside() or not self._same_head()
            if changed:
                self.reload()
            yield changed

    def save(self, register: Register, edit: Edit, changes: Iterable[bytes], day: dt.date) -> None:
        """Write the file after an edit. `register` is the one after it, `changes` the parts of the journal's table.

        Must be called while `writing` holds the lock.

        Raises:
            FileTrouble: it cannot be written; file and memory are as they were, unless the code is `file.unconfirmed`.
        """
        old = self.contents
        texts = patched(old.texts, old.register, register, edit)
        meta = Meta(FORMAT, PROGRAM, old.meta.revision + 1, dict(register.serials))
        self._back_up(day)
        self._write(document(meta, texts, changes, old.others))
        self._contents = Contents(meta, register, texts, b"", old.others)

    def copy_to(self, path: Path, changes: Iterable[bytes]) -> None:
        """Write what is in memory to a new file; the file itself stays as it is. Raises FileTrouble."""
        now = self.contents
        _write_new(path, document(now.meta, now.texts, changes, now.others))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _take(self, tables: dict[str, bytes]) -> None:
        self._contents = read_contents(tables, self.path, self._contents)

    def _read(self) -> bytes:
        try:
            return self._storage.read_bytes()
        except FileNotFoundError:
            raise (troubles.not_found if self._contents is None else troubles.vanished)(self.path) from None
        except OSError as error:
            raise troubles.os_trouble(error, self.path, "read") from None

    def _write(self, parts: list[bytes]) -> None:
        _write(self._storage, parts, self.path)

    def _same_head(self) -> bool:
        """Compare the revision on disk: two writes within one tick of the disk's clock look alike from outside."""
        expected = head(self.contents.meta)
        try:
            return self._storage.head(len(expected)) == expected
        except OSError as error:
            raise troubles.os_trouble(error, self.path, "read") from None

    def _back_up(self, day: dt.date) -> None:
        if self._backed_up == day:
            return
        try:
            backups.keep_daily(self._storage.path, day)
        except OSError as error:
            self.backup_trouble = troubles.no_backup(self.path, error).problem
        else:
            self.backup_trouble = None
        self._backed_up = day

    def _migrate(self, day: dt.date) -> dict[str, bytes]:
        """Bring the file on disk up to the present format, after a backup."""
        with lock.writing(self._storage.path):
            tables = split(self._read(), self.path)
            found = read_meta(tables, self.path).format
            if found == FORMAT:
                return tables
            tables = migrations.up_to_date(tables, self.path)
            contents = read_contents(tables, self.path)
            try:
                backups.keep_before_migration(self._storage.path, found, day)
            except OSError as error:
                raise troubles.no_backup(self.path, error) from None
            self._write(document(contents.meta, contents.texts, [contents.changes], contents.others))
            return tables

    def _sweep(self) -> None:
        """Remove what killed writers left behind; under the lock no writer is at work, so all of it is dead."""
        with contextlib.suppress(OSError, FileTrouble):
            if self._storage.leftovers():
                with lock.writing(self._storage.path, 0):
                    for leftover in self._storage.leftovers():
                        leftover.unlink()


def _write(storage: DurableStorage, parts: list[bytes], path: Path) -> None:
    try:
        storage.write_parts(parts)
    except UnconfirmedError:
        raise troubles.unconfirmed(path) from None
    except OSError as error:
        raise troubles.os_trouble(error, path, "saved") from None


def _write_new(path: Path, parts: list[bytes], *, alone: bool = False) -> None:
    """Write a file where there is none. Raises FileTrouble."""
    if path.is_dir():
        raise troubles.is_folder(path)
    if not path.parent.is_dir():
        raise troubles.no_folder(path)
    if os.path.lexists(path):
        raise troubles.exists(path)
    storage = DurableStorage(path)
    with contextlib.nullcontext() if alone else lock.writing(storage.path):
        if os.path.lexists(path):
            raise troubles.exists(path)
        _write(storage, parts, path)


def _check_place(path: Path) -> None:
    """Refuse what is not an ordinary file. Raises FileTrouble."""
    if path.is_dir():
        raise troubles.is_folder(path)
    if not path.exists():
        raise troubles.not_found(path)
    if not path.is_file():
        raise troubles.not_plain(path)


def _why_not_writable(path: Path) -> str:
    """Say why a file can only be read; empty if it can be written."""
    if not os.access(path, os.W_OK):
        return "you may read this file but not change it"
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return "nothing can be written in its folder"
    return ""
