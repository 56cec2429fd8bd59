"""`secretariat bundle make|verify`: the evidence of a meeting in one packed file, and whether it still is that."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from store.problems import FileTrouble
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, REFUSED, warn
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.register import Register


def _make_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", required=True, help="the meeting that it is of")
    parser.add_argument("--out", metavar="FILE", required=True, help="the file to write, such as bundle.zip")
    parser.add_argument("--members", action="store_true", help="for members: with exempt business, not for publication")
    parser.add_argument("--packs", metavar="FOLDER", help="the folder of the packs; the last ones if not given")
    parser.add_argument("--replace", action="store_true", help="replace the file if there is one")


def _make(call: Call) -> int:
    """Make the bundle of a meeting, write it, and record its digest."""
    from store.bundling import made_at, write_bundle

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
        packs = Path(options.packs) if options.packs else None
        made = made_at(desk, meeting, for_members=options.members, packs=packs)
        path = Path(options.out)
        written = write_bundle(desk, made, path, meeting, for_members=options.members, replace=options.replace)
    say(*call.echoes, *read.echoes)
    say(f"Wrote the bundle to {written.path}: {made.files} files. Its digest is {made.digest}.")
    if options.members:
        say("It contains exempt information. Not for publication.")
    say(*made.notes)
    if written.unrecorded:
        warn(written.unrecorded)
    return DONE


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", metavar="FILE", help="the bundle")
    parser.add_argument("--previous", metavar="FILE", help="the bundle of the meeting before, which it must follow")
    add_format(parser, "text", "json")


def _verify(call: Call) -> int:
    """Say whether a bundle still is what was made; the exit code is 1 if it is not."""
    from store.file.documents import read_document
    from store.papers.bundle.verifying import verdict_lines, verified
    from store.papers.bundle.zipped import LARGEST
    from store.papers.tables import json_text

    options = call.options
    data = read_document(Path(options.bundle), LARGEST)
    before = read_document(Path(options.previous), LARGEST) if options.previous else None
    register, panel_id = _records(call)
    verdict = verified(data, before, register, panel_id)
    if options.format == "json":
        write_bytes(json_text(verdict))
    else:
        say(*verdict_lines(verdict, Path(options.bundle).name))
    return DONE if verdict.whole else REFUSED


def _records(call: Call) -> tuple[Register | None, str]:
    """Give the records of the panel's file and its id, if there is a file here: a bundle can be judged without one."""
    from store.desk import Desk

    try:
        desk = Desk.open(call.file, today=call.common.day(), read_only=True)
    except FileTrouble:
        return None, ""
    with closing(desk):
        return desk.register, desk.panel_id


COMMANDS = (
    Command(
        "bundle make",
        "put the evidence of a meeting into one packed file, for the public or for members",
        "secretariat bundle make --meeting 25/3/2021 --out bundle.zip",
        _make,
        _make_arguments,
        notes=(
            "Notice, publications of the agenda, the packs that were built last or those of --packs, attendance, "
            "declarations, votes, questions, every version of the minutes, actions, the journal of this meeting and a "
            "time-line, with the digests of all. It names the bundle of the meeting before. Private details of the "
            "public are in neither bundle. Packs for the public are searched again, and refused on a hit."
        ),
    ),
    Command(
        "bundle verify",
        "say whether a bundle still is what was made, and name what was altered",
        "secretariat bundle verify bundle.zip",
        _verify,
        _verify_arguments,
        output=Output("store.papers.bundle.verifying", "BundleVerdict", many=False),
        notes=(
            "It is held against the panel's file as well, if that is here and the bundle is of it. The exit code is 1 "
            "if anything was altered, is missing or was added, or if the chain is broken."
        ),
        first=("secretariat bundle make --meeting 25/3/2021 --out bundle.zip",),
    ),
)
