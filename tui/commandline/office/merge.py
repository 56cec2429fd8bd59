"""`secretariat merge`: a preview of what another copy of the file did, and with --yes taking it over in one change."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec

from store.commands.merging import Merge, take_over
from store.merging import Copy, LeftRecord, Merged, MergedChange, read_copy
from store.problems import Problem, Refused
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, REFUSED
from tui.commandline.output import add_format, write_bytes


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("other", metavar="OTHER", help="the copy, such as the one a synchronising program left")
    parser.add_argument("--yes", action="store_true", help="do it; without this nothing is saved")
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """Tell what the copy did and what can be taken over, and do it if told to."""
    if call.options.yes and call.common.read_only:
        raise Refused(Problem("read-only", "With --read-only nothing is saved.", "Leave --read-only out."))
    with call.desk() as desk:
        copy = read_copy(desk, Path(call.options.other).expanduser())
        merge = copy.merge(desk)
        told = tuple(copy.words(merge, desk))
        done = False
        if call.options.yes:
            change = desk.run(take_over, ours=copy.ours(desk), theirs=copy.changes, name=copy.path.name)
            done = change is not None
    if call.options.format == "json":
        write_bytes(msgspec.json.format(msgspec.json.encode(_as_json(copy, merge, done=done)), indent=2) + b"\n")
    else:
        say(*_lines(told, merge, asked=call.options.yes, done=done))
    return REFUSED if merge.left else DONE


def _as_json(copy: Copy, merge: Merge, *, done: bool) -> Merged:
    return Merged(
        str(copy.path),
        done,
        [MergedChange(change.at.isoformat(), change.who, change.sentence) for change in merge.changes],
        list(merge.added),
        list(merge.changed),
        list(merge.removed),
        dict(merge.renumbered),
        [LeftRecord(one.id, one.name, one.why, [field.label for field in one.fields]) for one in merge.left],
    )


def _lines(told: tuple[str, ...], merge: Merge, *, asked: bool, done: bool) -> Iterator[str]:
    yield from told
    if done:
        yield "Saved. One undo takes it back."
    elif merge.edit.touches and not asked:
        yield "Nothing was saved. To do it, give the command again with --yes."
    else:
        yield "Nothing had to be changed."


COMMANDS = (
    Command(
        "merge",
        "take over what another copy of the file did, after a preview",
        "secretariat merge llr-copy.json",
        _run,
        _arguments,
        output=Output("store.merging", "Merged", many=False),
        notes="For copies that a synchronising program left beside the file. Without --yes it only tells what would\n"
        "be done. What both changed is left as it is here and named; the exit code is then 1.\n"
        "One undo takes it back.",
        first=("secretariat copy llr-copy.json",),
    ),
)
