"""`secretariat import data`: a preview of an exported document, and with --yes a panel's file made from it."""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.clock import here
from store.problems import FileTrouble, Problem, Refused
from store.rules.words.wording import counted
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE, warn
from tui.commandline.office.new import contents_of, contents_words

if TYPE_CHECKING:
    from store.edit import FileToKeep
    from store.records import Record

_REPLACEABLE = frozenset({"file.empty", "file.damaged", "file.bad-record", "file.duplicate", "file.too-old"})


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", metavar="FILE", help="a document that secretariat export data wrote")
    parser.add_argument("--papers", metavar="FILE", help="the packed file of papers that was written with it")
    parser.add_argument("--yes", action="store_true", help="do it; without this nothing is saved")
    parser.add_argument(
        "--confirmed", action="store_true", help="with --yes: even where confirmed minutes would read differently"
    )


def _run(call: Call) -> int:
    """Tell what would become of the panel's file, and do it if told to."""
    from store.file.documents import read_document
    from store.file.papers_folder import keep_all
    from store.papers.data import import_data, link_warnings
    from tui.commandline.which_file import examined_file

    source, target = Path(call.options.document).expanduser(), examined_file(call.common, call.settings)
    records = import_data(read_document(source))
    say(f"{source} holds {contents_of(records)}.")
    files = _papers(call, records, target)
    say(*(f"Note: {warning}" for warning in link_warnings(records)))
    standing = _standing(target)
    settled = _confirmed_otherwise(call, records, target) if standing else ()
    if not call.options.yes or not call.options.confirmed:
        _tell_of(settled, asked=call.options.yes)
    if not call.options.yes:
        if standing:
            say(f"{target} holds {standing}. It would be set aside under another name, its history with it.")
        else:
            say(f"{target} does not exist yet and would be made.")
        say("Nothing was saved. To do it, give the command again with --yes.")
        return DONE
    if call.common.read_only:
        raise Refused(Problem("read-only", "With --read-only nothing is saved.", "Leave --read-only out."))
    keep_all(files, target)
    return _save(call, records, target, exists=bool(standing))


def _papers(call: Call, records: tuple[Record, ...], target: Path) -> tuple[FileToKeep, ...]:
    """Read the packed file of papers, and tell what of the papers that the records name would be missing."""
    from store.file.documents import read_document
    from store.file.papers_folder import folder_of
    from store.file.papers_parcel import LARGEST, names_in, unpacked

    path = Path(call.options.papers).expanduser() if call.options.papers else None
    files = unpacked(read_document(path, LARGEST), path.name) if path else ()
    if path:
        say(f"{path} holds {counted(len(files), 'file')} of papers.")
    brought = {f"{sha256(one.data).hexdigest()}{one.ending}" for one in files}
    missing = [one for one in names_in(records) if one not in brought and not (folder_of(target) / one).exists()]
    if missing:
        cure = "" if path else " Bring them with --papers."
        say(f"Note: {counted(len(missing), 'file')} of papers would be missing beside {target.name}.{cure}")
    return files


def _confirmed_otherwise(call: Call, records: tuple[Record, ...], target: Path) -> tuple[Problem, ...]:
    """Tell which confirmed minutes of the panel's file the document has otherwise; none of a file that is damaged."""
    from store.desk import Desk
    from store.papers.minutes.otherwise import confirmed_otherwise
    from store.register import Register

    try:
        desk = Desk.open(target, today=call.common.day(), read_only=True)
    except FileTrouble:
        return ()
    try:
        return tuple(confirmed_otherwise(desk.register, Register.of(*records)))
    finally:
        desk.close()


def _tell_of(settled: tuple[Problem, ...], *, asked: bool) -> None:
    """Say what confirmed minutes would read otherwise. Raises Refused if it was to be done all the same."""
    if settled and asked:
        cure = "Or add --confirmed: the file as it is, with its minutes, is kept under another name."
        raise Refused(*settled[:-1], replace(settled[-1], cure=f"{settled[-1].cure} {cure}"))
    say(*(f"Note: {problem}" for problem in settled))


def _standing(target: Path) -> str:
    """Say what the panel's file holds now; empty if there is none.

    Raises FileTrouble if what is there is not a panel's file at all: that is never replaced.
    """
    from store.file.doctor import examine

    if not target.exists():
        return ""
    report = examine(target)
    if report.trouble and report.trouble.code not in _REPLACEABLE:
        raise FileTrouble(report.trouble)
    if report.trouble:
        return f"nothing that can be read ({report.trouble.sentence.rstrip('.')})"
    return contents_words(dict(report.inside)) or "nothing"


def _save(call: Call, records: tuple[Record, ...], target: Path, *, exists: bool) -> int:
    """Make the file, or put a fresh one in the place of the old, which is kept under another name.

    Raises FileTrouble if it cannot be written; the old one is then as it was.
    """
    from store.desk import Desk
    from store.file.backups import restore
    from store.file.owners import make_folder
    from store.file.temporary import throw_away
    from tui.settings import clerk, default_file, remember_file

    day, who = call.common.day(), clerk(call.settings)
    if not exists:
        if target == default_file():
            make_folder(target.parent)
        Desk.create(target, records, today=day, who=who).close()
        say(f"Made {target}.", "Saved.")
        if trouble := remember_file(target):
            warn(str(trouble))
        return DONE
    with throw_away("imported.json") as fresh:
        Desk.create(fresh, records, today=day, who=who).close()
        aside = restore(target, fresh, here())
    say(f"Replaced {target}.", "Saved.")
    if aside:
        say(f"The file as it was is kept as {aside}.")
    return DONE


COMMANDS = (
    Command(
        "import data",
        "take in a document that export data wrote, after a preview",
        "secretariat import data data.json",
        _run,
        _arguments,
        notes="Without --yes it only tells what would be done. A file that is there is kept under another name.",
        first=("secretariat export data --out data.json",),
    ),
)
