"""Which files nothing that is written out may ever take the place of: a panel's own, and all that belongs to it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from store.file import backups, lock, papers_folder
from store.file.glance import glance
from store.file.whole import files_of
from store.problems import Problem

_CURE = "Choose another name: nothing was changed."
_OURS = re.compile(r".+\.drafts-.+\.json\Z|.+\.set-aside-[\d-]+\.[^.]*\Z|\..+\.(?:saving|copying)\Z", re.DOTALL)


def why_not_write(target: Path, named: Path, panel_file: Path) -> Problem | None:
    """Say why no paper may be written to a path, even when it is asked to replace; None if one may.

    `target` is the path with its links followed, `named` the path as the clerk gave it. Raises OSError.
    """
    panel = Path(os.path.realpath(panel_file))
    if target == panel or (target.exists() and panel.exists() and target.samefile(panel)):
        return Problem("out.panel", f"{named} is the panel's own file.", _CURE, "out")
    what = _what_it_is(target, panel)
    return Problem("out.guarded", f"{named} {what}.", _CURE, "out") if what else None


def _what_it_is(target: Path, panel: Path) -> str:
    """Say what of a panel's a path is, as the end of a sentence; empty if it is none of it."""
    if any(backups.is_backups_folder(folder) for folder in target.parents):
        return "is among the backups of a panel's file"
    if any(folder.suffix == papers_folder.FOLDER for folder in target.parents):
        return "is among the papers kept beside a panel's file"
    if any(folder.suffix == ".journal" for folder in target.parents) or _is_one_of(target, files_of(panel)):
        return "is among the older parts of a panel's journal"
    if _is_lock(target, panel):
        return "is the lock of a panel's file"
    if _OURS.match(target.name):
        return "is kept by this program beside a panel's file"
    if os.path.lexists(target) and stat.S_ISBLK(target.stat().st_mode):
        return "is a disk"
    if glance(target).ours:
        return "is the file of a panel, or a copy of one"
    return ""


def _is_one_of(target: Path, files: Iterable[Path]) -> bool:
    """Say whether a path leads to one of some files, under whatever name."""
    return target.exists() and any(one.exists() and one.samefile(target) for one in files)


def _is_lock(target: Path, panel: Path) -> bool:
    """Say whether a path is where the lock of this or of another panel's file stands."""
    if target == lock.lock_path(panel):
        return True
    return target.name.endswith(".lock") and glance(target.with_name(target.name.removesuffix(".lock"))).ours
