"""`secretariat dates`: the last day on which papers can be published before a meeting, with the working."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records import Nation
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, write_bytes

if TYPE_CHECKING:
    from store.records.panel import Panel
    from store.rules.days.clear_days import CalendarGiven, DueDate, HolidayTable, NoticeGiven


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("date", metavar="DATE", help="the day of the meeting, such as 29/7/2021 or 29 jul")
    parser.add_argument("--days", type=int, metavar="N", help="how many days; else the law's number")
    parser.add_argument("--calendar", action="store_true", help="count --days in calendar days, weekends and all")
    parser.add_argument("--nation", choices=("england", "wales"), help="england if not given")
    parser.add_argument(
        "--closed", nargs="+", action="extend", default=[], metavar="DATE", help="days the office is closed"
    )
    parser.add_argument("--published", metavar="DATE", help="say whether papers published that day are in time")
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """Work the dates out and print them."""
    from store.papers.tables import json_text
    from store.queries.calendar.publication import dates_told
    from store.register import Register
    from store.rules.days.clear_days import calendar_days_from, calendar_given, clear_days, latest_publication
    from store.rules.law.table import as_asked
    from tui.commandline.reading import Reading
    from tui.commandline.show.lists import echo

    options, panel, today = call.options, _panel(call), call.today
    with Reading(Register.of(), today) as read:
        meeting = read.day(options.date)
        closed = [read.day(text) for text in options.closed]
        published = None if options.published is None else read.day(options.published)
    nation = Nation(options.nation.capitalize()) if options.nation else panel.nation
    notice = panel.rules_on(meeting).notice
    table = holidays_for(panel, closed, closures_count=notice.closures_count)
    days = notice.clear_days if options.days is None else options.days
    given: NoticeGiven | CalendarGiven | None = None
    if options.calendar:
        due = calendar_days_from(meeting, -_calendar_days(options), table)
        given = calendar_given(published, meeting, due.number, table) if published else None
    else:
        due = latest_publication(meeting, days, table, nation=nation)
        given = clear_days(published, meeting, days, table, nation=nation) if published else None
    if options.days is not None:
        due = replace(due, provision=as_asked(due.provision))
    if options.format == "json":
        write_bytes(json_text(dates_told(due, nation, given)))
        return DONE
    echo((*call.echoes, *read.echoes))
    say(*_lines(due, nation, given))
    return DONE


def _calendar_days(options: argparse.Namespace) -> int:
    """Give how many calendar days are asked for. Raises Refused if none are: the law's number is of clear days."""
    from store.rules.days.counting import check_number

    if options.days is None:
        cure = "Say how many with --days, such as --days 7."
        raise Refused(Problem("days.none", "No number of calendar days is given.", cure, "days"))
    check_number(options.days)
    return int(options.days)


def _panel(call: Call) -> Panel:
    """Give the panel whose settings count: that of a file named with --file, else one without any of its own."""
    from store.records import Panel
    from store.register import PANEL_ID

    if call.common.file is None:
        return Panel(id=PANEL_ID, name="")
    with call.desk() as desk:
        return desk.register.panel


def holidays_for(panel: Panel, closed: Sequence[dt.date] = (), *, closures_count: bool = False) -> HolidayTable:
    """Make the table of holidays: the panel's changes, its closures unless they count, and other days closed.

    Raises Refused if the list that comes with the program cannot be read.
    """
    from store import bundled
    from store.records.panel import Closure
    from store.rules.days.clear_days import holiday_table

    own = () if closures_count else panel.closures
    closures = (*own, *(Closure(first=day, last=day) for day in closed))
    data = bundled.read("holidays/england-and-wales.json")
    return holiday_table(data, changes=panel.holiday_changes, closures=closures)


def _lines(due: DueDate, nation: Nation, given: NoticeGiven | CalendarGiven | None) -> Iterator[str]:
    """Set the answer out for reading, the answer first and the working after it."""
    from store.queries.words.short import count
    from store.rules.days.clear_days import CalendarGiven
    from store.rules.words.dates import long_date

    yield f"Meeting: {long_date(due.meeting)}"
    yield f"Publish by: {long_date(due.due)}"
    if due.provision.unit == "calendar days":
        yield f"{count(due.number, 'calendar day')} ({due.provision})"
    else:
        yield f"{count(due.number, 'clear working day')}, {nation.value} ({due.provision})"
    if isinstance(given, CalendarGiven):
        verdict = f"{count(given.short_by, 'calendar day')} short" if given.short_by else given.verdict
        yield f"Published {long_date(given.published)}: {count(given.days, 'calendar day')}, {verdict}"
    elif given:
        verdict = f"{count(given.short_by, 'working day')} short" if given.short_by else given.verdict
        yield f"Published {long_date(given.published)}: {count(given.clear_days, 'clear working day')}, {verdict}"
    yield "Counted back from the meeting:" if given else "Counted:"
    yield from (f"  {long_date(day)}" for day in due.counted)
    if due.skipped:
        yield "Not counted:"
        yield from (f"  {long_date(skipped.day)} ({skipped.why})" for skipped in due.skipped)
    for warning in dict.fromkeys((*due.warnings, *(given.warnings if given else ()))):
        yield f"Note: {warning}"


COMMANDS = (
    Command(
        "dates",
        "work out the last day on which papers can be published before a meeting",
        "secretariat dates 29/7/2021 --published 22/7/2021",
        _run,
        _arguments,
        output=Output("store.queries.calendar.publication", "Dates", many=False),
        notes="With --file, that panel's nation, closures, holidays and notice period apply unless others are given.",
    ),
)
