"""A copy of the panel's file that went on by itself, read beside the desk so that what it did can be taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.commands.merging import Merge, merge, take_over
from store.desk import Desk
from store.file import whole
from store.file.beside import Copies, copies
from store.file.glance import glance
from store.file.papers_folder import bring
from store.file.papers_parcel import names_in
from store.journal.changes import number_of_id
from store.problems import FileTrouble, Problem, Refused
from store.queries.history import local_words
from store.records import Change
from store.rules.programme.announced import on_published_agendas
from store.rules.words.wording import counted

_FEW = 20


class MergedChange(msgspec.Struct, frozen=True):
    """A change of the other copy: when (UTC), by whom, and what."""

    at: str
    who: str
    sentence: str


class LeftRecord(msgspec.Struct, frozen=True):
    """A record that cannot be taken over, why, and the labels of the fields in dispute."""

    id: str
    name: str
    why: str
    fields: list[str]


class Merged(msgspec.Struct, frozen=True):
    """What taking a copy over comes to. `renumbered` gives the new id of each record whose number both used."""

    copy: str
    done: bool
    changes: list[MergedChange]
    added: list[str]
    changed: list[str]
    removed: list[str]
    renumbered: dict[str, str]
    left: list[LeftRecord]


class _Since:
    """The changes at a desk after one, read as they are gone through; and anew if a colleague saves meanwhile."""

    def __init__(self, desk: Desk, number: int) -> None:
        self._desk, self._number = desk, number

    def __iter__(self) -> Iterator[Change]:
        return self._desk.changes_since(self._number)


class Copy(NamedTuple):
    """A copy: where it is, the number of the last change that both have, and its own changes since, oldest first."""

    path: Path
    common: int
    changes: tuple[Change, ...]

    def ours(self, desk: Desk) -> Iterable[Change]:
        """Go through what was changed here since the last common change; read as it is gone through."""
        return _Since(desk, self.common)

    def merge(self, desk: Desk) -> Merge:
        """Work out what taking it over comes to. Raises FileTrouble if the journal of the desk cannot be read."""
        return merge(desk.register, tuple(self.ours(desk)), self.changes, self.path.name)

    def take_over(self, desk: Desk) -> Change | None:
        """Take over what can be, the papers of what is taken over first; None if nothing had to be changed.

        Raises FileTrouble.
        """
        puts = self.merge(desk).edit.puts
        bring(names_in(puts), self.path, desk.path)
        return desk.run(take_over, ours=self.ours(desk), theirs=self.changes, name=self.path.name)

    def words(self, merge: Merge, desk: Desk) -> Iterator[str]:
        """Tell what it did and what can be taken over of it, and which agendas that are out that changes."""
        if merge.edit.touches:
            yield f"{self.path.name} holds {counted(len(merge.changes), 'change')} that {_are(merge)} not here:"
            for change in merge.changes[:_FEW]:
                yield f"  {local_words(change.at)}, {change.who}: {change.sentence}"
            if len(merge.changes) > _FEW:
                yield f"  and {len(merge.changes) - _FEW:,} more"
        elif merge.left:
            yield f"All of {self.path.name} is here but for this:"
        else:
            yield f"{self.path.name} holds nothing that is not here."
        for words, ids in (("Added", merge.added), ("Changed", merge.changed), ("Taken away", merge.removed)):
            if ids:
                yield f"{words}: {', '.join(ids)}."
        for old, new in merge.renumbered.items():
            yield f"Both used the number {old}; what the copy calls {old} becomes {new}."
        for one in merge.left:
            what = "Taken over only in part" if one.partly else "Not taken over"
            yield f"{what}: {one.name}, because {one.why}."
            for field in one.fields:
                yield f"  {field.label}: here “{field.yours}”, there “{field.theirs}”, before “{field.was}”"
        after = desk.register.with_edit(merge.edit)
        for problem in on_published_agendas(desk.register, after, merge.edit.touches, desk.today):
            yield f"Note: {problem}"


def read_copy(desk: Desk, path: Path) -> Copy:
    """Read a copy without changing it.

    Raises:
        FileTrouble: it cannot be read.
        Refused: it is the file itself, or that of another panel, or what it did stands in a part of its journal that is
            missing.
    """
    if path.exists() and path.samefile(desk.path):
        raise Refused(Problem("merge.same", f"{path} is the panel's file itself.", "Name the other copy.", "other"))
    other = Desk.open(path, read_only=True)
    try:
        own, theirs = desk.panel_id, glance(path).panel
        if not (own == theirs if own and theirs else _begins_alike(desk, other)):
            sentence = f"{path} is not a copy of {desk.path.name}: the two have nothing in common."
            raise Refused(Problem("merge.another", sentence, "Name a copy of this file.", "other"))
        common = last_common(desk, other)
        for one in (path, desk.path):
            gap = whole.gap_after(one, common)
            if gap is not None:
                raise Refused(_not_whole(one, *gap))
        return Copy(path, common, tuple(other.changes_since(common)))
    finally:
        other.close()


def copies_beside(desk: Desk) -> Copies:
    """Tell of the copies beside the file which have something that is not here, and which only what both changed.

    One that holds nothing but what is here, because it was taken over or never went on, is not among them.
    """
    waiting, disputed = [], []
    for path in copies(desk.path):
        try:
            merge = read_copy(desk, path).merge(desk)
        except (Refused, FileTrouble):
            waiting.append(path)
            continue
        if merge.edit.touches:
            waiting.append(path)
        elif merge.left:
            disputed.append(path)
    return Copies(tuple(waiting), tuple(disputed))


def last_common(here: Desk, there: Desk) -> int:
    """Give the number of the last change that two files share, 0 if none: each running digest holds all before it.

    It is looked for by halving, so that of two long journals a few parts are read; numbers that one of the two cannot
    read are passed over.
    """
    low, high = 0, min(here.last_change, there.last_change) + 1
    top = high
    while top - low > 1:
        middle = (low + top) // 2
        number, alike = _compared(here, there, middle)
        if number >= top:
            top = middle
        elif alike:
            low = number
        else:
            top = middle
    return low


def _compared(here: Desk, there: Desk, number: int) -> tuple[int, bool]:
    """Compare two journals at the first change from a number on that both can read; give its number with the answer."""
    while True:
        mine, other = (next(iter(desk.changes_since(number - 1)), None) for desk in (here, there))
        if mine is None or other is None:
            return max(here.last_change, there.last_change) + 1, False
        if mine.id == other.id:
            return number_of_id(mine.id), (mine.chain, mine.at, mine.who) == (other.chain, other.at, other.who)
        number = max(number_of_id(mine.id), number_of_id(other.id))


def _not_whole(path: Path, first: int, last: int) -> Problem:
    return Problem(
        "merge.missing-part",
        f"What {path.name} did cannot be told: its changes C{first} to C{last} stand in a part of its journal that is "
        "missing or altered.",
        "Put the folder of its journal beside it; it was left where the file was.",
        "other",
    )


def _begins_alike(desk: Desk, other: Desk) -> bool:
    """Say whether two files that do not say whose they are began as one."""
    ours, theirs = (next(iter(one.changes_since(0)), None) for one in (desk, other))
    if ours and theirs:
        return (ours.id, ours.at, ours.who) == (theirs.id, theirs.at, theirs.who)
    return desk.register.panel.name == other.register.panel.name


def _are(merge: Merge) -> str:
    return "is" if len(merge.changes) == 1 else "are"
