"""`secretariat check`: what is late, due or missing; what is new of it; and how a computer asks by itself."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, FILE_TROUBLE, REFUSED, warn
from tui.commandline.office.check_all import Checked, check_all
from tui.commandline.output import add_format, write_bytes


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser, "text", "json")
    parser.add_argument("--since-last", action="store_true", help="only what is new since you last asked with this")
    parser.add_argument("--add-to", metavar="PATH", help="add it under its day to the end of this file as well")
    parser.add_argument("--schedule", action="store_true", help="print how a computer asks on every working day")
    parser.add_argument("--all", action="store_true", help="every panel of your list in one run, each under its name")


def _run(call: Call) -> int:
    """Print a line for everything there is to see to; the exit code says whether there was anything."""
    options = call.options
    if options.schedule:
        from tui.commandline.office.schedule import program_words, schedule_lines

        kept = os.path.abspath(call.file)  # noqa: PTH100 - links are the clerk's way
        say(*schedule_lines(program_words(), kept, every=options.all))
        return DONE
    from store.papers.tables import json
    from store.queries.findings.check import CheckLine

    checked = check_all(call) if options.all else (_check(call),)
    new = _news(checked) if options.since_last else checked
    if options.add_to and any(one.keyed for one in new):
        _add(new, Path(options.add_to), call.file, named=options.all)
    if options.format == "json":
        write_bytes(json(CheckLine, [line for one in new for _, line in one.keyed]))
    else:
        say(*call.echoes, *_told(new, checked, named=options.all))
    _note(call, checked)
    if not all(one.opened for one in checked):
        return FILE_TROUBLE
    return REFUSED if any(one.keyed for one in new) else DONE


def _check(call: Call) -> Checked:
    """Check the panel on which commands work. Raises FileTrouble."""
    from store.queries.findings.check import keyed_check

    with call.desk() as desk:
        return Checked("", call.file, desk.today, keyed_check(call.seen(desk, facts=True), desk.today))


def _told(new: Sequence[Checked], checked: Sequence[Checked], *, named: bool) -> Iterator[str]:
    """Set out for reading what was come upon, under the names of the panels if several were checked."""
    nothing = "Nothing is late, due or missing."
    for one, before in zip(new, checked, strict=True):
        if named:
            yield from ("", one.name) if one is not new[0] else (one.name,)
        if one.keyed:
            yield from _lines(one)
        else:
            yield "Nothing is new since the last check." if before.keyed else nothing


def _news(checked: Sequence[Checked]) -> tuple[Checked, ...]:
    """Leave out what the last check came upon; that a panel cannot be opened is told each time."""
    from tui.commandline.office.since import checked_before

    return tuple(
        one._replace(keyed=tuple(line for line in one.keyed if line[0] not in checked_before(one.noted)))
        if one.opened
        else one
        for one in checked
    )


def _note(call: Call, checked: Sequence[Checked]) -> None:
    """Keep what was come upon and has been told, if the check is one since the last; with --read-only nothing is."""
    from tui.commandline.office.since import note_checked

    if not call.options.since_last or call.common.read_only:
        return
    for one in checked:
        if one.opened and (problem := note_checked(one.noted, [key for key, _ in one.keyed])):
            warn(str(problem))


def _lines(checked: Checked) -> Iterator[str]:
    yield from (f"{line.sentence} {line.cure} [{line.place}]" for _, line in checked.keyed)


def _add(new: Sequence[Checked], path: Path, panel_file: Path, *, named: bool) -> None:
    """Add lines under their day to a text file, which keeps what it holds. Raises Refused and FileTrouble."""
    from store.file.documents import read_document, write_paper
    from store.file.kinds import REMINDERS
    from store.rules.words.dates import long_date

    before = read_document(path) if path.exists() else b""
    lines = [long_date(new[0].today), ""]
    for one in new:
        lines += [*([one.name] if named and one.keyed else []), *_lines(one)]
    write_paper(before + "\n".join([*lines, "", ""]).encode(), path, panel_file, replace=True, kind=REMINDERS)


COMMANDS = (
    Command(
        "check",
        "say what is late, due or missing",
        "secretariat check --today 12/7/2021",
        _run,
        _arguments,
        output=Output("store.queries.findings.check", "CheckLine"),
        notes="The exit code is 1 if there is anything, so that a script can tell.\n"
        "With --all, 3 if one of the panels cannot be opened; the others are checked all the same.\n"
        "To be reminded every working day: secretariat check --schedule.",
    ),
)
