"""`secretariat import moderngov`: a preview of what files saved from modern.gov hold, and with --yes all of it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.importing import PREVIEW, UNSAVED, carry_import, import_arguments, read_all

if TYPE_CHECKING:
    from store.records import Change

_WHAT = "XML saved from modern.gov's web service (GetMeetings, GetMeeting, councillors), or the folder that holds it"


def _arguments(parser: argparse.ArgumentParser) -> None:
    import_arguments(parser, _WHAT)
    for word, says in (("--take", "take this line as well"), ("--refuse", "leave this line out")):
        parser.add_argument(word, metavar="NUMBER", action="append", type=int, default=[], help=f"{says}; repeat it")


def _run(call: Call) -> int:
    """Tell what would be saved, and save it if told to."""
    from store.commands.moderngov.importing import import_moderngov, taking
    from store.papers.moderngov.files import in_folders, read_gov_file, read_past
    from store.papers.reading.batch import Batch
    from store.queries.imports import said_by_number

    draft = read_past(read_all(Batch(in_folders(call.options.documents), read_gov_file)))
    with call.desk() as desk:
        taken = taking(desk.register, desk.today, draft=draft)
        said = said_by_number(taken, call.options.take, call.options.refuse)
        if said:
            taken = taking(desk.register, desk.today, draft=draft, corrections=said)

        def save() -> Change | None:
            return desk.run(import_moderngov, draft=draft, corrections=said)

        return carry_import(call, desk, taken, save, numbered=True)


COMMANDS = (
    Command(
        "import moderngov",
        "take in a panel's past from files saved from modern.gov, after a preview",
        "secretariat import moderngov GetMeeting-1234.xml --yes",
        _run,
        _arguments,
        output=PREVIEW,
        notes=f"{UNSAVED} Addresses of papers are kept and never fetched.",
    ),
)
