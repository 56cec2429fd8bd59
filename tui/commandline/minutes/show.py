"""`secretariat show minutes`: the minutes of a meeting as they are printed, or as data."""

from __future__ import annotations

import argparse

from store.records import Meeting
from tui.commandline.call import Call
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import echo


def _minutes(call: Call) -> int:
    """Print the minutes of a meeting."""
    from store.papers.minutes.paper import exempt_text, minutes_json, minutes_text

    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting_id = read.meeting(call.options.meeting)
    meeting = register.need(Meeting, meeting_id, "meeting")
    if call.options.format == "json":
        write_bytes(minutes_json(register, meeting, exempt=call.options.exempt))
        return DONE
    echo((*call.echoes, *read.echoes))
    write_bytes((exempt_text if call.options.exempt else minutes_text)(register, meeting))
    return DONE


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
