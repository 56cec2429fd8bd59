"""`secretariat import moderngov`: a preview of what files saved from modern.gov hold, and with --yes all of it."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.importing import PREVIEW, UNSAVED, carry_import, import_arguments, read_all

_WHAT = "XML saved from modern.gov's web service (GetMeetings, GetMeeting, councillors), or the folder that holds it"


def _arguments(parser: argparse.ArgumentParser) -> None:
    import_arguments(parser, _WHAT)


def _run(call: Call) -> int:
    """Tell what would be saved, and save it if told to."""
    from store.commands.moderngov.importing import import_moderngov, taking
    from store.papers.moderngov.files import in_folders, read_gov_file, read_past
    from store.papers.reading.batch import Batch

    draft = read_past(read_all(Batch(in_folders(call.options.documents), read_gov_file)))
    with call.desk() as desk:
        taken = taking(desk.register, desk.today, draft=draft)
        return carry_import(call, desk, taken, lambda: desk.run(import_moderngov, draft=draft))


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
