"""`secretariat holiday|closure|busy|election|propose`: the days of the year, and next year's dates."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from store.problems import Problem, Refused
from tui.commandline.call import Call, Telling, carry_out, say, told
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show import schemas_calendar as schemas

if TYPE_CHECKING:
    from store.commands import CommandOf, P
    from store.desk import Desk
    from store.rules.calendar.proposing import Pattern, ProposedDate


def _run(call: Call, read: Reading, desk: Desk, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> int:
    """Run a command on the panel's days and list every deadline that it moved."""
    from store.queries.calendar.impact import impact_between
    from store.rules.words.dates import day_month

    before = desk.register
    change = desk.run(command, *args, **kwargs)
    impact = impact_between(before, desk.register, desk.today)
    moved = [f"meeting of {day_month(line.meeting)}, {line.words}" for line in impact.lines]
    return told(desk, change, Telling((*call.echoes, *read.echoes), (impact.words, *moved) if change else ()))


def _holiday_arguments(change: str) -> Callable[[argparse.ArgumentParser], None]:
    def add(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("day", metavar="DATE", help="the bank holiday")
        if change == "moved":
            parser.add_argument("--to", required=True, metavar="DATE", help="the day it moves to")
        parser.add_argument("--name", metavar="TEXT", help="what it is called")
        parser.add_argument("--reason", required=True, metavar="TEXT", help="where it was announced")

    return add


def _holiday(change: str, call: Call) -> int:
    from store.commands.calendar.panel_days import change_holiday
    from store.queries.calendar.holidays import listed

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            day = read.day(options.day)
            to = read.date(options.to) if change == "moved" else None
        return _run(
            call,
            read,
            desk,
            change_holiday,
            day=day,
            change=change,
            moved_to=to,
            name=options.name or "",
            reason=options.reason,
            holidays=listed(),
        )


def _one_day(command: Callable[[dt.date], CommandOf[[]]], call: Call) -> int:
    """Run a command that is given one day and nothing else."""
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            day = read.day(call.options.day)
        return _run(call, read, desk, command(day))


def _back(day: dt.date) -> CommandOf[[]]:
    from store.commands.calendar.panel_days import take_back_holiday_change

    return partial(take_back_holiday_change, day=day)


def _open(day: dt.date) -> CommandOf[[]]:
    from store.commands.calendar.panel_days import open_office

    return partial(open_office, first=day)


def _not_busy(day: dt.date) -> CommandOf[[]]:
    from store.commands.calendar.panel_days import remove_busy_day

    return partial(remove_busy_day, day=day)


def _no_election(day: dt.date) -> CommandOf[[]]:
    from store.commands.calendar.panel_days import remove_pre_election

    return partial(remove_pre_election, poll=day)


def _day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DATE")


def _closure_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="DATE", help="the first day the office is closed")
    parser.add_argument("--to", metavar="DATE", help="the last day; the same if not given")
    parser.add_argument("--reason", required=True, metavar="TEXT")


def _closure(call: Call) -> int:
    from store.commands.calendar.panel_days import close_office

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            first, last = read.day(call.options.first), read.date(call.options.to)
        return _run(call, read, desk, close_office, first=first, last=last, reason=call.options.reason)


def _busy_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DATE")
    parser.add_argument("what", metavar="TEXT", help="which council meets")


def _busy(call: Call) -> int:
    from store.commands.calendar.panel_days import add_busy_day

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            day = read.day(call.options.day)
        return _run(call, read, desk, add_busy_day, day=day, what=call.options.what)


def _election_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("poll", metavar="DATE", help="the day of the poll")
    parser.add_argument("--from", dest="first", required=True, metavar="DATE", help="first day of the period")
    parser.add_argument("--what", metavar="TEXT", help="which election")


def _election(call: Call) -> int:
    from store.commands.calendar.panel_days import add_pre_election

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            poll, first = read.day(call.options.poll), read.day(call.options.first)
        return _run(call, read, desk, add_pre_election, poll=poll, first=first, what=call.options.what or "")


def _propose_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("year", type=int, metavar="YYYY", help="the year in which the municipal year begins")
    parser.add_argument("--number", type=int, default=6, metavar="N", help="meetings a year; 6 if not given")
    parser.add_argument("--weekday", default="Thursday", metavar="DAY", help="Thursday if not given")
    parser.add_argument("--week", type=int, default=4, metavar="N", help="week of the month, 5 for the last")
    parser.add_argument("--start", metavar="TIME")
    parser.add_argument("--venue", action="append", default=[], metavar="TEXT", help="several are taken in turn")
    parser.add_argument("--no-reserve", action="store_true", help="keep no date for a second precept report")
    parser.add_argument("--yes", action="store_true", help="create the meetings; else they are only shown")
    add_format(parser, "text", "json")


