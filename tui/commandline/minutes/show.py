"""`secretariat show minutes`: the minutes of a meeting as they are printed, or as data."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call
from tui.commandline.command import Command, Output
from tui.commandline.output import add_format
from tui.commandline.show.papers import meeting_chosen, show_paper


def _minutes(call: Call) -> int:
    """Print the minutes of a meeting."""
    return show_paper(call, "minutes", meeting_chosen(call, exempt=call.options.exempt))


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", required=True, help="the meeting whose minutes they are")
    parser.add_argument("--exempt", action="store_true", help="the exempt minutes, which are not for the public")
    add_format(parser, "text", "json")


COMMANDS = (
    Command(
        "show minutes",
        "print the minutes of a meeting as they stand: heading, roll, numbered minutes",
        "secretariat show minutes --meeting 27/1/2021",
        _minutes,
        _arguments,
        output=Output("store.queries.minutes.whole", "MinutesWhole", many=False),
    ),
)
