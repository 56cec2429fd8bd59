"""`secretariat import corrections`: what was done to a document that went out, and its changes taken over."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.importing import PREVIEW, UNSAVED, carry_import, read_all
from tui.commandline.naming import MEETING_HELP
from tui.commandline.output import add_format
from tui.commandline.reading import Reading


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", metavar="FILE", help="a Word document (docx) with tracked changes or comments")
    parser.add_argument(
        "--meeting",
        metavar="ID|DATE|next",
        help=f"the meeting of the minutes, if they do not say their day; a programme has none: {MEETING_HELP}",
    )
    for word, says in (("--take", "take this comment or struck row as well"), ("--refuse", "refuse this change")):
        parser.add_argument(word, metavar="NUMBER", action="append", type=int, default=[], help=f"{says}; repeat it")
    parser.add_argument("--yes", action="store_true", help="do it; without this nothing is saved")
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """Tell what was done to the document, and take it over if told to."""
    from store.commands.correcting_papers import import_corrections, taking
    from store.papers.reading.batch import Batch
    from store.papers.returned import read_corrections
    from store.queries.imports import said_by_number

    (draft,) = read_all(Batch((call.options.document,), read_corrections))
    with call.desk() as desk:
        meeting = ""
        if call.options.meeting:
            with Reading(desk.register, desk.today, desk.who) as read:
                meeting = read.meeting(call.options.meeting)
        taken = taking(desk.register, desk.today, draft=draft, meeting=meeting)
        said = said_by_number(taken, call.options.take, call.options.refuse)
        if said:
            taken = taking(desk.register, desk.today, draft=draft, meeting=meeting, corrections=said)
        return carry_import(
            call,
            desk,
            taken,
            lambda: desk.run(import_corrections, draft=draft, meeting=meeting, corrections=said),
            numbered=True,
        )


COMMANDS = (
    Command(
        "import corrections",
        "take in what was changed in a document that went out, after a preview",
        "secretariat import corrections minutes.docx --meeting 27/1/2021",
        _run,
        _arguments,
        output=PREVIEW,
        notes=UNSAVED,
    ),
)
