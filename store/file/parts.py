"""The older part of the journal: files beside the panel's file, each written once, whole, and named by its content.

The panel's file names each part with the digest of its head, and the head holds the digest of its body. So a part can
be missing, foreign, altered or doubled without being taken for the right one; a part that a killed writer left behind
is either made again under the same name, or named by nobody. A part is never written over: a purge writes a new one,
and the old one goes when the file names the new one. Stock TinyDB reads a part as it reads the file.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from store.file.owners import make_side_folder, owners_of, short
from store.file.storage import DurableStorage
from store.journal.changes import JournalPart, clerks, lines_naming, number_of, touched_ids, without_contacts
from store.records import Change

MOST_CHANGES: Final = 640
MOST_BYTES: Final = 512 * 1024
"""With more changes or bytes than this in the file itself, the oldest go into a part: 0.5 MiB are opened in 1 ms."""

KEPT_CHANGES: Final = 128
KEPT_BYTES: Final = 128 * 1024
"""So many of the newest stay behind, because they are what is undone and looked at."""

_PART_CHANGES: Final = 1024
_PART_BYTES: Final = 1024 * 1024
"""A long journal that is brought up to date goes into parts of at most this size; one is read and checked in 3 ms."""

_LONGEST: Final = 120
"""The most bytes of the file's name that go into the names of its parts, which may have 255."""

_HEAD: Final = 16_384
_MARK: Final = b',\n"changes":'
_PROGRAM: Final = "panel-secretariat"


class PartHead(msgspec.Struct, frozen=True):
    """What a part says of itself. `touched` and `who` let a reader pass over it unread; `replaces` names the digests
    of parts that this one took the place of when contact details were emptied.
    """

    program: str
    format: int
    panel: str
    first: int
    last: int
    count: int
    body: str
    who: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


def home_of(path: Path) -> str:
    """Give the name under which a new file keeps its parts; a long one is cut, because more is added to it."""
    return path.stem.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")


def folder_of(path: Path, home: str) -> Path:
    """Say where new parts of a file go: a folder beside it."""
    return path.with_name(f"{home}.journal")


