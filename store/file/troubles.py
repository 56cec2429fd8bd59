"""Everything that can be wrong with a file, each in a plain sentence with a way out; none of it quotes a record."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from store.file import patience
from store.file.faults import NOT_KNOWN
from store.problems import FileTrouble, Problem

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_BARRED = frozenset({errno.EACCES, errno.EPERM})

UNCONFIRMED = "file.unconfirmed"
"""The code of the one trouble after which the new state may stand on disk."""

ASKED_FOR = "you asked for that"
"""Why a file can only be read that could be changed, as the end of a sentence."""

_NEWER = "A newer version of this program may have saved it; if so, open it with that one."
_DOCTOR = "Run “secretariat doctor” with this file: it says what is wrong and which backups there are."


def trouble(code: str, sentence: str, cure: str) -> FileTrouble:
    """Make a trouble out of its code, sentence and cure."""
    return FileTrouble(Problem(f"file.{code}", sentence, cure))


def not_found(path: Path) -> FileTrouble:
    """There is no such file; a missing folder is named instead."""
    if not path.parent.is_dir():
        return no_folder(path)
    return trouble(
        "not-found",
        f"There is no file {path}.",
        "Check the name, or make a new file with “secretariat new”.",
    )


def no_folder(path: Path) -> FileTrouble:
    """The folder that should hold the file does not exist."""
    return trouble(
        "no-folder",
        f"The folder {path.parent} does not exist.",
        "Make the folder first, or choose a place that exists.",
    )


def on_server(path: Path) -> FileTrouble:
    """No file takes the place of a desk on a server."""
    return trouble(
        "on-server",
        f"{path.stem} is kept on a server: no backup can be put in its place from here.",
        "Its backups are put back on the server, by whoever runs it. A file becomes a new desk there by: "
        "secretariat desk copy-in FILE --desk postgresql://server/office#name",
    )


def vanished(path: Path) -> FileTrouble:
    """The file was there and is gone."""
    return trouble(
        "vanished",
        f"The file {path} has gone since it was opened; it was moved, renamed or deleted by another program.",
        "Put it back in its place and try again; what you see here is still complete.",
    )


def is_folder(path: Path) -> FileTrouble:
    """The path leads to a folder."""
    return trouble("folder", f"{path} is a folder, not a file.", "Name a file inside it.")


def not_plain(path: Path) -> FileTrouble:
    """The path leads to a device, a pipe or the like."""
    return trouble("not-plain", f"{path} is not an ordinary file.", "Name the file in which the panel is kept.")


def exists(path: Path) -> FileTrouble:
    """A new file was asked for where one stands."""
    return trouble(
        "exists",
        f"There is already a file {path}; it was left as it is.",
        "Choose another name, or open that file.",
    )


def empty(path: Path) -> FileTrouble:
    """The file has no content at all."""
    return trouble("empty", f"The file {path} is empty.", _DOCTOR)


def damaged(path: Path, where: str) -> FileTrouble:
    """The file is not well-formed JSON; `where` says how far it could be read."""
    return trouble("damaged", f"The file {path} is damaged and cannot be read ({where}).", _DOCTOR)


def foreign(path: Path, what: str) -> FileTrouble:
    """The file is JSON but was not written by this program."""
    return trouble(
        "foreign",
        f"The file {path} was not made by this program: {what}.",
        "Check the name. The file was not changed.",
    )


def newer(path: Path, written: int, known: int) -> FileTrouble:
    """The file has a format that only a later version of the program knows."""
    return trouble(
        "newer",
        f"The file {path} was saved by a newer version of this program (format {written}; this version reads {known}).",
        "Install the newer version on this computer. The file was not changed.",
    )


def no_way_up(path: Path, written: int) -> FileTrouble:
    """The file has an old format for which there is no migration."""
    return trouble(
        "too-old",
        f"The file {path} has format {written}, which this version can no longer read.",
        "Open it once with an earlier version, or restore a later backup. The file was not changed.",
    )


def bad_record(path: Path, record: str, why: str) -> FileTrouble:
    """One record does not fit; `record` names it and `why` the field and the fault, without its value."""
    cure = f"{_NEWER} {_DOCTOR}" if why.endswith(NOT_KNOWN) else _DOCTOR
    return trouble("bad-record", f"The file {path} holds a record that cannot be read: {record}, {why}.", cure)


def altered(path: Path, what: Sequence[str]) -> Problem:
    """The file is not as this program last saved it; `what` names the differences."""
    return Problem(
        "file.altered",
        f"{path.name} is not as this program last saved it: {'; '.join(what)}.",
        "If that is right, take it over with “secretariat doctor --accept”; if not, put a backup back with "
        "“secretariat doctor --restore latest”.",
    )


def missing_part(path: Path, first: int, last: int) -> Problem:
    """An older part of the journal is not where it should be."""
    return Problem(
        "file.missing-part",
        f"The history before change C{last + 1} is not whole: changes C{first} to C{last} of {path.name} are missing.",
        "The records are whole. Put the folder of the journal back beside the file; it was left where the file was.",
    )


def duplicate(path: Path, what: str) -> FileTrouble:
    """The same id or key stands twice."""
    return trouble("duplicate", f"The file {path} holds {what} twice.", _DOCTOR)


def read_only(path: Path, reason: str) -> FileTrouble:
    """A write was asked of a file that is open for reading only."""
    return trouble(
        "read-only",
        f"{path.name} is open for reading only: {reason}.",
        "To make changes, open a copy in a folder of your own, or ask for leave to write there.",
    )


def kept(problem: Problem, name: str) -> Problem:
    """Add to what was seen where everything that is held here was kept."""
    where = f"What you see is kept, whole, as {name}." if name else "What you see could not be kept beside the file."
    return Problem(problem.code, f"{problem.sentence} {where}", problem.cure)


def no_longer_writable(path: Path, reason: str) -> FileTrouble:
    """A file that could be written when it was opened can be no longer."""
    return trouble(
        "read-only",
        f"{path.name} cannot be saved: {reason}.",
        "What you see is safe in the file so far; ask whoever looks after the folder for leave to write.",
    )


def locked(path: Path) -> FileTrouble:
    """Another program has held the lock for the whole of the time allowed."""
    return trouble(
        "locked",
        f"Another program is saving {path.name} at this moment, so your change has not been saved yet.",
        "Try again in a few seconds; what you typed is kept.",
    )


def no_lock(path: Path, lock: Path, what: str) -> FileTrouble:
    """The lock that a save needs cannot be had; `what` says why, as the end of a sentence about it."""
    return trouble(
        "no-lock",
        f"{path.name} could not be saved: {lock.name} beside it, which is needed while saving, {what}.",
        f"Move {lock.name} away, or ask whoever looks after this folder to, and try again; what you typed is kept.",
    )


def held(path: Path) -> FileTrouble:
    """Another program holds the file open and will not let it be replaced."""
    return trouble(
        "held",
        f"{path.name} could not be saved: another program, such as a virus scanner, is holding it open, "
        "or you may not replace it.",
        "Close it there or wait a moment, then try again; what you typed is kept. The file on disk is as it was.",
    )


def unconfirmed(path: Path) -> FileTrouble:
    """The new file is in place, but the disk would not confirm that its name is safe."""
    return FileTrouble(
        Problem(
            UNCONFIRMED,
            f"{path.name} was written, but the disk did not confirm it; after a power cut the last change may be gone.",
            "Look at the list to see whether the change is there, and have the disk checked.",
        )
    )


def no_backup(path: Path, error: OSError) -> FileTrouble:
    """A backup could not be made."""
    from store.file.causes import cause

    return trouble(
        "no-backup",
        f"No backup of {path.name} could be made: {cause(error, 'the disk reports an error')}.",
        f"Look at the folder {path.stem}.backups beside it: whether it is a folder of yours, and the disk has room.",
    )


def os_trouble(error: OSError, path: Path, doing: str) -> FileTrouble:
    """Put an error of the operating system in plain words. `doing` is `read` or `saved`."""
    if patience.held(error) and doing == "saved":
        return held(path)
    if error.errno in _FULL:
        return trouble(
            "disk-full",
            f"{path.name} could not be {doing}: the disk is full. The file on disk is as it was.",
            "Make room on the disk and try again; what you typed is kept.",
        )
    if error.errno in _BARRED:
        return trouble(
            "no-permission",
            f"{path} could not be {doing}: you have no permission.",
            "Ask whoever looks after this folder for permission, or use a copy of your own.",
        )
    if error.errno == errno.EROFS:
        return trouble(
            "read-only",
            f"{path.name} could not be {doing}: the disk is set to reading only.",
            "Use a copy in a folder of your own.",
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return vanished(path) if doing == "saved" else not_found(path)
    if error.errno == errno.EISDIR:
        return is_folder(path)
    from store.file.causes import cause

    return trouble(
        "disk",
        f"{path.name} could not be {doing}: {cause(error, 'the disk reports an error')}.",
        "Try again; if it happens again, have the disk or the network drive checked. The file on disk is as it was.",
    )
