"""`secretariat pack build|check`: everything that goes out for a meeting in one file, proved safe for the public."""

from __future__ import annotations

import argparse
from pathlib import Path

from store.rules.words.papers import range_words
from store.rules.words.wording import counted
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE, REFUSED, warn
from tui.commandline.reading import Reading


def _build_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", required=True, help="the meeting that it is of")
    parser.add_argument("--out", metavar="FOLDER", required=True, help="the folder, for the pack alone")
    parser.add_argument(
        "--replace", action="store_true", help="replace other files of these names, and numbers that moved"
    )
    parser.add_argument(
        "--cleared",
        metavar="CODE",
        nargs="+",
        default=[],
        help="what was found, looked at, and is public: the codes that were told",
    )


def _build(call: Call) -> int:
    """Build a pack and say what it holds; everything that is wrong with its papers is told in one report."""
    from store.packing import build_pack, record_built

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
        cleared = tuple(one for typed in options.cleared for one in typed.replace(",", " ").split())
        made = build_pack(desk, meeting, Path(options.out), replace=options.replace, cleared=cleared)
        unrecorded = record_built(desk, made)
    say(*call.echoes, *read.echoes)
    for paper in made.contents.papers:
        say(f"  {range_words(paper.first, paper.end)}  Item {paper.item}, {paper.title}: {paper.state}, {paper.part}")
    for file in made.contents.files:
        declared = "accessible" if file.accessible else "not declared accessible"
        say(f"Wrote {made.folder / file.file}: {counted(file.pages, 'page')}, {declared}.")
    for note in filter(None, (*made.notes, unrecorded)):
        warn(note)
    return DONE


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="the folder of a pack")


def _check(call: Call) -> int:
    """Check a pack that stands: its digests, its pages and tags, what must not be in it, and that it is of today."""
    from store.pack_check import checked_pack

    with call.desk() as desk:
        checked = checked_pack(desk, Path(call.options.folder))
    for sentence in checked.problems:
        say(str(sentence))
    for note in checked.notes:
        warn(note)
    if not checked.problems:
        say(f"Nothing is wrong with the pack in {call.options.folder}.")
    return REFUSED if checked.problems else DONE


COMMANDS = (
    Command(
        "pack build",
        "build the pack of a meeting: public.pdf, members.pdf if anything is exempt, index.json",
        "secretariat pack build --meeting 29/7/2021 --out pack --today 12/7/2021",
        _build,
        _build_arguments,
        notes=(
            "The public pack never opens an exempt paper, and is searched for its words before it stands. A folder "
            "that holds an earlier pack of the meeting is replaced whole."
        ),
    ),
    Command(
        "pack check",
        "check a pack that was built; exit 1 says what is wrong with it",
        "secretariat pack check pack --today 12/7/2021",
        _check,
        _check_arguments,
        first=("secretariat pack build --meeting 29/7/2021 --out pack --today 12/7/2021",),
    ),
)
