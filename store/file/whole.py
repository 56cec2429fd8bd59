"""Everything on disk that makes up one panel: its file and the older parts of its journal."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

from store.file import backups, troubles
from store.file.papers_folder import bring, folder_of
from store.file.papers_parcel import names_in
from store.file.parts import Archive
from store.file.place import SIGNPOST
from store.file.reading import read_meta, split
from store.problems import FileTrouble
from store.records import Meeting, WorkItem
from store.register import Register


def files_of(path: Path) -> tuple[Path, ...]:
    """List the files that make up a panel, its own file first, then journal and papers; what is missing is left out.

    Of a file that is not there, or cannot be read, only the file itself is known.
    """
    archive = archive_of(path)
    papers = folder_of(path)
    return (path, *(archive.files() if archive else ()), *(sorted(papers.iterdir()) if papers.is_dir() else ()))


def copy_papers(register: Register, path: Path, target: Path) -> None:
    """Put the papers that the records name beside another file; one that is missing here will be missing there.

    Raises FileTrouble.
    """
    records = (one for kind in (WorkItem, Meeting) for one in register.tables[kind.table].values())
    bring(names_in(records), path, target)


def archive_of(path: Path) -> Archive | None:
    """Give the older parts of the journal of a panel's file; None if the file is not there or cannot be read."""
    try:
        meta = read_meta(split(path.read_bytes(), path), path)
    except (OSError, FileTrouble):
        return None
    return Archive(path, meta.panel, meta.home, meta.parts)


def gap_after(path: Path, number: int) -> tuple[int, int] | None:
    """Give the first and last change of the oldest part of the journal after a change that cannot be read; else None.

    Parts that hold nothing newer than that change are not looked at.
    """
    archive = archive_of(path)
    later = [part for part in archive.parts if part.last > number] if archive else []
    return next(((part.first, part.last) for part in later if archive and archive.lines(part) is None), None)


def restore(path: Path, backup: Path, now: dt.datetime) -> Path | None:
    """Put a backup in the place of a file as `backups.restore` does, with the older parts of its journal.

    A backup may come from a stick or another folder, and its parts with it. They are put beside the file first; one
    that is missing there, or cannot be written, stops nothing and is named when the file is opened.

    Raises FileTrouble likewise, and if the panel is kept on a server.
    """
    if path.suffix == SIGNPOST:
        raise troubles.on_server(path)
    archive = archive_of(backup)
    if archive is not None:
        with contextlib.suppress(OSError):
            archive.copy_to(path)
    return backups.restore(path, backup, now)
