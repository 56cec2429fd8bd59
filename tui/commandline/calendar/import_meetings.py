"""`secretariat import meetings`: a preview of the meetings in files, and with --yes they are taken over."""

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

_WHAT = "calendars (ics), spreadsheets (xlsx, xls, ods), csv, Word documents or text; - reads what is piped in"


def _arguments(parser: argparse.ArgumentParser) -> None:
    import_arguments(parser, _WHAT)
    column_argument(parser, "Day=date")
    parser.add_argument(
        "--body",
        metavar="NAME",
        action="append",
        default=[],
        help="take the meetings of this other body too, as the preview names it; repeat it",
    )


def _run(call: Call) -> int:
    """Tell what would be saved, and save it if told to."""
    from store.commands.calendar.importing import bodies_typed, import_meetings, taking
    from store.papers.calendar.reading.columns import COLUMNS
    from store.papers.calendar.reading.files import read_meetings, read_source
    from store.papers.reading.headed import columns_typed, kept_of

    sources = read_named(call.options.documents, read_source)
    with call.desk() as desk:
        kept = kept_of(COLUMNS.subject, desk.register.panel.headings_read)
        draft = read_meetings(sources, desk.today, kept=kept)
        said = columns_typed(draft.aside, call.options.column, COLUMNS.roles, COLUMNS.meanings)
        if said:
            draft = read_meetings(sources, desk.today, said, kept)
        if call.options.body:
            said = bodies_typed(taking(desk.register, desk.today, draft=draft), call.options.body)
        taken = taking(desk.register, desk.today, draft=draft, corrections=said)
        return carry_import(call, desk, taken, lambda: desk.run(import_meetings, draft=draft, corrections=said))


COMMANDS = (
    Command(
        "import meetings",
        "take in the dates of meetings from calendars, spreadsheets or text, after a preview",
        "secretariat import meetings calendar.csv --yes",
        _run,
        _arguments,
        output=PREVIEW,
        notes=UNSAVED,
        first=("secretariat export calendar --format csv --out calendar.csv",),
    ),
)
