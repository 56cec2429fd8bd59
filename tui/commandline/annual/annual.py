"""`secretariat show annual` and `secretariat annual …`: the panel's year in figures, and what the clerk adds to it."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import TYPE_CHECKING

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.args import text
from tui.commandline.call import Call, say
from tui.commandline.guard import DONE
from tui.commandline.output import add_format
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows

if TYPE_CHECKING:
    from store.commands.annual import words
else:
    words = Later("store.commands.annual.words")

_YEAR = text("--year", "the year it is for, such as 2020-21", "YEAR", required=True)


def _annual(call: Call) -> int:
    from store.queries.annual.figures import figures_of
    from store.queries.annual.scope import scope_of
    from store.rules.annual.sections import FIGURED

    options = call.options
    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
        if options.format != "text":
            return show_rows(call, "annual", register, today, year=options.year, financial=options.financial)
        scope = scope_of(register, today, options.year, financial=options.financial)
        echo(call.echoes)
        for section, counted in groupby(figures_of(scope), key=lambda one: one.figure.section):
            say(f"{FIGURED[section]}, {scope.called}")
            for one in counted:
                say(f"  {one.figure.label}: {one.words}", f"    {one.figure.definition}")
                say(*(f"    - {each.record} {each.words}" for each in one.behind if options.records))
    return DONE


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", metavar="YEAR", help="a municipal year, such as 2020-21; the last one if not given")
    parser.add_argument("--financial", action="store_true", help="the financial year, from April, of that name")
    parser.add_argument("--records", action="store_true", help="with the records behind each figure")
    add_format(parser, *FORMATS)


COMMANDS = (
    listed("annual", _annual, "--year 2020-21", _arguments),
    act(
        "annual word",
        "word a section of the annual report, from a year on until it is worded anew",
        'secretariat annual word opening --year 2020-21 --text "The panel met throughout the pandemic."',
        words.word_annual,
        text(
            "section",
            "opening, meetings, attendance, membership, questions, replies, programme, rounds, complaints, grant "
            "or closing",
            "SECTION",
        ),
        _YEAR,
        text("--text", "the words; none leaves the section to its figures", "TEXT"),
    ),
    act(
        "annual grant",
        "enter a figure of the grant for a year",
        'secretariat annual grant "Members\' travel" "£412.60" --year 2020-21',
        words.record_grant,
        text("what", "what it is, such as officer hours", "WHAT"),
        text("figure", "the figure with its unit; none takes it out", "FIGURE", nargs="?"),
        _YEAR,
    ),
)
