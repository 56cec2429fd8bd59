"""`secretariat show after`: what is left to do after a meeting, each thing with the command that does it."""

from __future__ import annotations

import argparse
from itertools import groupby

from tui.commandline.call import Call, say
from tui.commandline.guard import DONE
from tui.commandline.output import add_format
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows


def _after(call: Call) -> int:
    """Print what is left, stage by stage."""
    from store.problems import Problem
    from store.queries.after.listed import leftover_rows
    from store.records import Meeting
    from store.rules.after.steps import nothing_left, why_not_after
    from tui.commandline.ways import words_for

    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(call.options.meeting)
    if call.options.format != "text":
        return show_rows(call, "after", register, today, meeting=meeting)
    echo((*call.echoes, *read.echoes))
    held = register.need(Meeting, meeting, "meeting")
    why = why_not_after(held, today)
    rows = leftover_rows(register, today, meeting, exempt=call.exempt)
    for stage, several in groupby(rows, key=lambda row: row.stage):
        say(stage.upper())
        for row in several:
            words = words_for(Problem(row.code, row.sentence, row.cure, act=row.act))
            say(f"- {row.sentence}", f"  {row.cure} secretariat {words} ({row.record})")
    say(*([] if rows else [str(why) if why else nothing_left(held)]))
    return DONE


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", required=True, help="the meeting that is over")
    add_format(parser, *FORMATS)


COMMANDS = (listed("after", _after, "--meeting 27/1/2021", _arguments),)
"""What is left to do after a meeting."""
