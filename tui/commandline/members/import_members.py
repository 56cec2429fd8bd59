"""`secretariat import members`: a preview of the members and seats in files, and with --yes they are taken over."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.importing import (
    PREVIEW,
    UNSAVED,
    carry_import,
    column_argument,
    import_arguments,
    read_named,
)

_WHAT = "spreadsheets (xlsx, xls, ods), csv, Word documents or text; - reads what is piped in"


def _arguments(parser: argparse.ArgumentParser) -> None:
    import_arguments(parser, _WHAT)
    column_argument(parser, "Ward=council")
    parser.add_argument(
        "--is",
        dest="meant",
        metavar="NAME=ID",
        action="append",
        default=[],
        help="say who is meant by a name that is asked about: an id of the register, or new; repeat it",
    )


def _run(call: Call) -> int:
    """Tell what would be saved, and save it if told to."""
    from store.commands.members.importing import import_members, taking
    from store.commands.members.importing_people import people_typed
    from store.papers.members.reading.columns import COLUMNS
    from store.papers.members.reading.files import read_list, read_members
    from store.papers.reading.headed import columns_typed, kept_of

    contents = read_named(call.options.documents, read_list)
    with call.desk() as desk:
        kept = kept_of(COLUMNS.subject, desk.register.panel.headings_read)
        draft = read_members(contents, kept=kept)
        said = columns_typed(draft.aside, call.options.column, COLUMNS.roles, COLUMNS.meanings)
        if said:
            draft = read_members(contents, said, kept)
        if call.options.meant:
            asked = taking(desk.register, desk.today, draft=draft, corrections=said).lines
            said = {**said, **people_typed(asked, call.options.meant)}
            draft = read_members(contents, said, kept)
        taken = taking(desk.register, desk.today, draft=draft, corrections=said)
        return carry_import(call, desk, taken, lambda: desk.run(import_members, draft=draft, corrections=said))


COMMANDS = (
    Command(
        "import members",
        "take in members, their seats and councils from spreadsheets or text, after a preview; no contact details",
        "secretariat import members members.csv --yes",
        _run,
        _arguments,
        output=PREVIEW,
        notes=f"{UNSAVED} Addresses, e-mail addresses and telephone numbers are never taken in.",
        first=("secretariat export members --format csv --out members.csv",),
    ),
)
