"""`secretariat show complaint|complaints`: one complaint as it stands, and all of them, without what was said."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.complaints.common import ADDED, read_complaint
from tui.commandline.guard import DONE
from tui.commandline.naming import COMPLAINT_HELP
from tui.commandline.output import add_format, labelled, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import echo, listed, show_rows


def _show(call: Call) -> int:
    """Print one complaint as it stands; what was said in it only if that is asked for."""
    from store.papers.tables import json
    from store.queries.complaints.whole import ComplaintWhole, complaint_lines, complaint_whole, particulars_lines
    from store.records import Complaint

    said = call.options.particulars
    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        named = read_complaint(read, call.options.complaint)
    one = register.need(Complaint, named, "complaint")
    if call.options.format == "json":
        write_bytes(json(ComplaintWhole, [complaint_whole(register, one, today, private=said)], private=said))
        return DONE
    lines = [*complaint_lines(register, one, today), *(particulars_lines(register, one) if said else ())]
    say(*call.echoes, one.id, *labelled(lines))
    return DONE


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("complaint", metavar="COMPLAINT", help=COMPLAINT_HELP)
    parser.add_argument(
        "--particulars", action="store_true", help="with what was said in it, for use in the office only"
    )
    add_format(parser, "text", "json")


def _complaints(call: Call) -> int:
    """Print the complaints with what is to be done next, and who leaves the room when they are reported on."""
    from store.queries.complaints.listed import complaint_rows, leave_words
    from store.rules.words.dates import short_date

    with call.desk() as desk:
        register, today = desk.register, desk.today
    if call.options.format != "text":
        return show_rows(call, "complaints", register, today)
    echo(call.echoes)
    for row in complaint_rows(register, today):
        by = f" by {short_date(row.due)}" if row.due else ""
        done = f" Next: {row.next}{by}." if row.next else ""
        say(f"{row.id} {row.kind}, {row.state}.{done} {row.counted}".strip())
    say(*([] if register.complaints else ["No complaint is recorded."]))
    say(*leave_words(register, today))
    return DONE


COMMANDS = (
    Command(
        "show complaint",
        "print a complaint as it stands, without what was said in it",
        "secretariat show complaint K1",
        _show,
        _arguments,
        output=Output("store.queries.complaints.whole", "ComplaintWhole"),
        first=(ADDED,),
    ),
    listed("complaints", _complaints),
)
