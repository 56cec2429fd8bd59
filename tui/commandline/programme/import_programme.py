"""`secretariat import programme`: a preview of a work programme in files, and with --yes the programme taken over."""

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

_WHAT = "Word documents (docx), spreadsheets (xlsx, xls, ods), csv or text; - reads what is piped in"


def _arguments(parser: argparse.ArgumentParser) -> None:
    import_arguments(parser, _WHAT)
    column_argument(parser, "Topic=item")


def _run(call: Call) -> int:
    """Tell what would be saved, and save it if told to."""
    from store.commands.programme.importing import import_programme, taking
    from store.papers.programme.reading.files import read_programme
    from store.papers.reading.files import read_tables

    contents = read_named(call.options.documents, read_tables)
    with call.desk() as desk:
        kept = {one.heading: one.read_as for one in desk.register.panel.headings_read}
        draft = read_programme(contents, kept=kept)
        if call.options.column:
            from store.papers.programme.reading.columns import columns_typed

            draft = read_programme(contents, columns_typed(draft.aside, call.options.column), kept)
        taken = taking(desk.register, desk.today, draft=draft)
        return carry_import(call, desk, taken, lambda: desk.run(import_programme, draft=draft))


COMMANDS = (
    Command(
        "import programme",
        "take in a work programme from documents, spreadsheets or text, after a preview",
        "secretariat import programme programme.csv --yes",
        _run,
        _arguments,
        output=PREVIEW,
        notes=UNSAVED,
        first=("secretariat export programme --format csv --out programme.csv",),
    ),
)
