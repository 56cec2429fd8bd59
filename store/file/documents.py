"""Documents on this computer that are not the panel's file: papers written out, data read in."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from store.file import guarded, patience
from store.file.causes import cause
from store.file.kinds import PAPER, FileKind
from store.file.owners import beside, new_of_kind, put_in_place, short
from store.problems import FileTrouble, Problem, Refused
from store.records import KeptFile

_HELD = (5, 32)
"""What Windows answers where a program holds a file open: access denied, or a sharing violation."""

LARGEST = 500_000_000
"""The most bytes read from a document."""


def read_document(path: Path, largest: int = LARGEST) -> bytes:
    """Give the content of a document to be brought in.

    Raises:
        FileTrouble: it cannot be read, is no ordinary file, or is far too large.
    """
    path = path.expanduser()
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileTrouble(Problem("file.read", f"{path} is a folder, not a file.", "Name a file inside it."))
        if not stat.S_ISREG(status.st_mode):
            cure = "Save what is to be read in a file, and name that."
            raise FileTrouble(Problem("file.read", f"{path} is not an ordinary file.", cure))
        if status.st_size > largest:
            raise FileTrouble(Problem("file.large", f"{path} is far too large.", "Check the name of the file."))
        return path.read_bytes()
    except FileNotFoundError:
        raise FileTrouble(Problem("file.read", f"There is no file {path}.", "Check its name and place.")) from None
    except (OSError, ValueError) as trouble:
        locked = isinstance(trouble, PermissionError)
        cure = (
            "Close it in the program that has it open, or ask whoever keeps it."
            if locked
            else "Check its name and place."
        )
        raise FileTrouble(Problem("file.read", f"{path} cannot be read: {cause(trouble)}.", cure)) from None


def digest_of(path: Path) -> KeptFile:
    """Give the name and the SHA-256 of a document that is kept elsewhere; nothing of it is copied.

    Raises FileTrouble as `read_document` does.
    """
    from hashlib import sha256

    return KeptFile(name=path.name, sha256=sha256(read_document(path)).hexdigest())


def write_paper(data: bytes, path: Path, panel_file: Path, *, replace: bool = False, kind: FileKind = PAPER) -> Path:
    """Write a paper to a file in one step; gives the full path.

    A file that is there is only replaced with `replace`. Its `kind` says who may look into it.

    Raises:
        Refused: there is such a file already, or the name is one of the panel's own: its file, backups and the like.
        FileTrouble: the place cannot be written to.
    """
    path = path.expanduser()
    with _told(path):
        target = Path(os.path.realpath(path))
        problem = guarded.why_not_write(target, path, panel_file)
        if problem is not None:
            raise Refused(problem)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if _is_stream(target):
            target.write_bytes(data)
            return target
        _place(data, target, panel_file, replace=replace, kind=kind)
    return target


def write_beside_others(data: bytes, path: Path, panel_file: Path, *, kind: FileKind = PAPER) -> Path:
    """Write a paper under a proposed name, or the next free one after it; gives the full path it got.

    Raises as `write_paper`, except that a file in the way is no trouble.
    """
    while True:
        name = free_name(path.expanduser())
        try:
            return write_paper(data, name, panel_file, kind=kind)
        except Refused as refused:
            [problem] = refused.problems
            if problem.code != "out.exists":
                raise


def free_name(path: Path) -> Path:
    """Give a name that nothing has: the one proposed, else the same with -2, -3 and so on before its ending."""
    if not os.path.lexists(path):
        return path
    stem = short(path.stem)
    names = (path.with_name(f"{stem}-{number}{path.suffix}") for number in count(2))
    return next(name for name in names if not os.path.lexists(name))


def _place(data: bytes, target: Path, panel_file: Path, *, replace: bool, kind: FileKind) -> None:
    fresh = beside(target, "new")
    try:
        with _opened(fresh, panel_file, kind) as descriptor, open(descriptor, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if replace:
            patience.replace(fresh, target)
        else:
            put_in_place(fresh, target)
    except FileExistsError:
        cure = "Give another name."
        raise Refused(Problem("out.exists", f"There is already a file {target}.", cure, "out")) from None
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _opened(fresh: Path, panel_file: Path, kind: FileKind) -> Iterator[int]:
    """Open a new file for those who may look into its kind."""
    descriptor = new_of_kind(fresh, kind, panel_file)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_stream(path: Path) -> bool:
    """Say whether a path leads to a terminal, a pipe or the like, which is written to and not replaced."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell the trouble that a computer has with a path in a sentence."""
    try:
        yield
    except (OSError, ValueError) as trouble:
        if getattr(trouble, "winerror", None) in _HELD and path.is_file():
            sentence = f"{path.name} is open in another program, such as Word."
            raise FileTrouble(Problem("out.open", sentence, "Close it there and try again.")) from None
        cure = "Name a file in a folder that you can write to."
        raise FileTrouble(Problem("out.trouble", f"{path} cannot be written: {cause(trouble)}.", cure)) from None
