"""The panels that a clerk serves, as her settings list them: kept there, resolved, and opened one after the other.

What stands in the list is a name and where that panel is kept. `opened` alone knows what that means.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from store.desk import Desk
from store.file.place import SIGNPOST
from store.problems import FileTrouble, Problem, Refused
from store.rules.panels.served import Entry, Served, entry_named, need_named, own_name, why_not_list
from tui.settings import Settings
from tui.settings_writing import write_setting

TABLE = "panels"
"""The table of the settings in which the list stands."""


class Missed(NamedTuple):
    """A panel of the list that could not be opened, and why."""

    entry: Entry
    problem: Problem


def listed(settings: Settings) -> tuple[Entry, ...]:
    """Give the list as the settings have it."""
    return tuple(Entry(name, where) for name, where in settings.panels.items())


def is_address(where: str) -> bool:
    """Say whether a panel is kept at an address and not in a file: such an entry is handed on as it is written."""
    return "://" in where


def server_only(where: str) -> str:
    """Give an address as it was typed. Raises FileTrouble if it is none, such as a file, or holds a password."""
    from store.team.address import read_address

    read_address(where)
    return where.strip()


def resolved(where: str) -> str:
    """Give where a panel is kept as it is noted: a file by its whole path, an address as it is written."""
    if is_address(where):
        return where.strip()
    return os.path.abspath(Path(where.strip()).expanduser())  # noqa: PTH100 - a link is the clerk's own way to it


def kept_at(where: str) -> Path:
    """Give what is opened for a panel: its file, or the signpost to an address. Raises FileTrouble if it is neither."""
    if is_address(where):
        from tui.signposts import signpost

        return signpost(where)
    return Path(resolved(where))


def on_server(where: str) -> bool:
    """Say whether a panel is kept on a server, for which a screen may not wait."""
    return is_address(where) or Path(where).suffix == SIGNPOST


def opened(where: str, *, today: dt.date | None = None, who: str = "", read_only: bool = False) -> Desk:
    """Open the desk of a panel where the list says that it is kept. Raises FileTrouble."""
    return Desk.open(kept_at(where), today=today, who=who, read_only=read_only)


def same_place(one: str, other: str) -> bool:
    """Say whether two entries lead to one panel, by whatever links."""
    try:
        return os.path.realpath(kept_at(one)) == os.path.realpath(kept_at(other))
    except FileTrouble:
        return one.strip() == other.strip()


def to_list(settings: Settings, where: str, name: str = "") -> Entry:
    """Give what would stand in the list for a panel, under its own short name if none is given.

    It is opened once, to see that it is one.

    Raises:
        FileTrouble: it cannot be opened.
        Refused: the name is taken or cannot stand there, or the panel is in the list already.
    """
    place, entries = resolved(where), listed(settings)
    if not name.strip():
        desk = opened(place, read_only=True)
        try:
            name = own_name(desk.register) or Path(place).stem
        finally:
            desk.close()
    else:
        opened(place, read_only=True).close()
    name = " ".join(name.split())
    there = next((one.where for one in entries if same_place(one.where, place)), place)
    if problems := why_not_list(entries, name, there):
        raise Refused(*problems)
    return Entry(name, place)


def note(entry: Entry) -> str:
    """Write a panel into the list; gives the sentence that says where it stands. Raises Refused."""
    return write_setting(entry.name, entry.where, table=TABLE)


def need(settings: Settings, name: str) -> Entry:
    """Give the panel of the list that has a name. Raises Refused, naming those there are."""
    return need_named(listed(settings), name)


def forget(entry: Entry) -> str:
    """Take a panel off the list, which itself stays as it is; gives the sentence. Raises Refused."""
    return write_setting(entry.name, None, table=TABLE)


def with_open(entries: Sequence[Entry], where: str, name: str) -> tuple[Entry, ...]:
    """Give the list with the panel that is open, under a name that nothing in it has, if it is not there yet."""
    if any(same_place(one.where, where) for one in entries):
        return tuple(entries)
    free = name or Path(where).stem
    while entry_named(entries, free) is not None:
        free = f"{free} (open)"
    return (Entry(free, where), *entries)


def each_desk(
    entries: Iterable[Entry], missed: Callable[[Missed], None], *, today: dt.date | None = None
) -> Iterator[tuple[Entry, Desk]]:
    """Open one panel after the other, only to be read; one that cannot be is told of, and the others come all the same.

    Each is closed before the next is opened, so that no two are ever held at once.
    """
    for entry in entries:
        try:
            desk = opened(entry.where, today=today, read_only=True)
        except FileTrouble as trouble:
            missed(Missed(entry, trouble.problem))
            continue
        try:
            yield entry, desk
        finally:
            desk.close()


def served(entries: Iterable[Entry], missed: Callable[[Missed], None]) -> tuple[Served, ...]:
    """Read the records of each panel of the list; what cannot be opened is told of and left out."""
    return tuple(Served(entry.name, desk.register, desk.panel_id) for entry, desk in each_desk(entries, missed))
