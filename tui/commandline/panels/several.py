"""Every panel of the clerk's list, opened one after the other for a command that asks all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tui.commandline.call import Call

if TYPE_CHECKING:
    from store.desk import Desk
    from store.rules.panels.served import Entry, Served
    from tui.panels import Missed


class Several(NamedTuple):
    """The panels that could be read, those that could not with why, and the day that is today."""

    panels: tuple[Served, ...]
    missed: tuple[Missed, ...]
    today: dt.date


def entries_of(call: Call) -> tuple[Entry, ...]:
    """Give the clerk's list, and the panel on which commands work now if it is not in it.

    Raises FileTrouble if there is neither: no list, and no panel's file.
    """
    from tui.commandline.which_file import examined_file, is_there
    from tui.panels import listed, with_open

    entries = listed(call.settings)
    if not entries or call.common.file is not None:
        return with_open(entries, str(call.file), "")
    here = examined_file(call.common, call.settings)
    return with_open(entries, str(here), "") if is_there(here) else entries


def desks(call: Call, missed: Callable[[Missed], None]) -> Iterator[tuple[Entry, Desk]]:
    """Open each panel in turn, only to be read. One without a name in the list bears its own."""
    from store.rules.panels.served import entry_named, own_name
    from tui.panels import each_desk, listed

    entries = entries_of(call)
    names = {one.name for one in entries}
    for entry, desk in each_desk(entries, missed, today=call.common.day()):
        unlisted = entry_named(listed(call.settings), entry.name) is None
        own = own_name(desk.register) if unlisted else ""
        yield (entry._replace(name=own) if own and own not in names else entry), desk


def several(call: Call) -> Several:
    """Read all of them, without exempt business. The day is the one given, else that of the first panel."""
    from store.rules.panels.served import Served

    missed: list[Missed] = []
    panels: list[Served] = []
    today = call.today
    for entry, desk in desks(call, missed.append):
        today = today if panels else desk.today
        panels.append(Served(entry.name, call.seen(desk), desk.panel_id))
    return Several(tuple(panels), tuple(missed), today)
