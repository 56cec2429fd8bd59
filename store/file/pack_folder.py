"""The folder of a pack: a new pack takes the place of the one before whole, and never half of it stands there.

The files are written into a hidden folder beside it. Only when all of them are safe on the disk do the folders change
their names; whoever is killed in that moment finds the old pack put back the next time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from store.file import guarded, patience
from store.file.causes import cause
from store.file.kinds import FileKind
from store.file.owners import beside, make_folder, new_of_kind, short
from store.problems import FileTrouble, Problem, Refused

INDEX: Final = "index.json"
_BEGINNING: Final = 60
_NEW: Final = "new"
_LEFT: Final = "left"


class NewPack:
    """A pack that is being written: its files go into a folder of its own until it is whole."""

    def __init__(self, folder: Path, panel_file: Path) -> None:
        """Begin to write into a fresh folder."""
        self.folder = folder
        self._panel_file = panel_file

    def write(self, name: str, data: bytes, kind: FileKind) -> Path:
        """Write a file and force it to the disk; gives where it stands until the pack is whole. Raises OSError."""
        place = self.folder / name
        descriptor = new_of_kind(place, kind, self._panel_file)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        return place


@contextlib.contextmanager
def new_pack(
    out: Path, panel_file: Path, names: Iterable[str], is_ours: Callable[[bytes | None], bool], *, replace: bool
) -> Iterator[NewPack]:
    """Write a pack that takes the place of what stands in a folder, if nothing goes wrong.

    `names` are those of the files of a pack; `is_ours` is asked whether what stands there, by its index, is an earlier
    pack of the same. Other files stay where they are: with `replace` only those of a pack's names are replaced.

    Raises:
        Refused: the folder holds other files or another pack, or is one of the panel's own.
        FileTrouble: the place cannot be written to. What stood there stands.
    """
    target = Path(os.path.realpath(out.expanduser()))
    listed = frozenset(names)
    with _told(out):
        _put_back(target, listed)
        problem = _why_not(target, out, panel_file, listed, is_ours, replace=replace)
        if problem is not None:
            raise Refused(problem)
        make_folder(target.parent)
        fresh = beside(target, _NEW)
        fresh.mkdir()
    held = _held(fresh)
    try:
        with _told(out):
            yield NewPack(fresh, panel_file)
            _change_places(fresh, target, listed)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if held is not None:
            os.close(held)


def standing_index(out: Path, names: Iterable[str]) -> bytes | None:
    """Give the index of the pack that stands in a folder; None if there is none. Raises FileTrouble."""
    target = Path(os.path.realpath(out.expanduser()))
    with _told(out):
        _put_back(target, frozenset(names))
        return _read(target)


def _put_back(target: Path, names: frozenset[str]) -> None:
    """Put right what a program left that was killed: the old pack goes back, half a new one is removed."""
    if not target.parent.is_dir():
        return
    for one in sorted(target.parent.glob(f".{_glob(short(target.name, _BEGINNING))}.*.{_LEFT}")):
        if not target.exists():
            one.rename(target)
        elif names.issuperset(file.name for file in one.iterdir()):
            shutil.rmtree(one, ignore_errors=True)
    for one in target.parent.glob(f".{_glob(short(target.name, _BEGINNING))}.*.{_NEW}"):
        if one.is_dir() and _is_nobodys(one):
            shutil.rmtree(one, ignore_errors=True)


def _is_nobodys(folder: Path) -> bool:
    """Say whether no program is writing into a folder any more; where that cannot be told, one is."""
    held = _held(folder)
    if held is not None:
        os.close(held)
    return held is not None


def _held(folder: Path) -> int | None:
    """Take hold of a folder as long as the number given is not closed; None if another program has it."""
    if os.name != "posix":
        return None
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _glob(name: str) -> str:
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def _why_not(
    target: Path,
    named: Path,
    panel_file: Path,
    names: frozenset[str],
    is_ours: Callable[[bytes | None], bool],
    *,
    replace: bool,
) -> Problem | None:
    """Say why no pack may be written into a folder; None if one may. Raises OSError."""
    for name in names:
        problem = guarded.why_not_write(target / name, named / name, panel_file)
        if problem is not None:
            return problem
    if target == Path(os.path.realpath(panel_file)).parent:
        sentence = f"{named} is the folder of the panel's own file."
        return Problem("pack.folder", sentence, "Name a folder that is there for the pack alone.", "out")
    if not os.path.lexists(target):
        return None
    if not target.is_dir():
        return Problem("pack.folder", f"{named} is a file, not a folder.", "Name a folder.", "out")
    others = sorted(one.name for one in target.iterdir() if one.name not in names)
    cure = "Name an empty folder."
    if others and not replace:
        sentence = f"{named} holds other files, such as {others[0]}."
        return Problem("pack.others", sentence, cure, "out")
    there = [one for one in sorted(names) if (target / one).exists()]
    if there and not replace and not is_ours(_read(target)):
        sentence = f"{named} holds {there[0]}, which is no earlier pack of that meeting."
        return Problem("pack.exists", sentence, cure, "out")
    return None


def _read(target: Path) -> bytes | None:
    try:
        return (target / INDEX).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _change_places(fresh: Path, target: Path, names: frozenset[str]) -> None:
    """Put the new folder in the place of the old one; files of others in that come along. Raises OSError."""
    _settle(fresh)
    if not target.exists():
        patience.replace(fresh, target)
        _settle(target.parent)
        return
    if any(one.name not in names for one in target.iterdir()):
        _one_by_one(fresh, target, names)
        return
    shutil.copystat(target, fresh)
    old = beside(target, _LEFT)
    patience.replace(target, old)
    try:
        patience.replace(fresh, target)
    except OSError:
        patience.replace(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)
    _settle(target.parent)


def _one_by_one(fresh: Path, target: Path, names: frozenset[str]) -> None:
    """Replace the files of a pack among others, which stay where they are; the index, which names them, comes last."""
    written = sorted(fresh.iterdir(), key=lambda one: (one.name == INDEX, one.name))
    there = {one.name for one in written}
    for one in written:
        patience.replace(one, target / one.name)
    for name in names - there:
        (target / name).unlink(missing_ok=True)
    _settle(target)


def _settle(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _told(out: Path) -> Iterator[None]:
    """Tell the trouble that a computer has with a folder in a sentence."""
    try:
        yield
    except (OSError, ValueError) as trouble:
        sentence = f"{out} cannot be written: {cause(trouble)}."
        raise FileTrouble(
            Problem("pack.trouble", sentence, "What stood there stands. Make room, or name another.")
        ) from None
