"""Looking a file over without changing it: what it is, what is in it, what is wrong, and what can be done."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from enum import Enum
from itertools import chain
from pathlib import Path

import msgspec

from store.fields import label_of
from store.file import altered, beside, migrations
from store.file.backups import Backup, backups
from store.file.codec import FORMAT, Contents
from store.file.glance import glance
from store.file.kept import letters_at_odds
from store.file.panel_file import PanelFile
from store.file.papers_check import checked_papers
from store.file.parts import Archive
from store.file.reading import split
from store.file.storage import DurableStorage
from store.journal.changes import chain_of, first_broken
from store.journal.journal import Journal
from store.links import Link, dangling, named_by
from store.problems import FileTrouble, Problem
from store.records import KINDS, Change
from store.register import Register, kind_of_id
from store.rules.publishing.changes import public_change

_FEW = 10


class Verdict(Enum):
    """The outcome of an examination."""

    SOUND = "sound"
    REMARKS = "sound, with remarks"
    UNREADABLE = "cannot be read"


class LastChange(msgspec.Struct, frozen=True):
    """The newest change in the journal: when (UTC), by whom, and what, unless that is exempt."""

    at: dt.datetime
    who: str
    sentence: str


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """What was found. `inside` counts records by what they are called, the bin included.

    `trouble` is why the file cannot be read; `good_backup` the newest backup that can be, looked for only then.
    """

    path: Path
    verdict: Verdict
    sentences: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    trouble: Problem | None = None
    format: int | None = None
    revision: int | None = None
    size: int | None = None
    inside: tuple[tuple[str, int], ...] = ()
    changes: int | None = None
    last_change: LastChange | None = None
    dangling: tuple[Link, ...] = ()
    backups: tuple[Backup, ...] = ()
    good_backup: Backup | None = None


def examine(path: Path, listed: beside.Copies | None = None) -> Examined:
    """Look a file over. Nothing is written, and every fault is in the report instead of being raised.

    `listed` tells the copies beside it apart, as `merging.copies_beside` does; without it every copy is named.
    """
    kept = backups(path)
    try:
        file = PanelFile.open(path, day=dt.date.min, read_only=True)
    except FileTrouble as error:
        return _unreadable(path, error.problem, kept)
    with contextlib.closing(file):
        contents = file.contents
    changes, last, fault = _journal(contents, file.archive)
    written = glance(path).format or contents.meta.format
    remarks = [*_layout_remarks(contents, written), *_leftover_remarks(path), *beside.remarks(path, listed), *fault]
    differing = remarks_of(contents, file.archive, path)
    remarks += differing
    papers = checked_papers(contents.register, _every_line(contents, file.archive), path)
    remarks += papers.remarks
    remarks += letters_at_odds(contents.register, path.parent)
    broken = dangling(contents.register)
    remarks += [_nowhere(contents.register, link) for link in broken[:_FEW]]
    if len(broken) > _FEW:
        more = len(broken) - _FEW
        name = "1 more record names" if more == 1 else f"{more:,} more records name"
        remarks.append(f"{name} something that is not in the file or of another kind.")
    return Examined(
        path=path,
        verdict=Verdict.REMARKS if remarks else Verdict.SOUND,
        sentences=("Every record in the file can be read.", *remarks),
        advice=(*_advice(broken=bool(broken), kept=bool(kept), differing=bool(differing)), *papers.advice),
        format=written,
        revision=contents.meta.revision,
        size=_size(path),
        inside=tuple((kind.noun, len(contents.register.tables[kind.table])) for kind in KINDS),
        changes=changes,
        last_change=last,
        dangling=tuple(broken),
        backups=kept,
    )


def _nowhere(register: Register, link: Link) -> str:
    """Say of a link that leads nowhere whether there is no such record or it is of a kind that cannot be meant."""
    there = register.find(link.target)
    why = "is not in the file" if there is None else f"is of another kind ({there.noun})"
    name = link.target if kind_of_id(link.target) else f"“{link.target}”"
    return f"{link.holder} names {name} ({_label(register, link)}), which {why}."


def _label(register: Register, link: Link) -> str:
    """Give the clerk's words for the field in which a record names another."""
    holder = register.find(link.holder)
    fields = (field for field, target in named_by(holder) if (field.name, target) == link[1:]) if holder else ()
    return next((label_of(field.owner, field.name) for field in fields), link.field)


def readable(path: Path) -> bool:
    """Say whether everything in a file, such as a backup, can be read."""
    if not path.is_file():
        return False
    try:
        tables = split(path.read_bytes(), path)
        migrations.read_any(tables, path)
    except (FileTrouble, OSError):
        return False
    return True


_NEWER = "file.newer"
"""The trouble of a file in which nothing is wrong: an older state in its place would lose work."""


