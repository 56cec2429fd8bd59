"""`secretariat import programme`: a preview of a work programme in files, and with --yes the programme taken over."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from store.problems import Problem, Refused
from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.importing import PREVIEW, UNSAVED, carry_import, import_arguments, read_all
from tui.commandline.output import STDOUT

if TYPE_CHECKING:
    from store.papers.reading.grids import Content

_WHAT = "Word documents (docx), spreadsheets (xlsx, xls, ods), csv or text; - reads what is piped in"


def _arguments(parser: argparse.ArgumentParser) -> None:
    import_arguments(parser, _WHAT)
    parser.add_argument(
        "--column",
        metavar="HEADING=FIELD",
        action="append",
        default=[],
        help="read a column as something else than the preview says, such as Topic=item; repeat it",
    )


def _run(call: Call) -> int:
    """Tell what would be saved, and save it if told to."""
    from store.commands.programme.importing import import_programme, taking
    from store.papers.programme.reading.files import read_programme

    contents = read_contents(call.options.documents)
    with call.desk() as desk:
        kept = {one.heading: one.read_as for one in desk.register.panel.headings_read}
        draft = read_programme(contents, kept=kept)
        if call.options.column:
            from store.papers.programme.reading.columns import columns_typed

            draft = read_programme(contents, columns_typed(draft.aside, call.options.column), kept)
        taken = taking(desk.register, desk.today, draft=draft)
        return carry_import(call, desk, taken, lambda: desk.run(import_programme, draft=draft))


def read_contents(names: list[str]) -> tuple[Content, ...]:
    """Read files into tables, or what is piped in. Raises Refused or FileTrouble with all that is wrong with them."""
    from store.papers.reading.batch import Batch
    from store.papers.reading.files import LARGEST, read_tables

    if STDOUT not in names:
        return read_all(Batch(names, read_tables))
    if len(names) > 1:
        raise Refused(Problem("read.piped", "What is piped in is read by itself.", "Name either - or files.", "file"))
    return (read_tables(sys.stdin.buffer.read(LARGEST), "What was piped in"),)


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
