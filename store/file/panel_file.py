"""The file of one panel: opened, kept up to date with what others save, and written whole and safely."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from tinydb import TinyDB

from store.edit import Edit
from store.file import lock, owners, parts, troubles
from store.file.checks import Blocks, check_of_lines
from store.file.codec import (
    CHANGES,
    FORMAT,
    META,
    PROGRAM,
    Contents,
    Meta,
    checks_of,
    document,
    head,
    left_in,
    mentioning,
    patched,
    whole_of,
    whole_table,
)
from store.file.parts import Archive
from store.file.place import check_place, why_not_writable, write, write_new
from store.file.reading import read_contents, read_meta, read_tables
from store.file.storage import DurableStorage
from store.file.stretches import SavedFile, Text
from store.later import Later
from store.problems import Diverged, FileTrouble, Problem
from store.records import KINDS
from store.register import Register

if TYPE_CHECKING:
    from store import links
    from store.file import backups, migrations, papers_folder
else:
    backups = Later("store.file.backups")
    links = Later("store.links")
    migrations = Later("store.file.migrations")
    papers_folder = Later("store.file.papers_folder")


class PanelFile:
    """One open file. `contents` is what it held when last read or written; nothing in memory changes if a write fails.

    `read_only` says why it cannot be written, or is empty. `backup_trouble` says why today's backup could not be made,
    if so: a change is saved all the same. `archive` reads the older parts of the journal. `diverged` says why what now
    stands on disk was not taken over, or is None. `role` is empty: whoever writes says under which name.
    """

    role, waits, slow = "", True, False

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is read before `open` or written before `create`."""
        self._db = TinyDB(path, storage=DurableStorage)
        self.path, self.read_only = path, ""
        self.backup_trouble: Problem | None = None
        self._backed_up: dt.date | None = None
        self._contents: Contents | None = None
        self.archive = Archive(self._storage.path)
        self.diverged: Diverged | None = None
        self._kept: tuple[Meta, Path] | None = None

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
        check_place(file.path)
        file.read_only = troubles.ASKED_FOR if read_only else why_not_writable(file._storage.path)
        tables = file._read()
        if read_meta(tables, file.path).format < FORMAT and not file.read_only:
            file._migrate(day)
            tables = file._read()
        file._adopt(file._understood(tables))
        if not file.read_only:
            file._sweep()
        return file

    @classmethod
    def create(cls, path: Path, register: Register, *, alone: bool = False) -> PanelFile:
        """Make a new file holding a register. `alone` says that nobody else knows the folder, so no lock is needed.

        Raises FileTrouble if there is a file already, or it cannot be written there.
        """
        file = cls(path)
        texts = {kind.table: whole_table(register.tables[kind.table].values()) for kind in KINDS}
        meta = Meta(
            FORMAT,
            PROGRAM,
            serials=dict(register.serials),
            begun=dict(register.serials),
            panel=os.urandom(12).hex(),
            home=parts.home_of(path),
            checks=checks_of(texts, {}),
        ).checked()
        write_new(path, document(meta, texts, [], {}), alone=alone)
        file._storage.signature = file._storage.look()
        file._adopt(file._left(Contents(meta, register, texts, [], {})))
        return file

    @property
    def next_change(self) -> int:
        """The number of the next change, which is the next revision: never one that the journal has already."""
        return max(self.contents.meta.revision, self.contents.last_change) + 1

    @property
    def as_saved(self) -> bool:
        """Whether the file is as it was saved, and no part of the journal is missing; a look, not an examination."""
        now = self.contents
        return not now.altered and now.meta.revision == now.last_change and not self.archive.absent()

    def holders(self, register: Register, record_id: str) -> list[links.Link]:
        """List the links in a register, an edit away from the one saved, that lead to a record from any saved one."""
        holding = (register.find(holder) for holder in mentioning(self.contents, record_id))
        return [link for holder in holding if holder for link in links.links_of(holder) if link.target == record_id]

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

        Raises FileTrouble if it cannot be read, Diverged if it does not continue what is held here; memory stays.
        """
        from store.file.continuing import judge

        before = self.contents
        try:
            contents = self._understood(self._read())
        except FileTrouble:
            self._storage.signature = None
            raise
        self.diverged = judge(before, self.archive, contents, self._archive_of(contents), self.path)
        if self.diverged is not None:
            raise self.diverged
        self._adopt(contents)
        return before.meta != contents.meta or before.register != contents.register

    def take_over(self) -> None:
        """Take over what stands on disk, whether or not it continues what is held here. Raises FileTrouble."""
        self._adopt(self._understood(self._read()))

    def keep_mine(self, diverged: Diverged, now: dt.datetime) -> None:
        """Write what is held here to a file beside the one on disk, and let the trouble say where it is.

        `now` is local time, for its name.
        """
        from store.file.keeping import keep_beside

        held = self.contents
        if self._kept is None or self._kept[0] != held.meta or not self._kept[1].exists():
            try:
                self._kept = held.meta, keep_beside(self._storage.path, whole_of(held), now)
            except FileTrouble:
                diverged.problem = troubles.kept(diverged.seen, "")
                return
        diverged.kept = str(self._kept[1])
        diverged.problem = troubles.kept(diverged.seen, self._kept[1].name)

    def put_back(self, now: dt.datetime) -> Path | None:
        """Write what is held here over what stands on disk, which is set aside under the name given.

        `now` is local time, for that name. Raises FileTrouble.
        """
        if self.read_only:
            raise troubles.read_only(self.path, self.read_only)
        aside = backups.replace(self.path, whole_of(self.contents), now)
        self._adopt(self.contents)
        self._storage.signature = None
        return aside

    @contextlib.contextmanager
    def writing(self) -> Iterator[bool]:
        """Hold the lock and be up to date; gives True if the file had to be read again.

        Raises FileTrouble, Diverged among others.
        """
        if self.read_only:
            raise troubles.read_only(self.path, self.read_only)
        if not self._storage.path.parent.is_dir():
            raise troubles.vanished(self.path)
        with lock.writing(self._storage.path):
            if self.diverged is not None and not self.changed_outside():
                raise self.diverged
            changed = self.changed_outside() or not self._same_head()
            if changed:
                self.reload()
            yield changed

    def save(
        self,
        register: Register,
        edit: Edit,
        lines: Sequence[bytes],
        day: dt.date,
        *,
        forgets: Collection[str] = (),
        accept: bool = False,
    ) -> None:
        """Write the file after an edit. `register` is the one after it, `lines` are those of the journal.

        Lines too many for the file go into a part of the journal beside it first. `forgets` names questions whose
        contact details go out of the older parts too. `accept` says that what was altered counts as saved from now on.
        Must be called while `writing` holds the lock.

        Raises:
            FileTrouble: it cannot be written; file and memory are as they were, unless the code is `file.unconfirmed`.
        """
        old = self.contents
        self._back_up(day)
        papers_folder.keep_all(edit.keeps, self.path)
        archive, fresh = self._forgetting(forgets)
        emptied = (*self._still_to_go(), *fresh)
        archive, lines = self._rolled_over(archive, lines)
        texts, checks = self._patched(register, edit, accept=accept)
        meta = msgspec.structs.replace(
            old.meta,
            revision=self.next_change,
            serials=dict(register.serials),
            checks=checks,
            journal=check_of_lines(lines),
            parts=archive.parts,
            emptied=emptied,
        ).checked()
        altered = () if accept else tuple(name for name in old.altered if name in texts or name in old.others)
        self._write(document(meta, texts, lines, old.others))
        archive.clear(emptied)
        self.archive = archive
        self._contents = self._left(Contents(meta, register, texts, list(lines), old.others, altered))

    def copy_to(self, path: Path) -> None:
        """Write what is in memory to a new file, with the older parts of the journal; the file itself stays as it is.

        A part that is missing here will be missing there. Raises FileTrouble.
        """
        if path.parent.is_dir() and not os.path.lexists(path):
            try:
                self.archive.copy_to(path)
            except OSError as error:
                raise troubles.os_trouble(error, path, "saved") from None
        write_new(path, whole_of(self.contents))
        owners.mend(path, owners.owners_of(self.path))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _understood(self, tables: Mapping[str, bytes]) -> Contents:
        """Check the tables of a document, in whatever format it is. Raises FileTrouble."""
        if read_meta(tables, self.path).format < FORMAT:
            return migrations.read_any(tables, self.path, self._contents)
        return read_contents(tables, self.path, self._contents)

    def _patched(self, register: Register, edit: Edit, *, accept: bool) -> tuple[dict[str, Text], dict[str, Blocks]]:
        """Give the texts and checks after an edit, the checks of all anew to `accept` what was altered."""
        try:
            texts, known = patched(self.contents, register, edit)
            return texts, checks_of(texts, self.contents.others) if accept else known
        except OSError as error:
            raise troubles.os_trouble(error, self.path, "saved") from None

    def _left(self, contents: Contents) -> Contents:
        """Leave the large texts of what was just written in the file."""
        signature = self._storage.signature
        return contents if signature is None else left_in(SavedFile(self._storage.path, signature), contents)

    def _archive_of(self, contents: Contents) -> Archive:
        return self.archive.with_parts(contents.meta.panel, contents.meta.home, contents.meta.parts)

    def _adopt(self, contents: Contents) -> None:
        self.archive = self._archive_of(contents)
        self._contents, self.diverged = contents, None

    def _still_to_go(self) -> tuple[str, ...]:
        """Name the emptied parts of earlier purges of which something still stands; nearly always none was emptied."""
        return tuple(one for one in self.contents.meta.emptied if self.archive.standing((one,)))

    def _forgetting(self, ids: Collection[str]) -> tuple[Archive, tuple[str, ...]]:
        """Give the archive without some contact details, and the names of parts that must go once that is saved."""
        if not ids:
            return self.archive, ()
        try:
            return self.archive.forgetting(ids)
        except OSError as error:
            raise troubles.os_trouble(error, self.path, "saved") from None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise troubles.damaged(self.path, "in the older part of its journal") from None

    def _rolled_over(self, archive: Archive, lines: Sequence[bytes]) -> tuple[Archive, Sequence[bytes]]:
        """Move the oldest lines into a part if there are too many; if that fails they simply stay where they are."""
        meta = self.contents.meta
        moved = parts.overflow(lines)
        if moved:
            with contextlib.suppress(OSError, msgspec.MsgspecError):
                return archive.written(meta.panel, meta.home, lines[:moved]), lines[moved:]
        return archive, lines

    def _read(self) -> Mapping[str, bytes]:
        """Read the document and take it apart into its tables. Raises FileTrouble."""
        try:
            return read_tables(self._storage, self.path)
        except FileNotFoundError:
            raise (troubles.not_found if self._contents is None else troubles.vanished)(self.path) from None
        except OSError as error:
            raise troubles.os_trouble(error, self.path, "read") from None

    def _write(self, parts: Iterable[bytes]) -> None:
        write(self._storage, parts, self.path)

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
            self.archive.keep_with(backups.keep_daily(self._storage.path, day))
        except OSError as error:
            self.backup_trouble = troubles.no_backup(self.path, error).problem
        else:
            self.backup_trouble = None
        self._backed_up = day

    def _migrate(self, day: dt.date) -> None:
        """Bring the file on disk up to the present format, after a backup."""
        with lock.writing(self._storage.path):
            tables = self._read()
            written = read_meta(tables, self.path).format
            if written == FORMAT:
                return
            contents = self._understood(tables)
            try:
                backups.keep_before_migration(self._storage.path, written, day)
            except OSError as error:
                raise troubles.no_backup(self.path, error) from None
            panel, home = contents.meta.panel or os.urandom(12).hex(), contents.meta.home or parts.home_of(self.path)
            meta = msgspec.structs.replace(contents.meta, panel=panel, home=home, begun=dict(contents.register.serials))
            self._contents = msgspec.structs.replace(contents, meta=meta)
            archive, lines = self._rolled_over(self._archive_of(self._contents), contents.lines)
            check = check_of_lines(lines)
            meta = msgspec.structs.replace(meta, journal=check, parts=archive.parts).checked()
            if CHANGES in contents.altered:
                meta = msgspec.structs.replace(meta, journal=check ^ 1).checked()
            if META in contents.altered:
                meta = msgspec.structs.replace(meta, check=meta.check ^ 1)
            self._contents = None
            self._write(document(meta, contents.texts, lines, contents.others))

    def _sweep(self) -> None:
        """Remove what killed writers left behind; under the lock no writer is at work, so all of it is dead."""
        self.archive.clear(self.contents.meta.emptied)
        with contextlib.suppress(OSError, FileTrouble):
            if self._storage.leftovers():
                with lock.writing(self._storage.path, 0):
                    for leftover in self._storage.leftovers():
                        leftover.unlink()