def _unreadable(path: Path, problem: Problem, kept: tuple[Backup, ...]) -> Examined:
    good = next((backup for backup in kept if readable(backup.path)), None)
    if problem.code == _NEWER:
        good, advice = None, problem.cure
    elif good is not None:
        advice = f"The backup of {good.day:%A} {good.day.day} {good.day:%B %Y} can be read; it can be put in its place."
    elif kept:
        advice = "None of the backups can be read either. Keep them all and ask for help."
    else:
        advice = "There are no backups beside it; look for a copy elsewhere."
    return Examined(
        path=path,
        verdict=Verdict.UNREADABLE,
        sentences=(problem.sentence,),
        advice=(advice,) if good or path.exists() else (problem.cure, advice),
        trouble=problem,
        size=_size(path),
        backups=kept,
        good_backup=good,
    )


def _layout_remarks(contents: Contents, written: int) -> list[str]:
    remarks = []
    if written < FORMAT:
        remarks.append(f"The file has the older format {written}; opening it will bring it up to date.")
    if contents.others:
        names = ", ".join(sorted(contents.others))
        remarks.append(f"The file holds tables that this program does not use and leaves alone: {names}.")
    if not contents.register.tables["panel"]:
        remarks.append("The file does not say which panel it belongs to.")
    return remarks


def _leftover_remarks(path: Path) -> list[str]:
    try:
        count = len(DurableStorage(path).leftovers())
    except OSError:
        return []
    return [f"{count} unfinished copies lie beside the file; opening it removes them."] if count else []


def _journal(contents: Contents, archive: Archive) -> tuple[int | None, LastChange | None, list[str]]:
    """Read every change; give their number, the last one, and remarks on the journal."""
    faults = [
        f"The part of the journal with changes C{part.first} to C{part.last} {why}; the records are whole."
        for part in archive.parts
        if (why := archive.trouble(part))
    ]
    faults += [_left_behind(path) for path in archive.standing(contents.meta.emptied)]
    strangers = archive.strangers()
    if strangers:
        names = ", ".join(one.name for one in strangers[:3])
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        faults.append(f"Beside the parts of the journal lie files that this file does not name: {names}{more}.")
    try:
        changes: list[Change] = list(Journal(contents.lines, archive).newest_first())
        faults += _broken_ties(contents, archive)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None, None, [*faults, "The journal of changes cannot be read; the records themselves are whole."]
    newest = public_change(contents.register, changes[0]) if changes else None
    last = LastChange(newest.at, newest.who, newest.sentence) if newest else None
    return len(changes), last, faults


def _every_line(contents: Contents, archive: Archive) -> Iterator[bytes]:
    """Go through the lines of the journal, those of older parts first; a part that cannot be read is passed over."""
    return chain(chain.from_iterable(archive.lines(part) or () for part in archive.parts), contents.lines)


def _left_behind(path: Path) -> str:
    """Name a part of the journal of which a purge has written a new one and which could not be removed."""
    return (
        f"Contact details that were removed for good may still stand in {path.parent.parent.name}/{path.parent.name}/"
        f"{path.name}, which could not be removed; whoever owns that folder removes it by opening this file."
    )


def _broken_ties(contents: Contents, archive: Archive) -> Iterator[str]:
    """Follow the running digest through the whole journal; over a part that cannot be read it begins anew."""
    before: str | None = ""
    for lines in (*(archive.lines(part) for part in archive.parts), contents.lines):
        if lines and before is None:
            before, lines = chain_of(lines[0]), lines[1:]  # noqa: PLW2901 - the first of them ties to what is missing
        number = first_broken(lines, before or "") if lines else None
        if number is not None:
            yield f"Change C{number} does not fit the changes before it: it, or one before it, was altered or left out."
            return
        before = None if lines is None else chain_of(lines[-1]) if lines else before


def remarks_of(contents: Contents, archive: Archive, path: Path) -> list[str]:
    """Say how the file differs from what this program saved, and each record from its last image in the journal."""
    remarks = [
        problem.sentence for problem in altered.remarks(contents, archive, path) if problem.code == "file.altered"
    ]
    with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError):
        elsewhere = [one for one in altered.differences(contents, archive) if one.touched.table not in contents.altered]
        remarks += [
            f"{words[:1].upper()}{words[1:]}, compared with its last change in the journal."
            for words in altered.told(elsewhere)
        ]
    return remarks


def _advice(*, broken: bool, kept: bool, differing: bool) -> tuple[str, ...]:
    advice = []
    if differing:
        advice.append("What differs can be taken over as it is (--accept), or a backup put in its place (--restore).")
    if broken:
        advice.append("Open the records named and choose the meeting, item or person again.")
    if not kept:
        advice.append("There is no backup yet; the first change of each day makes one.")
    return tuple(advice)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
