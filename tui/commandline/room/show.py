"""`secretariat show room`: a meeting as it stands, with its events."""

from __future__ import annotations

import argparse

from store.records import Meeting
from tui.commandline.call import Call, say
from tui.commandline.guard import DONE
from tui.commandline.naming import MEETING_HELP
from tui.commandline.output import add_format
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows


def _show(call: Call) -> int:
    """Print a meeting as it stands with its events, or its events as data."""
    from store.queries.room.room import event_lines

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        meeting_id = read.meeting(call.options.meeting)
    if call.options.format != "text":
        return show_rows(call, "room", register, today, meeting=meeting_id)
    echo((*call.echoes, *read.echoes))
    say(*event_lines(register, register.need(Meeting, meeting_id, "meeting")))
    return DONE


def _show_arguments(parser: argparse.ArgumentParser) -> None:

    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help=MEETING_HELP)
    add_format(parser, *FORMATS)


COMMANDS = (listed("room", _show, "--meeting 27/1/2021", _show_arguments),)