class Archive:
    """The parts of one file, as the file names them, read on demand and checked whenever they are read."""

    def __init__(self, path: Path, panel: str = "", home: str = "", parts: Sequence[JournalPart] = ()) -> None:
        """Name the file beside which they stand, the panel's own id, and the parts, oldest first."""
        self._path = path
        self._panel = panel
        self._home = home
        self.parts = tuple(parts)
        self._heads: dict[str, tuple[bytes, PartHead, Path]] = {}
        self._read: dict[str, list[bytes]] = {}

    def with_parts(self, panel: str, home: str, parts: Sequence[JournalPart]) -> Archive:
        """Give the archive of the same file with other parts; what was read stays read."""
        if parts == self.parts and (panel, home) == (self._panel, self._home):
            return self
        fresh = Archive(self._path, panel, home, parts)
        fresh._heads, fresh._read = self._heads, self._read
        return fresh

    def lines(self, part: JournalPart, *, touching: Collection[str] = (), by: str | None = None) -> list[bytes] | None:
        """Give the lines of a part; of those `touching` some records, or `by` a clerk, at least all.

        None if the part is missing or not as it was written.
        """
        if (known := self._head(part)) is None:
            return None
        _, head, _ = known
        if (touching and not any(one in head.touched for one in touching)) or (by is not None and by not in head.who):
            return []
        if part.digest not in self._read:
            if (body := self._body(part)) is None:
                return None
            if touching:
                return lines_naming(body, touching)
            # Two parts are kept: undoing back and forth over a border must not read one again at every step.
            self._read = {**dict(list(self._read.items())[-1:]), part.digest: body[2:-2].split(b",\n")}
        return self._read[part.digest]

    def emptied_elsewhere(self, part: JournalPart) -> bool:
        """Say whether what is read for a part was written by a purge of another file that shares it."""
        head = self._head(part)
        return head is not None and part.digest in head[1].replaces

    def absent(self) -> tuple[JournalPart, ...]:
        """List the parts whose file is not where it should be, without reading any; one look into the folder."""
        if not self.parts:
            return ()
        here: set[str] = set()
        for folder in self._folders():
            with contextlib.suppress(OSError):
                here.update(os.listdir(folder))  # noqa: PTH208 - names alone: a scan of paths is ten times slower
        gone = [part for part in self.parts if part.name(self._home) not in here]
        return tuple(part for part in gone if self._head(part) is None)

    def trouble(self, part: JournalPart) -> str:
        """Say what is wrong with a part, as the end of a sentence; empty if it is whole and as it was written."""
        path = self._file(part)
        if path is None:
            return "is missing" if self._head(part) is None else ""
        text = _read_head(path)
        head = None if text is None else _as_head(text)
        if head is not None and head.panel != self._panel:
            return "belongs to another panel"
        self._heads.pop(part.digest, None)
        return "" if self._body(part) is not None else "has been altered"

    def strangers(self) -> list[Path]:
        """List the files among the parts which the panel's file does not name and which are no parts of their own.

        A whole part that it does not name may belong to a backup, or to a file that was set aside.
        """
        named = {part.name(self._home) for part in self.parts}
        others: list[Path] = []
        for folder in self._folders()[:2]:
            with contextlib.suppress(OSError):
                here = [path for path in folder.iterdir() if path.suffix == ".json" and path.name not in named]
                others += [path for path in here if not self._is_part(path)]
        return sorted(set(others))

    def _is_part(self, path: Path) -> bool:
        """Say whether a file is a part of this panel's journal under its own name, whoever may name it."""
        text = _read_head(path)
        head = None if text is None else _as_head(text)
        if text is None or head is None or head.panel != self._panel:
            return False
        return path.name == JournalPart(head.first, head.last, head.count, _digest(text)).name(self._home)

    def files(self) -> list[Path]:
        """List the files of all parts that are there."""
        heads = (self._head(part) for part in self.parts)
        return [known[2] for known in heads if known is not None]

    def written(self, panel: str, home: str, lines: Sequence[bytes]) -> Archive:
        """Write lines, oldest first, into new parts and give the archive with them. Raises OSError."""
        fresh = [_write_part(self._path, home, panel, some) for some in _portions(lines)]
        return self.with_parts(panel, home, (*self.parts, *fresh))

    def forgetting(self, ids: Collection[str]) -> tuple[Archive, tuple[str, ...]]:
        """Write every part that holds contact details of some questions anew without them.

        Gives the archive with the new parts and the names of the old ones, which must go once the file names the new.

        Raises:
            OSError: a part cannot be written.
            msgspec.MsgspecError: a change in it cannot be read.
        """
        parts, gone = [], []
        for part in self.parts:
            fresh = self._forgetting_one(part, ids)
            parts.append(fresh)
            if fresh != part:
                gone.append(part.name(self._home))
        return self.with_parts(self._panel, self._home, parts), tuple(gone)

    def _forgetting_one(self, part: JournalPart, ids: Collection[str]) -> JournalPart:
        known = self._head(part)
        if known is None or not any(one in known[1].touched for one in ids):
            return part
        lines = self.lines(part) or []
        emptied = [without_contacts(line, ids) for line in lines]
        if emptied == lines:
            return part
        replaces = (*known[1].replaces, part.digest)
        return _write_part(self._path, self._home, self._panel, emptied, replaces)

    def keep_with(self, folder: Path) -> None:
        """Give each part a second name in a folder of backups, so that they are whole by themselves. Raises OSError.

        Where a drive has no second names the backups lean on the parts beside the file, which are never written over.
        """
        kept = folder / f"{self._home}.journal"
        if self.parts:
            make_side_folder(kept, owners_of(self._path))
        here = set(os.listdir(kept)) if kept.is_dir() else set()  # noqa: PTH208 - as above
        for part in self.parts:
            name = part.name(self._home)
            path = self._file(part) if name not in here else None
            if path is not None:
                with contextlib.suppress(OSError):
                    os.link(path, kept / name)

    def copy_to(self, path: Path) -> None:
        """Put the parts beside another file, unless they are to be found from there already. Raises OSError."""
        there = Archive(path, self._panel, self._home, self.parts)
        for part in there.absent():
            known = self._head(part)
            if known is not None:
                target = _folder_like(self._path, self._home, path) / known[2].name
                DurableStorage(target, like=self._path).write_parts([known[2].read_bytes()])

    def clear(self, names: Iterable[str]) -> None:
        """Remove parts whose contact details were emptied, wherever copies of them were kept beside the file.

        One that cannot be removed now, because another account keeps it, stays and is `standing` until it can be.
        """
        for path in self._places(names):
            with contextlib.suppress(OSError):
                path.unlink()

    def standing(self, names: Iterable[str]) -> tuple[Path, ...]:
        """List what is left of parts that were to go; one in a folder kept shut by another account counts as there."""
        return tuple(path for path in self._places(names) if _may_be_there(path))

    def _places(self, names: Iterable[str]) -> Iterator[Path]:
        """Go through every place where parts of some names may lie, the backups of every account among them."""
        names = tuple(names)
        folders = (*self._folders(), *self._folders_of_backups()) if names else ()
        yield from (folder / name for folder in dict.fromkeys(folders) for name in names)

    def _folders_of_backups(self) -> list[Path]:
        from store.file import backups

        return [folder / f"{self._home}.journal" for folder in backups.folders(self._path)]

    def _folders(self) -> list[Path]:
        """Where parts may stand: beside the file under its own name or that of the time when they were made; for a
        backup, beside the folder it lies in; and last with the backups.
        """
        folder, kept = f"{self._home}.journal", f"{short(self._path.stem)}.backups"
        own = self._path.with_name(f"{self._path.stem}.journal")
        beside = self._path.with_name(folder)
        return [own, beside, self._path.parent.parent / folder, self._path.parent / kept / folder]

    def _file(self, part: JournalPart) -> Path | None:
        place = _first_file(self._folders(), part.name(self._home))
        return place or _first_file(self._folders_of_backups(), part.name(self._home))

    def _head(self, part: JournalPart) -> tuple[bytes, PartHead, Path] | None:
        """Give the head of a part, or of one that has taken its place when details were emptied."""
        if part.digest not in self._heads:
            path = self._file(part)
            text = None if path is None else _read_head(path)
            head = None if text is None else _as_head(text)
            if path is None:
                successor = self._successor(part)
                if successor is not None:
                    self._heads[part.digest] = successor
            elif text is not None and head is not None and _digest(text) == part.digest and head.panel == self._panel:
                self._heads[part.digest] = text, head, path
        return self._heads.get(part.digest)

    def _successor(self, part: JournalPart) -> tuple[bytes, PartHead, Path] | None:
        beginning = f"{self._home}.{part.first:06}-{part.last:06}."
        for folder in self._folders():
            with contextlib.suppress(OSError):
                for path in folder.iterdir():
                    text = _read_head(path) if path.name.startswith(beginning) else None
                    head = None if text is None else _as_head(text)
                    if text and head and head.panel == self._panel and part.digest in head.replaces:
                        return text, head, path
        return None

    def _body(self, part: JournalPart) -> bytes | None:
        known = self._head(part)
        if known is None:
            return None
        text, head, path = known
        try:
            data = path.read_bytes()
        except OSError:
            return None
        body = data[len(text) + len(_MARK) : -2]
        whole = data.startswith(text + _MARK) and data.endswith(b"}\n")
        return body if whole and _digest(body) == head.body else None


