"""`secretariat panels list|add|remove|open|calendar|clashes|workload`: the panels that one clerk serves."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, FILE_TROUBLE, warn
from tui.commandline.output import add_format, write_bytes
from tui.commandline.panels.several import Several, several

if TYPE_CHECKING:
    from store.queries.panels.calendar import PanelMeetingRow
    from store.queries.panels.workload import WeekRow
    from store.queries.rows import Row

_ROOM = "store.queries.panels."
_NO_VENUE = "venue not recorded"
_FORMATS = ("text", "json", "csv")


def _list(call: Call) -> int:
    """Print the list, and which of them would be opened now."""
    from store.papers.tables import aligned
    from store.queries.panels.listed import PanelRow, panel_rows
    from tui.panels import listed, same_place

    last = call.settings.last_file
    rows = panel_rows(listed(call.settings), lambda where: bool(last) and same_place(where, last))
    if call.options.format != "text":
        return _written(call, PanelRow, rows)
    say(*aligned([(one.name, one.where, "opened last" if one.opened_last else "") for one in rows]))
    say(*([] if rows else ["No panel is in your list yet. Put one on it with: secretariat panels add FILE"]))
    return DONE


def _add(call: Call) -> int:
    from tui import panels

    entry = panels.to_list(call.settings, call.options.where, call.options.name or "")
    say(f"{entry.name} is in your list. {panels.note(entry)}")
    return DONE


def _remove(call: Call) -> int:
    from tui import panels

    entry = panels.need(call.settings, call.options.name)
    say(f"{entry.name} is off your list; {entry.where} stays as it is. {panels.forget(entry)}")
    return DONE


def _open(call: Call) -> int:
    """Have a panel of the list be the one that is opened next, by commands too. Raises FileTrouble and Refused."""
    from store.problems import Refused
    from tui import panels
    from tui.settings import remember_file

    entry = panels.need(call.settings, call.options.name)
    desk = panels.opened(entry.where, read_only=True)
    desk.close()
    if trouble := remember_file(desk.path):
        raise Refused(trouble)
    say(f"{entry.name} is the panel that is opened from now on: {desk.path}.")
    return DONE


def _calendar(call: Call) -> int:
    """Print the meetings of all panels by date, what cannot be held together first."""
    from store.queries.panels.calendar import PanelMeetingRow, panel_meetings

    read = several(call)
    rows = panel_meetings(read.panels, read.today)
    if call.options.format != "text":
        return _written(call, PanelMeetingRow, rows, read)
    say(*call.echoes, *_calendar_lines(rows))
    return _told(read)


def _calendar_lines(rows: Sequence[PanelMeetingRow]) -> list[str]:
    from store.papers.tables import aligned

    told = tuple(dict.fromkeys(sentence for one in rows for sentence in one.clashes))
    cells = [
        (one.day, one.start, one.panel, one.meeting, one.venue or _NO_VENUE, "! clash" if one.clashes else "")
        for one in rows
    ]
    return [*told, *([""] if told else []), *aligned(cells), *([] if rows else ["No meeting is to come."])]


def _clashes(call: Call) -> int:
    """Print what cannot be held together, each with what can be done about it."""
    from store.queries.panels.calendar import ClashRow, clash_rows

    read = several(call)
    rows = clash_rows(read.panels, read.today)
    if call.options.format != "text":
        return _written(call, ClashRow, rows, read)
    say(*call.echoes, *(f"{one.sentence} {one.cure}" for one in rows))
    say(*([] if rows else ["No room is booked twice, and nobody is expected in two places at once."]))
    return _told(read)


def _workload(call: Call) -> int:
    """Print what each clerk has to do, week by week."""
    from store.problems import Refused
    from store.queries.panels.workload import WeekRow, why_not_weeks, workload

    if problem := why_not_weeks(call.options.weeks):
        raise Refused(problem)
    read = several(call)
    sunday = call.settings.week_starts.casefold() == "sunday"
    rows = workload(read.panels, read.today, weeks=call.options.weeks, sunday_first=sunday)
    if call.options.format != "text":
        return _written(call, WeekRow, rows, read)
    say(*call.echoes, *_workload_lines(rows))
    return _told(read)


def _workload_lines(rows: Sequence[WeekRow]) -> list[str]:
    lines: list[str] = []
    week: dt.date | None = None
    for one in rows:
        if one.week != week:
            lines += [*([""] if lines else []), one.heading]
            week = one.week
        lines += [f"  {one.clerk_words}: {one.counts}", *(f"    {words}" for words in one.what)]
    return lines or ["Nothing is to be done in these weeks."]


def _written(call: Call, kind: type[Row], rows: Sequence[Row], read: Several | None = None) -> int:
    from store.papers import tables

    write_bytes(tables.json(kind, rows) if call.options.format == "json" else tables.csv(kind, rows))
    return _told(read) if read else DONE


def _told(read: Several) -> int:
    """Say which panels could not be opened; the exit code tells it as well."""
    for missed in read.missed:
        warn(f"{missed.entry.name}: {missed.problem}")
    return FILE_TROUBLE if read.missed else DONE


def _formats(parser: argparse.ArgumentParser) -> None:
    add_format(parser, *_FORMATS)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("where", metavar="FILE", help="where the panel is kept")
    parser.add_argument("--name", metavar="NAME", help="what you call it; its own short name if not given")


def _name_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="PANEL", help="a panel of your list, by its name")


def _workload_arguments(parser: argparse.ArgumentParser) -> None:
    from store.queries.panels.workload import WEEKS

    parser.add_argument("--weeks", type=int, default=WEEKS, metavar="N", help=f"so many weeks; {WEEKS} if not given")
    add_format(parser, *_FORMATS)


_ADD = "secretariat panels add panel.json --name LLR"
_LISTED: dict[str, Any] = {"first": (_ADD,)}
_DAY = "--today 12/7/2021"
_ALSO = "The panel that is open is among them, whether it is in the list or not."

COMMANDS = (
    Command(
        "panels list",
        "print the panels you serve, and where each is kept",
        "secretariat panels list",
        _list,
        _formats,
        output=Output(f"{_ROOM}listed", "PanelRow"),
        **_LISTED,
    ),
    Command("panels add", "put a panel on your list", _ADD, _add, _add_arguments),
    Command(
        "panels remove",
        "take a panel off your list; it stays where it is kept",
        "secretariat panels remove LLR",
        _remove,
        _name_argument,
        **_LISTED,
    ),
    Command(
        "panels open",
        "have a panel of your list be the one that is opened from now on",
        "secretariat panels open LLR",
        _open,
        _name_argument,
        **_LISTED,
    ),
    Command(
        "panels calendar",
        "print the meetings of all your panels by date, with what cannot be held together",
        f"secretariat panels calendar {_DAY}",
        _calendar,
        _formats,
        output=Output(f"{_ROOM}calendar", "PanelMeetingRow"),
        notes=_ALSO,
    ),
    Command(
        "panels clashes",
        "print rooms booked twice, and members and clerks expected in two places at once",
        f"secretariat panels clashes {_DAY}",
        _clashes,
        _formats,
        output=Output(f"{_ROOM}calendar", "ClashRow"),
        notes=_ALSO,
    ),
    Command(
        "panels workload",
        "print what each clerk has to do in the weeks to come, over all your panels",
        f"secretariat panels workload {_DAY}",
        _workload,
        _workload_arguments,
        output=Output(f"{_ROOM}workload", "WeekRow"),
        notes=f"{_ALSO}\nWho clerks what: the clerk of an item, else of its meeting, else of the panel.",
    ),
)
