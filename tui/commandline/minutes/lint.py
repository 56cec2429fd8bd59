"""`secretariat show lint`: what is likely to be wrong in the minutes of a meeting, before they are final."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call, say
from tui.commandline.guard import DONE, REFUSED
from tui.commandline.output import add_format
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows


def _lint(call: Call) -> int:
    """Print each slip with its place and cure; the exit code says whether there is any."""
    from store.queries.lint.listed import slip_rows

    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(call.options.meeting)
    rows = slip_rows(register, today, meeting, exempt=call.exempt)
    waiting = any(not row.left for row in rows)
    if call.options.format != "text":
        show_rows(call, "lint", register, today, meeting=meeting)
        return REFUSED if waiting else DONE
    echo((*call.echoes, *read.echoes))
    for row in rows:
        then = f"Left as it is: {row.left}" if row.left else row.cure
        say(f"{row.place}: {row.sentence}", f"  {then} ({row.key})")
    say(*([] if rows else ["Nothing in these minutes looks wrong."]))
    return REFUSED if waiting else DONE


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", required=True, help="the meeting whose minutes they are")
    add_format(parser, *FORMATS)


COMMANDS = (
    listed(
        "lint",
        _lint,
        "--meeting 5/12/2016",
        _arguments,
        notes="The exit code is 1 if there is any that was not left with a reason, so that a script can tell.",
    ),
)
