"""`secretariat show brief`: what the chair is told before a meeting, for nobody else."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call
from tui.commandline.command import Command, Output
from tui.commandline.output import add_format
from tui.commandline.show.papers import meeting_chosen, show_paper


def _brief(call: Call) -> int:
    """Print the brief for the chair."""
    return show_paper(call, "brief", meeting_chosen(call))


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="which one; the next if not given")
    add_format(parser, "text", "json")


COMMANDS = (
    Command(
        "show brief",
        "print the brief for the chair on two pages: private items are in it, so it is for nobody else",
        "secretariat show brief --meeting 29/7/2021",
        _brief,
        _arguments,
        output=Output("store.queries.brief.brief", "BriefWhole", many=False),
    ),
)
