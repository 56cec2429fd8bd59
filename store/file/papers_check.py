"""Whether the files of the papers are all there, as they came: missing, altered, lying about, or in another folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from store.file.causes import cause
from store.file.kinds import UNFINISHED, kind_of
from store.file.papers_folder import FOLDER, folder_of, is_sound, named_of
from store.records import Meeting, Record, WorkItem
from store.register import Register
from store.rules.agenda.minutes_out import kept_files

_FEW: Final = 10
_OUT: Final = "the minutes that went out with the agenda"


class PapersChecked(NamedTuple):
    """What there is to say of the files of the papers, and what can be done."""

    remarks: tuple[str, ...]
    advice: tuple[str, ...]


def checked_papers(register: Register, lines: Iterable[bytes], panel_file: Path) -> PapersChecked:
    """Hold the folder of the papers against the records, the bin included; every file is read, and none is changed.

    `lines` are those of the journal: a file that only they name may be wanted again by an undo, and is no stranger. An
    exempt paper is named by the number of its item and its own, never by what it or its file is called.
    """
    folder, wanted = folder_of(panel_file), _wanted(register)
    remarks = [words for name, whose in wanted.items() if (words := _why_not_sound(folder / name, whose))]
    wrong = bool(remarks)
    if len(remarks) > _FEW:
        more = len(remarks) - _FEW
        are = "1 more file of papers is" if more == 1 else f"{more:,} more files of papers are"
        remarks = [*remarks[:_FEW], f"{are} missing or altered."]
    remarks += _elsewhere(folder, wanted) if wrong else ()
    remarks += _strangers(folder, wanted, lines)
    advice = []
    if wrong:
        way = "or put each in force anew (secretariat paper replace)"
        advice.append(f"Put the files back from a copy of that folder, {way}.")
    if wanted:
        many = "1 file" if len(wanted) == 1 else f"{len(wanted):,} files"
        advice.append(f"Backups hold the records, and not the {many} of papers: keep a copy of {folder} too.")
    return PapersChecked(tuple(remarks), tuple(advice))


def _wanted(register: Register) -> dict[str, str]:
    """Give the names of the files that the records name, each with whose it is in words."""
    wanted: dict[str, str] = {}
    for record in _holders(register):
        for paper, version, file in kept_files(record):
            whose = f"paper {paper.number} for {record.id}, version {version}" if paper else f"{_OUT} for {record.id}"
            for name in named_of(file):
                wanted.setdefault(name, whose)
    return wanted


def _holders(register: Register) -> Iterator[Record]:
    yield from register.tables[WorkItem.table].values()
    yield from register.tables[Meeting.table].values()


def _why_not_sound(place: Path, whose: str) -> str:
    try:
        if is_sound(place):
            return ""
        there = place.exists()
    except OSError as trouble:
        return f"The file of {whose} cannot be read: {cause(trouble)}."
    if there:
        return f"The file of {whose} was altered after it was added."
    return f"The file of {whose} is not in {place.parent.name}."


def _elsewhere(folder: Path, wanted: Iterable[str]) -> Iterator[str]:
    """Name a folder of another name that holds what is missing: the panel's file was given another name, say."""
    missing = [name for name in wanted if not (folder / name).exists()]
    try:
        others = sorted(one for one in folder.parent.glob(f"*{FOLDER}") if one != folder and one.is_dir())
    except OSError:
        return
    for other in others:
        held = sum((other / name).exists() for name in missing)
        if held:
            several = f"{held:,} of the missing files {'stands' if held == 1 else 'stand'}"
            what = "It stands" if held == len(missing) == 1 else several
            yield f"{what} in {other.name}: move what is there to {folder.name}."


def _strangers(folder: Path, wanted: Iterable[str], lines: Iterable[bytes]) -> Iterator[str]:
    """Name what lies in the folder and neither a record nor the journal names."""
    try:
        names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    except OSError as trouble:
        yield f"{folder.name} cannot be read: {cause(trouble)}."
        return
    digests = {Path(name).stem for name in wanted}
    left = {name for name in names if Path(name).stem not in digests}
    unfinished = {name for name in left if kind_of(folder / name) is UNFINISHED}
    left -= unfinished
    for line in lines if left else ():
        left = {name for name in left if Path(name).stem.encode() not in line}
    if unfinished:
        yield f"In {folder.name} lie unfinished copies of papers ({len(unfinished)}), which can be deleted."
    if left:
        few = sorted(left)[:3]
        more = f" and {len(left) - len(few)} more" if len(left) > len(few) else ""
        yield f"In {folder.name} lie files that no paper and no change names: {', '.join(few)}{more}."
