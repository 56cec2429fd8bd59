"""`secretariat copy`: the whole file, history included, written to another; it can be worked on and merged again."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="PATH", help="the new file; one that is there is never replaced")


def _run(call: Call) -> int:
    """Write everything to a new file. Raises FileTrouble if there is one already, or it cannot be written."""
    target = Path(call.options.target).expanduser()
    with call.desk() as desk:
        desk.copy_to(target)
    say(f"Wrote everything, its history included, to {target}.")
    return DONE


COMMANDS = (
    Command(
        "copy",
        "write the whole file, its history included, to another",
        "secretariat copy llr-copy.json",
        _run,
        _arguments,
        notes="What is done in the copy can be taken over later: secretariat merge llr-copy.json",
    ),
)
