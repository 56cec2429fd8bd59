"""`secretariat export`: the work programme and the lists as papers, and all data as one document."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from store.papers.views import VIEWS, View
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.output import add_exempt, add_format, add_out, write_out

if TYPE_CHECKING:
    from store.file.kinds import FileKind


def exported(views: Mapping[str, View]) -> tuple[str, ...]:
    """Name the lists that are written whole: all but those of one meeting or record, and the programme, a paper."""
    return tuple(name for name, one in views.items() if name != "programme" and not one.of_one)


def _export(name: str, call: Call) -> int:
    """Write a view to a file or to standard output."""
    from store.papers.programme import paper as programme_paper
    from store.papers.views import view

    form = call.options.format
    with call.desk() as desk:
        chosen = {"changes": desk.history()} if name == "history" else {}
        if form == "md":
            data = programme_paper.markdown(desk.register, desk.today, exempt=call.exempt)
        else:
            data = view(name, form, desk.register, desk.today, bom=call.options.bom, exempt=call.exempt, **chosen)
        return _written(call, data, f"the {'work ' if name == 'programme' else ''}{name}")


def _data(call: Call) -> int:
    """Write all records as one document."""
    from store.file.kinds import DATA, PAPER
    from store.papers.data import export_data

    with call.desk() as desk:
        data = export_data(desk.register, today=desk.today, include_private=call.options.private)
        return _written(call, data, "all data", DATA if call.options.private else PAPER)


def _written(call: Call, data: bytes, what: str, kind: FileKind | None = None) -> int:
    path = write_out(data, call.options, call.file, kind=kind)
    if path is not None:
        say(f"Wrote {what} to {path}.")
    return DONE


def _arguments(*formats: str) -> Callable[[argparse.ArgumentParser], None]:
    def add(parser: argparse.ArgumentParser) -> None:
        add_format(parser, *formats)
        add_exempt(parser)
        parser.add_argument("--bom", action="store_true", help="mark csv as UTF-8 for older spreadsheets")
        add_out(parser)

    return add


def _data_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--private", action="store_true", help="with contact details and sensitive interests")
    add_out(parser)


COMMANDS = (
    Command(
        "export programme",
        "write the work programme as the panel prints it, or for a spreadsheet",
        "secretariat export programme --format csv --out programme.csv",
        partial(_export, "programme"),
        _arguments("md", "csv", "json", "text"),
    ),
    Command(
        "export data",
        "write all records as one JSON document, for keeping or for other programs",
        "secretariat export data --out data.json",
        _data,
        _data_arguments,
        notes="Contact details of the public are left out unless --private is given.",
    ),
    *(
        Command(
            f"export {name}",
            f"write the {name} as a list",
            f"secretariat export {name} --format csv --out {name}.csv",
            partial(_export, name),
            _arguments("csv", "json", "text"),
        )
        for name in exported(VIEWS)
    ),
)
