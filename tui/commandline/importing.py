"""What every `import` from files shares: the files named, the preview told, and the import saved with --yes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from store.problems import Problem, Refused
from tui.commandline.call import Call, say
from tui.commandline.command import Output
from tui.commandline.guard import DONE
from tui.commandline.output import STDOUT, add_format, write_bytes

if TYPE_CHECKING:
    from store.desk import Desk
    from store.papers.reading.batch import Batch
    from store.records import Change
    from store.rules.imports import ImportTaken

Made = TypeVar("Made")

PREVIEW = Output("store.queries.imports", "ImportPreview", many=False)
"""What an import prints as JSON."""

UNSAVED = "Without --yes it only tells what would be saved. One undo takes all of it back."
"""What is said of every import in its help."""


def import_arguments(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the files, --yes and --format. `what` says which files are read."""
    parser.add_argument("documents", metavar="FILE", nargs="+", help=what)
    parser.add_argument("--yes", action="store_true", help="do it; without this nothing is saved")
    add_format(parser, "text", "json")


def column_argument(parser: argparse.ArgumentParser, example: str) -> None:
    """Add --column, by which a column is read as something else than the preview says."""
    parser.add_argument(
        "--column",
        metavar="HEADING=FIELD",
        action="append",
        default=[],
        help=f"read a column as something else than the preview says, such as {example}; repeat it",
    )


def read_named(names: list[str], read: Callable[[bytes, str], Made]) -> tuple[Made, ...]:
    """Read files, or what is piped in. Raises Refused or FileTrouble with all that is wrong with them."""
    from store.papers.reading.batch import Batch
    from store.papers.reading.files import LARGEST

    if STDOUT not in names:
        return read_all(Batch(names, read))
    if len(names) > 1:
        raise Refused(Problem("read.piped", "What is piped in is read by itself.", "Name either - or files.", "file"))
    return (read(sys.stdin.buffer.read(LARGEST), "What was piped in"),)


def read_all(batch: Batch[Made]) -> tuple[Made, ...]:
    """Read every file, and on a terminal say how far it is. Raises as `Batch.result` does; ctrl+c leaves it."""
    told = sys.stderr is not None and sys.stderr.isatty()
    while batch.step():
        if told:
            print(f"\r\x1b[K{batch.words}", end="", file=sys.stderr, flush=True)
    if told:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return batch.result()


def carry_import(
    call: Call, desk: Desk, taken: ImportTaken, save: Callable[[], Change | None], *, numbered: bool = False
) -> int:
    """Save an import if told to, and tell what it was or would be. Raises as `save` does.

    `numbered` lines are those of which options say by number whether they are taken.
    """
    from store.queries.imports import import_preview, on_agendas_out, preview_lines

    change = save() if call.options.yes else None
    if call.options.format == "json":
        from store.papers.tables import json_text

        write_bytes(json_text(import_preview(taken)))
        return DONE
    say(*preview_lines(taken, numbered=numbered), "")
    if not call.options.yes:
        say(*(f"Note: {problem}" for problem in on_agendas_out(desk.register, taken, desk.today)))
        say("Nothing was saved. To do it, give the command again with --yes.")
    elif change is None:
        say("Nothing was saved: all of it is there already, or left out.")
    else:
        say(f"{change.sentence}.", "Saved.", *(f"Note: {problem}" for problem in desk.warnings))
    return DONE
