"""`secretariat holiday|closure|busy|election|propose`: the days of the year, and next year's dates."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.later import Later
from store.problems import Problem, Refused
from store.rules.days.holidays import ADDED, MOVED, REMOVED
from tui.commandline.acts import act
from tui.commandline.args import day, holidays, text, the_day
from tui.commandline.calendar.moved import tell_moved
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.telling import told

if TYPE_CHECKING:
    from store.commands.calendar import panel_days
    from store.rules.calendar.proposing import Pattern, ProposedDate
else:
    panel_days = Later("store.commands.calendar.panel_days")


def _propose_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("year", type=int, metavar="YYYY", help="the year in which the municipal year begins")
    parser.add_argument("--number", type=int, default=6, metavar="N", help="meetings a year; 6 if not given")
    parser.add_argument("--weekday", default="Thursday", metavar="DAY", help="Thursday if not given")
    parser.add_argument("--week", type=int, default=4, metavar="N", help="week of the month, 5 for the last")
    parser.add_argument("--start", metavar="TIME")
    parser.add_argument("--venue", action="append", default=[], metavar="TEXT", help="several are taken in turn")
    parser.add_argument("--no-reserve", action="store_true", help="keep no date for a second precept report")
    parser.add_argument("--no-annual", action="store_true", help="the first of the year is not the annual meeting")
    parser.add_argument("--yes", action="store_true", help="create the meetings; else they are only shown")
    add_format(parser, "text", "json")


def _propose(call: Call) -> int:
    """Show next year's dates with their clashes, and create them if asked to."""
    from store.commands.calendar.panel_days import create_meetings
    from store.papers.tables import json
    from store.queries.calendar.holidays import working_days_of
    from store.queries.calendar.proposed import ProposedRow, proposed_rows
    from store.rules.calendar.proposing import lacking, propose

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            pattern = _pattern(call, read)
        dates = propose(desk.register, pattern, working_days_of(desk.register.panel))
        notes = lacking(desk.register, dates, pattern, desk.today)
        if options.format == "json" and not options.yes:
            write_bytes(json(ProposedRow, proposed_rows(dates)))
            return DONE
        lines = [*call.echoes, *(_line(one) for one in dates), *(f"Note: {words}" for words in notes)]
        if not options.yes:
            say(*lines, "Nothing is saved. Add --yes to create these meetings as proposed.")
            return DONE
        change = desk.run(create_meetings, dates=dates)
        return told(call, desk, change, lines=(), echoes=lines, as_json=options.format == "json")


def _pattern(call: Call, read: Reading) -> Pattern:
    from store.rules.calendar.proposing import Pattern
    from store.rules.words.dates import WEEKDAYS

    options = call.options
    typed = options.weekday.casefold()
    days = [place for place, name in enumerate(WEEKDAYS) if len(typed) > 2 and name.casefold().startswith(typed)]
    if not days:
        sentence = f"“{options.weekday}” is no day of the week."
        raise Refused(Problem("propose.weekday", sentence, "Type one such as Thursday.", "weekday"))
    return Pattern(
        year=options.year,
        number=options.number,
        weekday=days[0],
        week=options.week,
        start=read.time(options.start),
        venues=tuple(options.venue),
        reserve=not options.no_reserve,
        annual=not options.no_annual,
    )


def _line(one: ProposedDate) -> str:
    from store.rules.words.dates import clock_time, long_date, short_date

    start = f", {clock_time(one.start)}" if one.start else ""
    venue = f", {one.venue}" if one.venue else ""
    by = f"; publish by {short_date(one.publish_by)}" if one.publish_by else ""
    clashes = f"; CLASH: {'; '.join(one.clashes)}" if one.clashes else ""
    return f"{long_date(one.date)}{start} ({one.kind.value}){venue}{by}{clashes}"


_HOLIDAY = "secretariat holiday"
_NAME = text("--name", "what it is called")
_ANNOUNCED = text("--reason", "where it was announced", required=True)
_DAY = the_day("day", "the bank holiday")

