"""A copy of the panel's file that went on by itself, read beside the desk so that what it did can be taken over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.commands.merging import Merge, merge, take_over
from store.desk import Desk
from store.file.glance import glance
from store.problems import Problem, Refused
from store.queries.history import local_words
from store.records import Change
from store.rules.words.wording import counted

_FEW = 20


class MergedChange(msgspec.Struct):
    """A change of the other copy: when (UTC), by whom, and what."""

    at: str
    who: str
    sentence: str


class LeftRecord(msgspec.Struct):
    """A record that cannot be taken over, why, and the labels of the fields in dispute."""

    id: str
    name: str
    why: str
    fields: list[str]


class Merged(msgspec.Struct):
    """What taking a copy over comes to. `renumbered` gives the new id of each record whose number both used."""

    copy: str
    done: bool
    changes: list[MergedChange]
    added: list[str]
    changed: list[str]
    removed: list[str]
    renumbered: dict[str, str]
    left: list[LeftRecord]


class Copy(NamedTuple):
    """A copy: where it is, and its journal, oldest first."""

    path: Path
    changes: tuple[Change, ...]

    def merge(self, desk: Desk) -> Merge:
        """Work out what taking it over comes to. Raises FileTrouble if the journal of the desk cannot be read."""
        return merge(desk.register, oldest_first(desk), self.changes, self.path.name)

    def take_over(self, desk: Desk) -> Change | None:
        """Take over what can be; None if nothing had to be changed. Raises FileTrouble."""
        desk.refresh()
        return desk.run(take_over, ours=oldest_first(desk), theirs=self.changes, name=self.path.name)

    def words(self, merge: Merge) -> Iterator[str]:
        """Tell what it did and what can be taken over of it, line by line."""
        if not merge.changes:
            yield f"{self.path.name} holds nothing that is not here."
            return
        yield f"{self.path.name} holds {counted(len(merge.changes), 'change')} that {_are(merge)} not here:"
        for change in merge.changes[:_FEW]:
            yield f"  {local_words(change.at)}, {change.who}: {change.sentence}"
        if len(merge.changes) > _FEW:
            yield f"  and {len(merge.changes) - _FEW:,} more"
        for words, ids in (("Added", merge.added), ("Changed", merge.changed), ("Taken away", merge.removed)):
            if ids:
                yield f"{words}: {', '.join(ids)}."
        for old, new in merge.renumbered.items():
            yield f"Both used the number {old}; what the copy calls {old} becomes {new}."
        for one in merge.left:
            yield f"Not taken over: {one.name}, because {one.why}."
            for field in one.fields:
                yield f"  {field.label}: here “{field.yours}”, there “{field.theirs}”, before “{field.was}”"


def read_copy(desk: Desk, path: Path) -> Copy:
    """Read a copy without changing it.

    Raises:
        FileTrouble: it cannot be read.
        Refused: it is the file itself, or that of another panel.
    """
    if path.exists() and path.samefile(desk.path):
        raise Refused(Problem("merge.same", f"{path} is the panel's file itself.", "Name the other copy.", "other"))
    other = Desk.open(path, read_only=True)
    try:
        own, theirs = glance(desk.path).panel, glance(path).panel
        changes = oldest_first(other)
        known = own == theirs if own and theirs else _begins_alike(desk, other, changes)
    finally:
        other.close()
    if not known:
        sentence = f"{path} is not a copy of {desk.path.name}: the two have nothing in common."
        raise Refused(Problem("merge.another", sentence, "Name a copy of this file.", "other"))
    return Copy(path, changes)


def _begins_alike(desk: Desk, other: Desk, changes: tuple[Change, ...]) -> bool:
    """Say whether two files that do not say whose they are began as one."""
    ours = oldest_first(desk)
    if ours and changes:
        return (ours[0].id, ours[0].at, ours[0].who) == (changes[0].id, changes[0].at, changes[0].who)
    return desk.register.panel.name == other.register.panel.name


def oldest_first(desk: Desk) -> tuple[Change, ...]:
    """Give the whole journal in the order in which it was written. Raises FileTrouble if it cannot be read."""
    return tuple(reversed(desk.history()))


def _are(merge: Merge) -> str:
    return "is" if len(merge.changes) == 1 else "are"
