"""`secretariat show brief`: what the chair is told before a meeting, for nobody else."""

from __future__ import annotations

import argparse

from store.records import Meeting
from tui.commandline.call import Call
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import echo


def _brief(call: Call) -> int:
    """Print the brief for the chair."""
    from store.papers.brief.paper import brief_json, brief_text

    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting_id = read.meeting(call.options.meeting)
    meeting = register.need(Meeting, meeting_id, "meeting")
    if call.options.format == "json":
        write_bytes(brief_json(register, meeting, today))
        return DONE
    echo((*call.echoes, *read.echoes))
    write_bytes(brief_text(register, meeting, today))
    return DONE


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
