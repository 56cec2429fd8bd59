"""Chooses the panel's file: the one named, the one in the environment, the one of last time, else the usual place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from store.problems import FileTrouble, Problem
from tui.commandline.common import Common
from tui.settings import DESK_VARIABLE, FILE_VARIABLE, Settings, default_file
from tui.signposts import signpost


class Chosen(NamedTuple):
    """The file chosen. `nothing_yet` means that none was named and none is there: the first run."""

    path: Path
    nothing_yet: bool = False
    to_remember: bool = False


def choose_file(common: Common, settings: Settings) -> Chosen:
    """Choose the file to work on.

    A file that was named, or opened last time, and is missing is trouble, never a first run.

    Raises FileTrouble if it is not there.
    """
    path, how = _wanted(common, settings)
    if is_there(path):
        return Chosen(path, to_remember=common.file is not None or common.desk is not None)
    if not how:
        return Chosen(path, nothing_yet=True)
    cure = f"Name the right one with --file. {_others(settings)}{_ways()}"
    raise FileTrouble(Problem("file.missing", f"There is no file {path}. {how}", cure))


def is_there(path: Path) -> bool:
    """Say whether a file is there; one in a folder that may not be looked into is, so that opening it says why not."""
    try:
        return path.exists()
    except OSError:
        return True


def examined_file(common: Common, settings: Settings) -> Path:
    """Choose the file to examine, whether it is there or not: a file that is gone may have backups."""
    return _wanted(common, settings)[0]


def need_file(common: Common, settings: Settings) -> Path:
    """Choose the file for a command, which cannot offer a first run.

    Raises FileTrouble if there is no file, naming the ways to make one.
    """
    chosen = choose_file(common, settings)
    if chosen.nothing_yet:
        sentence = "There is no panel's file yet."
        raise FileTrouble(Problem("file.none", sentence, _ways()))
    return chosen.path


def new_file(common: Common) -> Path:
    """Choose where a new file goes: as named, else the usual place, whose folder is made if need be."""
    chosen = common.file or os.environ.get(FILE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from store.file.owners import make_folder

    usual = default_file()
    make_folder(usual.parent)
    return usual


def _wanted(common: Common, settings: Settings) -> tuple[Path, str]:
    """Give the path of the file, and how it came to be chosen; nothing if it is only the usual place.

    The order is --file or --desk, the variables SECRETARIAT_FILE and SECRETARIAT_DESK, the file of last time, the
    platform's data folder. A desk on a server is the signpost to it. Raises FileTrouble if its address is none.
    """
    if common.file is not None:
        return Path(common.file).expanduser(), "It was named with --file."
    if common.desk is not None:
        return signpost(common.desk), "It was named with --desk."
    chosen = os.environ.get(FILE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser(), f"It is named by the variable {FILE_VARIABLE}."
    named = os.environ.get(DESK_VARIABLE)
    if named:
        return signpost(named), f"It is named by the variable {DESK_VARIABLE}."
    if settings.last_file:
        return Path(settings.last_file), "It is the file of last time."
    return default_file(), ""


def _others(settings: Settings) -> str:
    """Say how to come to a panel of the clerk's list, if she has one."""
    return "Your panels are listed by: secretariat panels list. " if settings.panels else ""


def _ways() -> str:
    """Say how to come by a file."""
    return (
        'Make one with: secretariat new --name "Name of the panel", '
        "or secretariat new --sample for the sample, or secretariat import data FILE for an exported one."
    )
