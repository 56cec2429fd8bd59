"""`secretariat check`: what is late, due or missing; what is new of it; and how a computer asks by itself."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, REFUSED, warn
from tui.commandline.output import add_format, write_bytes

if TYPE_CHECKING:
    import datetime as dt

    from store.queries.findings.check import CheckLine


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser, "text", "json")
    parser.add_argument("--since-last", action="store_true", help="only what is new since you last asked with this")
    parser.add_argument("--add-to", metavar="PATH", help="add it under its day to the end of this file as well")
    parser.add_argument("--schedule", action="store_true", help="print how a computer asks on every working day")


def _run(call: Call) -> int:
    """Print a line for everything there is to see to; the exit code says whether there was anything."""
    if call.options.schedule:
        from tui.commandline.office.schedule import program_words, schedule_lines

        say(*schedule_lines(program_words(), os.path.abspath(call.file)))  # noqa: PTH100 - links are the clerk's way
        return DONE
    from store.papers.tables import json
    from store.queries.findings.check import CheckLine, keyed_check

    with call.desk() as desk:
        keyed, today = keyed_check(call.seen(desk, facts=True), desk.today), desk.today
    new = _news(call, keyed) if call.options.since_last else tuple(line for _, line in keyed)
    if call.options.add_to and new:
        _add(new, today, Path(call.options.add_to), call.file)
    if call.options.format == "json":
        write_bytes(json(CheckLine, new))
    else:
        nothing = "Nothing is new since the last check." if keyed else "Nothing is late, due or missing."
        say(*call.echoes, *(_lines(new) if new else [nothing]))
    _note(call, [key for key, _ in keyed])
    return REFUSED if new else DONE


def _news(call: Call, keyed: Sequence[tuple[str, CheckLine]]) -> tuple[CheckLine, ...]:
    """Leave out what the last check came upon."""
    from tui.commandline.office.since import checked_before

    before = checked_before(call.file)
    return tuple(line for key, line in keyed if key not in before)


def _note(call: Call, keys: Sequence[str]) -> None:
    """Keep what was come upon and has been told, if the check is one since the last; with --read-only nothing is."""
    from tui.commandline.office.since import note_checked

    if call.options.since_last and not call.common.read_only and (problem := note_checked(call.file, keys)):
        warn(str(problem))


def _lines(lines: Sequence[CheckLine]) -> Iterator[str]:
    yield from (f"{line.sentence} {line.cure} [{line.place}]" for line in lines)


def _add(lines: Sequence[CheckLine], today: dt.date, path: Path, panel_file: Path) -> None:
    """Add lines under their day to a text file, which keeps what it holds. Raises Refused and FileTrouble."""
    from store.file.documents import read_document, write_paper
    from store.file.kinds import REMINDERS
    from store.rules.words.dates import long_date

    before = read_document(path) if path.exists() else b""
    after = "\n".join([long_date(today), "", *_lines(lines), "", ""]).encode()
    write_paper(before + after, path, panel_file, replace=True, kind=REMINDERS)


COMMANDS = (
    Command(
        "check",
        "say what is late, due or missing",
        "secretariat check --today 12/7/2021",
        _run,
        _arguments,
        output=Output("store.queries.findings.check", "CheckLine"),
        notes="The exit code is 1 if there is anything, so that a script can tell.\n"
        "To be reminded every working day: secretariat check --schedule.",
    ),
)
