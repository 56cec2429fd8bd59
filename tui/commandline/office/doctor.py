"""`secretariat doctor`: looks a file over without changing it, and puts a backup in its place when told to."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.clock import here
from store.file.place import SIGNPOST
from store.file.troubles import on_server
from store.problems import FileTrouble, Problem, Refused
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, FILE_TROUBLE, REFUSED
from tui.commandline.office.new import contents_words
from tui.commandline.output import add_format
from tui.commandline.telling import told, write_json
from tui.commandline.which_file import examined_file
from tui.settings import clerk

if TYPE_CHECKING:
    from store.file.beside import Copies
    from store.file.doctor import Examined

LATEST = "latest"
"""The word for the newest backup that can be read."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("panel_file", nargs="?", metavar="FILE", help="the file to examine (else as for every command)")
    parser.add_argument(
        "--restore",
        metavar="BACKUP",
        help=f"put this backup, or the {LATEST}, in the place of the file",
    )
    parser.add_argument("--accept", action="store_true", help="take over what another program has altered in the file")
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    path = (
        Path(call.options.panel_file).expanduser()
        if call.options.panel_file
        else examined_file(call.common, call.settings)
    )
    if call.options.restore is not None:
        return _restore(call, path)
    if call.options.accept:
        return _accept(call, path)
    from store.file.doctor import Verdict
    from store.room import examine_room

    report = examine_room(path, None if path.suffix == SIGNPOST else _copies(path))
    if call.options.format == "json":
        from tui.commandline.office.examination import examination_of

        write_json(examination_of(report, sound=report.verdict is Verdict.SOUND))
    else:
        say(*_lines(report))
    return {Verdict.SOUND: DONE, Verdict.REMARKS: REFUSED}.get(report.verdict, FILE_TROUBLE)


def _copies(path: Path) -> Copies | None:
    """Tell the copies beside a file apart; None, so that all are named, where the file cannot be read."""
    from store.desk import Desk
    from store.file.beside import Copies, copies
    from store.merging import copies_beside

    if not copies(path):
        return Copies(())
    with contextlib.suppress(FileTrouble), contextlib.closing(Desk.open(path, read_only=True)) as desk:
        return copies_beside(desk)
    return None


def _lines(report: Examined) -> Iterator[str]:
    """Set a report out for reading: the verdict, what was found, what can be done, which backups there are."""
    from store.queries.history import local_words
    from store.queries.words.short import count
    from store.rules.words.dates import long_date

    yield f"{report.path}: {report.verdict.value}."
    yield from report.sentences
    if report.revision is not None:
        yield f"Format {report.format}, changed {count(report.revision, 'time')} since it was made."
    inside = contents_words(dict(report.inside))
    if inside:
        yield f"Inside: {inside}."
    if report.last_change:
        last = report.last_change
        yield f"Last change: {local_words(last.at)}, {last.who}: {last.sentence}"
    yield from report.advice
    if report.backups:
        yield "Backups, the newest first:"
    for backup in report.backups:
        note = f" ({backup.note})" if backup.note else ""
        yield f"  {long_date(backup.day)}, {backup.size:,} bytes{note}: {backup.path}"
    if report.good_backup:
        yield f'To restore: secretariat doctor "{report.path}" --restore {LATEST}'


def _restore(call: Call, path: Path) -> int:
    """Put a backup in the place of the file; the file is kept under another name.

    Raises FileTrouble if there is no such backup or it cannot be read, Refused with --read-only.
    """
    from store.file.backups import backups
    from store.file.doctor import readable
    from store.file.whole import restore

    if call.common.read_only:
        sentence = "With --read-only nothing is restored."
        raise Refused(Problem("read-only", sentence, "Leave --read-only out to restore."))
    if path.suffix == SIGNPOST:
        raise on_server(path)
    named = call.options.restore
    chosen = Path(named).expanduser()
    if named == LATEST:
        good = next((backup.path for backup in backups(path) if readable(backup.path)), None)
        if good is None:
            cure = "Look for a copy elsewhere, or name one."
            raise FileTrouble(Problem("file.no-backup", f"There is no backup of {path} that can be read.", cure))
        chosen = good
    elif not readable(chosen):
        cure = f"Choose one of those that secretariat doctor lists, or {LATEST}."
        raise FileTrouble(Problem("file.bad-backup", f"{chosen} is not a backup that can be read.", cure))
    aside = restore(path, chosen, here())
    say(f"{chosen} is now in the place of {path}.", "Saved.")
    if aside:
        say(f"The file as it was is kept as {aside}.")
    return DONE


def _accept(call: Call, path: Path) -> int:
    """Take over what was altered, as a change that can be undone. Raises FileTrouble."""
    from store.desk import Desk

    desk = Desk.open(path, today=call.common.day(), who=clerk(call.settings), read_only=call.common.read_only)
    with contextlib.closing(desk):
        return told(call, desk, desk.accept(), as_json=call.options.format == "json")


COMMANDS = (
    Command(
        "doctor",
        "examine a file, say what is wrong, restore a backup",
        "secretariat doctor",
        _run,
        _arguments,
        Output("tui.commandline.office.examination", "Examination", many=False),
        notes="Exit code 0: sound; 1: sound, with remarks; 3: it cannot be read. Nothing is changed without --restore "
        "or --accept.",
    ),
)