COMMANDS = (
    act(
        "holiday add",
        "enter a bank holiday proclaimed since the list was made",
        f'{_HOLIDAY} add 20/9/2021 --name "Day of mourning" --reason "Proclamation"',
        panel_days.change_holiday,
        _DAY,
        _NAME,
        _ANNOUNCED,
        holidays(),
        change=ADDED,
        tell=tell_moved,
        says_today=True,
        notes="Every open deadline is counted anew; those that move are listed.",
    ),
    act(
        "holiday move",
        "enter that a bank holiday was moved",
        f'{_HOLIDAY} move 30/8/2021 --to 6/9/2021 --reason "Proclamation"',
        panel_days.change_holiday,
        _DAY,
        the_day("--to", "the day it moves to", name="moved_to", required=True),
        _NAME,
        _ANNOUNCED,
        holidays(),
        change=MOVED,
        tell=tell_moved,
        says_today=True,
    ),
    act(
        "holiday remove",
        "enter that a day is no bank holiday",
        f'{_HOLIDAY} remove 30/8/2021 --reason "Proclamation"',
        panel_days.change_holiday,
        _DAY,
        _NAME,
        _ANNOUNCED,
        holidays(),
        change=REMOVED,
        tell=tell_moved,
        says_today=True,
    ),
    act(
        "holiday back",
        "take back the latest change to a bank holiday",
        f"{_HOLIDAY} back 30/8/2021",
        panel_days.take_back_holiday_change,
        the_day("day"),
        tell=tell_moved,
        says_today=True,
        first=(f'{_HOLIDAY} remove 30/8/2021 --reason "Proclamation"',),
    ),
    act(
        "closure add",
        "enter days on which the office is closed",
        'secretariat closure add 29/12/2021 --to 31/12/2021 --reason "Christmas"',
        panel_days.close_office,
        the_day("first", "the first day the office is closed"),
        day("--to", "the last day; the same if not given", name="last"),
        text("--reason", required=True),
        tell=tell_moved,
        says_today=True,
    ),
    act(
        "closure remove",
        "take out the closure that begins on a day",
        "secretariat closure remove 29/12/2021",
        panel_days.open_office,
        the_day("day", name="first"),
        tell=tell_moved,
        says_today=True,
        first=('secretariat closure add 29/12/2021 --reason "Christmas"',),
    ),
    act(
        "busy add",
        "enter a day on which a council meets",
        'secretariat busy add 30/9/2021 "Leicester City Council"',
        panel_days.add_busy_day,
        the_day("day"),
        text("what", "which council meets"),
        tell=tell_moved,
        says_today=True,
    ),
    act(
        "busy remove",
        "take out what councils have on a day",
        "secretariat busy remove 30/9/2021",
        panel_days.remove_busy_day,
        the_day("day"),
        tell=tell_moved,
        says_today=True,
        first=('secretariat busy add 30/9/2021 "Leicester City Council"',),
    ),
    act(
        "election add",
        "enter a poll and its pre-election period",
        'secretariat election add 5/5/2022 --from 28/3/2022 --what "council elections"',
        panel_days.add_pre_election,
        the_day("poll", "the day of the poll"),
        the_day("--from", "first day of the period", name="first", required=True),
        text("--what", "which election"),
        tell=tell_moved,
        says_today=True,
    ),
    act(
        "election remove",
        "take out a poll and its period",
        "secretariat election remove 5/5/2022",
        panel_days.remove_pre_election,
        the_day("day", name="poll"),
        tell=tell_moved,
        says_today=True,
        first=("secretariat election add 5/5/2022 --from 28/3/2022",),
    ),
    Command(
        "propose",
        "propose next year's dates from a pattern, with every clash",
        'secretariat propose 2022 --start 1pm --venue "County Hall" --venue "City Hall"',
        _propose,
        _propose_arguments,
        output=Output("store.queries.calendar.proposed", "ProposedRow"),
        notes="Nothing is saved without --yes.",
    ),
)
