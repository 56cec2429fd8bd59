"""`secretariat inspect`: any file looked over before it is published, whoever made it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from store.problems import FileTrouble
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, REFUSED
from tui.commandline.output import add_format, write_bytes

if TYPE_CHECKING:
    from store.papers.inspecting.traces import FileFinding


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a Word document, a spreadsheet, a PDF; any number")
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """Print a line for everything that was come upon in the files; the exit code says whether there was anything."""
    from store.papers.inspecting.traces import FileFinding
    from store.papers.tables import json

    files = list(dict.fromkeys(call.options.files))
    lines = [line for file in files for line in _inspected(file)]
    if call.options.format == "json":
        write_bytes(json(FileFinding, lines))
        return REFUSED if lines else DONE
    said = {file: list(of_file) for file, of_file in groupby(lines, key=lambda line: line.file)}
    for file in files:
        say(file, *(_words(line) for line in said.get(file, [])), *([] if file in said else [f"  {_CLEAN}"]))
    return REFUSED if lines else DONE


_CLEAN = "Nothing was found that should not be published."


def _words(line: FileFinding) -> str:
    return f"  {line.where}: {line.sentence}" if line.where else f"  {line.sentence}"


def _inspected(file: str) -> Iterator[FileFinding]:
    """Look one file over; one that cannot be read is a line as well, so that the others are looked at all the same."""
    from store.file.documents import read_document
    from store.papers.inspecting.files import inspect_file, not_read

    try:
        data = read_document(Path(file))
    except FileTrouble as trouble:
        yield not_read(trouble, file)
        return
    yield from inspect_file(data, file)


COMMANDS = (
    Command(
        "inspect",
        "look files over before they are published: what is hidden in them, and what keeps readers out",
        "secretariat inspect minutes.docx",
        _run,
        _arguments,
        output=Output("store.papers.inspecting.traces", "FileFinding"),
        notes=(
            "Word documents (docx), spreadsheets (xlsx) and PDF files, whoever made them: tracked changes, comments, "
            "hidden rows, columns, sheets and text, words under black boxes, layers, attachments, scripts, names of "
            "authors, missing tags and so on. Slides, OpenDocument and older Office files are looked at in part, and "
            "of any other file it is said what it is. The exit code is 1 if anything was found."
        ),
    ),
)