def _propose(call: Call) -> int:
    """Show next year's dates with their clashes, and create them if asked to."""
    from store.commands.calendar.panel_days import create_meetings
    from store.papers.tables import json_text
    from store.queries.calendar.holidays import working_days_of
    from store.rules.calendar.proposing import missing, propose

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            pattern = _pattern(call, read)
        dates = propose(desk.register, pattern, working_days_of(desk.register.panel))
        lacking = missing(desk.register, dates, pattern)
        if options.format == "json":
            write_bytes(json_text([_as_row(one) for one in dates]))
            return DONE
        lines = [*call.echoes, *(_line(one) for one in dates), *(f"Note: {words}" for words in lacking)]
        if not options.yes:
            say(*lines, "Nothing is saved. Add --yes to create these meetings as proposed.")
            return DONE
        say(*lines)
        return carry_out(desk, create_meetings, dates=dates)


def _pattern(call: Call, read: Reading) -> Pattern:
    from store.rules.calendar.proposing import Pattern
    from store.rules.words.dates import WEEKDAYS

    options = call.options
    typed = options.weekday.casefold()
    days = [place for place, name in enumerate(WEEKDAYS) if len(typed) > 2 and name.casefold().startswith(typed)]
    if not days:
        sentence = f'"{options.weekday}" is no day of the week.'
        raise Refused(Problem("propose.weekday", sentence, "Type one such as Thursday.", "weekday"))
    return Pattern(
        year=options.year,
        number=options.number,
        weekday=days[0],
        week=options.week,
        start=read.time(options.start),
        venues=tuple(options.venue),
        reserve=not options.no_reserve,
    )


def _line(one: ProposedDate) -> str:
    from store.rules.words.dates import clock_time, long_date, short_date

    start = f", {clock_time(one.start)}" if one.start else ""
    venue = f", {one.venue}" if one.venue else ""
    by = f"; publish by {short_date(one.publish_by)}" if one.publish_by else ""
    clashes = f"; CLASH: {'; '.join(one.clashes)}" if one.clashes else ""
    return f"{long_date(one.date)}{start} ({one.kind.value}){venue}{by}{clashes}"


def _as_row(one: ProposedDate) -> dict[str, object]:
    from store.rules.words.dates import clock_time

    return {
        "date": one.date,
        "kind": one.kind.value,
        "start": clock_time(one.start) if one.start else "",
        "venue": one.venue,
        "publish_by": one.publish_by,
        "clashes": one.clashes,
    }


_HOLIDAY = "secretariat holiday"

COMMANDS = (
    Command(
        "holiday add",
        "enter a bank holiday proclaimed since the list was made",
        f'{_HOLIDAY} add 20/9/2021 --name "Day of mourning" --reason "Proclamation"',
        partial(_holiday, "added"),
        _holiday_arguments("added"),
        notes="Every open deadline is counted anew; those that move are listed.",
    ),
    Command(
        "holiday move",
        "enter that a bank holiday was moved",
        f'{_HOLIDAY} move 30/8/2021 --to 6/9/2021 --reason "Proclamation"',
        partial(_holiday, "moved"),
        _holiday_arguments("moved"),
    ),
    Command(
        "holiday remove",
        "enter that a day is no bank holiday",
        f'{_HOLIDAY} remove 30/8/2021 --reason "Proclamation"',
        partial(_holiday, "removed"),
        _holiday_arguments("removed"),
    ),
    Command(
        "holiday back",
        "take back the latest change to a bank holiday",
        f"{_HOLIDAY} back 30/8/2021",
        partial(_one_day, _back),
        _day,
    ),
    Command(
        "closure add",
        "enter days on which the office is closed",
        'secretariat closure add 29/12/2021 --to 31/12/2021 --reason "Christmas"',
        _closure,
        _closure_arguments,
    ),
    Command(
        "closure remove",
        "take out the closure that begins on a day",
        "secretariat closure remove 29/12/2021",
        partial(_one_day, _open),
        _day,
    ),
    Command(
        "busy add",
        "enter a day on which a council meets",
        'secretariat busy add 30/9/2021 "Leicester City Council"',
        _busy,
        _busy_arguments,
    ),
    Command(
        "busy remove",
        "take out what councils have on a day",
        "secretariat busy remove 30/9/2021",
        partial(_one_day, _not_busy),
        _day,
    ),
    Command(
        "election add",
        "enter a poll and its pre-election period",
        'secretariat election add 5/5/2022 --from 28/3/2022 --what "council elections"',
        _election,
        _election_arguments,
    ),
    Command(
        "election remove",
        "take out a poll and its period",
        "secretariat election remove 5/5/2022",
        partial(_one_day, _no_election),
        _day,
    ),
    Command(
        "propose",
        "propose next year's dates from a pattern, with every clash",
        'secretariat propose 2022 --start 1pm --venue "County Hall" --venue "City Hall"',
        _propose,
        _propose_arguments,
        output=list[schemas.ProposedDate],
        notes="Nothing is saved without --yes.",
    ),
)
