"""The papers of a panel, kept beside its file under their digests: never altered, and each only once.

`NAME.papers` holds the file of every version of every paper. What it is called, and to which item it belongs, stands in
the records; here its name is its SHA-256 and its ending, so that nothing is ever written over, and that a file is still
the one recorded can be told by reading it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from store.edit import FileToKeep
from store.file import patience
from store.file.causes import cause
from store.file.kinds import KEPT_PAPER
from store.file.owners import beside, make_side_folder, new_file, owners_for, owners_of, short
from store.problems import FileTrouble, Problem
from store.records import PaperFile

FOLDER: Final = ".papers"
PDF: Final = ".pdf"
WORD: Final = ".docx"
MARKS: Final = ".marks"
"""What the words of an exempt paper are known by, under the digest of its file: as private as that, gone with it."""

_PIECE: Final = 1 << 20


def folder_of(panel_file: Path) -> Path:
    """Give the folder in which the papers of a panel's file are kept, whether it is there or not."""
    real = Path(os.path.realpath(panel_file))
    return real.with_name(f"{short(real.stem)}{FOLDER}")


def place_of(panel_file: Path, digest: str, ending: str) -> Path:
    """Give where a paper is kept: its digest, SHA-256 in hex, and its ending, such as `.pdf`."""
    return folder_of(panel_file) / f"{digest}{ending}"


def named_of(file: PaperFile) -> tuple[str, ...]:
    """Give the names under which a file of a paper is kept: as it came, and the PDF that was made of it."""
    return (f"{file.sha256}{WORD}", f"{file.pdf}{PDF}") if file.pdf else (f"{file.sha256}{PDF}",)


def place_of_file(panel_file: Path, file: PaperFile) -> Path:
    """Give where a file of a paper is kept, as it came."""
    return folder_of(panel_file) / named_of(file)[0]


def place_of_marks(panel_file: Path, file: PaperFile) -> Path:
    """Give where the marks of an exempt paper are kept, whether they are there or not."""
    return place_of(panel_file, file.sha256, MARKS)


def keep_marks(data: bytes, file: PaperFile, panel_file: Path) -> None:
    """Keep the marks of an exempt paper. Raises OSError."""
    place = place_of_marks(panel_file, file)
    make_side_folder(place.parent, owners_of(panel_file))
    _write(data, place, panel_file)


def keep_all(files: Iterable[FileToKeep], panel_file: Path) -> None:
    """Keep the files of an edit, before what names them is saved. Raises FileTrouble as `keep` does."""
    for one in files:
        keep(one.data, one.ending, panel_file)


def keep(data: bytes, ending: str, panel_file: Path) -> str:
    """Keep a paper and give its digest. One that is kept already stays as it is, unless it was damaged.

    Raises FileTrouble: the folder cannot be written to.
    """
    digest = sha256(data).hexdigest()
    _put(data, place_of(panel_file, digest, ending), panel_file)
    return digest


def _put(data: bytes, place: Path, panel_file: Path) -> None:
    """Write a file in its place, unless what is there is sound. Raises FileTrouble."""
    try:
        make_side_folder(place.parent, owners_of(panel_file))
        if not is_sound(place):
            _write(data, place, panel_file)
    except OSError as trouble:
        sentence = f"The paper cannot be kept in {place.parent}: {cause(trouble)}."
        raise FileTrouble(Problem("papers.folder", sentence, "Make room there, or see to its rights.")) from None


def bring(names: Iterable[str], theirs: Path, panel_file: Path) -> None:
    """Keep papers of another file of the panel here too; what is not beside it either stays missing, which is told.

    The marks by which an exempt one is known again come along. Raises FileTrouble as `keep` does, or if one that is
    there cannot be read.
    """
    for name in (each for one in names for each in (one, f"{Path(one).stem}{MARKS}")):
        place, here = folder_of(theirs) / name, folder_of(panel_file) / name
        if not place.exists() or here.exists():
            continue
        try:
            data = place.read_bytes()
        except OSError as trouble:
            sentence = f"The paper {name} beside {theirs.name} cannot be read: {cause(trouble)}."
            raise FileTrouble(Problem("papers.folder", sentence, "See to its rights, then take it over.")) from None
        _put(data, here, panel_file)


def is_sound(place: Path) -> bool:
    """Say whether a paper is there and still is what its name says. Raises OSError if it cannot be read."""
    digest = sha256()
    try:
        with place.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return False
    return digest.hexdigest() == place.stem


def _write(data: bytes, place: Path, panel_file: Path) -> None:
    """Write a paper beside its place, force it to the disk, and put it there. Raises OSError."""
    fresh = beside(place, "new")
    owners = owners_for(KEPT_PAPER, panel_file) or owners_of(panel_file)
    descriptor = new_file(fresh, owners)
    try:
        with open(descriptor, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        patience.replace(fresh, place)
    finally:
        os.close(descriptor)
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()
