"""`secretariat undo` and `secretariat redo`: the journal turned back and forward, one change at a time."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.telling import OUTCOME, add_answer, told


def _undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--change", metavar="ID", help="undo this change of yours instead of the last one: C12")
    add_answer(parser)


def _undo(call: Call) -> int:
    with call.desk() as desk:
        change = desk.undo(call.options.change)
        return told(call, desk, change, lines=[f"Note: {note}" for note in desk.notes])


def _redo(call: Call) -> int:
    with call.desk() as desk:
        return told(call, desk, desk.redo())


_CHANGED = 'secretariat item withdraw "Human Trafficking" --reason "Covered by another item"'

COMMANDS = (
    Command(
        "undo",
        "reverse your last change, naming it",
        "secretariat undo",
        _undo,
        _undo_arguments,
        OUTCOME,
        first=(_CHANGED,),
    ),
    Command(
        "redo",
        "do again what you last undid, naming it",
        "secretariat redo",
        _redo,
        add_answer,
        OUTCOME,
        first=(_CHANGED, "secretariat undo"),
    ),
)