def _first_file(folders: Iterable[Path], name: str) -> Path | None:
    for folder in folders:
        # A name too long for the system leads nowhere, as one that is not there.
        with contextlib.suppress(OSError):
            if (folder / name).is_file():
                return folder / name
    return None


def _may_be_there(path: Path) -> bool:
    try:
        path.lstat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def overflow(lines: Sequence[bytes]) -> int:
    """Say how many of the oldest lines are to go into parts; 0 as long as the file may hold them all.

    The newest always stays. The answer depends on the lines from the oldest on, so that a writer killed after the part
    and before the file makes the same part again.
    """
    size = sum(map(len, lines))
    if len(lines) <= MOST_CHANGES and size <= MOST_BYTES:
        return 0
    moved = 0
    while moved < len(lines) - 1 and (len(lines) - moved > KEPT_CHANGES or size > KEPT_BYTES):
        size -= len(lines[moved])
        moved += 1
    return moved


def _portions(lines: Sequence[bytes]) -> Iterator[list[bytes]]:
    some: list[bytes] = []
    size = 0
    for line in lines:
        if some and (len(some) == _PART_CHANGES or size + len(line) > _PART_BYTES):
            yield some
            some, size = [], 0
        some.append(line)
        size += len(line)
    if some:
        yield some


def _write_part(
    path: Path, home: str, panel: str, lines: Sequence[bytes], replaces: tuple[str, ...] = ()
) -> JournalPart:
    """Write one part and make it safe; one that is there already, whole, is taken as it is. Raises OSError."""
    body = b"{\n" + b",\n".join(lines) + b"\n}"
    first, last = number_of(lines[0]), number_of(lines[-1])
    touched = sorted(one for one in touched_ids(lines) if not one.startswith(Change.prefix) or one == "PANEL")
    who = sorted(clerks(lines))
    head = PartHead(_PROGRAM, 2, panel, first, last, len(lines), _digest(body), tuple(who), tuple(touched), replaces)
    text = b'{"meta":{"1":%b}' % msgspec.json.encode(head)
    part = JournalPart(first, last, len(lines), _digest(text))
    folder = _folder_like(path, home)
    data = b"".join((text, _MARK, body, b"}\n"))
    target = folder / part.name(home)
    with contextlib.suppress(OSError):
        if target.read_bytes() == data:
            return part
    DurableStorage(target, like=path).write_parts([data])
    return part


def _folder_like(path: Path, home: str, beside: Path | None = None) -> Path:
    """Give the folder for new parts; whoever may write the file may write into it, and nobody else. Raises OSError."""
    folder = folder_of(beside or path, home)
    make_side_folder(folder, owners_of(path))
    return folder


def _read_head(path: Path) -> bytes | None:
    """Read a part as far as its head goes; None if it has none or cannot be read."""
    try:
        with path.open("rb", buffering=0) as file:
            text = file.read(_HEAD)
            while _MARK not in text:
                more = file.read(len(text))
                if not more or len(text) > 64 * _HEAD:
                    return None
                text += more
    except OSError:
        return None
    return text[: text.index(_MARK)]


def _as_head(text: bytes) -> PartHead | None:
    try:
        rows = msgspec.json.decode(text + b"}", type=dict[str, dict[str, PartHead]])
        return rows["meta"]["1"]
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError):
        return None


def _digest(text: bytes) -> str:
    from hashlib import blake2b

    return blake2b(text, digest_size=8).hexdigest()
